"""What cuts into a session: logged at once, with a note or without, and made a task for later."""

from tui_goals.commands.tasks import add_task
from tui_goals.domain import (
    Bite,
    FocusSession,
    Interruption,
    InterruptionKind,
    Milestone,
    NotFound,
    Refused,
    Task,
)
from tui_goals.rules import days, texts
from tui_goals.store.tx import Tx


def interrupt(tx: Tx, session_id: int, kind: InterruptionKind, note: str = "", uid: str = "") -> Interruption:
    """Log an {it.kind} interruption.

    The session goes on. `uid` is the name it gets, for who wants to note something before this is committed. Raises
    Refused when the session has ended or the note does not hold.
    """
    session = tx.get(FocusSession, session_id)
    if not session.open:
        raise Refused(f"“{session.subject}” has ended as {session.state}; nothing can cut into it any more.")
    return tx.add(
        Interruption(
            uid=uid,
            session_id=session.id,
            kind=kind,
            happened_at=tx.now,
            zone=tx.zone,
            local_day=days.local_day(tx.now, tx.zone, tx.cutoff),
            note=texts.clean_optional_line(note, "note"),
        )
    )


def note_interruption(tx: Tx, uid: str, note: str) -> Interruption:
    """Note what interrupted: “{it.note}”.

    An empty note takes away what was noted. Raises Refused where it does not hold, NotFound when it is gone.
    """
    return tx.change(_named(tx, uid), note=texts.clean_optional_line(note, "note"))


def delete_interruption(tx: Tx, uid: str) -> Interruption:
    """Delete an {it.kind} interruption."""
    interruption = _named(tx, uid)
    tx.remove(interruption)
    return interruption


def make_task(tx: Tx, uid: str, milestone_id: int | None = None) -> Task:
    """Make an interruption a task for later: “{it.title}”.

    Its note becomes the title; without `milestone_id` it goes to the milestone that the session was for. Raises
    Refused without a note or a milestone, and where it is a task already.
    """
    interruption = _named(tx, uid)
    if interruption.task_id is not None:
        title = tx.get(Task, interruption.task_id).title
        raise Refused(f"This interruption is a task already: “{title}”.")
    if not interruption.note:
        raise Refused("This interruption has no note that could name a task. Write one first.")
    title = texts.clean_line(interruption.note, "task")
    task = add_task(tx, Task(milestone_id=milestone_id or _milestone_of(tx, interruption), title=title))
    tx.change(interruption, task_id=task.id)
    return task


def _named(tx: Tx, uid: str) -> Interruption:
    found = tx.find(Interruption, uid=uid)
    if not found:
        raise NotFound("There is no such interruption any more. Undo may have taken it away; ctrl+r brings it back.")
    return found[0]


def _milestone_of(tx: Tx, interruption: Interruption) -> int:
    session = tx.get(FocusSession, interruption.session_id)
    if session.bite_id is None:
        raise Refused(f"“{session.subject}” belongs to no bite. Say which milestone the task is for.")
    task = tx.get(Task, tx.get(Bite, session.bite_id).task_id)
    return tx.get(Milestone, task.milestone_id).id
