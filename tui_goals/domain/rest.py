"""What surrounds the sessions: breaks, planned days off, alerts, and what the person says about today's queue."""

from datetime import date
from enum import StrEnum

from pendulum import DateTime

from tui_goals.domain.values import Stored, frozen


@frozen
class Break(Stored):
    """A rest after a session, never part of its focus; a long one of 0 minutes only sets the count of sessions back."""

    session_id: int | None = None
    long: bool = False
    planned_minutes: float = 0.0
    started_at: DateTime | None = None
    ended_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None
    boot_id: str = ""
    started_boot: float = 0.0


@frozen
class AlertClaim(Stored):
    """An alert that one of the open terminals has taken upon itself: `subject` names what it is for, once."""

    subject: str = ""
    terminal_id: int | None = None
    claimed_at: DateTime | None = None


@frozen
class PlannedPause(Stored):
    """Days off that were planned, the last one included; they cost neither momentum nor consistency."""

    first_day: date | None = None
    last_day: date | None = None
    note: str = ""


class MarkKind(StrEnum):
    """What was said about a bite in today's queue."""

    PINNED = "pinned"
    NOT_TODAY = "not_today"


@frozen
class QueueMark(Stored):
    """What the person says about a bite in the queue: pinned ones stand first, the others wait until `day` is over."""

    bite_id: int = 0
    kind: MarkKind = MarkKind.PINNED
    day: date | None = None
    position: float = 0.0
