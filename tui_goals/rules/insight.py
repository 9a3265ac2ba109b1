"""Where one goal stands and where it leads: what a row of the Insights screen tells."""

from dataclasses import field
from datetime import date

from tui_goals.domain import Goal, Milestone, StatusUpdate
from tui_goals.domain.values import frozen
from tui_goals.rules.baselines import Slip
from tui_goals.rules.forecasts import Forecast
from tui_goals.rules.progress import Pace

SAID_HOLDS_DAYS = 28
"""Older words tell of another time."""


@frozen
class GoalInsight:
    """One goal, with all that its row and its page tell."""

    goal: Goal
    fraction: float | None = None
    pace: Pace | None = None
    next: Milestone | None = None
    slip: Slip | None = None
    forecast: Forecast = field(default_factory=Forecast)
    milestones: tuple[tuple[Milestone, Forecast], ...] = ()
    reviewed: date | None = None
    """The day of the last decision about it or one of its milestones."""
    said: StatusUpdate | None = None
    """How it stands in the person's own words, said in the last `SAID_HOLDS_DAYS`."""
