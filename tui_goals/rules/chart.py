"""What the chart of a goal's measure shows: the values so far, and where they should have been."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from tui_goals.domain import Goal, MeasureKind, Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules import habit as habits
from tui_goals.rules import measures
from tui_goals.rules.habit import Stretch
from tui_goals.rules.measures import Measured

MOST_STRETCHES = 60


@frozen
class Chart:
    """Values by day with their pace line; or, for a habit, its periods and its strength in the evening of each day."""

    first: date
    last: date
    today: date
    values: Mapping[date, float]
    line: Callable[[date], float | None]
    unit: str = ""
    begin: float | None = None
    """The value before the first one, where one holds until the next; an average has none between its days."""
    shares: bool = False
    """Whether the values are shares of the whole, from 0 to 1."""
    stretches: tuple[Stretch, ...] = ()
    strengths: tuple[float, ...] = ()


def chart_of(
    goal: Goal, measured: Measured, today: date, fraction: float | None = None,
    finished: Iterable[tuple[date, Milestone]] = (), milestones: Iterable[Milestone] = (),
) -> Chart:  # fmt: skip
    """The chart of a goal: of its records, or of the milestones finished on their days and its progress now."""
    own = measures.values(goal, measured.recorded)
    begin: float | None = goal.start_value
    shares = goal.measure is MeasureKind.MILESTONES
    if shares:
        own, begin = _shares(finished, milestones, today, fraction), 0.0
    elif goal.measure is MeasureKind.AVERAGE:
        begin = None
    first = min([goal.start or today, *own])
    last = max(goal.due or today, today) if begin is not None else today
    stretches, strengths = _habit(measured, today) if goal.measure is MeasureKind.HABIT else ((), ())

    def line(day: date) -> float | None:
        return measures.line_on(day, goal, measured.terms)

    return Chart(first, last, today, own, line, goal.unit, begin, shares, stretches, strengths)


def _habit(measured: Measured, today: date) -> tuple[tuple[Stretch, ...], tuple[float, ...]]:
    habit = measured.habit()
    return habits.stretches(habit, today, MOST_STRETCHES), tuple(habits.strengths(habit, today).values())


def _shares(
    finished: Iterable[tuple[date, Milestone]], milestones: Iterable[Milestone], today: date, fraction: float | None
) -> dict[date, float]:
    """The share of all milestones that was done on each day; today also what of the open ones is."""
    every = tuple(milestones)
    weighted = any(each.contributes for each in every)

    def weight(milestone: Milestone) -> float:
        return abs(milestone.contributes or 0.0) if weighted else 1.0

    done: dict[date, float] = {}
    for day, milestone in finished:
        done[day] = done.get(day, 0.0) + weight(milestone)
    found = measures.milestone_values(done, sum(map(weight, every)))
    return found if fraction is None else {**found, today: fraction}
