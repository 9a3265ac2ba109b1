"""When the vision and the affirmation of a goal are shown: at the start of a day and of a session, once."""

import json
from collections.abc import Iterable
from datetime import date

from tui_goals.domain import Goal, ViewSetting

SUBJECT = "vision:day"
"""The name under which the last day is kept on which they were shown."""
SECONDS = 15.0
"""How long a session is young enough to be begun with them."""


def as_json(day: date) -> str:
    """What is kept of a day."""
    return json.dumps(day.isoformat())


def was_shown(settings: Iterable[ViewSetting], day: date) -> bool:
    """Whether they were shown on that day already."""
    return any(each.subject == SUBJECT and each.value == as_json(day) for each in settings)


def lines(goal: Goal | None) -> tuple[str, ...]:
    """The end as it is pictured, and what one says to oneself; nothing where neither is written."""
    return tuple(filter(None, (goal.vision, goal.affirmation))) if goal is not None else ()
