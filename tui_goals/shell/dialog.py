"""What opens over a screen and takes its keys; its own are shown by the key that shows them everywhere."""

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui_goals.shell.keys import key
from tui_goals.shell.of_program import OfProgram

Answer = TypeVar("Answer")


class Dialog(OfProgram, ModalScreen[Answer]):
    """A screen over another one: no key of that one's or of the app's reaches through it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("question_mark,f1", "app.help", "Help", "app.help", "Show the keys", show=False),
    ]

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close it with what lies over it; where it is closed already nothing happens."""
        if self.come_up():
            return super().dismiss(result)
        nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
        return nothing
