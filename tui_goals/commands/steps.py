"""Undo and redo: the newest step that is not another open terminal's, or one that is named."""

from collections.abc import Collection

from tui_goals.commands.door import unrecorded
from tui_goals.commands.watching import note_absence
from tui_goals.domain import Conflict, NotFound, Step
from tui_goals.store.tx import Tx


@unrecorded
def undo(tx: Tx, others: Collection[int] = (), step_id: int | None = None) -> Step:
    """Undo a step.

    `others` are the ids of other terminals that are open: their steps are left to them. Raises NotFound when there
    is nothing to undo, Conflict when a row of the step has been changed since. A session that is open again has a
    gap since it was not.
    """
    if step_id is None:
        step = tx.newest_step(others)
        if step is None:
            raise NotFound("There is nothing to undo.")
        step_id = step.id
    elif tx.get(Step, step_id).undone_at is not None:
        raise NotFound(f"Step {step_id} has been undone already.")
    step = _move(tx, step_id, forward=False)
    note_absence(tx, step.made_at)
    return step


@unrecorded
def redo(tx: Tx, others: Collection[int] = ()) -> Step:
    """Do again what was undone last.

    Raises NotFound when nothing was undone or something has been done since, Conflict when a row was changed since.
    """
    step = tx.first_undone(others)
    if step is None:
        raise NotFound("There is nothing to redo.")
    undone_at = step.undone_at
    step = _move(tx, step.id, forward=True)
    note_absence(tx, undone_at)
    return step


def _move(tx: Tx, step_id: int, forward: bool) -> Step:
    """Undo a step or do it again, unless a session would then run through a break that another terminal began."""
    step = tx.move_step(step_id, forward)
    if tx.open_session() is not None and tx.open_break() is not None:
        raise Conflict("A break has begun since, and a session and a break cannot both be open. End the break first.")
    return step
