"""Whether a goal can be reached at the pace one has, read from what was recorded of it."""

from tui_goals.domain import Goal
from tui_goals.rules import coach_pace
from tui_goals.rules.coach import Verdict
from tui_goals.rules.coach_pace import OwnPace
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader


def own_pace(state: AppState, reader: Reader, goal: Goal) -> OwnPace | None:
    """The pace of a goal's last four weeks; None where it has none yet."""
    return coach_pace.own_pace(goal, reader.measurements(goal.id), state.today) if goal.id else None


def reach(state: AppState, reader: Reader, goal: Goal) -> Verdict | None:
    """What its numbers say of a goal that is open; None where they say nothing."""
    if goal.ended:
        return None
    return coach_pace.achievable(goal, state.value_now(goal), own_pace(state, reader, goal), state.today)
