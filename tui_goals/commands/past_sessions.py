"""Past sessions put right: add one that was forgotten, change, split, merge, delete. Their figures follow."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from pendulum import DateTime

from tui_goals.commands.bites import goal_of
from tui_goals.commands.editing import contents, merged, remove_all
from tui_goals.commands.measures import follow_units
from tui_goals.commands.past_times import at_its_times, give_room, shift_interruptions, write_stretches
from tui_goals.domain import (
    Bite,
    Break,
    EntryLink,
    FocusSession,
    Heartbeat,
    Interruption,
    Measurement,
    Refused,
    SessionState,
    Target,
)
from tui_goals.rules import checks, sittings
from tui_goals.rules.sittings import Stretch, Stretches
from tui_goals.store.tx import Tx

MEASURED_BY = ("goal_id", "bite_id", "unit", "units", "ended_at", "local_day")
"""What of a session its measurement says again."""


def add_past_session(tx: Tx, session: FocusSession, adjust_neighbours: bool = False) -> FocusSession:
    """Add a past session on “{it.subject}”.

    It has its times, an outcome, and a bite or a subject; it was not planned, so it has no overrun. A done one finishes
    its bite. Raises Refused for times that do not hold, and `sittings.Overlap` where another session has focus in them,
    unless `adjust_neighbours` lets that one give way.
    """
    wanted = _of_bite(tx, replace(session, zone=tx.zone, subject=session.subject or "Quick focus"))
    checks.check_past_session(wanted)
    start, end = _checked_times(tx, wanted)
    stretches = give_room(tx, wanted, (Stretch(start, end),), adjust_neighbours)
    added = tx.add(at_its_times(tx, wanted, stretches))
    write_stretches(tx, added, stretches)
    follow_units(tx, added)
    if added.state is SessionState.DONE:
        _follow_outcome(tx, added)
    return added


def edit_session(tx: Tx, base: FocusSession, mine: FocusSession, adjust_neighbours: bool = False) -> FocusSession:
    """Edit the session on “{it.subject}”.

    Its bite stays done or open unless the outcome changes. Raises Refused for an open session and for times that do not
    hold, `sittings.Overlap` as above, Conflict where another terminal changed the same field.
    """
    kept, changes = merged(tx, base, mine)
    stretches = _stretches(tx, kept)
    wanted = replace(kept, **changes)
    if wanted.bite_id != kept.bite_id:
        wanted = _of_bite(tx, wanted)
    checks.check_past_session(wanted)
    if {"started_at", "ended_at"} & changes.keys():
        start, end = _checked_times(tx, wanted)
        if Stretch(start, end).seconds == Stretch(stretches[0].start, stretches[-1].end).seconds:
            shift_interruptions(tx, kept, timedelta(seconds=Stretch(stretches[0].start, start).seconds))
        stretches = give_room(tx, wanted, sittings.fitted(stretches, start, end), adjust_neighbours)
        wanted = at_its_times(tx, wanted, stretches)
        write_stretches(tx, wanted, stretches)
    edited = tx.change(kept, **contents(wanted))
    _follow(tx, kept, edited)
    return edited


def split_session(tx: Tx, session_id: int, at: DateTime, first_units: float | None = None) -> FocusSession:
    """Split the session on “{it.subject}”.

    What it came to after `at` is a session of its own, with its outcome; the first part is partial and keeps
    `first_units` of the amount. The plan is shared out so that both are over it by no more than the whole was. Raises
    Refused where one part would have no focus.
    """
    session = tx.get(FocusSession, session_id)
    stretches = _stretches(tx, session)
    parts = tuple(
        sittings.clipped(stretches, start, end) for start, end in ((stretches[0].start, at), (at, stretches[-1].end))
    )
    if not all(sittings.focus_of(part) for part in parts):
        raise Refused("One of the two parts would have no focus. Choose a time inside what was focus.")
    first, second = _shared_out(session, _minutes(parts[0]), first_units)
    checks.check_past_session(first)
    later = tx.add(at_its_times(tx, second, parts[1]))
    write_stretches(tx, later, parts[1])
    write_stretches(tx, session, parts[0])
    earlier = tx.change(session, **contents(at_its_times(tx, first, parts[0])))
    for interruption in tx.find(Interruption, session_id=session.id):
        if interruption.happened_at is not None and interruption.happened_at >= at:
            tx.change(interruption, session_id=later.id)
    for rest in tx.find(Break, session_id=session.id):
        tx.change(rest, session_id=later.id)
    follow_units(tx, earlier)
    follow_units(tx, later)
    return earlier


def merge_sessions(tx: Tx, session_id: int, other_id: int, bite_of: int | None = None) -> FocusSession:
    """Merge two sessions on “{it.subject}”.

    The time between them becomes a pause; the later one's outcome counts. Raises Refused where they are on different
    bites, unless `bite_of` names the one whose bite it was, and where their amounts are in different units.
    """
    found = (tx.get(FocusSession, session_id), tx.get(FocusSession, other_id))
    first, second = sorted(found, key=lambda each: each.started_at or tx.now)
    if first.id == second.id:
        raise Refused("A session cannot be merged with itself; choose another one.")
    stretches = sittings.joined(_stretches(tx, first), _stretches(tx, second))
    if bite_of is None and (first.bite_id, first.subject) != (second.bite_id, second.subject):
        raise Refused(f"“{first.subject}” and “{second.subject}” are different bites. Say which of the two it was.")
    wanted = _put_together(first, second, second if bite_of == second.id else first)
    _take_over(tx, second, first)
    _take_out(tx, second)
    write_stretches(tx, first, stretches)
    merged_one = tx.change(first, **contents(at_its_times(tx, wanted, stretches)))
    follow_units(tx, merged_one)
    return merged_one


def delete_session(tx: Tx, session_id: int) -> FocusSession:
    """Delete the session on “{it.subject}”.

    What interrupted it goes with it, breaks after it stay, and entries about it keep its title. Its bite stays done or
    open. Raises Refused for an open one.
    """
    session = tx.get(FocusSession, session_id)
    _check_ended(session)
    for rest in tx.find(Break, session_id=session.id):
        tx.change(rest, session_id=None)
    remove_all(tx, tx.find(Interruption, session_id=session.id))
    _take_out(tx, session)
    return session


def _of_bite(tx: Tx, session: FocusSession) -> FocusSession:
    """The session as one on its bite; the unit of what was counted already stays."""
    if session.bite_id is None:
        return session
    bite = tx.get(Bite, session.bite_id)
    unit = session.unit if session.unit and session.units is not None else bite.unit
    return replace(session, goal_id=goal_of(tx, bite).id, subject=bite.title, unit=unit)


def _checked_times(tx: Tx, session: FocusSession) -> tuple[DateTime, DateTime]:
    if session.started_at is None or session.ended_at is None:
        raise Refused("A past session needs a start and an end; type them like 10:15-11:05.")
    sittings.check_times(session.started_at, session.ended_at, tx.now, session.zone)
    return session.started_at, session.ended_at


def _check_ended(session: FocusSession) -> None:
    if session.open:
        raise Refused(f"“{session.subject}” is {session.state}. End it first (3, then d or a).")


def _stretches(tx: Tx, session: FocusSession) -> Stretches:
    """The time of a session that has ended. Raises Refused for an open one."""
    _check_ended(session)
    found = sittings.stretches_of(tx.segments(session.id))
    if found:
        return found
    if session.started_at is None or session.ended_at is None:
        raise Refused(f"“{session.subject}” has no times. `tui-goals doctor` says more.")
    return (Stretch(session.started_at, session.ended_at),)


def _minutes(stretches: Iterable[Stretch]) -> float:
    return sum(each.seconds for each in sittings.focus_of(tuple(stretches))) / 60


def _shared_out(session: FocusSession, minutes: float, units: float | None) -> tuple[FocusSession, FocusSession]:
    """A session as two: the first with that many minutes of focus and units, the second with the rest."""
    planned = None if session.plan_minutes is None else min(session.plan_minutes, minutes)
    did = max(0.0, units or 0.0)
    first = replace(
        session, plan_minutes=planned, plan_units=None if session.plan_units is None else units or 0.0, units=units,
        state=SessionState.PARTIAL, kept=None, reason="",
    )  # fmt: skip
    second = replace(
        session, id=0, uid="", revision=1,
        plan_minutes=None if session.plan_minutes is None else session.plan_minutes - (planned or 0.0),
        plan_units=None if session.plan_units is None else max(0.0, session.plan_units - did),
        units=None if session.units is None else session.units - (units or 0.0),
    )  # fmt: skip
    return first, second


def _put_together(first: FocusSession, second: FocusSession, named: FocusSession) -> FocusSession:
    """Two sessions as one, on the bite of the named one."""
    amounts = [each.units for each in (first, second) if each.units is not None]
    units = {each.unit.casefold() for each in (first, second) if each.units}
    if len(units) > 1:
        raise Refused(f"One counts {first.unit} and the other {second.unit}; change the amount of one of them first.")
    plans = (first.plan_minutes, second.plan_minutes)
    did = max(0.0, first.units or 0.0)
    reasons = dict.fromkeys(each.reason for each in (first, second) if each.reason)
    return replace(
        first,
        bite_id=named.bite_id, goal_id=named.goal_id, subject=named.subject,
        unit=next((each.unit for each in (first, second) if each.units), named.unit),
        units=sum(amounts) if amounts else None,
        plan_minutes=None if None in plans else sum(each for each in plans if each is not None),
        plan_units=first.plan_units if second.plan_units is None else did + second.plan_units,
        state=second.state, ended_at=second.ended_at,
        commitment=first.commitment or second.commitment, kept=second.kept or first.kept,
        reason="; ".join(reasons), clock_step=first.clock_step or second.clock_step,
    )  # fmt: skip


def _take_over(tx: Tx, old: FocusSession, new: FocusSession) -> None:
    """Let what belongs to a session belong to another one."""
    for interruption in tx.find(Interruption, session_id=old.id):
        tx.change(interruption, session_id=new.id)
    for rest in tx.find(Break, session_id=old.id):
        tx.change(rest, session_id=new.id)
    about = {link.entry_id for link in tx.find(EntryLink, target=Target.SESSION, target_id=new.id)}
    for link in tx.find(EntryLink, target=Target.SESSION, target_id=old.id):
        if link.entry_id in about:
            tx.remove(link)
        else:
            tx.change(link, target_id=new.id)


def _take_out(tx: Tx, session: FocusSession) -> None:
    """Remove a session with its time and what it added to the measure."""
    remove_all(tx, tx.find(Measurement, session_id=session.id))
    remove_all(tx, tx.segments(session.id))
    remove_all(tx, tx.find(Heartbeat, session_id=session.id))
    tx.remove(session)


def _follow(tx: Tx, before: FocusSession, after: FocusSession) -> None:
    """Let measure and bite follow an edited session, as far as it differs in what they say of it."""
    if any(getattr(before, name) != getattr(after, name) for name in MEASURED_BY):
        follow_units(tx, after)
    if SessionState.DONE in (before.state, after.state) and before.state is not after.state:
        _follow_outcome(tx, after)


def _follow_outcome(tx: Tx, session: FocusSession) -> None:
    """Finish the bite of a session that is done now; open it again where none of its sessions is done any more."""
    if session.bite_id is None:
        return
    bite = tx.get(Bite, session.bite_id)
    if session.state is SessionState.DONE:
        tx.change(bite, done_at=bite.done_at or session.ended_at)
    elif not tx.find(FocusSession, bite_id=bite.id, state=SessionState.DONE):
        tx.change(bite, done_at=None)
