"""Status updates: how a goal stands, in the person's words."""

from tui_goals.domain import Goal, Refused, Standing, StatusUpdate
from tui_goals.rules import days
from tui_goals.store.tx import Tx


def say_standing(tx: Tx, goal_id: int, standing: Standing, text: str) -> StatusUpdate:
    """Say that a goal is {it.standing}.

    Raises Refused without a sentence, NotFound where the goal is gone.
    """
    goal = tx.get(Goal, goal_id)
    if not text.strip():
        raise Refused(f"How “{goal.title}” stands needs a sentence beside the word; say what makes it so.")
    day = days.local_day(tx.now, tx.zone, tx.cutoff)
    said = StatusUpdate(
        goal_id=goal.id, standing=standing, text=text.strip(), written_at=tx.now, zone=tx.zone, local_day=day
    )
    return tx.add(said)


def take_back_standing(tx: Tx, update_id: int) -> StatusUpdate:
    """Take back that a goal is {it.standing}."""
    said = tx.get(StatusUpdate, update_id)
    tx.remove(said)
    return said
