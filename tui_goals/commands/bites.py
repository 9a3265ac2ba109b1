"""Micro-milestones: write, change, order, finish with what they add to the goal's measure, delete."""

from dataclasses import replace

from tui_goals.commands.editing import last_position, merged, move, remove_all
from tui_goals.commands.measures import add_amount
from tui_goals.domain import Bite, Decision, FocusSession, Goal, Measurement, Milestone, QueueMark, Refused, Task
from tui_goals.rules import checks
from tui_goals.store.tx import Tx


def add_bite(tx: Tx, bite: Bite) -> Bite:
    """Add bite “{it.title}”.

    Raises Refused where a field does not hold, NotFound where the task is gone.
    """
    tx.get(Task, bite.task_id)
    checks.check_bite(bite)
    return tx.add(replace(bite, position=last_position(tx.bites_of(bite.task_id)), created_at=tx.now))


def edit_bite(tx: Tx, base: Bite, mine: Bite) -> Bite:
    """Edit bite “{it.title}”.

    Raises Refused where a field does not hold, Conflict where another terminal changed the same field.
    """
    kept, changes = merged(tx, base, mine)
    checks.check_bite(replace(kept, **changes))
    return tx.change(kept, **changes)


def move_bite(tx: Tx, bite_id: int, places: int) -> Bite:
    """Move bite “{it.title}”."""
    bite = tx.get(Bite, bite_id)
    return move(tx, tx.bites_of(bite.task_id), bite, places)


def move_to_task(tx: Tx, bite_id: int, task_id: int) -> Bite:
    """Move bite “{it.title}” to another task.

    It goes behind the bites there; its sessions go with it. Raises Refused when the task is done.
    """
    bite, task = tx.get(Bite, bite_id), tx.get(Task, task_id)
    if task.done_at is not None:
        raise Refused(f"“{task.title}” is done. Open it again first (space), or choose another task.")
    if task.id == bite.task_id:
        return bite
    return tx.change(bite, task_id=task.id, position=last_position(tx.bites_of(task.id)))


def finish_bite(tx: Tx, bite_id: int) -> Bite:
    """Finish bite “{it.title}”.

    Where its unit is the goal's, its amount less what sessions logged for it already is added to the measure.
    """
    bite = tx.get(Bite, bite_id)
    if bite.done_at:
        return bite
    goal = goal_of(tx, bite)
    if bite.amount is not None and checks.counts_for(goal, bite.unit):
        rest = bite.amount - tx.units_logged(bite.id)
        if rest > 0:
            add_amount(tx, goal, rest, bite_id=bite.id)
    return tx.change(bite, done_at=tx.now)


def reopen_bite(tx: Tx, bite_id: int) -> Bite:
    """Open bite “{it.title}” again.

    What finishing it by hand added to the measure is taken back; what sessions logged stays.
    """
    bite = tx.get(Bite, bite_id)
    remove_all(tx, tx.find(Measurement, bite_id=bite_id, session_id=None))
    return tx.change(bite, done_at=None)


def delete_bite(tx: Tx, bite_id: int) -> Bite:
    """Delete bite “{it.title}”.

    Sessions on it stay. Raises Refused while one is open.
    """
    bite = tx.get(Bite, bite_id)
    take_out_bite(tx, bite)
    return bite


def take_out_bite(tx: Tx, bite: Bite) -> None:
    """Remove a micro-milestone; sessions and measurements keep their amounts. Raises Refused while one is open."""
    for session in tx.find(FocusSession, bite_id=bite.id):
        if session.open:
            raise Refused(f"A focus session is open on “{bite.title}”. End it first (3, then d or a).")
        tx.change(session, bite_id=None)
    for measurement in tx.find(Measurement, bite_id=bite.id):
        tx.change(measurement, bite_id=None)
    for decision in tx.find(Decision, bite_id=bite.id):
        tx.change(decision, bite_id=None)
    remove_all(tx, tx.find(QueueMark, bite_id=bite.id))
    tx.remove(bite)


def goal_of(tx: Tx, bite: Bite) -> Goal:
    """The goal that a micro-milestone leads to."""
    return tx.get(Goal, tx.get(Milestone, tx.get(Task, bite.task_id).milestone_id).goal_id)
