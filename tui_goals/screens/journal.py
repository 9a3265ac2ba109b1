"""Journal (4): what one wrote, by day, beside the text of the entry under the cursor; drafts stand on top."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from tui_goals import paths
from tui_goals.commands.drafts import discard_draft
from tui_goals.commands.journal import delete_entry
from tui_goals.domain import Entry, Target
from tui_goals.rules import searching
from tui_goals.rules.entries import EntryDraft, entry_drafts
from tui_goals.rules.on_this_day import PastDay
from tui_goals.rules.searching import Query
from tui_goals.screens.entry_screen import EntryScreen
from tui_goals.screens.writing import WritingScreen
from tui_goals.shell.filter_line import NamedFilterScreen
from tui_goals.shell.keys import key
from tui_goals.state import AppState, views
from tui_goals.state.past_days import past_days
from tui_goals.store import Reader
from tui_goals.widgets.day_rows import day_rows
from tui_goals.widgets.entry_list import DraftLine, EntryLine, Nothing, ago, draw_entry_row, entry_rows
from tui_goals.widgets.entry_page import draft_lines, entry_lines
from tui_goals.widgets.fields import LineInput
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import ReadingPage

PAGE_FROM = 100
"""Columns from which the text stands beside the list; below, tab shows it instead."""
AT_ONCE = 100
"""Entries read at a time; more follow as the cursor comes near the end of what is listed."""
NEAR_END = 30
PLACEHOLDER = 'words, "a phrase", #tag @goal kind: mood: after: before: (esc ends it)'
EMPTY = (
    "Nothing written yet. Here stand your days in your own words: what went well, what was hard, what you change. "
    "n writes an entry about the goal in focus; after each focus session you are asked for a line."
)


class JournalScreen(NamedFilterScreen, EntryScreen):
    """Entries by day at the left, the text at the right."""

    MODE = "journal"
    CSS_PATH = paths.styles() / "journal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("n,w", "new", "New", "journal.new", "Write an entry about the goal in focus"),
        key("e", "edit", "Edit", "journal.edit", "Change the entry, or go on with the draft"),
        key("D", "delete", "Delete", "journal.delete", "Delete the entry or draft; u brings it back", show=False),
        key("slash", "filter", "Filter", "journal.filter", "List only what has these words, tags, moods, days"),
        key("tab", "page", "Text", "journal.page", "Go to the text to scroll it, or back to the list"),
        key("H", "on_this_day", "On this day", "journal.on_this_day", "A week, a month, a quarter, a year ago"),
        key("r", "as_typed", "Raw", "journal.raw", "Show the text as it was typed, or laid out again", show=False),
        *EntryScreen.BINDINGS,
        key("escape,backspace", "back", "Back", "journal.back", "Back to the list, to all entries", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._seen: tuple[int, str] | None = None
        self._complete = False
        self._words = ""
        self._wrote = False
        self._as_typed = False
        self._looking_back = False
        self._days: tuple[PastDay, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """The list, the text and the filter line."""
        with Horizontal(id="journal-body"):
            yield LineList(lambda row, width: draw_entry_row(row, width, self.program.glyphs), id="entries")
            yield ReadingPage(id="entry")
        yield LineInput(placeholder=PLACEHOLDER, id="filter", compact=True)

    def show_state(self, state: AppState) -> None:
        """List drafts and entries, and show the text."""
        if self._seen != (state.entries_revision, self._words):
            self._read_again()
        self._list()
        self._show_page()

    def sight(self) -> tuple[str, ...]:
        """From what the entry is about up to its goal."""
        entry = self.entry()
        about = [(each.target, each.target_id) for each in self.links_of(entry)] if entry is not None else []
        tree = views.outline(self.data)
        return views.sight(self.data, next((found for each in about if (found := tree.find(each))), None))

    def show_entry(self, entry: Entry) -> None:
        """Put the cursor on an entry, however far back it lies."""
        self._end_filter()
        self._looking_back = False
        place = self.program.ask(lambda reader: reader.place_of_entry(entry), 0)
        self._seen = (self.data.entries_revision, "")
        self._entries = self._read(max(AT_ONCE, place + NEAR_END))
        self._list()
        self.query_one("#entries", LineList).go_to(("entry", entry.id))

    def action_new(self) -> None:
        """Write an entry about the goal in focus."""
        self._wrote = True
        self._list_everything()
        goal = self.data.goal_in_focus
        self.program.write_entry([(Target.GOAL, goal)] if goal is not None else [])

    def action_edit(self) -> None:
        """Change the entry under the cursor, or go on with the draft."""
        draft, entry = self.draft(), self.entry()
        if draft is not None and draft.period:
            self.program.open_review(draft.kind, draft.period, draft)
        elif draft is not None:
            self._wrote = True
            self.app.push_screen(WritingScreen(draft=draft))
        elif entry is not None and entry.period is not None:
            self.program.open_review(entry.kind, entry.period)
        elif entry is not None:
            self.app.push_screen(WritingScreen(entry))
        else:
            self.action_new()

    def action_delete(self) -> None:
        """Delete the entry or draft under the cursor."""
        draft, entry = self.draft(), self.entry()
        if draft is not None:
            self.program.do(discard_draft, draft.subject, then=lambda _: self._tell("Draft discarded."))
        elif entry is not None:
            self.program.do(delete_entry, entry.id, then=lambda _: self._tell("Entry deleted."))

    def action_filter(self) -> None:
        """Type words that texts must hold, or filters."""
        self._filter_box().focus()

    def filter_text(self) -> str:
        """The filter in force, as it was typed."""
        return self._words

    def set_filter(self, text: str) -> None:
        """List only what passes."""
        self._filter_box().value = text

    def _filter_box(self) -> Input:
        """The line of the filter, seen."""
        self._list_everything()
        box = self.query_one("#filter", Input)
        box.display, box.cursor_blink = True, False
        return box

    def action_page(self) -> None:
        """Go to the text, in place of the list on a narrow screen, or back."""
        reading = not self.has_class("-page")
        self.set_class(reading, "-page")
        self.query_one("#entry" if reading else "#entries").focus()
        self.call_after_refresh(self._show_page)

    def action_on_this_day(self) -> None:
        """List what was written this day a week, a month, a quarter, a year ago, or everything again."""
        self._looking_back = not self._looking_back
        self._seen = None
        self.show_state(self.data)
        if self._looking_back:
            self.query_one("#entries", LineList).action_edge(-1)

    def action_as_typed(self) -> None:
        """Show texts as they were typed, or laid out again."""
        self._as_typed = not self._as_typed
        self._show_page()

    def action_back(self) -> None:
        """Back to the list, then to all entries."""
        box = self.query_one("#filter", Input)
        if self.has_class("-page"):
            self.action_page()
        elif box.display:
            self._end_filter()
        else:
            self._list_everything()

    def _list_everything(self) -> None:
        """No longer only the days like today."""
        if self._looking_back:
            self.action_on_this_day()

    def _end_filter(self) -> None:
        box = self.query_one("#filter", Input)
        box.value, box.display, self._words = "", False, ""
        self.query_one("#entries").focus()

    def on_screen_resume(self) -> None:
        """Writing is over, whether something came of it or not; that is shown first."""
        self.call_later(setattr, self, "_wrote", False)

    def on_resize(self) -> None:
        """Give the text its place where there is room."""
        self.set_class(self.size.width < PAGE_FROM, "-narrow")
        self.call_after_refresh(self._show_page)

    @on(LineList.Moved, "#entries")
    def _moved(self, event: LineList.Moved) -> None:
        if event.list.cursor >= len(event.list.rows) - NEAR_END and not self._complete:
            self._entries += self._read(AT_ONCE, len(self._entries))
            self._list()
        self.after_rest(self._rested)

    @on(LineList.Opened, "#entries")
    def _opened(self) -> None:
        self.action_edit()

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        self._words = event.value.strip()
        self.after_rest(self._rested)

    @on(Input.Submitted, "#filter")
    def _filter_kept(self) -> None:
        self.query_one("#entries").focus()

    def _rested(self) -> None:
        self.show_state(self.data)
        self.show_sight()

    def _read_again(self) -> None:
        """Read the entries anew, as many as are listed."""
        before = {entry.id for entry in self._entries}
        self._seen = (self.data.entries_revision, self._words)
        self._entries = self._read(max(AT_ONCE, len(self._entries)))
        new = [entry.id for entry in self._entries if entry.id not in before]
        if self._wrote and new:
            self._wrote = False
            self.call_later(self.query_one("#entries", LineList).go_to, ("entry", new[0]))

    def _read(self, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        if self._looking_back:
            self._days = self.program.ask(partial(past_days, self.data), ())
            self._complete = True
            return tuple(entry for day in self._days for entry in day.entries)
        wanted = self._query()
        find = partial(Reader.search, query=wanted) if self._words else Reader.entries
        found = self.program.ask(lambda reader: find(reader, limit=limit, offset=offset), ())
        self._complete = len(found) < limit
        return found

    def _list(self) -> None:
        now, today = self.program.clock.now(), self.data.today
        if self._looking_back:
            self.query_one("#entries", LineList).set_rows(day_rows(self._days, today))
            return
        rows = entry_rows(self._entries, entry_drafts(self.data.drafts), now, today, self._query().words)
        if not self._entries:
            text = f"No entry is found by “{self._words}”. esc shows all." if self._words else EMPTY
            rows.append(Row("nothing", Nothing(text), height=8, selectable=not rows))
        self.query_one("#entries", LineList).set_rows(rows)

    def _query(self) -> Query:
        """What the filter asks for."""
        return searching.query(self._words, self.data.today, signs=True)

    def draft(self) -> EntryDraft | None:
        """The draft under the cursor."""
        row = self.query_one("#entries", LineList).row
        subject = row.data.subject if row is not None and isinstance(row.data, DraftLine) else None
        return next((each for each in entry_drafts(self.data.drafts) if each.subject == subject), None)

    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        row = self.query_one("#entries", LineList).row
        entry_id = row.data.entry_id if row is not None and isinstance(row.data, EntryLine) else None
        return next((each for each in self._entries if each.id == entry_id), None)

    def _show_page(self) -> None:
        page = self.query_one("#entry", ReadingPage)
        width = page.size.width - 1
        if width < 0:
            return
        draft, entry, signs = self.draft(), self.entry(), self.program.glyphs
        if draft is not None:
            when = ago(draft, self.program.clock.now())
            page.show(("draft", draft.subject), draft_lines(draft.body, when, width, signs))
        elif entry is not None:
            lines = entry_lines(entry, self.links_of(entry), width, self.data.today, signs, self._as_typed)
            page.show(entry.id, lines)
        else:
            page.show(None, ())

    def _tell(self, sentence: str) -> None:
        self.notify(f"{sentence} u brings it back.", timeout=4)
