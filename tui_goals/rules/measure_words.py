"""How goals of every kind are counted, in words."""

from tui_goals.domain import Goal, MeasureKind, Period
from tui_goals.rules import phrases
from tui_goals.rules.progress import Pace

NOW = {Period.DAY: "today", Period.WEEK: "this week", Period.MONTH: "this month"}
RATES = {Period.DAY: 1.0, Period.WEEK: 7.0, Period.MONTH: 30.0}
"""Days over which a habit's pace is told."""


def target_words(goal: Goal) -> str:
    """What is asked for: `80,000 words`, `4 mornings a week`, `7 hours on average`, `all milestones`."""
    if goal.measure is MeasureKind.MILESTONES or goal.target_value is None:
        return "all milestones"
    target = phrases.amount(goal.target_value, goal.unit or "times" * (goal.measure is MeasureKind.HABIT))
    match goal.measure:
        case MeasureKind.HABIT:
            return f"{target} a {goal.period}"
        case MeasureKind.AVERAGE:
            return f"{target} on average"
    return target


def now_words(goal: Goal, now: float) -> str:
    """What there is: `41,600 of 80,000 words`, `3 of 4 mornings this week`, `6.9 of 7 hours on average`."""
    when = f" {NOW[goal.period]}" if goal.measure is MeasureKind.HABIT and goal.period is not None else ""
    kept = " on average" if goal.measure is MeasureKind.AVERAGE else ""
    return f"{phrases.amount(now)} of {phrases.amount(goal.target_value or 0.0, goal.unit)}{when}{kept}"


def standing_words(goal: Goal, pace: Pace) -> str:
    """How a goal stands, in days and in its unit: `on track, 2 days ahead (1,400 words)`."""
    days, ahead = round(abs(pace.days)), pace.days > 0
    if not days:
        return str(pace.standing)
    way = "ahead" if ahead else "behind"
    counted = goal.measure is not MeasureKind.MILESTONES
    units = phrases.amount(round(abs(pace.units), 1), goal.unit) if counted else phrases.percent(abs(pace.units))
    return f"{pace.standing}, {phrases.count(days, 'day')} {way} ({units})"


def pace_words(goal: Goal, pace: Pace) -> str:
    """The pace so far and the one needed, in the goal's own stretch of time."""
    if pace.per_day is None or goal.measure is MeasureKind.MILESTONES:
        return ""
    match goal.measure:
        case MeasureKind.AVERAGE:
            return ""
        case MeasureKind.HABIT:
            length = RATES[goal.period or Period.DAY]
            asked = phrases.amount(round((pace.needed_per_day or 0.0) * length, 1))
            return f"lately {phrases.amount(round(pace.per_day * length, 1))} a {goal.period}, asked {asked}"
    needed = f", needed {phrases.amount(round(pace.needed_per_day, 1))}" if pace.needed_per_day is not None else ""
    return f"pace {phrases.amount(round(pace.per_day, 1))} a day{needed}"
