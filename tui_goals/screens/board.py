"""Board (2): milestones as cards, one column per stage; of all goals in play, or of the goal in focus."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from tui_goals import paths
from tui_goals.commands.view_settings import keep_view
from tui_goals.domain import Milestone, Task
from tui_goals.rules.outline import Item, key_of
from tui_goals.shell import board_facts, goal_forms, plan_forms
from tui_goals.shell.card_screen import CardScreen
from tui_goals.shell.filter_line import FilterScreen
from tui_goals.shell.keys import key
from tui_goals.shell.thing_screen import ThingScreen
from tui_goals.state import AppState, views
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.board_view import Board
from tui_goals.widgets.card import Cards, board_line
from tui_goals.widgets.checklist import TaskLine
from tui_goals.widgets.line_list import LineList

SHORT = 20
"""Lines of the terminal below which none stays empty."""
SCOPE, ONE_GOAL, ALL_GOALS = "board:scope", '"one"', '"all"'
"""Under which name it is kept whose cards are shown, and what is kept."""


class BoardScreen(FilterScreen, CardScreen):
    """Columns side by side; the cursor goes over their cards."""

    MODE = "board"
    CSS_PATH = paths.styles() / "board.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "new", "New", "thing.new", "Write a new milestone of the goal in focus"),
        key("plus", "record", "Record", "thing.record", "Record a value of the goal's measure", show=False),
        key("left,h", "column(-1)", "Column left", "board.left", "Go to the column at the left", show=False),
        key("right,l", "column(1)", "Column right", "board.right", "Go to the column at the right", show=False),
        key("a", "all_goals", "All or one", "board.all_goals", "Cards of all goals, or only of one", show=False),
        key("tab", "page", "Page", "board.page", "Show its page among the goals (1)", show=False),
        key("escape,backspace", "back", "Back", "board.back", "Let marks go, or end the filter", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        kept = {each.subject: each.value for each in self.data.view_settings}
        self._all_goals = kept.get(SCOPE) != ONE_GOAL
        self._goal_id: int | None = None
        self._opened_cards: set[int] = set()

    def compose_body(self) -> Iterable[Widget]:
        """A line that says whose cards these are, and the columns."""
        yield OneLine(id="board-head")
        yield Board([column.id for column in self.data.columns], self.program.glyphs)

    def show_state(self, state: AppState) -> None:
        """Hand each column its cards; the cursor follows its card into another column."""
        width = self.app.size.width
        of_goals = board_facts.shown_milestones(state, self._all_goals)
        shown = board_facts.passing(state, of_goals, self.filter)
        uphill = self.program.ask(lambda reader: reader.uphill_since(), {})
        cards = board_facts.cards_of(state, shown, uphill, self.marked)
        held = self._card_id()
        self.board.set_columns([column.id for column in state.columns], width)
        opened = self.program.ask(partial(board_facts.tasks_of, state, self._opened_cards, self.marked), {})
        goal = self.program.goal_in_focus()
        for column in state.columns:
            place = self.board.column(column.id)
            if place is not None:
                own = cards.get(column.id, ())
                hint = board_facts.hint_of(state, column, goal, self._all_goals, bool(self.filter))
                place.show(board_facts.head_of(state, column, len(own)), own, opened, hint)
        every = [card for found in cards.values() for _, card in found]
        filtered = f"{self.filter.said}  {len(shown)} of {len(of_goals)}" if self.filter else ""
        line = board_line(None if self._all_goals else goal, every, width, self.program.glyphs, filtered)
        self.query_one("#board-head", OneLine).set_line(line)
        if held is not None and held != self._card_id():
            self._follow(held, cards)

    def thing(self) -> Item | None:
        """The milestone whose card is under the cursor, or the task in one that is opened."""
        row = self._row()
        if row is not None and isinstance(row.data, TaskLine):
            task_id = row.data.id
            return self.program.ask(lambda reader: board_facts.task_of(self.data, reader, task_id), None)
        return self._milestone()

    def show_thing(self, item: Item) -> None:
        """Go to the card of a milestone, or of the one that a task or bite belongs to."""
        path = views.outline(self.data).path(item)
        milestone = next((each for each in path if isinstance(each, Milestone)), None)
        if milestone is None:
            return
        if not self._all_goals:
            self.program.look_at(milestone.goal_id)
        if not board_facts.passing(self.data, [milestone], self.filter):
            self.action_end_filter()
        if isinstance(item, Task):
            self._opened_cards.add(milestone.id)
            self.show_state(self.data)
            self._go_to_row(key_of(item), milestone.column_id)
        else:
            self._go_to_row(milestone.id, milestone.column_id)

    def action_new(self) -> None:
        """Write a new task of an opened card, else a new milestone of the goal in focus, or the first goal."""
        milestone = self._milestone()
        if milestone is not None and milestone.id in self._opened_cards:
            plan_forms.task_form(self.program, None, milestone, self.show_thing)
            return
        goal = self.goal_of_thing() or self.program.goal_in_focus()
        if goal is None:
            goal_forms.goal_form(self.program, None)
        else:
            plan_forms.milestone_form(self.program, None, goal, self.show_thing)

    def action_column(self, step: int) -> None:
        """Go to the next column on that side, to the card at the same height."""
        line, there = self.board.line, self.board.neighbour(step)
        if there is not None:
            there.cards.go_to_line(line)
            self.board.go_to(there)
            self.board.line = line

    def action_back(self) -> None:
        """Let the marks go, then show all."""
        if self.marked:
            self.mark(frozenset())
        else:
            self.action_end_filter()

    def action_all_goals(self) -> None:
        """Show the cards of all goals, or only those of the one in focus; it stays so the next time."""
        self._rested()
        self._all_goals = not self._all_goals
        self.show_state(self.data)
        self.program.do(keep_view, SCOPE, ALL_GOALS if self._all_goals else ONE_GOAL, quiet=True)

    def action_page(self) -> None:
        """Go to the goals, to the page of the thing under the cursor."""
        item = self.thing()
        if item is None:
            return
        self._rested()
        self.program.action_go("goals")
        screen = self.program.screen
        if isinstance(screen, ThingScreen):
            screen.show_thing(item)

    @on(LineList.Opened)
    def _open_card(self) -> None:
        """Unfold the tasks of the card under the cursor in its place, or fold them."""
        milestone = self._milestone()
        if milestone is None:
            self.action_new()
            return
        self._opened_cards ^= {milestone.id}
        self.show_state(self.data)
        self._go_to_row(milestone.id, milestone.column_id)

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
        self.show_here()

    def _follow(self, card_id: int, cards: Cards) -> None:
        for column_id, found in cards.items():
            if any(each == card_id for each, _ in found):
                self._go_to_row(card_id, column_id)

    def give_keys_back(self) -> None:
        """Let the keys go to the column they went to."""
        if self.board.here is not None:
            self.board.go_to(self.board.here)
