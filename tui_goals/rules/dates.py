"""Days typed the way people type them, understood by one table of forms; the echo says what was understood.

Where programs differ, these are the rules. Weeks begin on Monday (ISO 8601). A bare weekday, day of the month or month
is the next one after today, never today; `next friday` is the Friday of next week. A day and month without a year is
the next such day, today counted. `m` is a month, and months and years end on the last day where the same day does not
exist. `sow som soq soy` and `eow ...` are the edges of the period today lies in; `n` and `p` in between make it the
next or previous one. A period alone (`W51`, `Q3`, `2027`) is its first day, without a year of the one that is not over.
`12/31` is month first unless told otherwise or impossible; `31.12.` is day first. A year of two digits lies between
1969 and 2068. A time of day beside a day is left out, and said so.
"""

import re
from datetime import date

from tui_goals.domain import Refused
from tui_goals.domain.values import frozen
from tui_goals.rules.day_forms import understood
from tui_goals.rules.day_words import MONTH_NAMES, ORDINAL_WORDS, any_of
from tui_goals.rules.phrases import MONTHS, WEEKDAYS, distance

__all__ = ["MONTH_NAMES", "YEARS", "Reading", "echo_day", "parse_day", "read_day"]

TEXT_LIMIT = 60
"""Characters in a typed day; more is something pasted by mistake."""
YEARS = range(1900, 2200)
"""A year outside is a slip of the finger, in a plan."""

QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2212": "-", "\u2013": "-"})
FILLER = re.compile(r"^(?:(?:by|on|until|till|due|for) )?(?:the )?")
SWAPPED = re.compile(r"^(\d{1,2})([/-])(\d{1,2})(?=\2\d{2,4}$|$)(?!-\d{1,2}$)", re.ASCII)
ORDINAL_WORD = re.compile(rf"\b(?:{any_of(ORDINAL_WORDS)})\b".replace("\\-", "[ -]"))
CLOCK_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d{1,9})?)?"
    r"(?: ?[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[+-]\d{2}:?\d{2}))?"
    r"|\d{1,2} ?[ap]\.?m\.?|(?<=t)\d{4}(?:\d{2})?z?"
)
TIME_OF_DAY = rf"(?:at |@ ?)?(?:{CLOCK_TIME}|noon|midday|midnight)|(?:in the )?(?:morning|afternoon|evening|night)"
TIME_AFTER = re.compile(rf"(?:^|(?<=\d)t|(?<!this)(?<!last) )(?:{TIME_OF_DAY})$", re.ASCII)
TIME_BEFORE = re.compile(rf"^(?:{TIME_OF_DAY}) (?:on )?", re.ASCII)


@frozen
class Reading:
    """What a text was understood as: a day, and the time of day beside it that was left out."""

    day: date
    time: str = ""


def parse_day(text: str, today: date, day_first: bool = False) -> date:
    """The day a text means, seen from today, by the rules above; `day_first` reads `3/12` as 3 December.

    Raises Refused in words for what is no day (`February 2027 has 28 days`) or lies beyond what a plan holds.
    """
    return read_day(text, today, day_first).day


def read_day(text: str, today: date, day_first: bool = False) -> Reading:
    """The same, with what was left out of it. Raises Refused."""
    today = date(today.year, today.month, today.day)
    typed = " ".join(text.translate(QUOTES).casefold().replace(",", " ").split())
    day, time = None, ""
    try:
        if len(typed) <= TEXT_LIMIT:
            typed, time = _without_time(typed)
            day = understood(_plain(typed, day_first), today)
    except (OverflowError, ValueError):
        raise Refused(f"{_quoted(text)} is too far away; a plan goes from {YEARS[0]} to {YEARS[-1]}.") from None
    except Refused as reason:
        raise Refused(f"{_quoted(text)} is not a day: {reason}") from None
    if day is None:
        raise Refused(f"{_quoted(text)} is not a day; type one such as fri, +3d, 31 dec or {today.year}-12-31.")
    if day.year not in YEARS:
        raise Refused(f"{_quoted(text)} is too far away; a plan goes from {YEARS[0]} to {YEARS[-1]}.")
    return Reading(day, time)


def echo_day(day: date, today: date) -> str:
    """A day in full with its distance, as the echo of what was typed: `Fri 27 Nov 2026, in 5 days`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}, {distance(day, today)}"


def _plain(typed: str, day_first: bool) -> str:
    """A text without words that say nothing, ordinal words as digits, the month first."""
    typed = ORDINAL_WORD.sub(lambda found: f"{ORDINAL_WORDS[found[0].replace(' ', '-')]}th", FILLER.sub("", typed))
    return SWAPPED.sub(r"\3\2\1", typed) if day_first else typed


def _without_time(typed: str) -> tuple[str, str]:
    """A text and the time of day in it; a time alone is today's. Raises Refused for a time that is none."""
    found = TIME_AFTER.search(typed) or TIME_BEFORE.search(typed)
    if found is None:
        return typed, ""
    if found["hour"] and (int(found["hour"]) > 24 or int(found["minute"]) > 59):
        raise Refused(f"there is no time {found['hour']}:{found['minute']}.")
    rest = (typed[: found.start()] + typed[found.end() :]).strip()
    return rest or "today", found[0].strip().removeprefix("t").removeprefix("at ")


def _quoted(text: str) -> str:
    shown = text.strip()[:TEXT_LIMIT]
    return (f'"{shown}"' if shown.isprintable() else ascii(shown)) if shown else "An empty field"
