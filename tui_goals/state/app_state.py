"""What all screens share, as one frozen value that is replaced whole; slices that did not change stay the same."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from datetime import date, time
from typing import Any

from pendulum import DateTime

from tui_goals.domain import (
    Bite,
    Break,
    Column,
    Dependency,
    Draft,
    EntryKind,
    FocusSession,
    Goal,
    Heartbeat,
    Interruption,
    Milestone,
    PlannedPause,
    QueueMark,
    Segment,
    Step,
    Task,
    Terminal,
    ViewSetting,
)
from tui_goals.domain.values import frozen
from tui_goals.rules import days
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Reader

LAST_STEPS = 50
"""How many of the newest steps are at hand; the history asks for more by the page."""


@frozen
class OpenSession:
    """The session that runs or is paused, its segments, and who watches it."""

    session: FocusSession
    segments: tuple[Segment, ...]
    heartbeat: Heartbeat | None
    watcher: Terminal | None
    logged: float
    """Units that earlier sessions on the same bite came to."""
    interruptions: tuple[Interruption, ...] = ()


@frozen
class AppState:
    """Everything in play; what can grow for ten years is asked for by the page instead."""

    zone: str = "UTC"
    cutoff: time = DAY_CUTOFF
    today: date = date(1970, 1, 1)
    goals: tuple[Goal, ...] = ()
    measured: Mapping[int, float] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    archived: tuple[Milestone, ...] = ()
    """Milestones of goals in play that are out of sight; only measures and the archive know of them."""
    dependencies: tuple[Dependency, ...] = ()
    tasks: tuple[Task, ...] = ()
    task_counts: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    bites: tuple[Bite, ...] = ()
    queue_marks: tuple[QueueMark, ...] = ()
    running: OpenSession | None = None
    resting: Break | None = None
    """The break that one is in."""
    planned_pauses: tuple[PlannedPause, ...] = ()
    drafts: tuple[Draft, ...] = ()
    steps: tuple[Step, ...] = ()
    entries_revision: int = 0
    sessions_revision: int = 0
    """Another one whenever a session or its time changed."""
    reviewed: Mapping[EntryKind, str] = field(default_factory=dict)
    """The period of the newest review of each kind."""
    view_settings: tuple[ViewSetting, ...] = ()
    goal_in_focus: int | None = None
    empty: bool = True
    """Whether there is no file yet."""

    def value_now(self, goal: Goal) -> float:
        """What the goal's measure comes to, in its unit."""
        return self.measured.get(goal.id, goal.start_value)


PLAN = frozenset({"goal"})
"""A goal's phase decides what is in play, so a change of goals loads the whole plan again."""

SLICES: dict[str, frozenset[str]] = {
    "goals": PLAN,
    "measured": PLAN | {"measurement"},
    "columns": frozenset({"board_column"}),
    "milestones": PLAN | {"milestone"},
    "archived": PLAN | {"milestone"},
    "dependencies": PLAN | {"milestone", "dependency"},
    "tasks": PLAN | {"milestone", "task"},
    "task_counts": PLAN | {"milestone", "task"},
    "bites": PLAN | {"milestone", "task", "bite"},
    "queue_marks": frozenset({"queue_mark"}),
    "running": frozenset({"focus_session", "segment", "heartbeat", "interruption"}),
    "resting": frozenset({"break"}),
    "planned_pauses": frozenset({"planned_pause"}),
    "drafts": frozenset({"draft"}),
    "reviewed": frozenset({"entry"}),
    "view_settings": frozenset({"view_setting"}),
    "steps": frozenset({"step"}),
}


def load(
    reader: Reader, previous: AppState, now: DateTime, zone: str, cutoff: time, touched: Iterable[str] | None = None
) -> AppState:
    """The state after the tables in `touched` changed (None: all); other slices stay the same objects.

    A slice that is read again and equals what it was stays the same object too.
    """
    changed = None if touched is None else frozenset(touched) | {"step"}
    today = days.local_day(now, zone, cutoff)
    read = _reads(reader, today)
    fresh: dict[str, Any] = {}
    for name, tables in SLICES.items():
        if changed is None or changed & tables or (name == "measured" and today != previous.today):
            value = read[name]()
            if value != getattr(previous, name):
                fresh[name] = value
    if changed is None or changed & {"entry", "entry_link"}:
        fresh["entries_revision"] = previous.entries_revision + 1
    if changed is None or changed & {"focus_session", "segment"}:
        fresh["sessions_revision"] = previous.sessions_revision + 1
    if today == previous.today:
        today = previous.today
    state = replace(previous, zone=zone, cutoff=cutoff, today=today, empty=False, **fresh)
    return previous if state == previous else _with_goal_in_focus(state)


def _reads(reader: Reader, today: date) -> dict[str, Callable[[], Any]]:
    """How each slice is read."""
    return {
        "goals": reader.goals,
        "measured": lambda: reader.measured(today),
        "columns": reader.columns,
        "milestones": reader.milestones_in_play,
        "archived": reader.archived_in_play,
        "dependencies": reader.dependencies_in_play,
        "tasks": reader.tasks_in_play,
        "task_counts": reader.task_counts,
        "bites": reader.bites_in_play,
        "queue_marks": reader.queue_marks,
        "running": lambda: running_session(reader),
        "resting": reader.open_break,
        "planned_pauses": reader.planned_pauses,
        "drafts": reader.drafts,
        "reviewed": reader.reviewed,
        "view_settings": reader.view_settings,
        "steps": lambda: reader.steps(LAST_STEPS),
    }


def look_at(state: AppState, goal_id: int | None) -> AppState:
    """The state with another goal in focus."""
    return state if goal_id == state.goal_in_focus else replace(state, goal_in_focus=goal_id)


def _with_goal_in_focus(state: AppState) -> AppState:
    ids = [goal.id for goal in state.goals]
    if state.goal_in_focus in ids:
        return state
    return replace(state, goal_in_focus=ids[0] if ids else None)


def running_session(reader: Reader) -> OpenSession | None:
    """The session that runs or is paused, with all that belongs to it."""
    session = reader.open_session()
    if session is None:
        return None
    beat = reader.heartbeat(session.id)
    watchers = reader.find(Terminal, id=beat.terminal_id) if beat is not None else ()
    logged = reader.units_logged(session.bite_id) if session.bite_id is not None else 0.0
    watcher = watchers[0] if watchers else None
    return OpenSession(session, reader.segments(session.id), beat, watcher, logged, reader.interruptions(session.id))
