"""A burn-up: what a goal came to day by day, the line it should follow, its target, and the cone of its forecast."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate

from tui_goals.domain import MeasureKind
from tui_goals.domain.values import frozen
from tui_goals.rules.forecast import Finish
from tui_goals.rules.forecasts import Effort

FURTHEST_AHEAD = 2.0
"""How many times the past the drawing goes on at most."""
PERCENT = "%"


@frozen
class Burn:
    """Values are in the goal's unit, or in hundredths of the work; days are points in time at their evening."""

    first: date
    today: date
    last: date
    start: float
    target: float
    unit: str
    actual: tuple[tuple[date, float], ...]
    """Each day on which it changed, with the value from then on; begins with the start."""
    due: date | None = None
    begin: date | None = None
    """When the pace line begins; it ends at the target on the due day."""
    finish: Finish | None = None

    @property
    def now(self) -> float:
        """The value today."""
        return self.actual[-1][1]

    def value_on(self, day: date) -> float | None:
        """What it came to on a day; None for days to come."""
        if day > self.today:
            return None
        return next((value for since, value in reversed(self.actual) if since <= day), self.start)

    def planned_on(self, day: date) -> float | None:
        """Where the pace line is on a day; None beside it."""
        if self.begin is None or self.due is None or not self.begin <= day <= self.due or self.begin == self.due:
            return None
        share = (day - self.begin).days / (self.due - self.begin).days
        return self.start + share * (self.target - self.start)

    def cone_on(self, day: date) -> tuple[float, float, float] | None:
        """The least, the middle and the most that the forecast has on a day to come, each at most the target."""
        if self.finish is None or day <= self.today or self.finish.p10 is None:
            return None
        ends = (self.finish.p90, self.finish.p50, self.finish.p10)
        low, middle, high = (self._towards(end, day) for end in ends)
        return low, middle, high

    def _towards(self, end: date | None, day: date) -> float:
        """Where a straight line from today's value to the target on that day is; flat where it is never reached."""
        if end is None:
            return self.now
        share = min(1.0, (day - self.today).days / max(1, (end - self.today).days))
        return self.now + share * (self.target - self.now)


def burn_of(effort: Effort, finish: Finish | None, today: date) -> Burn | None:
    """The burn-up of a goal that counts a number or its milestones; None where nothing was done, or for other kinds."""
    goal = effort.goal
    by_number = goal.measure is MeasureKind.NUMBER
    if by_number and goal.target_value is not None:
        start, target, unit, steps = goal.start_value, goal.target_value, goal.unit, dict(effort.measured_on)
        if target < start:
            steps = {day: -step for day, step in steps.items()}
    elif goal.measure is MeasureKind.MILESTONES and effort.work.whole:
        start, target, unit = 0.0, 100.0, PERCENT
        steps = {day: step / effort.work.whole * 100 for day, step in effort.work.done_on.items()}
    else:
        return None
    steps = {day: step for day, step in steps.items() if step and day <= today}
    if not steps:
        return None
    first = min(min(steps), goal.start or today)
    known = start if not by_number else effort.value - sum(steps.values())
    actual = _summed(steps, known, first)
    ahead = max(day for day in (goal.due, finish.p90 if finish else None, today) if day is not None)
    last = min(max(ahead, today + timedelta(7)), today + (today - first) * FURTHEST_AHEAD + timedelta(28))
    return Burn(first, today, last, start, target, unit, actual, goal.due, goal.start, finish)


def _summed(steps: Mapping[date, float], start: float, first: date) -> tuple[tuple[date, float], ...]:
    ordered = sorted(steps)
    totals = list(accumulate((steps[day] for day in ordered), initial=start))
    begin = () if ordered[0] == first else ((first, start),)
    return (*begin, *zip(ordered, totals[1:], strict=True))
