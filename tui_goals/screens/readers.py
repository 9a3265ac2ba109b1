"""Readers: who reports are made for, what each may see, and the report exactly as they would get it."""

from typing import ClassVar

from rich.cells import chop_cells
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from tui_goals.commands.readers import remove_reader
from tui_goals.domain import EntryKind, ReportReader, Sharing
from tui_goals.reports.composing import composed
from tui_goals.reports.document import Format
from tui_goals.reports.gathering import gather
from tui_goals.reports.rendering import rendered
from tui_goals.rules import periods, phrases
from tui_goals.shell import sharing
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.keys import key
from tui_goals.store import Reader
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, wrap
from tui_goals.widgets.title_line import TitleLine

KINDS = periods.KINDS
NARROWEST = 20
SCROLLBAR = 1
EMPTY = "Nobody yet. n adds someone a report is made for; all is private until you share it with them."


class ReadersScreen(Dialog[None]):
    """The readers, each with how much they may see."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "new", "New", "readers.new", "Add someone a report is made for", show=False),
        key("e", "edit", "Edit", "readers.edit", "Change name or kind", show=False),
        key("D", "remove", "Remove", "readers.remove", "Remove them; u brings them back", show=False),
        key("escape,ctrl+g,q,backspace", "dismiss", "Close", "readers.close", "Close the list", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The widgets."""
        with Vertical(id="readers"):
            yield TitleLine("Readers   enter shows what they would get, n adds, e edits, D removes", id="readers-title")
            yield LineList(self._draw)

    def on_mount(self) -> None:
        """List them, and again whenever the state changes."""
        self._fill()
        self.watch(self.app, "state", self._fill, init=False)

    def action_new(self) -> None:
        """Add a reader."""
        sharing.reader_form(self.program, None, lambda _: self._fill())

    def action_edit(self) -> None:
        """Change the reader under the cursor."""
        if reader := self._reader():
            sharing.reader_form(self.program, reader, lambda _: self._fill())

    def action_remove(self) -> None:
        """Remove the reader under the cursor."""
        if reader := self._reader():
            self.program.do(remove_reader, reader.id, then=self._removed)

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        """Show what the reader would get."""
        if reader := self._reader():
            self.app.push_screen(PreviewScreen(reader))

    def _removed(self, reader: ReportReader) -> None:
        self.notify(f"Removed {reader.name}. u brings them back.", timeout=4, markup=False)
        self._fill()

    def _reader(self) -> ReportReader | None:
        row = self.query_one(LineList).row
        return row.data[0] if row is not None and isinstance(row.data, tuple) else None

    def _fill(self) -> None:
        readers = self.program.ask(lambda reader: reader.find(ReportReader), ())
        sharings = self.program.ask(lambda reader: reader.find(Sharing), ())
        counts = [(each, sum(one.reader_id == each.id for one in sharings)) for each in readers]
        rows = [Row(each.id, (each, count)) for each, count in counts]
        self.query_one(LineList).set_rows(rows or [Row("empty", EMPTY, height=2, selectable=False)])

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        if not isinstance(row.data, tuple):
            return tuple(((part, "dim"),) for part in wrap(str(row.data), width))
        reader, count = row.data
        seen = f"sees {phrases.count(count, 'thing')}" if count else "sees nothing yet"
        return (((f" {reader.name}", "plain"), (f"   {reader.kind}, {seen}", "dim")),)


class PreviewScreen(Dialog[None]):
    """A reader's report, to the letter as the command line writes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("m", "form", "Form", "preview.form", "Text, Markdown, HTML", show=False),
        key("z", "period", "Period", "preview.period", "Week, month, quarter, year", show=False),
        key("escape,ctrl+g,q,backspace", "dismiss", "Close", "preview.close", "Back to the readers", show=False),
    ]

    def __init__(self, reader: ReportReader) -> None:
        super().__init__()
        self._made_for = reader
        self._kind = EntryKind.WEEKLY
        self._form = Format.TEXT

    def compose(self) -> ComposeResult:
        """The widgets."""
        with Vertical(id="preview"):
            yield Label("", markup=False, id="readers-title")
            yield LineList(lambda row, width: (((str(row.data), "plain"),),))

    def on_mount(self) -> None:
        """Show the report, as soon as there is a width for its lines."""
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Break its lines anew; none of them is cut."""
        self.call_after_refresh(self._fill)

    def action_form(self) -> None:
        """The next form."""
        forms = (Format.TEXT, Format.MARKDOWN, Format.HTML)
        self._form = forms[(forms.index(self._form) + 1) % len(forms)]
        self._fill()

    def action_period(self) -> None:
        """The next longer period, or the week again."""
        self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
        self._fill()

    def _fill(self) -> None:
        state = self.program.state
        period = periods.period_of(self._kind, state.today)

        def report(source: Reader) -> str:
            return rendered(
                composed(gather(state, source, period, None, self._made_for, self.program.settings.rest_days)),
                self._form,
            )

        width = max(NARROWEST, self.query_one(LineList).size.width - SCROLLBAR)
        lines = self.program.ask(report, "").split("\n")
        shown = [part for line in lines for part in chop_cells(line, width) or [""]]
        self.query_one(LineList).set_rows([Row(place, part) for place, part in enumerate(shown)])
        head = f"{self._made_for.name} gets this   m {self._form}   z {self._kind}   esc closes"
        self.query_one("#readers-title", Label).update(Content(clean_line(head)))
