"""What a valid value is: every `check_` raises `Refused` with the thing, the reason and the way out, or returns."""

from datetime import date
from math import isfinite

from tui_goals.domain import (
    REVIEWS,
    Bite,
    Column,
    Entry,
    FocusSession,
    Goal,
    MeasureKind,
    Measurement,
    Milestone,
    Phase,
    Refused,
    Task,
)
from tui_goals.rules import phrases

GRADES = range(1, 6)
PRIORITIES = range(4)
MOODS = range(1, 6)
ENERGIES = range(1, 4)
HILL = range(101)
"""From its foot on one side, over the top at 50, to its foot on the other."""

LARGEST = 1e15
"""Beyond this a float no longer counts single units (2 ** 53), and sums begin to lose what is added."""

PHASE_MOVES: dict[Phase, frozenset[Phase]] = {
    Phase.DRAFT: frozenset({Phase.COMMITTED}),
    Phase.COMMITTED: frozenset({Phase.PAUSED, Phase.ACHIEVED, Phase.MISSED, Phase.DROPPED}),
    Phase.PAUSED: frozenset({Phase.COMMITTED}),
    Phase.ACHIEVED: frozenset({Phase.COMMITTED}),
    Phase.MISSED: frozenset({Phase.COMMITTED}),
    Phase.DROPPED: frozenset({Phase.COMMITTED}),
}
"""Where a goal can go from each phase; an ended one can be reopened."""


def check_goal(goal: Goal) -> None:
    """A goal needs a title, dates in order, a grade from 1 to 5 or none, and what its kind of measure asks for."""
    name = _named("goal", goal.title)
    _check_dates(name, goal.start, goal.due)
    _check_range(name, "grade", goal.grade, GRADES)
    _check_finite(name, "start value", goal.start_value)
    _check_finite(name, "target", goal.target_value)
    _check_more(name, "hours a week", goal.weekly_hours)
    match goal.measure:
        case MeasureKind.NUMBER:
            _check_number(name, goal)
        case MeasureKind.HABIT:
            _check_habit(name, goal)
        case MeasureKind.AVERAGE:
            _check_average(name, goal)


def _check_number(name: str, goal: Goal) -> None:
    if goal.target_value is None:
        raise Refused(f"{name} counts a number and has no target; give it one, or count it by milestones.")
    _check_way(name, goal)
    if not goal.unit.strip():
        raise Refused(f"{name} counts a number without a unit; say of what, for instance words or km.")


def _check_average(name: str, goal: Goal) -> None:
    if goal.target_value is None or not goal.unit.strip():
        raise Refused(f"{name} keeps an average and needs a target and a unit, for instance 8 hours.")
    _check_way(name, goal)


def _check_way(name: str, goal: Goal) -> None:
    if goal.target_value == goal.start_value:
        raise Refused(f"{name} starts at its target, {goal.start_value:g}; give it a target that differs.")


def _check_habit(name: str, goal: Goal) -> None:
    if goal.target_value is None or goal.target_value <= 0:
        raise Refused(f"{name} is a habit without a count; say how often, for instance 3 a week.")
    if goal.period is None:
        raise Refused(f"{name} is a habit without a period; say how often in a day, a week or a month.")


def check_milestone(milestone: Milestone, goal: Goal | None) -> None:
    """A milestone needs a title, its goal, dates in order, a finite contribution or none, a priority from 0 to 3.

    Its place on the hill lies between 0 and 100.
    """
    name = _named("milestone", milestone.title)
    if goal is None or milestone.goal_id != goal.id:
        raise Refused(f"{name} belongs to no goal; choose the goal it contributes to.")
    _check_dates(name, milestone.start, milestone.due)
    _check_finite(name, "contribution", milestone.contributes)
    _check_range(name, "priority", milestone.priority, PRIORITIES)
    _check_range(name, "place on the hill", milestone.hill, HILL)


def check_task(task: Task) -> None:
    """A task needs a title, and an estimate of at least one minute or none."""
    name = _named("task", task.title)
    if task.estimate is not None and task.estimate < 1:
        raise Refused(f"{name} has an estimate of {task.estimate} minutes; give it at least 1, or leave it empty.")


def check_bite(bite: Bite) -> None:
    """A micro-milestone needs a title, and an amount above 0 with a unit, or no amount."""
    name = _named("bite", bite.title)
    _check_finite(name, "amount", bite.amount)
    if bite.amount is None:
        return
    if bite.amount <= 0:
        raise Refused(f"{name} has an amount of {bite.amount:g}; give it more than 0, or leave it empty.")
    if not bite.unit.strip():
        raise Refused(f"{name} has an amount without a unit; say of what, for instance words or pages.")


def check_past_session(session: FocusSession) -> None:
    """A past session needs a subject, an outcome, and a finite amount or none, which may be negative."""
    name = _named("session", session.subject)
    if session.open:
        raise Refused(f"{name} is {session.state}, and a past one has ended; choose done, partial or abandoned.")
    _check_finite(name, "amount", session.units)


def check_column(column: Column) -> None:
    """A column needs a title, and a limit of at least one card or none; one that finishes takes any number."""
    name = _named("column", column.title)
    _check_more(name, "limit", column.wip_limit)
    if column.finishes and column.wip_limit is not None:
        raise Refused(f"{name} finishes what enters it, and takes any number of cards; leave its limit empty.")


def counts_for(goal: Goal, unit: str) -> bool:
    """Whether amounts in this unit move the goal's measure: it counts in the same unit, written alike."""
    counted = goal.measure is not MeasureKind.MILESTONES
    return counted and bool(unit) and unit.casefold() == goal.unit.casefold()


def check_measurement(measurement: Measurement) -> None:
    """A measurement needs a goal and a finite amount, which may be negative."""
    if not measurement.goal_id:
        raise Refused("The measurement belongs to no goal; choose the goal it measures.")
    _check_finite("The measurement", "amount", measurement.amount)


def check_entry(entry: Entry) -> None:
    """An entry has a mood from 1 to 5 and an energy from 1 to 3 or none, and a period if and only if it is a review."""
    name = f"The {entry.kind} entry"
    _check_range(name, "mood", entry.mood, MOODS)
    _check_range(name, "energy", entry.energy, ENERGIES)
    if entry.kind in REVIEWS and not entry.period:
        raise Refused(f"{name} is a review without a period; say which one it looks back on.")
    if entry.kind not in REVIEWS and entry.period is not None:
        raise Refused(f"{name} has the period {entry.period}, which only reviews have; leave it out.")


def check_phase(before: Phase, after: Phase) -> None:
    """A goal may stay in its phase or move as `PHASE_MOVES` allows."""
    allowed = PHASE_MOVES[before]
    if after != before and after not in allowed:
        choices = phrases.join_words([phase for phase in Phase if phase in allowed])
        raise Refused(f"A goal that is {before} cannot become {after}; from there it can become {choices}.")


def _named(kind: str, title: str) -> str:
    if not title.strip():
        raise Refused(f"The {kind} has no title; give it one.")
    return f'The {kind} "{title.strip()}"'


def _check_dates(name: str, start: date | None, due: date | None) -> None:
    if start is not None and due is not None and start > due:
        raise Refused(f"{name} starts on {start}, after it is due on {due}; change one of the two dates.")


def _check_finite(name: str, what: str, value: float | None) -> None:
    if value is not None and not isfinite(value):
        raise Refused(f"{name} has {value} as its {what}, which is not a number to count with; type a plain number.")
    if value is not None and abs(value) > LARGEST:
        raise Refused(f"{name} has {value:g} as its {what}, too large to count exactly; choose a larger unit.")


def _check_more(name: str, what: str, value: float | None) -> None:
    _check_finite(name, what, value)
    if value is not None and value <= 0:
        raise Refused(f"{name} has {value:g} as its {what}; give it more than 0, or leave it empty.")


def _check_range(name: str, what: str, value: int | None, allowed: range) -> None:
    if value is not None and value not in allowed:
        raise Refused(f"{name} has {value} as its {what}; choose one from {allowed[0]} to {allowed[-1]}.")
