"""What opens over any screen: a text to write, the search, the steps, the trash, the help; loaded when it is."""

from typing import TYPE_CHECKING

from tui_goals.domain import Entry, Target
from tui_goals.shell import keys
from tui_goals.shell.alerting import AlertingApp

if TYPE_CHECKING:
    from tui_goals.widgets.found_list import Thing


class OverlaidApp(AlertingApp):
    """An app with screens that come and go above those one goes to by number."""

    def write_entry(self, about: list[tuple[Target, int]]) -> None:
        """Write a journal entry about things."""
        from tui_goals.screens.writing import WritingScreen

        self.push_screen(WritingScreen(about=about))

    def open_entry(self, entry: Entry) -> None:
        """Open a journal entry."""
        from tui_goals.screens.writing import WritingScreen

        self.push_screen(WritingScreen(entry))

    def action_history(self) -> None:
        """Show the steps."""
        from tui_goals.screens.history import HistoryScreen

        self.push_screen(HistoryScreen())

    def action_search(self) -> None:
        """Search everything, and go to what is chosen."""
        from tui_goals.screens.search import SearchScreen

        self.push_screen(SearchScreen(), self._go_to)

    async def _go_to(self, thing: "Thing | None") -> None:
        """Show a thing on the screen where it is at home."""
        from tui_goals.screens import arrival

        if thing is not None:
            await arrival.go_to(self, thing)

    def action_trash(self) -> None:
        """Show what was deleted."""
        from tui_goals.screens.trash import TrashScreen

        self.push_screen(TrashScreen())

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from tui_goals.screens.help import HelpScreen

        self.push_screen(HelpScreen(keys.groups(self.screen)))
