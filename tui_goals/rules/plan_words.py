"""A change of plan, and how a goal was said to stand, in words."""

from datetime import date

from tui_goals.domain import PlanChange, StatusUpdate
from tui_goals.rules import phrases
from tui_goals.rules.plan_history import DELETED, REOPENED

NAMES = {
    "title": "name", "start": "start", "due": "due date", "target_value": "target", "unit": "unit", "phase": "state",
    "measure": "measure", "period": "period",
    "contributes": "contribution", "deliverable": "deliverable", "estimate": "estimate",
}  # fmt: skip
DAYS = frozenset({"start", "due"})
NUMBERS = frozenset({"target_value", "contributes", "estimate"})
NOTHING = "none"


def change_words(change: PlanChange, today: date) -> str:
    """What changed: `due date from 3 Mar to 10 Mar`, `target from 80,000 to 60,000`, `taken out of the plan`."""
    match change.field:
        case field if field == DELETED:
            return "taken out of the plan"
        case field if field == REOPENED:
            return f"opened again; it was done on {_value('due', change.old, today)}"
    old, new = (_value(change.field, text, today) for text in (change.old, change.new))
    return f"{NAMES.get(change.field, change.field)} from {old} to {new}"


def _value(field: str, text: str, today: date) -> str:
    """A stored text as it reads; what cannot be read stands as it is."""
    try:
        if text and field in DAYS:
            return phrases.day(date.fromisoformat(text), today)
        if text and field in NUMBERS:
            return phrases.amount(float(text))
    except ValueError:
        pass
    return text or NOTHING


def said_words(said: StatusUpdate, today: date) -> str:
    """A status update in a line: `at risk, 10 Oct: running again, slowly`."""
    return f"{said.standing}, {phrases.day(said.local_day or today, today)}: {said.text}"
