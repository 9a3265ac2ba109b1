"""Focus sessions: one sitting on one micro-milestone, kept as segments of time; what cut in, and the rest after it."""

from datetime import date
from enum import StrEnum

from pendulum import DateTime

from tui_goals.domain.values import Stored, frozen


class SessionState(StrEnum):
    """Where a session is; the last three are its outcomes."""

    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    PARTIAL = "partial"
    ABANDONED = "abandoned"


OPEN_STATES = frozenset({SessionState.RUNNING, SessionState.PAUSED})


class SegmentKind(StrEnum):
    """What a stretch of a session's time was."""

    FOCUS = "focus"
    PAUSE = "pause"
    AWAY = "away"


class AwayCause(StrEnum):
    """Why nobody knows whether a stretch of time was focus."""

    SLEEP = "sleep"
    RESTART = "restart"
    UNWATCHED = "unwatched"
    LONG_PAUSE = "long_pause"


class Kept(StrEnum):
    """How far a commitment was kept, as the person sees it at the end."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"


class Provenance(StrEnum):
    """How the times of a session came to be known."""

    MEASURED = "measured"
    RECOVERED = "recovered"
    EDITED = "edited"


@frozen
class FocusSession(Stored):
    """One sitting: what was planned (copied, so that later changes of the bite do not reach it) and what came of it.

    `plan_minutes` None means no time limit, `plan_units` None no amount; `utc_offset` is in minutes at the start;
    `local_day` is the day it ended (the day it started while it is open).
    """

    bite_id: int | None = None
    goal_id: int | None = None
    subject: str = ""
    commitment: str = ""
    state: SessionState = SessionState.RUNNING
    plan_minutes: float | None = None
    plan_units: float | None = None
    unit: str = ""
    units: float | None = None
    started_at: DateTime | None = None
    ended_at: DateTime | None = None
    zone: str = "UTC"
    utc_offset: int = 0
    local_day: date | None = None
    provenance: Provenance = Provenance.MEASURED
    clock_step: bool = False
    reason: str = ""
    kept: Kept | None = None

    @property
    def open(self) -> bool:
        """Whether the session still runs or is paused."""
        return self.state in OPEN_STATES

    @property
    def words(self) -> str:
        """All that was written of it: what it was on, what one would do, why it ended as it did."""
        return f"{self.subject} {self.commitment} {self.reason}"


@frozen
class Segment(Stored):
    """A stretch of a session on one local day; `started_boot` is the boot clock in seconds when it opened.

    `cause` is set on a stretch of kind away only.
    """

    session_id: int = 0
    kind: SegmentKind = SegmentKind.FOCUS
    started_at: DateTime | None = None
    ended_at: DateTime | None = None
    local_day: date | None = None
    boot_id: str = ""
    started_boot: float = 0.0
    cause: AwayCause | None = None


@frozen
class Heartbeat(Stored):
    """Who watches an open session: `terminal_id` is the run of the program, `detached` says that nobody need to.

    `boot_seconds` counts through suspend and `awake_seconds` does not; `attended_at` is when a key was pressed last.
    """

    session_id: int = 0
    terminal_id: int | None = None
    detached: bool = False
    beaten_at: DateTime | None = None
    boot_id: str = ""
    boot_seconds: float = 0.0
    awake_seconds: float = 0.0
    attended_at: DateTime | None = None


class InterruptionKind(StrEnum):
    """Where an interruption came from."""

    INTERNAL = "internal"
    EXTERNAL = "external"


@frozen
class Interruption(Stored):
    """Something that cut into a session; `task_id` is the task that it became for later."""

    session_id: int = 0
    kind: InterruptionKind = InterruptionKind.INTERNAL
    happened_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None
    note: str = ""
    task_id: int | None = None
