"""The axis of a timeline: which day stands in which cell, at five zooms, and the dates over it."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from tui_goals.domain.values import frozen
from tui_goals.rules.phrases import MONTHS
from tui_goals.widgets.painting import Line, Piece, join

WEEKS_BESIDE = 6
"""Weeks that the line-up shows before this one, and after it."""


class Zoom(StrEnum):
    """How much time a screen holds."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    LINE_UP = "line-up"


SCALES = {Zoom.DAY: (3, 1), Zoom.WEEK: (1, 1), Zoom.MONTH: (1, 3), Zoom.QUARTER: (1, 9)}
"""So many cells for so many days."""
ZOOMS = tuple(SCALES)
SHIFTS = {Zoom.LINE_UP: Zoom.WEEK}
"""By what a date is shifted, where it is not the zoom's own unit."""


@frozen
class Axis:
    """The days that are seen: from `first` on, in `width` cells of which `cells` are `days` long."""

    first: date
    zoom: Zoom
    width: int
    cells: int
    days: int

    def column(self, day: date) -> int:
        """The cell in which a day begins; less than 0 or beyond the width when it is not seen."""
        return (day - self.first).days * self.cells // self.days

    def day_at(self, column: int) -> date:
        """The first day that begins in that cell or after it."""
        return moved(self.first, -(-column * self.days // self.cells))

    @property
    def last(self) -> date:
        """The last day of which something is seen."""
        return moved(self.day_at(self.width), -1)

    @property
    def span(self) -> int:
        """How many days are seen."""
        return max(1, self.width * self.days // self.cells)


def axis_at(zoom: Zoom, first: date, width: int, today: date) -> Axis:
    """The axis at a zoom; the line-up always shows the six weeks on both sides of this one, in whole cells."""
    if zoom is Zoom.LINE_UP:
        weeks = 2 * WEEKS_BESIDE + 1
        first = today - timedelta(days=today.weekday() + 7 * WEEKS_BESIDE)
        cells = max(1, width // weeks)
        return Axis(first, zoom, min(width, weeks * cells), cells, 7)
    return Axis(first, zoom, width, *SCALES[zoom])


def moved(day: date, days: int) -> date:
    """A day so many days on, or the last one there is in that direction."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def head(axis: Axis, today: date) -> tuple[Line, Line]:
    """Two lines over the chart: what is larger than the unit, and the unit; the cell of today has its own style."""
    coarse: list[Piece] = [(" ", "plain")] * axis.width
    fine: list[Piece] = [(" ", "plain")] * axis.width
    for column, text in _coarse(axis):
        _write(coarse, column, text, "title")
    for column, text, style in _fine(axis):
        _write(fine, column, text, style)
    now = axis.column(today)
    if 0 <= now < axis.width:
        _write(coarse, min(now, max(0, axis.width - 5)), "today", "accent", over=False)
        width = 2 if axis.zoom is Zoom.DAY else 1
        for column in range(now, min(now + width, axis.width)):
            fine[column] = (fine[column][0] if fine[column][0] != " " else "|", "accent")
    return join(coarse), join(fine)


def _write(cells: list[Piece], column: int, text: str, style: str, over: bool = True) -> None:
    """Put a text into the cells where it fits and does not touch another one."""
    if column < 0 or column + len(text) > len(cells):
        return
    around = cells[max(0, column - 1) : column + len(text) + 1]
    if any(found != " " for found, _ in around) and not over:
        return
    if over and any(found != " " for found, _ in cells[max(0, column - 1) : column + len(text)]):
        return
    cells[column : column + len(text)] = [(character, style) for character in text]


def _coarse(axis: Axis) -> Iterator[tuple[int, str]]:
    """Months with their year over days and weeks, years over months and quarters; the first stands at the edge."""
    by_year = axis.zoom in (Zoom.MONTH, Zoom.QUARTER)
    named: list[tuple[int, str]] = []
    for day in _firsts(axis, 12 if by_year else 1):
        text = str(day.year) if by_year else f"{MONTHS[day.month - 1]} {day.year}"
        named.append((max(0, axis.column(day)), text))
    for index, (column, text) in enumerate(named):
        if index + 1 == len(named) or named[index + 1][0] > column + len(text):
            yield column, text


def _fine(axis: Axis) -> Iterator[tuple[int, str, str]]:
    match axis.zoom:
        case Zoom.DAY:
            for step in range(axis.span + 1):
                day = moved(axis.first, step)
                yield axis.column(day), f"{day.day:>2}", "dim" if day.weekday() > 4 else "plain"
        case Zoom.WEEK | Zoom.LINE_UP:
            monday = moved(axis.first, -axis.first.weekday() % 7)
            for step in range(0, axis.span + 7, 7):
                yield axis.column(moved(monday, step)), str(moved(monday, step).day), "dim"
        case Zoom.MONTH:
            for day in _firsts(axis, 1):
                yield axis.column(day), MONTHS[day.month - 1], "dim"
        case Zoom.QUARTER:
            for day in _firsts(axis, 3):
                yield axis.column(day), f"Q{(day.month + 2) // 3}", "dim"


def _firsts(axis: Axis, months: int) -> Iterator[date]:
    """The first days of all stretches of so many months that are seen, the one that is running first."""
    year, month = axis.first.year, (axis.first.month - 1) // months * months + 1
    while year <= date.max.year and date(year, month, 1) <= axis.last:
        yield date(year, month, 1)
        year, month = (year + (month + months > 12), (month + months - 1) % 12 + 1)
