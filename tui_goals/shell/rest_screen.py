"""A screen that has the keys of rest, and shows the break that one is in or is offered."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.widget import Widget

from tui_goals.domain import Break, FocusSession
from tui_goals.rules.breaks import none_wanted
from tui_goals.rules.focus import Reading
from tui_goals.shell import focus_forms, rests
from tui_goals.shell.keys import key
from tui_goals.shell.lazily import lazily
from tui_goals.shell.note_screen import NoteScreen
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.break_view import (
    BreakFacts,
    BreakView,
    InterruptionRow,
    NextRow,
    draw_rest_row,
    offer_line,
    rest_rows,
)
from tui_goals.widgets.line_list import LineList

if TYPE_CHECKING:
    from tui_goals.commands import breaks
    from tui_goals.shell import interruption_forms, rest_facts
else:
    breaks = lazily("tui_goals.commands.breaks")
    interruption_forms, rest_facts = (
        lazily(f"tui_goals.shell.{name}") for name in ("interruption_forms", "rest_facts")
    )


class RestScreen(NoteScreen):
    """What can be done between two sessions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *NoteScreen.BINDINGS,
        key("x", "extend_break", "5 min more", "focus.extend_break", "Add five minutes to the break"),
        key("b", "end_break", "End break", "focus.end_break", "Be back from the break"),
        key("b", "take_break", "Break", "focus.break", "Take a break; while a session is open, end it first"),
        key("z", "snooze", "Later", "focus.snooze", "Have the break five minutes later"),
        key("S", "skip", "Skip", "focus.skip_break", "Leave the break out, or end it now"),
        key("0", "no_breaks", "No breaks today", "focus.no_breaks", "Be offered no breaks until tomorrow", show=False),
        key("0", "breaks_again", "Breaks again", "focus.breaks_again", "Be offered breaks again", show=False),
        key("c", "count_anew", "Count anew", "focus.count_anew",
            "Count the sessions before a long break from 0 again", show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._facts_of_rest: rest_facts.RestFacts | None = None

    def compose_offer(self) -> Iterable[Widget]:
        """The line of a break that is offered."""
        yield OneLine(id="offer")

    def compose_rest(self) -> Iterable[Widget]:
        """The break, and below it what comes next and what cut in."""
        glyphs = self.program.glyphs
        with Vertical(id="rest"):
            yield BreakView(glyphs)
            with Center():
                yield LineList(lambda row, width: draw_rest_row(row, width, glyphs), id="rest-rows")

    def show_rest(self, rest: Break) -> NextRow | None:
        """Show the break that one is in; what comes after it."""
        usual = self.program.settings.session_minutes
        question = partial(rest_facts.facts_of, self.data, rest, self.program.rests.lengths, usual)
        self._facts_of_rest = facts = self.program.ask(question, rest_facts.RestFacts(BreakFacts("Break")))
        self.query_one("#rest-rows", LineList).set_rows(rest_rows(facts.following, facts.cut_in))
        return facts.following

    def tick_rest(self, reading: Reading) -> None:
        """Show the break's time, or in one quiet line the break that could be taken now."""
        rest, facts, offered = self.data.resting, self._facts_of_rest, self.program.rests.offered(reading)
        if rest is not None and facts is not None:
            self.query_one(BreakView).show(rest_facts.at(facts, rest, reading))
        line = self.query_one("#offer", OneLine)
        if offered is not None:
            line.set_line(offer_line(offered, self.size.width, self.program.glyphs))
        if line.display != (offered is not None):
            line.display = offered is not None
            self.show_keys()

    def session_noted(self) -> FocusSession | None:
        """The session that a note is about: the open one, or the one before the break."""
        facts = self._facts_of_rest if self.data.resting is not None else None
        return super().session_noted() or (facts.session if facts is not None else None)

    def breaks_of_today(self) -> tuple[Break, ...]:
        """The breaks of today, those of no length too."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a break while there is one, or one is offered; those of a session while it is open."""
        running, rest = self.data.running, self.data.resting
        if not super().check_action(action, parameters):
            return False
        match action:
            case "extend_break" | "end_break":
                return rest is not None and running is None
            case "take_break":
                return rest is None or running is not None
            case "snooze" | "skip":
                offered = self.program.rests.offered(self.program.reading())
                return running is None and (rest is not None or offered is not None)
            case "no_breaks" | "breaks_again":
                return running is None and none_wanted(self.breaks_of_today()) == (action == "breaks_again")
            case "count_anew":
                return running is None
        return True

    def session_ended(self, session: FocusSession) -> None:
        """Say what a session came to, and offer a break."""
        super().session_ended(session)
        self.program.rests.after(session)

    def action_take_break(self) -> None:
        """Take a break; an open session is ended first."""
        if running := self.data.running:
            focus_forms.end_form(self.program, running, self._end_and_rest)
        else:
            self.program.rests.begin()

    def action_end_break(self) -> None:
        """Be back from the break."""
        if rest := self.data.resting:
            self.program.do(breaks.end_break, rest.id)

    def action_extend_break(self) -> None:
        """Add five minutes to the break."""
        if rest := self.data.resting:
            self.program.do(breaks.extend_break, rest.id, rests.EXTENSION)

    def action_snooze(self) -> None:
        """Have the break five minutes later."""
        self.program.rests.snooze()
        self.show_keys()

    def action_skip(self) -> None:
        """Leave the break out, or end it now."""
        self.action_end_break()
        self.program.rests.skip()
        self.show_keys()

    def action_no_breaks(self) -> None:
        """Be offered no breaks until tomorrow."""
        self.action_end_break()
        self.program.rests.skip()
        self.program.do(breaks.have_no_breaks, then=lambda _: self._tell("No more breaks are offered today."))

    def action_breaks_again(self) -> None:
        """Be offered breaks again."""
        self.program.do(breaks.have_breaks_again, then=lambda _: self._tell("Breaks are offered again."))

    def action_count_anew(self) -> None:
        """Count the sessions before a long break from 0 again."""
        told = "The sessions before a long break are counted anew."
        self.program.do(breaks.count_anew, then=lambda _: self._tell(told))

    @on(LineList.Opened, "#rest-rows")
    def _row_opened(self, event: LineList.Opened) -> None:
        match event.row.data if event.row is not None else None:
            case NextRow(bite=bite, minutes=minutes):
                focus_forms.start_at_once(self.program, bite, minutes)
            case InterruptionRow() as row:
                interruption_forms.pick_fate(self.program, row, self.session_noted())

    def _end_and_rest(self, session: FocusSession) -> None:
        self.session_ended(session)
        self.program.rests.begin(session)

    def _tell(self, sentence: str) -> None:
        self.notify(sentence, timeout=4)
