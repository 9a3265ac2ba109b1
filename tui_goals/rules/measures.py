"""The four ways a goal is counted: what its records come to, and how it stands, by one function for all of them.

    number, milestones   a line from start to due date; how much the pace needed from today exceeds the one planned
    habit                what the last 28 days asked for (of a monthly one 112), against what was lived of it
    average              from the value it starts at to its target, against the mean of what was recorded

On track up to `ON_TRACK_RATIO`, at risk up to `AT_RISK_RATIO`, off track beyond.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import copysign, fsum, inf

from tui_goals.domain import AmountKind, Goal, MeasureKind, Phase, Recorded
from tui_goals.domain.values import frozen
from tui_goals.rules import habit as habits
from tui_goals.rules import progress
from tui_goals.rules.habit import Habit
from tui_goals.rules.meters import DayOff
from tui_goals.rules.progress import Pace, standing_by_ratio
from tui_goals.rules.terms import TermsOn

DAILY = 1e-9
"""Less than this is nothing asked for."""


@frozen
class Measured:
    """What was recorded of a goal, in the order of its days, and what it asked for on each."""

    recorded: Sequence[Recorded]
    terms: TermsOn
    off: DayOff
    rest_days: tuple[int, ...] = ()

    def habit(self) -> Habit:
        """The same as a habit."""
        return Habit(by_day(self.recorded), self.terms, self.off, self.rest_days)


def by_day(recorded: Iterable[Recorded]) -> dict[date, float]:
    """What each day came to by itself: a total says what that day had so far."""
    found: dict[date, float] = {}
    for each in recorded:
        found[each.day] = each.amount + (found.get(each.day, 0.0) if each.kind is AmountKind.DELTA else 0.0)
    return found


def values(goal: Goal, recorded: Iterable[Recorded]) -> dict[date, float]:
    """The measure on each recorded day: where a number stood in the evening, a habit's count, the mean of the day."""
    match goal.measure:
        case MeasureKind.HABIT:
            return by_day(recorded)
        case MeasureKind.AVERAGE:
            of_day: dict[date, list[float]] = {}
            for each in recorded:
                of_day.setdefault(each.day, []).append(each.amount)
            return {day: fsum(amounts) / len(amounts) for day, amounts in of_day.items()}
    found: dict[date, float] = {}
    value = goal.start_value
    for each in recorded:
        value = each.amount + (value if each.kind is AmountKind.DELTA else 0.0)
        found[each.day] = value
    return found


def value_now(goal: Goal, recorded: Sequence[Recorded], today: date) -> float:
    """What the records come to today: a number, a habit's count in the present period, the mean of all."""
    match goal.measure:
        case MeasureKind.HABIT if goal.period is not None:
            first, last = habits.period_around(today, goal.period)
            return fsum(amount for day, amount in by_day(recorded).items() if first <= day <= last)
        case MeasureKind.AVERAGE if recorded:
            return fsum(each.amount for each in recorded) / len(recorded)
    terms = [goal.start_value]
    for each in recorded:
        terms = [*terms, each.amount] if each.kind is AmountKind.DELTA else [each.amount]
    return fsum(terms)


def pace(goal: Goal, now: float | None, today: date, measured: Measured | None = None) -> Pace | None:
    """How a committed goal stands, whatever it is counted by; None where there is nothing to tell it from.

    `now` is its value in its unit, or its progress from 0 to 1 where milestones count; `measured` is what habits and
    averages are told from.
    """
    if goal.measure not in (MeasureKind.HABIT, MeasureKind.AVERAGE):
        return progress.pace(goal, now, today)
    if goal.phase is not Phase.COMMITTED or measured is None or not goal.target_value:
        return None
    of_habit = goal.measure is MeasureKind.HABIT
    return _habit_pace(measured.habit(), today) if of_habit else _average_pace(goal, measured.recorded)


def _habit_pace(habit: Habit, today: date) -> Pace | None:
    """What was lived lately against what was asked for; days are those that ask for so much."""
    counted, asked, span = habits.window(habit, today)
    if asked < DAILY:
        return None
    asking = sum(not habit.is_off(day) for day in habits.days_between(today - span * habits.DAY, today - habits.DAY))
    rate = asked / max(1, asking)
    return Pace(
        expected=asked,
        units=counted - asked,
        days=(counted - asked) / rate,
        per_day=counted / max(1, asking),
        needed_per_day=rate,
        standing=standing_by_ratio(asked / counted if counted > 0 else inf),
    )


def _average_pace(goal: Goal, recorded: Sequence[Recorded]) -> Pace | None:
    """The mean against the target; days are so many as were lived short of it, each as it was at the start."""
    target = goal.target_value or 0.0
    span = target - goal.start_value
    if not recorded or not span:
        return None
    mean = fsum(each.amount for each in recorded) / len(recorded)
    fraction = (mean - goal.start_value) / span
    return Pace(
        expected=target,
        units=(mean - target) * copysign(1.0, span),
        days=(fraction - 1.0) * len(recorded),
        per_day=mean,
        needed_per_day=target,
        standing=standing_by_ratio(1.0 / fraction if fraction > 0 else inf),
    )


def line_on(day: date, goal: Goal, terms: TermsOn) -> float | None:
    """Where a number should have been on a day, by the target and dates in force then; a habit's or average's target.

    Shares of the whole (0 to 1) where milestones count; None without both dates.
    """
    then = terms(day)
    if goal.measure in (MeasureKind.HABIT, MeasureKind.AVERAGE):
        return then.target
    share = progress.share_of_time(then.start, then.due, day)
    if share is None or goal.measure is MeasureKind.MILESTONES:
        return share
    return None if then.target is None else goal.start_value + share * (then.target - goal.start_value)


def milestone_values(finished: Mapping[date, float], whole: float) -> dict[date, float]:
    """The share of the milestones' weights that was done on each day on which one was, from 0 to 1."""
    found: dict[date, float] = {}
    done = 0.0
    for day in sorted(finished):
        done += finished[day]
        found[day] = done / whole if whole else 0.0
    return found
