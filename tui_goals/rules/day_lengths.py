"""Lengths from day to day as people type them, and steps over the calendar."""

import re
from calendar import monthrange
from datetime import date, timedelta

from tui_goals.domain import Refused
from tui_goals.rules.day_words import MONTH_NAMES, NUMBER_WORDS, ONES, TENS, any_of

UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), ("minutes", 1 / 60)),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), ("minutes", 1)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), ("minutes", 60)),
    **dict.fromkeys(("d", "day", "days", "night", "nights"), ("days", 1)),
    **dict.fromkeys(("b", "workday", "workdays", "weekday", "weekdays"), ("workdays", 1)),
    **dict.fromkeys(("work day", "work days", "working day", "working days"), ("workdays", 1)),
    **dict.fromkeys(("business day", "business days"), ("workdays", 1)),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "sennight"), ("days", 7)),
    **dict.fromkeys(("fortnight", "fortnights"), ("days", 14)),
    **dict.fromkeys(
        ("m", "mo", "mos", "mon", "mons", "mth", "mths", "mnth", "mnths", "month", "months"), ("months", 1)
    ),
    **dict.fromkeys(("q", "qtr", "qtrs", "qrtr", "qrtrs", "quarter", "quarters", "quarterly"), ("months", 3)),
    **dict.fromkeys(("half year", "half-year"), ("months", 6)),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), ("months", 12)),
    **dict.fromkeys(("decade", "decades"), ("months", 120)),
}
RHYTHMS = {
    "daily": "1d", "weekdays": "1b", "weekly": "1w", "biweekly": "2w", "fortnight": "2w", "sennight": "1w",
    "monthly": "1m", "bimonthly": "2m", "quarterly": "1q", "semiannual": "6m", "annual": "1y",
    "yearly": "1y", "biannual": "2y", "biyearly": "2y", "minute": "1min", "min": "1min", "hour": "1h", "hr": "1h",
    "day": "1d", "week": "1w", "wk": "1w", "month": "1m", "mth": "1m", "quarter": "1q", "qtr": "1q", "qrtr": "1q",
    "year": "1y", "yr": "1y",
}  # fmt: skip
"""Words that are a length of their own, as taskwarrior has them: without a number a unit is one."""

UNIT = rf"(?:{any_of(UNITS)})"
NUMBER = (
    rf"(?:(?:\d{{1,4}}(?:[.,]\d{{1,2}})?|(?:{any_of(TENS)})[ -](?:{any_of(ONES)})(?= )|(?:{any_of(NUMBER_WORDS)})(?= ))"
    r"(?: and a half)?)"
)
PART = rf"(?:(?P<number>{NUMBER}) ?)?(?P<unit>{UNIT})(?![a-z])(?P<half> and a half)?"
FURTHER = rf"(?:(?: and|,| ?\+)? ?\d{{1,4}} ?{UNIT})*"
LENGTH = rf"(?P<length>{NUMBER} ?{UNIT}(?: and a half)?{FURTHER})"
UNIT_OR_LENGTH = rf"(?P<length>(?:{NUMBER} ?)?{UNIT}(?: and a half)?{FURTHER})"
DAYS_OF_A_MONTH = 30
"""For a part of a month: half a month is 15 days."""
MINUTES_OF_A_DAY = 24 * 60


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(day.weekday())


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last where that does not exist."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_workdays(day: date, number: int) -> date:
    """A day so many working days on, Monday to Friday."""
    for _ in range(abs(number)):
        day += timedelta(1 if number > 0 else -1)
        while day.weekday() > 4:
            day += timedelta(1 if number > 0 else -1)
    return day


def number_of(typed: str) -> float:
    """A number in digits or words: `1.5`, `twenty-five`, `2 and a half`."""
    typed, half, _ = typed.partition(" and a half")
    if typed[:1].isdigit():
        number = float(typed.replace(",", "."))
    elif typed in NUMBER_WORDS:
        number = NUMBER_WORDS[typed]
    else:
        tens, ones = re.split("[ -]", typed)
        number = TENS[tens] + ONES[ones]
    return number + (0.5 if half else 0)


def add_length(day: date, length: str, sign: int = 1) -> date:
    """A day moved by a length such as `1 year 2 months`; of hours and minutes only whole days count."""
    minutes = 0.0
    for part in re.finditer(PART, re.sub(r" and(?! a half)|\+", " ", length), re.ASCII):
        kind, factor = UNITS[part["unit"]]
        amount = sign * factor * (number_of(part["number"] or "1") + (0.5 if part["half"] else 0))
        if kind == "months":
            months = int(amount)
            day = add_months(day, months) + timedelta(int((amount - months) * DAYS_OF_A_MONTH))
        elif kind == "workdays":
            day = add_workdays(day, int(amount))
        elif kind == "minutes":
            minutes += amount
        else:
            day += timedelta(int(amount))
    return day + timedelta(int(minutes / MINUTES_OF_A_DAY))


def exactly(year: int, month: int, number: int) -> date:
    """That day. Raises Refused in words where it does not exist."""
    if not 1 <= month <= 12:
        raise Refused(f"there is no month {month}; a year has 12.")
    last = monthrange(year, month)[1]
    if not 1 <= number <= last:
        raise Refused(f"{MONTH_NAMES[month - 1].capitalize()} {year} has {last} days.")
    return date(year, month, number)


def first_of_week(iso_year: int, week: int) -> date:
    """The Monday of an ISO week. Raises Refused where the year has no such week."""
    weeks = date(iso_year, 12, 28).isocalendar().week
    if not 1 <= week <= weeks:
        raise Refused(f"{iso_year} has {weeks} weeks.")
    return date.fromisocalendar(iso_year, week, 1)


def dated(year: str | None, month: int, number: int, today: date) -> date:
    """That day of a year of two or four digits, or the next one from today on. Raises Refused."""
    if year is None:
        return exactly(today.year + ((month, number) < (today.month, today.day)), month, number)
    return exactly(full_year(year), month, number)


def full_year(year: str) -> int:
    """A year as it is meant; one of two digits lies between 1969 and 2068, one of one digit after 2000."""
    if len(year) > 2:
        return int(year)
    return int(year) + (2000 if int(year) < 69 else 1900)
