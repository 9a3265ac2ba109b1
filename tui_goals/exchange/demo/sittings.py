"""How the demo's focus sessions went: their stretches of focus and pause, their units, and when they began."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from tui_goals.domain import SegmentKind, SessionState
from tui_goals.domain.values import frozen
from tui_goals.exchange.demo.calendar import MINUTE, Calendar
from tui_goals.exchange.demo.plan import BitePlan, GoalPlan

SECOND = 1000
BREAK = 6 * MINUTE
"""What lies between two sittings in a row, and between the last one and now."""
ENOUGH_FOR_A_PAUSE = 15 * MINUTE


@frozen
class Sitting:
    """One sitting, in milliseconds; `day` counts from today, 0 means right before now."""

    state: SessionState
    subject: str
    plan_minutes: int
    stretches: tuple[tuple[SegmentKind, int], ...]
    day: int
    start: int
    bite_id: int | None = None
    goal_id: int | None = None
    plan_units: float | None = None
    units: float | None = None
    unit: str = ""
    commitment: str = ""
    reason: str = ""

    @property
    def length(self) -> int:
        """How long it took, pauses and all."""
        return sum(length for _, length in self.stretches)

    @property
    def end(self) -> int:
        """When it ended."""
        return self.start + self.length


def stretches(chance: Random, state: SessionState, minutes: int) -> tuple[tuple[SegmentKind, int], ...]:
    """Focus about as long as planned, far shorter where it was given up, and now and then cut by a pause."""
    least, most = (0.2, 0.5) if state is SessionState.ABANDONED else (0.85, 1.2)
    focus = round(minutes * MINUTE * chance.uniform(least, most)) // SECOND * SECOND
    if focus < ENOUGH_FOR_A_PAUSE or chance.random() > 0.35:
        return ((SegmentKind.FOCUS, focus),)
    before = round(focus * chance.uniform(0.3, 0.7)) // SECOND * SECOND
    pause = chance.randint(90, 540) * SECOND
    return ((SegmentKind.FOCUS, before), (SegmentKind.PAUSE, pause), (SegmentKind.FOCUS, focus - before))


def sittings_on(chance: Random, goal: GoalPlan, bite: BitePlan) -> Iterator[Sitting]:
    """The sittings on a micro-milestone in order, not placed yet; what one leaves is the plan of the next."""
    left = bite.amount
    for state in bite.lived.value:
        if state is None:
            continue
        units = None if left is None else _units(chance, state, left)
        yield Sitting(
            state, bite.title, goal.minutes, stretches(chance, state, goal.minutes), day=0, start=0, plan_units=left,
            units=units, unit=bite.unit, commitment=chance.choice(goal.commitments) if chance.random() < 0.7 else "",
            reason=bite.reason if state is SessionState.ABANDONED else "",
        )  # fmt: skip
        if left is not None and units is not None:
            left -= units


def spread(chance: Random, count: int, first: int, last: int) -> list[int]:
    """So many days from the first to the last in order, about evenly."""
    if count < 2:
        return [last] * count
    step = (last - first) / (count - 1)
    places = (place + chance.uniform(-0.4, 0.4) for place in range(count))
    return [min(last, max(first, first + round(place * step))) for place in places]


def without_overlap(sittings: Iterable[Sitting], calendar: Calendar) -> list[Sitting]:
    """The sittings in time: one that would begin during another of its day begins after it; today's end before now."""
    given = tuple(sittings)
    placed: list[Sitting] = []
    for sitting in sorted((one for one in given if one.day), key=lambda one: one.start):
        free_from = placed[-1].end + BREAK if placed else 0
        placed.append(replace(sitting, start=max(sitting.start, free_from)))
    end = calendar.now_milliseconds // SECOND * SECOND - BREAK
    for sitting in reversed([one for one in given if not one.day]):
        end -= BREAK + sitting.length
        placed.append(replace(sitting, start=end))
    return sorted(placed, key=lambda sitting: sitting.start)


def _units(chance: Random, state: SessionState, left: float) -> float | None:
    """What a sitting came to: words go over the mark by a few, half of it is a share, giving up counts nothing."""
    if state is SessionState.ABANDONED:
        return None
    counted_in_tens = left >= 100
    if state is SessionState.PARTIAL:
        return round(left * chance.uniform(0.4, 0.7), -1) if counted_in_tens else max(1.0, left // 2)
    return left + chance.choice((0, 0, 10, 20, 30, 40)) if counted_in_tens else left
