"""The question what a time was of which nobody knows whether it was focus; each choice tells what it comes to."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from tui_goals.commands.gaps import resolve_session
from tui_goals.domain import FocusSession
from tui_goals.rules import days, gap_words, gaps, numbers, phrases
from tui_goals.rules.focus import Reading
from tui_goals.rules.gaps import Choice, Gap, GapKind
from tui_goals.shell import focus_forms, leaving
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.keys import key
from tui_goals.state import OpenSession
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.fields import Field
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, pad

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

CHOICE_CELLS = 28
"""Cells that a choice takes, before what it comes to."""
Ended = Callable[[FocusSession], None]
"""What follows where the answer ended the session."""


class GapPrompt(Dialog[None]):
    """A list of choices, the likeliest under the cursor; closing it decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "decide", "Decide", "gap.decide", "Take the choice under the cursor", show=False),
        key("escape,ctrl+g,q,backspace", "dismiss", "Later", "gap.later", "Decide later", show=False),
    ]

    def __init__(self, gap: Gap, ended: Ended) -> None:
        super().__init__()
        self._gap = gap
        self._ended = ended

    def compose(self) -> ComposeResult:
        """What is known, and the choices."""
        running = self.program.state.running
        subject = running.session.subject if running is not None else ""
        with Vertical(id="gap"):
            yield Label(Content(clean_line(f"What of “{subject}” was focus?")), id="gap-title")
            yield Label(Content(self._known(running)), id="gap-known", classes="lead")
            yield LineList(self._draw)

    def on_mount(self) -> None:
        """List the choices and follow the state: another terminal may decide."""
        choices = self.query_one(LineList)
        choices.set_rows([Row(each, text) for each, text in self._choices()])
        choices.go_to(gaps.preselected(self._gap))
        self.watch(self.app, "state", self._state_changed, init=False)

    @on(LineList.Opened)
    def action_decide(self) -> None:
        """Take the choice under the cursor."""
        row = self.query_one(LineList).row
        if row is not None:
            self.dismiss()
            self.app.call_later(decide, self.program, self._gap, Choice(str(row.key)), self._ended)

    def _state_changed(self) -> None:
        running = self.program.state.running
        if self.is_current and (running is None or running.segments[-1] != self._gap.segment):
            self.dismiss()

    def _known(self, running: OpenSession | None) -> str:
        """The plan, what is known to be focus, and the gap."""
        if running is None:
            return ""
        zone, reading = self.program.state.zone, self.program.reading()
        before = gaps.seconds_before(running.segments, self._gap, reading)
        planned = _planned(running, reading, zone)
        until = f"{days.local_time(self._gap.began_at, zone):%H:%M}"
        told = gap_words.told(self._gap, zone)
        return f"{planned} {phrases.duration(before)} of focus until {until}\n{told[0].upper()}{told[1:]}"

    def _choices(self) -> list[tuple[Choice, tuple[str, str]]]:
        running, reading = self.program.state.running, self.program.reading()
        if running is None:
            return []
        gap = self._gap
        total = partial(gaps.total_after, segments=running.segments, gap=gap, reading=reading)
        least, most = (phrases.duration(total(each)) for each in (Choice.DROP, Choice.KEEP_ALL))
        known = phrases.duration(total(Choice.END))
        first, last = (
            f"{days.local_time(each, self.program.state.zone):%H:%M}" for each in (gap.began_at, gap.ended_at)
        )
        drop = "drop the gap and go on" if gap.kind is not GapKind.LONG_PAUSE else "keep none of it and go on"
        return [
            (Choice.KEEP_ALL, ("keep all of it and go on", most)),
            (Choice.KEEP_MINUTES, ("keep some minutes ...", f"{least} to {most}")),
            (Choice.KEEP_UNTIL, ("keep until a time ...", f"{first} to {last}")),
            (Choice.DROP, (drop, least)),
            (Choice.END, (f"end it at {first} ...", f"{known}, ended")),
            (Choice.ABANDON, (f"abandon it at {first} ...", f"{known}, ended")),
            (Choice.LATER, ("decide later", "nothing changes")),
        ]

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        label, preview = row.data if isinstance(row.data, tuple) else ("", "")
        return (((f" {pad(label, CHOICE_CELLS)}", "plain"), (preview, "dim")),)


def _planned(running: OpenSession, reading: Reading, zone: str) -> str:
    """How long was planned, and when that was over where nobody saw it."""
    minutes = running.session.plan_minutes
    if minutes is None:
        return "no limit,"
    over = gaps.end_passed(running.session, running.segments, running.heartbeat, reading)
    length = phrases.duration(minutes * 60)
    return f"{length} planned," if over is None else f"{length}, over at {days.local_time(over, zone):%H:%M};"


def decide(app: "TuiGoalsApp", gap: Gap, choice: Choice, ended: Ended) -> None:
    """Do what was chosen; some choices ask for a word more."""
    running = app.state.running
    if running is None or choice is Choice.LATER:
        return

    def finished(session: FocusSession) -> None:
        app.watching.decided()
        ended(session)

    if choice is Choice.END:
        focus_forms.end_form(app, running, finished, gap)
    elif choice is Choice.ABANDON:
        leaving.abandon_form(app, running, finished, gap)
    elif choice in (Choice.KEEP_MINUTES, Choice.KEEP_UNTIL):
        app.push_screen(_kept_form(app, running, gap, choice))
    else:
        app.do(resolve_session, running.session.id, gap, choice, then=partial(_tell, app))


def _tell(app: "TuiGoalsApp", session: FocusSession) -> None:
    """Say what the session comes to now."""
    app.watching.decided()
    running = app.state.running
    if running is not None:
        known = phrases.duration(app.watching.focus_seconds(running, app.reading()))
        app.notify(f"“{session.subject}” has {known} of focus. u takes that back.", timeout=5, markup=False)


def _kept_form(app: "TuiGoalsApp", running: OpenSession, gap: Gap, choice: Choice) -> FormScreen:
    """Ask how much of the gap counts."""
    zone, session_id = app.state.zone, running.session.id

    def minutes(text: str) -> float:
        return gaps.check_kept(gap, numbers.parse_minutes(text) * 60)

    def until(text: str) -> float:
        hour, minute = numbers.parse_time(text)
        return gaps.kept_until(gap, hour, minute, zone)

    parse = minutes if choice is Choice.KEEP_MINUTES else until

    def echo(text: str) -> str:
        kept = parse(text)
        total = gaps.total_after(choice, running.segments, gap, app.reading(), kept)
        return f"{phrases.duration(kept)} of it, {phrases.duration(total)} of focus"

    def save(form: FormScreen, values: Values) -> None:
        app.do(
            resolve_session, session_id, gap, choice, values["kept"], then=form.saved, otherwise=form.refused
        )  # fmt: skip

    label, hint = ("Minutes", "25 or 1h30") if choice is Choice.KEEP_MINUTES else ("Until", "a time such as 10:40")
    told = gap_words.told(gap, zone)
    return FormScreen(
        f"Keep some of it: {running.session.subject}", [Field("kept", label, "", hint, parse, echo)], save,
        f"gap:{session_id}:{choice}", f"{told[0].upper()}{told[1:]}.", partial(_tell, app),
        enter_saves=True,
    )  # fmt: skip
