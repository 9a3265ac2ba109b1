"""Days told by their place in the calendar: year, month, week, feast."""

import re
from calendar import monthrange
from datetime import date, timedelta

from tui_goals.domain import Refused
from tui_goals.rules.day_lengths import add_months, dated, exactly, first_of_week, full_year
from tui_goals.rules.day_weekdays import SATURDAY, on_weekday
from tui_goals.rules.day_words import MONTH_NUMBERS, WEEKDAY_NUMBERS, feast


def year_month_day(found: re.Match[str], today: date) -> date:
    """A day in ISO order; a year of one digit is after 2000. Raises Refused."""
    year = found["year"]
    return exactly(int(year) + (2000 if len(year) == 1 else 0), int(found["month"]), int(found["day"] or 1))


def short_year_month_day(found: re.Match[str], today: date) -> date:
    """A day in ISO order with a year of two digits. Raises Refused."""
    return dated(found["year"], int(found["month"]), int(found["day"]), today)


def day_of_year(found: re.Match[str], today: date) -> date:
    """The so manieth day of a year (ISO ordinal date). Raises Refused."""
    year, number = int(found["year"]), int(found["number"])
    days = (date(year, 12, 31) - date(year, 1, 1)).days + 1
    if not 1 <= number <= days:
        raise Refused(f"{year} has {days} days.")
    return date(year, 1, 1) + timedelta(number - 1)


def day_of_week(found: re.Match[str], today: date) -> date:
    """A day of an ISO week, its Monday where none is named. Raises Refused."""
    year, week, weekday = found["year"] or found["year_after"], int(found["week"]), found["weekday"] or "1"
    number = int(weekday) if weekday.isdigit() else WEEKDAY_NUMBERS[weekday] + 1
    this_year, this_week, _ = today.isocalendar()
    iso_year = int(year) if year else this_year + (week < this_week)
    return first_of_week(iso_year, week) + timedelta(number - 1)


def month_and_day(found: re.Match[str], today: date) -> date:
    """A day of a month, `12.25.` the other way round; a weekday beside it must be its own. Raises Refused."""
    parts = found.groupdict()
    name, year = parts.get("month_name"), (parts.get("year") or "").lstrip("'") or None
    month, number = MONTH_NUMBERS[name] if name else int(found["month"]), int(found["day"])
    if name is None and month > 12 >= number:
        month, number = number, month
    return on_weekday(parts.get("weekday"), dated(year, month, number, today))


def month_and_then_day(found: re.Match[str], today: date) -> date:
    """A month and a day in digits, the other way round where that cannot be. Raises Refused."""
    month, number = int(found["month"]), int(found["day"])
    if month > 12:
        month, number = number, month
    return dated(found["year"], month, number, today)


def first_of_month(found: re.Match[str], today: date) -> date:
    """The first day of a month, the next such one where no year is named."""
    month = MONTH_NUMBERS[found["month_name"]]
    if found["year"]:
        return date(full_year(found["year"].lstrip("'")), month, 1)
    match found["which"]:
        case "this":
            return date(today.year, month, 1)
        case "last" | "previous" | "past":
            return date(today.year - (month >= today.month), month, 1)
    return date(today.year + (month <= today.month), month, 1)


def month_of_year(found: re.Match[str], today: date) -> date:
    """The first day of a month in digits. Raises Refused."""
    return exactly(int(found["year"]), int(found["month"]), 1)


def day_of_month(found: re.Match[str], today: date) -> date:
    """The next month's day of that number, over the months that are too short for it."""
    number = int(found["day"])
    if not 1 <= number <= 31:
        raise Refused("a month has 31 days at most.")
    begin = today.replace(day=1)
    while monthrange(begin.year, begin.month)[1] < number or begin.replace(day=number) <= today:
        begin = add_months(begin, 1)
    return on_weekday(found.groupdict().get("weekday"), begin.replace(day=number))


def named_feast(found: re.Match[str], today: date) -> date:
    """A feast of a year, or the next one from today on."""
    if found["year"]:
        return feast(found["name"], int(found["year"]))
    day = feast(found["name"], today.year)
    return day if day >= today else feast(found["name"], today.year + 1)


def midsummer(today: date, first: int) -> date:
    """The Swedish midsummer's Saturday (from 20 June on), or its eve, the Friday (from the 19th on)."""
    weekday = SATURDAY if first == 20 else SATURDAY - 1
    for year in (today.year, today.year + 1):
        begin = date(year, 6, first)
        day = begin + timedelta((weekday - begin.weekday()) % 7)
        if day >= today:
            break
    return day
