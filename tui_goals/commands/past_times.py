"""Where a past session lies in time: its segments written anew by local day, and its neighbours asked to give way."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from tui_goals.commands.measures import follow_units
from tui_goals.domain import FocusSession, Interruption, Provenance
from tui_goals.rules import days, sittings
from tui_goals.rules.sittings import Stretch, Stretches
from tui_goals.store.tx import Tx

NEAR = timedelta(days=2)
"""How far a local day can lie from the UTC date of its instants, and more."""


def at_its_times(tx: Tx, session: FocusSession, stretches: Stretches) -> FocusSession:
    """The session as it says itself where its stretches lie; the zone it was lived in stays."""
    start, end = stretches[0].start, stretches[-1].end
    return replace(
        session,
        started_at=start,
        ended_at=end,
        utc_offset=days.utc_offset(start, session.zone),
        local_day=sittings.day_parts(stretches, session.zone, tx.cutoff)[-1].local_day,
        provenance=Provenance.EDITED,
    )


def write_stretches(tx: Tx, session: FocusSession, stretches: Stretches) -> None:
    """Write the segments of a session anew, one for each stretch and local day; rows that stay the same are left."""
    wanted = sittings.day_parts(stretches, session.zone, tx.cutoff)
    for old, new in zip_longest(tx.segments(session.id), wanted):
        if new is None:
            tx.remove(old)
        elif old is None:
            tx.add(replace(new, session_id=session.id))
        else:
            tx.change(
                old, kind=new.kind, started_at=new.started_at, ended_at=new.ended_at, local_day=new.local_day,
                cause=new.cause,
            )  # fmt: skip


def give_room(tx: Tx, session: FocusSession, stretches: Stretches, adjust_neighbours: bool) -> Stretches:
    """The stretches that a session gets beside the focus of all others.

    Neighbours are shortened where that is wanted. Raises `sittings.Overlap` where it is not, or one of them cannot be.
    """
    end = stretches[-1].end
    neighbours = _neighbours(tx, session.id, stretches)
    start = sittings.after_neighbours(stretches[0].start, neighbours.values())
    stretches = sittings.clipped(stretches, start, end) or stretches
    for neighbour, theirs in neighbours.items():
        if not sittings.overlap_seconds(stretches, theirs):
            continue
        room = sittings.making_room(theirs, stretches)
        if neighbour.open or not room or not adjust_neighbours:
            span, today = Stretch(stretches[0].start, end), days.local_time(tx.now, session.zone).date()
            raise sittings.overlap_of(span, neighbour, theirs, room, session.zone, today)
        write_stretches(tx, neighbour, room)
        moved = at_its_times(tx, neighbour, room)
        follow_units(tx, tx.change(
            neighbour, started_at=moved.started_at, ended_at=moved.ended_at, utc_offset=moved.utc_offset,
            local_day=moved.local_day, provenance=moved.provenance,
        ))  # fmt: skip
    return stretches


def shift_interruptions(tx: Tx, session: FocusSession, by: timedelta) -> None:
    """Move what interrupted a session together with it."""
    for each in tx.find(Interruption, session_id=session.id):
        if each.happened_at is not None:
            at = each.happened_at + by
            tx.change(each, happened_at=at, local_day=days.local_day(at, each.zone, tx.cutoff))


def _neighbours(tx: Tx, session_id: int, stretches: Stretches) -> dict[FocusSession, Stretches]:
    """The other sessions with time near the stretches, and the open one, each with its own."""
    first, last = stretches[0].start, stretches[-1].end
    found = {each.id: each for each in tx.sessions_lived(_day(first) - NEAR, _day(last) + NEAR)}
    running = tx.open_session()
    if running is not None:
        found[running.id] = running
    return {
        each: theirs
        for each in found.values()
        if each.id != session_id and (theirs := sittings.stretches_of(tx.segments(each.id), tx.now))
    }


def _day(instant: date) -> date:
    return date(instant.year, instant.month, instant.day)
