"""Rewards: what was promised for a goal or milestone is taken once it is earned."""

from tui_goals.domain import Goal, Milestone, RewardTaken, Target
from tui_goals.rules import days, rewards
from tui_goals.store.tx import Tx


def take_reward(tx: Tx, target: Target, target_id: int) -> Goal | Milestone:
    """Take the reward of “{it.title}”.

    Raises Refused where it has none, is not done yet, or the reward was taken, NotFound where the thing is gone.
    """
    kind: type[Goal | Milestone] = Goal if target is Target.GOAL else Milestone
    thing = tx.get(kind, target_id)
    rewards.check_taking(thing, bool(tx.find(RewardTaken, target=target, target_id=target_id)))
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    tx.add(RewardTaken(target=target, target_id=target_id, taken_at=tx.now, zone=tx.zone, local_day=today))
    return thing
