"""The trash (T in the journal): deletions and discarded drafts, what they held, and the way back."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui_goals.commands.steps import undo
from tui_goals.commands.trash import KEPT_DAYS, empty_trash
from tui_goals.domain import Draft, Entry, Step, Stored
from tui_goals.rules.entries import entry_drafts
from tui_goals.shell.keys import key
from tui_goals.shell.of_program import OfProgram
from tui_goals.shell.pickers import PickScreen
from tui_goals.store import Reader
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import ReadingPage
from tui_goals.widgets.painting import Line
from tui_goals.widgets.step_line import step_line
from tui_goals.widgets.title_line import TitleLine
from tui_goals.widgets.trash_lines import trash_lines

EMPTY = f"The trash is empty. What is deleted stands here for {KEPT_DAYS} days, and can be brought back."


class TrashScreen(OfProgram, ModalScreen[None]):
    """The deletions above, newest first, and below what the one under the cursor took away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("R", "restore", "Restore", "trash.restore", "Bring back what this deletion took away"),
        key("E", "empty", "Empty", "trash.empty", "Let go of all of it for good, after one question"),
        key("tab", "text", "Text", "trash.text", "Go to what it held to scroll it, or back"),
        key("escape,ctrl+g,q,T,backspace", "close", "Close", "trash.close", "Close the trash"),
    ]

    def compose(self) -> ComposeResult:
        """The list and what the deletion held."""
        title = "Trash   R restores, E empties, esc closes"
        with Vertical(id="trash"):
            yield TitleLine(title, id="trash-title")
            yield LineList(self._draw, id="deletions")
            yield ReadingPage(id="held")

    def on_mount(self) -> None:
        """List the deletions, and again whenever the state changes."""
        self._fill()
        self.watch(self.app, "state", self._fill, init=False)

    def action_restore(self) -> None:
        """Bring back what the deletion under the cursor took away."""
        step = self._step()
        if step is not None:
            told = f"Undone: {step.label}"
            self.program.do(undo, (), step.id, then=lambda _: self.notify(told, timeout=4, markup=False))

    def action_empty(self) -> None:
        """Let go of everything, once that is said to be wanted."""
        if self._step() is None:
            return
        title = "Empty the trash? Nothing in it, nor steps that touched it, can be brought back then."
        choices = [("empty", "Empty it for good", False), ("keep", "Keep it", False)]
        self.app.push_screen(PickScreen(title, lambda: choices, self._chosen, many=False))

    @on(LineList.Opened)
    def action_text(self) -> None:
        """Go to what it held, or back to the list."""
        page = self.query_one("#held")
        (self.query_one("#deletions") if page.has_focus else page).focus()

    def action_close(self) -> None:
        """Close the trash."""
        self.dismiss()

    def on_resize(self) -> None:
        """Fit the text to another width."""
        self.call_after_refresh(self._show)

    def _chosen(self, choice: object, _: bool) -> None:
        if choice == "empty":
            self.program.do(empty_trash, then=self._emptied)

    def _emptied(self, _: int) -> None:
        self.notify("The trash is empty; what was in it is gone for good.", timeout=4)
        self._fill()

    def _fill(self) -> None:
        steps = self.program.ask(lambda reader: reader.trash(), ())
        rows = [Row(step.id, step) for step in steps] or [Row("empty", EMPTY, selectable=False)]
        self.query_one("#deletions", LineList).set_rows(rows)
        self.call_after_refresh(self._show)

    @on(LineList.Moved)
    def _show(self) -> None:
        page, step = self.query_one("#held", ReadingPage), self._step()
        if step is None:
            page.show(None, ())
            return

        def question(reader: Reader) -> tuple[tuple[Stored, ...], tuple[str, ...], Entry | None, str]:
            removed = reader.removed(step.id)
            drafts = entry_drafts(each for each in removed if isinstance(each, Draft))
            present = reader.find(Entry, id=drafts[0].entry_id) if drafts else ()
            because = reader.why_changed([step]).get(step.id, "")
            return removed, reader.changed_since(step.id), next(iter(present), None), because

        found = self.program.ask(question, ((), (), None, ""))
        page.show(step.id, trash_lines(*found, self.program.state.today, max(20, page.size.width - 1)))

    def _step(self) -> Step | None:
        row = self.query_one("#deletions", LineList).row
        return row.data if row is not None and isinstance(row.data, Step) else None

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        return (step_line(row.data, self.program.state.today),)
