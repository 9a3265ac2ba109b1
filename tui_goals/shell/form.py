"""A form over the screen: fields in a column, checked when it is saved, kept as a draft until then."""

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tui_goals.commands.drafts import forget_draft
from tui_goals.domain import Conflict, Refused, TuiGoalsError
from tui_goals.rules import phrases
from tui_goals.shell.keys import key
from tui_goals.shell.of_program import OfProgram
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.fields import Field, FieldInput, FieldRow
from tui_goals.widgets.painting import wrap

Values = dict[str, Any]

SHARE = 0.92
"""How much of the screen's height a form takes at most."""
WIDTH, WIDTH_SHARE, PADDING = 86, 0.96, 4
"""Columns of a form, what it takes of the screen's at most, and what stands empty of them."""
AROUND = 8
"""Lines of a form that are neither fields nor what leads in, with one that says what is wrong."""
SHORT, AROUND_SHORT = 20, 4
"""Lines of a screen below which a form has no empty ones, and what is then around the fields."""
FEWEST, MOST = 3, 24
"""Fields that are seen at once."""


class FormScreen(OfProgram, ModalScreen[None]):
    """Asks for the fields; `save` gets their values and must call `saved` or `refused` in the end."""

    BINDINGS = [
        key("ctrl+s,f10", "save", "Save", "form.save", "Save the form", priority=True),
        key("escape,ctrl+g", "close", "Close", "form.close", "Close the form; what was typed is kept", priority=True),
        key("f9", "start_over", "Start over", "form.start_over", "Throw away what was typed", priority=True),
        key("f1", "app.help", "Help", "form.help", "Show the keys"),
    ]
    AUTO_FOCUS = "FieldInput"

    def __init__(
        self,
        title: str,
        fields: list[Field],
        save: Callable[["FormScreen", Values], None],
        subject: str,
        lead: str = "",
        done: Callable[[Any], None] | None = None,
        enter_saves: bool = False,
        at: str = "",
        does: str = "save",
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = fields
        self._save = save
        self._subject = f"form:{subject}"
        self._lead = lead
        self._done = done
        self._enter_saves = enter_saves
        self._at = at
        self._does = does
        self._typed_here = False
        self._kept = self._first = {field.name: field.value for field in fields}

    def compose(self) -> ComposeResult:
        """Title, fields and the line that says what is wrong."""
        self._kept = {**self._first, **self._draft()}
        with Vertical(id="form"):
            yield Label(Content(clean_line(self._title)), id="form-title")
            yield Label("", markup=False, id="form-lead")
            with VerticalScroll(id="form-fields", can_focus=False):
                for field in self._fields:
                    yield FieldRow(field, self._kept[field.name])
            yield Label("", markup=False, id="form-problem")
            yield Label(Content(f"{self._enter()}   esc close, what you typed is kept"), id="form-keys")

    def on_mount(self) -> None:
        """Say what leads in, and when an earlier draft is shown."""
        self.show_lead()
        self.show_fields()
        if self._at:
            self.query_one(f"#field-{self._at}").focus()
        if self._kept != self._first:
            self._say("As you left it, not saved yet. F9 starts over.", problem=False)

    def _enter(self) -> str:
        if not self._enter_saves:
            return f"enter next field   ctrl+s {self._does}"
        return f"enter {self._does}{'   down next field' if len(self._fields) > 1 else ''}"

    def show_fields(self) -> None:
        """Show the fields that belong to what others hold, and no others."""
        texts = self._texts()
        for row in self.query(FieldRow):
            if row.field.only_for is not None:
                name, words = row.field.only_for
                row.display = texts[name].strip().casefold() in words

    def lead(self) -> str:
        """What is said between the title and the fields; nothing takes no room."""
        return self._lead

    def show_lead(self) -> None:
        """Say what leads in, as it is now."""
        label, text = self.query_one("#form-lead", Label), self.lead()
        label.display = bool(text)
        label.update(Content("\n".join(clean_line(line) for line in text.splitlines())))
        self._fit()

    def on_resize(self) -> None:
        """Leave room for what stands around the fields; those that do not fit are scrolled to."""
        self._fit()

    def _fit(self) -> None:
        short = self.size.height < SHORT
        self.set_class(short, "-short")
        width = min(WIDTH, int(self.size.width * WIDTH_SHARE)) - PADDING
        said, problem = self.lead(), self.query_one("#form-problem", Label)
        lead = len(wrap(said, width)) + 1 if said else 0
        keys = len(wrap(str(self.query_one("#form-keys", Label).content), width)) - 1
        room = int(self.size.height * SHARE) - (AROUND_SHORT if short else AROUND) - lead - keys
        told = max(1, min(len(wrap(str(problem.content), width)), room - FEWEST + 1))
        problem.styles.max_height = told
        self.query_one("#form-fields").styles.max_height = max(FEWEST, min(MOST, room - told + 1))
        self.call_after_refresh(self._see_field)

    def _see_field(self) -> None:
        """Where there is less room now, the field at hand stays in sight."""
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    @on(Input.Changed)
    def hand_over(self) -> None:
        """Give what is typed to the keeper of drafts."""
        self.show_fields()
        values = self._texts()
        if values != self._kept:
            self._kept = values
            self._typed_here = True
            self.program.drafts.keep(self._subject, values)

    @on(Input.Submitted)
    def _next(self) -> None:
        inputs = list(self.query(FieldInput))
        if self._enter_saves or self.focused is inputs[-1]:
            self.action_save()
        else:
            self.focus_next(FieldInput)

    @on(FieldInput.Leave)
    def _leave(self, event: FieldInput.Leave) -> None:
        (self.focus_next if event.step > 0 else self.focus_previous)(FieldInput)

    def action_save(self) -> None:
        """Check the fields and hand them on."""
        values: Values = {}
        for row in self.query(FieldRow):
            if not row.display:
                values[row.field.name] = None
                continue
            try:
                values[row.field.name] = row.field.parse(row.input.value)
            except Refused as refusal:
                row.input.focus()
                self._say(f"{row.field.label}: {refusal}")
                return
        self._save(self, values)

    def action_close(self) -> None:
        """Close; what was typed stays a draft."""
        if self._kept != self._first:
            self.notify("Not saved; what you typed is kept for when you come back.", timeout=3)
        self.dismiss()

    def action_start_over(self) -> None:
        """Throw away what was typed and show what is saved."""
        for row in self.query(FieldRow):
            row.input.value = self._first[row.field.name]
        self._forget()
        self._say("")

    def saved(self, value: Any) -> None:
        """What was typed is committed: close, and go on."""
        self._forget()
        self.dismiss()
        if self._done is not None:
            self._done(value)

    def refused(self, error: TuiGoalsError) -> None:
        """Say what is wrong; everything typed stays."""
        if isinstance(error, Conflict) and error.fields:
            theirs = [f"{name.replace('_', ' ')}: “{pair[1]}”" for name, pair in error.fields.items()]
            self._say(f"Another terminal saved {phrases.join_words(theirs)} meanwhile. ctrl+s again keeps yours.")
        else:
            self._say(str(error))

    def _texts(self) -> dict[str, str]:
        return {row.field.name: row.input.value for row in self.query(FieldRow)}

    def _draft(self) -> dict[str, str]:
        texts = self.program.left_texts(self._subject)
        return {name: text for name, text in texts.items() if name in self._first}

    def _forget(self) -> None:
        """Let the draft go: at once, so that no other terminal takes it up, and in the keeper after what it saves."""
        if self._typed_here or self._draft():
            self._typed_here = False
            self.program.drafts.forget(self._subject)
            self.program.do(forget_draft, self._subject)

    def _say(self, sentence: str, problem: bool = True) -> None:
        label = self.query_one("#form-problem", Label)
        label.set_class(problem, "problem")
        label.update(Content(clean_line(sentence)))
        self._fit()
