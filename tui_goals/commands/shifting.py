"""Moving dates, with whatever waits on them or belongs to them, as one step."""

from dataclasses import replace

from tui_goals.commands.changes import note_changes
from tui_goals.commands.goals import edit_goal
from tui_goals.commands.milestones import edit_milestone
from tui_goals.domain import Dependency, Goal, Milestone
from tui_goals.rules import checks, shifting
from tui_goals.rules.shifting import Buffer
from tui_goals.store.tx import Tx


def shift_milestone(
    tx: Tx, base: Milestone, mine: Milestone, buffer: Buffer, reason: str = "", decision_id: int | None = None
) -> Milestone:
    """Edit milestone “{it.title}” and what waits on it.

    Each date that changes stands in the change ledger, with the reason. Raises Refused where a field does not hold,
    Conflict where another terminal changed the same field.
    """
    before = tx.get(Milestone, base.id)
    after = edit_milestone(tx, base, mine, reason, decision_id)
    behind = shifting.shifted(before, after, tx.find(Milestone), tx.find(Dependency), buffer)
    for milestone in behind.values():
        _move(tx, milestone, reason, decision_id)
    return after


def shift_goal(
    tx: Tx, base: Goal, mine: Goal, with_milestones: bool, reason: str = "", decision_id: int | None = None
) -> Goal:
    """Move goal “{it.title}” to other dates.

    Its open milestones move by as many days if wanted. Raises Refused, Conflict.
    """
    before = tx.get(Goal, base.id)
    after = edit_goal(tx, base, mine, reason, decision_id)
    if with_milestones:
        for milestone in shifting.with_goal(before, after, tx.milestones_of(base.id)).values():
            _move(tx, milestone, reason, decision_id)
    return after


def _move(tx: Tx, wanted: Milestone, reason: str, decision_id: int | None) -> None:
    kept = tx.get(Milestone, wanted.id)
    checks.check_milestone(replace(kept, start=wanted.start, due=wanted.due), tx.get(Goal, kept.goal_id))
    note_changes(tx, kept, tx.change(kept, start=wanted.start, due=wanted.due), reason, decision_id)
