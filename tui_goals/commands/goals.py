"""Goals: write, change, order, end, delete."""

from dataclasses import replace

from tui_goals.commands.changes import note_changes
from tui_goals.commands.editing import last_position, merged, move, remove_all
from tui_goals.commands.milestones import take_out_milestone, take_out_of_view
from tui_goals.domain import (
    ENDED,
    AgreedScope,
    Baseline,
    FocusSession,
    Goal,
    Measurement,
    Phase,
    Shared,
    StatusUpdate,
)
from tui_goals.rules import checks, days
from tui_goals.store.tx import Tx


def add_goal(tx: Tx, goal: Goal) -> Goal:
    """Add goal “{it.title}”.

    It starts today unless it says otherwise or was due before. Raises Refused where a field does not hold.
    """
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    goal = replace(goal, start=goal.start or min(today, goal.due or today))
    checks.check_goal(goal)
    return tx.add(replace(goal, position=last_position(tx.goals()), created_at=tx.now))


def edit_goal(tx: Tx, base: Goal, mine: Goal, reason: str = "", decision_id: int | None = None) -> Goal:
    """Edit goal “{it.title}”.

    The reason stands in the change ledger beside what changes of dates and scope. Raises Refused where a field does not
    hold, Conflict where another terminal changed the same field.
    """
    kept, changes = merged(tx, base, mine)
    wanted = replace(kept, **changes)
    checks.check_goal(wanted)
    checks.check_phase(kept.phase, wanted.phase)
    ended_at = (kept.ended_at or tx.now) if wanted.ended else None
    edited = tx.change(kept, **{**changes, "ended_at": ended_at})
    note_changes(tx, kept, edited, reason, decision_id)
    return edited


def move_goal(tx: Tx, goal_id: int, places: int) -> Goal:
    """Move goal “{it.title}”."""
    return move(tx, tx.goals(), tx.get(Goal, goal_id), places)


def set_phase(tx: Tx, goal_id: int, phase: Phase, reason: str = "", decision_id: int | None = None) -> Goal:
    """Set goal “{it.title}” to {it.phase}.

    Raises Refused when the goal cannot go there from where it is.
    """
    goal = tx.get(Goal, goal_id)
    checks.check_phase(goal.phase, phase)
    moved = tx.change(goal, phase=phase, ended_at=tx.now if phase in ENDED else None)
    note_changes(tx, goal, moved, reason, decision_id)
    return moved


def delete_goal(tx: Tx, goal_id: int, reason: str = "") -> Goal:
    """Delete goal “{it.title}”.

    Everything it was cut into goes with it; sessions and journal entries stay, with its title as it was.
    """
    goal = tx.get(Goal, goal_id)
    for milestone in tx.milestones_of(goal_id):
        take_out_milestone(tx, milestone, reason)
    for kind in (Measurement, AgreedScope, StatusUpdate, Baseline):
        remove_all(tx, tx.find(kind, goal_id=goal_id))
    take_out_of_view(tx, Shared.GOAL, goal_id)
    for session in tx.find(FocusSession, goal_id=goal_id):
        tx.change(session, goal_id=None)
    note_changes(tx, goal, None, reason)
    tx.remove(goal)
    return goal
