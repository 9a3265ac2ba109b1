"""Days typed the way people type them, understood by one table of forms; the echo says what was understood.

Where programs differ, these are the rules. Weeks begin on Monday (ISO 8601). A bare weekday, day of the month or month
is the next one after today, never today; `next friday` is the Friday of next week. A day and month without a year is
the next such day, today counted. `m` is a month, and months and years end on the last day where the same day does not
exist. `sow som soq soy` and `eow ...` are the edges of the period today lies in; `n` and `p` in between make it the
next or previous one. A period alone (`W51`, `Q3`, `2027`) is its first day, without a year of the one that is not over.
`12/31` is month first unless told otherwise or impossible; `31.12.` is day first. A year of two digits lies between
1969 and 2068. A time of day beside a day is left out, and said so. What is no day in English is tried in the languages
of `day_languages`.
"""

import re
from datetime import date

from tui_goals.domain import Refused
from tui_goals.domain.values import frozen
from tui_goals.rules.day_forms import understood
from tui_goals.rules.day_times import without_time
from tui_goals.rules.day_words import MONTH_NAMES, ORDINAL_WORDS, WEEKDAY_NAMES, any_of
from tui_goals.rules.phrases import MONTHS, WEEKDAYS, distance

__all__ = ["MONTH_NAMES", "YEARS", "Reading", "echo_day", "echo_reading", "parse_day", "read_day"]

TEXT_LIMIT = 60
"""Characters in a typed day; more is something pasted by mistake."""
YEARS = range(1900, 2200)
"""A year outside is a slip of the finger, in a plan."""

SIGNS = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u2212": "-",
        "\u2013": "-",
        "<": " ",
        ">": " ",
        "[": " ",
        "]": " ",
        "(": " ",
        ")": " ",
    }
)
COMMA = re.compile(r"(?<!\d),|,(?!\d{1,2} ?[a-z])", re.ASCII)
"""A comma that is no decimal sign."""
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))", re.ASCII)
FILLER = re.compile(r"^(?:(?:by|on|over|at|until|till|due|for|(?:no|not) later than) |due: ?)?(?:the )?")
HEDGE = re.compile(
    r"\b(?:about|around|approximately|roughly|exactly|just|right) (?=\S)|\b(?:early|later?) (?=today|tomorrow)|~(?=\d)"
)
LAST_SIGN = re.compile(r"(?<=[a-z\d])[.;!]+$")
DOT = re.compile(r"(?<=\d) ?\. ?(?=\d)", re.ASCII)
SWAPPED = re.compile(r"\b(\d{1,2})([/-])(\d{1,2})(?=\2\d{1,4}$|$)(?!-\d{1,2}$)", re.ASCII)
ORDINAL_WORD = re.compile(rf"(?<!\d )(?<!\d)\b(?:{any_of(ORDINAL_WORDS)})\b".replace("\\-", "[ -]"))
NAMES = (*WEEKDAY_NAMES, *MONTH_NAMES, "today", "tomorrow", "yesterday")
LEAST_TO_GUESS = 4
"""Letters in a word that may be a name of a day with a slip in it."""


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
    day, time = None, ""
    try:
        if len(text) <= TEXT_LIMIT:
            typed, time = without_time(_folded(text))
            day = understood(_plain(typed, day_first), today) or _in_other_words(typed, today)
    except (OverflowError, ValueError):
        raise Refused(f"{_quoted(text)} is too far away; a plan goes from {YEARS[0]} to {YEARS[-1]}.") from None
    except Refused as reason:
        raise Refused(f"{_quoted(text)} is not a day: {reason}") from None
    if day is None:
        raise Refused(f"{_quoted(text)} is not a day; {_way_out(text, today)}")
    if day.year not in YEARS:
        raise Refused(f"{_quoted(text)} is too far away; a plan goes from {YEARS[0]} to {YEARS[-1]}.")
    return Reading(day, time)


def echo_day(day: date, today: date) -> str:
    """A day in full with its distance, as the echo of what was typed: `Fri 27 Nov 2026, in 5 days`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}, {distance(day, today)}"


def echo_reading(reading: Reading, today: date) -> str:
    """The same of what was read, with the time of day that is left out."""
    left_out = f"; the time ({reading.time}) is left out" if reading.time else ""
    return echo_day(reading.day, today) + left_out


def _folded(text: str) -> str:
    """A text in small letters, without brackets, commas, hedges and what ends a sentence."""
    typed = " ".join(COMMA.sub(" ", THOUSANDS.sub("", text.translate(SIGNS).casefold())).split())
    return LAST_SIGN.sub("", HEDGE.sub("", typed))


def _plain(typed: str, day_first: bool) -> str:
    """A text without words that say nothing, ordinal words as digits, the month first."""
    typed = DOT.sub(".", FILLER.sub("", typed))
    typed = ORDINAL_WORD.sub(lambda found: f"{ORDINAL_WORDS[found[0].replace(' ', '-')]}th", typed)
    return SWAPPED.sub(r"\3\2\1", typed) if day_first else typed


def _in_other_words(typed: str, today: date) -> date | None:
    """The day where the text is in another language than English; they all have the day first."""
    from tui_goals.rules.day_languages import in_english

    english = in_english(typed)
    return understood(_plain(english, day_first=True), today) if english else None


def _way_out(text: str, today: date) -> str:
    """What to type instead: the name that it is a slip of, else examples."""
    word = text.strip().casefold()
    if LEAST_TO_GUESS <= len(word) <= TEXT_LIMIT and word.isalpha():
        from difflib import get_close_matches

        for name in get_close_matches(word, NAMES, 1, cutoff=0.8):
            return f"did you mean {name}?"
    return f"type one such as fri, +3d, 31 dec or {today.year}-12-31."


def _quoted(text: str) -> str:
    shown = text.strip()[:TEXT_LIMIT]
    return (f'"{shown}"' if shown.isprintable() else ascii(shown)) if shown else "An empty field"
