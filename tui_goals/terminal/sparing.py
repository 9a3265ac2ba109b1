"""Says the same with fewer bytes: colours that are in force already, and lines that stand there already, are left out.

Textual closes every piece of a line with a reset and opens the next with all of its colours, and at the start and on
every change of layout it draws the whole screen again. Over a slow link that is most of what travels.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_PLACED = re.compile("\x1b\\[([0-9]+);([0-9]+)H")
_STYLED = re.compile("\x1b\\[([0-9;:]*)m")
_RESET = frozenset({"", "0"})
SEEN_ON_SPACES = frozenset({"4", "7", "9", "21", "53"})
"""Underline, reverse, strike and overline are seen where no letter is."""
_COLOUR_FORMS = {"2": 5, "5": 3}
"""How many numbers a colour takes after 38 or 48, by its form: 38;2;r;g;b or 38;5;n."""


class _Look(NamedTuple):
    """What a sequence of SGR numbers says: colours as they were written, and everything else in order."""

    foreground: str = ""
    background: str = ""
    others: tuple[str, ...] = ()


class Sparing:
    """Knows what stands on each row of the screen, as far as it was drawn through it."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[str, str]] = {}

    def forget(self) -> None:
        """Nothing is known of the screen any more: it was cleared, resized, or written to by others."""
        self._rows.clear()

    def spare(self, frame: str) -> str:
        """The frame with what is needless left out; what is no frame of placed lines comes back as it is."""
        head, *placed = _PLACED.split(frame)
        if not placed:
            return frame
        if head:
            self.forget()
            return frame
        kept: list[str] = []
        style = ""
        for row, column, content in zip(placed[::3], placed[1::3], placed[2::3], strict=True):
            content = content.rstrip("\r\n")
            if content and self._rows.get(row) == (column, content):
                continue
            if content:
                self._rows[row] = (column, content)
            shorter, style = _restyled(content, style)
            kept.append(f"\x1b[{row};{column}H{shorter}")
        return "".join(kept) + ("\x1b[m" if style else "")


def _restyled(content: str, style: str) -> tuple[str, str]:
    """The content with only those style changes that change something, and the style it ends in."""
    first, *rest = _STYLED.split(content)
    wanted, pieces = "", []
    if first:
        pieces.append(change(style, "") + first)
        style = ""
    for numbers, text in zip(rest[::2], rest[1::2], strict=True):
        wanted = "" if numbers in _RESET else numbers if wanted == "" else f"{wanted};{numbers}"
        if text and text.isspace() and same_ground(style, wanted):
            pieces.append(text)
        elif text:
            pieces.append(change(style, wanted) + text)
            style = wanted
    return "".join(pieces), style


@lru_cache(maxsize=4096)
def change(old: str, new: str) -> str:
    """The shortest SGR sequence from one style to another, both given as SGR numbers that follow a reset."""
    if old == new:
        return ""
    before, after = _look(old), _look(new)
    if after.others[: len(before.others)] != before.others or _goes_back(before, after):
        return f"\x1b[m\x1b[{new}m" if new else "\x1b[m"
    parts = [
        *after.others[len(before.others) :],
        *(colour for colour, was in zip(after[:2], before[:2], strict=True) if colour != was),
    ]
    return f"\x1b[{';'.join(parts)}m" if parts else ""


@lru_cache(maxsize=4096)
def same_ground(old: str, new: str) -> bool:
    """Whether a space looks alike in both styles: the same background, and nothing else that a space shows."""
    before, after = _look(old), _look(new)
    return before.background == after.background and SEEN_ON_SPACES.isdisjoint(before.others + after.others)


def _goes_back(before: _Look, after: _Look) -> bool:
    """Whether a colour has to return to the terminal's own."""
    return any(was and not colour for was, colour in zip(before[:2], after[:2], strict=True))


@lru_cache(maxsize=4096)
def _look(numbers: str) -> _Look:
    foreground = background = ""
    others: list[str] = []
    left = numbers.split(";") if numbers else []
    while left:
        number = left[0]
        length = _COLOUR_FORMS.get(left[1], 1) if number in ("38", "48") and len(left) > 1 else 1
        part, left = ";".join(left[:length]), left[length:]
        value = int(number) if number.isdigit() else 0
        if number == "38" or 30 <= value <= 37 or 90 <= value <= 97:
            foreground = part
        elif number == "48" or 40 <= value <= 47 or 100 <= value <= 107:
            background = part
        else:
            others.append(part)
    return _Look(foreground, background, tuple(others))
