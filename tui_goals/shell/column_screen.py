"""The columns of the board: add, rename, limit, order, delete; the same for whatever cards they hold."""

from typing import ClassVar

from textual.binding import BindingType

from tui_goals.commands.columns import delete_column, move_column
from tui_goals.domain import Column
from tui_goals.rules import phrases
from tui_goals.shell import plan_forms
from tui_goals.shell.keys import key
from tui_goals.shell.milestone_screen import MilestoneScreen
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.store import Reader
from tui_goals.widgets.board_view import Board


class ColumnScreen(MilestoneScreen):
    """A screen with a board."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("C", "new_column", "New column", "board.column_new", "Add a column at the right", show=False),
        key(
            "R", "edit_column", "Column", "board.column_edit", "Rename or limit the column the cursor is in", show=False
        ),
        key("{", "shift_column(-1)", "Column back", "board.column_left", "Move the column to the left", show=False),
        key("}", "shift_column(1)", "Column on", "board.column_right", "Move the column to the right", show=False),
        key("ctrl+d", "delete_column", "Delete column", "board.column_delete", "Delete it; cards go first", show=False),
    ]

    @property
    def board(self) -> Board:
        """The columns."""
        return self.query_one(Board)

    def column_here(self) -> Column | None:
        """The column the cursor is in."""
        here = self.board.here
        return next((each for each in self.data.columns if here is not None and each.id == here.column_id), None)

    def show_here(self, _: object = None) -> None:
        """See the column the cursor is in, once it is drawn."""
        self.call_after_refresh(self.board.show_here)

    def action_new_column(self) -> None:
        """Add a column at the right."""
        board = self.board

        def added(column: Column) -> None:
            shown = board.column(column.id)
            if shown is not None:
                self.call_after_refresh(board.go_to, shown)

        plan_forms.column_form(self.program, None, added)

    def action_edit_column(self) -> None:
        """Change the title of the column the cursor is in, its limit, and whether it finishes what enters it."""
        column = self.column_here()
        if column is not None:
            plan_forms.column_form(self.program, column)

    def action_shift_column(self, step: int) -> None:
        """Move the column the cursor is in by one place."""
        column = self.column_here()
        if column is not None:
            self.program.do(move_column, column.id, step, then=self.show_here)

    def action_delete_column(self) -> None:
        """Delete the column the cursor is in; where it holds cards, ask where these go first."""
        column = self.column_here()
        if column is None:
            return
        held = self.program.ask(lambda reader: _cards(reader, column), 0)
        others: list[Choice] = [
            (each.id, each.title, False)
            for each in self.data.columns
            if each.id != column.id and each.finishes is column.finishes
        ]
        if not held or not others:
            self._delete(column, None)
            return
        title = f"“{column.title}” holds {phrases.count(held, 'card')}. Move them where?   esc keeps it"
        self.app.push_screen(PickScreen(title, lambda: others, lambda to, _: self._delete(column, to), many=False))

    def _delete(self, column: Column, to: object) -> None:
        words = f"Deleted column “{column.title}”. u brings it back."
        self.program.do(delete_column, column.id, to, then=lambda _: self.notify(words, timeout=4, markup=False))


def _cards(reader: Reader, column: Column) -> int:
    return len(reader.cards_of(column.id))
