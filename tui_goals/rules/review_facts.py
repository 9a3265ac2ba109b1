"""What happened in a stretch of days, as numbers with the rows behind each: for reviews and wherever they are shown.

Focus counts on the day of each stretch of it; everything else of a session on the day it ended. Seconds are seconds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from math import fsum

from tui_goals.domain import (
    AmountKind,
    Bite,
    Entry,
    FocusSession,
    Goal,
    Interruption,
    InterruptionKind,
    Kept,
    MeasureKind,
    Measurement,
    Milestone,
    Origin,
    Phase,
    PlanChange,
    Segment,
    SessionState,
    StatusUpdate,
    Target,
    Task,
)
from tui_goals.domain.values import frozen
from tui_goals.rules import focus, phrases
from tui_goals.rules.checks import counts_for
from tui_goals.rules.stuck import Stuck


class FactName(StrEnum):
    """What is counted, in the order in which it is told."""

    FOCUS = "focus"
    OVERRUN = "overrun"
    ESTIMATES = "estimates"
    SESSIONS = "sessions"
    UNITS = "units"
    AVERAGE = "average"
    BITES = "bites"
    MILESTONES = "milestones"
    SLIPPED = "slipped"
    FORECAST = "forecast"
    SAID = "said"
    STUCK = "stuck"
    KEPT = "kept"
    INTERRUPTIONS = "interruptions"
    LEFT = "left"
    REWARDS = "rewards"
    ENTRIES = "entries"
    MOOD = "mood"
    ENERGY = "energy"


AVERAGES = frozenset({FactName.AVERAGE, FactName.MOOD, FactName.ENERGY})
"""The value is the mean of what its rows say; of all others it is their sum."""


@frozen
class FactRow:
    """One of the things behind a number: its day, what it is, and what it adds."""

    day: date | None
    title: str
    amount: float = 1.0
    note: str = ""


@frozen
class Fact:
    """A number of a name; `label` tells apart those of one name: a unit, a kind, a reason, whose idea it was."""

    name: FactName
    label: str
    value: float
    rows: tuple[FactRow, ...]


@frozen
class Lived:
    """All that was lived from one local day to another, as the facts need it."""

    first_day: date
    last_day: date
    today: date
    goals: tuple[Goal, ...] = ()
    sessions: tuple[FocusSession, ...] = ()
    """Those that ended in it, and those that only have focus in it."""
    segments: tuple[Segment, ...] = ()
    """Its closed stretches of focus."""
    seconds: Mapping[int, float] = field(default_factory=dict)
    """All focus of each session that ended in it, also outside of it."""
    measurements: tuple[Measurement, ...] = ()
    """In the order of their days."""
    before: Mapping[int, float] = field(default_factory=dict)
    """For each goal what its measure came to on the evening before."""
    bites: tuple[tuple[date, Bite], ...] = ()
    """Those finished, with the day."""
    worked_on: Mapping[int, Bite] = field(default_factory=dict)
    """The micro-milestones of the sessions, by id."""
    milestones: tuple[tuple[date, Milestone], ...] = ()
    """Those finished, with the day."""
    due: tuple[tuple[Milestone, date | None], ...] = ()
    """Those due in it, with the day they were done on."""
    changes: tuple[PlanChange, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    rewards: tuple[tuple[date | None, str, str], ...] = ()
    """Earned and not taken yet: day, what for, the reward."""
    entries: tuple[Entry, ...] = ()
    """What was written in it, reviews left out."""
    stuck: tuple[Stuck, ...] = ()
    forecasts: tuple[tuple[Goal, date, date], ...] = ()
    """Goals with the day they were forecast for (P80) on the evening before it, and on its last evening."""
    estimated: tuple[tuple[date, Task, float], ...] = ()
    """Tasks with an estimate finished in it: the day, the task, the seconds of focus it took."""
    said: tuple[StatusUpdate, ...] = ()
    """How the goals stood in the person's words, in time."""


def facts_of(lived: Lived) -> tuple[Fact, ...]:
    """The facts of what was lived, in order; where there is nothing to tell, there is no fact."""
    makers: dict[FactName, Callable[[Lived], Iterable[tuple[str, FactRow]]]] = {
        FactName.FOCUS: _focus,
        FactName.OVERRUN: _overrun,
        FactName.ESTIMATES: _estimates,
        FactName.SESSIONS: _sessions,
        FactName.UNITS: _units,
        FactName.AVERAGE: _kept_averages,
        FactName.BITES: lambda it: (("", FactRow(day, bite.title)) for day, bite in it.bites),
        FactName.MILESTONES: lambda it: (("", FactRow(day, each.title)) for day, each in it.milestones),
        FactName.SLIPPED: _slipped,
        FactName.FORECAST: _forecast,
        FactName.SAID: _said,
        FactName.STUCK: lambda it: (("", FactRow(None, each.goal.title, note=each.why)) for each in it.stuck),
        FactName.KEPT: _kept,
        FactName.INTERRUPTIONS: _interruptions,
        FactName.LEFT: _left,
        FactName.REWARDS: lambda it: (("", FactRow(day, reward, note=title)) for day, title, reward in it.rewards),
        FactName.ENTRIES: lambda it: (("", FactRow(each.local_day, str(each.kind))) for each in it.entries),
        FactName.MOOD: lambda it: _feeling(it.entries, "mood"),
        FactName.ENERGY: lambda it: _feeling(it.entries, "energy"),
    }
    return tuple(fact for name, make in makers.items() for fact in _grouped(name, make(lived)))


def _grouped(name: FactName, rows: Iterable[tuple[str, FactRow]]) -> Iterator[Fact]:
    """One fact for each label; labels that differ in case only are one, spelt as they come first."""
    spelling: dict[str, str] = {}
    groups: defaultdict[str, list[FactRow]] = defaultdict(list)
    for label, row in rows:
        groups[spelling.setdefault(label.casefold(), label)].append(row)
    for label, found in groups.items():
        total = fsum(row.amount for row in found)
        yield Fact(name, label, total / len(found) if name in AVERAGES else total, tuple(found))


def _ended(lived: Lived) -> Iterator[FocusSession]:
    """The sessions that ended in it."""
    return (
        session
        for session in lived.sessions
        if not session.open and session.local_day and lived.first_day <= session.local_day <= lived.last_day
    )


def _focus(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    subjects = {session.id: session.subject for session in lived.sessions}
    seconds: defaultdict[tuple[int, date | None], float] = defaultdict(float)
    for each in lived.segments:
        if each.started_at is not None and each.ended_at is not None:
            length = round(each.ended_at.timestamp() - each.started_at.timestamp(), 3)
            seconds[each.session_id, each.local_day] += length
    for (session_id, day), length in seconds.items():
        yield "", FactRow(day, subjects.get(session_id, ""), length)


def _overrun(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    for session in _ended(lived):
        over = focus.overrun_seconds(session, lived.seconds.get(session.id, 0.0))
        if over > 0:
            yield "", FactRow(session.local_day, session.subject, over)


def _sessions(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    for session in _ended(lived):
        yield "", FactRow(session.local_day, session.subject, note=str(session.state))


def _units(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    """What moved the goals' measures, by their units, and what sessions counted beside them."""
    goals = {goal.id: goal for goal in lived.goals}
    subjects = {session.id: session.subject for session in lived.sessions}
    before = {**{goal.id: goal.start_value for goal in lived.goals}, **lived.before}
    values: dict[tuple[int, date | None], float] = {(goal_id, None): value for goal_id, value in before.items()}
    for each in lived.measurements:
        goal = goals.get(each.goal_id)
        if goal is not None and goal.unit and goal.measure is not MeasureKind.AVERAGE:
            counted = (goal.id, each.local_day if goal.measure is MeasureKind.HABIT else None)
            step = each.amount - (values.get(counted, 0.0) if each.kind is AmountKind.TOTAL else 0.0)
            values[counted] = values.get(counted, 0.0) + step
            title = subjects.get(each.session_id or 0) or each.note or goal.title
            yield goal.unit, FactRow(each.local_day, title, step, goal.title)
    for session in _ended(lived):
        goal = goals.get(session.goal_id or 0)
        if session.units and session.unit and not (goal is not None and counts_for(goal, session.unit)):
            yield session.unit, FactRow(session.local_day, session.subject, session.units, goal.title if goal else "")


def _kept_averages(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    """What was recorded of goals that keep an average, by their units."""
    goals = {goal.id: goal for goal in lived.goals if goal.measure is MeasureKind.AVERAGE}
    for each in lived.measurements:
        if goal := goals.get(each.goal_id):
            yield goal.unit, FactRow(each.local_day, each.note or goal.title, each.amount, goal.title)


def _slipped(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    """Milestones whose due day passed while they were open, and those that were moved later; each once."""
    committed = {goal.id for goal in lived.goals if goal.phase is Phase.COMMITTED}
    rows: dict[int, FactRow] = {}
    for change in lived.changes:
        if change.target is Target.MILESTONE and change.field == "due" and change.old and change.new > change.old:
            old, new = (phrases.day(date.fromisoformat(text), lived.today) for text in (change.old, change.new))
            because = f": {change.reason}" if change.reason else ""
            note = f"moved from {old} to {new}{because}"
            rows[change.target_id] = FactRow(change.local_day, change.target_title, note=note)
    for milestone, done in lived.due:
        due = milestone.due
        if due is None or milestone.goal_id not in committed or due >= lived.today or milestone.id in rows:
            continue
        if done is None or done > due:
            note = "open" if done is None else f"done on {phrases.day(done, lived.today)}"
            rows[milestone.id] = FactRow(due, milestone.title, note=note)
    return (("", row) for row in rows.values())


def _forecast(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    """By how many days each goal's forecast moved, later or earlier."""
    for goal, before, after in lived.forecasts:
        if before != after:
            old, new = (phrases.day(each, lived.today) for each in (before, after))
            yield goal.title, FactRow(None, goal.title, float((after - before).days), f"80 % sure by {new}, was {old}")


def _estimates(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    """By how much focus the finished tasks took more than their estimates, or less."""
    for day, task, seconds in lived.estimated:
        estimate = (task.estimate or 0) * 60.0
        note = f"{phrases.duration(estimate)} estimated, took {phrases.duration(seconds)}"
        yield "", FactRow(day, task.title, seconds - estimate, note)


def _said(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    """Status updates of goals that are told of."""
    titles = {goal.id: goal.title for goal in lived.goals}
    for each in lived.said:
        if each.goal_id in titles:
            yield "", FactRow(each.local_day, titles[each.goal_id], note=f"{each.standing}: {each.text}")


def _kept(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    """Commitments by whose idea they were, 1 for a kept one; a sitting without a micro-milestone was one's own idea."""
    for session in _ended(lived):
        if session.kept is not None and session.commitment:
            bite = lived.worked_on.get(session.bite_id or 0)
            origin = bite.origin if bite is not None else Origin.MINE
            row = FactRow(
                session.local_day, session.commitment, float(session.kept is Kept.KEPT), session.kept.replace("_", " ")
            )
            yield str(origin), row


def _interruptions(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    words = {InterruptionKind.INTERNAL: "from within", InterruptionKind.EXTERNAL: "from outside"}
    for each in lived.interruptions:
        yield words[each.kind], FactRow(each.local_day, each.note or words[each.kind])


def _left(lived: Lived) -> Iterator[tuple[str, FactRow]]:
    for session in _ended(lived):
        if session.state is SessionState.ABANDONED:
            yield session.reason, FactRow(session.local_day, session.subject, note=session.reason)


def _feeling(entries: Iterable[Entry], name: str) -> Iterator[tuple[str, FactRow]]:
    """What entries say of mood or energy; those that say nothing do not count."""
    for entry in entries:
        value = getattr(entry, name)
        if value is not None:
            yield "", FactRow(entry.local_day, str(entry.kind), float(value))
