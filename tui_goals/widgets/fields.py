"""One line of a form: a label, what is typed, and what was understood of it."""

from collections.abc import Callable
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label

from tui_goals.domain import Refused
from tui_goals.domain.values import frozen
from tui_goals.terminal.text import clean_line

LABEL = 14
"""Cells of a label, with the space behind it."""
CHOICES = 36
"""Cells that choices take beside their field."""
LONGEST = 5000
"""Characters a field takes; what is too long for its purpose is refused in words when it is saved, never cut."""


def as_typed(text: str) -> str:
    """The text itself."""
    return text.strip()


@frozen
class Field:
    """What a form asks: `parse` makes a value of the text or raises Refused, `echo` says how it is understood."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    parse: Callable[[str], Any] = as_typed
    echo: Callable[[str], str] | None = None
    suggestions: tuple[str, ...] = ()
    """Where a field knows its choices, left and right go through them."""
    only_for: tuple[str, frozenset[str]] | None = None
    """Another field and what it must hold for this one to be shown; hidden, its value is None."""

    @property
    def is_one_value(self) -> bool:
        """Whether what is typed replaces what stands there, as with a day or a number; a text is gone on with."""
        return self.echo is not None or bool(self.suggestions)


def choices_in_words(choices: tuple[str, ...]) -> str:
    """What there is to choose from, or how many there are where they do not fit."""
    words = (", " if any(" " in choice for choice in choices) else " ").join(choices)
    return words if cell_len(words) <= CHOICES else f"left, right: {len(choices)} to choose from"


class LineInput(Input):
    """An input of one line that takes a paste of many lines as one, and says so, or refuses it in words."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        lines = event.text.strip().splitlines()
        text = event.text.strip("\r\n") if len(lines) < 2 else " ".join(line.strip() for line in lines)
        text = clean_line(text)
        length = len(self.value) + len(text)
        if length > LONGEST:
            self.notify(
                f"With these {len(text):,} characters it would be {length:,}; {LONGEST:,} is the most here. "
                "They were not taken.", severity="warning",
            )  # fmt: skip
            return
        if len(lines) > 1:
            self.notify(f"{len(lines)} lines were pasted as one.")
        self.replace(text, *self.selection) if not self.selection.is_empty else self.insert_text_at_cursor(text)


class FieldInput(LineInput):
    """A form's input, which tells when keys leave it."""

    BINDINGS = [
        Binding("up", "leave(-1)", "Field before", show=False),
        Binding("down", "leave(1)", "Next field", show=False),
    ]

    class Leave(Message):
        """A key goes to the field before (-1) or the next one (1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def action_leave(self, step: int) -> None:
        """Go to another field."""
        self.post_message(self.Leave(step))


class FieldRow(Horizontal):
    """Label, input and echo of one field."""

    def __init__(self, field: Field, value: str) -> None:
        super().__init__()
        self.field = field
        self.input = FieldInput(
            value, placeholder=field.hint, compact=True, select_on_focus=field.is_one_value, id=f"field-{field.name}"
        )
        self.echo = Label("", markup=False, classes="echo")

    def compose(self) -> ComposeResult:
        """The widgets."""
        yield Label(Content(self.field.label), classes="label")
        yield self.input
        yield self.echo

    def on_mount(self) -> None:
        """Say how the first text is understood."""
        self.input.cursor_blink = False
        self.show_echo()

    def on_input_changed(self) -> None:
        """Say how the text is understood."""
        self.show_echo()

    def on_key(self, event: events.Key) -> None:
        """Left and right go through the choices of a field that knows them, when it holds one of them or nothing."""
        choices = self.field.suggestions
        if not choices or event.key not in ("left", "right") or self.input.value not in (*choices, ""):
            return
        event.stop()
        event.prevent_default()
        step = 1 if event.key == "right" else -1
        at = choices.index(self.input.value) if self.input.value in choices else (-1 if step > 0 else 0)
        self.input.value = choices[(at + step) % len(choices)]

    def show_echo(self) -> None:
        """Say at the right how the text is understood."""
        text = ""
        if self.field.suggestions:
            text = choices_in_words(self.field.suggestions)
        elif self.field.echo is not None and self.input.value.strip():
            try:
                text = self.field.echo(self.input.value)
            except Refused as refusal:
                text = str(refusal)
        if cell_len(text) and text != str(self.echo.content):
            self.echo.update(Content(clean_line(text)))
        elif not text:
            self.echo.update("")
