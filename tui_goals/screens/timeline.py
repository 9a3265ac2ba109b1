"""Timeline (5): goals and milestones as bars against the calendar, with what waits on what, slack and slip."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from tui_goals import paths
from tui_goals.domain import Baseline, Goal, Milestone
from tui_goals.rules import dependencies
from tui_goals.rules.baselines import in_days
from tui_goals.rules.outline import Item, key_of
from tui_goals.shell import baseline_forms, shift_prompt
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.thing_screen import ThingScreen
from tui_goals.state import AppState, views
from tui_goals.state.timeline import PlanInPictures
from tui_goals.widgets import timeline_rows
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, pad
from tui_goals.widgets.time_axis import SHIFTS, ZOOMS, Axis, Zoom, axis_at, head, moved
from tui_goals.widgets.timeline_detail import Detail, detail_lines
from tui_goals.widgets.timeline_rows import Facts
from tui_goals.widgets.timeline_view import TimelineList, chart_width, name_width

BEFORE = 4
"""Today stands a quarter from the left."""
SHORT = 20
"""Lines of the terminal below which what is said of a thing takes two lines."""
EMPTY = "No goals in play. n writes one, with a due date; its milestones follow here as bars and diamonds."


class TimelineScreen(ThingScreen):
    """Names at the left, bars in the middle, slack at the right; what is under the cursor is told below."""

    MODE = "timeline"
    CSS_PATH = paths.styles() / "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("less_than_sign", "shift(-1)", "Earlier", "timeline.earlier", "Move it earlier by the zoom's unit"),
        key("greater_than_sign", "shift(1)", "Later", "timeline.later", "Move it later by the zoom's unit"),
        key("n", "new", "New", "thing.new", "Write a new thing inside this one", show=False),
        key("f", "start_focus", "Focus", "thing.focus", "Start a focus session on it", show=False),
        key("o", "overwhelm", "Overwhelmed", "thing.overwhelmed", "Cut it into bites and start the first", show=False),
        key("plus", "record", "Record", "thing.record", "Record a value of the goal's measure", show=False),
        key("z", "zoom", "Zoom", "timeline.zoom", "Show more time: day, week, month, quarter, and day again"),
        key("t", "today", "Today", "timeline.today", "Show the days around today"),
        key("left,h", "pan(-1)", "Back", "timeline.back", "Show what lies before", show=False),
        key("right,l", "pan(1)", "On", "timeline.on", "Show what lies after", show=False),
        key("d", "go_to_day", "Go to a day", "timeline.day", "Show the days around one you type", show=False),
        key("b", "baseline", "Baseline", "timeline.baseline", "Keep the plan as it is, to compare with later"),
        key("c", "compare", "Compare", "timeline.compare", "Choose the baseline that is drawn", show=False),
        key("L", "line_up", "Line-up", "timeline.line_up", "Every goal in one row, 6 weeks back and 6 ahead"),
        in_palette(
            "delete_baseline", "Delete a baseline", "timeline.delete_baseline", "Choose one to delete; u undoes"
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._zoom, self._zoom_before = Zoom.MONTH, Zoom.MONTH
        self._first: date | None = None
        self._folded: set[int] = set()
        self._compared: int | None = None
        self._picture = PlanInPictures(AppState())

    @property
    def bars(self) -> TimelineList:
        """The list."""
        return self.query_one(TimelineList)

    @property
    def axis(self) -> Axis:
        """The days that are seen."""
        width, today = chart_width(self.bars.size.width or self.app.size.width), self.data.today
        axis = axis_at(self._zoom, self._first or today, width, today)
        return axis if self._first else axis_at(self._zoom, moved(today, -axis.span // BEFORE), width, today)

    def compose_body(self) -> Iterable[Widget]:
        """The dates, the bars, and what is said of the thing under the cursor."""
        yield Page(id="timeline-head")
        yield TimelineList(self.program.glyphs, id="bars")
        yield Page(id="timeline-detail")

    def show_state(self, state: AppState) -> None:
        """Draw the plan, and the baseline under it."""
        self._picture = PlanInPictures(state, self._shown_baseline())
        rows = timeline_rows.timeline_rows(self._facts(state))
        self._draw(rows or (Row("none", EMPTY, selectable=False),))
        self._show_detail()

    def _draw(self, rows: tuple[Row, ...]) -> None:
        axis, state = self.axis, self.data
        links = timeline_rows.links_of(rows, state.dependencies)
        self.bars.show(rows, axis, state.today, links, self._picture.room)
        baseline = self._picture.baseline
        name = f" {axis.zoom}" + (f", was: {baseline.title}" if baseline else "")
        width = name_width(self.bars.size.width or self.app.size.width)
        starts = ((pad(name, width, self.program.glyphs.ellipsis), "dim"), (" " * width, "plain"))
        lines = head(axis, state.today)
        self.query_one("#timeline-head", Page).set_lines(
            [(begin, *line) for begin, line in zip(starts, lines, strict=True)]
        )

    def _facts(self, state: AppState) -> Facts:
        tree, picture = views.outline(state), self._picture
        line_up = self._zoom is Zoom.LINE_UP
        slips = {**picture.comparison.goals, **picture.comparison.milestones}
        return Facts(
            tuple(goal for goal in state.goals if not goal.ended),
            tree.milestones_of,
            state.dependencies,
            self._folded,
            views.blockers(state),
            dependencies.conflicting(state.milestones, state.dependencies),
            picture.done,
            picture.dates_then,
            {uid: in_days(slip.days) for uid, slip in slips.items()},
            line_up,
        )

    def thing(self) -> Item | None:
        """The goal or milestone under the cursor."""
        row = self.bars.row
        return row.data.item if row is not None and isinstance(row.data, timeline_rows.Bar) else None

    def show_thing(self, item: Item) -> None:
        """Go to a goal or milestone, or to the milestone that a task or bite belongs to."""
        for each in reversed(views.outline(self.data).path(item)):
            if isinstance(each, Milestone) and self._zoom is not Zoom.LINE_UP:
                self._folded.discard(each.goal_id)
                self.show_state(self.data)
            if self.bars.go_to(key_of(each)):
                return

    def action_shift(self, steps: int) -> None:
        """Move the thing under the cursor by the zoom's unit."""
        thing = self.thing()
        if isinstance(thing, Goal | Milestone):
            shift_prompt.shift(self.program, thing, SHIFTS.get(self._zoom, self._zoom), steps)

    def action_zoom(self) -> None:
        """Show more time in the same room; after the quarters the days again. The middle of the screen stays."""
        if self._zoom is Zoom.LINE_UP:
            self._set_zoom(self._zoom_before)
        else:
            self._set_zoom(ZOOMS[(ZOOMS.index(self._zoom) + 1) % len(ZOOMS)])

    def action_line_up(self) -> None:
        """Show every goal in one row around this week, or what was shown before."""
        if self._zoom is Zoom.LINE_UP:
            self._set_zoom(self._zoom_before)
        else:
            self._zoom_before = self._zoom
            self._set_zoom(Zoom.LINE_UP)

    def action_today(self) -> None:
        """Show the days around today."""
        self._show_from(None)

    def action_pan(self, side: int) -> None:
        """Show what lies before or after, by a quarter of what is seen."""
        axis = self.axis
        if axis.zoom is not Zoom.LINE_UP:
            self._show_from(moved(axis.first, side * max(1, axis.span // BEFORE)))

    def action_go_to_day(self) -> None:
        """Ask for a day, and show the days around it."""
        baseline_forms.day_form(self.program, lambda day: self._show_from(moved(day, -self.axis.span // BEFORE)))

    def action_baseline(self) -> None:
        """Keep the plan of the goal under the cursor, or of all, under a name; it is shown from then on."""

        def taken(baseline: Baseline) -> None:
            self._compared = baseline.id
            self.show_state(self.data)

        baseline_forms.baseline_form(self.program, self.goal_of_thing(), taken)

    def action_compare(self) -> None:
        """Choose the baseline that is drawn under the plan, or none."""

        def picked(baseline_id: int | None) -> None:
            self._compared = baseline_id
            self.show_state(self.data)

        baseline_forms.pick_baseline(self.program, self._compared, picked)

    def action_delete_baseline(self) -> None:
        """Choose a baseline to delete."""
        baseline_forms.pick_to_delete(self.program)

    @on(LineList.Opened)
    def _opened(self) -> None:
        """Fold or unfold a goal; a milestone is opened among the goals."""
        thing = self.thing()
        if isinstance(thing, Goal) and self._zoom is not Zoom.LINE_UP:
            self._folded ^= {thing.id}
            self.show_state(self.data)
        elif thing is not None:
            self.program.action_go("goals")
            screen = self.program.screen
            if isinstance(screen, ThingScreen):
                screen.show_thing(thing)
        else:
            self.action_new_beside()

    @on(LineList.Moved)
    def _moved(self) -> None:
        self.after_rest(self._rested)

    @on(TimelineList.Resized)
    def _resized(self) -> None:
        self.show_state(self.data)

    def _rested(self) -> None:
        """The goal under the cursor comes in focus, and what is known of the thing stands below."""
        self.forget_rest()
        if (goal := self.goal_of_thing()) is not None:
            self.program.look_at(goal.id)
        self._show_detail()
        self.show_sight()

    def on_screen_resume(self) -> None:
        """Go to the goal that another screen put in focus."""
        here, wanted = self.goal_of_thing(), self.program.goal_in_focus()
        if wanted is not None and (here is None or here.id != wanted.id):
            self.bars.go_to(key_of(wanted))

    def on_resize(self) -> None:
        """Give what is said of a thing less room where there is little."""
        self.set_class(self.size.height < SHORT, "-short")

    def _set_zoom(self, zoom: Zoom) -> None:
        axis = self.axis
        middle = moved(axis.first, axis.span // 2) if self._first else None
        self._zoom = zoom
        self._first = moved(middle, -axis_at(zoom, middle, axis.width, self.data.today).span // 2) if middle else None
        self.show_state(self.data)

    def _show_from(self, first: date | None) -> None:
        self._first = first
        self._draw(self.bars.rows)

    def _shown_baseline(self) -> Baseline | None:
        if self._compared is None:
            return None
        wanted = self._compared
        return next(iter(self.program.ask(lambda reader: reader.find(Baseline, id=wanted), ())), None)

    def _show_detail(self) -> None:
        page, thing = self.query_one("#timeline-detail", Page), self.thing()
        lines: list[Line] = []
        if isinstance(thing, Goal | Milestone):
            width, most = max(1, self.app.size.width - 1), 2 if self.size.height < SHORT else 4
            lines = detail_lines(self._detail(thing), width, self.program.glyphs, most)
        page.set_lines(lines)

    def _detail(self, thing: Goal | Milestone) -> Detail:
        picture, state = self._picture, self.data
        comparison, baseline = picture.comparison, picture.baseline
        slip = comparison.goals.get(thing.uid) or comparison.milestones.get(thing.uid)
        shown = {"baseline": baseline.title if baseline else "", "slip": slip, "without": picture.without(thing)}
        if isinstance(thing, Goal):
            return Detail(thing, state.today, last_end=picture.last_end(thing), **shown)  # type: ignore[arg-type]
        room = picture.room(thing) if thing.done_at is None else None
        blockers = views.blockers(state).get(thing.id, ())
        late = dependencies.conflicting((thing, *blockers), state.dependencies).get(thing.id, ())
        working = picture.working_days(room, self.program.settings.rest_days) if room is not None else None
        return Detail(thing, state.today, room, working, blockers, late, **shown)  # type: ignore[arg-type]
