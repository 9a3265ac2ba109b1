"""Board (2): milestones as cards, one column per stage; of all goals in play, or of the goal in focus."""

from collections.abc import Callable, Iterable
from datetime import date, time
from functools import lru_cache, partial
from typing import ClassVar

from pendulum import DateTime
from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from tui_goals import paths
from tui_goals.commands.columns import delete_column, move_column
from tui_goals.commands.milestones import finish_milestone, move_card, move_to_column, reopen_milestone
from tui_goals.domain import Column, Goal, Milestone
from tui_goals.rules import days, phrases
from tui_goals.rules.outline import Item
from tui_goals.shell import plan_forms
from tui_goals.shell.keys import key
from tui_goals.shell.thing_screen import ThingScreen
from tui_goals.state import AppState, views
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.board_view import Board
from tui_goals.widgets.card import Cards, board_line, cards_by_column
from tui_goals.widgets.line_list import LineList

SHORT = 20
"""Lines of the terminal below which none stays empty."""


class BoardScreen(ThingScreen):
    """Columns side by side; the cursor goes over their cards."""

    MODE = "board"
    CSS_PATH = paths.styles() / "board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "new", "New", "thing.new", "Write a new milestone of the goal in focus"),
        key("plus", "record", "Record", "thing.record", "Record a value of the goal's measure", show=False),
        key("J", "reorder(1)", "Move down", "thing.move_down", "Move the card down in its column", show=False),
        key("K", "reorder(-1)", "Move up", "thing.move_up", "Move the card up in its column", show=False),
        key("left,h", "column(-1)", "Column left", "board.left", "Go to the column at the left", show=False),
        key("right,l", "column(1)", "Column right", "board.right", "Go to the column at the right", show=False),
        key("H", "card(-1)", "Card left", "board.card_left", "Move the card to the column at the left"),
        key("L", "card(1)", "Card right", "board.card_right", "Move the card to the column at the right"),
        key("a", "all_goals", "All or one", "board.all_goals", "Cards of all goals, or only of one", show=False),
        key("C", "new_column", "New column", "board.column_new", "Add a column at the right", show=False),
        key("R", "edit_column", "Rename column", "board.column_edit", "Change the column the cursor is in", show=False),
        key("{", "shift_column(-1)", "Column back", "board.column_left", "Move the column to the left", show=False),
        key("}", "shift_column(1)", "Column on", "board.column_right", "Move the column to the right", show=False),
        key("ctrl+d", "delete_column", "Delete column", "board.column_delete", "Delete an empty column", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._all_goals = True
        self._goal_id: int | None = None

    @property
    def board(self) -> Board:
        """The columns."""
        return self.query_one(Board)

    def compose_body(self) -> Iterable[Widget]:
        """A line that says whose cards these are, and the columns."""
        yield OneLine(id="board-head")
        yield Board([column.id for column in self.data.columns], self.program.glyphs)

    def show_state(self, state: AppState) -> None:
        """Hand each column its cards; the cursor follows its card into another column."""
        width = self.app.size.width
        cards = self._cards(state)
        held = self._card_id()
        self.board.set_columns([column.id for column in state.columns], width)
        for column in state.columns:
            shown = self.board.column(column.id)
            if shown is not None:
                shown.show(column.title, cards.get(column.id, ()), self._hint(state, column))
        goal = None if self._all_goals else self.program.goal_in_focus()
        every = [card for found in cards.values() for _, card in found]
        self.query_one("#board-head", OneLine).set_line(board_line(goal, every, width, self.program.glyphs))
        if held is not None and held != self._card_id():
            self._follow(held, cards)

    def thing(self) -> Item | None:
        """The milestone whose card is under the cursor."""
        return self._milestone()

    def show_thing(self, item: Item) -> None:
        """Go to the card of a milestone, or of the one that a task or bite belongs to."""
        path = views.outline(self.data).path(item)
        milestone = next((each for each in path if isinstance(each, Milestone)), None)
        if milestone is None:
            return
        if not self._all_goals:
            self.program.look_at(milestone.goal_id)
        self._go_to_card(milestone.id, milestone.column_id)

    def action_new(self) -> None:
        """Write a new milestone of the goal in focus, or the first goal."""
        goal = self.goal_of_thing() or self.program.goal_in_focus()
        if goal is None:
            plan_forms.goal_form(self.program, None)
        else:
            plan_forms.milestone_form(self.program, None, goal, self.show_thing)

    def action_toggle_done(self) -> None:
        """Move the card to the first finishing column, or back to the first open one."""
        milestone = self._milestone()
        if milestone is not None:
            self._move(milestone, reopen_milestone if milestone.done_at else finish_milestone)

    def action_card(self, step: int) -> None:
        """Move the card straight to the next column on that side; what is done goes on top there."""
        milestone, there = self._milestone(), self.board.neighbour(step)
        if milestone is not None and there is not None:
            finishes = any(column.finishes for column in self.data.columns if column.id == there.column_id)
            below = None if finishes else there.above(self.board.line)
            self._move(milestone, move_to_column, there.column_id, below)

    def action_reorder(self, places: int) -> None:
        """Move the card among those that are seen in its column."""
        milestone, column = self._milestone(), self.board.here
        if milestone is not None and column is not None:
            self.program.do(move_card, milestone.id, places, column.card_keys, then=self._reordered)

    def action_column(self, step: int) -> None:
        """Go to the next column on that side, to the card at the same height."""
        line, there = self.board.line, self.board.neighbour(step)
        if there is not None:
            there.cards.go_to_line(line)
            self.board.go_to(there)
            self.board.line = line

    def action_all_goals(self) -> None:
        """Show the cards of all goals, or only those of the one in focus."""
        self._rested()
        self._all_goals = not self._all_goals
        self.show_state(self.data)

    def action_new_column(self) -> None:
        """Add a column at the right."""

        board = self.board

        def added(column: Column) -> None:
            shown = board.column(column.id)
            if shown is not None:
                self.call_after_refresh(board.go_to, shown)

        plan_forms.column_form(self.program, None, added)

    def action_edit_column(self) -> None:
        """Rename the column the cursor is in, or say whether it finishes what enters it."""
        column = self._column()
        if column is not None:
            plan_forms.column_form(self.program, column)

    def action_shift_column(self, step: int) -> None:
        """Move the column the cursor is in by one place."""
        column = self._column()
        if column is not None:
            self.program.do(move_column, column.id, step, then=self._show_here)

    def action_delete_column(self) -> None:
        """Delete the column the cursor is in; it is refused while cards are in it."""
        column = self._column()
        if column is not None:
            words = f"Deleted column “{column.title}”. u brings it back."
            self.program.do(delete_column, column.id, then=lambda _: self.notify(words, timeout=4, markup=False))

    @on(LineList.Opened)
    def _opened(self) -> None:
        milestone = self._milestone()
        if milestone is None:
            self.action_new()
            return
        self._rested()
        self.program.action_go("goals")
        screen = self.program.screen
        if isinstance(screen, ThingScreen):
            screen.show_thing(milestone)

    @on(LineList.Moved)
    @on(Board.Arrived)
    def _arrived(self) -> None:
        self.after_rest(self._rested)

    def _rested(self) -> None:
        """The goal of the card under the cursor comes in focus."""
        self.forget_rest()
        goal = self.goal_of_thing()
        if goal is not None:
            self._goal_id = goal.id
            self.program.look_at(goal.id)
        self.show_sight()

    def on_screen_resume(self) -> None:
        """Go to the goal that another screen put in focus."""
        if self._stale:
            self.show_now()
        if self.data.goal_in_focus == self._goal_id:
            return
        self._goal_id = self.data.goal_in_focus
        found = [each for each in self.data.milestones if each.goal_id == self._goal_id]
        if found:
            self.show_thing(min(found, key=lambda each: each.done_at is not None))
        else:
            self._all_goals = False
            self.show_state(self.data)
        self._rested()

    def on_screen_suspend(self) -> None:
        """The other screens go on with the goal that is in focus here."""
        self._rested()

    def on_resize(self) -> None:
        """Fit the columns to another width."""
        self.set_class(self.size.height < SHORT, "-short")
        self.show_state(self.data)
        self._show_here()

    def _show_here(self, _: object = None) -> None:
        self.call_after_refresh(self.board.show_here)

    def _reordered(self, _: Milestone) -> None:
        if self.board.here is not None:
            self.board.line = self.board.here.cards.cursor_line

    def _card_id(self) -> int | None:
        here = self.board.here
        row = here.cards.row if here is not None else None
        return row.key if row is not None and isinstance(row.key, int) else None

    def _milestone(self) -> Milestone | None:
        card_id = self._card_id()
        return views.outline(self.data).milestone(card_id) if card_id is not None else None

    def _follow(self, card_id: int, cards: Cards) -> None:
        for column_id, found in cards.items():
            if any(each == card_id for each, _ in found):
                self._go_to_card(card_id, column_id)

    def _go_to_card(self, card_id: int, column_id: int) -> None:
        column = self.board.column(column_id)
        if column is not None and column.cards.go_to(card_id):
            self.board.go_to(column)

    def _column(self) -> Column | None:
        here = self.board.here
        return next((each for each in self.data.columns if here is not None and each.id == here.column_id), None)

    def _move(self, milestone: Milestone, command: Callable[..., Milestone], *place: object) -> None:
        """Have a card moved; say so when it still waits on others."""
        waits_on = views.blockers(self.data).get(milestone.id, ())
        line = self.board.line

        def moved(card: Milestone) -> None:
            self.board.line = line
            if waits_on and card.column_id not in (milestone.column_id, self.data.columns[0].id):
                titles = phrases.join_words([f"“{each.title}”" for each in waits_on])
                self.notify(f"“{card.title}” still waits on {titles}.", severity="warning", markup=False)

        self.program.do(command, milestone.id, *place, then=moved)

    def _cards(self, state: AppState) -> Cards:
        goals = {goal.id: goal for goal in state.goals if self._all_goals or goal.id == state.goal_in_focus}
        counts, waiting = state.task_counts, views.blockers(state)
        return cards_by_column(state.milestones, goals, counts, waiting, partial(_day, state), state.today)

    def _hint(self, state: AppState, column: Column) -> str:
        """What belongs into an empty column, and which key brings it there."""
        goal: Goal | None = self.program.goal_in_focus()
        if column.finishes:
            return "Nothing done yet. space on a card finishes it."
        if column != state.columns[0]:
            return "Nothing here. L on a card at the left moves it here."
        if goal is None:
            return "No goals yet. n writes the first one."
        if goal.ended and not self._all_goals:
            return f"“{goal.title}” has ended. a shows the goals in play."
        return "Nothing planned. n writes a milestone."


@lru_cache(4096)
def _local_day(instant: DateTime, zone: str, cutoff: time) -> date:
    return days.local_day(instant, zone, cutoff)


def _day(state: AppState, instant: DateTime | None) -> date | None:
    return None if instant is None else _local_day(instant, state.zone, state.cutoff)
