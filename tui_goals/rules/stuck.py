"""Goals that do not move: no sitting since the last review, or no micro-milestone that could be started."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from tui_goals.domain import Goal, MeasureKind, Phase
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases


@frozen
class Stuck:
    """A committed goal that does not move, and why it counts as such."""

    goal: Goal
    last_moved: date | None
    unmoved: bool
    """No sitting since the last review."""
    without_next: bool
    """Nothing that could be started."""
    why: str


def stuck_goals(
    goals: Iterable[Goal],
    startable: Collection[int],
    last_moved: Mapping[int, date],
    since: date,
    today: date,
) -> tuple[Stuck, ...]:
    """The committed goals, begun before `since`, without a sitting since that day; and all without a next bite.

    `startable` are the ids of goals that have a micro-milestone to start, `last_moved` the day of each goal's last
    sitting; habits and averages need no next bite, and what was recorded of them counts as a sitting.
    """
    found = []
    for goal in goals:
        if goal.phase is not Phase.COMMITTED:
            continue
        last = last_moved.get(goal.id)
        begun_before = goal.start is None or goal.start < since
        unmoved = begun_before and (last is None or last < since)
        lived = goal.measure in (MeasureKind.HABIT, MeasureKind.AVERAGE)
        without_next = not lived and goal.id not in startable
        if unmoved or without_next:
            found.append(Stuck(goal, last, unmoved, without_next, _why(last, unmoved, without_next, lived, today)))
    return tuple(found)


def _why(last: date | None, unmoved: bool, without_next: bool, lived: bool, today: date) -> str:
    what = "nothing recorded" if lived else "no session"
    sitting = f"{what} since {phrases.day(last, today)}" if last is not None else f"{what} yet"
    return ", ".join([*([sitting] if unmoved else []), *(["no next bite"] if without_next else [])])
