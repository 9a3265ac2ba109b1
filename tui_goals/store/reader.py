"""Every read of the database, by plain `sqlite3`, as domain values."""

from collections.abc import Collection

from pendulum import DateTime

from tui_goals.domain import Step, Terminal
from tui_goals.store import rows
from tui_goals.store.asking import PAGE
from tui_goals.store.board_reader import BoardReader
from tui_goals.store.evidence_reader import EvidenceReader
from tui_goals.store.focus_reader import FocusReader
from tui_goals.store.forecast_reader import ForecastReader
from tui_goals.store.journal_reader import JournalReader
from tui_goals.store.plan_reader import PlanReader
from tui_goals.store.review_reader import ReviewReader
from tui_goals.store.search_reader import SearchReader
from tui_goals.store.story_reader import StoryReader
from tui_goals.store.trash_reader import TrashReader


class Reader(
    PlanReader,
    BoardReader,
    FocusReader,
    EvidenceReader,
    JournalReader,
    ReviewReader,
    SearchReader,
    StoryReader,
    TrashReader,
    ForecastReader,
):
    """All that can be asked; the ledger of steps beside what the other readers know."""

    def steps(self, limit: int = PAGE) -> tuple[Step, ...]:
        """The newest steps, newest first."""
        return self.select(Step, "ORDER BY id DESC LIMIT ?", limit)

    def newest_step(self, others: Collection[int] = ()) -> Step | None:
        """The newest step in force that none of the other terminals made."""
        statement = "WHERE undone_at IS NULL ORDER BY id DESC"
        return next((step for step in self.each(Step, statement) if step.terminal_id not in others), None)

    def first_undone(self, others: Collection[int] = ()) -> Step | None:
        """The oldest undone step that can be done again: none of the other terminals' steps, and none made since."""
        own = (step for step in self.each(Step, "ORDER BY id DESC") if step.terminal_id not in others)
        newest = next(own, None)
        if newest is None:
            return None
        undone = self.each(Step, "WHERE undone_after >= ? ORDER BY id", newest.id)
        return next((step for step in undone if step.terminal_id not in others), None)

    def last_step_until(self, until: DateTime) -> int:
        """The id of the last step that was made up to then; 0 without one."""
        found = self._ask(
            "SELECT id FROM step WHERE made_at <= ? ORDER BY id DESC LIMIT 1", rows.to_milliseconds(until)
        )
        return int(next(found, (0,))[0])

    def terminals(self) -> tuple[Terminal, ...]:
        """The runs of the program that have written something."""
        return self.select(Terminal, "ORDER BY id")
