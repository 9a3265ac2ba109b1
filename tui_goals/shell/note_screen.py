"""A screen that has the keys of what goes on beside a session: what cuts into it, and notes that do not end it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from tui_goals.domain import FocusSession, InterruptionKind, SessionState, TuiGoalsError, new_uid
from tui_goals.domain.values import frozen
from tui_goals.rules.interruptions import FROM
from tui_goals.shell.keys import key
from tui_goals.shell.lazily import lazily
from tui_goals.shell.session_screen import SessionScreen
from tui_goals.widgets.note_line import NoteLine

if TYPE_CHECKING:
    from tui_goals.commands import drafts, interruptions, journal
else:
    drafts, interruptions, journal = (
        lazily(f"tui_goals.commands.{name}") for name in ("drafts", "interruptions", "journal")
    )


@frozen
class Note:
    """A line that is being typed: its label, what it notes on by which command, and where the keys went before.

    `typed` is whether a draft of it may be kept.
    """

    label: str
    hint: str
    command: Callable[..., Any]
    about: str | int
    draft: str
    before: Widget | None
    typed: bool = False


class NoteScreen(SessionScreen):
    """What can be noted while a session goes on; the screen is composed with a `NoteLine`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SessionScreen.BINDINGS,
        key("i", "interrupt('internal')", "Distracted", "focus.distracted",
            "Log an interruption from within; the session goes on"),
        key("I", "interrupt('external')", "Disturbed", "focus.disturbed",
            "Log an interruption from outside; the session goes on", show=False),
        key("N", "note_session", "Note", "focus.note", "Note a line in the session's journal entry; it goes on",
            show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._note: Note | None = None

    def session_noted(self) -> FocusSession | None:
        """The session that a note is about."""
        running = self.data.running
        return running.session if running is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key but those of the line while one is typed in it."""
        if self._note is not None:
            return False
        match action:
            case "interrupt":
                return self.data.running is not None
            case "note_session":
                return self.session_noted() is not None
        return super().check_action(action, parameters)

    def give_keys_to(self, widget: Widget | None) -> None:
        """Let keys go to a widget first, or to none; a line that is being typed keeps them until it is done."""
        if self._note is not None:
            self._note = replace(self._note, before=widget)
        else:
            self.set_focus(widget)

    def action_interrupt(self, kind: str) -> None:
        """Log an interruption at once; what it was can be typed after that, or not."""
        running = self.data.running
        if running is None:
            return
        source, uid = InterruptionKind(kind), new_uid()
        self.program.do(interruptions.interrupt, running.session.id, source, "", uid)
        hint = "logged; what was it? enter keeps, F5 pauses too, esc leaves"
        self._open(f" ! {FROM[source]} ", hint, interruptions.note_interruption, uid, f"form:interruption:{uid}")

    def action_note_session(self) -> None:
        """Note a line in the session's journal entry."""
        if session := self.session_noted():
            hint = "a line for the journal; enter keeps it, esc leaves"
            self._open(" note ", hint, journal.note_session, session.id, f"form:note:{session.id}")

    @on(NoteLine.Typed)
    def _note_typed(self, event: NoteLine.Typed) -> None:
        if self._note is not None:
            self._note = replace(self._note, typed=True)
            self.program.drafts.keep(self._note.draft, {"note": event.text})

    @on(NoteLine.Kept)
    def _note_kept(self, event: NoteLine.Kept) -> None:
        note, running = self._note, self.data.running
        if note is None:
            return
        self._close()
        if event.text.strip():
            refused = partial(self._note_refused, note, event.text)
            then = partial(self._forget, note)
            self.program.do(note.command, note.about, event.text, then=then, otherwise=refused)
        if event.pause and running is not None and running.session.state is SessionState.RUNNING:
            self.action_pause()

    @on(NoteLine.Left)
    def _close(self) -> None:
        """Give the keys back; what was typed stays a draft, unless it was taken away again."""
        note, line = self._note, self.query_one(NoteLine)
        if note is None:
            return
        self._note = None
        line.close()
        self.set_focus(note.before)
        self.show_keys()
        if note.typed and not line.input.value.strip():
            self._forget(note)

    def _open(self, label: str, hint: str, command: Callable[..., Any], about: str | int, draft: str) -> None:
        text = self.program.left_texts(draft).get("note", "")
        self._take_note(Note(label, hint, command, about, draft, self.focused, typed=bool(text)), text)

    def _take_note(self, note: Note, text: str) -> None:
        line = self.query_one(NoteLine)
        line.open(note.label, note.hint, text)
        self.set_focus(line.input)
        self._note = note
        self.show_keys()

    def _forget(self, note: Note, _: object = None) -> None:
        """Let the draft go: at once, and in the keeper after what it saves."""
        if note.typed:
            self.program.drafts.forget(note.draft)
            self.program.do(drafts.forget_draft, note.draft)

    def _note_refused(self, note: Note, text: str, error: TuiGoalsError) -> None:
        """Say why, and let the person go on where the line was."""
        self.notify(str(error), severity="warning", markup=False)
        self._take_note(note, text)
