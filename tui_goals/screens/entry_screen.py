"""A screen with a journal entry under its cursor: what can be done with it beside writing in it."""

from typing import ClassVar

from textual.binding import BindingType

from tui_goals.domain import Entry
from tui_goals.rules.entries import EntryDraft
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.pickers import PickScreen
from tui_goals.shell.state_screen import StateScreen
from tui_goals.state import views
from tui_goals.store import Reader
from tui_goals.widgets.entry_page import Link
from tui_goals.widgets.markdown_lines import addresses


class EntryScreen(StateScreen):
    """Copy what it links to, look at earlier texts, share it, begin one with questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("Q", "new_asked", "With questions", "journal.new_asked", "Write an entry that asks, of a kind", show=False),
        key("y", "copy_address", "Copy link", "journal.copy", "Copy where a link in the text points to", show=False),
        key("V", "versions", "Earlier texts", "journal.versions", "Compare and restore earlier texts", show=False),
        key("T", "app.trash", "Trash", "journal.trash", "What was deleted, here and elsewhere; restore it", show=False),
        in_palette("share", "Share with ...", "journal.share", "Say which readers may see the entry"),
    ]

    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return None

    def draft(self) -> EntryDraft | None:
        """The draft under the cursor."""
        return None

    def action_new_asked(self) -> None:
        """Choose a kind of entry, and write one that begins with its questions."""
        from tui_goals.shell.asking_screen import write_asked

        write_asked(self.program)

    def action_copy_address(self) -> None:
        """Copy where a link in the text points to; of several, one is picked."""
        shown = self.draft() or self.entry()
        found = addresses(shown.body if shown is not None else "")
        if len(found) == 1:
            self._copy(found[0], False)
        elif found:
            title = "Copy which link?   enter copies, esc closes"
            choices = [(each, each, False) for each in found]
            self.app.push_screen(PickScreen(title, lambda: choices, self._copy, many=False))
        else:
            self.notify("There is no link in this text.")

    def action_versions(self) -> None:
        """Show the earlier texts of the entry under the cursor."""
        entry = self.entry()
        earlier = self.program.ask(lambda reader: reader.versions(entry.id), ()) if entry is not None else ()
        if entry is None or not earlier:
            self.notify("There is no earlier text: nothing was changed in this one since it was written.")
            return
        from tui_goals.screens.versions import VersionsScreen

        self.app.push_screen(VersionsScreen(entry, earlier))

    def action_share(self) -> None:
        """Say which readers may see the entry under the cursor."""
        from tui_goals.shell.sharing import share_entry

        share_entry(self.program, self.entry())

    def links_of(self, entry: Entry) -> tuple[Link, ...]:
        """What an entry is about, with what has gone marked."""

        def question(reader: Reader) -> tuple[Link, ...]:
            return tuple(
                Link(link.target, link.target_id, link.target_title, not views.is_there(self.data, reader, about))
                for link in reader.links([entry.id])
                for about in [(link.target, link.target_id)]
            )

        return self.program.ask(question, ())

    def _copy(self, address: object, _: bool) -> None:
        self.program.copy_to_clipboard(str(address))
        self.notify(f"Copied: {address}", timeout=4, markup=False)
