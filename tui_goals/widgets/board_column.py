"""A column of the board: its heading, and the cards below it."""

from collections.abc import Hashable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from tui_goals.terminal.text import clean_line
from tui_goals.widgets.card import Card, card_lines, title_lines
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, shorten, wrap

GAP = 1
"""Cells at the right of a column that stay empty."""


class CardList(LineList):
    """A list of cards whose cursor is seen only where the keys go."""

    def strip_of(self, line: Line, width: int, at_cursor: bool = False) -> Strip:
        """The line as the terminal shows it."""
        if at_cursor and self.has_focus:
            return Strip.join([super().strip_of(line, width - GAP, True), super().strip_of((), GAP)])
        return super().strip_of(line, width)


class BoardColumn(Vertical):
    """A heading with the number of cards, and the cards; the heading of the column with the focus is underlined."""

    def __init__(self, column_id: int, glyphs: Glyphs) -> None:
        super().__init__()
        self.column_id = column_id
        self.cards = CardList(self._draw)
        self._heading = Page(classes="heading")
        self._glyphs = glyphs
        self._room = 0
        self._title = ""
        self._rows: dict[Hashable, Row] = {}
        self._at_work = False

    def compose(self) -> ComposeResult:
        """The widgets."""
        yield self._heading
        yield self.cards

    @property
    def card_keys(self) -> tuple[Hashable, ...]:
        """The keys of the cards from the top down."""
        return tuple(self._rows)

    @property
    def at_work(self) -> bool:
        """Whether the keys go here."""
        return self._at_work

    @at_work.setter
    def at_work(self, at_work: bool) -> None:
        self._at_work = at_work
        self._show_heading()

    def above(self, line: int) -> Hashable | None:
        """The card that is above one put in as near as can be to that line of what is seen; None on top."""
        top = -self.cards.scroll_offset.y
        found: Hashable | None = None
        for key, row in self._rows.items():
            bottom = top + row.height + 1
            if line - top <= bottom - line:
                break
            found, top = key, bottom
        return found

    def set_width(self, width: int) -> None:
        """Take so many cells of the board."""
        if self._room != width - GAP:
            self._room = width - GAP
            self._rows.clear()
            self.styles.width = width

    def show(self, title: str, cards: Sequence[tuple[Hashable, Card]], hint: str) -> None:
        """Show the heading and the cards by their keys; without cards, the hint what belongs here."""
        self._title = title
        self._rows = {key: self._row(key, card) for key, card in cards}
        self._show_heading()
        rows: list[Row] = []
        for key, row in self._rows.items():
            rows += [Row(("gap", key), selectable=False), row] if rows else [row]
        self.cards.set_rows(rows or [Row("hint", hint, len(self._hint_lines(hint)), selectable=False, head=0)])

    def _row(self, key: Hashable, card: Card) -> Row:
        """The row of a card; the one there was, where nothing changed."""
        before = self._rows.get(key)
        if before is not None and before.data == card:
            return before
        height = len(card_lines(card, self._room, self._glyphs))
        return Row(key, card, height, head=len(title_lines(card, self._room, self._glyphs)))

    def _show_heading(self) -> None:
        room = self._room - 2
        count = f"  {len(self._rows)}"
        name = shorten(clean_line(self._title).upper(), room - len(count), self._glyphs.ellipsis)
        sign, style = (self._glyphs.full, "accent") if self._at_work else (self._glyphs.rest, "rule")
        self._heading.set_lines(
            (((" ", "plain"), (name, "title"), (count, "dim")), ((" ", "plain"), (sign * room, style)))
        )

    def _draw(self, row: Row, width: int) -> Sequence[Line]:
        if isinstance(row.data, Card):
            return card_lines(row.data, self._room, self._glyphs)
        return self._hint_lines(row.data) if isinstance(row.data, str) else ((),)

    def _hint_lines(self, hint: str) -> tuple[Line, ...]:
        return tuple(((f" {line}", "dim"),) for line in wrap(hint, self._room - 2))
