"""Reads of what was done when, for forecasts: tasks as they stood on an evening, bites as they were finished."""

from pendulum import DateTime

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Task
from tui_goals.store.asking import Asking
from tui_goals.store.rows import to_milliseconds
from tui_goals.store.statements import COMMITTED_TASKS

TASKS_UNTIL = " ".join(
    (
        "SELECT task.id, task.milestone_id, task.estimate, CASE WHEN task.done_at < ?1 THEN task.done_at END,",
        "count(bite.id), count(CASE WHEN bite.done_at < ?1 THEN 1 END)",
        "FROM task LEFT JOIN bite ON bite.task_id = task.id AND coalesce(bite.created_at, 0) < ?1",
        "WHERE coalesce(task.created_at, 0) < ?1 AND task.id IN",
        f"({COMMITTED_TASKS})",
        "GROUP BY task.id",
    )
)
BITES_UNTIL = " ".join(("SELECT task_id, done_at FROM bite WHERE done_at < ?1 AND task_id IN", f"({COMMITTED_TASKS})"))

FOCUS_OF_TASK = """
SELECT coalesce(sum(segment.ended_at - segment.started_at), 0) FROM bite
JOIN focus_session ON focus_session.bite_id = bite.id JOIN segment ON segment.session_id = focus_session.id
WHERE bite.task_id = ? AND segment.kind = 'focus' AND segment.ended_at IS NOT NULL
"""

TaskRow = tuple[int, int, int | None, DateTime | None, int, int]
"""Id, milestone, estimate, when it was done, its micro-milestones, and how many of them were done."""


class ForecastReader(Asking):
    """What was done for the committed goals up to an instant, as far as it is still there."""

    def tasks_until(self, until: DateTime) -> tuple[TaskRow, ...]:
        """The tasks of committed goals as they stood then."""
        found = self._ask(TASKS_UNTIL, to_milliseconds(until))
        return tuple(
            (key, milestone_id, estimate, from_milliseconds(done) if done is not None else None, bites, finished)
            for key, milestone_id, estimate, done, bites, finished in found
        )

    def bites_until(self, until: DateTime) -> tuple[tuple[int, DateTime], ...]:
        """For each micro-milestone of them that was finished by then its task and the instant."""
        found = self._ask(BITES_UNTIL, to_milliseconds(until))
        return tuple((task_id, from_milliseconds(done)) for task_id, done in found)

    def tasks_against_estimates(self, since: DateTime, until: DateTime) -> tuple[tuple[Task, int], ...]:
        """The tasks with an estimate finished between two instants that were sat on, with milliseconds of focus."""
        rest = "WHERE estimate IS NOT NULL AND done_at >= ? AND done_at < ? ORDER BY done_at, id"
        found = self.select(Task, rest, to_milliseconds(since), to_milliseconds(until))
        took = ((task, int(next(self._ask(FOCUS_OF_TASK, task.id))[0])) for task in found)
        return tuple((task, milliseconds) for task, milliseconds in took if milliseconds)
