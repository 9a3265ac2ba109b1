"""Tasks: write, change, order, finish, delete."""

from dataclasses import replace

from tui_goals.commands.bites import take_out_bite
from tui_goals.commands.changes import note_changes
from tui_goals.commands.editing import last_position, merged, move
from tui_goals.domain import Interruption, Milestone, Task
from tui_goals.rules import checks
from tui_goals.store.tx import Tx


def add_task(tx: Tx, task: Task) -> Task:
    """Add task “{it.title}”.

    Raises Refused where a field does not hold, NotFound where the milestone is gone.
    """
    tx.get(Milestone, task.milestone_id)
    checks.check_task(task)
    return tx.add(replace(task, position=last_position(tx.tasks_of(task.milestone_id)), created_at=tx.now))


def edit_task(tx: Tx, base: Task, mine: Task, reason: str = "") -> Task:
    """Edit task “{it.title}”.

    The reason stands in the change ledger beside what changes of dates and scope. Raises Refused where a field does not
    hold, Conflict where another terminal changed the same field.
    """
    kept, changes = merged(tx, base, mine)
    checks.check_task(replace(kept, **changes))
    edited = tx.change(kept, **changes)
    note_changes(tx, kept, edited, reason)
    return edited


def move_task(tx: Tx, task_id: int, places: int) -> Task:
    """Move task “{it.title}”."""
    task = tx.get(Task, task_id)
    return move(tx, tx.tasks_of(task.milestone_id), task, places)


def finish_task(tx: Tx, task_id: int) -> Task:
    """Finish task “{it.title}”."""
    task = tx.get(Task, task_id)
    return task if task.done_at else tx.change(task, done_at=tx.now)


def reopen_task(tx: Tx, task_id: int) -> Task:
    """Open task “{it.title}” again."""
    task = tx.get(Task, task_id)
    reopened = tx.change(task, done_at=None)
    note_changes(tx, task, reopened)
    return reopened


def delete_task(tx: Tx, task_id: int, reason: str = "") -> Task:
    """Delete task “{it.title}”.

    Its micro-milestones go with it.
    """
    task = tx.get(Task, task_id)
    take_out_task(tx, task, reason)
    return task


def take_out_task(tx: Tx, task: Task, reason: str = "", decision_id: int | None = None) -> None:
    """Remove a task with its micro-milestones; interruptions that became it stay."""
    for bite in tx.bites_of(task.id):
        take_out_bite(tx, bite)
    for interruption in tx.find(Interruption, task_id=task.id):
        tx.change(interruption, task_id=None)
    note_changes(tx, task, None, reason, decision_id)
    tx.remove(task)
