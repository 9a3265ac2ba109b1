"""The stretches of a session's time as rows: how one begins, how it ends, what is put in its place."""

from collections.abc import Sequence

from pendulum import DateTime

from tui_goals.commands.watching import withheld_gap
from tui_goals.domain import Conflict, FocusSession, Provenance, Refused, Segment, SegmentKind
from tui_goals.domain.values import frozen
from tui_goals.rules import days, focus, settling
from tui_goals.rules.focus import Reading
from tui_goals.rules.gaps import Gap
from tui_goals.store.tx import Tx


@frozen
class Known:
    """Until when a session's time is known, and how it came to be known."""

    until: DateTime
    clock_step: bool
    provenance: Provenance


def close_segment(tx: Tx, session: FocusSession, gap: Gap | None = None) -> Known:
    """Close the open segment, in one part a local day: where the gap begins, else now.

    Without a `gap` that somebody decided on, one that is withheld is put away. Raises Conflict for a gap that has gone.
    """
    last, withheld = tx.segments(session.id)[-1], withheld_gap(tx, session)
    if gap is not None:
        check_still_there(tx, session, gap)
        parts = settling.ended(gap, tx.zone, tx.cutoff)
    elif withheld is not None:
        parts = settling.put_away(withheld, tx.reading, tx.zone, tx.cutoff)
    else:
        parts = focus.close_segment(last, tx.reading, tx.zone, tx.cutoff)
    put_in_place(tx, last, parts)
    until = parts[-1].ended_at
    if until is None:
        raise Refused("The session's last stretch of time has no end. `tui-goals doctor` says more.")
    stepped = session.clock_step or focus.clock_stepped(last, tx.reading)
    recovered = gap is not None or withheld is not None
    return Known(until, stepped, Provenance.RECOVERED if recovered else session.provenance)


def check_still_there(tx: Tx, session: FocusSession, gap: Gap) -> None:
    """Raises Conflict when the segment that the gap was seen in is another by now, or no longer the open one."""
    if tx.segments(session.id)[-1] != gap.segment:
        raise Conflict(f"“{session.subject}” has gone on meanwhile. Look at it again (3).")


def put_in_place(tx: Tx, segment: Segment, parts: Sequence[Segment]) -> None:
    """Put segments in place of one; the first of them is the same row."""
    first = parts[0]
    tx.change(
        segment, kind=first.kind, cause=first.cause, started_at=first.started_at, ended_at=first.ended_at,
        local_day=first.local_day, boot_id=first.boot_id, started_boot=first.started_boot,
    )  # fmt: skip
    for part in parts[1:]:
        tx.add(part)


def open_segment(tx: Tx, session: FocusSession, kind: SegmentKind, reading: Reading) -> None:
    """Begin a stretch of the session's time at a reading."""
    tx.add(
        Segment(
            session_id=session.id,
            kind=kind,
            started_at=reading.now,
            local_day=days.local_day(reading.now, tx.zone, tx.cutoff),
            boot_id=reading.boot_id,
            started_boot=reading.boot_seconds,
        )
    )
