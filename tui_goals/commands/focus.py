"""Focus sessions: start, pause, resume, plan anew, end. Every transition is a committed row, its time an instant."""

from dataclasses import replace

from pendulum import DateTime

from tui_goals.commands.bites import goal_of
from tui_goals.commands.breaks import close_break
from tui_goals.commands.door import unrecorded
from tui_goals.commands.measures import follow_units
from tui_goals.commands.segments import close_segment, open_segment
from tui_goals.commands.watching import watch, withheld_gap
from tui_goals.domain import (
    AmountKind,
    Bite,
    FocusSession,
    Goal,
    Kept,
    Refused,
    SegmentKind,
    SessionState,
)
from tui_goals.rules import days, focus, gaps
from tui_goals.rules.focus import Action
from tui_goals.rules.gaps import Gap
from tui_goals.store.tx import Tx

ENDS = {
    SessionState.DONE: Action.FINISH_DONE,
    SessionState.PARTIAL: Action.FINISH_PARTIAL,
    SessionState.ABANDONED: Action.ABANDON,
}


def start_session(
    tx: Tx,
    bite_id: int | None,
    minutes: float | None,
    units: float | None = None,
    commitment: str = "",
    subject: str = "",
    no_gap: bool = False,
) -> FocusSession:
    """Start a focus session on “{it.subject}”.

    `minutes` and `units` None are no limit; without a bite `subject` says what it is about. The plan is copied.
    A break ends with it. `no_gap` lets it begin where the last session or break ended, within an hour. One whose owner
    vanished is ended where it was seen last. Raises Refused while another session is open, and where the plan does not
    hold.
    """
    focus.check_plan(minutes, units)
    _make_room(tx)
    bite = _bite_to_work_on(tx, bite_id)
    if (rest := tx.open_break()) is not None:
        close_break(tx, rest)
    begin = _previous_end(tx) if no_gap else tx.reading
    session = tx.add(
        FocusSession(
            bite_id=bite_id,
            goal_id=goal_of(tx, bite).id if bite else None,
            subject=bite.title if bite else subject or "Quick focus",
            commitment=commitment,
            plan_minutes=minutes,
            plan_units=units,
            unit=bite.unit if bite else "",
            started_at=begin.now,
            zone=tx.zone,
            utc_offset=days.utc_offset(begin.now, tx.zone),
            local_day=days.local_day(begin.now, tx.zone, tx.cutoff),
        )
    )
    open_segment(tx, session, SegmentKind.FOCUS, begin)
    watch(tx, session, tx.now)
    return session


def _make_room(tx: Tx) -> None:
    """See that no session is open: one of which nothing is known any more ends with what is known."""
    already = tx.open_session()
    gap = withheld_gap(tx, already) if already is not None else None
    if already is not None and gap is None:
        raise Refused(f"A focus session on “{already.subject}” is {already.state} already. End it first (3).")
    if already is not None:
        end_session(tx, already.id, SessionState.PARTIAL, gap=gap)


def _bite_to_work_on(tx: Tx, bite_id: int | None) -> Bite | None:
    bite = tx.get(Bite, bite_id) if bite_id is not None else None
    if bite is not None and bite.done_at is not None:
        raise Refused(f"“{bite.title}” is done. Open it again first (Space), or choose another bite.")
    return bite


def pause_session(tx: Tx, session_id: int) -> FocusSession:
    """Pause the session on “{it.subject}”."""
    return _switch(tx, session_id, Action.PAUSE, SegmentKind.PAUSE)


def resume_session(tx: Tx, session_id: int) -> FocusSession:
    """Resume the session on “{it.subject}”."""
    return _switch(tx, session_id, Action.RESUME, SegmentKind.FOCUS)


def replan_session(tx: Tx, session_id: int, minutes: float | None, units: float | None) -> FocusSession:
    """Change the plan of the session on “{it.subject}”.

    None is no limit. Raises Refused when it has ended or the plan does not hold.
    """
    session = tx.get(FocusSession, session_id)
    wanted = focus.replan(session, minutes, units)
    if withheld_gap(tx, session) is None:
        watch(tx, session, tx.now)
    return tx.change(session, plan_minutes=wanted.plan_minutes, plan_units=wanted.plan_units)


def end_session(
    tx: Tx,
    session_id: int,
    outcome: SessionState,
    kind: AmountKind = AmountKind.DELTA,
    amount: float | None = None,
    reason: str = "",
    gap: Gap | None = None,
    kept: Kept | None = None,
) -> FocusSession:
    """End the session on “{it.subject}” as {it.state}.

    `amount` are the units done, as a delta or as a new total (of the goal's measure where they count for it, else of
    the bite); None when nothing was counted. With a `gap` it ends where that begins; `kept` closes its commitment. Done
    also finishes the bite. Raises Refused when it has ended already.
    """
    session = tx.get(FocusSession, session_id)
    state = focus.after(session.state, ENDS[outcome])
    known = close_segment(tx, session, gap)
    ended = tx.change(
        session,
        state=state,
        units=None if amount is None else focus.units_from(kind, amount, _logged(tx, session)),
        ended_at=known.until,
        local_day=tx.segments(session.id)[-1].local_day,
        clock_step=known.clock_step,
        provenance=known.provenance,
        reason=reason,
        kept=kept,
    )
    follow_units(tx, ended)
    if state is SessionState.DONE and session.bite_id is not None:
        tx.change(tx.get(Bite, session.bite_id), done_at=tx.now)
    return ended


def drop_session(tx: Tx, session_id: int) -> FocusSession:
    """Drop the mis-start on “{it.subject}”.

    It goes with all that belongs to it. Raises Refused when it has ended, or has a minute of focus or more.
    """
    session = tx.get(FocusSession, session_id)
    focus.after(session.state, Action.DROP)
    segments, kept = tx.segments(session.id), tx.heartbeat(session.id)
    focus.check_drop(focus.focus_seconds(segments, tx.reading))
    for each in (*tx.interruptions(session.id), *segments, *([kept] if kept is not None else []), session):
        tx.remove(each)
    return session


def link_session(tx: Tx, session_id: int, bite_id: int) -> FocusSession:
    """Link the session on “{it.subject}” to a bite.

    What it came to counts for the bite from then on, and for its goal. Raises Refused when it has a bite already.
    """
    session = tx.get(FocusSession, session_id)
    if session.bite_id is not None:
        raise Refused(f"“{session.subject}” belongs to a bite already. Undo that first (u).")
    bite = tx.get(Bite, bite_id)
    counted = session.goal_id is not None
    linked = tx.change(
        session, bite_id=bite.id, goal_id=session.goal_id or goal_of(tx, bite).id, unit=session.unit or bite.unit
    )
    if not counted:
        follow_units(tx, linked)
    return linked


@unrecorded
def watch_session(tx: Tx, session_id: int, attended_at: DateTime | None = None) -> None:
    """Say that this terminal watches the session from now on."""
    session = tx.get(FocusSession, session_id)
    if session.open:
        watch(tx, session, attended_at)


@unrecorded
def detach_session(tx: Tx, session_id: int, attended_at: DateTime | None = None) -> None:
    """Leave an open session running with nobody watching."""
    session = tx.get(FocusSession, session_id)
    if session.open:
        watch(tx, session, attended_at, detached=True)


def _switch(tx: Tx, session_id: int, action: Action, kind: SegmentKind) -> FocusSession:
    session = tx.get(FocusSession, session_id)
    state = focus.after(session.state, action)
    known = close_segment(tx, session)
    open_segment(tx, session, kind, replace(tx.reading, now=known.until))
    watch(tx, session, tx.now)
    return tx.change(session, state=state, clock_step=known.clock_step, provenance=known.provenance)


def _previous_end(tx: Tx) -> focus.Reading:
    """What the clocks showed when the last session, or a break since, ended, as far as the present boot can tell."""
    last, rest = tx.last_session(), tx.last_break()
    if last is None or last.ended_at is None:
        raise Refused("No session has ended yet that this one could follow without a gap.")
    ended_at = max(last.ended_at, rest.ended_at) if rest is not None and rest.ended_at is not None else last.ended_at
    gap = (tx.now - ended_at).total_seconds()
    gaps.check_no_gap(gap)
    return replace(tx.reading, now=ended_at, boot_seconds=tx.reading.boot_seconds - gap)


def _logged(tx: Tx, session: FocusSession) -> float:
    goal = tx.get(Goal, session.goal_id) if session.goal_id is not None else None
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    now = tx.measured(today).get(goal.id, goal.start_value) if goal is not None else 0.0
    logged = tx.units_logged(session.bite_id) if session.bite_id is not None else 0.0
    return focus.counted_from(goal, session.unit, now, logged)
