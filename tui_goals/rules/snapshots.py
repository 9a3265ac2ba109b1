"""The facts of a review as they stood when it was opened, and the questions it asks: kept as JSON beside its text."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from tui_goals.domain import EntryKind
from tui_goals.rules.periods import Period
from tui_goals.rules.prompts import PROMPTS, Prompt, Topic
from tui_goals.rules.review_facts import Fact, FactName, FactRow


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a review looked at: from which local day to which, the facts, and what it was asked."""

    first_day: date
    last_day: date
    facts: tuple[Fact, ...]
    prompts: tuple[Prompt, ...]


def as_json(snapshot: Snapshot) -> str:
    """What the store keeps of it."""
    facts = [[str(fact.name), fact.label, fact.value, [_row(row) for row in fact.rows]] for fact in snapshot.facts]
    prompts = [[str(prompt.topic), prompt.text] for prompt in snapshot.prompts]
    days = {"first_day": snapshot.first_day.isoformat(), "last_day": snapshot.last_day.isoformat()}
    return json.dumps({**days, "prompts": prompts, "facts": facts}, ensure_ascii=False)


def from_json(text: str, period: Period) -> Snapshot:
    """The snapshot of a review; what cannot be read of it is left out, its period and the usual questions stand in."""
    try:
        found = json.loads(text)
    except ValueError:
        found = {}
    if not isinstance(found, dict):
        found = {}
    return Snapshot(
        _date(found.get("first_day"), period.first_day),
        _date(found.get("last_day"), period.last_day),
        tuple(fact for each in _list(found.get("facts")) if (fact := _fact(each)) is not None),
        tuple(p for each in _list(found.get("prompts")) if (p := _prompt(each)) is not None) or asked_of(period.kind),
    )


def asked_of(kind: EntryKind) -> tuple[Prompt, ...]:
    """What a review of a kind is asked today."""
    return PROMPTS[kind]


def _row(row: FactRow) -> list[Any]:
    return [row.day.isoformat() if row.day else None, row.title, row.amount, row.note]


def _fact(found: Any) -> Fact | None:
    try:
        name, label, value, rows = found
        behind = (
            FactRow(date.fromisoformat(day) if day else None, str(title), float(amount), str(note))
            for day, title, amount, note in rows
        )
        return Fact(FactName(name), str(label), float(value), tuple(behind))
    except (ValueError, TypeError):
        return None


def _prompt(found: Any) -> Prompt | None:
    try:
        topic, text = found
        return Prompt(Topic(topic), str(text))
    except (ValueError, TypeError):
        return None


def _date(text: Any, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except (ValueError, TypeError):
        return otherwise


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []
