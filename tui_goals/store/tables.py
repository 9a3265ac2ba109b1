"""The tables, by SQLModel; the only module that imports it. Columns are named as the domain's fields.

The rules of the layer above are held here a second time by CHECK constraints, since table models do not validate.
"""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from tui_goals.domain import (
    REVIEWS,
    AmountKind,
    EntryKind,
    MeasureKind,
    Origin,
    Phase,
    Provenance,
    SegmentKind,
    SessionState,
    Target,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata = MetaData(naming_convention=NAMING)

KEEP_IDS: dict[str, Any] = {"sqlite_autoincrement": True}
"""An id is never given out twice, so that an undone deletion finds its place free."""


def filled(name: str) -> CheckConstraint:
    """The text is not empty."""
    return CheckConstraint(f"length({name}) > 0", name=f"{name}_filled")


def one_of(name: str, kinds: Any) -> CheckConstraint:
    """The text is one of an enum's values."""
    return CheckConstraint(f"{name} IN ({', '.join(repr(str(kind)) for kind in kinds)})", name=f"{name}_known")


def day(name: str) -> CheckConstraint:
    """The text is an ISO day."""
    shape = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
    return CheckConstraint(f"{name} IS NULL OR {name} GLOB '{shape}'", name=f"{name}_day")


def between(name: str, least: int, most: int) -> CheckConstraint:
    """The number is within bounds, or there is none."""
    return CheckConstraint(f"{name} IS NULL OR {name} BETWEEN {least} AND {most}", name=f"{name}_range")


def ordered(first: str, last: str) -> CheckConstraint:
    """The first is not after the last."""
    return CheckConstraint(f"{first} IS NULL OR {last} IS NULL OR {first} <= {last}", name=f"{first}_before_{last}")


class Row(SQLModel):
    """What every table has: an id, an identity for export, a count of changes."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(unique=True)
    revision: int = 1


class GoalRow(Row, table=True):
    """A goal."""

    __tablename__ = "goal"
    __table_args__: ClassVar[Any] = (
        filled("title"), one_of("measure", MeasureKind), one_of("phase", Phase), day("start"), day("due"),
        ordered("start", "due"), between("grade", 1, 5), KEEP_IDS,
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


class ColumnRow(Row, table=True):
    """A column of the board."""

    __tablename__ = "board_column"
    __table_args__: ClassVar[Any] = (filled("title"), between("finishes", 0, 1), KEEP_IDS)
    title: str
    position: float
    finishes: int


class MilestoneRow(Row, table=True):
    """A milestone."""

    __tablename__ = "milestone"
    __table_args__: ClassVar[Any] = (
        filled("title"), day("start"), day("due"), ordered("start", "due"), between("priority", 0, 3), KEEP_IDS,
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


class DependencyRow(Row, table=True):
    """One milestone waits on another."""

    __tablename__ = "dependency"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("milestone_id", "needs_id"),
        CheckConstraint("milestone_id <> needs_id", name="other"), KEEP_IDS,
    )
    milestone_id: int = Field(foreign_key="milestone.id", index=True)
    needs_id: int = Field(foreign_key="milestone.id", index=True)


class TaskRow(Row, table=True):
    """A task."""

    __tablename__ = "task"
    __table_args__: ClassVar[Any] = (
        filled("title"), day("due"), CheckConstraint("estimate IS NULL OR estimate > 0", name="estimate_more"),
        Index(None, "milestone_id", "done_at"), KEEP_IDS,
    )
    milestone_id: int = Field(foreign_key="milestone.id")
    title: str
    estimate: int | None
    due: str | None
    position: float
    created_at: int | None
    done_at: int | None


class BiteRow(Row, table=True):
    """A micro-milestone."""

    __tablename__ = "bite"
    __table_args__: ClassVar[Any] = (
        filled("title"), one_of("origin", Origin), CheckConstraint("amount IS NULL OR amount > 0", name="amount_more"),
        KEEP_IDS,
    )
    task_id: int = Field(foreign_key="task.id", index=True)
    title: str
    amount: float | None
    unit: str
    origin: str
    position: float
    created_at: int | None
    done_at: int | None


class FocusSessionRow(Row, table=True):
    """A focus session; at most one is open."""

    __tablename__ = "focus_session"
    __table_args__: ClassVar[Any] = (
        one_of("state", SessionState), one_of("provenance", Provenance), day("local_day"),
        CheckConstraint("plan_minutes IS NULL OR plan_minutes >= 0", name="plan_minutes_range"),
        CheckConstraint("plan_units IS NULL OR plan_units >= 0", name="plan_units_range"),
        CheckConstraint("(ended_at IS NULL) = (state IN ('running', 'paused'))", name="ended_when_closed"),
        ordered("started_at", "ended_at"), between("clock_step", 0, 1),
        Index("ix_focus_session_one_open", text("(1)"), unique=True, sqlite_where=text("ended_at IS NULL")), KEEP_IDS,
    )
    bite_id: int | None = Field(foreign_key="bite.id", index=True)
    goal_id: int | None = Field(foreign_key="goal.id", index=True)
    subject: str
    commitment: str
    state: str
    plan_minutes: float | None
    plan_units: float | None
    unit: str
    units: float | None
    started_at: int
    ended_at: int | None
    zone: str
    utc_offset: int
    local_day: str = Field(index=True)
    provenance: str
    clock_step: int
    reason: str


class SegmentRow(Row, table=True):
    """A stretch of a session's time on one local day."""

    __tablename__ = "segment"
    __table_args__: ClassVar[Any] = (
        one_of("kind", SegmentKind), day("local_day"), ordered("started_at", "ended_at"),
        Index(None, "session_id", "kind", "started_at", "ended_at"), KEEP_IDS,
    )
    session_id: int = Field(foreign_key="focus_session.id")
    kind: str
    started_at: int
    ended_at: int | None
    local_day: str = Field(index=True)
    boot_id: str
    started_boot: float


class HeartbeatRow(Row, table=True):
    """Who watches a session, and when it was seen last."""

    __tablename__ = "heartbeat"
    __table_args__: ClassVar[Any] = (between("detached", 0, 1), KEEP_IDS)
    session_id: int = Field(unique=True)
    terminal_id: int | None
    detached: int
    beaten_at: int
    boot_id: str
    boot_seconds: float


class MeasurementRow(Row, table=True):
    """A recorded value of a goal's measure."""

    __tablename__ = "measurement"
    __table_args__: ClassVar[Any] = (
        one_of("kind", AmountKind), day("local_day"),
        Index("ix_measurement_in_time", "goal_id", "local_day", "measured_at", "id", "kind", "amount"), KEEP_IDS,
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


class EntryRow(Row, table=True):
    """A journal entry; a review is one per kind and period."""

    __tablename__ = "entry"
    __table_args__: ClassVar[Any] = (
        one_of("kind", EntryKind), day("local_day"), between("mood", 1, 5), between("energy", 1, 3),
        CheckConstraint(
            f"(period IS NOT NULL) = (kind IN ({', '.join(sorted(repr(str(kind)) for kind in REVIEWS))}))",
            name="period_of_review",
        ),
        UniqueConstraint("kind", "period"), Index(None, "local_day", "written_at"), KEEP_IDS,
    )
    kind: str
    body: str
    mood: int | None
    energy: int | None
    tags: str
    period: str | None
    written_at: int
    zone: str
    local_day: str


class EntryLinkRow(Row, table=True):
    """What an entry is about; the target may be gone, its title stays."""

    __tablename__ = "entry_link"
    __table_args__: ClassVar[Any] = (one_of("target", Target), Index(None, "target", "target_id"), KEEP_IDS)
    entry_id: int = Field(foreign_key="entry.id", index=True)
    target: str
    target_id: int
    target_title: str


class DraftRow(Row, table=True):
    """A text that is being typed."""

    __tablename__ = "draft"
    __table_args__: ClassVar[Any] = (filled("subject"), KEEP_IDS)
    subject: str = Field(unique=True)
    fields: str
    updated_at: int


class TerminalRow(Row, table=True):
    """A run of the program that has written something."""

    __tablename__ = "terminal"
    __table_args__: ClassVar[Any] = (KEEP_IDS,)
    host: str
    tty: str
    pid: int
    boot_id: str
    process_start: str
    started_at: int


class StepRow(Row, table=True):
    """One user action in the undo ledger."""

    __tablename__ = "step"
    __table_args__: ClassVar[Any] = (filled("label"), KEEP_IDS)
    terminal_id: int = Field(foreign_key="terminal.id")
    label: str
    command: str
    tables: str
    made_at: int
    zone: str
    undone_at: int | None
    undone_after: int | None


class ImageRow(SQLModel, table=True):
    """A row as it was before and after a step, as JSON; None where there was no row."""

    __tablename__ = "image"
    __table_args__: ClassVar[Any] = (KEEP_IDS,)
    id: int | None = Field(default=None, primary_key=True)
    step_id: int = Field(foreign_key="step.id", index=True)
    table_name: str
    row_id: int
    before: str | None
    after: str | None


ROWS: dict[str, type[Row]] = {
    str(row.__tablename__): row
    for row in (
        GoalRow, ColumnRow, MilestoneRow, DependencyRow, TaskRow, BiteRow, FocusSessionRow, SegmentRow, HeartbeatRow,
        MeasurementRow, EntryRow, EntryLinkRow, DraftRow, TerminalRow, StepRow,
    )
}
METADATA = SQLModel.metadata


def make_row(table: str, columns: dict[str, Any]) -> Row:
    """A row of a table by its name; nothing is validated but by the file's own rules."""
    return ROWS[table](**columns)
