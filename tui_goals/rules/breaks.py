"""Breaks: how long one should be, when a long one is due, and how far one is.

Minutes where a name says so, else seconds; instants are UTC. A break is never forced and never part of focus.
"""

from collections.abc import Iterable
from math import ceil, isfinite

from pendulum import DateTime

from tui_goals.domain import Break, FocusSession, Refused, SessionState
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.focus import CLOCK_STEP_SECONDS, LONGEST_PLAN_MINUTES, Reading

SHARE_OF_FOCUS = 0.2
"""Without a time limit a break is a fifth of the focus before it: five minutes after twenty-five, as elsewhere."""
SHORTEST_MINUTES = 1.0
"""A share of a very short session is no break that anybody would take."""


@frozen
class Lengths:
    """What is set: minutes of a short and a long break (0: none), and done sessions before a long one (0: never)."""

    short: float = 5.0
    long: float = 15.0
    long_after: int = 4


@frozen
class Suggestion:
    """The break that is suggested; 0 minutes suggest none."""

    minutes: float
    long: bool = False


def suggested(session: FocusSession | None, focus: float, done: int, lengths: Lengths) -> Suggestion:
    """The break after a session with that many seconds of focus, as the `done`-th since the last long break.

    Without a session, or where its time was planned, its length is the setting's.
    """
    if lengths.long > 0 and 0 < lengths.long_after <= done:
        return Suggestion(lengths.long, long=True)
    if session is None or session.plan_minutes is not None or lengths.short <= 0:
        return Suggestion(lengths.short)
    return Suggestion(max(SHORTEST_MINUTES, round(focus * SHARE_OF_FOCUS) / 60))


def done_since_long(sessions: Iterable[FocusSession], breaks: Iterable[Break]) -> int:
    """How many of a day's sessions were done since its last long break began; the cut-off begins anew with the day."""
    last = max((_start_of(each) for each in breaks if each.long), default=None)
    ends = (each.ended_at for each in sessions if each.state is SessionState.DONE)
    return sum(1 for end in ends if end is not None and (last is None or end > last))


def none_wanted(breaks: Iterable[Break]) -> bool:
    """Whether the person wants no more breaks on the day these are of: a short one of 0 minutes says so."""
    return any(not each.long and each.planned_minutes == 0 for each in breaks)


def told(breaks: Iterable[Break]) -> tuple[str, ...]:
    """What is told of a day's breaks that have ended: how many, and how long they took together."""
    lengths = [
        (each.ended_at - _start_of(each)).total_seconds()
        for each in breaks
        if each.ended_at is not None and each.planned_minutes > 0
    ]
    return (f"{phrases.count(len(lengths), 'break')}, {phrases.duration(sum(lengths))}",) if lengths else ()


def title(long: bool) -> str:
    """What a break is called on its own."""
    return "Long break" if long else "Break"


def until_long(done: int, lengths: Lengths) -> str:
    """How far the next long break is, in words; empty where there is none."""
    if lengths.long <= 0 or lengths.long_after <= 0:
        return ""
    left = lengths.long_after - done
    return f"a long break after {left:,} more done" if left > 0 else "the next break is a long one"


def passed_seconds(rest: Break, reading: Reading) -> float:
    """How long a break lasted, or has lasted at the reading; never negative.

    An open one is counted by the boot clock, which goes on in suspend, and by the wall clock over another boot.
    """
    started = _start_of(rest)
    if rest.ended_at is not None:
        return max(0.0, (rest.ended_at - started).total_seconds())
    if rest.boot_id == reading.boot_id:
        return max(0.0, reading.boot_seconds - rest.started_boot)
    return max(0.0, (reading.now - started).total_seconds())


def remaining_seconds(rest: Break, reading: Reading) -> float:
    """How many seconds are left of a break, down to 0."""
    return max(0.0, rest.planned_minutes * 60 - passed_seconds(rest, reading))


def over_seconds(rest: Break, reading: Reading) -> float:
    """How many seconds ago a break should have ended; 0 before its end."""
    return max(0.0, passed_seconds(rest, reading) - rest.planned_minutes * 60)


def is_over(rest: Break, reading: Reading) -> bool:
    """Whether a break's time is up, be it that the machine slept through its end."""
    return passed_seconds(rest, reading) >= rest.planned_minutes * 60


def extended_minutes(rest: Break, minutes: float, reading: Reading) -> float:
    """The length of a break with that many minutes more; once it is over they count from now, in whole minutes."""
    passed = passed_seconds(rest, reading) / 60
    return (rest.planned_minutes if passed < rest.planned_minutes else float(ceil(passed))) + minutes


def closing_instant(rest: Break, reading: Reading) -> DateTime:
    """When a break ends if it is closed at the reading: now, unless the wall clock was set since; not before its start.

    So what begins at the same reading begins where the break ends.
    """
    started = _start_of(rest)
    if abs((reading.now - started).total_seconds() - passed_seconds(rest, reading)) <= CLOCK_STEP_SECONDS:
        return max(started, reading.now)
    return started.add(microseconds=round(passed_seconds(rest, reading) * 1000) * 1000)


def check_minutes(minutes: float) -> None:
    """Raises `Refused` for a length that no break can have."""
    if not isfinite(minutes) or minutes <= 0:
        raise Refused("A break needs a length. `break_minutes` in the settings says how long one is.")
    if minutes > LONGEST_PLAN_MINUTES:
        raise Refused("The break is longer than 24 h; end it, and come back whenever you like.")


def _start_of(rest: Break) -> DateTime:
    if rest.started_at is None:
        raise ValueError("a break has no start")
    return rest.started_at
