"""The days that a day is compared with: a week, a month, a quarter ago, and the same day of earlier years."""

from collections.abc import Iterator
from datetime import date, timedelta

from tui_goals.domain import Entry
from tui_goals.domain.values import frozen
from tui_goals.rules.day_lengths import add_months

WEEK = timedelta(days=7)
YEARS = 10
"""How many years back it is looked at most."""


@frozen
class PastDay:
    """A day like today: what it is called, what was done on it in words, and what was written."""

    name: str
    day: date
    done: str
    entries: tuple[Entry, ...]


def days_like(today: date) -> Iterator[tuple[str, date]]:
    """What each day is called, and which it is; a month that has no such day is looked at on its last one."""
    yield "A week ago", today - WEEK
    yield "A month ago", add_months(today, -1)
    yield "A quarter ago", add_months(today, -3)
    yield "A year ago", add_months(today, -12)
    yield from ((f"{years} years ago", add_months(today, -12 * years)) for years in range(2, YEARS + 1))
