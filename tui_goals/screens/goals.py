"""Goals (1): the tree of goals, milestones, tasks and bites beside the page of the one under the cursor."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.widget import Widget

from tui_goals.domain import Bite, Goal, Phase
from tui_goals.rules import filters, phrases, progress, texts
from tui_goals.rules.outline import Item, Key, key_of
from tui_goals.shell.filter_line import FilterScreen
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.lazily import lazily
from tui_goals.shell.marking import MarkingScreen
from tui_goals.shell.measure_screen import MeasureScreen
from tui_goals.state import AppState, views
from tui_goals.store import Reader
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import ReadingPage
from tui_goals.widgets.painting import Line
from tui_goals.widgets.plan_tree import TreeFacts, TreeRow, draw_tree_row, tree_rows
from tui_goals.widgets.thing_page import About, page_lines

if TYPE_CHECKING:
    from tui_goals.commands import templates
    from tui_goals.shell import page_facts
    from tui_goals.state import forecasting
    from tui_goals.widgets import forecast_line
else:
    templates = lazily("tui_goals.commands.templates")
    forecasting, forecast_line, page_facts = (
        lazily(f"tui_goals.{name}") for name in ("state.forecasting", "widgets.forecast_line", "shell.page_facts")
    )

PAGE_FROM = 100
"""Columns from which the page stands beside the tree; below, Enter and tab show it instead."""
ENTRIES = 3


class GoalsScreen(MarkingScreen, FilterScreen, MeasureScreen):
    """Tree at the left, page at the right."""

    MODE = "goals"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (PAGE_FROM, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        key("right,l", "unfold", "Unfold", "goals.unfold", "Show what it is cut into", show=False),
        key("left,h", "fold", "Fold", "goals.fold", "Hide it, or go to what it belongs to", show=False),
        key("T", "app.templates", "Templates", "goals.templates", "Begin a whole goal from a template", show=False),
        in_palette(
            "save_template", "Save as a template", "goals.save_template", "Keep this goal's plan to begin others from"
        ),
        key("tab", "page", "Page", "goals.page", "Go to its page to scroll it, or back to the tree", show=False),
        key("escape,backspace", "back", "Back", "goals.back", "Let marks go, or back to the whole tree", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.add_class("-wide" if self.app.size.width >= PAGE_FROM else "-narrow")
        self._unfolded: set[Key] = set()
        self._started = False
        self._first: Key | None = None
        self._foreseen: AppState | None = None
        self._rested_once = False

    def compose_body(self) -> Iterable[Widget]:
        """The tree, the filter line and the page."""
        with Horizontal(id="goals-body"):
            yield LineList(lambda row, width: draw_tree_row(row, width, self.program.glyphs), id="tree")
            yield ReadingPage(id="page")

    def show_state(self, state: AppState) -> None:
        """List what is unfolded, and show the page."""
        self._unfold_at_first(state)
        tree = self.query_one("#tree", LineList)
        rows = self.program.ask(lambda reader: self._rows(state, reader), ()) or self._rows(state, None)
        listed = any(isinstance(row.data, TreeRow) for row in rows)
        tree.set_rows(rows if listed else self._nothing())
        if self._first is not None and tree.go_to(self._first):
            self._first = None
        self._show_page()

    def _rows(self, state: AppState, reader: Reader | None) -> tuple[Row, ...]:
        """The rows of the tree; without a reader what is out of play stays folded."""
        running = state.running
        facts = TreeFacts(
            views.children(state, reader),
            self._unfolded,
            views.all_progress(state),
            {goal.id: progress.expected_fraction(goal, state.today) for goal in state.goals if not goal.ended},
            views.blockers(state),
            {item.bite.id for item in views.todays_queue(state)},
            running.session.bite_id if running is not None else None,
            state.today,
            self._passes(state),
            self.marked,
        )
        return (*self._filter_head(), *tree_rows(state.goals, facts)) if self.filter else tree_rows(state.goals, facts)

    def _passes(self, state: AppState) -> Callable[[Item], bool] | None:
        """Whether the filter lets a thing pass; None without one."""
        wanted, tree, blocked = self.filter, views.outline(state), views.blockers(state)

        def passes(item: Item) -> bool:
            path = tree.path(item)
            goal = next((each for each in path if isinstance(each, Goal)), None)
            return wanted.passes(filters.told(item, goal, blocked, path, state.today))

        return passes if wanted else None

    def _filter_head(self) -> tuple[Row, ...]:
        return (Row("filter", f"  {self.filter.said}   esc shows everything", selectable=False),)

    def on_screen_resume(self) -> None:
        """Go to the goal that another screen put in focus."""
        here, wanted = self.goal_of_thing(), self.program.goal_in_focus()
        if here is not None and wanted is not None and here.id != wanted.id:
            self.query_one("#tree", LineList).go_to(key_of(wanted))

    def thing(self) -> Item | None:
        """The thing under the cursor."""
        row = self.query_one("#tree", LineList).row
        return row.data.item if row is not None and isinstance(row.data, TreeRow) else None

    def show_thing(self, item: Item) -> None:
        """Unfold what it belongs to and put the cursor on it."""
        path = self.program.ask(lambda reader: views.path(self.data, reader, item), (item,))
        self._unfolded |= {key_of(each) for each in path[:-1]}
        self._started, self._first = True, None
        self._filter_text = ""
        self.show_state(self.data)
        self.query_one("#tree", LineList).go_to(key_of(item))

    @on(LineList.Moved, "#tree")
    def _moved(self) -> None:
        goal = self.goal_of_thing()
        if goal is not None:
            self.program.look_at(goal.id)
        self.after_rest(self._rested)

    @on(LineList.Opened, "#tree")
    def _opened(self) -> None:
        item = self.thing()
        if item is None:
            self.action_new()
        elif key_of(item) in self._unfolded:
            self.action_fold()
        elif isinstance(item, Bite):
            self.action_start_focus()
        else:
            self.action_unfold()

    def action_unfold(self) -> None:
        """Show what the thing under the cursor is cut into."""
        item = self.thing()
        if item is not None and not isinstance(item, Bite):
            self._unfolded.add(key_of(item))
            self.show_state(self.data)

    def action_fold(self) -> None:
        """Hide what the thing is cut into; when it is hidden, go to what it belongs to."""
        item = self.thing()
        if item is None:
            return
        if key_of(item) in self._unfolded:
            self._unfolded.discard(key_of(item))
            self.show_state(self.data)
        elif parents := views.outline(self.data).path(item)[:-1]:
            self.query_one("#tree", LineList).go_to(key_of(parents[-1]))

    def give_keys_back(self) -> None:
        """Let the keys go to the tree."""
        self.query_one("#tree").focus()

    def step_on(self) -> None:
        """Go to the next row."""
        self.query_one("#tree", LineList).action_move(1)

    def shown_things(self) -> Iterable[Item]:
        """What the tree lists."""
        rows = self.query_one("#tree", LineList).rows
        return [row.data.item for row in rows if isinstance(row.data, TreeRow)]

    def action_save_template(self) -> None:
        """Keep the goal's plan as a template of one's own."""
        goal = self.goal_of_thing()
        if goal is None:
            self.notify("Go to a goal first.", severity="warning")
            return
        told = partial(self.notify, f"Saved “{goal.title}” as a template. T lists it.", markup=False)
        self.program.do(templates.save_template, goal.id, then=lambda _: told())

    def action_page(self) -> None:
        """Go to the page, in place of the tree on a narrow screen, or back."""
        reading = not self.has_class("-page")
        self.set_class(reading, "-page")
        self.query_one("#page" if reading else "#tree").focus()
        self.call_after_refresh(self._show_page)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click goes to the page too, and what else takes the keys away from it."""
        self.set_class(isinstance(event.widget, ReadingPage), "-page")

    def action_back(self) -> None:
        """Back to the whole tree."""
        if self.has_class("-page"):
            self.action_page()
        elif self.marked:
            self.mark(frozenset())
        else:
            self.action_end_filter()

    def on_resize(self) -> None:
        """Give the page its place where there is room."""
        self.call_after_refresh(self._show_page)

    def _rested(self) -> None:
        """The cursor rests: what takes longer is read and worked out, then all of it is drawn at once."""
        state, self._rested_once = self.data, True
        if self._foreseen is not state and isinstance(self.thing(), Goal):
            self._foreseen = state
            self.program.ask(lambda reader: forecasting.forecasts_on(state, reader, state.today), None)
        self._show_page()
        self.show_sight()

    def _unfold_at_first(self, state: AppState) -> None:
        """At the start the goal of the most urgent bite stands open down to it."""
        if self._started or not state.goals:
            return
        self._started = True
        queue = views.todays_queue(state)
        if queue:
            first = queue[0]
            self._unfolded = {key_of(first.goal), key_of(first.milestone), key_of(first.task)}
            self._first = key_of(first.goal)

    def _show_page(self) -> None:
        page = self.query_one("#page", ReadingPage)
        item = self.thing()
        size: Size = page.size
        if item is None or not size.width:
            page.show(None, ())
            return
        bare = page_facts.known_facts(self.data, item, self._entries(item))
        about = self.program.ask(lambda reader: self._facts(reader, item, bare, size), bare)
        about = replace(about, forecast=self._forecast(item, size.width - 1))
        page.show(key_of(item), page_lines(item, about, size.width - 1, self.program.glyphs))

    def _facts(self, reader: Reader, item: Item, bare: About, size: Size) -> About:
        """What the page tells, with what was recorded, said and agreed to; records are read when the cursor rests."""
        if isinstance(item, Goal) and not self._rested_once:
            self.after_rest(self._rested)
        return page_facts.read_facts(self.program, reader, item, bare, size if self._rested_once else None)

    def _forecast(self, item: Item, width: int) -> tuple[Line, ...]:
        """When a goal will be finished; an empty line until that is worked out, after the cursor has rested."""
        if not isinstance(item, Goal) or item.phase is not Phase.COMMITTED:
            return ()
        found = forecasting.kept_forecasts(self.data, self.data.today) if self._rested_once else None
        if found is None:
            if self._foreseen is not self.data:
                self.after_rest(self._rested)
            return ((),)
        return forecast_line.forecast_lines(found.of_goal(item), self.data.today, width)

    def _entries(self, item: Item) -> tuple[tuple[str, str], ...]:
        found = self.program.ask(lambda reader: reader.entries_about(*key_of(item), ENTRIES), ())
        today = self.data.today
        return tuple(
            (phrases.day(each.local_day, today) if each.local_day else "", texts.first_line(each.body))
            for each in found
        )

    def _nothing(self) -> tuple[Row, ...]:
        if self.filter:
            return (*self._filter_head(), Row("none", "  Nothing passes.", selectable=False))
        return (Row("empty", "  No goals yet. n writes the first one.", selectable=False),)
