"""Looking back and deciding: reviews, what was decided in them, what changed of the plan and why, rewards."""

from datetime import date
from enum import StrEnum

from pendulum import DateTime

from tui_goals.domain.journal import Target
from tui_goals.domain.values import Stored, frozen


@frozen
class Review(Stored):
    """The facts of a period as they stood when its review was opened, as a JSON object; its text is the entry's."""

    entry_id: int = 0
    facts: str = "{}"
    computed_at: DateTime | None = None


class DecisionKind(StrEnum):
    """What can be decided about a goal or milestone."""

    KEEP = "keep"
    ADJUST = "adjust"
    PAUSE = "pause"
    DROP = "drop"


@frozen
class Decision(Stored):
    """What a review decided about a goal or milestone, with the reason; its title is kept as it was.

    `bite_id` is the micro-milestone that comes next.
    """

    entry_id: int = 0
    target: Target = Target.GOAL
    target_id: int = 0
    target_title: str = ""
    kind: DecisionKind = DecisionKind.KEEP
    reason: str = ""
    bite_id: int | None = None
    decided_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None


@frozen
class PlanChange(Stored):
    """A date or the scope of a thing was changed: `field` from `old` to `new`, as they are stored, and why."""

    target: Target = Target.GOAL
    target_id: int = 0
    target_title: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""
    decision_id: int | None = None
    changed_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None


@frozen
class RewardTaken(Stored):
    """The reward of a finished goal or milestone was taken; without this it is promised, or earned once it is done."""

    target: Target = Target.MILESTONE
    target_id: int = 0
    taken_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None


@frozen
class EntryVersion(Stored):
    """An entry's text as it was before a change."""

    entry_id: int = 0
    body: str = ""
    mood: int | None = None
    energy: int | None = None
    replaced_at: DateTime | None = None
