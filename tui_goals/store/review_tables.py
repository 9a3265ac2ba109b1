"""The tables of looking back and of those who read along."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from tui_goals.domain import DecisionKind, ReaderKind, Shared, Verdict
from tui_goals.store.constraints import between, day, filled, one_of
from tui_goals.store.row import KEEP_IDS, Row

PLANNED = ("goal", "milestone")
CHANGED = ("goal", "milestone", "task")


class ReviewRow(Row, table=True):
    """The facts that stood in a review; its text is an entry."""

    __tablename__ = "review"
    __table_args__: ClassVar[Any] = (KEEP_IDS,)
    entry_id: int = Field(foreign_key="entry.id", unique=True)
    facts: str
    computed_at: int


class DecisionRow(Row, table=True):
    """What was decided in a review."""

    __tablename__ = "decision"
    __table_args__: ClassVar[Any] = (
        one_of("target", PLANNED),
        one_of("kind", DecisionKind),
        day("local_day"),
        UniqueConstraint("entry_id", "target", "target_id"),
        Index(None, "target", "target_id"),
        KEEP_IDS,
    )
    entry_id: int = Field(foreign_key="entry.id")
    target: str
    target_id: int
    target_title: str
    kind: str
    reason: str
    bite_id: int | None = Field(foreign_key="bite.id", index=True)
    decided_at: int
    zone: str
    local_day: str


class PlanChangeRow(Row, table=True):
    """A date or the scope of a thing was changed."""

    __tablename__ = "plan_change"
    __table_args__: ClassVar[Any] = (
        one_of("target", CHANGED),
        filled("field"),
        day("local_day"),
        Index(None, "target", "target_id"),
        KEEP_IDS,
    )
    target: str
    target_id: int
    target_title: str
    field: str
    old: str
    new: str
    reason: str
    decision_id: int | None = Field(foreign_key="decision.id", index=True)
    changed_at: int
    zone: str
    local_day: str = Field(index=True)


class RewardTakenRow(Row, table=True):
    """A reward that was taken."""

    __tablename__ = "reward_taken"
    __table_args__: ClassVar[Any] = (
        one_of("target", PLANNED),
        day("local_day"),
        UniqueConstraint("target", "target_id"),
        KEEP_IDS,
    )
    target: str
    target_id: int
    taken_at: int
    zone: str
    local_day: str


class EntryVersionRow(Row, table=True):
    """An entry's text as it was before a change."""

    __tablename__ = "entry_version"
    __table_args__: ClassVar[Any] = (between("mood", 1, 5), between("energy", 1, 3), KEEP_IDS)
    entry_id: int = Field(foreign_key="entry.id", index=True)
    body: str
    mood: int | None
    energy: int | None
    replaced_at: int


class ReaderRow(Row, table=True):
    """Someone a report is made for."""

    __tablename__ = "reader"
    __table_args__: ClassVar[Any] = (filled("name"), one_of("kind", ReaderKind), KEEP_IDS)
    name: str = Field(unique=True)
    kind: str


class SharingRow(Row, table=True):
    """What a reader may see."""

    __tablename__ = "sharing"
    __table_args__: ClassVar[Any] = (
        one_of("target", Shared),
        UniqueConstraint("reader_id", "target", "target_id"),
        Index(None, "target", "target_id"),
        KEEP_IDS,
    )
    reader_id: int = Field(foreign_key="reader.id")
    target: str
    target_id: int


class FeedbackRow(Row, table=True):
    """What a reader answered."""

    __tablename__ = "feedback"
    __table_args__: ClassVar[Any] = (
        one_of("target", PLANNED),
        one_of("verdict", Verdict),
        day("local_day"),
        Index(None, "target", "target_id"),
        KEEP_IDS,
    )
    reader_id: int = Field(foreign_key="reader.id", index=True)
    target: str
    target_id: int
    verdict: str
    text: str
    given_at: int
    local_day: str


class AgreedScopeRow(Row, table=True):
    """A goal's scope as it was agreed upon."""

    __tablename__ = "agreed_scope"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("number >= 1", name="number_range"),
        day("local_day"),
        UniqueConstraint("goal_id", "number"),
        KEEP_IDS,
    )
    goal_id: int = Field(foreign_key="goal.id")
    number: int
    content: str
    reader_id: int | None = Field(foreign_key="reader.id", index=True)
    note: str
    agreed_at: int
    zone: str
    local_day: str
