"""Goals, their measures and what is recorded of them."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pendulum import DateTime

from tui_goals.domain.values import Stored, frozen


class Phase(StrEnum):
    """Where a goal is in its life."""

    DRAFT = "draft"
    COMMITTED = "committed"
    PAUSED = "paused"
    ACHIEVED = "achieved"
    MISSED = "missed"
    DROPPED = "dropped"


ENDED = frozenset({Phase.ACHIEVED, Phase.MISSED, Phase.DROPPED})


class MeasureKind(StrEnum):
    """How a goal is counted."""

    NUMBER = "number"
    MILESTONES = "milestones"
    HABIT = "habit"
    AVERAGE = "average"


class Period(StrEnum):
    """The stretch of days over which a habit is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Standing(StrEnum):
    """How a goal stands against its dates."""

    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"


class AmountKind(StrEnum):
    """Whether a measurement adds to what was there or says what there is."""

    DELTA = "delta"
    TOTAL = "total"


@frozen
class Goal(Stored):
    """An end result with a measure, a why and a date; success is decided at the end.

    `target_value` is reached by the due date, counted in each `period` (a habit) or kept on the average;
    `weekly_hours` is the time the person says there is for it.
    """

    title: str = ""
    area: str = ""
    why: str = ""
    serves: str = ""
    vision: str = ""
    affirmation: str = ""
    measure: MeasureKind = MeasureKind.MILESTONES
    unit: str = ""
    start_value: float = 0.0
    target_value: float | None = None
    start: date | None = None
    due: date | None = None
    reward: str = ""
    phase: Phase = Phase.COMMITTED
    grade: int | None = None
    lesson: str = ""
    position: float = 0.0
    created_at: DateTime | None = None
    ended_at: DateTime | None = None
    period: Period | None = None
    weekly_hours: float | None = None

    @property
    def ended(self) -> bool:
        """Whether success or failure has been decided."""
        return self.phase in ENDED


@frozen
class Measurement(Stored):
    """One recorded value of a goal's measure, on the day it was lived."""

    goal_id: int = 0
    kind: AmountKind = AmountKind.DELTA
    amount: float = 0.0
    measured_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None
    note: str = ""
    bite_id: int | None = None
    session_id: int | None = None


class Recorded(NamedTuple):
    """Of a measurement all that its goal's measure is made of: the day, and whether the amount is added or what is."""

    day: date
    kind: AmountKind
    amount: float


@frozen
class StatusUpdate(Stored):
    """What the person said of how a goal stands, in a sentence."""

    goal_id: int = 0
    standing: Standing = Standing.ON_TRACK
    text: str = ""
    written_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None


@frozen
class GoalTemplate(Stored):
    """A goal of the person's own to begin others from: what it is cut into, as JSON, days counted from its start."""

    title: str = ""
    summary: str = ""
    content: str = "{}"
    created_at: DateTime | None = None
