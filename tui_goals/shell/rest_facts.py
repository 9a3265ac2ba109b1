"""What the Focus screen tells during a break, gathered from the state and the store."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tui_goals.commands.focus import start_session
from tui_goals.domain import Break, FocusSession, Interruption, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import breaks, phrases, queue
from tui_goals.rules.breaks import Lengths
from tui_goals.rules.focus import Reading
from tui_goals.shell.focus_forms import rest_of
from tui_goals.shell.state_screen import break_face
from tui_goals.state import AppState, views
from tui_goals.store import Reader
from tui_goals.widgets.break_view import BreakFacts, InterruptionRow, NextRow

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


@frozen
class RestFacts:
    """What stays the same while a break's clock runs."""

    shown: BreakFacts
    session: FocusSession | None = None
    following: NextRow | None = None
    cut_in: tuple[InterruptionRow, ...] = ()


def facts_of(state: AppState, rest: Break, lengths: Lengths, usual: float, reader: Reader) -> RestFacts:
    """The break's kind and length, what it follows, what comes next and what cut into the session before.

    `usual` are the minutes of a session where the one before the break does not tell.
    """
    session = _session(rest, reader)
    today = reader.breaks_of_day(state.today)
    done = breaks.done_since_long(reader.sessions_of_day(state.today), today)
    until_long = "" if rest.long else breaks.until_long(done, lengths)
    known = tuple(filter(None, (phrases.duration(rest.planned_minutes * 60), until_long)))
    shown = BreakFacts(breaks.title(rest.long), session.subject if session is not None else "", known=known)
    cut_in = reader.interruptions(session.id) if session is not None else ()
    rows = tuple(InterruptionRow(each, _became(each, reader)) for each in cut_in)
    return RestFacts(shown, session, following(state, rest, usual, reader), rows)


def following(state: AppState, rest: Break, usual: float, reader: Reader) -> NextRow | None:
    """What comes after a break: the bite of the session before, the one after it where it is done, or today's first."""
    session, tree = _session(rest, reader), views.outline(state)
    bite = tree.bite(session.bite_id) if session is not None and session.bite_id is not None else None
    if bite is not None and bite.done_at is not None:
        bite = queue.next_bite_after(bite, state.tasks, state.bites)
    wanted = bite or next((item.bite for item in views.todays_queue(state)), None)
    minutes = session.plan_minutes if session is not None else usual
    return None if wanted is None else NextRow(wanted, minutes)


def at(facts: RestFacts, rest: Break, reading: Reading) -> BreakFacts:
    """The same facts with what the clock says at a reading."""
    planned = rest.planned_minutes * 60
    return replace(
        facts.shown,
        over=breaks.is_over(rest, reading),
        face=break_face(rest, reading),
        fraction=min(1.0, breaks.passed_seconds(rest, reading) / planned) if planned > 0 else 1.0,
    )


def start_by_itself(app: "TuiGoalsApp", row: NextRow) -> None:
    """Start what comes next without a key, where that is set; of two terminals the first one does."""
    app.do(start_session, row.bite.id, row.minutes, rest_of(app, row.bite), otherwise=lambda _: None)


def _session(rest: Break, reader: Reader) -> FocusSession | None:
    found = reader.find(FocusSession, id=rest.session_id) if rest.session_id is not None else ()
    return found[0] if found else None


def _became(interruption: Interruption, reader: Reader) -> str:
    """The title of the task that an interruption became; empty while it is none."""
    found = reader.find(Task, id=interruption.task_id) if interruption.task_id is not None else ()
    return found[0].title if found else ""
