"""One action on many things as one step; where one of them cannot, none is changed, and each reason is told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from tui_goals.commands import bites, goals, milestones, moving, tasks
from tui_goals.domain import Bite, Goal, Milestone, NotFound, Refused, Target, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import day_lengths, phrases
from tui_goals.rules.entries import KINDS
from tui_goals.rules.outline import Item, Key, key_of
from tui_goals.store.tx import Tx

PARENTS = {Target.MILESTONE: Target.GOAL, Target.TASK: Target.MILESTONE, Target.BITE: Target.TASK}
"""What each kind can be moved to."""
Verbs = dict[Target, Callable[..., Item]]
TOLD = 3
"""How many reasons are told at once."""


@frozen
class Many:
    """What was changed, for the step's label."""

    items: tuple[Item, ...] = ()

    @property
    def said(self) -> str:
        """How many of each kind: `2 tasks and 1 milestone`."""
        kinds = [key_of(item)[0] for item in self.items]
        return phrases.join_words([phrases.count(kinds.count(kind), str(kind)) for kind in dict.fromkeys(kinds)])


def finish_many(tx: Tx, keys: Sequence[Key]) -> Many:
    """Finish {it.said}."""
    verbs: Verbs = {
        Target.MILESTONE: milestones.finish_milestone, Target.TASK: tasks.finish_task, Target.BITE: bites.finish_bite,
    }  # fmt: skip
    return _each(tx, keys, lambda item: _verb(verbs, item, "ends with a grade; end it by itself (space)")(tx, item.id))


def reopen_many(tx: Tx, keys: Sequence[Key]) -> Many:
    """Open {it.said} again."""
    verbs: Verbs = {
        Target.MILESTONE: milestones.reopen_milestone, Target.TASK: tasks.reopen_task, Target.BITE: bites.reopen_bite,
    }  # fmt: skip
    return _each(tx, keys, lambda item: _verb(verbs, item, "is opened again by itself (space)")(tx, item.id))


def delete_many(tx: Tx, keys: Sequence[Key], reason: str = "") -> Many:
    """Delete {it.said}.

    What belongs to another one of them goes with it. The reason stands in the change ledger with each.
    """
    verbs: Verbs = {
        Target.GOAL: partial(goals.delete_goal, reason=reason),
        Target.MILESTONE: partial(milestones.delete_milestone, reason=reason),
        Target.TASK: partial(tasks.delete_task, reason=reason),
        Target.BITE: bites.delete_bite,
    }
    inner = [key for key in keys if not _holders(tx, key) & set(keys)]
    return _each(tx, inner, lambda item: _verb(verbs, item, "")(tx, item.id))


def plan_many(
    tx: Tx,
    keys: Sequence[Key],
    due: date | None = None,
    shift: str = "",
    add_labels: Sequence[str] = (),
    drop_labels: Sequence[str] = (),
    priority: int | None = None,
    reason: str = "",
) -> Many:
    """Plan {it.said} anew.

    All get the day `due`, or move by the length `shift` (`+3d`, `-1w`) from their own; labels are added and dropped,
    the priority set. The reason stands in the change ledger with each.
    """
    dropped = {label.casefold() for label in drop_labels}

    def change(item: Item) -> Item:
        """One thing with what was wanted of all; raises Refused where it has no such field."""
        wanted = item
        if due is not None or shift:
            wanted = replace(_dated(wanted), due=due or _shifted(wanted, shift))
        if add_labels or drop_labels:
            if not isinstance(wanted, Milestone | Task):
                raise Refused("has no labels; milestones and tasks have")
            kept = [label for label in wanted.labels if label.casefold() not in dropped]
            known = {label.casefold() for label in kept}
            wanted = replace(wanted, labels=(*kept, *(each for each in add_labels if each.casefold() not in known)))
        if priority is not None:
            if not isinstance(wanted, Milestone):
                raise Refused("has no priority; milestones have")
            wanted = replace(wanted, priority=priority)
        return _edited(tx, item, wanted, reason)

    return _each(tx, keys, change)


def move_many(tx: Tx, keys: Sequence[Key], to: Key) -> Many:
    """Move {it.said} to another place.

    Tasks go to a milestone, milestones to a goal, bites to a task.
    """
    verbs: Verbs = {
        Target.MILESTONE: moving.move_to_goal, Target.TASK: moving.move_to_milestone, Target.BITE: bites.move_to_task,
    }  # fmt: skip
    kind, to_id = to

    def move(item: Item) -> Item:
        wanted = PARENTS.get(key_of(item)[0])
        if wanted is not kind:
            raise Refused(f"belongs to a {wanted}, not to a {kind}" if wanted else "is a goal and belongs to nothing")
        return _verb(verbs, item, "")(tx, item.id, to_id)

    return _each(tx, keys, move)


def move_cards(tx: Tx, keys: Sequence[Key], column_id: int) -> Many:
    """Move {it.said} to another column.

    The cards stand on top there, in their order.
    """
    verbs: Verbs = {Target.MILESTONE: milestones.move_to_column}
    otherwise = "is no card; the milestone it belongs to is"
    return _each(tx, keys[::-1], lambda item: _verb(verbs, item, otherwise)(tx, item.id, column_id))


def _each(tx: Tx, keys: Sequence[Key], change: Callable[[Item], Item]) -> Many:
    """What the change made of all of them. Raises Refused with the reasons where it cannot be done with each."""
    changed: list[Item] = []
    reasons: list[str] = []
    for key in keys:
        item = _get(tx, key)
        try:
            changed.append(change(item))
        except Refused as refusal:
            reason = str(refusal)
            reasons.append(reason if item.title in reason else f"“{item.title}” {reason}")
    if reasons:
        more = f" And {len(reasons) - TOLD} more." if len(reasons) > TOLD else ""
        told = " ".join(f"{reason.rstrip('.')}." for reason in reasons[:TOLD])
        raise Refused(f"Nothing was changed. {told}{more}")
    return Many(tuple(changed))


def _get(tx: Tx, key: Key) -> Item:
    kind, item_id = key
    item = tx.get(KINDS[kind], item_id)
    if not isinstance(item, Goal | Milestone | Task | Bite):
        raise NotFound("This cannot be marked.")
    return item


def _verb(verbs: Verbs, item: Item, otherwise: str) -> Callable[..., Item]:
    found = verbs.get(key_of(item)[0])
    if found is None:
        raise Refused(otherwise)
    return found


def _holders(tx: Tx, key: Key) -> set[Key]:
    """The keys of all that a thing belongs to."""
    item = _get(tx, key)
    match item:
        case Milestone():
            above = (Target.GOAL, item.goal_id)
        case Task():
            above = (Target.MILESTONE, item.milestone_id)
        case Bite():
            above = (Target.TASK, item.task_id)
        case _:
            return set()
    return {above} | _holders(tx, above)


def _dated(item: Item) -> Goal | Milestone | Task:
    if isinstance(item, Bite):
        raise Refused("has no due day; its task has")
    return item


def _shifted(item: Item, shift: str) -> date:
    kept = _dated(item).due
    if kept is None:
        raise Refused("has no due day to move; type a day instead")
    return day_lengths.add_length(kept, shift.lstrip("+- "), -1 if shift.startswith("-") else 1)


def _edited(tx: Tx, item: Item, wanted: Item, reason: str) -> Item:
    match item, wanted:
        case Goal(), Goal():
            return goals.edit_goal(tx, item, wanted, reason)
        case Milestone(), Milestone():
            return milestones.edit_milestone(tx, item, wanted, reason)
        case Task(), Task():
            return tasks.edit_task(tx, item, wanted, reason)
    return item
