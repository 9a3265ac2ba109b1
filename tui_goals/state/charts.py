"""The chart of a goal's measure, asked for when its page is shown."""

from collections.abc import Sequence

from tui_goals.domain import Goal
from tui_goals.rules import days
from tui_goals.rules.chart import Chart, chart_of
from tui_goals.state import views
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader


def goal_chart(state: AppState, reader: Reader, goal: Goal, rest_days: Sequence[int]) -> Chart | None:
    """What there was of a goal's measure and what there should have been; None where there is nothing to draw."""
    measured = views.measured(state, reader, goal, rest_days)
    own = reader.milestones_of(goal.id) if goal.measure == "milestones" else ()
    finished = [(days.local_day(each.done_at, state.zone, state.cutoff), each) for each in own if each.done_at]
    if not measured.recorded and not own:
        return None
    return chart_of(goal, measured, state.today, views.all_progress(state).goals.get(goal.id), finished, own)
