"""When a person is told that time is up: at the end of a session's plan, at reminders after it, at a break's end.

An alert is given once. Its subject says what it is for, and another plan makes another subject; so a session that was
extended alerts again at its new end.
"""

from math import floor

from tui_goals.domain import Break, FocusSession, SessionState
from tui_goals.domain.values import frozen
from tui_goals.rules import breaks, focus, phrases
from tui_goals.rules.focus import Reading

LATE_SECONDS = 60
"""From then on it is told how long ago the time was up."""


@frozen
class Alert:
    """That time is up: `subject` names what it is for, `words` tell it, `late` is how many seconds ago it was due."""

    subject: str
    words: str
    late: float


def session_alert(session: FocusSession, focus_seconds: float, remind_minutes: float = 0) -> Alert | None:
    """The alert that is due after so many seconds of focus: of the plan's end, or else the newest reminder.

    None before the end, while paused, and without a time plan. `remind_minutes` 0 means no reminders.
    """
    if session.state is not SessionState.RUNNING or not focus.in_overrun(session, focus_seconds):
        return None
    plan = session.plan_minutes or 0
    over = focus.overrun_seconds(session, focus_seconds)
    subject = f"session:{session.uid}:{plan:g}"
    since = _reminded_after(over, remind_minutes)
    if since is None:
        return Alert(subject, f"{session.subject}: {phrases.duration(plan * 60)} are over.", over)
    words = f"{session.subject}: {phrases.duration(since)} over the plan."
    return Alert(f"{subject}:{since:g}", words, over - since)


def break_alert(resting: Break, reading: Reading, remind_minutes: float = 0) -> Alert | None:
    """The alert that a break's time is up, or else the newest reminder; None before that."""
    if resting.planned_minutes <= 0 or not breaks.is_over(resting, reading):
        return None
    kind = breaks.title(resting.long).lower()
    over = breaks.over_seconds(resting, reading)
    subject = f"break:{resting.uid}:{resting.planned_minutes:g}"
    since = _reminded_after(over, remind_minutes)
    if since is None:
        ago = f", {phrases.duration(over)} ago" if over >= LATE_SECONDS else ""
        words = f"The {kind} of {phrases.duration(resting.planned_minutes * 60)} is over{ago}."
        return Alert(subject, words, over)
    return Alert(f"{subject}:{since:g}", f"The {kind} has been over for {phrases.duration(since)}.", over - since)


def _reminded_after(over: float, remind_minutes: float) -> float | None:
    """How many seconds after the end the newest reminder was due; None before the first, and where none are wanted."""
    reminders = floor(over / (remind_minutes * 60)) if remind_minutes else 0
    return reminders * remind_minutes * 60 if reminders else None
