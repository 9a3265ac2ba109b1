"""A habit: what was lived of what was asked for, day by day, and its strength from 0 to 1.

A day asks for its share of the period's target: `target / (days of the period that are not rest days)`. Rest days, days
of a planned pause, and days on which the goal rested ask for nothing. On each day the strength `s` follows how much of
what the last day, 7 or 30 days asked for was lived, `a` (at most 1):

    s = s * m + a * (1 - m),  m = 0.5 ** (sqrt(times a day) / HALF_LIFE)

so a missed day takes a small share and nothing breaks. An exponential average as in Loop Habit Tracker, whose factor
`0.5 ** (sqrt(frequency) / 13)` it takes over. Days off change nothing, and today is no miss before it ends.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from math import fsum, sqrt

from tui_goals.domain import Period
from tui_goals.domain.values import frozen
from tui_goals.rules.meters import DayOff
from tui_goals.rules.terms import Terms, TermsOn

HALF_LIFE = 13.0
"""Days of a daily habit after which half of what was is forgotten."""
LENGTHS = {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 30}
"""Days that are looked at together."""
WINDOWS = {Period.DAY: 28, Period.WEEK: 28, Period.MONTH: 112}
"""Days before today whose count tells how the habit stands."""
DAY = timedelta(days=1)


@frozen
class Stretch:
    """A period: its first and last day, what was counted in it, and what it asked for."""

    first: date
    last: date
    counted: float
    asked: float


@frozen
class Habit:
    """What a habit asks for and what was counted on each day."""

    counted: Mapping[date, float]
    terms: TermsOn
    off: DayOff
    rest_days: Collection[int] = ()
    """Weekdays that are never asked for anything, Monday is 0."""

    def is_off(self, day: date) -> bool:
        """Whether nothing is asked for on that day."""
        terms = self.terms(day)
        outside = (terms.start is not None and day < terms.start) or (terms.due is not None and day > terms.due)
        return outside or not terms.asked or self.off(day)

    def asked(self, day: date) -> float:
        """What is asked for on that day, in the habit's unit."""
        terms = self.terms(day)
        return 0.0 if self.is_off(day) else (terms.target or 0.0) / self._working_days(terms, day)

    def _working_days(self, terms: Terms, day: date) -> int:
        return _working_days(*period_around(day, terms.period or Period.DAY), tuple(self.rest_days))


def strength(habit: Habit, today: date) -> float:
    """How strong the habit is today, from 0 to 1."""
    return next(reversed(strengths(habit, today).values()), 0.0)


def strengths(habit: Habit, today: date) -> dict[date, float]:
    """The strength in the evening of each day since the habit began."""
    span = list(days_between(begun(habit, today), today))
    counted = [habit.counted.get(day, 0.0) for day in span]
    asked = [habit.asked(day) for day in span]
    found: dict[date, float] = {}
    value = 0.0
    for place, day in enumerate(span, 1):
        terms = habit.terms(day)
        length = LENGTHS[terms.period or Period.DAY]
        memory = 0.5 ** (sqrt((terms.target or 1.0) / length) / HALF_LIFE)
        latest = slice(max(0, place - length), place)
        following = value * memory + _share(fsum(counted[latest]), fsum(asked[latest])) * (1 - memory)
        if day == today or habit.is_off(day):
            following = max(value, following) if habit.counted.get(day) else value
        found[day] = value = following
    return found


def begun(habit: Habit, today: date) -> date:
    """The first day of the habit: its start, or the first day on which something was counted before it."""
    return min([habit.terms(today).start or today, *habit.counted], default=today)


def window(habit: Habit, today: date) -> tuple[float, float, int]:
    """What was counted and asked for lately, and in how many days: today asks for nothing before it is over."""
    length = WINDOWS[habit.terms(today).period or Period.DAY]
    first = max(begun(habit, today), today - length * DAY)
    span = list(days_between(first, today))
    counted = fsum(habit.counted.get(day, 0.0) for day in span)
    return counted, fsum(habit.asked(day) for day in span[:-1]), len(span) - 1


def stretches(habit: Habit, today: date, most: int) -> tuple[Stretch, ...]:
    """The latest periods, oldest first, the one that goes on last."""
    period = habit.terms(today).period or Period.DAY
    begin, day = begun(habit, today), today
    found: list[Stretch] = []
    while len(found) < most and day >= begin:
        first, last = period_around(day, period)
        own = list(days_between(first, last))
        counted = fsum(habit.counted.get(each, 0.0) for each in own)
        found.append(Stretch(first, last, counted, fsum(map(habit.asked, own))))
        day = first - DAY
    return tuple(reversed(found))


def period_around(day: date, period: Period) -> tuple[date, date]:
    """The first and last day of the day, the week (from Monday) or the month that a day lies in."""
    match period:
        case Period.WEEK:
            first = day - day.weekday() * DAY
            return first, first + 6 * DAY
        case Period.MONTH:
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from the first to the last."""
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


def _share(counted: float, asked: float) -> float:
    """How much of what was asked for was lived, at most all."""
    return min(1.0, max(0.0, counted / asked)) if asked else float(counted > 0)


@lru_cache(maxsize=1024)
def _working_days(first: date, last: date, rest_days: tuple[int, ...]) -> int:
    """The days of a period that are no rest days; at least one."""
    return max(1, sum(day.weekday() not in rest_days for day in days_between(first, last)))
