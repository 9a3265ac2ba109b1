"""What the Insights screen tells of every goal, gathered once: where it stands, leads, and when it was reviewed."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tui_goals.domain import Baseline, Goal, Milestone, StatusUpdate, Target
from tui_goals.rules import baselines, days, plan_dates
from tui_goals.rules import meters as rules_meters
from tui_goals.rules.baselines import Slip
from tui_goals.rules.burn import Burn, burn_of
from tui_goals.rules.forecasts import Forecasts, WhatIf
from tui_goals.rules.insight import SAID_HOLDS_DAYS, GoalInsight
from tui_goals.rules.meters import Lived
from tui_goals.state import forecasting, views
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader

LOOKED_BACK_DAYS = 14


def goal_insights(state: AppState, reader: Reader, rest_days: Sequence[int] = ()) -> tuple[GoalInsight, ...]:
    """A row for each goal that has not ended, in the person's order; `rest_days` are weekdays, Monday is 0."""
    found = forecasting.forecasts_on(state, reader, state.today)
    fractions = views.all_progress(state).goals
    slips, reviewed = _slips(state, reader), reader.last_decision_days()
    own: dict[int, list[Milestone]] = {}
    for each in state.milestones:
        own.setdefault(each.goal_id, []).append(each)
    return tuple(
        GoalInsight(
            goal, fractions.get(goal.id), views.pace(state, goal, reader, rest_days),
            _next(own.get(goal.id, ())), slips.get(goal.uid),
            found.of_goal(goal),
            tuple((each, found.of_milestone(each)) for each in own.get(goal.id, ()) if each.done_at is None),
            max((reviewed[key] for key in _keys(goal, own) if key in reviewed), default=None),
            _said(state, reader, goal),
        )
        for goal in state.goals
        if not goal.ended
    )  # fmt: skip


def burn_up(state: AppState, reader: Reader, goal: Goal, forecasts: Forecasts) -> Burn | None:
    """What a goal came to day by day, with its forecast; None where there is nothing to draw."""
    efforts = (each for each in forecasting.efforts_on(state, reader, state.today) if each.goal.id == goal.id)
    effort = next(efforts, None)
    return burn_of(effort, forecasts.of_goal(goal).finish, state.today) if effort is not None else None


def what_if(state: AppState, reader: Reader, asked: WhatIf) -> Forecasts:
    """The forecasts if one goes on in another way."""
    return forecasting.forecasts_if(state, reader, state.today, asked)


def lived_lately(state: AppState, reader: Reader, number: int = LOOKED_BACK_DAYS) -> Mapping[date, Lived]:
    """What the meters count of the last days, today among them."""
    first = state.today - days.ONE_DAY * (number - 1)
    finished = reader.finished_since(days.day_start(first, state.zone, state.cutoff))
    focused = {day: total / 1000 for day, total in reader.focus_by_day(first, state.today).items()}
    found = rules_meters.lived_by_day(finished, focused, state.zone, state.cutoff)
    return {day: found.get(day, Lived()) for day in (first + days.ONE_DAY * n for n in range(number))}


def _next(milestones: tuple[Milestone, ...] | list[Milestone]) -> Milestone | None:
    """The open milestone that is due first, else the first of them."""
    still_open = [each for each in milestones if each.done_at is None]
    return min(still_open, key=lambda each: each.due or date.max, default=None)


def _said(state: AppState, reader: Reader, goal: Goal) -> StatusUpdate | None:
    """How a goal stands in the person's own words, as long as these hold."""
    oldest = state.today - timedelta(days=SAID_HOLDS_DAYS)
    newest = next(iter(reader.status_updates(goal.id, 1)), None)
    return newest if newest is not None and newest.local_day is not None and newest.local_day >= oldest else None


def _keys(goal: Goal, own: Mapping[int, list[Milestone]]) -> list[tuple[Target, int]]:
    return [(Target.GOAL, goal.id), *((Target.MILESTONE, each.id) for each in own.get(goal.id, ()))]


def _slips(state: AppState, reader: Reader) -> dict[str, Slip]:
    """By goal how far the plan has slipped since the newest baseline that holds it."""
    found: dict[str, Slip] = {}
    kept = reader.find(Baseline)
    if not kept:
        return found
    now = plan_dates.plan_of(
        state.goals, state.milestones, state.dependencies, lambda at: days.local_day(at, state.zone, state.cutoff)
    )
    for baseline in kept:
        found |= baselines.compare(baselines.plan_in(baseline), now).goals
    return found
