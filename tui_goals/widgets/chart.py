"""The chart of a goal's measure: what there was in columns, and the pace line through or over them.

Both are told apart by their signs alone: blocks, and a dashed line that cuts through the blocks it meets.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import fsum

from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.chart import Chart
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, Piece, fitted, join, right, shorten, spread

LABEL = 9
"""Cells of the numbers at the left, a space included."""
STEPS = 8
"""Heights that a cell can show."""
BAR, GAP = 2, 1
"""Cells of a habit's period, and between two."""
NEARLY = 1e-9


@frozen
class Column:
    """What one column shows: the value, where it should be, and whether it is enough."""

    value: float | None
    line: float | None = None
    enough: bool = False


def chart_lines(chart: Chart, width: int, rows: int, glyphs: Glyphs, style: str = "accent") -> list[Line]:
    """The lines of a chart: its legend, so many rows, and its days; a habit's strength below."""
    room = max(10, width - LABEL)
    if chart.stretches:
        shown = chart.stretches[-max(1, room // (BAR + GAP)) :]
        columns = [Column(each.counted, each.asked or None, each.counted >= each.asked - NEARLY) for each in shown]
        cells: list[Column | None] = [cell for each in columns for cell in (each, each, None)]
        axis = _ends(shown[0].first, "now", (BAR + GAP) * len(shown) - GAP, chart.today)
    else:
        cells = [*_columns(chart, room)]
        axis = _axis(chart, room, glyphs)
    what = "done" if chart.stretches or chart.shares else chart.unit
    legend = (
        f"{glyphs.blocks[-1]} {what}  {glyphs.dash} {'asked' if chart.begin is None or chart.stretches else 'pace'}"
    )
    lines = [spread((("Chart", "title"),), ((shorten(legend, width - 7, glyphs.ellipsis), "dim"),), width)]
    lines += _drawn(cells, chart, rows, glyphs, style)
    lines.append(fitted(((" " * LABEL, "plain"), *axis), width, glyphs.ellipsis))
    if chart.strengths:
        lines.append(_strength(chart.strengths, room, glyphs, style))
    return lines


def _columns(chart: Chart, room: int) -> list[Column]:
    """A column for each cell, from the first day to the last."""
    days = (chart.last - chart.first).days + 1
    found: list[Column] = []
    value = chart.begin
    known = sorted(day for day in chart.values if day <= chart.today)
    place = 0
    for cell in range(room):
        first = chart.first + timedelta(days=cell * days // room)
        last = max(first, chart.first + timedelta(days=(cell + 1) * days // room - 1))
        own = []
        while place < len(known) and known[place] <= last:
            own.append(chart.values[known[place]])
            place += 1
        if chart.begin is not None:
            value = own[-1] if own else value
        else:
            value = fsum(own) / len(own) if own else (value if days < room and known and first < known[-1] else None)
        found.append(Column(value if first <= chart.today else None, chart.line(last)))
    return found


def _drawn(cells: Sequence[Column | None], chart: Chart, rows: int, glyphs: Glyphs, style: str) -> list[Line]:
    low, high = _bounds(cells, chart)
    lines = []
    for row in reversed(range(rows)):
        label = high if row == rows - 1 else low if row == 0 else None
        pieces: list[Piece] = [(_label(label, chart), "dim")]
        pieces += [_cell(cell, row, rows, low, high, glyphs, style) for cell in cells]
        lines.append(join(pieces))
    return lines


def _cell(cell: Column | None, row: int, rows: int, low: float, high: float, glyphs: Glyphs, style: str) -> Piece:
    """One cell of a column: the line where it runs, else so much of a block as the value fills."""
    if cell is None:
        return (" ", "plain")
    span = high - low
    if cell.line is not None and min(rows - 1, max(0, int((cell.line - low) / span * rows))) == row:
        return (glyphs.dash, "title")
    if cell.value is None:
        return (" ", "plain")
    level = max(1, round((cell.value - low) / span * rows * STEPS)) if cell.value > low or row else 1
    filled = min(STEPS, level - row * STEPS)
    if cell.value <= 0 == low:
        return (" ", "plain")
    return (glyphs.blocks[filled - 1], "good" if cell.enough else style) if filled > 0 else (" ", "plain")


def _bounds(cells: Sequence[Column | None], chart: Chart) -> tuple[float, float]:
    """The lowest and the highest number: a chart of counts begins at 0, one of an average a little below its lowest."""
    known = [number for cell in cells if cell is not None for number in (cell.value, cell.line) if number is not None]
    if chart.begin is not None:
        known.append(0.0 if chart.stretches else chart.begin)
    low, high = min(known, default=0.0), max(known, default=1.0)
    if chart.begin is None:
        low -= (high - low) / STEPS
    return low, high if high > low else low + 1.0


def _label(number: float | None, chart: Chart) -> str:
    if number is None:
        return " " * LABEL
    text = phrases.percent(number) if chart.shares else phrases.amount(round(number, 1 if abs(number) < 100 else 0))
    return f"{right(text, LABEL - 1)} "


def _axis(chart: Chart, room: int, glyphs: Glyphs) -> Line:
    """The first and the last day, and today between them where there is room."""
    first, last = phrases.day(chart.first, chart.today), phrases.day(chart.last, chart.today)
    if chart.last == chart.today:
        return _ends(chart.first, "today", room, chart.today)
    at = int((chart.today - chart.first).days / max(1, (chart.last - chart.first).days) * (room - 1))
    here = f"{glyphs.pinned} today"
    if at < len(first) + 1 or at + len(here) + 1 > room - len(last):
        here = glyphs.pinned if len(first) < at < room - len(last) else ""
    between = " " * (at - len(first)) + here if here else ""
    rest = " " * max(1, room - len(first) - len(between) - len(last))
    return ((first, "dim"), (between, "accent"), (f"{rest}{last}", "dim"))


def _ends(first: date, last: str, room: int, today: date) -> Line:
    begin = phrases.day(first, today)
    return ((f"{begin}{' ' * max(1, room - len(begin) - len(last))}{last}", "dim"),)


def _strength(strengths: Sequence[float], room: int, glyphs: Glyphs, style: str) -> Line:
    """The strength now, and how it came about, an evening a cell or less."""
    told = f"  {phrases.percent(strengths[-1])}"
    cells = min(len(strengths), room - len(told))
    sampled = [strengths[(place + 1) * len(strengths) // cells - 1] for place in range(cells)]
    drawn = "".join(glyphs.blocks[min(STEPS - 1, int(each * STEPS))] for each in sampled)
    return (("Strength"[:LABEL].ljust(LABEL), "dim"), (drawn, style), (told, "title"))
