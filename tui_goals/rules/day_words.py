"""The words that days are typed in: names of days and months, numbers, feasts."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

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
    **dict.fromkeys((".", "now", "today", "tod", "sod", "eod", "cob", "end of day", "close of business", "tonight"), 0),
    **dict.fromkeys(("this morning", "this afternoon", "this evening", "this day"), 0),
    **dict.fromkeys(("tomorrow", "tom", "tmr", "tmrw", "tmw"), 1),
    **dict.fromkeys(("yesterday", "yest", "yes", "last night"), -1),
    "overmorrow": 2,
}
ONES = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)
}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBER_WORDS: dict[str, float] = {
    "a": 1, "an": 1, "the": 1, "half a": 0.5, "half an": 0.5, "a couple of": 2, "couple of": 2, "a few": 3, "few": 3,
    **ONES, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, **TENS, "a hundred": 100,
}  # fmt: skip
FIRST_TO_NINTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINAL_WORDS = {
    **{word: number for number, word in enumerate(FIRST_TO_NINTH, 1)},
    **{
        word: number
        for number, word in enumerate(
            (
                "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
                "eighteenth", "nineteenth", "twentieth",
            ),
            10,
        )
    },
    **{f"twenty-{word}": 20 + number for number, word in enumerate(FIRST_TO_NINTH, 1)},
    "thirtieth": 30,
    "thirty-first": 31,
}  # fmt: skip
FEASTS = {
    **dict.fromkeys(("new year", "new years", "new year's", "new years day", "new year's day"), (1, 1)),
    **dict.fromkeys(("valentine's day", "valentines day", "valentine"), (2, 14)),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    **dict.fromkeys(("christmas", "christmas day", "xmas"), (12, 25)),
    "boxing day": (12, 26),
    **dict.fromkeys(("new years eve", "new year's eve", "nye"), (12, 31)),
}
"""Feasts with a day of their own, as month and day."""
MOVING_FEASTS = {
    **dict.fromkeys(("goodfriday", "good friday"), -2),
    **dict.fromkeys(("easter", "easter sunday"), 0),
    **dict.fromkeys(("eastermonday", "easter monday"), 1),
    "ascension": 39,
    **dict.fromkeys(("pentecost", "whitsun"), 49),
}
"""Feasts as days after Easter Sunday."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest that fits."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, year: int) -> date:
    """The day of a feast in a year."""
    if name in FEASTS:
        return date(year, *FEASTS[name])
    return easter(year) + timedelta(MOVING_FEASTS[name])
