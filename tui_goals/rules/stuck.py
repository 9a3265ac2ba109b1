"""Goals that do not move: no sitting since the last review, or no micro-milestone that could be started."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tui_goals.domain import Goal, Phase
from tui_goals.rules import phrases


@dataclass(frozen=True, slots=True)
class Stuck:
    """A committed goal that does not move, and why it counts as such."""

    goal: Goal
    last_session: date | None
    unmoved: bool
    """No sitting since the last review."""
    without_next: bool
    """Nothing that could be started."""
    why: str


def stuck_goals(
    goals: Iterable[Goal],
    startable: Collection[int],
    last_sessions: Mapping[int, date],
    since: date,
    today: date,
) -> tuple[Stuck, ...]:
    """The committed goals, begun before `since`, without a sitting since that day; and all without a next bite.

    `startable` are the ids of goals that have a micro-milestone to start, `last_sessions` the day of each goal's last.
    """
    found = []
    for goal in goals:
        if goal.phase is not Phase.COMMITTED:
            continue
        last = last_sessions.get(goal.id)
        begun_before = goal.start is None or goal.start < since
        unmoved = begun_before and (last is None or last < since)
        without_next = goal.id not in startable
        if unmoved or without_next:
            found.append(Stuck(goal, last, unmoved, without_next, _why(last, unmoved, without_next, today)))
    return tuple(found)


def _why(last: date | None, unmoved: bool, without_next: bool, today: date) -> str:
    sitting = f"no session since {phrases.day(last, today)}" if last is not None else "no session yet"
    return ", ".join([*([sitting] if unmoved else []), *(["no next bite"] if without_next else [])])
