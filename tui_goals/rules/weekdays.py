"""Days that are counted by the calendar, or only on given weekdays: there and back."""

from datetime import date, timedelta

from tui_goals.domain import Refused

EVERY_DAY = frozenset(range(7))
"""Calendar days, as the weekdays on which work is done: 0 is Monday."""
WORKING_DAYS = frozenset(range(5))
"""Monday to Friday."""

Days = int | float


def day_at(first: date, days: Days, weekdays: frozenset[int] = EVERY_DAY) -> date:
    """The day that many days after the first, counting only the given weekdays; half a day is not yet the next.

    A first day that does not count is 0, and so is the next one that does. Raises Refused without any weekday.
    """
    if weekdays == EVERY_DAY:
        return first + timedelta(days=int(days))
    _check_weekdays(weekdays)
    weeks, rest = divmod(int(days), len(weekdays))
    day = _onto(first, weekdays) + timedelta(weeks=weeks)
    for _ in range(rest):
        day = _onto(day + timedelta(days=1), weekdays)
    return day


def days_from(first: date, day: date, weekdays: frozenset[int] = EVERY_DAY) -> int:
    """How many days a day lies after the first, counting only the given weekdays: what `day_at` takes back.

    Raises Refused without any weekday.
    """
    if weekdays == EVERY_DAY:
        return (day - first).days
    _check_weekdays(weekdays)
    first, last = _onto(first, weekdays), _onto(day, weekdays)
    weeks, rest = divmod((last - first).days, 7)
    return weeks * len(weekdays) + sum((first.weekday() + step) % 7 in weekdays for step in range(rest))


def _onto(day: date, weekdays: frozenset[int]) -> date:
    """The day itself if it counts, else the next one that does."""
    return next(each for each in (day + timedelta(days=step) for step in range(7)) if each.weekday() in weekdays)


def _check_weekdays(weekdays: frozenset[int]) -> None:
    if not weekdays & EVERY_DAY:
        raise Refused("No day of the week is a working day; name at least one.")
