"""The words of the product as frozen values; knows nothing of the screen or the store."""

from tui_goals.domain.errors import Conflict, NotFound, Refused, StoreBusy, StoreFailed, StoreTooNew, TuiGoalsError
from tui_goals.domain.focus import (
    OPEN_STATES,
    FocusSession,
    Heartbeat,
    Provenance,
    Segment,
    SegmentKind,
    SessionState,
)
from tui_goals.domain.goal import ENDED, AmountKind, Goal, MeasureKind, Measurement, Phase
from tui_goals.domain.journal import REVIEWS, Draft, Entry, EntryKind, EntryLink, Target
from tui_goals.domain.ledger import Step, Terminal
from tui_goals.domain.milestone import Bite, Column, Dependency, Milestone, Origin, Task
from tui_goals.domain.values import Stored, new_uid

__all__ = [
    "ENDED",
    "OPEN_STATES",
    "REVIEWS",
    "AmountKind",
    "Bite",
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
    "MeasureKind",
    "Measurement",
    "Milestone",
    "NotFound",
    "Origin",
    "Phase",
    "Provenance",
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
