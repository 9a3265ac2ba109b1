"""How much there was on each day of a year, in a few levels: what a heatmap shows.

The days that have something are told apart by their own quartiles: their different amounts, in order, are cut into four
parts of equal size, and a day's level, 1 to 4, is the part it lies in. So the map says the same for minutes, words and
kilometres, one very long day does not make all others pale, and nothing at all is always level 0.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from tui_goals.rules.phrases import MONTHS

LEVELS = 4
"""How many levels there are beside nothing."""
WEEK = 7
YEAR_WEEKS = 53
"""Weeks that hold a year, whatever weekday it begins on."""
MONTH_CELLS = 4
"""Weeks between two names of months, so that they never touch."""

Week = tuple[date, ...]


def bounds(amounts: Iterable[float]) -> tuple[float, ...]:
    """The least amount of each level, from 1 on; fewer where there are fewer different amounts, none without any."""
    known = sorted({amount for amount in amounts if amount > 0})
    least = [known[len(known) * part // LEVELS] for part in range(LEVELS)] if known else []
    return tuple(least)


def level(amount: float, least: tuple[float, ...]) -> int:
    """The level of an amount: 0 for nothing or less, else the highest whose bound it reaches."""
    return bisect_right(least, amount) if amount > 0 else 0


def weeks_until(today: date, number: int, first_weekday: int = 0) -> tuple[Week, ...]:
    """The last so many weeks, oldest first, today's the last; each begins on a weekday from 0 for Monday."""
    begin = today - timedelta((today.weekday() - first_weekday) % WEEK)
    starts = (begin - timedelta(weeks=number - 1 - place) for place in range(number))
    return tuple(tuple(start + timedelta(day) for day in range(WEEK)) for start in starts)


def month_names(weeks: Iterable[Week]) -> dict[int, str]:
    """The name of each month over the week in which its first day lies, where there is room since the last one."""
    found: dict[int, str] = {}
    for place, week in enumerate(weeks):
        first = next((day for day in week if day.day == 1), None)
        if first is not None and place - max(found, default=-MONTH_CELLS) >= MONTH_CELLS:
            found[place] = MONTHS[first.month - 1]
    return found


def total(amounts: Mapping[date, float], weeks: Iterable[Week]) -> tuple[float, int]:
    """What the weeks came to, and on how many days there was something."""
    found = [amount for week in weeks for day in week if (amount := amounts.get(day, 0))]
    return sum(found), len(found)
