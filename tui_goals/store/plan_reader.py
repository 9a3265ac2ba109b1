"""Reads of the plan: goals and what they are cut into, the board, the measures."""

from datetime import date, timedelta

from pendulum import DateTime

from tui_goals.domain import (
    AmountKind,
    Bite,
    Column,
    Dependency,
    Goal,
    Measurement,
    Milestone,
    QueueMark,
    Recorded,
    StatusUpdate,
    Task,
)
from tui_goals.store import rows
from tui_goals.store.asking import Asking
from tui_goals.store.statements import (
    ARCHIVED,
    FIRST_BITES,
    GOALS,
    MEASURED,
    MILESTONES,
    OPEN_MILESTONES,
    OPEN_TASKS,
    RECORDED,
    TASK_COUNTS,
)  # fmt: skip


class PlanReader(Asking):
    """What is planned, and how far it is."""

    def goals(self) -> tuple[Goal, ...]:
        """All goals in the order the person gave them."""
        return self.select(Goal, "ORDER BY position, id")

    def columns(self) -> tuple[Column, ...]:
        """The board's columns from left to right."""
        return self.select(Column, "ORDER BY position, id")

    def milestones_in_play(self) -> tuple[Milestone, ...]:
        """The milestones of goals that have not ended, each goal's in sequence; without what is archived."""
        return self.select(Milestone, f"WHERE goal_id IN ({GOALS}) AND archived_at IS NULL ORDER BY position, id")

    def dependencies_in_play(self) -> tuple[Dependency, ...]:
        """What waits on what, among goals that have not ended."""
        return self.select(Dependency, f"WHERE milestone_id IN ({MILESTONES}) ORDER BY id")

    def tasks_in_play(self) -> tuple[Task, ...]:
        """The tasks of open milestones, archived ones too, of goals that have not ended."""
        return self.select(Task, f"WHERE milestone_id IN ({OPEN_MILESTONES}) ORDER BY position, id")

    def bites_in_play(self) -> tuple[Bite, ...]:
        """The micro-milestones of open tasks of open milestones of goals that have not ended."""
        return self.select(Bite, f"WHERE task_id IN ({OPEN_TASKS}) ORDER BY position, id")

    def first_bites(self) -> tuple[Bite, ...]:
        """The first open micro-milestone of each task in play: all that today's queue needs of them."""
        return self.select(Bite, f"WHERE id IN ({FIRST_BITES}) ORDER BY position, id")

    def open_bites(self) -> int:
        """How many micro-milestones in play are not done, without those that are archived."""
        tasks = f"{OPEN_TASKS} AND task.milestone_id NOT IN ({ARCHIVED})"
        statement = " ".join(("SELECT count(*) FROM bite WHERE done_at IS NULL AND task_id IN", f"({tasks})"))
        return int(next(self._ask(statement))[0])

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

    def measured(self, today: date) -> dict[int, float]:
        """For each goal with measurements what it comes to.

        A number: the last total recorded (or its start value) and every delta since; a habit: how often in the period
        around that day, up to it; an average: the mean.
        """
        monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
        return dict(self._ask(MEASURED, *(day.isoformat() for day in (today, monday, first))))

    def recorded(self, goal_id: int) -> tuple[Recorded, ...]:
        """Everything recorded of a goal, in the order of its days."""
        return tuple(
            Recorded(date.fromisoformat(day), AmountKind(kind), amount)
            for day, kind, amount in self._ask(RECORDED, goal_id)
        )

    def status_updates(self, goal_id: int, limit: int = -1) -> tuple[StatusUpdate, ...]:
        """What was said of how a goal stands, newest first."""
        return self.select(StatusUpdate, "WHERE goal_id = ? ORDER BY written_at DESC, id DESC LIMIT ?", goal_id, limit)

    def last_recorded_day(self, goal_id: int) -> date | None:
        """The local day of a goal's last record; None without one."""
        found = next(self._ask("SELECT max(local_day) FROM measurement WHERE goal_id = ?", goal_id))[0]
        return date.fromisoformat(found) if found else None

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
