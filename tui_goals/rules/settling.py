"""What a gap in a session becomes: segments of focus and away in place of the one that was open over it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from tui_goals.domain import AwayCause, Segment, SegmentKind
from tui_goals.rules import days, focus
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.rules.focus import Reading
from tui_goals.rules.gaps import Gap, GapKind, instant_in

CAUSES = {
    GapKind.SLEEP: AwayCause.SLEEP,
    GapKind.RESTART: AwayCause.RESTART,
    GapKind.UNWATCHED: AwayCause.UNWATCHED,
    GapKind.LONG_PAUSE: AwayCause.LONG_PAUSE,
    GapKind.UNATTENDED: AwayCause.UNWATCHED,
}


def ended(gap: Gap, zone: str, cutoff: time = DAY_CUTOFF) -> tuple[Segment, ...]:
    """The open segment closed where the gap begins, in one part a local day."""
    return _with_one_identity(_closed(gap.segment, gap.segment.kind, None, 0.0, gap.begins, zone, cutoff))


def gone_on(gap: Gap, kept: float, reading: Reading, zone: str, cutoff: time = DAY_CUTOFF) -> tuple[Segment, ...]:
    """What takes the place of the open segment when the session goes on, the first with its identity, the last open.

    So many seconds of the gap are focus and the rest is away. They adjoin, and closed ones are split at the cut-off,
    so that their lengths sum to the whole.
    """
    segment, over = gap.segment, gap.begins + gap.seconds
    pieces: list[tuple[SegmentKind, AwayCause | None, float, float]] = [
        (SegmentKind.FOCUS, None, gap.begins, gap.begins + kept),
        (SegmentKind.AWAY, CAUSES[gap.kind], gap.begins + kept, over),
    ]
    parts = [] if segment.kind is SegmentKind.PAUSE else list(ended(gap, zone, cutoff))
    for kind, cause, start, end in pieces:
        if end > start:
            parts += _closed(segment, kind, cause, start, end, zone, cutoff)
    began = instant_in(segment, over)
    still_open = replace(
        segment, kind=SegmentKind.FOCUS, started_at=began, local_day=days.local_day(began, zone, cutoff),
        boot_id=reading.boot_id, started_boot=reading.boot_seconds - gap.tail,
    )  # fmt: skip
    return _with_one_identity([*parts, still_open])


def put_away(gap: Gap, reading: Reading, zone: str, cutoff: time = DAY_CUTOFF) -> tuple[Segment, ...]:
    """The open segment closed at the reading with nothing of the gap kept: what holds until somebody says more."""
    *closed, last = gone_on(gap, 0.0, reading, zone, cutoff)
    if gap.tail <= 0:
        return tuple(closed)
    return (*closed, *focus.close_segment(last, reading, zone, cutoff))


def _closed(
    segment: Segment, kind: SegmentKind, cause: AwayCause | None, start: float, end: float, zone: str, cutoff: time
) -> list[Segment]:
    """A stretch of the segment as closed ones, one for each local day."""
    parts = days.split_at_days(instant_in(segment, start), instant_in(segment, end), zone, cutoff)
    first = parts[0][1]
    return [
        replace(
            segment, kind=kind, cause=cause, started_at=began, ended_at=over, local_day=day,
            started_boot=segment.started_boot + start + (began - first).total_seconds(),
        )
        for day, began, over in parts
    ]  # fmt: skip


def _with_one_identity(parts: Sequence[Segment]) -> tuple[Segment, ...]:
    """The parts, of which the first alone is the row that was there."""
    return (parts[0], *(replace(part, id=0, uid="", revision=1) for part in parts[1:]))
