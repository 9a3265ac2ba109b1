"""What cut into sessions: in words, and counted by kind and hour of the day."""

from collections import Counter
from collections.abc import Iterable

from tui_goals.domain import Interruption, InterruptionKind
from tui_goals.rules import days, phrases

FROM = {InterruptionKind.INTERNAL: "from within", InterruptionKind.EXTERNAL: "from outside"}
"""Where an interruption came from, as it is said everywhere."""

Counts = Counter[tuple[InterruptionKind, int]]
"""How many there are of each kind in each hour of the day, 0 to 23."""


def counted(interruptions: Iterable[Interruption]) -> Counts:
    """Interruptions by kind and by the hour on the wall clock of the zone they were lived in."""
    return Counter(
        (each.kind, days.local_time(each.happened_at, each.zone).hour)
        for each in interruptions
        if each.happened_at is not None
    )


def by_kind(counts: Counts) -> str:
    """How many came from where, as `2 from within, 1 from outside`; empty without any."""
    totals = {kind: sum(number for (each, _), number in counts.items() if each is kind) for kind in InterruptionKind}
    return ", ".join(f"{totals[kind]:,} {FROM[kind]}" for kind in InterruptionKind if totals[kind])


def worst_hour(counts: Counts) -> int | None:
    """The hour with the most interruptions, the earliest of equals; None where no hour has more than one."""
    hours: Counter[int] = Counter()
    for (_, hour), number in counts.items():
        hours[hour] += number
    hour, most = min(hours.items(), key=lambda each: (-each[1], each[0]), default=(0, 0))
    return hour if most > 1 else None


def told(interruptions: Iterable[Interruption]) -> tuple[str, ...]:
    """What is told of a day's interruptions: how many from where, and the hour with the most of them."""
    counts = counted(interruptions)
    hour = worst_hour(counts)
    words = by_kind(counts)
    return tuple(filter(None, (words, "" if hour is None else f"most from {hour}:00 to {hour + 1}:00")))


def in_words(number: int) -> str:
    """How often one was interrupted, as `1 interruption`."""
    return phrases.count(number, "interruption")
