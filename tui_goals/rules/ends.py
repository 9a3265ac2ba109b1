"""The end of what was planned: when it is told, how often, and in which words."""

from dataclasses import dataclass

from tui_goals.domain import Break, FocusSession
from tui_goals.rules import breaks, focus, phrases
from tui_goals.rules.focus import Reading


@dataclass(frozen=True, slots=True)
class End:
    """The end of a session's plan or of a break; `name` is the same in every terminal, another plan has another one.

    `told` is how often it should have been told by now: 0 before the end, 1 from then on, one more for each reminder.
    """

    name: str
    told: int
    sentence: str


def times_told(over: float | None, remind_minutes: float) -> int:
    """How often an end should have been told that many seconds after it (None: before it); 0 minutes: no reminders."""
    if over is None:
        return 0
    return 1 + (int(over // (remind_minutes * 60)) if remind_minutes > 0 else 0)


def of_session(session: FocusSession, seconds: float, remind_minutes: float) -> End | None:
    """The end of a session's plan after that many seconds of focus; None without a time limit."""
    if session.plan_minutes is None:
        return None
    over = focus.overrun_seconds(session, seconds)
    told = times_told(over if focus.in_overrun(session, seconds) else None, remind_minutes)
    late = f"over by {phrases.duration(over)}" if over >= 60 else "up"
    sentence = f"{session.subject}: {phrases.duration(session.plan_minutes * 60)} are {late}. Time goes on counting."
    return End(f"session:{session.uid}:{session.plan_minutes:g}", told, sentence)


def of_break(rest: Break, reading: Reading, remind_minutes: float) -> End:
    """The end of a break at a reading."""
    over = breaks.over_seconds(rest, reading)
    told = times_told(over if breaks.is_over(rest, reading) else None, remind_minutes)
    since = f", {phrases.duration(over)} ago" if over >= 60 else ""
    return End(f"break:{rest.uid}:{rest.planned_minutes:g}", told, f"The break is over{since}.")
