"""What the Focus screen tells, gathered from the state and the store: the facts of a day and of an open session."""

from dataclasses import replace
from datetime import datetime, timedelta

from tui_goals.domain import FocusSession, Goal, Milestone, Phase, Task
from tui_goals.rules import days, focus, gap_words, gaps, phrases, queue
from tui_goals.rules.cutting import MINUTES
from tui_goals.rules.focus import Plan, PlanKind, Reading
from tui_goals.rules.gaps import Gap
from tui_goals.shell import days_off
from tui_goals.shell.other_session import where
from tui_goals.shell.state_screen import clock_face
from tui_goals.state import AppState, OpenSession, views
from tui_goals.store import Reader
from tui_goals.widgets.session_view import SessionFacts
from tui_goals.widgets.today_foot import FootFacts
from tui_goals.widgets.today_page import Sitting, Today

PACE_SESSIONS = 30
"""How many of the newest sessions in a unit the pace is taken from."""


def today_of(state: AppState, reader: Reader) -> Today:
    """What is due soon, and what came of today so far."""
    begin, end = (days.day_start(state.today + timedelta(days=n), state.zone, state.cutoff) for n in (0, 1))
    sessions = reader.sessions_of_day(state.today)
    totals = reader.focus_totals(session.id for session in sessions)
    sittings = tuple(
        _sitting(session, days.local_time(session.started_at, state.zone), totals.get(session.id, 0) / 1000)
        for session in sessions
        if session.started_at is not None
    )
    finished, milliseconds = reader.bites_finished(begin, end), reader.focus_of_day(state.today)
    breaks, cut_in = reader.breaks_of_day(state.today), reader.interruptions_of_day(state.today)
    return Today(state.today, due_soon(state), finished, sittings, milliseconds / 1000, breaks, cut_in)


def _sitting(session: FocusSession, began: datetime, seconds: float) -> Sitting:
    return Sitting(session, began, seconds, focus.overrun_seconds(session, seconds))


def foot_of(state: AppState, reader: Reader | None, rest_days: tuple[int, ...]) -> FootFacts:
    """The meters, why today is off, and what is not in the queue though it is open; no meters without a reader."""
    committed = {goal.id for goal in state.goals if goal.phase is Phase.COMMITTED}
    blockers = views.blockers(state)
    waiting = tuple(
        (each, blockers[each.id])
        for each in state.milestones
        if each.id in blockers and each.done_at is None and each.goal_id in committed
    )
    return FootFacts(
        views.meters(state, reader, rest_days) if reader is not None else None,
        days_off.off_today(state, rest_days),
        waiting,
        len(queue.put_off(state.queue_marks, state.today)),
    )


def due_soon(state: AppState) -> tuple[tuple[Milestone | Task, Goal], ...]:
    """The milestones and tasks of committed goals that are due within a week or late, each with its goal."""
    goals = {goal.id: goal for goal in state.goals if goal.phase is Phase.COMMITTED}
    milestones = {each.id: each for each in state.milestones if each.goal_id in goals}
    found = queue.due_soon(milestones.values(), state.tasks, state.today, phrases.SOON_DAYS)
    goal_ids = (
        each.goal_id if isinstance(each, Milestone) else milestones[each.milestone_id].goal_id for each in found
    )
    return tuple((each, goals[goal_id]) for each, goal_id in zip(found, goal_ids, strict=True))


def facts_of(running: OpenSession, state: AppState, pace: float | None, elsewhere: bool) -> SessionFacts:
    """What stays the same about an open session while its clock runs."""
    session = running.session
    bite = views.outline(state).bite(session.bite_id) if session.bite_id is not None else None
    following = queue.next_bite_after(bite, state.tasks, state.bites) if bite is not None else None
    return SessionFacts(
        session.subject,
        session.commitment,
        paused=session.state == "paused",
        known=_known(running, pace),
        interruptions=len(running.interruptions),
        elsewhere=f"{where(running, state.zone)}: T takes it over" if elsewhere else "",
        next=following.title if following is not None else "",
    )


def pace_of(session: FocusSession, reader: Reader) -> float | None:
    """Units an hour over the newest sessions for the same goal in the same unit; None before there is enough."""
    return pace_in(session.goal_id, session.unit, reader) if session.goal_id is not None and session.unit else None


def pace_in(goal_id: int, unit: str, reader: Reader) -> float | None:
    """Units an hour over the newest sessions for a goal in a unit; None before there is enough."""
    sessions = reader.sessions_counted(goal_id, unit, PACE_SESSIONS)
    seconds = sum(reader.focus_totals(each.id for each in sessions).values()) / 1000
    return focus.pace(sum(each.units or 0.0 for each in sessions), seconds) if seconds >= focus.PACE_FROM else None


def at(facts: SessionFacts, running: OpenSession, reading: Reading, gap: Gap | None, zone: str) -> SessionFacts:
    """The same facts with what the clock says at a reading, and what nobody knows of the time before it."""
    session = running.session
    seconds = gaps.focus_seconds(running.segments, gap, reading)
    over = focus.in_overrun(session, seconds)
    state = "over by" if over else str(session.state)
    if gap is not None and gap.withheld:
        state = f"unresolved, {state}" if over else "unresolved"
    return replace(
        facts,
        unresolved=f"{gap_words.told(gap, zone)}: R decides" if gap is not None else "",
        state=f"paused, {state}" if over and facts.paused else state,
        over=over,
        face=clock_face(session, seconds),
        fraction=_fraction(running, seconds),
    )


def _fraction(running: OpenSession, seconds: float) -> float | None:
    """The share of the plan's time, else of the units that earlier sessions came to."""
    session = running.session
    if session.plan_minutes is None and session.plan_units:
        return running.logged / (running.logged + session.plan_units)
    return focus.fraction(session, seconds, None)


def _known(running: OpenSession, pace: float | None) -> tuple[str, ...]:
    session = running.session
    words = []
    if session.plan_minutes is not None:
        words.append(f"{phrases.duration(session.plan_minutes * 60)} planned")
    if session.plan_units and running.logged:
        whole = phrases.amount(running.logged + session.plan_units, session.unit)
        words.append(f"{phrases.amount(running.logged)} of {whole}")
    elif session.plan_units and session.unit != MINUTES:
        words.append(phrases.amount(session.plan_units, session.unit))
    elif running.logged:
        words.append(f"{phrases.amount(running.logged, session.unit)} so far")
    if Plan.of(session).kind is PlanKind.OPEN:
        words.append("no limit")
    if session.unit == MINUTES:
        return tuple(words)
    if pace is not None:
        words.append(f"{phrases.amount(round(pace, 1 if abs(pace) < 10 else None))} an hour")
    elif session.unit:
        words.append("pace: no data yet")
    return tuple(words)
