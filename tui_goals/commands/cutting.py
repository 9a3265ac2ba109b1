"""Cut what overwhelms into bites, make what is missing in between, and start the first of them: one step."""

from collections.abc import Sequence

from tui_goals.commands.bites import add_bite
from tui_goals.commands.editing import place
from tui_goals.commands.focus import start_session
from tui_goals.commands.milestones import add_milestone
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Bite, FocusSession, Goal, Milestone, Refused, Task
from tui_goals.rules import checks
from tui_goals.rules.cutting import Piece
from tui_goals.rules.entries import KINDS, About
from tui_goals.store.tx import Tx


def cut(tx: Tx, about: About, pieces: Sequence[Piece], instead: bool = False) -> Bite:
    """Cut into bites, the first one “{it.title}”.

    `about` is the thing to cut. A milestone or goal gets the task or the milestone and task that are missing, with its
    title. A bite has the pieces before it, or with `instead` becomes the first of them, with all that was done on it.
    Raises Refused where a piece does not hold, where the thing is done, and where a session is open on the bite.
    """
    target, thing_id = about
    thing = tx.get(KINDS[target], thing_id)
    if getattr(thing, "done_at", None) is not None:
        raise Refused(f"“{getattr(thing, 'title', '')}” is done. Open it again first (space), or choose another one.")
    if not isinstance(thing, Bite):
        task = _task_of(tx, thing)
        return _insert(tx, task.id, pieces, len(tx.bites_of(task.id)))[0]
    place_of_thing = [bite.id for bite in tx.bites_of(thing.task_id)].index(thing.id)
    if not instead:
        return _insert(tx, thing.task_id, pieces, place_of_thing)[0]
    first = _become(tx, thing, pieces[0])
    _insert(tx, thing.task_id, pieces[1:], place_of_thing + 1)
    return first


def cut_and_start(
    tx: Tx, about: About, pieces: Sequence[Piece], minutes: float | None, commitment: str = "", instead: bool = False
) -> FocusSession:
    """Cut into bites and start “{it.subject}”.

    As `cut` does; `minutes` None is no limit. Raises Refused also while another session is open.
    """
    first = cut(tx, about, pieces, instead)
    units = None if first.amount is None else max(0.0, first.amount - tx.units_logged(first.id)) or None
    return start_session(tx, first.id, minutes, units, commitment)


def _task_of(tx: Tx, thing: object) -> Task:
    """The task that the bites belong to: the thing itself, or a new one, in a new milestone for a goal."""
    if isinstance(thing, Goal):
        thing = add_milestone(tx, Milestone(goal_id=thing.id, title=thing.title))
    if isinstance(thing, Milestone):
        thing = add_task(tx, Task(milestone_id=thing.id, title=thing.title))
    if not isinstance(thing, Task):
        raise Refused("Only goals, milestones, tasks and bites can be cut into bites.")
    return thing


def _insert(tx: Tx, task_id: int, pieces: Sequence[Piece], index: int) -> list[Bite]:
    added = []
    for offset, piece in enumerate(pieces):
        bite = add_bite(tx, _bite(task_id, piece))
        others = [each for each in tx.bites_of(task_id) if each.id != bite.id]
        added.append(place(tx, others, bite, index + offset))
    return added


def _become(tx: Tx, bite: Bite, piece: Piece) -> Bite:
    """The bite with a piece's title and amount; whose idea it was is not changed."""
    if any(session.open for session in tx.find(FocusSession, bite_id=bite.id)):
        raise Refused(f"A focus session is open on “{bite.title}”. End it first (3, then d or a).")
    changed = tx.change(bite, title=piece.title, amount=piece.amount, unit=piece.unit)
    checks.check_bite(changed)
    return changed


def _bite(task_id: int, piece: Piece) -> Bite:
    return Bite(task_id=task_id, title=piece.title, amount=piece.amount, unit=piece.unit, origin=piece.origin)
