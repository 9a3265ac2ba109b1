"""How milestones go over the hill, as the screens tell it."""

from datetime import date

from tui_goals.domain import HillMark, Milestone
from tui_goals.rules import days, hill
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader

Way = tuple[tuple[date, int | None], ...]


def way_of(state: AppState, reader: Reader, milestone: Milestone) -> tuple[Way, int]:
    """Where a milestone stood at the end of each day it was moved, and for how many days it is uphill by now."""
    since = reader.uphill_since().get(milestone.id)
    day = days.local_day(since, state.zone, state.cutoff) if since is not None else None
    past = hill.history(reader.find(HillMark, milestone_id=milestone.id))
    return past, hill.days_uphill(day, state.today)
