"""A page over the screen to read: the rows behind a number, the text of another review."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui_goals.shell.keys import key
from tui_goals.shell.of_program import OfProgram
from tui_goals.widgets.page import ReadingPage
from tui_goals.widgets.painting import Line
from tui_goals.widgets.title_line import TitleLine

MOST_LINES = 22


class PageScreen(OfProgram, ModalScreen[None]):
    """A title and lines made for the width there is; arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+g,q,backspace,enter", "dismiss", "Close", "page.close", "Close the page", show=False),
    ]
    AUTO_FOCUS = "ReadingPage"

    def __init__(self, title: str, lines: Callable[[int], Sequence[Line]]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """The title and the page."""
        with Vertical(id="page-over"):
            yield TitleLine(self._title, id="picker-title")
            yield ReadingPage(id="page-lines")

    def on_mount(self) -> None:
        """Show the lines once their width is known."""
        self.call_after_refresh(self.on_resize)

    def on_resize(self) -> None:
        """Make the lines for another width."""
        page = self.query_one(ReadingPage)
        if page.size.width > 1:
            lines = self._lines(page.size.width - 1)
            page.styles.height = min(max(1, len(lines)), MOST_LINES, max(3, self.size.height - 6))
            page.set_lines(lines)
