"""Earlier texts of an entry (V in the journal): each beside the present one, and one key to have it back."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui_goals.commands.journal import edit_entry
from tui_goals.domain import Entry, EntryVersion
from tui_goals.rules import days, phrases, versions
from tui_goals.shell.keys import key
from tui_goals.shell.of_program import OfProgram
from tui_goals.widgets.difference_lines import difference_lines
from tui_goals.widgets.entry_page import energy_words, mood_words
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import ReadingPage
from tui_goals.widgets.painting import Line
from tui_goals.widgets.title_line import TitleLine


class VersionsScreen(OfProgram, ModalScreen[None]):
    """The earlier texts above, and below what the one under the cursor had (-) and the present one has (+)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("R", "restore", "Restore", "versions.restore", "Have this text again, as an edit; u takes it back"),
        key("tab", "text", "Text", "versions.text", "Go to the comparison to scroll it, or back"),
        key("escape,ctrl+g,q,V,backspace", "close", "Close", "versions.close", "Close the earlier texts"),
    ]

    def __init__(self, entry: Entry, earlier: tuple[EntryVersion, ...]) -> None:
        super().__init__()
        self._entry = entry
        self._earlier = earlier

    def compose(self) -> ComposeResult:
        """The list and the comparison."""
        title = "Earlier texts (-) and the present one (+)   R restores"
        with Vertical(id="versions"):
            yield TitleLine(title, id="versions-title")
            yield LineList(self._draw, id="earlier")
            yield ReadingPage(id="comparison")

    def on_mount(self) -> None:
        """List the earlier texts."""
        self.query_one("#earlier", LineList).set_rows([Row(each.id, each) for each in self._earlier])
        self.call_after_refresh(self._compare)

    def action_restore(self) -> None:
        """Have the text under the cursor again."""
        version = self._version()
        mine = replace(self._entry, body=version.body, mood=version.mood, energy=version.energy)
        self.program.do(edit_entry, self._entry, mine, then=self._restored)

    @on(LineList.Opened)
    def action_text(self) -> None:
        """Go to the comparison, or back to the list."""
        page = self.query_one("#comparison")
        (self.query_one("#earlier") if page.has_focus else page).focus()

    def action_close(self) -> None:
        """Close; nothing was changed."""
        self.dismiss()

    def on_resize(self) -> None:
        """Fit the comparison to another width."""
        self.call_after_refresh(self._compare)

    @on(LineList.Moved)
    def _compare(self) -> None:
        page, version = self.query_one("#comparison", ReadingPage), self._version()
        found = versions.differences(version.body, self._entry.body)
        page.show(version.id, difference_lines(found, max(20, page.size.width - 1)))

    def _version(self) -> EntryVersion:
        row = self.query_one("#earlier", LineList).row
        return row.data if row is not None and isinstance(row.data, EntryVersion) else self._earlier[0]

    def _restored(self, _: Entry) -> None:
        self.notify("The earlier text is back. u takes that back.", timeout=4)
        self.dismiss()

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        version = row.data
        if not isinstance(version, EntryVersion) or version.replaced_at is None:
            return ()
        local = days.local_time(version.replaced_at, self.program.state.zone)
        facts = (
            phrases.count(len(version.body.split()), "word"), mood_words(version.mood), energy_words(version.energy),
        )  # fmt: skip
        when = f" until {phrases.day(local.date(), self.program.state.today)} {local:%H:%M}  "
        return (((when, "dim"), (", ".join(filter(None, facts)), "plain")),)
