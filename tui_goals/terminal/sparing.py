"""Says the same with fewer bytes: of every frame only the cells that look different now, in as few words as it takes.

Textual draws whole lines of a widget, and at the start and on every change of layout the whole screen; it closes every
piece with a reset and opens the next with all of its colours. Over a slow link that is most of what travels.
"""

from __future__ import annotations

import re

from tui_goals.terminal.cells import Cell, cells_of, changed, doubtful_from, put
from tui_goals.terminal.pen import Stroke, strokes, to, written

_PLACED = re.compile("\x1b\\[([0-9]+);([0-9]+)H")

Row = list[Cell | None]
"""What stands in the cells of a row, None where it is not known."""


class Sparing:
    """Knows what stands in each cell of the screen, as far as it was drawn through it."""

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}
        self._end = ""

    def forget(self) -> None:
        """Nothing is known of the screen any more: it was cleared, resized, or written to by others.

        Any thread may say so, also in the middle of a frame, which is then not known either.
        """
        self._rows = {}
        self._end = ""

    def spare(self, frame: str) -> str:
        """The frame with what is needless left out; what is no frame of placed lines comes back as it is."""
        head, *placed = _PLACED.split(frame)
        if not placed:
            return frame
        lines = [
            (int(row), int(column) - 1, content.rstrip("\r\n"))
            for row, column, content in zip(placed[::3], placed[1::3], placed[2::3], strict=True)
        ]
        rows = self._rows
        before: dict[int, Row] = {}
        ends: dict[int, int] = {}
        for row, start, line in lines:
            if head or "\n" in line or "\r" in line or (line and start < ends.get(row, 0)):
                self.forget()
                return frame
            if line:
                known = rows.setdefault(row, [])
                before.setdefault(row, known.copy())
                cells = cells_of(line)
                put(known, start, cells)
                ends[row] = start + len(cells)
        drawn = written(_strokes(before, rows))
        row, start, line = lines[-1]
        last_end, self._end = self._end, "" if line else to(row, start + 1)
        return drawn + self._end if drawn or self._end != last_end else ""


def _strokes(before: dict[int, Row], rows: dict[int, Row]) -> list[Stroke]:
    """What is to be drawn for the rows to look as they are to, given how some of them were before."""
    found: list[Stroke] = []
    for row, was in before.items():
        now = rows[row]
        if was == now:
            continue
        was += [None] * (len(now) - len(was))
        doubtful = doubtful_from(was, now)
        if doubtful is not None:
            was[doubtful:] = [None] * (len(was) - doubtful)
        for first, last in changed(was, now):
            found += strokes(row, first + 1, [cell for cell in now[first:last] if cell is not None])
    return found
