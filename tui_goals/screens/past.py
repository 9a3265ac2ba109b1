"""Past sessions (P on Focus): a heatmap of the last year, the sessions by day, and the one under the cursor."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from tui_goals import paths
from tui_goals.commands.past_sessions import delete_session
from tui_goals.domain import FocusSession, Target
from tui_goals.shell import past_facts, past_forms
from tui_goals.shell.filter_line import NamedFilterScreen
from tui_goals.shell.keys import key
from tui_goals.shell.past_facts import DAYS_AT_ONCE, PastDays
from tui_goals.state import AppState
from tui_goals.widgets.heat_panel import HeatPanel
from tui_goals.widgets.heatmap import weeks_shown
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.past_page import PastPage
from tui_goals.widgets.past_rows import Note, PastRow, draw_past_row, past_rows

PAGE_FROM = 100
"""Columns from which the session's page stands beside the list; below, tab shows it instead."""
HEAT_FROM = 20
"""Rows from which the heatmap stands above the list; below, m shows it instead."""
NEAR_END = 20
MOST_WORDS = 20
GOAL = re.compile(r"^(?:@|goal:)(?=.)")
"""What names a goal in a filter; its words are looked for like any others."""
WEEK = timedelta(days=7)
OF_A_SESSION = frozenset({"edit", "split", "merge", "delete", "link", "write", "jump", "page"})
EMPTY = (
    "No session has ended yet. What was done stands here by day, with its minutes, its amounts and its outcome. "
    "n adds one that was not timed; f on a bite starts one."
)


class PastScreen(NamedFilterScreen):
    """What was lived, and where it is put right."""

    MODE = "focus"
    CSS_PATH = paths.styles() / "past.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "new", "Add", "past.new", "Add a session that was not timed"),
        key("e", "edit", "Edit", "past.edit", "Put right when it was and what came of it"),
        key("S", "split", "Split", "past.split", "Split it in two at a time"),
        key("M", "merge", "Merge", "past.merge", "Merge it with the one below, the time between as a pause"),
        key("L", "link", "Link", "past.link", "Say which bite it was for", show=False),
        key("D", "delete", "Delete", "past.delete", "Delete it; u brings it back"),
        key("w", "write", "Write", "past.write", "Write a journal entry about it"),
        key("m", "heat", "Map", "past.map", "Show another thing in the heatmap: focus, units, entries"),
        key("slash", "filter", "Filter", "past.filter", "List only sessions with these words, or of this @goal"),
        key("left_square_bracket", "jump(1)", "Week back", "past.back_a_week", "Go a week back", show=False),
        key("right_square_bracket", "jump(-1)", "Week on", "past.on_a_week", "Go a week on", show=False),
        key("tab", "page", "Page", "past.page", "Go to the session's page to scroll it, or back to the list"),
        key("escape,backspace", "back", "Back", "past.back", "Back to the list, to all sessions, to today"),
        key("P,3", "today", "Today", "past.today", "Back to Focus at once", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._days = PastDays()
        self._seen: tuple[object, ...] = ()
        self._heat_seen: tuple[object, ...] = ()
        self._words: list[str] = []

    def compose_body(self) -> Iterable[Widget]:
        """Heading, heatmap, list, page and filter line."""
        glyphs = self.program.glyphs
        yield HeatPanel("PAST SESSIONS", glyphs)
        with Horizontal(id="past-body"):
            yield LineList(lambda row, width: draw_past_row(row, width, glyphs), id="sessions")
            yield PastPage(glyphs, id="past-page")
        yield Input(placeholder="words, @goal; enter keeps the filter, esc ends it", id="filter", compact=True)

    def show_state(self, state: AppState) -> None:
        """List the days, and show heatmap and page."""
        if self._seen != (state.sessions_revision, state.today, self._words):
            self._seen = (state.sessions_revision, state.today, self._words)
            self._days = self._read(None, max(DAYS_AT_ONCE, len(self._days.days)))
            self._list()
        self._rested()

    def sight(self) -> tuple[str, ...]:
        """From the session's bite up to its goal."""
        session = self._session()
        return self.program.ask(partial(past_facts.sight_of, session=session), ()) if session is not None else ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a session, while one is listed."""
        return bool(self._days.sessions) if action in OF_A_SESSION else super().check_action(action, parameters)

    def show_session(self, session: FocusSession) -> None:
        """Put the cursor on a session, however far back it lies."""
        if self._words:
            self.query_one("#filter", Input).value, self._words = "", []
            self.show_state(self.data)
        self._show(session)

    def action_new(self) -> None:
        """Add a session that was not timed."""
        past_forms.add_form(self.program, self._show)

    def action_edit(self) -> None:
        """Put the session under the cursor right."""
        if session := self._session():
            past_forms.edit_form(self.program, session, self._show)

    def action_split(self) -> None:
        """Split the session under the cursor."""
        if session := self._session():
            past_forms.split_form(self.program, session, self._show)

    def action_merge(self) -> None:
        """Merge the session under the cursor with the one below."""
        session, below = self._session(), self._below()
        if session is not None and below is not None:
            past_forms.merge(self.program, session, below, self._show)
        else:
            self.notify("There is no session below this one to merge it with.", severity="warning")

    def action_link(self) -> None:
        """Say which bite the session under the cursor was for."""
        if session := self._session():
            past_forms.link(self.program, session, self._show)

    def action_delete(self) -> None:
        """Delete the session under the cursor."""
        if session := self._session():
            told = partial(self.notify, f"Deleted “{session.subject}”. u brings it back.", timeout=4, markup=False)
            self.program.do(delete_session, session.id, then=lambda _: told())

    def action_write(self) -> None:
        """Write a journal entry about the session under the cursor."""
        if session := self._session():
            self.program.write_entry([(Target.SESSION, session.id)])

    def action_heat(self) -> None:
        """Show the next thing in the heatmap; on a low screen the first press brings it, the last one the list."""
        if self.has_class("-low") and not self.has_class("-heat"):
            self.add_class("-heat")
        elif not self.query_one(HeatPanel).next():
            self._hide_heat()

    def action_filter(self) -> None:
        """Type words that sessions must hold."""
        self._filter_box().focus()

    def filter_text(self) -> str:
        """The filter in force, as it was typed."""
        return self.query_one("#filter", Input).value.strip()

    def set_filter(self, text: str) -> None:
        """List only what passes."""
        self._filter_box().value = text

    def _filter_box(self) -> Input:
        """The line of the filter, seen."""
        box = self.query_one("#filter", Input)
        box.display, box.cursor_blink = True, False
        return box

    def action_page(self) -> None:
        """Go to the page, in place of the list on a narrow screen, or back."""
        reading = not self.has_class("-page")
        self.set_class(reading, "-page")
        self.query_one("#past-page" if reading else "#sessions").focus()

    def action_jump(self, weeks: int) -> None:
        """Go to the nearest day with a session a week back (1) or on (-1)."""
        session = self._session()
        if session is None or session.local_day is None:
            return
        wanted = session.local_day - weeks * WEEK
        while wanted < min(self._days.days) and not self._days.complete:
            self._read_more()
        near = [day for day in self._days.days if (day <= wanted if weeks > 0 else day >= wanted)]
        day = (max(near) if weeks > 0 else min(near)) if near else self._days.days[-1 if weeks > 0 else 0]
        first = next(each for each in self._days.sessions if each.local_day == day)
        self._list_widget().go_to(("session", first.id))

    def action_back(self) -> None:
        """Back from the page or the map to the list, from a filter to all, from all to today."""
        box = self.query_one("#filter", Input)
        if self.has_class("-page"):
            self.action_page()
        elif box.display:
            box.value, box.display = "", False
            self._list_widget().focus()
        elif self.has_class("-heat"):
            self._hide_heat()
        else:
            self.dismiss()

    def action_today(self) -> None:
        """Back to Focus at once."""
        self.dismiss()

    def on_resize(self) -> None:
        """Give page and heatmap their place where there is room."""
        self.set_class(self.size.width < PAGE_FROM, "-narrow")
        self.set_class(self.size.height < HEAT_FROM, "-low")
        self.call_after_refresh(self._rested)

    @on(LineList.Moved, "#sessions")
    def _moved(self, event: LineList.Moved) -> None:
        if event.list.cursor >= len(event.list.rows) - NEAR_END and not self._days.complete:
            self._read_more()
        self.after_rest(self._rested)

    @on(LineList.Opened, "#sessions")
    def _opened(self) -> None:
        self.action_edit()

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        self._words = [GOAL.sub("", word) for word in event.value.split()[:MOST_WORDS]]
        self.after_rest(partial(self.show_state, self.data))

    @on(Input.Submitted, "#filter")
    def _filter_kept(self) -> None:
        self._list_widget().focus()

    def _rested(self) -> None:
        self._show_heat()
        self._show_page()
        self.show_sight()

    def _hide_heat(self) -> None:
        """Show the list again where the heatmap had its place."""
        if self.has_class("-heat"):
            self.remove_class("-heat")
            self._list_widget().focus()

    def _read(self, before: date | None, days: int) -> PastDays:
        read = partial(past_facts.read_days, before=before, number=days, words=self._words)
        return self.program.ask(read, PastDays(complete=True))

    def _read_more(self) -> None:
        """Read the next page of days, and list it below."""
        self._days = self._days.and_then(self._read(self._days.days[-1], DAYS_AT_ONCE))
        self._list()

    def _list(self) -> None:
        days = self._days
        rows = past_rows(days.sessions, days.seconds, days.focus, self.data.today)
        if not rows:
            words = " ".join(self._words)
            rows = [
                Row("nothing", Note(f"No session has “{words}” in it. esc shows all." if words else EMPTY), height=6)
            ]
        self._list_widget().set_rows(rows)

    def _list_widget(self) -> LineList:
        return self.query_one("#sessions", LineList)

    def _session(self) -> FocusSession | None:
        """The session under the cursor."""
        row = self._list_widget().row
        return row.data.session if row is not None and isinstance(row.data, PastRow) else None

    def _below(self) -> FocusSession | None:
        """The session below the one under the cursor, which is the one before it in time."""
        rows = self._list_widget()
        below = (row.data.session for row in rows.rows[rows.cursor + 1 :] if isinstance(row.data, PastRow))
        return next(below, None)

    def _show(self, session: FocusSession) -> None:
        """Put the cursor on a session that was added or changed, however far back it lies."""
        while session.local_day and not self._days.complete and session.local_day < self._days.days[-1]:
            self._read_more()
        self._list_widget().go_to(("session", session.id))

    def _show_heat(self) -> None:
        state, panel, weeks = self.data, self.query_one(HeatPanel), weeks_shown(self.size.width)
        seen = (state.sessions_revision, state.entries_revision, state.today, weeks)
        if seen != self._heat_seen:
            self._heat_seen = seen
            first = self.program.settings.week_start
            read = partial(past_facts.heats_of, today=state.today, weeks=weeks, first_weekday=first)
            panel.show(self.program.ask(read, ()), state.today, state.zone, first)
        session = self._session()
        panel.pick(session.local_day if session is not None else None)

    def _show_page(self) -> None:
        session = self._session()
        facts = None
        if session is not None:
            facts = self.program.ask(partial(past_facts.page_of, session=session, state=self.data), None)
        self.query_one(PastPage).show_session(facts)
