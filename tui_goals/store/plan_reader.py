"""Reads of the plan: goals and what they are cut into, the board, the measures."""

from pendulum import DateTime

from tui_goals.domain import Bite, Column, Dependency, Goal, Measurement, Milestone, QueueMark, Task
from tui_goals.store import rows
from tui_goals.store.asking import Asking

IN_PLAY = "goal.phase IN ('draft', 'committed', 'paused')"
GOALS = " ".join(("SELECT goal.id FROM goal WHERE", IN_PLAY))
MILESTONES = " ".join(("SELECT milestone.id FROM milestone WHERE milestone.goal_id IN", f"({GOALS})"))
OPEN_MILESTONES = f"{MILESTONES} AND milestone.done_at IS NULL"
OPEN_TASKS = " ".join(
    ("SELECT task.id FROM task WHERE task.done_at IS NULL AND task.milestone_id IN", f"({OPEN_MILESTONES})")
)
"""Ids of what is in play, from the goals down: as lists they make SQLite begin with the few goals; joins, without
statistics, make it begin with all bites there ever were."""
TASK_COUNTS = " ".join(
    (
        "SELECT milestone_id, count(done_at), count(*) FROM task WHERE milestone_id IN",
        f"({MILESTONES})",
        "GROUP BY milestone_id",
    )
)
MEASURED = """
SELECT goal.id, coalesce(last.amount, goal.start_value) + coalesce((
    SELECT sum(m.amount) FROM measurement AS m WHERE m.goal_id = goal.id AND m.kind = 'delta'
    AND (last.id IS NULL OR (m.local_day, m.measured_at, m.id) > (last.local_day, last.measured_at, last.id))
), 0)
FROM goal LEFT JOIN measurement AS last ON last.id = (
    SELECT t.id FROM measurement AS t WHERE t.goal_id = goal.id AND t.kind = 'total'
    ORDER BY t.local_day DESC, t.measured_at DESC, t.id DESC LIMIT 1
)
WHERE EXISTS (SELECT 1 FROM measurement AS m WHERE m.goal_id = goal.id)
"""


class PlanReader(Asking):
    """What is planned, and how far it is."""

    def goals(self) -> tuple[Goal, ...]:
        """All goals in the order the person gave them."""
        return self.select(Goal, "ORDER BY position, id")

    def columns(self) -> tuple[Column, ...]:
        """The board's columns from left to right."""
        return self.select(Column, "ORDER BY position, id")

    def milestones_in_play(self) -> tuple[Milestone, ...]:
        """The milestones of goals that have not ended, each goal's in sequence."""
        return self.select(Milestone, f"WHERE goal_id IN ({GOALS}) ORDER BY position, id")

    def dependencies_in_play(self) -> tuple[Dependency, ...]:
        """What waits on what, among goals that have not ended."""
        return self.select(Dependency, f"WHERE milestone_id IN ({MILESTONES}) ORDER BY id")

    def tasks_in_play(self) -> tuple[Task, ...]:
        """The tasks of open milestones of goals that have not ended."""
        return self.select(Task, f"WHERE milestone_id IN ({OPEN_MILESTONES}) ORDER BY position, id")

    def bites_in_play(self) -> tuple[Bite, ...]:
        """The micro-milestones of open tasks of open milestones of goals that have not ended."""
        return self.select(Bite, f"WHERE task_id IN ({OPEN_TASKS}) ORDER BY position, id")

    def tasks_of(self, milestone_id: int) -> tuple[Task, ...]:
        """A milestone's tasks in order, in play or not."""
        return self.select(Task, "WHERE milestone_id = ? ORDER BY position, id", milestone_id)

    def bites_of(self, task_id: int) -> tuple[Bite, ...]:
        """A task's micro-milestones in order, in play or not."""
        return self.select(Bite, "WHERE task_id = ? ORDER BY position, id", task_id)

    def milestones_of(self, goal_id: int) -> tuple[Milestone, ...]:
        """A goal's milestones in sequence, in play or not."""
        return self.select(Milestone, "WHERE goal_id = ? ORDER BY position, id", goal_id)

    def cards_of(self, column_id: int) -> tuple[Milestone, ...]:
        """A column's cards from the top down, of all goals."""
        return self.select(Milestone, "WHERE column_id = ? ORDER BY board_position, id", column_id)

    def task_counts(self) -> dict[int, tuple[int, int]]:
        """For each milestone in play: how many of its tasks are done, and how many there are."""
        return {key: (done, total) for key, done, total in self._ask(TASK_COUNTS)}

    def measured(self) -> dict[int, float]:
        """For each goal with measurements: the last total recorded (or its start value) and every delta since."""
        return dict(self._ask(MEASURED))

    def measurements(self, goal_id: int, limit: int = -1) -> tuple[Measurement, ...]:
        """A goal's measurements, newest day first."""
        return self.select(
            Measurement,
            "WHERE goal_id = ? ORDER BY local_day DESC, measured_at DESC, id DESC LIMIT ?",
            goal_id,
            limit,
        )

    def bites_finished(self, since: DateTime, until: DateTime) -> tuple[Bite, ...]:
        """The micro-milestones finished from one instant up to another, in the order they were."""
        return self.select(
            Bite,
            "WHERE done_at >= ? AND done_at < ? ORDER BY done_at, id",
            rows.to_milliseconds(since),
            rows.to_milliseconds(until),
        )

    def queue_marks(self) -> tuple[QueueMark, ...]:
        """What was said about bites in the queue, pinned ones in their order."""
        return self.select(QueueMark, "ORDER BY position, id")
