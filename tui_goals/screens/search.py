"""Search everything (s): goals, milestones, tasks, bites, sessions and journal entries, by the words in their texts."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Input

from tui_goals.domain import Bite, FocusSession, Goal, Milestone, Task
from tui_goals.rules import searching
from tui_goals.rules.searching import Query
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.keys import key
from tui_goals.shell.state_screen import REST_SECONDS
from tui_goals.store import Reader
from tui_goals.widgets.fields import LineInput
from tui_goals.widgets.found_list import FoundLine, Thing, draw_found_row, found_rows
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.title_line import TitleLine

MOST = 50
"""Things of a kind that are listed; more words find fewer."""
KINDS: tuple[tuple[str, type[Goal | Milestone | Task | Bite | FocusSession]], ...] = (
    ("Goals", Goal), ("Milestones", Milestone), ("Tasks", Task), ("Bites", Bite), ("Focus sessions", FocusSession),
)  # fmt: skip
HINT = (
    "Words in any order, whatever their case and accents; “a phrase in quotes”. "
    "With kind: tag: goal: mood: after: before: only journal entries are listed."
)


class SearchScreen(Dialog[Thing]):
    """What is typed is looked for at once; Enter gives back the thing under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "list('move', 1)", "Down", "search.down", "Go to the next row", show=False),
        key("up", "list('move', -1)", "Up", "search.up", "Go to the row before", show=False),
        key("pagedown", "list('page', 1)", "Page down", "search.page_down", "Go a page down", show=False),
        key("pageup", "list('page', -1)", "Page up", "search.page_up", "Go a page up", show=False),
        key("escape,ctrl+g", "close", "Close", "search.close", "Close the search", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """The line to type in and what is found."""
        with Vertical(id="search"):
            yield TitleLine("Search everything   enter goes there, esc closes", id="search-title")
            yield LineInput(placeholder='words, "a phrase", kind: tag: goal: mood: after: before:', compact=True)
            yield LineList(draw_found_row)

    def on_mount(self) -> None:
        """Begin with nothing found."""
        self.query_one(Input).cursor_blink = False
        self._list(Query(), ())

    def action_list(self, action: str, places: int) -> None:
        """Move in the list while the line keeps the keys."""
        listed = self.query_one(LineList)
        (listed.action_move if action == "move" else listed.action_page)(places)

    def action_close(self) -> None:
        """Close; nothing was gone to."""
        self.dismiss()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._typed = event.value
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self._look)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._look()
        self._open()

    @on(LineList.Opened)
    def _open(self) -> None:
        row = self.query_one(LineList).row
        if row is not None and isinstance(row.data, FoundLine):
            self.dismiss(row.data.thing)

    def _look(self) -> None:
        """Look for what is typed now."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        query = searching.query(self._typed, self.program.state.today)
        if query == Query():
            self._list(query, ())
            return

        def question(reader: Reader) -> list[tuple[str, Sequence[Thing]]]:
            kinds = () if query.filtered else KINDS
            found = [(title, reader.find_words(kind, query.words, MOST)) for title, kind in kinds]
            return [*found, ("Journal", reader.search(query, MOST))]

        self._list(query, self.program.ask(question, ()))

    def _list(self, query: Query, found: Sequence[tuple[str, Sequence[Thing]]]) -> None:
        rows = found_rows(found, MOST, query.words, self.program.state.today)
        if not rows:
            rows = [
                Row("nothing", f"Nothing is found by “{self._typed}”." if query != Query() else HINT, selectable=False)
            ]
        self.query_one(LineList).set_rows(rows)
