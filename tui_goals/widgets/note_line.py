"""One line to type a note in, at the foot of a screen that goes on behind it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label

from tui_goals.terminal.text import clean_line
from tui_goals.widgets.fields import FieldInput


class NoteLine(Horizontal):
    """A label and an input; not there until it is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "leave", "Leave", id="focus.note_leave", tooltip="Leave the line; nothing is noted"),
        Binding("f5", "pause", "Pause too", id="focus.note_pause", tooltip="Keep the note and pause the session"),
    ]

    class Kept(Message):
        """Enter, or the key that pauses as well: the text is to be kept."""

        def __init__(self, text: str, pause: bool = False) -> None:
            super().__init__()
            self.text = text
            self.pause = pause

    class Typed(Message):
        """The text is another one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The line is left, nothing is to be kept."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._label = Label("", markup=False)
        self.input = FieldInput("", compact=True, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The widgets."""
        yield self._label
        yield self.input

    def on_mount(self) -> None:
        """Wait out of sight."""
        self.display = False
        self.input.cursor_blink = False

    def open(self, label: str, hint: str, text: str = "") -> None:
        """Be there, ready for keys."""
        self._label.update(Content(clean_line(label)))
        self.input.placeholder = hint
        with self.input.prevent(Input.Changed):
            self.input.value = text
        self.input.cursor_position = len(text)
        self.display = True

    def close(self) -> None:
        """Go out of sight."""
        self.display = False

    def action_leave(self) -> None:
        """Leave the line."""
        self.post_message(self.Left())

    def action_pause(self) -> None:
        """Keep the note and pause."""
        self.post_message(self.Kept(self.input.value, pause=True))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept(event.value))
