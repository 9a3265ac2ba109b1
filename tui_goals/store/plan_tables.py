"""The tables of the plan: goals and what they are cut into, and what is measured of them."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from tui_goals.domain import (
    AmountKind,
    MeasureKind,
    Origin,
    Period,
    Phase,
    Standing,
)
from tui_goals.store.constraints import between, day, filled, one_of, ordered
from tui_goals.store.row import KEEP_IDS, Row


class GoalRow(Row, table=True):
    """A goal."""

    __tablename__ = "goal"
    __table_args__: ClassVar[Any] = (
        filled("title"),
        one_of("measure", MeasureKind),
        one_of("phase", Phase),
        day("start"),
        day("due"),
        ordered("start", "due"),
        between("grade", 1, 5),
        one_of("period", Period),
        CheckConstraint("weekly_hours IS NULL OR weekly_hours > 0", name="weekly_hours_more"),
        KEEP_IDS,
    )
    title: str
    area: str
    why: str
    serves: str
    vision: str
    affirmation: str
    measure: str
    unit: str
    start_value: float
    target_value: float | None
    start: str | None
    due: str | None
    reward: str
    phase: str
    grade: int | None
    lesson: str
    position: float
    created_at: int | None
    ended_at: int | None
    period: str | None
    weekly_hours: float | None


class ColumnRow(Row, table=True):
    """A column of the board."""

    __tablename__ = "board_column"
    __table_args__: ClassVar[Any] = (
        filled("title"),
        between("finishes", 0, 1),
        CheckConstraint("wip_limit IS NULL OR wip_limit > 0", name="wip_limit_more"),
        between("wip_hard", 0, 1),
        KEEP_IDS,
    )
    title: str
    position: float
    finishes: int
    wip_limit: int | None
    wip_hard: int


class MilestoneRow(Row, table=True):
    """A milestone."""

    __tablename__ = "milestone"
    __table_args__: ClassVar[Any] = (
        filled("title"),
        day("start"),
        day("due"),
        ordered("start", "due"),
        between("priority", 0, 3),
        between("hill", 0, 100),
        KEEP_IDS,
    )
    goal_id: int = Field(foreign_key="goal.id", index=True)
    column_id: int = Field(foreign_key="board_column.id", index=True)
    title: str
    deliverable: str
    why: str
    contributes: float | None
    start: str | None
    due: str | None
    priority: int
    reward: str
    labels: str
    position: float
    board_position: float
    created_at: int | None
    moved_at: int | None
    done_at: int | None
    hill: int | None
    archived_at: int | None


class DependencyRow(Row, table=True):
    """One milestone waits on another."""

    __tablename__ = "dependency"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("milestone_id", "needs_id"),
        CheckConstraint("milestone_id <> needs_id", name="other"),
        KEEP_IDS,
    )
    milestone_id: int = Field(foreign_key="milestone.id", index=True)
    needs_id: int = Field(foreign_key="milestone.id", index=True)


class TaskRow(Row, table=True):
    """A task."""

    __tablename__ = "task"
    __table_args__: ClassVar[Any] = (
        filled("title"),
        day("due"),
        CheckConstraint("estimate IS NULL OR estimate > 0", name="estimate_more"),
        Index(None, "milestone_id", "done_at"),
        KEEP_IDS,
    )
    milestone_id: int = Field(foreign_key="milestone.id")
    title: str
    estimate: int | None
    due: str | None
    position: float
    created_at: int | None
    done_at: int | None
    labels: str


class BiteRow(Row, table=True):
    """A micro-milestone."""

    __tablename__ = "bite"
    __table_args__: ClassVar[Any] = (
        filled("title"),
        one_of("origin", Origin),
        CheckConstraint("amount IS NULL OR amount > 0", name="amount_more"),
        KEEP_IDS,
    )
    task_id: int = Field(foreign_key="task.id", index=True)
    title: str
    amount: float | None
    unit: str
    origin: str
    position: float
    created_at: int | None
    done_at: int | None = Field(index=True)


class MeasurementRow(Row, table=True):
    """A recorded value of a goal's measure."""

    __tablename__ = "measurement"
    __table_args__: ClassVar[Any] = (
        one_of("kind", AmountKind),
        day("local_day"),
        Index("ix_measurement_in_time", "goal_id", "local_day", "measured_at", "id", "kind", "amount"),
        KEEP_IDS,
    )
    goal_id: int = Field(foreign_key="goal.id")
    kind: str
    amount: float
    measured_at: int
    zone: str
    local_day: str
    note: str
    bite_id: int | None = Field(foreign_key="bite.id", index=True)
    session_id: int | None = Field(foreign_key="focus_session.id", index=True)


class StatusUpdateRow(Row, table=True):
    """What the person said of how a goal stands."""

    __tablename__ = "status_update"
    __table_args__: ClassVar[Any] = (one_of("standing", Standing), day("local_day"), KEEP_IDS)
    goal_id: int = Field(foreign_key="goal.id", index=True)
    standing: str
    text: str
    written_at: int
    zone: str
    local_day: str


class HillMarkRow(Row, table=True):
    """Where a milestone stood on the hill."""

    __tablename__ = "hill_mark"
    __table_args__: ClassVar[Any] = (between("hill", 0, 100), day("local_day"), KEEP_IDS)
    milestone_id: int = Field(foreign_key="milestone.id", index=True)
    hill: int | None
    marked_at: int
    zone: str
    local_day: str


class BaselineRow(Row, table=True):
    """The plan as it was."""

    __tablename__ = "baseline"
    __table_args__: ClassVar[Any] = (filled("title"), day("local_day"), KEEP_IDS)
    goal_id: int | None = Field(foreign_key="goal.id", index=True)
    title: str
    content: str
    taken_at: int
    zone: str
    local_day: str


class GoalTemplateRow(Row, table=True):
    """A goal to begin others from."""

    __tablename__ = "goal_template"
    __table_args__: ClassVar[Any] = (filled("title"), KEEP_IDS)
    title: str
    summary: str
    content: str
    created_at: int
