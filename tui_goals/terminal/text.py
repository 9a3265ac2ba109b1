"""What a text from outside looks like on a terminal: never a control character, never an invisible one."""

from __future__ import annotations

import re
from collections.abc import Callable

PLACEHOLDER = "\ufffd"
"""Stands, one cell wide, for a character that must not reach the terminal or cannot be seen."""

TAB = "    "

PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "…": "...", "·": "-"})
"""Our own signs as they are written where only ASCII is wanted."""

_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LINE_WHITESPACE = re.compile(f"(?:{_LINE_BREAK.pattern}|\t)+")

_FLAG_OF_A_REGION = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
"""A black flag spelled out in tags (Scotland, Wales): the one place where tag characters are seen."""

_UNDRAWABLE = re.compile(
    f"{_FLAG_OF_A_REGION}|\r\n|["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u00ad\u2028\u2029"  # soft hyphen, line and paragraph separator
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction of writing
    "\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\u3164\uffa0"  # zero width, annotations, blank letters
    "\ud800-\udfff"  # half of a character
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # shorthand, music, tags
    "]"
)


def is_drawable(text: str) -> bool:
    """Whether every character of one line may be written to a terminal as it is."""
    if text.isprintable():  # true of no undrawable character but the two blank letters
        return text.isascii() or not ("\u3164" in text or "\uffa0" in text)
    return _UNDRAWABLE.search(text) is None


def clean(text: str) -> str:
    """The text as it may be shown: line breaks as newlines, tabs as spaces, a placeholder for what is never drawn."""
    return text if is_drawable(text.replace("\n", "")) else replace_undrawable(text, _shown)


def clean_line(text: str) -> str:
    """The text as it may be shown on one line: runs of line breaks and tabs as one space, the rest as in `clean`."""
    return text if is_drawable(text) else replace_undrawable(_LINE_WHITESPACE.sub(" ", text), _shown)


def replace_undrawable(text: str, replacement: Callable[[str], str]) -> str:
    """The text with each character that must not be drawn (CR LF counting as one) put through `replacement`."""

    def replace(match: re.Match[str]) -> str:
        found = match[0]
        return found if found[0] == "\U0001f3f4" else replacement(found)

    return _UNDRAWABLE.sub(replace, text)


def _shown(undrawable: str) -> str:
    """What is seen in place of one undrawable character; a soft hyphen only says where a word may break."""
    if undrawable == "\t":
        return TAB
    if undrawable == "\u00ad":
        return ""
    return "\n" if _LINE_BREAK.fullmatch(undrawable) else PLACEHOLDER
