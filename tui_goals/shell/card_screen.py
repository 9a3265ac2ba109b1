"""The cards of the board: the one under the cursor, where it goes by keys and by mouse, and all that are marked."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from tui_goals.commands.milestones import finish_milestone, move_card, move_to_column, reopen_milestone
from tui_goals.domain import Milestone
from tui_goals.rules import phrases
from tui_goals.rules.outline import Item
from tui_goals.shell import board_facts
from tui_goals.shell.column_screen import ColumnScreen
from tui_goals.shell.keys import key
from tui_goals.shell.lazily import lazily
from tui_goals.shell.marking import MarkingScreen
from tui_goals.state import views
from tui_goals.widgets.board_view import Board
from tui_goals.widgets.checklist import TaskLine
from tui_goals.widgets.line_list import Row

if TYPE_CHECKING:
    from tui_goals.commands import many
else:
    many = lazily("tui_goals.commands.many")


class CardScreen(MarkingScreen, ColumnScreen):
    """A screen with a board, on which cards are moved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("J", "reorder(1)", "Move down", "thing.move_down", "Move the card down in its column", show=False),
        key("K", "reorder(-1)", "Move up", "thing.move_up", "Move the card up in its column", show=False),
        key("H", "card(-1)", "Card left", "board.card_left", "Move the card to the column at the left"),
        key("L", "card(1)", "Card right", "board.card_right", "Move the card to the column at the right"),
    ]

    def action_toggle_done(self) -> None:
        """Tick a task or all marked; move a card to the first finishing column, or back to the first open one."""
        milestone = self._milestone()
        if self.marked or self._on_task():
            super().action_toggle_done()
        elif milestone is not None:
            self._move(milestone, reopen_milestone if milestone.done_at else finish_milestone)

    def action_card(self, step: int) -> None:
        """Move the card, or all that is marked, to the next column on that side; what is done goes on top there."""
        milestone, there = self._milestone(), self.board.neighbour(step)
        if self.marked and there is not None:
            self.program.do(many.move_cards, self._keys(), there.column_id, then=self._done)
        elif milestone is not None and there is not None:
            finishes = any(column.finishes for column in self.data.columns if column.id == there.column_id)
            below = None if finishes else there.above(self.board.line)
            self._move(milestone, move_to_column, there.column_id, below)

    def action_reorder(self, places: int) -> None:
        """Move the card among those that are seen in its column, or a task in its card."""
        milestone, column = self._milestone(), self.board.here
        if self._on_task():
            super().action_reorder(places)
        elif milestone is not None and column is not None:
            self.program.do(move_card, milestone.id, places, column.card_keys, then=self._reordered)

    def step_on(self) -> None:
        """Go to the next card or task of the column."""
        if self.board.here is not None:
            self.board.here.cards.action_move(1)

    def shown_things(self) -> Iterable[Item]:
        """The cards and the tasks in those that are opened, column by column."""
        tree = views.outline(self.data)
        for row in (row for column in self.board.columns for row in column.cards.rows):
            found: Item | None = None
            if isinstance(row.data, TaskLine):
                found = tree.task(row.data.id)
            elif isinstance(row.key, int):
                found = tree.milestone(row.key)
            if found is not None:
                yield found

    @on(Board.Dropped)
    def _dropped(self, event: Board.Dropped) -> None:
        """A card was dragged to a place in some column."""
        outline, column = views.outline(self.data), event.column
        milestone = outline.milestone(event.card) if isinstance(event.card, int) else None
        if milestone is None:
            return
        if milestone.column_id != column.column_id:
            self._move(milestone, move_to_column, column.column_id, event.below)
            return
        keys = [each for each in column.card_keys if each != milestone.id]
        place = keys.index(event.below) + 1 if event.below in keys else 0
        if event.below != milestone.id:
            places = place - column.card_keys.index(milestone.id)
            self.program.do(move_card, milestone.id, places, column.card_keys, then=self._reordered)

    def _reordered(self, _: Milestone) -> None:
        if self.board.here is not None:
            self.board.line = self.board.here.cards.cursor_line

    def _row(self) -> Row | None:
        here = self.board.here
        return here.cards.row if here is not None else None

    def _on_task(self) -> bool:
        row = self._row()
        return row is not None and isinstance(row.data, TaskLine)

    def _card_id(self) -> int | None:
        """The id of the milestone whose card or task is under the cursor."""
        row = self._row()
        if row is not None and isinstance(row.data, TaskLine):
            return row.data.milestone_id
        return row.key if row is not None and isinstance(row.key, int) else None

    def _milestone(self) -> Milestone | None:
        card_id = self._card_id()
        return views.outline(self.data).milestone(card_id) if card_id is not None else None

    def _go_to_row(self, key: object, column_id: int) -> None:
        column = self.board.column(column_id)
        if column is not None and column.cards.go_to(key):
            self.board.go_to(column)

    def _move(self, milestone: Milestone, command: Callable[..., Milestone], *place: object) -> None:
        """Have a card moved; say so when it still waits on others."""
        waits_on = views.blockers(self.data).get(milestone.id, ())
        line = self.board.line

        def moved(card: Milestone) -> None:
            """The cursor follows the card; what speaks against its new place is said."""
            self.board.line = line
            if card.column_id == milestone.column_id:
                return
            words = [board_facts.warning(self.data, card.column_id)]
            if waits_on and card.column_id != self.data.columns[0].id:
                titles = phrases.join_words([f"“{each.title}”" for each in waits_on])
                words.insert(0, f"“{card.title}” still waits on {titles}.")
            if told := " ".join(filter(None, words)):
                self.program.clear_notifications()
                self.notify(told, severity="warning", markup=False)

        self.program.do(command, milestone.id, *place, then=moved)
