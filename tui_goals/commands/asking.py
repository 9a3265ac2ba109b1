"""What a goal was asked at its due date, so that it is asked once."""

import json
from datetime import date

from tui_goals.commands.door import unrecorded
from tui_goals.domain import ViewSetting
from tui_goals.rules.due_goals import subject_of
from tui_goals.store.tx import Tx


@unrecorded
def note_asked(tx: Tx, goal_id: int, due: date) -> ViewSetting:
    """Keep that a goal was asked at this due date how it ended."""
    subject, value = subject_of(goal_id), json.dumps(due.isoformat())
    found = tx.find(ViewSetting, subject=subject)
    if found:
        return tx.change(found[0], value=value, updated_at=tx.now)
    return tx.add(ViewSetting(subject=subject, value=value, updated_at=tx.now))
