"""How numbers and times read, everywhere: short, aligned, units always, the year only when it is not this one.

The names of days and months are tables, not the machine's locale, so that a report reads the same wherever it is made.
"""

from collections.abc import Sequence
from datetime import date
from math import floor, isfinite, log10
from typing import Literal

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

SOON_DAYS = 7
"""A week ahead is soon: the next review comes before it."""
NAMED_DAYS = 6
"""Up to here a weekday's name means one day only."""
DECIMALS = 2
MOST_DECIMALS = 9
UNKNOWN = "-"

DueState = Literal["overdue", "today", "soon", "later"]


def amount(value: float, unit: str = "") -> str:
    """A number with its unit as it was typed: `1,200 words`, `2.5 km`; two decimals at most, more where it is small."""
    if not isfinite(value):
        return UNKNOWN
    decimals = DECIMALS
    if 0 < abs(value) < 0.01:
        decimals = min(1 - floor(log10(abs(value))), MOST_DECIMALS)
    digits = f"{value:,.{decimals}f}".rstrip("0").rstrip(".")
    return f"{digits if digits != '-0' else '0'} {unit}".rstrip()


def percent(fraction: float | None) -> str:
    """A share of one as `52 %`, `-` for None; only what is whole reads `100 %`, and only nothing at all `0 %`."""
    if fraction is None or not isfinite(fraction):
        return UNKNOWN
    hundredths = round(fraction * 100)
    if 0 < fraction < 1:
        hundredths = min(max(hundredths, 1), 99)
    elif fraction < 0:
        hundredths = min(hundredths, -1)
    return f"{hundredths:,} %"


def duration(seconds: float) -> str:
    """A length of time as `1 h 05`, `2 h`, `25 min` or `40 s`; begun minutes do not count."""
    sign = "-" if seconds < 0 else ""
    whole = round(abs(seconds))
    minutes, rest = divmod(whole, 60)
    hours, beside = divmod(minutes, 60)
    if not minutes:
        return f"{sign if rest else ''}{rest} s"
    if not hours:
        return f"{sign}{beside} min"
    return f"{sign}{hours:,} h {beside:02}" if beside else f"{sign}{hours:,} h"


def with_overrun(seconds: float, over: float) -> str:
    """A length of focus with what of it lay beyond the plan told apart: `25 min + 6 over`; seconds are not."""
    if over < 60:
        return duration(seconds)
    return f"{duration(seconds - over)} + {duration(over).removesuffix(' min')} over"


def clock_face(seconds: float) -> str:
    """A running clock as `12:40` or `1:02:40`: begun seconds do not count, and it never shows less than `00:00`."""
    minutes, rest = divmod(max(0, floor(seconds)), 60)
    hours, beside = divmod(minutes, 60)
    return f"{hours}:{beside:02}:{rest:02}" if hours else f"{beside:02}:{rest:02}"


def day(when: date, today: date) -> str:
    """A date as `12 Mar`, with its year when that is not this one."""
    return _dated(when, today)


def due(day: date | None, today: date) -> str:
    """When a thing is due: `2 d late`, `today`, `tomorrow`, `Fri` within a week, then `12 Mar`; empty without a day."""
    if day is None:
        return ""
    ahead = (day - today).days
    if ahead < 0:
        return f"{-ahead:,} d late"
    if ahead <= 1:
        return "tomorrow" if ahead else "today"
    return WEEKDAYS[day.weekday()] if ahead <= NAMED_DAYS else _dated(day, today)


def due_state(day: date | None, today: date) -> DueState:
    """How near a due day is; what has none is due later."""
    if day is None or (day - today).days > SOON_DAYS:
        return "later"
    if day == today:
        return "today"
    return "soon" if day > today else "overdue"


def distance(day: date, today: date) -> str:
    """How far a day is away: `today`, `tomorrow`, `yesterday`, `in 5 days`, `5 days ago`."""
    ahead = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(ahead)
    return near or (f"in {count(ahead, 'day')}" if ahead > 0 else f"{count(-ahead, 'day')} ago")


def day_heading(day: date, today: date) -> str:
    """The heading over a day's rows: `Today, Fri 27 Nov`, `Yesterday, ...`, `Wed 25 Nov`."""
    named = f"{WEEKDAYS[day.weekday()]} {_dated(day, today)}"
    away = distance(day, today)
    return f"{away.capitalize()}, {named}" if away in ("today", "tomorrow", "yesterday") else named


def count(number: int, noun: str) -> str:
    """So many things: `1 task`, `2 tasks`, `3 entries`."""
    return f"{number:,} {noun if number == 1 else _plural(noun)}"


def join_words(words: Sequence[str]) -> str:
    """Words in a sentence: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _dated(day: date, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
