"""What a step brought to its end, and what led there: the words of a celebration."""

from collections.abc import Iterable
from datetime import date

from pendulum import DateTime

from tui_goals.domain import Goal, Step
from tui_goals.domain.values import frozen
from tui_goals.rules.outline import key_of
from tui_goals.rules.rewards import Rewarded, Standing, is_earned


@frozen
class LedHere:
    """What was done for a thing: micro-milestones, milestones of a goal, seconds of focus, and since which day."""

    bites: int = 0
    milestones: int = 0
    seconds: float = 0.0
    since: date | None = None


@frozen
class Celebration:
    """A goal or milestone that was reached, with all that its card tells."""

    thing: Rewarded
    goal: Goal
    fraction: float | None = None
    """How far the goal is now, from 0 to 1."""
    led: LedHere = LedHere()
    reward: Standing | None = None


def reached(step: Step, before: Iterable[Rewarded], after: Iterable[Rewarded]) -> tuple[Rewarded, ...]:
    """What a step brought to its end: milestones that it finished, goals that it ended as achieved.

    `before` and `after` are the goals and milestones as they were known before and after it. All that a step does
    happens at one instant, so what another program finished meanwhile does not count.
    """
    still_open = {key_of(each) for each in before if not is_earned(each)}
    return tuple(each for each in after if is_earned(each) and key_of(each) in still_open and _at(each) == step.made_at)


def _at(thing: Rewarded) -> DateTime | None:
    return thing.ended_at if isinstance(thing, Goal) else thing.done_at
