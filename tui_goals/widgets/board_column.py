"""A column of the board: its heading, and the cards below it."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from tui_goals.domain.values import frozen
from tui_goals.rules.limits import Fill
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.card import Card, card_lines, title_lines
from tui_goals.widgets.card_list import GAP, CardList
from tui_goals.widgets.checklist import TaskLine, draw_task_line
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, Piece, shorten, width_of, wrap


@frozen
class Head:
    """What stands above a column: its title, how many cards it holds, `4/3` with a limit, and whether that is full."""

    title: str = ""
    count: str = ""
    fill: Fill = ""


class BoardColumn(Vertical):
    """A heading with the number of cards, and the cards; the heading of the column with the focus is underlined."""

    def __init__(self, column_id: int, glyphs: Glyphs) -> None:
        super().__init__()
        self.column_id = column_id
        self.cards = CardList(self._draw)
        self._heading = Page(classes="heading")
        self._glyphs = glyphs
        self._room = 0
        self._head = Head()
        self._rows: dict[Hashable, Row] = {}
        self._heights: dict[Hashable, int] = {}
        self._at_work = False
        self._awaits_drop = False

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

    @property
    def awaits_drop(self) -> bool:
        """Whether a card that is dragged would be let go here."""
        return self._awaits_drop

    @awaits_drop.setter
    def awaits_drop(self, awaits: bool) -> None:
        if awaits is not self._awaits_drop:
            self._awaits_drop = awaits
            self._show_heading()

    def above(self, line: int) -> Hashable | None:
        """The card that is above one put in as near as can be to that line of what is seen; None on top."""
        top = -self.cards.scroll_offset.y
        found: Hashable | None = None
        for key, height in self._heights.items():
            bottom = top + height + 1
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

    def show(
        self, head: Head, cards: Sequence[tuple[Hashable, Card]], opened: Mapping[int, Sequence[Row]], hint: str
    ) -> None:
        """Show the heading and the cards by their keys, with the tasks of the opened; without cards, the hint."""
        self._head = head
        self._rows = {key: self._row(key, card) for key, card in cards}
        self._show_heading()
        rows: list[Row] = []
        self._heights = {}
        for key, row in self._rows.items():
            tasks = opened.get(key, ()) if isinstance(key, int) else ()
            rows += [Row(("gap", key), selectable=False), row, *tasks] if rows else [row, *tasks]
            self._heights[key] = row.height + len(tasks)
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
        facts = list(self._head_facts())
        name = shorten(clean_line(self._head.title).upper(), room - width_of(facts), self._glyphs.ellipsis)
        sign, style = (self._glyphs.full, "accent") if self._at_work else (self._glyphs.rest, "rule")
        self._heading.set_lines((((" ", "plain"), (name, "title"), *facts), ((" ", "plain"), (sign * room, style))))

    def _head_facts(self) -> Iterator[Piece]:
        yield f"  {self._head.count}", "dim"
        if self._head.fill == "over":
            yield f" {self._glyphs.risk} over", "warning"
        elif self._head.fill == "full":
            yield " full", "dim"
        if self._awaits_drop:
            yield f"  {self._glyphs.unfolded} here", "accent"

    def _draw(self, row: Row, width: int) -> Sequence[Line]:
        if isinstance(row.data, Card):
            return card_lines(row.data, self._room, self._glyphs)
        if isinstance(row.data, TaskLine):
            return (draw_task_line(row.data, self._room, self._glyphs),)
        if row.height == 1 and isinstance(row.key, tuple) and isinstance(row.data, str):
            return ((("   ", "plain"), (shorten(row.data, self._room - 4, self._glyphs.ellipsis), "dim")),)
        return self._hint_lines(row.data) if isinstance(row.data, str) else ((),)

    def _hint_lines(self, hint: str) -> tuple[Line, ...]:
        return tuple(((f" {line}", "dim"),) for line in wrap(hint, self._room - 2))
