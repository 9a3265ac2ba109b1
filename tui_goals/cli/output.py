"""What is printed: plain lines that hold no control character, aligned tables, JSON. Never an escape sequence."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from tui_goals.terminal.text import PLAIN, clean_line

GAP = "  "

_WIDE = "WF"
_NO_WIDTH = ("Mn", "Me", "Cf")


class BadUse(Exception):
    """What was typed cannot be meant; the sentence says why. Exit code 2."""


def say(*lines: str) -> None:
    """Print lines to standard output."""
    _write(sys.stdout, "".join(f"{clean_line(line)}\n" for line in lines))


def complain(line: str) -> None:
    """Print one line to standard error."""
    _write(sys.stderr, f"{clean_line(line)}\n")


def give(value: Any) -> None:
    """Print a value as JSON."""
    from tui_goals.exchange.export import as_json

    give_json(as_json(value, indent=2) + "\n")


def give_json(text: str) -> None:
    """Print a text that is JSON already; in ASCII where the stream is not UTF-8, so that it stays JSON."""
    if sys.stdout is not None and not _is_utf8(sys.stdout):
        from tui_goals.exchange.export import in_ascii

        text = in_ascii(text)
    _write(sys.stdout, text)


def give_text(text: str) -> None:
    """Print a text of many lines that holds no control character."""
    from tui_goals.terminal.text import clean

    _write(sys.stdout, clean(text))


def give_bare(text: str) -> None:
    """Print a text exactly as it is, whatever it holds: only where that was asked for."""
    _write(sys.stdout, text)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their heads, as wide as each column needs; nothing when there are no rows."""
    cells = [[clean_line(str(cell)) for cell in row] for row in rows]
    if not cells:
        return
    widths = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    lines = []
    for row in (heads, *cells):
        padded = (f"{cell}{' ' * (wide - width(cell))}" for cell, wide in zip(row, widths, strict=True))
        lines.append(f"{GAP.join(padded).rstrip()}\n")
    _write(sys.stdout, "".join(lines))


def width(text: str) -> int:
    """How many cells a line takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        stream.write(text if _is_utf8(stream) else text.translate(PLAIN))


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "utf-8").lower().replace("-", "") == "utf8"


def _cells(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
