"""What was shown on which day."""

from datetime import date

from tui_goals.commands.door import unrecorded
from tui_goals.domain import ViewSetting
from tui_goals.rules import reminders
from tui_goals.store.tx import Tx


@unrecorded
def note_vision_shown(tx: Tx, day: date) -> ViewSetting:
    """Remember that vision and affirmation were shown on a local day."""
    value = reminders.as_json(day)
    found = tx.find(ViewSetting, subject=reminders.SUBJECT)
    if found:
        return tx.change(found[0], value=value, updated_at=tx.now)
    return tx.add(ViewSetting(subject=reminders.SUBJECT, value=value, updated_at=tx.now))
