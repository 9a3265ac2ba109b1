"""The forecasts of all goals and their milestones, each with what it rests on, or with why there is no date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from math import copysign

from tui_goals.domain import Goal, MeasureKind, Milestone, Phase
from tui_goals.domain.values import frozen
from tui_goals.rules import forecast
from tui_goals.rules.forecast import Finish, Team
from tui_goals.rules.lived_weeks import DayOff, lived_weeks
from tui_goals.rules.work import Part, Work

TASKS, MINUTES = "tasks", "minutes of tasks"
"""What work is counted in."""


class NoDate(StrEnum):
    """Why there is no date."""

    DONE = "done"
    NOT_COMMITTED = "not committed"
    HABIT = "habit"
    AVERAGE = "average"
    NO_MILESTONE = "no milestone"
    TOO_LITTLE = "too little data"
    STANDSTILL = "standstill"
    WAITS = "waits"


@frozen
class Effort:
    """What is known of a committed goal: its work, the value of its measure, and how far each day brought that."""

    goal: Goal
    work: Work = field(default_factory=Work)
    value: float = 0.0
    measured_on: Mapping[date, float] = field(default_factory=dict)


@frozen
class Forecast:
    """When something will be finished, or why nobody can say: what is left, and what the last weeks came to."""

    finish: Finish | None = None
    none: NoDate | None = None
    left: float = 0.0
    unit: str = ""
    weeks: tuple[float, ...] = ()
    """Oldest first; the newest ended yesterday."""
    waits_on: str = ""
    """What has no date itself."""


@frozen
class Forecasts:
    """The forecasts by id; goals that are not committed, and all that is done, have none."""

    goals: Mapping[int, Forecast] = field(default_factory=dict)
    milestones: Mapping[int, Forecast] = field(default_factory=dict)

    def of_goal(self, goal: Goal) -> Forecast:
        """The forecast of a goal."""
        return self.goals.get(goal.id) or Forecast(none=NoDate.DONE if goal.ended else NoDate.NOT_COMMITTED)

    def of_milestone(self, milestone: Milestone) -> Forecast:
        """The forecast of a milestone."""
        none = NoDate.NOT_COMMITTED if milestone.done_at is None else NoDate.DONE
        return self.milestones.get(milestone.id) or Forecast(none=none)


@frozen
class WhatIf:
    """A goal gone on with in another way: at a multiple of its pace, or without one of its milestones."""

    goal_id: int
    pace: float = 1.0
    without: int | None = None


@frozen
class _Going:
    """A goal's work on its way: what its open milestones are worked on by."""

    effort: Effort
    team: Team
    none: NoDate | None = None


def forecasts(
    efforts: Iterable[Effort],
    blockers: Mapping[int, Sequence[Milestone]],
    today: date,
    off: DayOff,
    what_if: WhatIf | None = None,
) -> Forecasts:
    """The forecasts of committed goals; `blockers` are for each blocked milestone's id the open ones it waits on."""
    changed = [_changed(each, what_if) for each in efforts if each.goal.phase is Phase.COMMITTED]
    gone = what_if.without if what_if is not None else None
    needs = {key: [each for each in found if each.id != gone] for key, found in blockers.items()}
    going = [_going(each, what_if, today, off) for each in changed]
    milestones = _of_milestones(going, needs, today, off)
    goals = {each.effort.goal.id: _of_goal(each, milestones, today, off) for each in going}
    return Forecasts(goals, {key: found for key, (found, _) in milestones.items()})


def _of_milestones(
    going: Sequence[_Going], needs: Mapping[int, Sequence[Milestone]], today: date, off: DayOff
) -> dict[int, tuple[Forecast, list[float]]]:
    """Each open milestone's forecast, and after how many weeks it is finished in each way on."""
    known = {part.milestone.id for each in going if each.none is None for part in each.team.parts}
    stuck: dict[int, Milestone] = {}
    while more := {
        key: cause for key in known - stuck.keys()
        if (cause := next((one for one in needs.get(key, ()) if one.id not in known or one.id in stuck), None))
    }:  # fmt: skip
        stuck |= more
    teams = [
        replace(each.team, parts=tuple(part for part in each.team.parts if part.milestone.id not in stuck))
        for each in going
        if each.none is None
    ]
    ways = forecast.finishes_of_parts(teams, {key: [one.id for one in found] for key, found in needs.items()})
    found: dict[int, tuple[Forecast, list[float]]] = {}
    for each in going:
        unit = _unit(each.effort.work)
        for part in each.team.parts:
            milestone = part.milestone
            bare = Forecast(left=part.left, unit=unit, weeks=each.team.weeks)
            if each.none is not None:
                found[milestone.id] = replace(bare, none=each.none), []
            elif milestone.id in stuck:
                waits_on = stuck[milestone.id].title
                found[milestone.id] = replace(bare, none=NoDate.WAITS, waits_on=waits_on), []
            else:
                weeks = ways[milestone.id]
                finish = forecast.finish_of(weeks, today, milestone.due, off)
                found[milestone.id] = replace(bare, finish=finish), weeks
    return found


def _of_goal(
    going: _Going, milestones: Mapping[int, tuple[Forecast, list[float]]], today: date, off: DayOff
) -> Forecast:
    goal, work = going.effort.goal, going.effort.work
    if goal.measure is MeasureKind.NUMBER:
        return _of_number(going, today, off)
    if goal.measure is not MeasureKind.MILESTONES:
        return Forecast(none=NoDate.HABIT if goal.measure is MeasureKind.HABIT else NoDate.AVERAGE)
    if not work.parts:
        return Forecast(none=NoDate.DONE if work.whole else NoDate.NO_MILESTONE)
    left = sum(part.left for part in going.team.parts)
    bare = Forecast(left=left, unit=_unit(work), weeks=going.team.weeks)
    own = [milestones[part.milestone.id] for part in going.team.parts]
    missing = next((found for found, _ in own if found.none is not None), None)
    if missing is not None:
        return replace(bare, none=missing.none, waits_on=missing.waits_on)
    last = [max(each) for each in zip(*(weeks for _, weeks in own), strict=True)]
    return replace(bare, finish=forecast.finish_of(last, today, goal.due, off))


def _of_number(going: _Going, today: date, off: DayOff) -> Forecast:
    goal, effort = going.effort.goal, going.effort
    target = goal.target_value if goal.target_value is not None else goal.start_value
    left = (target - effort.value) * copysign(1.0, target - goal.start_value)
    weeks = lived_weeks(effort.measured_on, min(effort.measured_on, default=None), today, off)
    bare = Forecast(left=left, unit=goal.unit, weeks=weeks)
    none = NoDate.DONE if left <= 0 else _none_of(weeks)
    if none is not None:
        return replace(bare, none=none)
    ways = forecast.finishes_of_amount(left, weeks, going.team.pace)
    return replace(bare, finish=forecast.finish_of(ways, today, goal.due, off))


def _going(effort: Effort, what_if: WhatIf | None, today: date, off: DayOff) -> _Going:
    done_on = effort.work.done_on
    weeks = lived_weeks(done_on, min(done_on, default=None), today, off)
    pace = what_if.pace if what_if is not None and what_if.goal_id == effort.goal.id else 1.0
    return _Going(effort, Team(effort.work.parts, weeks, pace), _none_of(weeks))


def _none_of(weeks: Sequence[float]) -> NoDate | None:
    if not forecast.enough(weeks):
        return NoDate.TOO_LITTLE
    return NoDate.STANDSTILL if max(weeks) <= 0 else None


def _changed(effort: Effort, what_if: WhatIf | None) -> Effort:
    """The effort without the milestone that is dropped, nor what that still adds to the goal's number."""
    dropped = [part for part in effort.work.parts if what_if is not None and part.milestone.id == what_if.without]
    if not dropped:
        return effort
    goal = effort.goal
    adds = sum((each.milestone.contributes or 0.0) * _share(each) for each in dropped)
    if goal.target_value is not None and goal.measure is MeasureKind.NUMBER:
        goal = replace(goal, target_value=goal.target_value - adds)
    parts = tuple(part for part in effort.work.parts if part not in dropped)
    return replace(effort, goal=goal, work=replace(effort.work, parts=parts))


def _share(part: Part) -> float:
    return part.left / part.whole if part.whole else 1.0


def _unit(work: Work) -> str:
    return MINUTES if work.in_minutes else TASKS
