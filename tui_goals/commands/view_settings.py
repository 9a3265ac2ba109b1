"""What a person chose to see, kept beyond the screen; it is no step."""

from tui_goals.commands.door import unrecorded
from tui_goals.domain import ViewSetting
from tui_goals.store.tx import Tx


@unrecorded
def keep_view(tx: Tx, subject: str, value: str) -> ViewSetting:
    """Keep what was chosen under a name; `value` is JSON."""
    found = tx.find(ViewSetting, subject=subject)
    if found:
        return tx.change(found[0], value=value, updated_at=tx.now)
    return tx.add(ViewSetting(subject=subject, value=value, updated_at=tx.now))
