"""Days typed the way people type them, understood by one table of forms; the echo says what was understood.

Where programs differ, these are the rules. Weeks begin on Monday (ISO 8601). A bare weekday, day of the month or month
is the next one after today, never today; `next friday` is the Friday of next week. A day and month without a year is
the next such day, today counted. `m` is a month, and months and years end on the last day where the same day does not
exist. `sow som soq soy` and `eow ...` are the edges of the period today lies in; `n` and `p` in between make it the
next or previous one. A week's number alone is its Monday, in the running year until that week is over. `12/31` is month
first unless told otherwise or impossible; `31.12.` is day first. A year of two digits lies between 1969 and 2068.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tui_goals.domain import Refused
from tui_goals.rules.phrases import MONTHS, WEEKDAYS, distance

TEXT_LIMIT = 60
"""Characters in a typed day; more is something pasted by mistake."""
YEARS = range(1900, 2200)
"""A year outside is a slip of the finger, in a plan."""

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_NUMBERS = {name[:length]: day for day, name in enumerate(WEEKDAY_NAMES) for length in (2, 3, len(name))}
WEEKDAY_NUMBERS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
MONTH_NUMBERS = {name[:length]: month for month, name in enumerate(MONTH_NAMES, 1) for length in (3, len(name))}
MONTH_NUMBERS |= {"sept": 9}
DAY_WORDS = {
    **dict.fromkeys((".", "now", "today", "tod", "sod", "eod"), 0),
    **dict.fromkeys(("tomorrow", "tom", "tmr"), 1),
    **dict.fromkeys(("yesterday", "yes"), -1),
}
NUMBER_WORDS = {
    "a": 1, "an": 1, "the": 1, "a couple of": 2, "couple of": 2, "a few": 3, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
UNITS = {
    **dict.fromkeys(("d", "day", "days"), ("days", 1)),
    **dict.fromkeys(("b", "workday", "workdays"), ("workdays", 1)),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), ("days", 7)),
    **dict.fromkeys(("fortnight", "fortnights"), ("days", 14)),
    **dict.fromkeys(("m", "mo", "mos", "mon", "mons", "month", "months"), ("months", 1)),
    **dict.fromkeys(("q", "qtr", "qtrs", "quarter", "quarters"), ("months", 3)),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), ("months", 12)),
    **dict.fromkeys(("decade", "decades"), ("months", 120)),
}
PERIOD_MONTHS = {"m": 1, "q": 3, "y": 12}


def parse_day(text: str, today: date, day_first: bool = False) -> date:
    """The day a text means, seen from today, by the rules above; `day_first` reads `3/12` as 3 December.

    Raises Refused in words for what is no day (`February 2027 has 28 days`) or lies beyond what a plan holds.
    """
    today = date(today.year, today.month, today.day)
    typed = " ".join(text.casefold().replace(",", " ").split())
    if day_first:
        typed = SLASHED.sub(r"\2/\1", typed)
    try:
        day = _understood(typed, today) if len(typed) <= TEXT_LIMIT else None
    except (OverflowError, ValueError):
        raise Refused(f"{_quoted(text)} is too far away; a plan goes from {YEARS[0]} to {YEARS[-1]}.") from None
    except Refused as reason:
        raise Refused(f"{_quoted(text)} is not a day: {reason}") from None
    if day is None:
        raise Refused(f"{_quoted(text)} is not a day; type one such as fri, +3d, 31 dec or {today.year}-12-31.")
    if day.year not in YEARS:
        raise Refused(f"{_quoted(text)} is too far away; a plan goes from {YEARS[0]} to {YEARS[-1]}.")
    return day


def echo_day(day: date, today: date) -> str:
    """A day in full with its distance, as the echo of what was typed: `Fri 27 Nov 2026, in 5 days`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}, {distance(day, today)}"


def _understood(typed: str, today: date) -> date | None:
    for form, meaning in FORMS:
        if found := re.fullmatch(form, typed, re.ASCII):
            return meaning(found, today)
    return None


def _quoted(text: str) -> str:
    shown = text.strip()[:TEXT_LIMIT]
    return (f'"{shown}"' if shown.isprintable() else ascii(shown)) if shown else "An empty field"


def _day_word(found: re.Match[str], today: date) -> date:
    return today + timedelta(DAY_WORDS[found[0]])


def _period_edge(found: re.Match[str], today: date) -> date:
    edge, which, unit = found.groups()
    shift = {"n": 1, "p": -1, "": 0}[which] + (edge == "e")
    if unit == "w":
        begin = _monday(today) + timedelta(weeks=shift)
    else:
        months = PERIOD_MONTHS[unit]
        first = (today.month - 1) // months * months + 1
        begin = add_months(date(today.year, first, 1), months * shift)
    return begin - timedelta(edge == "e")


def _weekday(found: re.Match[str], today: date) -> date:
    weekday = WEEKDAY_NUMBERS[found["weekday"]]
    match found["which"]:
        case "next":
            return _monday(today) + timedelta(7 + weekday)
        case "last":
            return today - timedelta((today.weekday() - weekday - 1) % 7 + 1)
        case "this":
            return today + timedelta((weekday - today.weekday()) % 7)
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _several_weekdays(found: re.Match[str], today: date) -> date:
    """`+2fri` is the second Friday after today, `-1fri` the last one before it."""
    weekday, times = WEEKDAY_NUMBERS[found["weekday"]], int(found["times"] or 1)
    if found["sign"] == "-":
        return today - timedelta((today.weekday() - weekday - 1) % 7 + 1 + 7 * (times - 1))
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1 + 7 * (times - 1))


def _length_from_now(found: re.Match[str], today: date) -> date:
    return _add_length(today, found["length"], -1 if found.groupdict().get("sign") == "-" else 1)


def _length_ago(found: re.Match[str], today: date) -> date:
    return _add_length(today, found["length"], -1)


def _length_from_day(found: re.Match[str], today: date) -> date | None:
    start = _understood(found["day"], today)
    return start and _add_length(start, found["length"], -1 if found["way"] in ("-", "before") else 1)


def _signed_days(found: re.Match[str], today: date) -> date:
    return today + timedelta(int(found[0]))


def _iso_length(found: re.Match[str], today: date) -> date:
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    return add_months(today, 12 * years + months) + timedelta(days, weeks=weeks)


def _year_month_day(found: re.Match[str], today: date) -> date:
    return _exactly(int(found[1]), int(found[3]), int(found[4] or 1))


def _week(found: re.Match[str], today: date) -> date:
    year, week, weekday = found["year"], int(found["week"]), found["weekday"] or "1"
    number = int(weekday) if weekday.isdigit() else WEEKDAY_NUMBERS[weekday] + 1
    this_year, this_week, _ = today.isocalendar()
    iso_year = int(year) if year else this_year + (week < this_week)
    weeks = date(iso_year, 12, 28).isocalendar().week
    if not 1 <= week <= weeks:
        raise Refused(f"{iso_year} has {weeks} weeks.")
    return date.fromisocalendar(iso_year, week, number)


def _month_and_day(found: re.Match[str], today: date) -> date:
    parts = found.groupdict()
    name = parts.get("month_name")
    month = MONTH_NUMBERS[name] if name else int(found["month"])
    day = _dated(parts.get("year"), month, int(found["day"]), today)
    wanted = parts.get("weekday")
    if wanted and WEEKDAY_NUMBERS[wanted] != day.weekday():
        named = WEEKDAY_NAMES[day.weekday()].capitalize()
        raise Refused(f"{day.day} {MONTHS[month - 1]} {day.year} is a {named}.")
    return day


def _slashed(found: re.Match[str], today: date) -> date:
    month, number = int(found["month"]), int(found["day"])
    if month > 12:
        month, number = number, month
    return _dated(found["year"], month, number, today)


def _month(found: re.Match[str], today: date) -> date:
    month = MONTH_NUMBERS[found["month_name"]]
    if found["year"]:
        return date(int(found["year"]), month, 1)
    return date(today.year + (month <= today.month), month, 1)


def _day_of_month(found: re.Match[str], today: date) -> date:
    """The next month's day of that number, over the months that are too short for it."""
    number = int(found["day"])
    if not 1 <= number <= 31:
        raise Refused("a month has 31 days at most.")
    begin = today.replace(day=1)
    while monthrange(begin.year, begin.month)[1] < number or begin.replace(day=number) <= today:
        begin = add_months(begin, 1)
    return begin.replace(day=number)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def add_months(day: date, months: int) -> date:
    """The same day so many months later, the last one of a month that has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _add_workdays(day: date, number: int) -> date:
    """A day so many working days on, Monday to Friday."""
    for _ in range(abs(number)):
        day += timedelta(1 if number > 0 else -1)
        while day.weekday() > 4:
            day += timedelta(1 if number > 0 else -1)
    return day


def _add_length(day: date, length: str, sign: int) -> date:
    """A day moved by a length such as `1 year 2 months`."""
    for part in re.finditer(PART, length.replace("and", ""), re.ASCII):
        typed = part["number"] or "1"
        number = sign * (int(typed) if typed.isdigit() else NUMBER_WORDS[typed])
        kind, factor = UNITS[part["unit"]]
        if kind == "months":
            day = add_months(day, factor * number)
        elif kind == "workdays":
            day = _add_workdays(day, number)
        else:
            day += timedelta(factor * number)
    return day


def _dated(year: str | None, month: int, number: int, today: date) -> date:
    if year is None:
        return _exactly(today.year + ((month, number) < (today.month, today.day)), month, number)
    if len(year) == 2:
        return _exactly(int(year) + (2000 if int(year) < 69 else 1900), month, number)
    return _exactly(int(year), month, number)


def _exactly(year: int, month: int, number: int) -> date:
    if not 1 <= month <= 12:
        raise Refused(f"there is no month {month}; a year has 12.")
    last = monthrange(year, month)[1]
    if not 1 <= number <= last:
        raise Refused(f"{MONTH_NAMES[month - 1].capitalize()} {year} has {last} days.")
    return date(year, month, number)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


WEEKDAY, LONG_WEEKDAY = _any_of(WEEKDAY_NUMBERS), _any_of(name for name in WEEKDAY_NUMBERS if len(name) > 2)
ON_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}) )?(?:the )?"
MONTH = rf"(?P<month_name>{_any_of(MONTH_NUMBERS)})\.?"
DAY, MONTH_NUMBER, YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4}|\d{2})"
NTH = rf"{DAY}(?:st|nd|rd|th)?"
NUMBER, UNIT = rf"(?:\d{{1,4}}|(?:{_any_of(NUMBER_WORDS)})(?= ))", rf"(?:{_any_of(UNITS)})"
PART = rf"(?:(?P<number>{NUMBER}) ?)?(?P<unit>{UNIT})(?![a-z])"
LENGTH = rf"(?P<length>{NUMBER} ?{UNIT}(?:(?: and|,| ?\+)? ?\d{{1,4}} ?{UNIT})*)"
UNIT_OR_LENGTH = rf"(?P<length>(?:{NUMBER} ?)?{UNIT})"
SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})(?!\d)", re.ASCII)

Meaning = Callable[[re.Match[str], date], date | None]
FORMS: tuple[tuple[str, Meaning], ...] = (
    (_any_of(DAY_WORDS), _day_word),
    (r"(\d{4})(?P<sign>[-/.])(\d{1,2})(?:(?P=sign)(\d{1,2}))?", _year_month_day),
    (rf"(?:(?P<year>\d{{4}})[ -]?)?w(?:eek )?(?P<week>\d{{1,2}})(?:[ -]?(?P<weekday>[1-7]|{WEEKDAY}))?", _week),
    (r"([se])o([np]?)([wmqy])", _period_edge),
    (rf"(?:(?P<which>this|next|last) )?(?P<weekday>{WEEKDAY})", _weekday),
    (rf"(?P<sign>[+-])(?P<times>\d{{0,3}})(?P<weekday>{LONG_WEEKDAY})", _several_weekdays),
    (r"[+-]\d{1,5}", _signed_days),
    (rf"(?P<sign>[+-]?) ?{LENGTH}", _length_from_now),
    (rf"(?:in|within|after) {LENGTH}(?: time)?", _length_from_now),
    (rf"{LENGTH} (?:later|from now)", _length_from_now),
    (rf"(?:the )?next {UNIT_OR_LENGTH}", _length_from_now),
    (rf"{LENGTH} (?:ago|before|earlier)", _length_ago),
    (rf"(?:the )?(?:last|past) {UNIT_OR_LENGTH}", _length_ago),
    (r"p(?=\d)(?:(\d{1,4})y)?(?:(\d{1,4})m)?(?:(\d{1,4})w)?(?:(\d{1,5})d)?", _iso_length),
    (rf"{ON_WEEKDAY}{NTH}\.?[ /-]?(?:of )?{MONTH}(?:[ /-]?{YEAR})?", _month_and_day),
    (rf"{ON_WEEKDAY}{MONTH} ?{NTH}(?: {YEAR})?", _month_and_day),
    (rf"{MONTH}(?: (?P<year>\d{{4}}))?", _month),
    (rf"(?:the )?{NTH}", _day_of_month),
    (rf"{MONTH_NUMBER}/{DAY}(?:/{YEAR})?", _slashed),
    (rf"{MONTH_NUMBER}-{DAY}", _month_and_day),
    (rf"{DAY}\.{MONTH_NUMBER}\.?{YEAR}?", _month_and_day),
    (rf"(?:the )?{UNIT_OR_LENGTH} (?P<way>before|after|from) (?P<day>.+)", _length_from_day),
    (rf"(?P<day>.+?) ?(?P<way>[+-]) ?{LENGTH}", _length_from_day),
)
"""Every form a day can be typed in, with its meaning; the first that fits the whole text counts.

They are compiled when first asked (and kept by `re`): all together they would cost the start of the program 50 ms.
"""
