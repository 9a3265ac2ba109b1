"""How goals of every kind are counted, in words."""

from tui_goals.domain import Goal, MeasureKind, Period
from tui_goals.rules import phrases
from tui_goals.rules.progress import Pace

NOW = {Period.DAY: "today", Period.WEEK: "this week", Period.MONTH: "this month"}
RATES = {Period.DAY: 1.0, Period.WEEK: 7.0, Period.MONTH: 30.0}
"""Days over which a habit's pace is told."""
WHOLE_FROM = 100
"""From here on a distance is told without decimals."""
LEAST_SHARE = 0.005


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


def standing_words(pace: Pace) -> str:
    """How a goal stands, in days: `on track, 2 days ahead`."""
    days = round(abs(pace.days))
    return f"{pace.standing}, {phrases.count(days, 'day')} {_way(pace)}" if days else str(pace.standing)


def distance_words(goal: Goal, pace: Pace) -> str:
    """How far it is from its line in its unit: `342 words ahead`; empty where it is on it."""
    distance = abs(pace.units)
    if goal.measure is MeasureKind.MILESTONES:
        return f"{phrases.percent(distance)} {_way(pace)}" if distance >= LEAST_SHARE else ""
    told = phrases.amount(round(distance, 0 if distance >= WHOLE_FROM else 1), goal.unit)
    return f"{told} {_way(pace)}" if round(distance, 1) else ""


def pace_words(goal: Goal, pace: Pace, dot: str = ",") -> str:
    """How far from its line, the pace so far and the one needed, in the goal's own stretch of time."""
    distance = distance_words(goal, pace)
    rates = _rates(goal, pace)
    return f" {dot} ".join(part for part in (distance, *rates) if part)


def _rates(goal: Goal, pace: Pace) -> tuple[str, ...]:
    if pace.per_day is None or goal.measure in (MeasureKind.MILESTONES, MeasureKind.AVERAGE):
        return ()
    habit = goal.measure is MeasureKind.HABIT
    length, period = (RATES[goal.period or Period.DAY], goal.period) if habit else (1.0, Period.DAY)
    pace_so_far = f"{'lately' if habit else 'pace'} {phrases.amount(round(pace.per_day * length, 1))} a {period}"
    if pace.needed_per_day is None:
        return (pace_so_far,)
    needed = phrases.amount(round(pace.needed_per_day * length, 1))
    return pace_so_far, f"{'asked' if habit else 'needed'} {needed}"


def _way(pace: Pace) -> str:
    return "ahead" if pace.units > 0 else "behind"
