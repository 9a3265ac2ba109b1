"""Colours and weights as the numbers of SGR: what a sequence of them looks like, and the shortest way between two."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

RESET = frozenset({"", "0"})
SEEN_ON_SPACES = frozenset({"4", "7", "9", "21", "53"})
"""Underline, reverse, strike and overline are seen where no letter is."""
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
"""What takes one weight back without touching the colours."""
_COLOUR_FORMS = {"2": 5, "5": 3}
"""How many numbers a colour takes after 38 or 48, by its form: 38;2;r;g;b or 38;5;n."""


class Look(NamedTuple):
    """What a sequence of SGR numbers says: colours as they were written, and everything else in order."""

    foreground: str = ""
    background: str = ""
    others: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def change(old: str, new: str) -> str:
    """The shortest SGR sequence from one style to another, both given as SGR numbers that follow a reset."""
    if old == new:
        return ""
    before, after = look(old), look(new)
    ways = [f"\x1b[0;{new}m" if new else "\x1b[m"]
    lost = [other for other in before.others if other not in after.others]
    if all(other in _OFF for other in lost):
        ends = list(dict.fromkeys(_OFF[other] for other in lost))
        begun = [other for other in after.others if other not in before.others or _OFF.get(other) in ends]
        colours = [
            colour or default
            for colour, was, default in zip(after[:2], before[:2], ("39", "49"), strict=True)
            if colour != was
        ]
        parts = [*ends, *begun, *colours]
        ways.append(f"\x1b[{';'.join(parts)}m" if parts else "")
    return min(ways, key=len)


@lru_cache(maxsize=4096)
def ground(style: str) -> str:
    """As much of a style as is seen where no letter is: its background, or all of a line or a reversal."""
    seen = look(style)
    return style if SEEN_ON_SPACES.intersection(seen.others) else seen.background


@lru_cache(maxsize=4096)
def look(numbers: str) -> Look:
    """What the numbers say, each colour as the last of its kind."""
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
    return Look(foreground, background, tuple(others))
