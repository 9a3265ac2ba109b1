"""`focus`: a session begins, pauses, goes on and ends without the full screen; it runs on with nobody watching."""

from argparse import Namespace
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tui_goals import processes
from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse, complain, give, say
from tui_goals.cli.plan import Plan
from tui_goals.cli.status import session_as_json, session_lines
from tui_goals.commands import do
from tui_goals.commands.alerts import claim_alert
from tui_goals.commands.focus import end_session
from tui_goals.commands.unwatched import pause_unwatched, resume_unwatched, start_unwatched
from tui_goals.domain import AmountKind, Bite, FocusSession, Goal, NotFound, SessionState
from tui_goals.rules import days, focus, hooks, phrases, progress, texts
from tui_goals.store import Reader, Store
from tui_goals.store.tx import Tx

NOBODY = "No focus session is open. `tui-goals focus start` begins one."


def start(options: Namespace) -> int:
    """Start a session on the bite that is named, on the head of today's queue, or on none."""
    if options.quick is not None and options.bite is not None:
        raise BadUse("--quick goes without a bite; `tui-goals focus start ID` starts one on that")
    here = Here(options)
    subject = "" if options.quick is None else texts.clean_line(options.quick, "subject")
    commitment = texts.clean_optional_line(options.commit, "commitment")
    minutes = None if options.no_limit else here.settings.session_minutes
    if options.minutes is not None:
        minutes = options.minutes
    with here.changing() as store:
        bite, units = None, options.units
        if options.quick is None:
            with store.reading() as reader:
                bite = reader.get(Bite, options.bite) if options.bite is not None else _head_of_queue(reader, here)
                units = progress.rest_of(bite, reader.units_logged(bite.id)) if units is None else units
        bite_id = bite.id if bite is not None else None
        session = do(store, start_unwatched, bite_id, minutes, units, commitment, subject).value
        _tell(store, session, here, options.json, _until(session, here))
        _follow(store, session, here)
    return 0


def pause(options: Namespace) -> int:
    """Stop the clock."""
    return _move(options, pause_unwatched)


def resume(options: Namespace) -> int:
    """Let the clock run again."""
    return _move(options, resume_unwatched)


def done(options: Namespace) -> int:
    """End the session as done, which finishes its bite, or as done in part."""
    outcome = SessionState.PARTIAL if options.partial else SessionState.DONE
    return _end(options, outcome)


def abandon(options: Namespace) -> int:
    """Leave the session; its minutes and units are kept."""
    return _end(options, SessionState.ABANDONED, texts.clean_optional_line(options.reason, "reason"))


def status(options: Namespace) -> int:
    """Print the open session."""
    here = Here(options)
    picture = None
    with here.reading() as reader:
        session = reader.open_session() if reader is not None else None
        if reader is not None and session is not None:
            picture = session_as_json(session, Plan(reader, here.today), here)
    if options.json:
        give({"session": picture})
    else:
        say(*(session_lines(picture) if picture is not None else (NOBODY,)))
    return 0


def _move(options: Namespace, move: Callable[[Tx, int], FocusSession]) -> int:
    here = Here(options)
    with here.changing() as store:
        session = do(store, move, _open_session(store).id).value
        _tell(store, session, here, options.json)
    return 0


def _end(options: Namespace, outcome: SessionState, reason: str = "") -> int:
    """End the open session; done without an amount came to what was planned, as in the form."""
    here = Here(options)
    with here.changing() as store:
        session = _open_session(store)
        kind, amount = options.amount or (AmountKind.DELTA, None)
        if amount is None and outcome is SessionState.DONE:
            amount = session.plan_units
        kind = AmountKind.TOTAL if options.total else kind
        ended = do(store, end_session, session.id, outcome, kind, amount, reason).value
        counted = f"{phrases.amount(ended.units, ended.unit)} counted" if ended.units else ""
        _tell(store, ended, here, options.json, counted)
        _follow(store, ended, here)
    return 0


def _open_session(store: Store) -> FocusSession:
    with store.reading() as reader:
        session = reader.open_session()
    if session is None:
        raise NotFound(NOBODY)
    return session


def _head_of_queue(reader: Reader, here: Here) -> Bite:
    queue = Plan(reader, here.today).queue(here.today)
    if not queue:
        raise NotFound("No bite is in today's queue. Name one by its id, or start with --quick TEXT.")
    return queue[0].bite


def _tell(store: Store, session: FocusSession, here: Here, json: bool, more: str = "") -> None:
    """Print what the session is now; `more` is said in its first line."""
    with store.reading() as reader:
        picture: dict[str, Any] = session_as_json(session, Plan(reader, here.today), here)
    if json:
        give(picture)
    else:
        first, *rest = session_lines(picture)
        say(f"{first}{', ' if more else ''}{more}", *rest)


def _follow(store: Store, session: FocusSession, here: Here) -> None:
    """Run the hook of a session that began or ended, unless an open screen does; its failure is one line."""
    name = "session_started" if session.open else "session_ended"
    command_line = here.settings.hooks.get(name)
    if command_line is None:
        return
    with store.reading() as reader:
        goal = reader.get(Goal, session.goal_id).title if session.goal_id is not None else ""
        seconds = focus.focus_seconds(reader.segments(session.id), here.clocks)
    occasion = hooks.session_started(session, goal) if session.open else hooks.session_ended(session, seconds, goal)
    if do(store, claim_alert, occasion.subject).value is not None:
        problem = processes.run_hook(command_line, {**occasion.told, "DB": str(here.db)})
        if problem is not None:
            complain(f"tui-goals: the hook {name}: {problem}.")


def _until(session: FocusSession, here: Here) -> str:
    """At what time of day the plan is over."""
    if session.plan_minutes is None or session.started_at is None:
        return ""
    ends = days.local_time(session.started_at + timedelta(minutes=session.plan_minutes), here.zone)
    return f"until {ends:%H:%M}"
