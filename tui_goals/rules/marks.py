"""Marks: the letter and the colour that follow a goal, or a label, over every screen."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from tui_goals.domain import Goal

MARK_COLOURS = 8
"""How many colours the themes hold for marks."""

NO_LETTER = "·"


class Mark(NamedTuple):
    """One letter, and the index of a colour from 0 to `MARK_COLOURS` - 1."""

    letter: str
    colour: int


def mark(goal: Goal) -> Mark:
    """The mark of a goal, derived from its title and id alone."""
    return Mark(letter(goal.title), colour(goal.id))


@lru_cache(1024)
def label_mark(label: str) -> Mark:
    """The mark of a label, derived from its text alone, whatever its case: the same on every card and machine."""
    return Mark(letter(label), crc32(label.casefold().encode()) % MARK_COLOURS)


def letter(title: str) -> str:
    """The first letter or digit of the title that takes one cell, in upper case; `·` when there is none."""
    for character in unicodedata.normalize("NFKC", title):
        if character.isalnum() and not _is_wide(character):
            upper = character.upper()
            return upper if len(upper) == 1 else character
    return NO_LETTER


def colour(goal_id: int) -> int:
    """The colour index of a goal: neighbours by id differ, and it stays as long as the goal lives."""
    return (goal_id - 1) % MARK_COLOURS


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
