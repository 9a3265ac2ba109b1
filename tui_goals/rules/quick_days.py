"""The day in a line of prose: after `by`, `due` or `until`, or where it can be nothing else."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from tui_goals.domain import Refused
from tui_goals.rules.dates import Reading, read_day
from tui_goals.rules.day_lengths import RHYTHMS
from tui_goals.rules.day_words import MONTH_NUMBERS, NUMBER_WORDS, WEEKDAY_NAMES, WEEKDAY_NUMBERS, any_of

MOST_DAY_WORDS = 6
"""Words that a day may take after its sign."""
DAY_SIGNS = frozenset({"by", "due", "until"})
DUE = "due:"
SIGNS_BEFORE = re.compile(rf"^(?:(?:{any_of(DAY_SIGNS)})\s+)+", re.IGNORECASE)
OTHER_SIGNS = ('"', "@", "#", "~", "!", "+")
NAMES = frozenset({"Sun", "May", "April", "June", "August", "Jan"})
"""Days and months that people are called by: `by Sun Tzu` names no day."""
NO_DAYS = frozenset({"Tom", "Yes", *RHYTHMS})
"""What is a day in a field for one, and something else in prose: `by Tom`, `by month`."""
BARE = re.compile(
    rf"today|tomorrow|(?:next|this|coming) (?:{any_of(name for name in WEEKDAY_NUMBERS if len(name) > 2)})"
    rf"|on (?:{any_of(WEEKDAY_NAMES)})|(?:on )?\d{{4}}-\d\d-\d\d"
    rf"|on (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:{any_of(MONTH_NUMBERS)})"
    rf"|on (?:{any_of(MONTH_NUMBERS)}) \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|in (?:\d{{1,3}}|{any_of(NUMBER_WORDS)}) (?:day|week|month|year)s?",
    re.ASCII,
)
BEFORE_A_SUBJECT = frozenset(
    ("for", "of", "about", "the", "from", "since", "after", "before", "until", "to", "and", "or", "than", "like")
)
"""Words after which a day is what is written of, not when: `plan for tomorrow`."""

Words = Sequence[re.Match[str]]
Found = tuple[int, Reading]
"""How many words, and the day they mean."""


def signed_day(words: Words, index: int, prose: str, today: date, day_first: bool) -> Found | None:
    """The day after a sign at that word: as many words as are one."""
    sign = words[index][0]
    if sign.casefold().startswith(DUE) and len(sign) > len(DUE):
        reading = _reading(sign[len(DUE) :], today, day_first)
        return (1, reading) if reading is not None else None
    if sign.casefold() not in DAY_SIGNS:
        return None
    for taken in range(min(MOST_DAY_WORDS, _plain_after(words, index)), 0, -1):
        if taken == 1 and _is_a_name(words, index + 1):
            return None
        reading = _reading(_typed(words, index + 1, index + taken, prose), today, day_first)
        if reading is not None:
            return taken + 1, reading
    return None


def bare_day(words: Words, index: int, prose: str, today: date, day_first: bool) -> Found | None:
    """The day that begins at that word without a sign, where the words can mean nothing else."""
    if index and words[index - 1][0].casefold() in BEFORE_A_SUBJECT:
        return None
    for taken in range(min(4, _plain_after(words, index) + 1), 0, -1):
        typed = _typed(words, index, index + taken - 1, prose).rstrip(".,;:!?")
        if BARE.fullmatch(" ".join(typed.casefold().split())):
            reading = _reading(typed, today, day_first)
            return (taken, reading) if reading is not None else None
    return None


def _typed(words: Words, first: int, last: int, prose: str) -> str:
    return prose[words[first].start() : words[last].end()]


def _plain_after(words: Words, index: int) -> int:
    """How many words without a sign of ours follow, as far as a day can go."""
    count = 0
    for word in words[index + 1 : index + 1 + MOST_DAY_WORDS]:
        if word[0].startswith(OTHER_SIGNS):
            break
        count += 1
    return count


def _is_a_name(words: Words, index: int) -> bool:
    """Whether the word is someone's name, since the next one is written as one too."""
    following = words[index + 1][0] if index + 1 < len(words) else ""
    return words[index][0] in NAMES and following[:1].isupper()


@lru_cache(512)
def _reading(typed: str, today: date, day_first: bool) -> Reading | None:
    """The day; a bare number is none, since `by 3 authors` says something else.

    Kept, since a line is read again at each key.
    """
    said = SIGNS_BEFORE.sub("", typed)
    if said in NO_DAYS or (said.strip(".,").isdigit() and len(said) < 8):
        return None
    try:
        return read_day(typed, today, day_first)
    except Refused:
        return None
