"""The words of the product as frozen values; knows nothing of the screen or the store."""

from tui_goals.domain.errors import Conflict, NotFound, Refused, StoreBusy, StoreFailed, StoreTooNew, TuiGoalsError
from tui_goals.domain.focus import (
    OPEN_STATES,
    AwayCause,
    FocusSession,
    Heartbeat,
    Interruption,
    InterruptionKind,
    Kept,
    Provenance,
    Segment,
    SegmentKind,
    SessionState,
)
from tui_goals.domain.goal import ENDED, AmountKind, Goal, MeasureKind, Measurement, Phase
from tui_goals.domain.journal import REVIEWS, Draft, Entry, EntryKind, EntryLink, Target
from tui_goals.domain.ledger import Step, Terminal
from tui_goals.domain.milestone import Bite, Column, Dependency, Milestone, Origin, Task
from tui_goals.domain.rest import AlertClaim, Break, MarkKind, PlannedPause, QueueMark
from tui_goals.domain.values import Stored, new_uid

__all__ = [
    "ENDED",
    "OPEN_STATES",
    "REVIEWS",
    "AlertClaim",
    "AmountKind",
    "AwayCause",
    "Bite",
    "Break",
    "Column",
    "Conflict",
    "Dependency",
    "Draft",
    "Entry",
    "EntryKind",
    "EntryLink",
    "FocusSession",
    "Goal",
    "Heartbeat",
    "Interruption",
    "InterruptionKind",
    "Kept",
    "MarkKind",
    "MeasureKind",
    "Measurement",
    "Milestone",
    "NotFound",
    "Origin",
    "Phase",
    "PlannedPause",
    "Provenance",
    "QueueMark",
    "Refused",
    "Segment",
    "SegmentKind",
    "SessionState",
    "Step",
    "StoreBusy",
    "StoreFailed",
    "StoreTooNew",
    "Stored",
    "Target",
    "Task",
    "Terminal",
    "TuiGoalsError",
    "new_uid",
]
