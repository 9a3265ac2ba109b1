"""The steps so far, newest first, each in its words; what was undone is marked."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui_goals.commands.steps import undo
from tui_goals.domain import Step
from tui_goals.shell.keys import key
from tui_goals.shell.of_program import OfProgram
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, shorten
from tui_goals.widgets.step_line import WHEN_CELLS, step_line
from tui_goals.widgets.title_line import TitleLine


class HistoryScreen(OfProgram, ModalScreen[None]):
    """A page of the ledger; Enter takes one step back, as long as nothing changed since."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+g,q,U,backspace", "dismiss", "Close", "history.close", "Close the history", show=False),
    ]

    _reasons: Mapping[int, str] = MappingProxyType({})

    def compose(self) -> ComposeResult:
        """The widgets."""
        with Vertical(id="history"):
            yield TitleLine("Steps   enter undoes the one under the cursor, esc closes", id="history-title")
            yield LineList(self._draw)

    def on_mount(self) -> None:
        """List the steps."""
        self._fill()

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        """Undo one step."""
        step = event.row.data if event.row is not None else None
        if isinstance(step, Step) and step.undone_at is None:
            self.program.do(undo, (), step.id, then=self._undone)

    def _undone(self, step: Step) -> None:
        self.notify(f"Undone: {step.label}", timeout=3, markup=False)
        self._fill()

    def _fill(self) -> None:
        steps = self.program.ask(lambda reader: reader.steps(), ())
        self._reasons = self.program.ask(lambda reader: reader.why_changed(steps), {})
        empty = [Row("empty", "Nothing has been done yet; every change will stand here.", selectable=False)]
        rows = [Row(step.id, step, height=2 if step.id in self._reasons else 1) for step in steps]
        self.query_one(LineList).set_rows(rows or empty)

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        line = step_line(row.data, self.program.state.today)
        if row.height == 1 or not isinstance(row.data, Step):
            return (line,)
        because = f"{'':{WHEN_CELLS}}because: {self._reasons[row.data.id]}"
        return line, ((shorten(because, width, self.program.glyphs.ellipsis), "dim"),)
