"""Amounts and lengths of time as people type them.

A comma before exactly three digits groups thousands (`1,000`), any other single comma is the decimal sign (`1,5`); a
single point is always the decimal sign. Where comma and point occur together the last one is the decimal sign. Spaces,
apostrophes and underscores only group. `k` at the end means thousand.
"""

import re

from tui_goals.domain import AmountKind, Refused

AMOUNT_LIMIT = 1e12
"""The largest amount: beyond a trillion a unit is wrong, and sums would lose their decimals."""
MINUTES_LIMIT = 60_000
"""The longest time in minutes: a thousand hours."""

MINUS_SIGNS = str.maketrans("\u2212\u2013\u2012", "---")
GROUPING = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f'\u2019_](?=\d{3}(?!\d))", re.ASCII)
NUMBER_FORMS = (
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?", re.ASCII), {",": ""}),
    (re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d*)", re.ASCII), {".": "", ",": "."}),
    (re.compile(r"\d+\.?\d*|\.\d+", re.ASCII), {",": ""}),
    (re.compile(r"\d+,\d*|,\d+", re.ASCII), {",": "."}),
)
"""The ways to write a number, first match first, each with what its commas and points become."""

TIME_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1 / 60),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", ""), 1.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60.0),
}
HOURS_AND_MINUTES = re.compile(r"(\d{1,4}) ?(?:[:h]|hrs?|hours?) ?(\d{1,2}) ?(?:m|mins?|minutes?)?", re.ASCII)
TIME_OF_DAY = re.compile(r"(\d{1,2}) ?[:.h] ?(\d{2})", re.ASCII)
LENGTH = re.compile(r"([\d.,]+) ?([a-z]*)", re.ASCII)


def parse_amount(text: str) -> tuple[AmountKind, float]:
    """What was typed to record an amount: `250`, `+250`, `-20` add, `=3450` says what there is; `Refused` otherwise."""
    typed = text.strip()
    if typed.startswith("="):
        return AmountKind.TOTAL, parse_number(typed[1:])
    return AmountKind.DELTA, parse_number(typed)


def parse_number(text: str) -> float:
    """A number in digits, with a sign or not, as `1,000`, `1 000`, `-1.5`, `1,5` or `1.5k`; `Refused` otherwise."""
    typed = text.strip().translate(MINUS_SIGNS).casefold()
    sign = -1.0 if typed.startswith("-") else 1.0
    digits = GROUPING.sub("", typed[1:].lstrip() if typed[:1] in ("+", "-") else typed)
    number = _digits_as_number(digits.removesuffix("k").rstrip())
    if number is None:
        raise Refused(f"{_quoted(text)} is not a number; type digits such as 250, 1,000 or 2.5.")
    number *= 1000 if digits.endswith("k") else 1
    if number > AMOUNT_LIMIT:
        raise Refused(f"{_quoted(text)} is too large; {AMOUNT_LIMIT:,.0f} is the most. A larger unit helps.")
    return sign * number if number else 0.0


def parse_minutes(text: str) -> float:
    """A length of time in minutes: `25`, `25m`, `90 min`, `1h`, `1h30`, `1:30` (hours), `1.5h`, `40 s`.

    `m` is always minutes. `Refused` in words for anything else, also for days and months.
    """
    typed = " ".join(text.casefold().split())
    if found := HOURS_AND_MINUTES.fullmatch(typed):
        hours, minutes = int(found[1]), int(found[2])
        if minutes > 59:
            raise Refused(f"{_quoted(text)} has {minutes} minutes beside the hours; 59 is the most.")
        return _within_reach(hours * 60.0 + minutes, text)
    found = LENGTH.fullmatch(typed)
    if not found or found[2] not in TIME_UNITS:
        raise Refused(f"{_quoted(text)} is not a length of time; type minutes or hours: 25, 90 min, 1h30 or 1:30.")
    return _within_reach(parse_number(found[1]) * TIME_UNITS[found[2]], text)


def parse_time(text: str) -> tuple[int, int]:
    """A time of day as hour and minute: `10:40`, `9.05`, `17h30`; `Refused` in words for anything else."""
    found = TIME_OF_DAY.fullmatch(text.strip().casefold())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Refused(f"{_quoted(text)} is not a time of day; type it like 10:40.")
    return int(found[1]), int(found[2])


def _digits_as_number(digits: str) -> float | None:
    for form, signs in NUMBER_FORMS:
        if form.fullmatch(digits):
            return float("".join(signs.get(character, character) for character in digits))
    return None


def _within_reach(minutes: float, text: str) -> float:
    if minutes > MINUTES_LIMIT:
        raise Refused(f"{_quoted(text)} is too long; {MINUTES_LIMIT // 60:,} hours is the most.")
    return minutes


def _quoted(text: str) -> str:
    if not text.strip():
        return "An empty field"
    return f'"{text[:40]}"' if text.isprintable() else ascii(text[:40])


def amount_in(title: str) -> tuple[float, str] | None:
    """The amount that a title begins with and its unit: `1000 words of chapter 3` is 1000 words; None without both."""
    first, _, rest = " ".join(title.split()).partition(" ")
    unit = rest.split(" ", 1)[0].strip(".,;:!?")
    try:
        amount = parse_number(first)
    except Refused:
        return None
    return (amount, unit) if amount > 0 and unit.isalpha() else None
