"""A focus session as data: what may happen to it, how its time is counted, and what was planned against what came.

Instants are UTC, lengths of time seconds unless a name says minutes. Overrun is not a state but running past the plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import time
from enum import StrEnum
from math import fsum, isfinite, isnan

from pendulum import DateTime

from tui_goals.domain import AmountKind, FocusSession, Goal, Refused, Segment, SegmentKind, SessionState
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.checks import counts_for
from tui_goals.rules.days import DAY_CUTOFF, split_at_days

CLOCK_STEP_SECONDS = 2.0
"""How far wall and boot clock may part within one segment before the wall clock counts as set by somebody: slewing by
NTP parts them by less in a usual sitting, and whoever sets a clock sets it by more."""

MIS_START_SECONDS = 60.0
"""A session with less focus than this can be dropped as if it had never begun."""
LONGEST_PLAN_MINUTES = 24 * 60
"""One sitting is planned for a day at most."""

PACE_FROM = 300.0
"""Seconds of focus from which a pace says something."""

UNITS_TOLERANCE = 1e-9
"""The share of a planned amount that sums of decimal fractions may miss it by and still reach it."""


class Action(StrEnum):
    """What can be asked of a session."""

    PAUSE = "pause"
    RESUME = "resume"
    FINISH_DONE = "finish_done"
    FINISH_PARTIAL = "finish_partial"
    ABANDON = "abandon"
    REPLAN = "replan"
    DROP = "drop"


_ENDS = {
    Action.FINISH_DONE: SessionState.DONE,
    Action.FINISH_PARTIAL: SessionState.PARTIAL,
    Action.ABANDON: SessionState.ABANDONED,
}
_MOVES: Mapping[SessionState, Mapping[Action, SessionState]] = {
    SessionState.RUNNING: {
        **_ENDS,
        Action.PAUSE: SessionState.PAUSED,
        Action.REPLAN: SessionState.RUNNING,
        Action.DROP: SessionState.RUNNING,
    },
    SessionState.PAUSED: {
        **_ENDS,
        Action.RESUME: SessionState.RUNNING,
        Action.REPLAN: SessionState.PAUSED,
        Action.DROP: SessionState.PAUSED,
    },
}
_ASKED: Mapping[Action, str] = {
    Action.PAUSE: "be paused",
    Action.RESUME: "be resumed",
    Action.FINISH_DONE: "be finished",
    Action.FINISH_PARTIAL: "be finished in part",
    Action.ABANDON: "be abandoned",
    Action.REPLAN: "get another plan",
    Action.DROP: "be dropped",
}


class PlanKind(StrEnum):
    """What a plan limits."""

    TIME = "time"
    UNITS = "units"
    BOTH = "both"
    OPEN = "open"


@frozen
class Plan:
    """What a session was planned for; None is no limit, 0 minutes are used up at once."""

    minutes: float | None = None
    units: float | None = None
    unit: str = ""

    @classmethod
    def of(cls, session: FocusSession) -> "Plan":
        """The plan a session carries."""
        return cls(session.plan_minutes, session.plan_units, session.unit)

    @property
    def kind(self) -> PlanKind:
        """Which of time and amount it limits."""
        if self.minutes is None:
            return PlanKind.OPEN if self.units is None else PlanKind.UNITS
        return PlanKind.TIME if self.units is None else PlanKind.BOTH


@frozen
class Reading:
    """What the clocks show at one moment: the wall in UTC, the boot clock in seconds, and which boot it counts from.

    `awake_seconds` is the boot clock less the time that the machine slept.
    """

    now: DateTime
    boot_seconds: float
    boot_id: str
    awake_seconds: float


def after(state: SessionState, action: Action) -> SessionState:
    """The state after an action; a dropped session keeps its state, since it leaves with it.

    Raises `Refused` with the state, the reason and the way out when the action makes no sense there.
    """
    moves = _MOVES.get(state)
    if moves is None:
        raise Refused(
            f"The session cannot {_ASKED[action]}: it has ended as {state}. Undo its end to go on with it, "
            f"or start a new one."
        )
    if action not in moves:
        way_out = "resume it, or end it" if state is SessionState.PAUSED else "pause it, or end it"
        raise Refused(f"The session cannot {_ASKED[action]}: it is {state} already. You can {way_out}.")
    return moves[action]


def check_drop(focus: float) -> None:
    """Raises `Refused` when a session has too many seconds of focus to be a mis-start."""
    if focus >= MIS_START_SECONDS:
        raise Refused(
            f"The session has {focus:.0f} seconds of focus, and a mis-start has less than {MIS_START_SECONDS:.0f}. "
            f"Abandon it instead; what was done is kept."
        )


def replan(session: FocusSession, minutes: float | None, units: float | None) -> FocusSession:
    """The session with another plan, nothing left of the old one; `Refused` when it has ended or the plan is bad."""
    after(session.state, Action.REPLAN)
    check_plan(minutes, units)
    return replace(session, plan_minutes=minutes, plan_units=units)


def check_plan(minutes: float | None, units: float | None) -> None:
    """Raises `Refused` for a plan that is negative, no number, or longer than a day; None is no limit and fine."""
    for value, what in ((minutes, "minutes"), (units, "units")):
        if value is not None and (isnan(value) or value < 0):
            problem = "not a number" if isnan(value) else "negative"
            raise Refused(f"The plan's {what} are {problem}; type 0 or more, or leave them empty for no limit.")
    if minutes is not None and minutes > LONGEST_PLAN_MINUTES:
        raise Refused("The plan is longer than 24 h; plan one sitting, or leave the minutes empty for no limit.")
    if units is not None and not isfinite(units):
        raise Refused("The plan's units have no end; type a plain number, or leave them empty for no limit.")


def segment_seconds(segment: Segment, reading: Reading) -> float:
    """How long a segment lasted, or has lasted at the reading; never negative.

    An open one is counted by the boot clock, which knows nothing of a stepped wall clock, and by the wall clock only
    when the machine has been started anew since.
    """
    started = _start_of(segment)
    if segment.ended_at is not None:
        return max(0.0, _seconds_between(started, segment.ended_at))
    if segment.boot_id == reading.boot_id:
        return max(0.0, reading.boot_seconds - segment.started_boot)
    return max(0.0, _seconds_between(started, reading.now))


def focus_seconds(segments: Iterable[Segment], reading: Reading) -> float:
    """The seconds of focus in a session's segments; pauses do not count."""
    return fsum(segment_seconds(segment, reading) for segment in segments if segment.kind is SegmentKind.FOCUS)


def closing_instant(segment: Segment, reading: Reading) -> DateTime:
    """When a segment ended, or ends if it is closed at the reading: its start and its length, in whole milliseconds.

    So it is never before the start, and the next segment must open here and not at the wall clock's now.
    """
    if segment.ended_at is not None:
        return segment.ended_at
    return _start_of(segment).add(microseconds=round(segment_seconds(segment, reading) * 1000) * 1000)


def clock_stepped(segment: Segment, reading: Reading) -> bool:
    """Whether the wall clock was set while this open segment ran; nobody can tell over another boot."""
    if segment.ended_at is not None or segment.boot_id != reading.boot_id:
        return False
    by_wall = _seconds_between(_start_of(segment), reading.now)
    return abs(by_wall - (reading.boot_seconds - segment.started_boot)) > CLOCK_STEP_SECONDS


def close_segment(segment: Segment, reading: Reading, zone: str, cutoff: time = DAY_CUTOFF) -> tuple[Segment, ...]:
    """The segment closed at the reading, in one part for each local day; their lengths sum to the whole.

    The first part keeps id, uid and revision; the others are new, with id 0 and no uid yet. Raises `Refused` for an
    unknown zone.
    """
    started = _start_of(segment)
    parts = split_at_days(started, closing_instant(segment, reading), zone, cutoff)
    (day, _, end), *others = parts
    first = replace(segment, ended_at=end, local_day=day)
    return (
        first,
        *(
            replace(
                first, id=0, uid="", revision=1, started_at=start, ended_at=end, local_day=day,
                started_boot=segment.started_boot + _seconds_between(started, start),
            )
            for day, start, end in others
        ),
    )  # fmt: skip


def in_overrun(session: FocusSession, focus: float) -> bool:
    """Whether that many seconds of focus have used up the plan; never without a time plan, at once with one of 0."""
    return session.plan_minutes is not None and focus >= session.plan_minutes * 60


def overrun_seconds(session: FocusSession, focus: float) -> float:
    """How many seconds of focus lie beyond the plan; 0 without a time plan."""
    return 0.0 if session.plan_minutes is None else max(0.0, focus - session.plan_minutes * 60)


def remaining_seconds(session: FocusSession, focus: float) -> float | None:
    """How many seconds of the plan are left, down to 0; None without a time plan."""
    return None if session.plan_minutes is None else max(0.0, session.plan_minutes * 60 - focus)


def fraction(session: FocusSession, focus: float, units_so_far: float | None) -> float | None:
    """How much of the plan is used up, from 0 to 1: its time when it has one, else its units; None for an open plan."""
    if session.plan_minutes is not None:
        return _share(focus, session.plan_minutes * 60)
    return None if session.plan_units is None else _share(units_so_far or 0.0, session.plan_units)


def units_from(kind: AmountKind, amount: float, logged_before: float) -> float:
    """The units to add, from what was typed: that many more, or a new total over what was logged before.

    Negative when text was cut. Raises `Refused` for what is no number.
    """
    if not isfinite(amount):
        raise Refused("The units are not a number; type them like 250, or =3450 for a new total.")
    return amount if kind is AmountKind.DELTA else amount - logged_before


def counted_from(goal: Goal | None, unit: str, goal_now: float, bite_logged: float) -> float:
    """What a typed total counts from: the goal's number where its unit is the session's, else the bite's units."""
    return goal_now if goal is not None and goal.measure == "number" and counts_for(goal, unit) else bite_logged


def pace(units: float | None, focus: float) -> float | None:
    """Units per hour of focus; None when there are no units or no time to divide by ("no data yet")."""
    return None if units is None or focus <= 0 else units / (focus / 3600)


def outcome_default(session: FocusSession, units: float | None) -> SessionState:
    """The outcome that Enter confirms: done when the planned units are reached or none were planned, else partial."""
    return SessionState.PARTIAL if next_plan_units(session, units) else SessionState.DONE


def next_plan_units(session: FocusSession, units: float | None) -> float | None:
    """What is left of the planned units, for the next session; None when they are reached or none were planned."""
    if session.plan_units is None:
        return None
    left = session.plan_units - (units or 0.0)
    return left if left > session.plan_units * UNITS_TOLERANCE else None


def exit_line(session: FocusSession, focus: float) -> str:
    """The one line said on the way out while a session is open: it goes on without a screen, and where it stands."""
    subject = " ".join(session.subject.split())
    name = f'Focus on "{subject}"' if subject else "Focus"
    goes_on = "stays paused" if session.state is SessionState.PAUSED else "runs on"
    return f"{name} {goes_on}, {phrases.duration(focus)} so far; open tui-goals to come back to it."


def _share(part: float, whole: float) -> float:
    return 1.0 if whole <= 0 else min(1.0, max(0.0, part / whole))


def _start_of(segment: Segment) -> DateTime:
    if segment.started_at is None:
        raise ValueError("a segment has no start")
    return segment.started_at


def _seconds_between(start: DateTime, end: DateTime) -> float:
    """Seconds from one instant to another, to the microsecond, whatever zones they are shown in."""
    return round(end.timestamp() - start.timestamp(), 6)
