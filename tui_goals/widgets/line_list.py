"""The one list: draws only the rows that are seen, and again only the cells that changed."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import accumulate, repeat
from typing import ClassVar, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui_goals.domain.values import frozen
from tui_goals.widgets.painting import Line, Painted, cells_until_alike

Draw = Callable[["Row", int], Sequence[Line]]
"""Makes the lines of a row for a width in cells; as many as its height are drawn, whatever the width."""


@frozen
class Row:
    """One entry of the list: `key` names it, `data` is all that its drawing depends on."""

    key: Hashable
    data: object = None
    height: int = 1
    selectable: bool = True
    head: int | None = None
    """How many of its lines the cursor colours; all of them unless told."""


class LineList(Painted, can_focus=True):
    """A list, a tree's flat rows or a column of cards, with a cursor that stays on its row when the rows change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False, id="list.down", tooltip="Go to the next row"),
        Binding("up,k", "move(-1)", "Up", show=False, id="list.up", tooltip="Go to the row before"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page_down", tooltip="Go a page down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page_up", tooltip="Go a page up"),
        Binding("g,home", "edge(-1)", "Top", show=False, id="list.top", tooltip="Go to the first row"),
        Binding("G,end", "edge(1)", "Bottom", show=False, id="list.bottom", tooltip="Go to the last row"),
        Binding("enter", "open", "Open", show=False, id="list.open", tooltip="Open the row, or fold it"),
    ]

    rows: var[tuple[Row, ...]] = var(())
    """What is listed."""
    cursor: var[int] = var(0)
    """The index of the row the cursor is on."""

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, list: "LineList", row: Row | None) -> None:
            super().__init__()
            self.list = list
            self.row = row

        @property
        def control(self) -> "LineList":
            """The list it came from."""
            return self.list

    class Opened(Moved):
        """Enter or a second click on a row."""

    def __init__(self, draw: Draw, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._tops: list[int] = [0]
        self._strips: dict[tuple[Row, int, bool, bool], list[Strip]] = {}
        self._drawn: dict[int, Strip] = {}

    @property
    def row(self) -> Row | None:
        """The row the cursor is on."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """List other rows; the cursor keeps its row by key, or stays near where it was."""
        old, old_top = self.row, self._tops[min(self.cursor, len(self.rows))]
        new = tuple(rows)
        if new == self.rows:
            return
        self.rows = new
        self._tops = list(accumulate((row.height for row in new), initial=0))
        index = next((i for i, row in enumerate(new) if old is not None and row.key == old.key), None)
        self.set_reactive(LineList.cursor, self._selectable(self.cursor if index is None else index, 1))
        self.virtual_size = Size(self.size.width, self._tops[-1])
        self.refresh()
        if self.row is None or old is None or self.row.key != old.key:
            self._show_cursor()
            self.post_message(self.Moved(self, self.row))
        elif self._tops[self.cursor] != old_top:
            self._show_cursor()

    def go_to(self, key: Hashable) -> bool:
        """Put the cursor on the row with that key; False when it is not listed."""
        index = next((i for i, row in enumerate(self.rows) if row.key == key), None)
        if index is not None:
            self.cursor = index
        return index is not None

    @property
    def cursor_line(self) -> int:
        """The line of what is seen on which the cursor's row begins."""
        return self._tops[min(self.cursor, len(self.rows))] - self.scroll_offset.y

    def row_at(self, line: int) -> Row | None:
        """The row at that line of what is seen; None below the last."""
        line += self.scroll_offset.y
        return self.rows[self._row_at(line)] if 0 <= line < self._tops[-1] else None

    def go_to_line(self, line: int) -> None:
        """Put the cursor on the row at that line of what is seen."""
        self.cursor = self._selectable(self._row_at(line + self.scroll_offset.y), 1)

    def repaint(self) -> None:
        """Draw every row anew, after a change of style or glyphs."""
        self._strips.clear()
        self.refresh()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again what the screen does not show yet: of each line the cells up to the last that differs."""
        whole = not regions or regions == (self.size.region,)
        if whole and repaint and self.is_mounted:
            regions = tuple(self._changed())
            repaint = bool(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return min(max(cursor, 0), max(0, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the row that was left and the one that was reached."""
        self.refresh()
        self._show_cursor()
        self.post_message(self.Moved(self, self.row))

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.cursor = self._selectable(self.cursor + rows, rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by a screenful."""
        line = self._tops[self.cursor] + pages * max(1, self.size.height - 1) if self.rows else 0
        self.cursor = self._selectable(self._row_at(line), pages)

    def action_edge(self, side: int) -> None:
        """Move the cursor to the first or last row."""
        self.cursor = self._selectable(0 if side < 0 else len(self.rows) - 1, -side)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Select a row; a second click opens it."""
        if event.y + self.scroll_offset.y < self._tops[-1]:
            self.go_to_line(event.y)
            if event.chain == 2:
                self.action_open()

    def on_resize(self) -> None:
        """Fit the rows to another width."""
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self._tops[-1])

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        strip = self._drawn[y] = self._line(y)
        return strip

    def notify_style_update(self) -> None:
        """A theme or class changed: nothing made before holds."""
        super().notify_style_update()
        self.repaint()

    def _line(self, y: int) -> Strip:
        width = self.size.width
        line = y + self.scroll_offset.y
        if line >= self._tops[-1]:
            return Strip.blank(width, self.base_style)
        index = self._row_at(line)
        strips = self._strips_of(self.rows[index], width, index == self.cursor)
        return strips[line - self._tops[index]]

    def _changed(self) -> Iterator[Region]:
        for y in range(self.size.height):
            cells = cells_until_alike(self._drawn.get(y), self._line(y))
            if cells:
                yield Region(0, y, cells, 1)

    def _strips_of(self, row: Row, width: int, at_cursor: bool) -> list[Strip]:
        key = (row, width, at_cursor, self.has_focus)
        found = self._strips.get(key)
        if found is None:
            if len(self._strips) > 1000:
                self._strips.clear()
            head = row.height if row.head is None else row.head
            lines = [*self._draw(row, width), *repeat((), row.height)][: row.height]
            found = [self.strip_of(line, width, at_cursor and i < head) for i, line in enumerate(lines)]
            self._strips[key] = found
        return found

    def _row_at(self, line: int) -> int:
        return min(max(bisect_right(self._tops, line) - 1, 0), max(0, len(self.rows) - 1))

    def _selectable(self, index: int, direction: int) -> int:
        """The nearest row that can be selected, in that direction first."""
        last = len(self.rows) - 1
        index = min(max(index, 0), max(last, 0))
        step = 1 if direction > 0 else -1
        ways = (range(index, last + 1, 1), range(index, -1, -1))
        for way in ways if step > 0 else reversed(ways):
            found = next((i for i in way if self.rows[i].selectable), None)
            if found is not None:
                return found
        return index

    def _show_cursor(self) -> None:
        if self.row is not None and self.is_attached:
            top = 0 if self.cursor == self._selectable(0, 1) else self._tops[self.cursor]
            height = self._tops[self.cursor] + self.row.height - top
            self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True, immediate=True, x_axis=False)
