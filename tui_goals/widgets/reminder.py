"""Two quiet lines that say what it is all for, until the next key."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import fitted

STYLES = ("title", "accent")


class Reminder(Vertical):
    """The end as it is pictured, and the affirmation below it; out of sight it takes no room."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._rows = (OneLine(), OneLine())

    def compose(self) -> ComposeResult:
        """The lines."""
        yield from self._rows

    def on_mount(self) -> None:
        """Wait out of sight."""
        self.display = False

    def show(self, lines: Sequence[str]) -> None:
        """Say these lines."""
        width = self.app.size.width - 2
        for index, row in enumerate(self._rows):
            text = lines[index] if index < len(lines) else ""
            row.display = bool(text)
            row.set_line(fitted(((f" {text}", STYLES[index]),), width, self._glyphs.ellipsis))
        self.display = True
