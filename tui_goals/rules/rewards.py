"""Rewards: promised with a goal or milestone, earned once it is done, and then taken or not."""

from datetime import date
from enum import StrEnum

from tui_goals.domain import Goal, Milestone, Phase, Refused
from tui_goals.rules import phrases

Rewarded = Goal | Milestone


class Standing(StrEnum):
    """How far a reward is."""

    PROMISED = "promised"
    EARNED = "earned"
    TAKEN = "taken"


def is_earned(thing: Rewarded) -> bool:
    """Whether it is done: a milestone that is finished, a goal that was achieved."""
    return thing.phase is Phase.ACHIEVED if isinstance(thing, Goal) else thing.done_at is not None


def standing(thing: Rewarded, taken: bool) -> Standing | None:
    """How far the thing's reward is; None without one.

    What is opened again only promises once more, unless its reward was taken: that stays taken.
    """
    if taken:
        return Standing.TAKEN
    if not thing.reward:
        return None
    return Standing.EARNED if is_earned(thing) else Standing.PROMISED


def told(thing: Rewarded, taken_on: date | None, today: date) -> str:
    """The thing's reward and how far it is; empty without one."""
    far = standing(thing, taken_on is not None)
    if taken_on is not None:
        return f"{thing.reward or 'a reward'} (taken {phrases.day(taken_on, today)})"
    how = "earned; r takes it" if far is Standing.EARNED else "promised"
    return f"{thing.reward} ({how})" if far is not None else ""


def check_taking(thing: Rewarded, taken: bool) -> None:
    """Raises Refused where there is nothing to take, or not yet, or no more."""
    if taken:
        raise Refused(f"The reward of “{thing.title}” was taken already.")
    if not thing.reward:
        raise Refused(f"“{thing.title}” has no reward. Give it one first (e).")
    if not is_earned(thing):
        todo = "achieve it" if isinstance(thing, Goal) else "finish it"
        raise Refused(f"“{thing.reward}” is promised for “{thing.title}”; {todo} first (space).")
