"""One row of a timeline as cells: the bar and its diamond, arrows that pass, the line of today, the bar of then."""

from collections.abc import Iterable
from datetime import date

from tui_goals.domain import Goal
from tui_goals.domain.values import frozen
from tui_goals.rules import marks
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, Piece, join
from tui_goals.widgets.time_axis import Axis
from tui_goals.widgets.timeline_rows import Bar, Link


@frozen
class Strokes:
    """The signs that only a timeline draws."""

    goal: str = "═"
    light: str = "─"
    heavy: str = "━"
    then: str = "┄"
    was_due: str = "◇"
    now: str = "┊"
    down: str = "│"
    from_above: str = "╰"
    from_below: str = "╭"
    along: str = "─"
    into: str = "▸"
    before: str = "◂"
    after: str = "▸"
    ends: str = "┤"


UNICODE = Strokes()
ASCII = Strokes(
    goal="~", light="-", heavy="=", then=".", was_due="%", now=":", down="|", from_above="`", from_below=",", along="-",
    into=">", before="<", after=">", ends="|",
)  # fmt: skip

EMPTY: Piece = (" ", "plain")


def now_line(
    bar: Bar, critical: bool, axis: Axis, today: date, links: Iterable[Link], row: int, signs: Glyphs, strokes: Strokes
) -> Line:
    """The chart of a row as the plan is now."""
    cells = _passing(axis, today, links, row, strokes)
    begins, ends = bar.dates
    ends = bar.done or ends
    if begins is None or ends is None:
        _text(cells, 1, "no date", "dim")
        return join(cells)
    style, stroke = _look(bar, critical, strokes)
    left, right = axis.column(min(begins, ends)), axis.column(ends)
    for column in range(max(left, 0), min(right + 1, axis.width)):
        cells[column] = (stroke, style)
    if isinstance(bar.item, Goal):
        _put(cells, right, strokes.ends, style)
        for day, done in bar.milestones:
            _put(cells, axis.column(day), signs.done if done else signs.milestone, "good" if done else style)
    else:
        sign = signs.done if bar.done else signs.milestone
        _put(cells, right, sign, "good" if bar.done else "error" if ends < today else "title" if critical else "accent")
    _outside(cells, left, right, strokes)
    return join(cells)


def then_line(bar: Bar, axis: Axis, today: date, links: Iterable[Link], row: int, strokes: Strokes) -> Line:
    """The chart of a row as the baseline has it; arrows pass through."""
    cells = _passing(
        axis, today, (link for link in links if min(link[:2]) <= row < max(link[:2])), row, strokes, under=True
    )
    then = bar.then
    if then is not None and then.begins is not None and then.ends is not None:
        left, right = axis.column(then.begins), axis.column(then.ends)
        for column in range(max(left, 0), min(right, axis.width)):
            cells[column] = (strokes.then, "dim")
        _put(cells, right, strokes.was_due, "dim")
    return join(cells)


def _look(bar: Bar, critical: bool, strokes: Strokes) -> tuple[str, str]:
    """The style and stroke of a bar: what is critical is drawn heavier, not only in another colour."""
    if isinstance(bar.item, Goal):
        return f"mark{marks.mark(bar.item).colour}", strokes.goal
    if bar.done:
        return "dim", strokes.light
    return ("warning", strokes.heavy) if critical else ("accent", strokes.light)


def _passing(
    axis: Axis, today: date, links: Iterable[Link], row: int, strokes: Strokes, under: bool = False
) -> list[Piece]:
    """Empty cells with the line of today, and the arrows that begin, pass or end in this row."""
    cells = [EMPTY] * axis.width
    _put(cells, axis.column(today), strokes.now, "accent")
    for link in links:
        if not (link.from_row <= row <= link.to_row or link.to_row <= row <= link.from_row):
            continue
        begins, ends = axis.column(link.begins), axis.column(link.ends)
        turn = ends if ends < begins else begins - 1
        style = "error" if link.begins < link.ends else "dim"
        if row == link.to_row and not under:
            _put(cells, turn, strokes.from_above if link.from_row < row else strokes.from_below, style)
            for column in range(max(turn + 1, 0), min(begins - 1, axis.width)):
                cells[column] = (strokes.along, style)
            if begins - 1 > turn:
                _put(cells, begins - 1, strokes.into, style)
        elif under or row != link.from_row:
            _put(cells, turn, strokes.down, style)
    return cells


def _outside(cells: list[Piece], left: int, right: int, strokes: Strokes) -> None:
    """Where a bar lies wholly to one side, a sign at that edge says on which."""
    if right < 0:
        _put(cells, 0, strokes.before, "dim")
    elif left >= len(cells):
        _put(cells, len(cells) - 1, strokes.after, "dim")


def _put(cells: list[Piece], column: int, sign: str, style: str) -> None:
    if 0 <= column < len(cells):
        cells[column] = (sign, style)


def _text(cells: list[Piece], column: int, text: str, style: str) -> None:
    for offset, character in enumerate(text):
        _put(cells, column + offset, character, style)
