"""How far things are, from 0 to 1: tasks, milestones and goals, and a goal against its pace line."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import copysign, fsum, inf

from tui_goals.domain import AmountKind, Bite, Goal, MeasureKind, Measurement, Milestone, Phase, Standing, Task
from tui_goals.domain.values import frozen
from tui_goals.rules.outline import Outline

ON_TRACK_RATIO = 1.1
"""On track while the pace needed from today is at most this many times the pace planned at the start."""

AT_RISK_RATIO = 1.5
"""At risk up to this many times the planned pace; off track beyond it, and whenever the due date has passed."""

REACHED = 1.0 - 1e-9
"""A fraction from here on is the whole: sums of many measurements miss 1 by less."""


@frozen
class Pace:
    """A goal against its pace line; ahead is positive, behind negative, whether it counts up or down.

    `expected`, `units`, `per_day` and `needed_per_day` are in the goal's unit, or shares of the whole (0 to 1) for a
    goal counted by milestones; `days` are days along the line. `needed_per_day` is None once it is reached or overdue.
    What these are for habits and averages is told by `rules.measures`.
    """

    expected: float
    units: float
    days: float
    per_day: float | None
    needed_per_day: float | None
    standing: Standing


@frozen
class Progress:
    """The progress of everything at once, by id: milestones from 0 to 1, goals likewise or None without a measure."""

    milestones: Mapping[int, float]
    goals: Mapping[int, float | None]


def fold(measurements: Iterable[Measurement], start_value: float) -> float:
    """The value of a measure after its measurements, given in the order of their days: a total sets, a delta adds."""
    terms = [start_value]
    for measurement in measurements:
        if measurement.kind is AmountKind.TOTAL:
            terms.clear()
        terms.append(measurement.amount)
    return fsum(terms)


def task_progress(bites: Iterable[Bite]) -> float | None:
    """The share of a task's micro-milestones that are done; None when it is not cut into any."""
    done = [bite.done_at is not None for bite in bites]
    return sum(done) / len(done) if done else None


def goal_progress(
    goal: Goal,
    now_value: float,
    milestones: Iterable[Milestone] = (),
    tasks: Iterable[Task] = (),
    bites: Iterable[Bite] = (),
) -> float | None:
    """How far a goal is, from 0 to 1; None without a target or without milestones, whichever it is counted by.

    `now_value` is what `fold` made of its measurements, in the goal's unit; a goal counted by milestones ignores it.
    """
    if goal.measure is not MeasureKind.MILESTONES:
        reached = measured_fraction(goal, now_value)
        return None if reached is None else min(1.0, max(0.0, reached))
    outline = Outline((goal,), milestones, tasks, bites)
    own = outline.milestones_of(goal.id)
    return weighted(own, {milestone.id: _in_outline(milestone, outline) for milestone in own})


def all_progress(outline: Outline, now_values: Mapping[int, float]) -> Progress:
    """The progress of every milestone and goal in one pass; `now_values` by goal id, the start value if missing."""
    milestones: dict[int, float] = {}
    goals: dict[int, float | None] = {}
    for goal in outline.goals:
        own = outline.milestones_of(goal.id)
        milestones.update((milestone.id, _in_outline(milestone, outline)) for milestone in own)
        if goal.measure is not MeasureKind.MILESTONES:
            goals[goal.id] = goal_progress(goal, now_values.get(goal.id, goal.start_value))
        else:
            goals[goal.id] = weighted(own, milestones)
    return Progress(milestones, goals)


def measured_fraction(goal: Goal, now_value: float) -> float | None:
    """How much of what is asked for there is: of a habit in the present period, else on the way from start to target.

    Below 0 or over 1 when it is so; None without a target.
    """
    if goal.measure is MeasureKind.HABIT:
        return now_value / goal.target_value if goal.target_value else None
    return number_fraction(goal, now_value)


def number_fraction(goal: Goal, now_value: float) -> float | None:
    """(now - start) / (target - start), so that counting down works alike; below 0 or over 1 when it is so."""
    if goal.target_value is None or goal.target_value == goal.start_value:
        return None
    return (now_value - goal.start_value) / (goal.target_value - goal.start_value)


def weighted(milestones: Iterable[Milestone], progress: Mapping[int, float]) -> float | None:
    """The mean progress of milestones, weighted by what each contributes when any says so, else all alike."""
    own = tuple(milestones)
    weights = [abs(milestone.contributes or 0.0) for milestone in own]
    if not any(weights):
        weights = [1.0] * len(own)
    if not own:
        return None
    parts = (weight * progress[milestone.id] for weight, milestone in zip(weights, own, strict=True))
    return min(1.0, fsum(parts) / fsum(weights))


def rest_of(bite: Bite, logged: float) -> float | None:
    """What is left of a bite's amount after what sessions logged for it; None without an amount or a rest."""
    return bite.amount - logged if bite.amount is not None and bite.amount > logged else None


def expected_fraction(goal: Goal, today: date) -> float | None:
    """Where the goal should be today, from 0 to 1: a straight line from start to due date; None without both.

    A habit or an average has no such line.
    """
    by_date = goal.measure in (MeasureKind.NUMBER, MeasureKind.MILESTONES)
    return share_of_time(goal.start, goal.due, today) if by_date else None


def share_of_time(start: date | None, due: date | None, day: date) -> float | None:
    """How much of the time from start to due date has passed on a day, from 0 to 1; None without both."""
    if start is None or due is None:
        return None
    length = (due - start).days
    if length <= 0:
        return 1.0 if day >= due else 0.0
    return min(1.0, max(0.0, (day - start).days / length))


def pace(goal: Goal, now: float | None, today: date) -> Pace | None:
    """The goal's pace; `now` is its value in its unit, or its progress (0 to 1) when it is counted by milestones.

    None unless the goal is committed and has both dates and a target. The standing compares the pace needed for
    the days that are left, today among them, with the pace planned over all its days.
    """
    expected = expected_fraction(goal, today)
    if goal.phase is not Phase.COMMITTED or now is None or goal.start is None or goal.due is None or expected is None:
        return None
    by_number = goal.measure is MeasureKind.NUMBER
    fraction = number_fraction(goal, now) if by_number else now
    if fraction is None:
        return None
    origin = goal.start_value if by_number else 0.0
    span = (goal.target_value or 0.0) - origin if by_number else 1.0
    line = origin + expected * span
    length = (goal.due - goal.start).days
    elapsed = max(0, (today - goal.start).days)
    left = (goal.due - max(today, goal.start)).days + 1
    reached = fraction >= REACHED
    days = fraction * max(1, length) - elapsed
    return Pace(
        expected=line,
        units=(now - line) * copysign(1.0, span),
        days=max(0.0, days) if reached else days,
        per_day=fraction * span / elapsed if elapsed else None,
        needed_per_day=None if reached or left <= 0 else (1.0 - fraction) * span / left,
        standing=_standing(fraction, left, length + 1),
    )


def milestone_standing(milestone: Milestone, fraction: float, today: date) -> Standing | None:
    """How an open milestone stands against its dates, like a goal; None without a due date, or when it is done.

    Without a start only a due date that has passed tells.
    """
    if milestone.done_at is not None or milestone.due is None:
        return None
    left = (milestone.due - max(today, milestone.start or today)).days + 1
    planned = (milestone.due - milestone.start).days + 1 if milestone.start is not None else max(1, left)
    return _standing(min(fraction, 1.0 - 2e-9), left if today <= milestone.due else 0, planned)


def _in_outline(milestone: Milestone, outline: Outline) -> float:
    if milestone.done_at is not None:
        return 1.0
    tasks = outline.tasks_of(milestone.id)
    return _mean_of_tasks(tasks, {task.id: outline.bites_of(task.id) for task in tasks})


def _mean_of_tasks(tasks: Iterable[Task], bites_of: Mapping[int, Iterable[Bite]]) -> float:
    shares = [1.0 if task.done_at is not None else task_progress(bites_of[task.id]) or 0.0 for task in tasks]
    return fsum(shares) / len(shares) if shares else 0.0


def _standing(fraction: float, days_left: int, days_planned: int) -> Standing:
    if fraction >= REACHED:
        return Standing.ON_TRACK
    return standing_by_ratio((1.0 - fraction) / days_left * days_planned if days_left > 0 else inf)


def standing_by_ratio(ratio: float) -> Standing:
    """How a goal stands when so many times is needed what was planned, or was asked for what was lived."""
    if ratio <= ON_TRACK_RATIO:
        return Standing.ON_TRACK
    return Standing.AT_RISK if ratio <= AT_RISK_RATIO else Standing.OFF_TRACK
