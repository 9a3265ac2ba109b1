"""Weeks, months, quarters and years as people name them, and days told by where in them they lie."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tui_goals.domain import Refused
from tui_goals.rules.day_lengths import add_months, add_workdays, first_of_week, full_year, monday
from tui_goals.rules.day_words import MONTH_NUMBERS, WEEKDAY_NUMBERS, any_of

MONTHS_OF = {"month": 1, "quarter": 3, "qtr": 3, "year": 12}
SHIFTS = {"next": 1, "coming": 1, "following": 1, "last": -1, "previous": -1, "past": -1}
ONE_DAY = timedelta(1)
RELATIVE = re.compile(
    rf"(?:(?P<which>this|current|{any_of(SHIFTS)}) )?(?P<unit>work ?week|week|wk|{any_of(MONTHS_OF)})", re.ASCII
)
MONTH = re.compile(rf"(?P<month>{any_of(MONTH_NUMBERS)})\.?(?: of)?(?:[ -]?(?P<year>\d{{4}}|'\d{{2}}))?", re.ASCII)
QUARTER = re.compile(r"(?:(?P<before>\d{4})[ -]?)?q(?P<quarter>\d)(?:[ /-]?(?:of )?(?P<after>\d{4}|'\d{2}))?", re.ASCII)
WEEK = re.compile(r"(?:w|kw|cw|wk|week) ?(?P<week>\d{1,2})(?: (?:of )?(?P<year>\d{4}))?", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)

Stretch = tuple[date, date]
"""The first and the last day."""


def stretches(text: str, today: date) -> Iterator[Stretch]:
    """What a period's name can mean: one, or without a year this year's and next year's. Raises Refused."""
    if found := RELATIVE.fullmatch(text):
        yield _relative(found, today)
    elif found := MONTH.fullmatch(text):
        yield from _in_years(found["year"], MONTH_NUMBERS[found["month"]], 1, today)
    elif found := QUARTER.fullmatch(text):
        number = int(found["quarter"])
        if not 1 <= number <= 4:
            raise Refused("a year has 4 quarters.")
        yield from _in_years(found["before"] or found["after"], 3 * number - 2, 3, today)
    elif found := WEEK.fullmatch(text):
        yield from _weeks(found["year"], int(found["week"]), today)
    elif YEAR.fullmatch(text):
        yield from _in_years(text, 1, 12, today)


def first_day(text: str, today: date) -> date | None:
    """The first day of a period; without a year, of the one that is not over."""
    found = list(stretches(text, today))
    return next((first for first, last in found if last >= today), found[0][0] if found else None)


def edge_day(edge: str, text: str, today: date) -> date | None:
    """The `start`, `mid` or `end` of a period, the next one from today on where no year is named."""
    return _from_today((_edge(edge, *stretch) for stretch in stretches(text, today)), today)


def nth_day(nth: str, what: str, text: str, today: date) -> date | None:
    """The third friday, the last day, the second workday of a period. Raises Refused where there is none such."""
    found = list(stretches(text, today))
    days = [day for stretch in found if (day := _nth(nth, what, *stretch)) is not None]
    if found and not days:
        raise Refused(f"there is no {nth} {what} in it.")
    return _from_today(days, today)


def nth_day_of_a_month(nth: str, what: str, today: date) -> date:
    """The third friday, the second workday of a month, the next one from today on. Raises Refused for no month's."""
    begin = today.replace(day=1)
    for _ in range(13):
        day = _nth(nth, what, *_months(begin, 1))
        if day is not None and day >= today:
            return day
        begin = add_months(begin, 1)
    raise Refused(f"no month has a {nth} {what}.")


def _relative(found: re.Match[str], today: date) -> Stretch:
    shift = SHIFTS.get(found["which"] or "", 0)
    unit = found["unit"]
    if unit in MONTHS_OF:
        months = MONTHS_OF[unit]
        begin = date(today.year, (today.month - 1) // months * months + 1, 1)
        return _months(add_months(begin, months * shift), months)
    begin = monday(today) + timedelta(weeks=shift)
    return begin, begin + timedelta(4 if unit.startswith("work") else 6)


def _in_years(year: str | None, month: int, months: int, today: date) -> Iterator[Stretch]:
    for number in (full_year(year.lstrip("'")),) if year else (today.year, today.year + 1):
        yield _months(date(number, month, 1), months)


def _weeks(year: str | None, week: int, today: date) -> Iterator[Stretch]:
    for number in (int(year),) if year else (today.isocalendar().year, today.isocalendar().year + 1):
        begin = first_of_week(number, week)
        yield begin, begin + timedelta(6)


def _months(begin: date, months: int) -> Stretch:
    return begin, add_months(begin, months) - ONE_DAY


def _from_today(days: Iterator[date] | list[date], today: date) -> date | None:
    """The first of the days that is not over; the last of them where all are."""
    found = list(days)
    return next((day for day in found if day >= today), found[-1] if found else None)


def _edge(edge: str, first: date, last: date) -> date:
    if edge == "start":
        return first
    if edge == "end":
        return last
    length = (last - first).days + 1
    if length <= 7:
        return first + timedelta(2)
    if length <= 31:
        return first.replace(day=15)
    return date(first.year, 7, 1) if length > 100 else add_months(first, 1).replace(day=15)


def _nth(nth: str, what: str, first: date, last: date) -> date | None:
    backwards = nth == "last"
    number = 1 if backwards else int(nth.rstrip("sthnrd"))
    if what == "day":
        day = last if backwards else first + timedelta(number - 1)
    elif what in ("workday", "weekday", "working day", "work day", "business day"):
        day = add_workdays(last + ONE_DAY, -1) if backwards else add_workdays(first - ONE_DAY, number)
    else:
        weekday = WEEKDAY_NUMBERS[what]
        if backwards:
            day = last - timedelta((last.weekday() - weekday) % 7)
        else:
            day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    return day if number and first <= day <= last else None
