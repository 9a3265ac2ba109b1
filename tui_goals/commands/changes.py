"""The change ledger: every change of a date or of the scope, with what it was, what it is, and why."""

from tui_goals.domain import Goal, Milestone, PlanChange
from tui_goals.rules import days
from tui_goals.rules.outline import key_of
from tui_goals.rules.plan_history import DELETED, REOPENED, Planned, as_deleted, differences
from tui_goals.store.tx import Tx


def note_changes(
    tx: Tx, before: Planned, after: Planned | None, reason: str = "", decision_id: int | None = None
) -> None:
    """Keep what differs between a thing before and after a step; `after` None says that it is taken out."""
    if after is None:
        goal_uid = tx.get(Goal, before.goal_id).uid if isinstance(before, Milestone) else ""
        _note(tx, before, DELETED, as_deleted(before, goal_uid), "", reason, decision_id)
        return
    for field, old, new in differences(before, after):
        _note(tx, after, field, old, new, reason, decision_id)
    done_at = None if isinstance(before, Goal) else before.done_at
    if done_at is not None and not isinstance(after, Goal) and after.done_at is None:
        day = days.local_day(done_at, tx.zone, tx.cutoff)
        _note(tx, after, REOPENED, day.isoformat(), "", reason, decision_id)


def _note(tx: Tx, thing: Planned, field: str, old: str, new: str, reason: str, decision_id: int | None) -> None:
    target, target_id = key_of(thing)
    tx.add(
        PlanChange(
            target=target,
            target_id=target_id,
            target_title=thing.title,
            field=field,
            old=old,
            new=new,
            reason=reason,
            decision_id=decision_id,
            changed_at=tx.now,
            zone=tx.zone,
            local_day=days.local_day(tx.now, tx.zone, tx.cutoff),
        )
    )
