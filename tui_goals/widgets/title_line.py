"""The title of what lies over a screen."""

from textual.content import Content
from textual.widgets import Label

from tui_goals.terminal.text import clean_line

GAP = "   "


class TitleLine(Label):
    """A title; the keys after it, set off by three spaces, stand back."""

    def __init__(self, title: str, id: str) -> None:
        words, gap, keys = clean_line(title).rpartition(GAP)
        if not gap:
            words, keys = keys, ""
        super().__init__(Content.assemble(words, gap, (keys, "not bold $quiet")), id=id)
