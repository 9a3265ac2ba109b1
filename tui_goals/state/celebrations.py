"""What the card of a celebration tells, gathered from the file."""

from collections.abc import Iterable
from datetime import date

from tui_goals.domain import Goal, Milestone
from tui_goals.rules import rewards
from tui_goals.rules.celebrations import Celebration
from tui_goals.rules.outline import Item, key_of
from tui_goals.rules.rewards import Rewarded
from tui_goals.state import views
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader


def reward_words(reader: Reader, item: Item, today: date) -> str:
    """The reward of a goal or milestone and how far it is; empty without one."""
    if not isinstance(item, Goal | Milestone):
        return ""
    found = reader.reward_taken(*key_of(item))
    return rewards.told(item, found.local_day if found is not None else None, today)


def celebrations(state: AppState, reader: Reader, things: Iterable[Rewarded]) -> tuple[Celebration, ...]:
    """What there is to tell of things that were reached; those opened again or deleted since are left out."""
    found = (each for thing in things for each in reader.find(type(thing), id=thing.id))
    return tuple(_celebration(state, reader, each) for each in found if rewards.is_earned(each))


def _celebration(state: AppState, reader: Reader, thing: Rewarded) -> Celebration:
    goal = thing if isinstance(thing, Goal) else reader.get(Goal, thing.goal_id)
    taken = reader.reward_taken(*key_of(thing)) is not None
    fraction = views.all_progress(state).goals.get(goal.id)
    return Celebration(thing, goal, fraction, reader.led_to(*key_of(thing)), rewards.standing(thing, taken))
