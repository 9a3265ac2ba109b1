"""Puts cells on a terminal with as few bytes as it can: in which order, by which way, in which colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tui_goals.terminal.cells import AS_IT_IS, Cell
from tui_goals.terminal.colours import change, ground


class Stroke(NamedTuple):
    """A text in one style, and where it begins: row and column, counted from 1."""

    row: int
    column: int
    text: str
    cells: int
    style: str


def strokes(row: int, column: int, cells: Sequence[Cell]) -> Iterator[Stroke]:
    """The cells cut where their colours change; spaces go with the letters before them, or else behind them."""
    start, style = 0, cells[0][1]
    blank = ground(style)
    for index, (sign, own) in enumerate(cells):
        if not sign or (own == (blank if sign == " " else style) and own != AS_IT_IS):
            continue
        text = "".join([sign for sign, _ in cells[start:index]])
        if text and not (text.isspace() and ground(own) == style):
            yield Stroke(row, column + start, text, index - start, style)
            start = index
        style, blank = own, own if own == AS_IT_IS else ground(own)
    yield Stroke(row, column + start, "".join([sign for sign, _ in cells[start:]]), len(cells) - start, style)


def written(wanted: Sequence[Stroke]) -> str:
    """The shorter of two ways to put the strokes: line by line, or lines as they are first and then by colour."""
    lent = list(_lent(wanted))
    styles = {stroke.style for stroke in lent} - {AS_IT_IS}
    turn = {style: index for index, style in enumerate((AS_IT_IS, *_turns(styles)))}
    by_colour = sorted(lent, key=lambda stroke: turn[stroke.style])
    return min(_in_order(wanted), _in_order(by_colour), key=len)


def _lent(wanted: Sequence[Stroke]) -> Iterator[Stroke]:
    """The strokes, those of spaces only in the colours of one beside them that shows them alike."""
    before = None
    for stroke, behind in zip_longest(wanted, wanted[1:]):
        if stroke.text.isspace():
            lenders = [each for each in (behind, before) if each is not None and each.style != AS_IT_IS]
            lenders.sort(key=lambda lender: lender.row != stroke.row)
            alike = (lender.style for lender in lenders if ground(lender.style) == stroke.style)
            stroke = stroke._replace(style=next(alike, stroke.style))
        before = stroke
        yield stroke


def _turns(styles: set[str]) -> Iterator[str]:
    """The styles in an order of cheap changes: after each the one that takes the fewest numbers to get to."""
    style, left = "", sorted(styles)
    while left:
        style = min(left, key=lambda other: len(change(style, other)))
        left.remove(style)
        yield style


def _in_order(wanted: Sequence[Stroke]) -> str:
    parts: list[str] = []
    style, row, column = "", 0, 0
    for stroke in wanted:
        if stroke.row != row or stroke.column < column:
            parts.append(to(stroke.row, stroke.column))
        elif stroke.column > column:
            parts.append(f"\x1b[{stroke.column - column}C" if stroke.column > column + 1 else "\x1b[C")
        if stroke.style == AS_IT_IS:
            parts += [change(style, ""), stroke.text]
            style, row = "", 0
            continue
        if stroke.style != style:
            parts.append(change(style, stroke.style))
        parts.append(stroke.text)
        style, row, column = stroke.style, stroke.row, stroke.column + stroke.cells
    parts.append(change(style, ""))
    return "".join(parts)


def to(row: int, column: int) -> str:
    """The way to a cell, counted from 1."""
    return f"\x1b[{row};{column}H" if column > 1 else f"\x1b[{row}H" if row > 1 else "\x1b[H"
