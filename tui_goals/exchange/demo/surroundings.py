"""What surrounded the demo's sessions: what cut in, the breaks between them, and the days off that are planned."""

from collections.abc import Iterator
from itertools import count, cycle, pairwise

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Break, Interruption, InterruptionKind, PlannedPause, SegmentKind
from tui_goals.exchange.demo.calendar import MINUTE, Calendar
from tui_goals.exchange.demo.sittings import BREAK
from tui_goals.exchange.demo.weaving import Facts
from tui_goals.rules import days

EVERY = 7
"""One sitting of so many was interrupted."""
SHORT = 5 * MINUTE
LONGEST_GAP = 40 * MINUTE
"""After more than that one was at something else and not at rest."""
CUT_IN = (
    (InterruptionKind.EXTERNAL, "the bell: a parcel"),
    (InterruptionKind.INTERNAL, "looked at the news"),
    (InterruptionKind.EXTERNAL, "a call from the school"),
    (InterruptionKind.INTERNAL, ""),
    (InterruptionKind.INTERNAL, "is the stove off?"),
)
BOOT = "demo"


def interruptions(facts: Facts, calendar: Calendar) -> Iterator[Interruption]:
    """What cut into some of the sittings, each in the middle of their first stretch of focus."""
    ids, found = count(1), cycle(CUT_IN)
    for session_id, sitting in enumerate(facts.sittings, 1):
        kind, first = sitting.stretches[0]
        if session_id % EVERY or kind is not SegmentKind.FOCUS:
            continue
        at = from_milliseconds(sitting.start + first // 2)
        whence, note = next(found)
        yield Interruption(
            id=next(ids), session_id=session_id, kind=whence, happened_at=at, zone=calendar.zone,
            local_day=days.local_day(at, calendar.zone, calendar.cutoff), note=note,
        )  # fmt: skip


def breaks(facts: Facts, calendar: Calendar) -> Iterator[Break]:
    """A short break between two sittings that follow each other closely."""
    ids = count(1)
    for session_id, (one, following) in enumerate(pairwise(facts.sittings), 1):
        if not BREAK <= following.start - one.end <= LONGEST_GAP:
            continue
        start = from_milliseconds(one.end)
        yield Break(
            id=next(ids), session_id=session_id, planned_minutes=SHORT / MINUTE, started_at=start,
            ended_at=from_milliseconds(one.end + SHORT), zone=calendar.zone,
            local_day=days.local_day(start, calendar.zone, calendar.cutoff), boot_id=BOOT, started_boot=one.end / 1000,
        )  # fmt: skip


def days_off(calendar: Calendar) -> Iterator[PlannedPause]:
    """The holidays ahead."""
    yield PlannedPause(id=1, first_day=calendar.day(24), last_day=calendar.day(27), note="at my sister's")
