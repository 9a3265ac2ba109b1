"""The forecasts of everything in play, from what was done until the evening of a day; kept until something changes."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache

from pendulum import DateTime

from tui_goals.domain import Goal, MeasureKind, Milestone, Phase
from tui_goals.rules import days, dependencies, lived_weeks, meters, progress
from tui_goals.rules.forecasts import Effort, Forecasts, WhatIf, forecasts
from tui_goals.rules.lived_weeks import DayOff
from tui_goals.rules.work import TaskCount, work_of
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader

MOST_DAYS_KEPT = 4

_kept: dict[date, tuple[tuple[object, ...], Forecasts]] = {}


def forecasts_on(state: AppState, reader: Reader, day: date) -> Forecasts:
    """The forecasts as they were on the evening of a day, by the plan of now as far as it was there already.

    They are kept as long as no step is made: today's, and those of the last few days asked for.
    """
    found = kept_forecasts(state, day)
    if found is None:
        found = forecasts_if(state, reader, day, None)
        _kept.pop(day, None)
        while len(_kept) >= MOST_DAYS_KEPT:
            del _kept[next(each for each in _kept if each != state.today)]
        _kept[day] = (_slices(state), found)
    return found


def kept_forecasts(state: AppState, day: date) -> Forecasts | None:
    """The forecasts of a day, where they are known already."""
    slices, found = _kept.get(day, ((), Forecasts()))
    return found if slices and all(one is other for one, other in zip(slices, _slices(state), strict=True)) else None


def forecasts_if(state: AppState, reader: Reader, day: date, what_if: WhatIf | None) -> Forecasts:
    """The forecasts of the evening of a day, if one goes on in another way."""
    until = days.day_start(day + days.ONE_DAY, state.zone, state.cutoff)
    blockers = dependencies.all_blockers(_milestones_at(state, until), state.dependencies)
    return forecasts(efforts_on(state, reader, day), blockers, day, day_off(state), what_if)


def efforts_on(state: AppState, reader: Reader, day: date) -> tuple[Effort, ...]:
    """What was known of each committed goal on the evening of a day."""
    until = days.day_start(day + days.ONE_DAY, state.zone, state.cutoff)
    own: defaultdict[int, list[tuple[Milestone, date | None]]] = defaultdict(list)
    for each in _milestones_at(state, until):
        own[each.goal_id].append((each, _day(state, each.done_at)))
    goal_of = {milestone.id: goal_id for goal_id, found in own.items() for milestone, _ in found}
    tasks: defaultdict[int, list[TaskCount]] = defaultdict(list)
    belongs: dict[int, int] = {}
    for key, milestone_id, estimate, done, bites, finished in reader.tasks_until(until):
        if milestone_id in goal_of:
            belongs[key] = goal_of[milestone_id]
            counted = TaskCount(key, milestone_id, estimate, _day(state, done), bites, finished)
            tasks[goal_of[milestone_id]].append(counted)
    finishes: defaultdict[int, list[tuple[int, date]]] = defaultdict(list)
    for task_id, at in reader.bites_until(until):
        if task_id in belongs:
            finishes[belongs[task_id]].append((task_id, days.local_day(at, state.zone, state.cutoff)))
    return tuple(
        _measured(replace(Effort(goal), work=work_of(own[goal.id], tasks[goal.id], finishes[goal.id])), reader, day)
        for goal in state.goals
        if goal.phase is Phase.COMMITTED
    )


def day_off(state: AppState) -> DayOff:
    """Tells whether a day lies in a planned pause."""
    return cache(meters.days_off((), state.planned_pauses))


def _measured(effort: Effort, reader: Reader, day: date) -> Effort:
    goal: Goal = effort.goal
    if goal.measure is not MeasureKind.NUMBER:
        return effort
    found = reader.measurements_between(goal.id, date.min, day)
    value = progress.fold(found, goal.start_value)
    return replace(effort, value=value, measured_on=lived_weeks.measured_on(goal, found))


def _milestones_at(state: AppState, until: DateTime) -> list[Milestone]:
    """The milestones in play that were there by then, open again where they were done later; archived ones rest."""
    kept = (each for each in state.milestones if each.done_at or not each.archived_at)
    there = (each for each in kept if each.created_at is None or each.created_at < until)
    return [replace(each, done_at=None) if each.done_at and each.done_at >= until else each for each in there]


def _day(state: AppState, instant: DateTime | None) -> date | None:
    return days.local_day(instant, state.zone, state.cutoff) if instant is not None else None


def _slices(state: AppState) -> tuple[object, ...]:
    return state.steps, state.today, state.goals, state.milestones, state.dependencies, state.planned_pauses
