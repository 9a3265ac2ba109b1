"""The board: its columns side by side, as wide as there is room, and the way from one to the next."""

from collections.abc import Hashable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from tui_goals.widgets.board_column import BoardColumn
from tui_goals.widgets.card_list import CardList
from tui_goals.widgets.glyphs import Glyphs

NARROWEST = 26
WIDEST = 44
PEEK = 4
"""Cells of each neighbour that are seen beside the columns that fit."""


def column_width(columns: int, width: int) -> int:
    """How wide each of so many columns is: all that fit share the width; else some fit and the next ones peek in."""
    if columns * NARROWEST <= width:
        return min(WIDEST, width // max(1, columns))
    room = width - 2 * PEEK
    return min(WIDEST, room // max(1, room // NARROWEST))


class Board(Horizontal):
    """The columns, one of which has the focus; it scrolls sideways where not all fit."""

    class Arrived(Message):
        """The keys go to another column."""

    class Dropped(Message):
        """A card was dragged to a column, below another card or on top."""

        def __init__(self, card: Hashable, column: BoardColumn, below: Hashable | None) -> None:
            super().__init__()
            self.card = card
            self.column = column
            self.below = below

    def __init__(self, column_ids: Sequence[int], glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._columns = {id: BoardColumn(id, glyphs) for id in column_ids}
        self._here_id = 0
        self._width = NARROWEST
        self._way: tuple[Hashable, int] | None = None

    def compose(self) -> ComposeResult:
        """The columns there are at first."""
        yield from self._columns.values()

    @property
    def here(self) -> BoardColumn | None:
        """The column that the keys go to."""
        return self._columns.get(self._here_id)

    @property
    def columns(self) -> Sequence[BoardColumn]:
        """The columns from left to right."""
        return tuple(self._columns.values())

    @property
    def line(self) -> int:
        """The line of what is seen along which one goes sideways; short columns on the way do not change it."""
        row = self.here.cards.row if self.here is not None else None
        if self._way is not None and row is not None and row.key == self._way[0]:
            return self._way[1]
        return self.here.cards.cursor_line if self.here is not None else 0

    @line.setter
    def line(self, line: int) -> None:
        row = self.here.cards.row if self.here is not None else None
        self._way = (row.key, line) if row is not None else None

    def column(self, column_id: int) -> BoardColumn | None:
        """The column with that id."""
        return self._columns.get(column_id)

    def neighbour(self, step: int) -> BoardColumn | None:
        """The next column on that side of the one that the keys go to."""
        places = list(self._columns)
        place = places.index(self._here_id) + step if self._here_id in places else -1
        return self._columns[places[place]] if 0 <= place < len(places) else None

    def set_columns(self, column_ids: Sequence[int], width: int) -> None:
        """Have these columns in this order, for a board of so many cells."""
        before = list(self._columns)
        if before != list(column_ids):
            self._line_up(column_ids)
            if self._here_id not in self._columns and column_ids:
                place = before.index(self._here_id) if self._here_id in before else 0
                self.go_to(self._columns[column_ids[min(place, len(column_ids) - 1)]])
        self._width = column_width(len(column_ids), width)
        for column in self._columns.values():
            column.set_width(self._width)

    def go_to(self, column: BoardColumn) -> None:
        """Have the keys go to a column."""
        before = self.here
        self._here_id = column.column_id
        if before is not column:
            if before is not None:
                before.at_work = False
            column.at_work = True
            self.post_message(self.Arrived())
        self.screen.set_focus(column.cards, scroll_visible=False)
        self.show_here()

    def show_here(self) -> None:
        """Scroll as little as it takes to see the column that the keys go to, and a bit of its neighbours."""
        if self._here_id not in self._columns:
            return
        place = list(self._columns).index(self._here_id)
        left = max(0, place * self._width - PEEK)
        right = min(len(self._columns) * self._width, (place + 1) * self._width + PEEK)
        x = min(left, max(self.scroll_offset.x, right - self.size.width))
        if x != self.scroll_offset.x:
            self.scroll_to(x=x, animate=False, force=True, immediate=True)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click put the focus into a column."""
        column = next((each for each in self._columns.values() if each.cards is event.widget), None)
        if column is not None and column is not self.here:
            self.go_to(column)

    @on(CardList.Dragged)
    def _dragged(self, event: CardList.Dragged) -> None:
        """Show over which column the card is held; where it is let go, say so."""
        event.stop()
        over = next((each for each in self._columns.values() if each.region.contains_point(event.at)), None)
        for column in self._columns.values():
            column.awaits_drop = column is over and not event.dropped
        if event.dropped and over is not None:
            below = over.above(event.at.y - over.cards.region.y)
            self.post_message(self.Dropped(event.row.key, over, below))

    def _line_up(self, column_ids: Sequence[int]) -> None:
        for gone in self._columns.keys() - set(column_ids):
            self._columns[gone].remove()
        self._columns = {id: self._columns.get(id) or BoardColumn(id, self._glyphs) for id in column_ids}
        last: BoardColumn | None = None
        for column in self._columns.values():
            if column.parent is None:
                self.mount(column)
            if last is not None:
                self.move_child(column, after=last)
            last = column
