"""Review (6): the review that is due, else those held so far with their texts, decisions and numbers."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from tui_goals import paths
from tui_goals.commands.journal import delete_entry
from tui_goals.commands.reviews import snooze_review
from tui_goals.domain import REVIEWS, Entry, EntryKind
from tui_goals.rules import days, periods, phrases
from tui_goals.rules.entries import EntryDraft, entry_drafts
from tui_goals.rules.periods import Due, Period
from tui_goals.shell import reviewing
from tui_goals.shell.keys import key
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.state_screen import StateScreen
from tui_goals.state import AppState
from tui_goals.widgets.line_list import LineList
from tui_goals.widgets.page import ReadingPage
from tui_goals.widgets.review_list import draw_review_row, nothing_row, review_rows
from tui_goals.widgets.review_page import due_lines, review_lines

PAGE_FROM = 100
"""Columns from which the text stands beside the list; below, tab shows it instead."""
EMPTY = (
    "No review yet. Here you look back on a week, a month, a quarter, a year: the numbers at the left, five questions "
    "in the middle, what you decide about each goal at the right. n begins one; the first is due as a week ends."
)


class ReviewScreen(StateScreen):
    """Reviews at the left, the one under the cursor at the right; what is due opens by itself."""

    MODE = "review"
    CSS_PATH = paths.styles() / "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("e", "edit", "Edit", "review.edit", "Hold the review, or go on with it"),
        key("n", "new", "New", "review.new", "Look back on the present week, month, quarter or year"),
        key("z", "snooze", "Later", "review.put_off", "Let the review that is due wait until tomorrow"),
        key("tab", "page", "Text", "review.text", "Go to the text to scroll it, or back to the list"),
        key("D", "delete", "Delete", "review.delete", "Delete the review; u brings it back", show=False),
        key("escape,backspace", "back", "Back", "review.back", "Back to the list", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[tuple[Period, Entry], ...] = ()
        self._seen = -1
        self._arrived = 0

    def compose_body(self) -> Iterable[Widget]:
        """The list and the text."""
        with Horizontal(id="review-list"):
            yield LineList(lambda row, width: draw_review_row(row, width, self.program.glyphs), id="reviews")
            yield ReadingPage(id="review-page")

    def on_screen_resume(self) -> None:
        """Open what is due whenever one comes here from another screen."""
        if self._arrived != self.program.arrivals:
            self._arrived = self.program.arrivals
            self.call_after_refresh(self._offer)

    def show_state(self, state: AppState) -> None:
        """List what is due and what was held, and show the one under the cursor."""
        known = {entry.id for _, entry in self._held} if self._seen >= 0 else None
        changed = self._seen != state.entries_revision
        found = self.program.ask(lambda reader: reader.reviews(), None) if changed else None
        if found is not None:
            self._seen = state.entries_revision
            self._held = tuple((periods.from_key(each.kind, each.period or ""), each) for each in found)
        rows = review_rows(self._due(), (each for each, _ in self._begun()), self._held, state.today)
        listed = self.query_one("#reviews", LineList)
        listed.set_rows(rows or [nothing_row(EMPTY)])
        new = [entry.id for _, entry in self._held if known is not None and entry.id not in known]
        if new:
            listed.go_to(("held", new[0]))
        self._show_page()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with the review under the cursor."""
        match action:
            case "edit":
                return self._period() is not None
            case "snooze":
                return self._due_here() is not None
            case "delete":
                return self._entry() is not None
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Hold the review under the cursor, or go on with it."""
        period = self._period()
        if period is not None:
            self._open(period)

    def action_new(self) -> None:
        """Choose what to look back on, up to now."""
        today = self.data.today
        kinds = (periods.period_of(kind, today) for kind in periods.KINDS)
        listed = [period for period in kinds if not self._written(period)]

        def named(period: Period) -> str:
            when = periods.range_name(period.first_day, period.last_day, today)
            return f"{periods.name(period, today):<14}{when}"

        def choices() -> list[Choice]:
            return [(each, named(each), False) for each in listed]

        def picked(period: object, _: bool) -> None:
            if isinstance(period, Period):
                self._open(period)

        self.app.push_screen(PickScreen("Look back on ...   enter picks, esc closes", choices, picked, many=False))

    def action_snooze(self) -> None:
        """Let the review wait until tomorrow."""
        due, now, schedule = self._due_here(), self.program.clock.now(), self.program.schedule
        if due is not None:
            until = periods.tomorrow_at(now, self.data.zone, schedule, self.data.cutoff)
            when = days.local_time(until, self.data.zone)
            told = f"It waits until {phrases.distance(when.date(), self.data.today)}, {when:%H:%M}."
            self.program.do(snooze_review, due.period.kind, until, then=lambda _: self.notify(told, timeout=3))

    def action_delete(self) -> None:
        """Delete the review under the cursor."""
        if entry := self._entry():
            self.program.do(
                delete_entry, entry.id, then=lambda _: self.notify("Review deleted. u brings it back.", timeout=4)
            )

    def action_page(self) -> None:
        """Go to the text, in place of the list on a narrow screen, or back."""
        reading = not self.has_class("-page")
        self.set_class(reading, "-page")
        self.query_one("#review-page" if reading else "#reviews").focus()
        self.call_after_refresh(self._show_page)

    def action_back(self) -> None:
        """Back to the list."""
        if self.has_class("-page"):
            self.action_page()

    def on_resize(self) -> None:
        """Give the text its place where there is room."""
        self.set_class(self.size.width < PAGE_FROM, "-narrow")
        self.call_after_refresh(self._show_page)

    @on(LineList.Opened, "#reviews")
    def _opened(self) -> None:
        """Enter holds what is due, and reads what was held."""
        if self._entry() is not None:
            self.action_page()
        else:
            self.action_edit()

    @on(LineList.Moved, "#reviews")
    def _moved(self) -> None:
        self.refresh_bindings()
        self.after_rest(self._rested)

    def _rested(self) -> None:
        self._show_page()
        self.show_keys()

    def _offer(self) -> None:
        """Open the first review that is due; esc leaves it, what was typed stays a draft."""
        due = next(iter(self._due()), None)
        if due is not None and self.is_current:
            self._open(due.period)

    def _open(self, period: Period) -> None:
        draft = next((draft for each, draft in self._begun() if each == period), None)
        self.program.open_review(period.kind, period.key, draft)

    def _due(self) -> tuple[Due, ...]:
        return self.program.due_reviews()

    def _begun(self) -> list[tuple[Period, EntryDraft]]:
        """The drafts of reviews, with their periods."""
        drafts = (each for each in entry_drafts(self.data.drafts) if each.kind in REVIEWS and each.period)
        return [(periods.from_key(each.kind, each.period), each) for each in drafts]

    def _written(self, period: Period) -> bool:
        return any(each == period for each, _ in self._held)

    def _subject(self) -> object:
        row = self.query_one("#reviews", LineList).row
        return row.key if row is not None else None

    def _entry(self) -> Entry | None:
        """The review under the cursor, where it was held."""
        subject = self._subject()
        return next((entry for _, entry in self._held if subject == ("held", entry.id)), None)

    def _due_here(self) -> Due | None:
        """The review under the cursor, where it is due."""
        subject = self._subject()
        return next((each for each in self._due() if subject == (each.period.kind, each.period.key)), None)

    def _period(self) -> Period | None:
        """The period of the review under the cursor."""
        if entry := self._entry():
            return periods.from_key(entry.kind, entry.period or "")
        subject = self._subject()
        if isinstance(subject, tuple) and subject[0] in REVIEWS:
            return periods.from_key(EntryKind(subject[0]), str(subject[1]))
        return None

    def _show_page(self) -> None:
        page = self.query_one("#review-page", ReadingPage)
        width, today, signs = page.size.width - 1, self.data.today, self.program.glyphs
        period = self._period()
        if width < 0 or period is None:
            return
        held, due = reviewing.hold(self.program, period), self._due_here()
        if held is None:
            self.after_rest(self._rested)
        elif due is not None:
            when = periods.range_name(due.first_day, period.last_day, today)
            page.show(self._subject(), due_lines(due, when, held.promises, width, signs))
        else:
            facts = held.snapshot.facts
            lines = review_lines(period, held.entry, held.decided, facts, held.inside, width, today, signs)
            page.show(self._subject(), lines)
