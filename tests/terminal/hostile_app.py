"""Texts from the file that TEXTS names in many widgets, the next batch at each f8.

Arguments: --few shows more texts at a time in fewer widgets, --raw leaves out the line filter, --plain uses
Textual's own driver.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Button, DataTable, Input, Label, OptionList, Static, TextArea, Tree

from tui_goals.terminal import driver_class
from tui_goals.terminal.line_filter import CleanLines

FEW = "--few" in sys.argv
BATCH, LARGE_BATCH = 8, 40


class HostileApp(App[None]):
    """Each text of a batch in each widget."""

    CSS = "OptionList, DataTable, Tree, TextArea { height: 7; } #texts { min-height: 10; border: solid white; }"
    BINDINGS: ClassVar[list[BindingType]] = [("f8", "next", "Next batch")]

    def __init__(self) -> None:
        super().__init__(driver_class=None if "--plain" in sys.argv else driver_class(os.environ))
        texts: list[str] = json.loads(Path(os.environ["TEXTS"]).read_text(encoding="utf-8"))
        size = LARGE_BATCH if FEW else BATCH
        self.batches = [texts[start : start + size] for start in range(0, len(texts), size)]
        self.shown = 0
        self.clean_lines = CleanLines()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters and, unless left out, ours."""
        return super().get_line_filters() if "--raw" in sys.argv else [*super().get_line_filters(), self.clean_lines]

    def compose(self) -> ComposeResult:
        yield Label("batch 0", id="batch")
        yield Static(id="texts")
        yield Input(id="input")
        if not FEW:
            yield Button("button")
            yield OptionList()
            yield DataTable[Text]()
            yield Tree[None]("tree")
            yield TextArea()

    def on_mount(self) -> None:
        self.query_one(Input).cursor_blink = False
        if not FEW:
            self.query_one(DataTable).add_column("column")
            self.query_one(Tree).root.expand()

    def action_next(self) -> None:
        batch = self.batches[self.shown]
        self.shown += 1
        self.query_one("#texts", Static).update(Content("\n".join(batch)))
        self.query_one("#texts").border_title = Content(batch[0])
        self.query_one(Input).value = batch[-1]
        if not FEW:
            self.fill_more(batch)
        self.query_one("#batch", Label).update(f"batch {self.shown} of {len(self.batches)}")

    def fill_more(self, batch: list[str]) -> None:
        """Show the batch in buttons, lists, tables, trees, editors and notifications too."""
        options, table, tree = self.query_one(OptionList), self.query_one(DataTable), self.query_one(Tree)
        options.clear_options().add_options(Content(text) for text in batch)
        table.clear()
        tree.root.remove_children()
        for text in batch:
            table.add_row(Text(text))
            tree.root.add_leaf(Text(text))
        self.query_one(Button).label = Content(batch[0])
        self.query_one(TextArea).text = "\n".join(batch)
        self.clear_notifications()
        self.notify("\n".join(batch), title=batch[-1], markup=False)


if __name__ == "__main__":
    app = HostileApp()
    app.run(mouse=False)
    sys.exit(app.return_code or 0)
