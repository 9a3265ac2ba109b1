"""The tables of what surrounds the sessions: breaks, planned days off, alerts, marks in the queue."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field

from tui_goals.domain import MarkKind
from tui_goals.store.constraints import between, day, filled, one_of, ordered
from tui_goals.store.row import KEEP_IDS, Row


class BreakRow(Row, table=True):
    """A rest after a session; at most one is open."""

    __tablename__ = "break"
    __table_args__: ClassVar[Any] = (
        day("local_day"),
        between("long", 0, 1),
        CheckConstraint("planned_minutes >= 0", name="planned_minutes_range"),
        ordered("started_at", "ended_at"),
        Index("ix_break_one_open", text("(1)"), unique=True, sqlite_where=text("ended_at IS NULL")),
        KEEP_IDS,
    )
    session_id: int | None = Field(foreign_key="focus_session.id", index=True)
    long: int
    planned_minutes: float
    started_at: int
    ended_at: int | None
    zone: str
    local_day: str = Field(index=True)
    boot_id: str
    started_boot: float


class AlertClaimRow(Row, table=True):
    """An alert that one terminal gives, so that no other one does."""

    __tablename__ = "alert_claim"
    __table_args__: ClassVar[Any] = (filled("subject"), KEEP_IDS)
    subject: str = Field(unique=True)
    terminal_id: int | None
    claimed_at: int


class PlannedPauseRow(Row, table=True):
    """Days off that were planned."""

    __tablename__ = "planned_pause"
    __table_args__: ClassVar[Any] = (day("first_day"), day("last_day"), ordered("first_day", "last_day"), KEEP_IDS)
    first_day: str
    last_day: str
    note: str


class QueueMarkRow(Row, table=True):
    """What was said about a bite in today's queue."""

    __tablename__ = "queue_mark"
    __table_args__: ClassVar[Any] = (
        one_of("kind", MarkKind),
        day("day"),
        CheckConstraint("(day IS NOT NULL) = (kind = 'not_today')", name="day_of_not_today"),
        KEEP_IDS,
    )
    bite_id: int = Field(foreign_key="bite.id", unique=True)
    kind: str
    day: str | None
    position: float
