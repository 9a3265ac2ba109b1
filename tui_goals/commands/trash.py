"""The trash: after thirty days, or when a person says so, what was deleted is gone for good."""

from tui_goals.commands.door import unrecorded
from tui_goals.domain import ViewSetting
from tui_goals.store.tx import Tx

KEPT_DAYS = 30
LOOKED_THROUGH = "trash.looked_through"
"""Names the view setting with the last step whose deletions were looked through."""


@unrecorded
def empty_trash(tx: Tx) -> int:
    """Let go of everything that is no longer there, for good; returns how many things that were.

    None of the steps that touched them can be undone any more.
    """
    return tx.forget(tx.now)


@unrecorded
def purge_trash(tx: Tx) -> int:
    """Let go of what was deleted thirty days ago or earlier, for good; returns how many things that were."""
    until = tx.now.subtract(days=KEPT_DAYS)
    settings = tx.find(ViewSetting, subject=LOOKED_THROUGH)
    before = int(settings[0].value) if settings else 0
    newest = tx.last_step_until(until)
    forgotten = tx.forget(until, before)
    if newest > before and settings:
        tx.change(settings[0], value=str(newest), updated_at=tx.now)
    elif newest > before:
        tx.add(ViewSetting(subject=LOOKED_THROUGH, value=str(newest), updated_at=tx.now))
    return forgotten
