"""What Textual writes, as the cells of a screen: a line of text and colours, and where two lines of cells differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import category

from rich.cells import cell_len, get_character_cell_size

from tui_goals.terminal.colours import RESET, ground

_STYLED = re.compile("\x1b\\[([0-9;:]*)m")

Cell = tuple[str, str]
"""A character and the SGR numbers it is drawn with; of a space only those that are seen."""
BEHIND: Cell = ("", "")
"""The cell behind a character that takes two, and behind the first of a line that is drawn as it is."""
AS_IT_IS = "as it is"
"""The style of a cell that holds a whole line, of which terminals may not agree where each character stands."""
SHORT_GAP = 3
"""Cells that cost no more to draw again than to jump over."""


def cells_of(line: str) -> list[Cell]:
    """The cells of a line; one for all of it, and those behind, where terminals may not agree on its widths."""
    cells: list[Cell] = []
    first, *rest = _STYLED.split(line)
    style = ""
    for numbers, text in zip(("", *rest[::2]), (first, *rest[1::2]), strict=True):
        style = "" if numbers in RESET else f"{style};{numbers}" if style else numbers
        blank = (" ", ground(style))
        if text.isascii():
            cells += [blank if sign == " " else (sign, style) for sign in text]
            continue
        for sign in text:
            if not _is_agreed(sign):
                return [(line, AS_IT_IS), *[BEHIND] * (cell_len(_STYLED.sub("", line)) - 1)]
            cells.append(blank if sign == " " else (sign, style))
            if get_character_cell_size(sign) == 2:
                cells.append(BEHIND)
    return cells


def put(row: list[Cell | None], start: int, cells: Sequence[Cell]) -> None:
    """Put cells over those of a row; what is cut by them is no longer known."""
    end = start + len(cells)
    row += [None] * (start - len(row))
    before, behind = start, end
    while row[before : before + 1] == [BEHIND]:
        before -= 1
    while row[behind : behind + 1] == [BEHIND]:
        behind += 1
    row[before:behind] = [*[None] * (start - before), *cells, *[None] * (behind - end)]


def changed(before: Sequence[Cell | None], after: Sequence[Cell | None]) -> Iterator[tuple[int, int]]:
    """The stretches of cells that differ, those of one colour joined over a short gap; what shall be None stays."""
    first = last = 0
    for index, (was, cell) in enumerate(zip(before, after, strict=True)):
        if cell == BEHIND and last == index > first:
            last += 1
        if was == cell or cell is None:
            continue
        if index > last and not (first < last and _one_stroke(after, last, index)):
            if first < last:
                yield first, last
            first = index
        last = index + 1
    if first < last:
        yield first, last


def doubtful_from(before: Sequence[Cell | None], after: Sequence[Cell | None]) -> int | None:
    """Where a line drawn as it is comes or goes, from which on cells may not stand where they are known to."""
    for index, (was, cell) in enumerate(zip(before, after, strict=True)):
        if was != cell and any(each is not None and each[1] == AS_IT_IS for each in (was, cell)):
            return index
    return None


def _is_agreed(sign: str) -> bool:
    """Whether every terminal gives a character the same cells: no mark, joiner, flag or tone of skin."""
    return sign.isascii() or (
        category(sign) not in ("Mn", "Mc", "Me", "Cf")
        and get_character_cell_size(sign) > 0
        and not "\U0001f1e6" <= sign <= "\U0001f1ff"
        and not "\U0001f3fb" <= sign <= "\U0001f3ff"
    )


def _one_stroke(cells: Sequence[Cell | None], last: int, index: int) -> bool:
    """Whether the gap up to the index is short, and it and what follows go on in the colours before it."""
    drawn = cells[last - 1]
    if index - last > SHORT_GAP or drawn is None:
        return False
    blank = ground(drawn[1])
    return all(
        cell is not None and cell[0].isascii() and cell[0] and cell[1] == (blank if cell[0] == " " else drawn[1])
        for cell in cells[last : index + 1]
    )
