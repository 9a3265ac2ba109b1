"""Which goals have come to their due date, and which of them were not asked yet how they ended."""

import json
from collections.abc import Iterable
from datetime import date

from tui_goals.domain import Goal, Phase, ViewSetting

SUBJECT = "asked:goal:"


def subject_of(goal_id: int) -> str:
    """The name under which it is kept that a goal was asked."""
    return f"{SUBJECT}{goal_id}"


def has_come(goal: Goal, today: date) -> bool:
    """Whether the due date of a committed goal is here or over."""
    return goal.phase is Phase.COMMITTED and goal.due is not None and goal.due <= today


def to_ask(goals: Iterable[Goal], settings: Iterable[ViewSetting], today: date) -> tuple[Goal, ...]:
    """The goals to ask now; one whose due date was moved since is asked again at the new one."""
    asked = {each.subject: each.value for each in settings if each.subject.startswith(SUBJECT)}
    return tuple(
        goal for goal in goals
        if has_come(goal, today) and asked.get(subject_of(goal.id)) != json.dumps(f"{goal.due}")
    )  # fmt: skip
