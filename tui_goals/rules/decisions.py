"""What there is to decide in a review, and what has been decided but not saved yet."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from tui_goals.domain import DecisionKind, Goal, Milestone, Phase, Refused, Standing, Target
from tui_goals.domain.values import frozen
from tui_goals.rules.outline import Outline, key_of
from tui_goals.rules.progress import Pace, Progress, milestone_standing
from tui_goals.rules.shifting import Buffer
from tui_goals.rules.stuck import Stuck

DATES = frozenset({"start", "due"})
NUMBERS = frozenset({"target_value", "contributes"})
ADJUSTABLE = {Target.GOAL: ("due", "target_value"), Target.MILESTONE: ("due", "contributes", "deliverable")}
"""What a review changes of each right there; everything else is changed with `e` on its page."""

Subject = tuple[Target, int]
Thing = TypeVar("Thing", bound=Goal | Milestone)


class Matter(NamedTuple):
    """A goal or milestone to decide about: how it stands, and why it does not move where it does not."""

    thing: Goal | Milestone
    goal: Goal
    standing: Standing | None
    stuck: str


@frozen
class Choice:
    """A decision as it is made: `changes` are fields with their new text, as the change ledger writes them.

    The next micro-milestone is one that is there (`bite_id`) or one to be written (`new_bite`). `buffer` is what
    becomes of what hangs on a date that changes; a goal's milestones move with it where it is kept.
    """

    target: Target
    target_id: int
    kind: DecisionKind = DecisionKind.KEEP
    reason: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    bite_id: int | None = None
    new_bite: str = ""
    buffer: Buffer = Buffer.LEAVE

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return self.target, self.target_id


def matters(
    outline: Outline,
    progress: Progress,
    paces: Mapping[int, Pace | None],
    stuck: Iterable[Stuck],
    today: date,
    decided: Collection[Subject] = (),
) -> tuple[Matter, ...]:
    """The committed goals in order, each with its milestones that are off track, and whatever was decided already."""
    why = {each.goal.id: each.why for each in stuck}
    found = []
    for goal in outline.goals:
        if goal.phase is Phase.COMMITTED or key_of(goal) in decided:
            pace = paces.get(goal.id)
            found.append(Matter(goal, goal, pace.standing if pace is not None else None, why.get(goal.id, "")))
        for milestone in outline.milestones_of(goal.id):
            standing = milestone_standing(milestone, progress.milestones.get(milestone.id, 0.0), today)
            late = goal.phase is Phase.COMMITTED and standing is Standing.OFF_TRACK
            if late or key_of(milestone) in decided:
                found.append(Matter(milestone, goal, standing, ""))
    return tuple(found)


def adjusted(thing: Thing, changes: Iterable[tuple[str, str]]) -> Thing:
    """The thing with other dates or scope; `Refused` where a text is no value of its field."""
    values: dict[str, Any] = {}
    for name, text in changes:
        if name not in ADJUSTABLE[key_of(thing)[0]]:
            raise Refused(f"A review does not change the {name.replace('_', ' ')}. Change it on its page (e).")
        try:
            values[name] = _value(name, text)
        except ValueError:
            raise Refused(f"“{text}” is no {name.replace('_', ' ')}.") from None
    return replace(thing, **values)


def as_json(choices: Iterable[Choice]) -> str:
    """Choices as a draft keeps them; empty without any."""
    found = [
        [
            str(each.target), each.target_id, str(each.kind), each.reason, each.changes, each.bite_id, each.new_bite,
            str(each.buffer),
        ]
        for each in choices
    ]  # fmt: skip
    return json.dumps(found, ensure_ascii=False) if found else ""


def from_json(text: str) -> dict[Subject, Choice]:
    """The choices of a draft by what they are about; what cannot be read is left out."""
    try:
        found = json.loads(text) if text else []
    except ValueError:
        return {}
    choices = (_choice(each) for each in found) if isinstance(found, list) else ()
    return {each.subject: each for each in choices if each is not None}


def _choice(found: Any) -> Choice | None:
    try:
        target, target_id, kind, reason, changes, bite_id, new_bite, *more = found
        return Choice(
            Target(target), int(target_id), DecisionKind(kind), str(reason),
            tuple((str(name), str(value)) for name, value in changes),
            None if bite_id is None else int(bite_id), str(new_bite), Buffer(*more) if more else Buffer.LEAVE,
        )  # fmt: skip
    except (ValueError, TypeError):
        return None


def _value(name: str, text: str) -> object:
    if name in DATES:
        return date.fromisoformat(text) if text else None
    if name in NUMBERS:
        return float(text) if text else None
    return text
