"""What changed of a plan: differences as they stand in the change ledger, past plans rebuilt, and slipping told apart.

A plan is the dates and scope of goals, milestones and tasks, as text by field; an empty text is nothing.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from pendulum import DateTime

from tui_goals.domain import Goal, Milestone, PlanChange, Target, Task
from tui_goals.domain.values import frozen
from tui_goals.rules.outline import key_of

FIELDS: dict[Target, tuple[str, ...]] = {
    Target.GOAL: ("title", "start", "due", "measure", "target_value", "period", "unit", "phase"),
    Target.MILESTONE: ("title", "start", "due", "contributes", "deliverable"),
    Target.TASK: ("title", "due", "estimate"),
}
"""The fields that are dates or scope; of the others no history is kept."""
DELETED = "deleted"
"""The field of a change that took a thing out; `old` is then its fields as a JSON object."""
GOAL = "goal"
"""In that object of a milestone: the uid of its goal."""
REOPENED = "reopened"
"""The field of a change that opened a finished thing again; `old` is the day it was done on."""

CHRONIC_MOVES = 3
"""A due date that was moved later so often slips chronically."""
CHRONIC_SHARE = 0.5
"""So does one that was moved later more than once, in all by more than this share of the time first planned."""

Planned = Goal | Milestone | Task
Fields = Mapping[str, str]
Plan = Mapping[tuple[Target, int], Fields]


class Drift(StrEnum):
    """How a due date has moved."""

    STEADY = "steady"
    ADJUSTED = "adjusted"
    SLIPPING = "slipping"


@frozen
class Moves:
    """How often a due date was moved later, and how many days it lies after the first one now."""

    later: int
    days: int
    drift: Drift


def fields_of(thing: Planned) -> dict[str, str]:
    """The dates and scope of a thing."""
    return {name: as_text(getattr(thing, name)) for name in FIELDS[key_of(thing)[0]]}


def differences(before: Planned, after: Planned) -> tuple[tuple[str, str, str], ...]:
    """The fields that differ, as (field, old, new)."""
    new = fields_of(after)
    return tuple((name, old, new[name]) for name, old in fields_of(before).items() if old != new[name])


def as_deleted(thing: Planned, goal_uid: str = "") -> str:
    """What the ledger keeps of a thing that is taken out; of a milestone, which goal it was one of."""
    born = thing.created_at.timestamp() if thing.created_at else 0.0
    of_goal = {GOAL: goal_uid} if goal_uid else {}
    return json.dumps({**fields_of(thing), "created_at": born, **of_goal}, ensure_ascii=False)


def plan_of(things: Iterable[Planned]) -> Plan:
    """The plan as it is now."""
    return {key_of(thing): fields_of(thing) for thing in things}


def plan_at(things: Iterable[Planned], changes: Iterable[PlanChange], instant: DateTime) -> Plan:
    """The plan as it was at an instant, rebuilt from what is there now and the whole ledger."""
    at = instant.timestamp()
    born = {key_of(thing): thing.created_at.timestamp() if thing.created_at else 0.0 for thing in things}
    plan = {key: dict(fields) for key, fields in plan_of(things).items()}
    later = [each for each in changes if each.changed_at is not None and each.changed_at.timestamp() > at]
    for change in sorted(later, key=lambda each: -each.id):
        key = (change.target, change.target_id)
        if change.field == DELETED:
            kept = json.loads(change.old)
            born[key] = float(kept.pop("created_at", 0.0))
            kept.pop(GOAL, None)
            plan[key] = kept
        elif change.field != REOPENED and key in plan:
            plan[key][change.field] = change.old
    return {key: fields for key, fields in plan.items() if born[key] <= at}


def moves(first_day: date | None, changes: Iterable[PlanChange]) -> Moves:
    """How the due date of one thing has moved, by its changes; `first_day` is when it began.

    Healthy adjusting is a move now and then; `CHRONIC_MOVES` and `CHRONIC_SHARE` say where slipping begins.
    """
    dates = [
        (date.fromisoformat(each.old), date.fromisoformat(each.new))
        for each in sorted(changes, key=lambda each: each.id)
        if each.field == "due" and each.old and each.new
    ]
    if not dates:
        return Moves(0, 0, Drift.STEADY)
    later = sum(new > old for old, new in dates)
    first, last = dates[0][0], dates[-1][1]
    moved = (last - first).days
    planned = (first - first_day).days if first_day is not None else 0
    far = moved > CHRONIC_SHARE * planned and later > 1
    slipping = moved > 0 and (later >= CHRONIC_MOVES or far)
    return Moves(later, moved, Drift.SLIPPING if slipping else Drift.ADJUSTED)


def as_text(value: object) -> str:
    """A value as the ledger writes it: ISO days, plain numbers, empty for nothing."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else f"{value:.15g}" if isinstance(value, float) else str(value)
