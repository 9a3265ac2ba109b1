"""Milestones: write, change, order, move over the board, finish, make one wait on another, delete."""

from collections.abc import Sequence
from dataclasses import replace

from tui_goals.commands.cards import check_room
from tui_goals.commands.changes import note_changes
from tui_goals.commands.editing import last_position, merged, move, place, remove_all
from tui_goals.commands.tasks import take_out_task
from tui_goals.domain import (
    Column,
    Dependency,
    Goal,
    HillMark,
    Milestone,
    Refused,
    RewardTaken,
    Shared,
    Sharing,
    Target,
)
from tui_goals.rules import checks, dependencies
from tui_goals.store.tx import Tx


def add_milestone(tx: Tx, milestone: Milestone) -> Milestone:
    """Add milestone “{it.title}”.

    It goes to the end of its goal's sequence and of the board's first column. Raises Refused, NotFound.
    """
    goal = tx.get(Goal, milestone.goal_id)
    checks.check_milestone(milestone, goal)
    column = tx.get(Column, milestone.column_id) if milestone.column_id else _column(tx, finishes=False)
    check_room(tx, column, milestone)
    siblings = tx.milestones_of(goal.id)
    cards = tx.cards_of(column.id)
    return tx.add(
        replace(
            milestone,
            column_id=column.id,
            position=last_position(siblings),
            board_position=cards[-1].board_position + 1 if cards else 1.0,
            created_at=tx.now,
            moved_at=tx.now,
            done_at=tx.now if column.finishes else None,
        )
    )


def edit_milestone(
    tx: Tx, base: Milestone, mine: Milestone, reason: str = "", decision_id: int | None = None
) -> Milestone:
    """Edit milestone “{it.title}”.

    The reason stands in the change ledger beside what changes of dates and scope. Raises Refused where a field does not
    hold, Conflict where another terminal changed the same field.
    """
    kept, changes = merged(tx, base, mine)
    checks.check_milestone(replace(kept, **changes), tx.get(Goal, kept.goal_id))
    edited = tx.change(kept, **changes)
    note_changes(tx, kept, edited, reason, decision_id)
    return edited


def move_milestone(tx: Tx, milestone_id: int, places: int) -> Milestone:
    """Move milestone “{it.title}” in its goal."""
    milestone = tx.get(Milestone, milestone_id)
    return move(tx, tx.milestones_of(milestone.goal_id), milestone, places)


def move_card(tx: Tx, milestone_id: int, places: int, beside: Sequence[int] = ()) -> Milestone:
    """Move card “{it.title}” in its column.

    `beside` are the ids of the cards that the person sees, where a filter hides some.
    """
    milestone = tx.get(Milestone, milestone_id)
    cards = [card for card in tx.cards_of(milestone.column_id) if not beside or card.id in beside]
    return move(tx, cards, milestone, places, "board_position")


def move_to_column(tx: Tx, milestone_id: int, column_id: int, below: int | None = None) -> Milestone:
    """Move card “{it.title}” to another column.

    It goes right below the card with the id `below`, else on top; a finishing column makes it done, any other opens it
    again. Raises Refused where the column is full and its limit hard.
    """
    milestone = tx.get(Milestone, milestone_id)
    column = tx.get(Column, column_id)
    if milestone.column_id == column.id:
        return milestone
    check_room(tx, column, milestone)
    done_at = (milestone.done_at or tx.now) if column.finishes else None
    cards = tx.cards_of(column.id)
    index = next((place + 1 for place, card in enumerate(cards) if card.id == below), 0)
    moved = place(tx, cards, milestone, index, "board_position", column_id=column.id, moved_at=tx.now, done_at=done_at)
    note_changes(tx, milestone, moved)
    return moved


def finish_milestone(tx: Tx, milestone_id: int) -> Milestone:
    """Finish milestone “{it.title}”."""
    milestone = tx.get(Milestone, milestone_id)
    return milestone if milestone.done_at else move_to_column(tx, milestone_id, _column(tx, finishes=True).id)


def reopen_milestone(tx: Tx, milestone_id: int) -> Milestone:
    """Open milestone “{it.title}” again."""
    milestone = tx.get(Milestone, milestone_id)
    return move_to_column(tx, milestone_id, _column(tx, finishes=False).id) if milestone.done_at else milestone


def add_dependency(tx: Tx, milestone_id: int, needs_id: int) -> Milestone:
    """Make “{it.title}” wait on another milestone.

    Raises Refused with the path when it would close a circle.
    """
    milestone = tx.get(Milestone, milestone_id)
    checks_against = tx.find(Dependency)
    dependencies.check_dependency(checks_against, tx.find(Milestone), milestone_id, needs_id)
    tx.add(Dependency(milestone_id=milestone_id, needs_id=needs_id))
    return milestone


def remove_dependency(tx: Tx, milestone_id: int, needs_id: int) -> Milestone:
    """Let “{it.title}” no longer wait on another milestone."""
    remove_all(tx, tx.find(Dependency, milestone_id=milestone_id, needs_id=needs_id))
    return tx.get(Milestone, milestone_id)


def delete_milestone(tx: Tx, milestone_id: int, reason: str = "", decision_id: int | None = None) -> Milestone:
    """Delete milestone “{it.title}”.

    Its tasks and micro-milestones go with it; what waited on it no longer does.
    """
    milestone = tx.get(Milestone, milestone_id)
    take_out_milestone(tx, milestone, reason, decision_id)
    return milestone


def take_out_milestone(tx: Tx, milestone: Milestone, reason: str = "", decision_id: int | None = None) -> None:
    """Remove a milestone with all that hangs on it."""
    for task in tx.tasks_of(milestone.id):
        take_out_task(tx, task, reason, decision_id)
    remove_all(tx, tx.find(Dependency, milestone_id=milestone.id))
    remove_all(tx, tx.find(Dependency, needs_id=milestone.id))
    remove_all(tx, tx.find(HillMark, milestone_id=milestone.id))
    take_out_of_view(tx, Shared.MILESTONE, milestone.id)
    note_changes(tx, milestone, None, reason, decision_id)
    tx.remove(milestone)


def take_out_of_view(tx: Tx, target: Shared, target_id: int) -> None:
    """Forget who reads along and that its reward was taken; what was decided and answered stays."""
    remove_all(tx, tx.find(Sharing, target=target, target_id=target_id))
    remove_all(tx, tx.find(RewardTaken, target=Target(target), target_id=target_id))


def _column(tx: Tx, finishes: bool) -> Column:
    found = next((column for column in tx.columns() if column.finishes is finishes), None)
    if found is None:
        kind = "finishing" if finishes else "open"
        raise Refused(f"The board has no {kind} column; add one on the board (2).")
    return found
