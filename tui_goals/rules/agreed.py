"""A goal's scope as it was agreed upon, and what changed since: titles, dates and amounts of goal and milestones."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tui_goals.domain import AgreedScope, Goal, Milestone
from tui_goals.domain.values import frozen

OF_GOAL = ("title", "start", "due", "target_value", "unit")
OF_MILESTONE = ("title", "start", "due", "contributes", "deliverable")
NAMES = {"target_value": "target", "contributes": "contribution"}


@frozen
class Scope:
    """What an agreement holds, as text by field: of the goal, and of each milestone by its uid."""

    goal: Mapping[str, str]
    milestones: Mapping[str, Mapping[str, str]]


def scope_of(goal: Goal, milestones: Iterable[Milestone]) -> Scope:
    """The scope as it is now."""
    return Scope(_texts(goal, OF_GOAL), {each.uid: _texts(each, OF_MILESTONE) for each in milestones})


def as_json(scope: Scope) -> str:
    """What the store keeps of it; the same text for the same scope."""
    milestones = {uid: dict(fields) for uid, fields in sorted(scope.milestones.items())}
    return json.dumps({"goal": dict(scope.goal), "milestones": milestones}, ensure_ascii=False)


def from_json(text: str) -> Scope:
    """The scope that was kept; what cannot be read of it counts as nothing agreed."""
    try:
        found = json.loads(text)
    except ValueError:
        found = {}
    found = found if isinstance(found, dict) else {}
    return Scope(
        _fields(found.get("goal")), {uid: _fields(each) for uid, each in _dict(found.get("milestones")).items()}
    )


def changes_since(agreed: AgreedScope, goal: Goal, milestones: Iterable[Milestone]) -> tuple[str, ...]:
    """What differs now from what was agreed, a sentence each."""
    then, now = from_json(agreed.content), scope_of(goal, milestones)
    sentences = [f"Goal: {words}" for words in _differences(then.goal, now.goal)]
    for uid, old in then.milestones.items():
        if uid not in now.milestones:
            sentences.append(f"“{old.get('title', '')}” was taken out")
            continue
        sentences += [f"“{old.get('title', '')}”: {words}" for words in _differences(old, now.milestones[uid])]
    added = (new["title"] for uid, new in now.milestones.items() if uid not in then.milestones)
    return (*sentences, *(f"“{title}” was added" for title in added))


def _differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    return [
        f"{NAMES.get(name, name)} {old.get(name) or 'none'} is now {value or 'none'}"
        for name, value in new.items()
        if old.get(name, "") != value
    ]


def _texts(thing: Goal | Milestone, names: Iterable[str]) -> dict[str, str]:
    values = {name: getattr(thing, name) for name in names}
    return {
        name: "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        for name, value in values.items()
    }


def _dict(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


def _fields(found: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in _dict(found).items()}
