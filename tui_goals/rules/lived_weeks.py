"""What was done in each of the weeks actually lived, empty ones included: what forecasts draw from.

A week is seven days that were not planned off; the newest ends on the evening before the day one looks from, since that
day is not over. Weeks begin with the first fact, and `MOST_WEEKS_BACK` are looked back on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from math import copysign

from tui_goals.domain import AmountKind, Goal, Measurement

MOST_WEEKS_BACK = 26
"""Half a year: enough to know a pace by, and no more than the person one still is."""
WEEK = 7
ONE_DAY = timedelta(days=1)

DayOff = Callable[[date], bool]


def lived_weeks(done_on: Mapping[date, float], first: date | None, today: date, off: DayOff) -> tuple[float, ...]:
    """What each whole week came to, oldest first; what was done on a day off counts for the week around it."""
    weeks: list[float] = []
    day, days, total = today - ONE_DAY, 0, 0.0
    while first is not None and day >= first and len(weeks) < MOST_WEEKS_BACK:
        total += done_on.get(day, 0.0)
        days += not off(day)
        day -= ONE_DAY
        if days == WEEK:
            weeks.append(total)
            days, total = 0, 0.0
    return tuple(reversed(weeks))


def measured_on(goal: Goal, measurements: Iterable[Measurement]) -> dict[date, float]:
    """How far each day brought the goal's measure towards its target, from all measurements in their order.

    A total that says more or less than what was known is spread evenly over the days since the measurement before it;
    the first one of all only says where counting begins.
    """
    towards = copysign(1.0, (goal.target_value or 0.0) - goal.start_value)
    found: defaultdict[date, float] = defaultdict(float)
    value, before = goal.start_value, None
    for each in measurements:
        day = each.local_day
        if day is None:
            continue
        step = each.amount - (value if each.kind is AmountKind.TOTAL else 0.0)
        value += step
        if each.kind is AmountKind.DELTA:
            found[day] += step * towards
        elif before is not None:
            days = max(1, (day - before).days)
            for back in range(days):
                found[day - timedelta(back)] += step * towards / days
        before = day
    return dict(found)


def day_after(today: date, number: int, off: DayOff) -> date:
    """The day that is so many after today, those off left out."""
    day = today
    while number > 0:
        day += ONE_DAY
        number -= not off(day)
    return day
