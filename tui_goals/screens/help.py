"""The keys of the screen one came from, grouped by purpose, as they are declared."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from tui_goals.shell.keys import Key, key
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line

KEYS_WIDTH = 18


class HelpScreen(ModalScreen[None]):
    """A list of keys, what each does, and why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "escape,ctrl+g,q,question_mark,backspace,f1", "dismiss", "Close", "help.close", "Close the help", show=False
        ),
    ]

    def __init__(self, groups: list[tuple[str, list[Key]]]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """The widgets."""
        with Vertical(id="help"):
            yield Label("Keys", id="help-title")
            yield LineList(self._draw)

    def on_mount(self) -> None:
        """List the keys."""
        rows: list[Row] = []
        for title, keys in self._groups:
            if rows:
                rows.append(Row(f"space-{title}", "", selectable=False))
            rows.append(Row(title, title, selectable=False))
            rows += [Row(each.action, each) for each in keys]
        self.query_one(LineList).set_rows(rows)

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        if isinstance(row.data, Key):
            each = row.data
            return (
                ((f"  {each.shown:<{KEYS_WIDTH}}", "accent"), (f"{each.title:<18}", "plain"), (each.tooltip, "dim")),
            )
        return (((str(row.data), "title"),),)
