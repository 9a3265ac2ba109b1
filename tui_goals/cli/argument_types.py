"""Kinds of arguments: what is typed for them, and what is said where it is none."""

from __future__ import annotations

from argparse import ArgumentTypeError

TYPE_CHECKING = False
"""As in typing, which would cost a tenth of the time that help takes."""
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LONGEST_ID = 18
"""Digits of an id that surely fits the database."""


def an_id(text: str) -> int:
    """The id that was typed."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_ID):
        raise ArgumentTypeError(f"{text!a} is no id; ids are the numbers that `list` prints")
    return int(text)


def a_count(text: str) -> int:
    """How many; a mistake is told with what would be right."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_ID):
        raise ArgumentTypeError(f"{text!a} is no number of rows")
    return int(text)


def a_number(text: str) -> Any:
    """The number that was typed."""
    from tui_goals.rules.numbers import parse_number

    return _in_words(parse_number, text)


def an_amount(text: str) -> Any:
    """The amount that was typed."""
    from tui_goals.rules.numbers import parse_amount

    return _in_words(parse_amount, text)


def a_minutes(text: str) -> Any:
    """The minutes that was typed."""
    from tui_goals.rules.numbers import parse_minutes

    return _in_words(parse_minutes, text)


def _in_words(parse: Callable[[str], object], text: str) -> object:
    from tui_goals.domain import Refused

    try:
        return parse(text)
    except Refused as reason:
        raise ArgumentTypeError(str(reason).rstrip(".")) from None
