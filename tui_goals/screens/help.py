"""The keys of the screen one came from, grouped by purpose, as they are declared."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from tui_goals.shell.keys import Key, key
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, pad, wrap

KEYS_WIDTH, TITLE_WIDTH, LEAST_REASON = 14, 22, 12
"""Cells of the keys, of what they do, and at least of the reason."""


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
            yield LineList(_as_listed)

    def on_mount(self) -> None:
        """List the keys once their width is known."""
        self.call_after_refresh(self.on_resize)

    def on_resize(self) -> None:
        """List the keys, each with as many lines as its reason takes beside a scrollbar."""
        keys_list = self.query_one(LineList)
        width = keys_list.outer_size.width - keys_list.styles.scrollbar_size_vertical
        rows: list[Row] = []
        for title, keys in self._groups:
            if rows:
                rows.append(Row(f"space-{title}", ((),), selectable=False))
            rows.append(Row(title, (((title, "title"),),), selectable=False))
            for each in keys:
                lines = _lines(each, width)
                rows.append(Row(each.action, lines, height=len(lines)))
        keys_list.set_rows(rows)


def _lines(each: Key, width: int) -> tuple[Line, ...]:
    """The key, its title, and its reason in the room that is left."""
    first, *more = wrap(each.tooltip, max(LEAST_REASON, width - 2 - KEYS_WIDTH - TITLE_WIDTH))
    shown, title = f"  {each.shown:<{KEYS_WIDTH}}", pad(each.title, TITLE_WIDTH - 1)
    blank = " " * (2 + KEYS_WIDTH + TITLE_WIDTH)
    return (
        ((shown, "accent"), (f"{title} ", "plain"), (first, "dim")),
        *(((blank, "plain"), (text, "dim")) for text in more),
    )


def _as_listed(row: Row, _: int) -> tuple[Line, ...]:
    """The lines that were made when the list was."""
    assert isinstance(row.data, tuple)
    return row.data
