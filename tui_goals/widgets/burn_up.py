"""A burn-up drawn in cells: what was done, the pace line, the target, and the cone of the forecast."""

from datetime import date, timedelta

from tui_goals.rules import phrases
from tui_goals.rules.burn import PERCENT, Burn
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, Piece, fitted, join, right

GAP = 2
LEAST_ROWS, LEAST_COLUMNS = 3, 16
ROWS_BELOW = 2
"""The days, and what the signs mean."""

Cells = list[list[Piece]]


def burn_lines(burn: Burn, width: int, height: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The drawing for a size in cells; nothing where there is no room for one."""
    top, bottom = _bounds(burn)
    names = [phrases.amount(round(value), "" if burn.unit != PERCENT else PERCENT) for value in (top, bottom)]
    label = max(map(len, names)) + 1
    columns, rows = width - label - GAP, height - ROWS_BELOW
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        return ()
    days = [burn.first + timedelta(round(at * (burn.last - burn.first).days / (columns - 1))) for at in range(columns)]
    cells = _cells(burn, days, rows, (top, bottom), glyphs)
    heads = {0: names[0], rows - 1: names[1]}
    lines = [
        join([(right(heads.get(row, ""), label), "dim"), (f" {glyphs.rule}", "rule"), *drawn])
        for row, drawn in enumerate(cells)
    ]
    return (*lines, _days_line(burn, days, label + GAP), fitted(_legend(burn, glyphs), width, glyphs.ellipsis))


def _bounds(burn: Burn) -> tuple[float, float]:
    values = [burn.start, burn.target, *(value for _, value in burn.actual)]
    return max(values), min(values)


def _cells(burn: Burn, days: list[date], rows: int, bounds: tuple[float, float], glyphs: Glyphs) -> Cells:
    """Every cell of the drawing; what matters most is drawn last."""
    top, bottom = bounds

    def row_of(value: float) -> int:
        return min(rows - 1, max(0, int((top - value) / ((top - bottom) or 1.0) * rows)))

    cells: Cells = [[(" ", "plain")] * len(days) for _ in range(rows)]
    for column, day in enumerate(days):
        cells[row_of(burn.target)][column] = (glyphs.rest, "rule")
        cone = burn.cone_on(day)
        if cone is not None:
            first, last = sorted((row_of(cone[0]), row_of(cone[2])))
            for row in range(first, last + 1):
                cells[row][column] = (glyphs.cone, "accent")
        planned = burn.planned_on(day)
        if planned is not None:
            cells[row_of(planned)][column] = (glyphs.dot, "title")
        if cone is not None:
            cells[row_of(cone[1])][column] = (glyphs.open, "accent")
        done = burn.value_on(day)
        if done is not None:
            cells[row_of(done)][column] = (glyphs.done, "good")
    return cells


def _days_line(burn: Burn, days: list[date], indent: int) -> Line:
    """The first day, today, the due day and the last one, where there is room for each."""
    text = ""
    wanted = [(burn.first, phrases.day(burn.first, burn.today)), (burn.today, "today")]
    if burn.due is not None and burn.today < burn.due < burn.last:
        wanted.append((burn.due, f"due {phrases.day(burn.due, burn.today)}"))
    wanted.append((burn.last, phrases.day(burn.last, burn.today)))
    for day, words in wanted:
        column = next((place for place, each in enumerate(days) if each >= day), len(days) - 1)
        start = min(column, len(days) - len(words))
        if not text or start >= len(text) + 2:
            text = text.ljust(start) + words
    return ((" " * indent + text, "dim"),)


def _legend(burn: Burn, glyphs: Glyphs) -> Line:
    parts: list[Piece] = [(f"  {glyphs.done} ", "good"), ("done", "dim")]
    if burn.begin is not None and burn.due is not None:
        parts += [(f"   {glyphs.dot} ", "title"), ("pace line", "dim")]
    if burn.finish is not None and burn.finish.p10 is not None:
        parts += [(f"   {glyphs.cone} ", "accent"), ("forecast (80 %)", "dim")]
        parts += [(f"   {glyphs.open} ", "accent"), ("its middle", "dim")]
    return (*parts, (f"   {glyphs.rest} ", "rule"), ("target", "dim"))
