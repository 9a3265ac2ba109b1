"""The story of a goal or milestone (S): sessions, units, entries, decisions, changes and rewards, newest first."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from tui_goals import paths
from tui_goals.domain import (
    REVIEWS,
    Decision,
    Entry,
    EntryKind,
    FocusSession,
    Goal,
    Measurement,
    Milestone,
    PlanChange,
    RewardTaken,
    Stored,
)
from tui_goals.rules import phrases
from tui_goals.rules.outline import key_of
from tui_goals.rules.rewards import Rewarded
from tui_goals.screens import arrival
from tui_goals.shell.keys import key
from tui_goals.shell.page_screen import PageScreen
from tui_goals.shell.state_screen import StateScreen
from tui_goals.state import AppState, stories, views
from tui_goals.state.stories import Told
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import spread
from tui_goals.widgets.story_rows import StoryLine, draw_story_row, story_rows
from tui_goals.widgets.thing_page import field_lines

AT_ONCE, NEAR_END = 100, 30
"""Lines that are read at a time, and how near their end the next are."""
NOTHING = "Nothing yet. Sessions, entries, decisions, changes and rewards stand here as they come."


class StoryScreen(StateScreen):
    """All that was lived, written, decided and changed of one thing; Enter opens what a line tells of."""

    CSS_PATH = paths.styles() / "journal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("w", "write", "Write", "story.write", "Write a journal entry about the goal or milestone"),
        key("escape,backspace,S", "back", "Back", "story.back", "Back to where you were"),
    ]

    def __init__(self, thing: Rewarded) -> None:
        super().__init__()
        self._thing = thing
        self._told: tuple[Told, ...] = ()
        self._complete = False
        self._seen: tuple[object, ...] = ()
        self.MODE = self.app.current_mode

    def compose_body(self) -> Iterable[Widget]:
        """Whose story it is, and its lines."""
        yield OneLine(id="story-head")
        yield LineList(lambda row, width: draw_story_row(row, width, self.program.glyphs), id="story")

    def show_state(self, state: AppState) -> None:
        """Read as many lines anew as are listed, where something may have changed."""
        seen = (state.steps, state.entries_revision, state.sessions_revision, state.today)
        if seen != self._seen:
            self._seen = seen
            self._told, self._complete = (), False
            self._read_more(max(AT_ONCE, len(self.query_one("#story", LineList).rows)))
        self._show_head()

    def sight(self) -> tuple[str, ...]:
        """From the thing up to its goal."""
        return views.sight(self.data, self._thing)

    def on_resize(self) -> None:
        """Fit another width."""
        if self.is_attached:
            self.call_after_refresh(self.show_state, self.data)

    def action_back(self) -> None:
        """Back to where one was."""
        self.leave()

    def action_write(self) -> None:
        """Write about the thing."""
        self.program.write_entry([key_of(self._thing)])

    @on(LineList.Moved, "#story")
    def _moved(self, event: LineList.Moved) -> None:
        if event.list.cursor >= len(event.list.rows) - NEAR_END and not self._complete:
            self._read_more(AT_ONCE)
            self._show_head()

    @on(LineList.Opened, "#story")
    async def _opened(self, event: LineList.Opened) -> None:
        line = event.row.data if event.row is not None else None
        if isinstance(line, StoryLine):
            await self._open(line.value, line.of)

    async def _open(self, value: Stored, of: Rewarded | None) -> None:
        """Open what a line tells of: where it is at home, or on a page over this one."""
        match value:
            case FocusSession():
                await arrival.go_to(self.program, value)
            case Entry(kind=kind, period=str(period)) if kind in REVIEWS:
                self.program.open_review(kind, period)
            case Entry():
                self.program.open_entry(value)
            case Decision(entry_id=entry_id):
                self._open_review_of(entry_id)
            case PlanChange(decision_id=int(decision_id)):
                found = self.program.ask(lambda reader: reader.find(Decision, id=decision_id), ())
                self._open_review_of(found[0].entry_id if found else 0)
            case Milestone() | RewardTaken() if of is not None:
                self.leave()
                await arrival.go_to(self.program, of)
            case PlanChange() | Measurement():
                self._show_page(value)

    def _open_review_of(self, entry_id: int) -> None:
        entries = self.program.ask(lambda reader: reader.find(Entry, id=entry_id), ())
        for each in entries:
            if each.period is not None:
                self.program.open_review(EntryKind(each.kind), each.period)

    def _show_page(self, value: PlanChange | Measurement) -> None:
        """Tell all that is known of what has no screen of its own."""
        today = self.data.today
        day = phrases.day_heading(value.local_day, today) if value.local_day is not None else ""
        facts = {"Day": day}
        if isinstance(value, PlanChange):
            facts |= {"Of": value.target_title, "Was": value.old, "Is now": value.new, "Because": value.reason}
        else:
            facts |= {str(value.kind).capitalize(): phrases.amount(value.amount), "Note": value.note}
        shown = [(label, text or "nothing") for label, text in facts.items()]
        title = f"{self._thing.title}   esc closes"
        self.app.push_screen(
            PageScreen(title, lambda width: [line for label, text in shown for line in field_lines(label, text, width)])
        )

    def _read_more(self, number: int) -> None:
        """Read so many lines more, and list them below."""
        offset = len(self._told)
        found = self.program.ask(
            lambda reader: stories.story(self.data, reader, self._thing, number, offset), ()
        )  # fmt: skip
        self._told += found
        self._complete = len(found) < number
        told = ((each.value, each.day, each.seconds, each.of) for each in self._told)
        rows = story_rows(told, self.data.today)
        self.query_one("#story", LineList).set_rows(rows or [Row("nothing", NOTHING, selectable=False)])

    def _show_head(self) -> None:
        kind = "" if isinstance(self._thing, Goal) else f"{self.program.glyphs.milestone} "
        more = "" if self._complete else " and more"
        count = f"{phrases.count(len(self._told), 'line')}{more}  enter opens one "
        left = ((" Story  ", "dim"), (f"{kind}{self._thing.title}", "title"))
        self.query_one("#story-head", OneLine).set_line(spread(left, ((count, "dim"),), self.app.size.width))
