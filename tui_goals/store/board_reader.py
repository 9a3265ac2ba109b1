"""Reads of what belongs to cards: the archive and the hill."""

from pendulum import DateTime

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Milestone
from tui_goals.store.asking import Asking
from tui_goals.store.statements import GOALS, UPHILL_SINCE


class BoardReader(Asking):
    """What is out of sight, and since when a milestone climbs."""

    def archived_in_play(self) -> tuple[Milestone, ...]:
        """The archived milestones of goals that have not ended: they still count for the measure."""
        return self.select(Milestone, f"WHERE goal_id IN ({GOALS}) AND archived_at IS NOT NULL ORDER BY position, id")

    def archived(self) -> tuple[Milestone, ...]:
        """All archived milestones, the latest first."""
        return self.select(Milestone, "WHERE archived_at IS NOT NULL ORDER BY archived_at DESC, id DESC")

    def uphill_since(self) -> dict[int, DateTime]:
        """For each open milestone uphill: since when it has been, never over the top or off the hill meanwhile."""
        return {key: from_milliseconds(since) for key, since in self._ask(UPHILL_SINCE)}
