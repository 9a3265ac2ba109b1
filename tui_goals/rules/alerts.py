"""When a person is told that time is up: at the end of a session's plan, at reminders after it, at a break's end.

An alert is given once. Its subject says what it is for, and another plan makes another subject; so a session that was
extended alerts again at its new end.
"""

from dataclasses import dataclass
from math import floor

from tui_goals.domain import Break, FocusSession, SessionState
from tui_goals.rules import focus, phrases
from tui_goals.rules.focus import Reading


@dataclass(frozen=True, slots=True)
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
    over = focus.overrun_seconds(session, focus_seconds)
    plan = session.plan_minutes or 0
    subject = f"session:{session.uid}:{plan:g}"
    reminder = floor(over / (remind_minutes * 60)) if remind_minutes else 0
    if not reminder:
        return Alert(subject, f"{session.subject}: {phrases.duration(plan * 60)} are over.", over)
    since = reminder * remind_minutes * 60
    words = f"{session.subject}: {phrases.duration(since)} over the plan."
    return Alert(f"{subject}:{reminder}", words, over - since)


def break_alert(resting: Break, reading: Reading) -> Alert | None:
    """The alert that a break's time is up; None before that, and of a break without a planned time."""
    left = break_seconds_left(resting, reading)
    if resting.planned_minutes <= 0 or left > 0:
        return None
    kind = "long break" if resting.long else "break"
    words = f"The {kind} of {phrases.duration(resting.planned_minutes * 60)} is over."
    return Alert(f"break:{resting.uid}:{resting.planned_minutes:g}", words, -left)


def break_seconds_left(resting: Break, reading: Reading) -> float:
    """How many seconds of an open break are left, negative once its time is up.

    Counted by the boot clock, and by the wall clock only when the machine has been started anew since.
    """
    if resting.boot_id == reading.boot_id:
        passed = reading.boot_seconds - resting.started_boot
    elif resting.started_at is not None:
        passed = (reading.now - resting.started_at).total_seconds()
    else:
        passed = 0.0
    return resting.planned_minutes * 60 - max(0.0, passed)
