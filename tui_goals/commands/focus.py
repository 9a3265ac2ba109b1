"""Focus sessions: start, pause, resume, plan anew, end. Every transition is a committed row, its time an instant."""

from collections.abc import Iterable
from dataclasses import replace

from tui_goals.commands.bites import goal_of
from tui_goals.commands.door import unrecorded
from tui_goals.commands.measures import add_amount
from tui_goals.domain import (
    AmountKind,
    Bite,
    FocusSession,
    Goal,
    Heartbeat,
    Kept,
    Refused,
    Segment,
    SegmentKind,
    SessionState,
)
from tui_goals.rules import checks, days, focus
from tui_goals.rules.focus import Action
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
    `no_gap` lets it begin where the last one ended. Raises Refused while another session is open, and where the plan
    does not hold.
    """
    focus.check_plan(minutes, units)
    bite = _bite_to_work_on(tx, bite_id)
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
    _open(tx, session, SegmentKind.FOCUS, begin)
    _watch(tx, session, detached=False)
    return session


def _bite_to_work_on(tx: Tx, bite_id: int | None) -> Bite | None:
    already = tx.open_session()
    if already is not None:
        raise Refused(f"A focus session on “{already.subject}” is {already.state} already. End it first (3).")
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
    _watch(tx, session, detached=False)
    return tx.change(session, plan_minutes=wanted.plan_minutes, plan_units=wanted.plan_units)


def end_session(
    tx: Tx,
    session_id: int,
    outcome: SessionState,
    kind: AmountKind = AmountKind.DELTA,
    amount: float | None = None,
    reason: str = "",
    kept: Kept | None = None,
) -> FocusSession:
    """End the session on “{it.subject}” as {it.state}.

    `amount` are the units done, as a delta or as a new total (of the goal's measure where they count for it, else of
    the bite); None when nothing was counted. `kept` closes its commitment. Done also finishes the bite. Raises Refused
    when it has ended already.
    """
    session = tx.get(FocusSession, session_id)
    state = focus.after(session.state, ENDS[outcome])
    segments, stepped = _close(tx, session)
    ended_at = segments[-1].ended_at
    if ended_at is None:
        raise Refused("The session's last stretch of time has no end. `tui-goals doctor` says more.")
    units = None if amount is None else focus.units_from(kind, amount, _logged(tx, session))
    ended = tx.change(
        session,
        state=state,
        units=units,
        ended_at=ended_at,
        local_day=days.local_day(ended_at, tx.zone, tx.cutoff),
        clock_step=session.clock_step or stepped,
        reason=reason,
        kept=kept,
    )
    _count(tx, ended)
    if state is SessionState.DONE and session.bite_id is not None:
        tx.change(tx.get(Bite, session.bite_id), done_at=tx.now)
    return ended


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
        _count(tx, linked)
    return linked


@unrecorded
def watch_session(tx: Tx, session_id: int) -> None:
    """Say that this terminal shows the session."""
    session = tx.get(FocusSession, session_id)
    if session.open:
        _watch(tx, session, detached=False)


@unrecorded
def detach_session(tx: Tx, session_id: int) -> None:
    """Leave an open session running with nobody watching."""
    session = tx.get(FocusSession, session_id)
    if session.open:
        _watch(tx, session, detached=True)


def _switch(tx: Tx, session_id: int, action: Action, kind: SegmentKind) -> FocusSession:
    session = tx.get(FocusSession, session_id)
    state = focus.after(session.state, action)
    segments, stepped = _close(tx, session)
    _open(tx, session, kind, replace(tx.reading, now=segments[-1].ended_at or tx.now))
    _watch(tx, session, detached=False)
    return tx.change(session, state=state, clock_step=session.clock_step or stepped)


def _previous_end(tx: Tx) -> focus.Reading:
    """What the clocks showed when the last session ended, as far as the present boot can tell."""
    last = tx.last_session()
    if last is None or last.ended_at is None:
        raise Refused("No session has ended yet that this one could follow without a gap.")
    gap = (tx.now - last.ended_at).total_seconds()
    if gap < 0:
        raise Refused("The last session ends later than now; was the clock set back? Start this one now instead.")
    return replace(tx.reading, now=last.ended_at, boot_seconds=tx.reading.boot_seconds - gap)


def _open(tx: Tx, session: FocusSession, kind: SegmentKind, reading: focus.Reading) -> None:
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


def _close(tx: Tx, session: FocusSession) -> tuple[tuple[Segment, ...], bool]:
    """Close the open segment, in one part a local day; all segments then, and whether the wall clock was set."""
    segments = tx.segments(session.id)
    last = segments[-1]
    stepped = focus.clock_stepped(last, tx.reading)
    first, *others = focus.close_segment(last, tx.reading, tx.zone, tx.cutoff)
    tx.change(last, ended_at=first.ended_at, local_day=first.local_day)
    _add_all(tx, others)
    return tx.segments(session.id), stepped


def _add_all(tx: Tx, segments: Iterable[Segment]) -> None:
    for segment in segments:
        tx.add(segment)


def _logged(tx: Tx, session: FocusSession) -> float:
    goal = tx.get(Goal, session.goal_id) if session.goal_id is not None else None
    now = tx.measured().get(goal.id, goal.start_value) if goal is not None else 0.0
    logged = tx.units_logged(session.bite_id) if session.bite_id is not None else 0.0
    return focus.counted_from(goal, session.unit, now, logged)


def _count(tx: Tx, session: FocusSession) -> None:
    """Move the goal's measure by the session's units where they are in its unit."""
    if session.goal_id is None or not session.units:
        return
    goal = tx.get(Goal, session.goal_id)
    if checks.counts_for(goal, session.unit):
        add_amount(tx, goal, session.units, day=session.local_day, bite_id=session.bite_id, session_id=session.id)


def _watch(tx: Tx, session: FocusSession, detached: bool) -> None:
    kept = tx.heartbeat(session.id) or tx.add(Heartbeat(session_id=session.id, beaten_at=tx.now))
    tx.change(
        kept,
        terminal_id=None if detached else tx.terminal_id(),
        detached=detached,
        beaten_at=tx.now,
        boot_id=tx.reading.boot_id,
        boot_seconds=tx.reading.boot_seconds,
    )
