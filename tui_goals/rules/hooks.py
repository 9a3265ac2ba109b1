"""What a person's own commands may follow: each occasion with its name and what it is told."""

from collections.abc import Mapping

from tui_goals.domain import Break, FocusSession
from tui_goals.domain.values import frozen
from tui_goals.rules.alerts import Alert


@frozen
class Occasion:
    """Something happened: `subject` names it once over all terminals, `told` are the variables of its hook."""

    name: str
    subject: str
    told: Mapping[str, str]


def session_started(session: FocusSession, goal: str = "") -> Occasion:
    """A session began, for a goal of that title or none."""
    return _occasion("session_started", session.uid, _of_session(session, goal))


def session_ended(session: FocusSession, focus_seconds: float, goal: str = "") -> Occasion:
    """A session ended after so much focus; ended again after an undo it is another occasion."""
    told = _of_session(session, goal) | {
        "FOCUS_SECONDS": f"{focus_seconds:.0f}",
        "UNITS": _number(session.units),
        "REASON": session.reason,
    }
    return _occasion("session_ended", f"{session.uid}:{session.ended_at}", told)


def break_started(resting: Break) -> Occasion:
    """A break began."""
    return _occasion("break_started", resting.uid, _of_break(resting))


def break_ended(resting: Break) -> Occasion:
    """A break ended."""
    return _occasion("break_ended", f"{resting.uid}:{resting.ended_at}", _of_break(resting))


def alerted(alert: Alert) -> Occasion:
    """An alert was given."""
    return _occasion("alert", alert.subject, {"WORDS": alert.words})


def _occasion(name: str, of: str, told: Mapping[str, str]) -> Occasion:
    return Occasion(name, f"hook:{name}:{of}", {"OCCASION": name, **told})


def _of_session(session: FocusSession, goal: str) -> dict[str, str]:
    return {
        "SUBJECT": session.subject,
        "GOAL": goal,
        "STATE": str(session.state),
        "COMMITMENT": session.commitment,
        "MINUTES": _number(session.plan_minutes),
        "PLAN_UNITS": _number(session.plan_units),
        "UNIT": session.unit,
    }


def _of_break(resting: Break) -> dict[str, str]:
    return {"MINUTES": _number(resting.planned_minutes), "LONG": "yes" if resting.long else "no"}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.9g}"
