"""Every form that a day can be typed in, with its meaning, as one table."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from tui_goals.domain import Refused
from tui_goals.rules import day_periods, day_weekdays
from tui_goals.rules.calendar_days import (
    day_of_month,
    day_of_week,
    day_of_year,
    first_of_month,
    midsummer,
    month_and_day,
    month_and_then_day,
    month_of_year,
    named_feast,
    short_year_month_day,
    year_month_day,
)
from tui_goals.rules.day_lengths import (
    LENGTH,
    NUMBER,
    RHYTHMS,
    UNIT,
    UNIT_OR_LENGTH,
    add_length,
    add_months,
    exactly,
    monday,
)
from tui_goals.rules.day_words import (
    DAY_WORDS,
    FEASTS,
    MONTH_NUMBERS,
    MOVING_FEASTS,
    WEEKDAY_NUMBERS,
    any_of,
)

PERIOD_MONTHS = {"m": 1, "q": 3, "y": 12}


def understood(typed: str, today: date) -> date | None:
    """The day that a text means, folded and trimmed before; None for no form. Raises Refused, not naming the text."""
    for form, meaning in FORMS:
        if (found := re.fullmatch(form, typed, re.ASCII)) and (day := meaning(found, today)) is not None:
            return day
    return None


def _day_word(found: re.Match[str], today: date) -> date:
    return today + timedelta(DAY_WORDS[found[0]])


def _today(found: re.Match[str], today: date) -> date:
    return today


def _never(found: re.Match[str], today: date) -> date:
    raise Refused("it names none. Leave the field empty for no day.")


def _rhythm(found: re.Match[str], today: date) -> date:
    return add_length(today, RHYTHMS[found["rhythm"]])


def _period_edge(found: re.Match[str], today: date) -> date:
    edge, which, unit = found.groups()
    shift = {"n": 1, "p": -1}.get(which, 0) + (edge == "e")
    if unit == "d":
        begin = today + timedelta(shift)
    elif unit == "w":
        begin = monday(today) + timedelta(weeks=shift)
    else:
        months = PERIOD_MONTHS[unit]
        first = (today.month - 1) // months * months + 1
        begin = add_months(date(today.year, first, 1), months * shift)
    return begin - timedelta(edge == "e")


def _week_after_day(found: re.Match[str], today: date) -> date | None:
    """`friday week`, `tomorrow fortnight`."""
    start = understood(found["day"], today)
    return start and start + timedelta(weeks=2 if found.groupdict().get("unit") == "fortnight" else 1)


def _weekday_beside(found: re.Match[str], today: date) -> date | None:
    """`tue 3.11.`, `2026-11-03 tue`: a weekday beside a day in digits must be its own."""
    day = understood(found["day"], today)
    return day and day_weekdays.on_weekday(found["weekday"], day)


def _weekday_from_day(found: re.Match[str], today: date) -> date | None:
    """`monday after easter`, `friday before 31 dec`."""
    start, weekday = understood(found["day"], today), WEEKDAY_NUMBERS[found["weekday"]]
    if start is None:
        return None
    return (day_weekdays.latest if found["way"] == "before" else day_weekdays.coming)(weekday, start)


def _weekday_of_numbered_week(found: re.Match[str], today: date) -> date | None:
    """`friday of week 40`."""
    start = understood(found["week"], today)
    return start and start + timedelta(WEEKDAY_NUMBERS[found["weekday"]])


def _length_from_now(found: re.Match[str], today: date) -> date:
    return add_length(today, found["length"], -1 if found.groupdict().get("sign") == "-" else 1)


def _length_ago(found: re.Match[str], today: date) -> date:
    return add_length(today, found["length"], -1)


def _two_lengths(found: re.Match[str], today: date) -> date:
    """`week after next`, `month before last`."""
    return add_length(today, f"2 {found['unit']}", 1 if found["way"] == "after next" else -1)


def _length_from_day(found: re.Match[str], today: date) -> date | None:
    start = understood(found["day"], today)
    return start and add_length(start, found["length"], -1 if found.groupdict().get("way") in ("-", "before") else 1)


def _signed_days(found: re.Match[str], today: date) -> date:
    return today + timedelta(int(found["days"]))


def _iso_length(found: re.Match[str], today: date) -> date | None:
    """`P1Y2M`, `-P3D`, `eom+P2W`."""
    start = understood(found["day"], today) if found["day"] else today
    if start is None:
        return None
    sign = -1 if "-" in (found["way"], found["sign"]) else 1
    years, months, weeks, days, hours = (sign * int(found[unit] or 0) for unit in ISO_UNITS)
    return add_length(add_months(start, 12 * years + months) + timedelta(days, weeks=weeks), f"{abs(hours)} h", sign)


def _in_year(found: re.Match[str], today: date) -> date | None:
    """`31 dec next year`, `march this year`."""
    shift = {"next": 1, "last": -1}.get(found["which"], 0)
    return understood(f"{found['day']} {today.year + shift}", today)


def _day_of_period(found: re.Match[str], today: date) -> date | None:
    """`the 15th of next month`."""
    begin = day_periods.first_day(found["period"], today)
    return begin and exactly(begin.year, begin.month, int(found["day"]))


def _nth_of_period(found: re.Match[str], today: date) -> date | None:
    return day_periods.nth_day(found["nth"], found["what"], found["period"], today)


def _nth_of_month(found: re.Match[str], today: date) -> date:
    return day_periods.nth_day_of_a_month(found["nth"], found["what"], today)


def _end_of_period(found: re.Match[str], today: date) -> date | None:
    return day_periods.edge_day("end", found["period"], today)


def _same_day(found: re.Match[str], today: date) -> date | None:
    """`end of friday`."""
    return understood(found["day"], today)


def _edge_of_period(found: re.Match[str], today: date) -> date | None:
    edge = {"e": "end", "m": "mid", "s": "start", "b": "start", "h": "mid"}[found["edge"][0]]
    return day_periods.edge_day(edge, found["period"], today)


def _period(found: re.Match[str], today: date) -> date | None:
    return day_periods.first_day(found[0], today)


WEEKDAY, LONG_WEEKDAY = any_of(WEEKDAY_NUMBERS), any_of(name for name in WEEKDAY_NUMBERS if len(name) > 2)
ON_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY})\.? )?(?:the )?"
MONTH = rf"(?P<month_name>{any_of(MONTH_NUMBERS)})\.?"
DAY, MONTH_NUMBER, YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>\d{4}|'?\d{2})"
SHORT_YEAR = r"(?P<year>\d{4}|'?\d{1,2})"
NTH = rf"{DAY}(?:st|nd|rd|th)?"
IN_DIGITS = r"(?P<day>\d+[/.-][\d/.-]*\d\.?)"
NUMBERED_WEEK = r"(?:w|kw|cw|wk|week) ?\d{1,2}"
ISO_UNITS = ("years", "months", "weeks", "days", "hours")
ISO_LENGTH = (
    r"p(?=\d|t\d)(?:(?P<years>\d{1,4})y)?(?:(?P<months>\d{1,4})m)?(?:(?P<weeks>\d{1,4})w)?(?:(?P<days>\d{1,5})d)?"
    r"(?:t(?=\d)(?:(?P<hours>\d{1,4})h)?(?:\d{1,4}m)?(?:\d{1,4}s)?)?"
)
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)|last"
WORKDAYS = "workday|weekday|working day|work day|business day"
UNIT_AFTER = any_of(("week", "month", "quarter", "year"))

Meaning = Callable[[re.Match[str], date], date | None]
FORMS: tuple[tuple[str, Meaning], ...] = (
    (any_of(DAY_WORDS), _day_word),
    (r"(?P<year>\d{4})(?P<sign>[-/. ])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?", year_month_day),
    (r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", year_month_day),
    (r"(?P<year>\d{4})-?(?P<number>\d{3})", day_of_year),
    (r"(?P<year>\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})", year_month_day),
    (r"(?P<year>\d{2})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", short_year_month_day),
    (
        rf"(?:(?P<year>\d{{4}})[ -]?)?(?:calendar )?(?:w|kw|cw|wk|week) ?(?P<week>\d{{1,2}})"
        rf"(?:[ -]?(?P<weekday>[1-7]|{WEEKDAY}))?(?: (?:of )?(?P<year_after>\d{{4}}))?",
        day_of_week,
    ),
    (r"([se])o([npc]?)([dwmqy])", _period_edge),
    (r"([se])o([npc]?)ww", day_weekdays.work_week_edge),
    (rf"{IN_DIGITS} (?P<weekday>{WEEKDAY})\.?", _weekday_beside),
    (rf"(?P<weekday>{WEEKDAY})\.? (?:the )?{IN_DIGITS}", _weekday_beside),
    (
        rf"(?:(?P<which>this|next|last|previous|past|coming|this coming|upcoming) )?(?P<weekday>{WEEKDAY})\.?",
        day_weekdays.named_weekday,
    ),
    (rf"(?P<way>[+-])(?P<times>\d{{0,3}}) ?(?P<weekday>{LONG_WEEKDAY})", day_weekdays.several_weekdays),
    (r"\+?(?P<days>[+-]\d{1,5})", _signed_days),
    (rf"\+?(?P<sign>[+-]?) ?{LENGTH}", _length_from_now),
    (rf"(?:in|within|after) {LENGTH}(?:'? time)?", _length_from_now),
    (rf"{LENGTH} (?:later|from now|hence|after now|out)", _length_from_now),
    (rf"(?:next|following|after this) {UNIT_OR_LENGTH}", _length_from_now),
    (rf"{LENGTH} (?:ago|before|earlier|back)", _length_ago),
    (rf"(?:last|past|previous) {UNIT_OR_LENGTH}", _length_ago),
    (rf"this {UNIT}", _today),
    (rf"(?:in )?(?P<rhythm>{any_of(RHYTHMS)})", _rhythm),
    (rf"{ON_WEEKDAY}{NTH}\.?[ /-]?(?:day )?(?:of )?{MONTH}(?:[ /-]?(?:of )?{YEAR})?", month_and_day),
    (rf"{ON_WEEKDAY}{MONTH}[ /-]?(?:the )?{NTH}(?:[ /-]{SHORT_YEAR})?", month_and_day),
    (rf"(?P<year>\d{{4}})[ /-]?{MONTH}[ /-]?{NTH}", month_and_day),
    (
        rf"(?:(?P<which>in|this|next|coming|last|previous|past) )?{MONTH}(?:[ -]?(?:of )?(?P<year>\d{{4}}|'\d{{2}}))?",
        first_of_month,
    ),
    (rf"(?:(?P<weekday>{LONG_WEEKDAY})\.? (?:the )?)?{NTH}", day_of_month),
    (rf"{MONTH_NUMBER}/{DAY}(?:/{SHORT_YEAR})?", month_and_then_day),
    (rf"{MONTH_NUMBER}-{DAY}(?:-(?P<year>\d{{4}}))?", month_and_then_day),
    (rf"{MONTH_NUMBER}[/.-](?P<year>\d{{4}})", month_of_year),
    (r"(?P<year>(?:19|20|21)\d{2})(?P<month>0[1-9]|1[0-2])", month_of_year),
    (rf"{DAY}\.{MONTH_NUMBER}\.?{YEAR}?", month_and_day),
    (rf"(?P<name>{any_of((*FEASTS, *MOVING_FEASTS))})(?: (?P<year>\d{{4}}))?", named_feast),
    ("midsommar", lambda found, today: midsummer(today, 20)),
    ("midsommarafton|juhannus", lambda found, today: midsummer(today, 19)),
    ("someday|some day|later|never", _never),
    (r"(?:(?P<which>this|next|last) )?weekend", day_weekdays.weekend),
    (rf"(?P<weekday>{WEEKDAY}) (?:of )?(?P<which>this|next|last) week", day_weekdays.weekday_of_week),
    (rf"(?P<which>this|next|last) week(?: on)? (?P<weekday>{WEEKDAY})", day_weekdays.weekday_of_week),
    (rf"(?P<weekday>{WEEKDAY}) in {LENGTH}", day_weekdays.weekday_after_length),
    (rf"in {LENGTH} on (?P<weekday>{WEEKDAY})", day_weekdays.weekday_after_length),
    (rf"(?P<weekday>{WEEKDAY}) (?:of |in )?(?P<week>{NUMBERED_WEEK})", _weekday_of_numbered_week),
    (rf"in (?P<times>{NUMBER}) (?P<weekday>{LONG_WEEKDAY})s?", day_weekdays.several_weekdays),
    (rf"(?P<times>{NUMBER}) (?P<weekday>{LONG_WEEKDAY})s? (?P<way>from now|ago)", day_weekdays.several_weekdays),
    (rf"(?P<day>{LONG_WEEKDAY}|today|tomorrow) (?P<unit>week|fortnight)", _week_after_day),
    (rf"(?P<day>{LONG_WEEKDAY}) after next", _week_after_day),
    (rf"(?P<unit>{UNIT_AFTER}) (?P<way>after next|before last)", _two_lengths),
    (r"(?:in )?(?:(?:\d{4}[ -]?)?q\d(?:[ /-]?(?:of )?(?:\d{4}|'\d{2}))?|\d{4})", _period),
    (
        rf"(?P<nth>{ORDINAL}) (?P<what>{LONG_WEEKDAY}|day|{WORKDAYS}) (?:(?:of|in) )?(?:the )?(?P<period>.+)",
        _nth_of_period,
    ),
    (rf"(?P<nth>{ORDINAL}) (?P<what>{LONG_WEEKDAY}|{WORKDAYS})", _nth_of_month),
    (r"(?P<period>month|quarter|year)[ -]end", _end_of_period),
    (rf"end of (?P<day>today|tomorrow|{LONG_WEEKDAY})", _same_day),
    (rf"{NTH} (?:day )?(?:of |in )?(?:the )?(?P<period>(?:this|next|last|previous) month)", _day_of_period),
    (
        r"(?P<edge>end|start|begin|beginning|mid|middle|half)[ -](?:of )?(?:the )?(?P<period>.+)",
        _edge_of_period,
    ),
    (rf"{UNIT_OR_LENGTH} (?:on )?(?P<day>{LONG_WEEKDAY}|today|tomorrow)", _length_from_day),
    (rf"(?P<weekday>{LONG_WEEKDAY}) (?P<way>before|after) (?P<day>.+)", _weekday_from_day),
    (rf"{UNIT_OR_LENGTH} (?P<way>before|after|from|since) (?P<day>.+)", _length_from_day),
    (rf"(?:(?P<day>.+?) ?(?P<way>[+-]) ?|(?P<sign>[+-]?)){ISO_LENGTH}", _iso_length),
    (rf"(?P<day>.+?) ?(?P<way>[+-]) ?{LENGTH}", _length_from_day),
    (r"(?P<day>.+) (?:of )?(?P<which>this|next|last) year", _in_year),
)  # fmt: skip
"""Every form a day can be typed in, with its meaning; the first that fits the whole text counts.

They are compiled when first asked (and kept by `re`): all together they would cost the start of the program 50 ms.
"""
