"""The tables of what is lived and written: sessions, journal, drafts, and the ledger of steps."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from tui_goals.domain import (
    REVIEWS,
    AwayCause,
    EntryKind,
    InterruptionKind,
    Kept,
    Provenance,
    SegmentKind,
    SessionState,
    Target,
)
from tui_goals.store.constraints import between, day, filled, one_of, ordered
from tui_goals.store.row import KEEP_IDS, Row


class FocusSessionRow(Row, table=True):
    """A focus session; at most one is open."""

    __tablename__ = "focus_session"
    __table_args__: ClassVar[Any] = (
        one_of("state", SessionState),
        one_of("provenance", Provenance),
        one_of("kept", Kept),
        day("local_day"),
        CheckConstraint("plan_minutes IS NULL OR plan_minutes >= 0", name="plan_minutes_range"),
        CheckConstraint("plan_units IS NULL OR plan_units >= 0", name="plan_units_range"),
        CheckConstraint("(ended_at IS NULL) = (state IN ('running', 'paused'))", name="ended_when_closed"),
        ordered("started_at", "ended_at"),
        between("clock_step", 0, 1),
        Index("ix_focus_session_one_open", text("(1)"), unique=True, sqlite_where=text("ended_at IS NULL")),
        KEEP_IDS,
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
    kept: str | None


class SegmentRow(Row, table=True):
    """A stretch of a session's time on one local day."""

    __tablename__ = "segment"
    __table_args__: ClassVar[Any] = (
        one_of("kind", SegmentKind),
        one_of("cause", AwayCause),
        CheckConstraint("(cause IS NOT NULL) = (kind = 'away')", name="cause_of_away"),
        day("local_day"),
        ordered("started_at", "ended_at"),
        Index(None, "session_id", "kind", "started_at", "ended_at"),
        KEEP_IDS,
    )
    session_id: int = Field(foreign_key="focus_session.id")
    kind: str
    started_at: int
    ended_at: int | None
    local_day: str = Field(index=True)
    boot_id: str
    started_boot: float
    cause: str | None


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
    awake_seconds: float
    attended_at: int | None


class InterruptionRow(Row, table=True):
    """Something that cut into a session."""

    __tablename__ = "interruption"
    __table_args__: ClassVar[Any] = (one_of("kind", InterruptionKind), day("local_day"), KEEP_IDS)
    session_id: int = Field(foreign_key="focus_session.id", index=True)
    kind: str
    happened_at: int
    zone: str
    local_day: str = Field(index=True)
    note: str
    task_id: int | None = Field(foreign_key="task.id", index=True)


class EntryRow(Row, table=True):
    """A journal entry; a review is one per kind and period."""

    __tablename__ = "entry"
    __table_args__: ClassVar[Any] = (
        one_of("kind", EntryKind),
        day("local_day"),
        between("mood", 1, 5),
        between("energy", 1, 3),
        CheckConstraint(
            f"(period IS NOT NULL) = (kind IN ({', '.join(sorted(repr(str(kind)) for kind in REVIEWS))}))",
            name="period_of_review",
        ),
        UniqueConstraint("kind", "period"),
        Index(None, "local_day", "written_at"),
        KEEP_IDS,
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


class EntryTextRow(SQLModel, table=True):
    """What a search looks through: an entry's words without case and accents."""

    __tablename__ = "entry_text"
    entry_id: int | None = Field(default=None, primary_key=True)
    folded: str


class ViewSettingRow(Row, table=True):
    """Something chosen on a screen that outlives it."""

    __tablename__ = "view_setting"
    __table_args__: ClassVar[Any] = (filled("subject"), KEEP_IDS)
    subject: str = Field(unique=True)
    value: str
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
    undone_after: int | None = Field(index=True)


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


class SavedFilterRow(Row, table=True):
    """A filter under a name."""

    __tablename__ = "saved_filter"
    __table_args__: ClassVar[Any] = (filled("title"), KEEP_IDS)
    title: str = Field(unique=True)
    text: str
    position: float
