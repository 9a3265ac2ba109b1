"""What the timeline derives from the state: the plan with its slack, the baselines, and the slip against one."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from functools import lru_cache

from pendulum import DateTime

from tui_goals.domain import Baseline, Goal, Milestone, Refused
from tui_goals.rules import days, meters
from tui_goals.rules.baselines import Comparison, compare, end_without, plan_in
from tui_goals.rules.outline import Key, key_of
from tui_goals.rules.plan_dates import Dated, Plan, Room, earliest_ends, last_end, plan_of, rooms
from tui_goals.state.app_state import AppState

NOTHING = Comparison({}, {})


class PlanInPictures:
    """The plan of one state, and against one baseline; each part is reckoned when it is first asked for, and kept.

    A circle, which no command makes, leaves slack and slip untold.
    """

    def __init__(self, state: AppState, baseline: Baseline | None = None) -> None:
        self.state, self.baseline = state, baseline
        self.plan = plan_of(state.goals, state.milestones, state.dependencies, self._day)
        self.then = plan_in(baseline) if baseline is not None else Plan()
        self._rooms: dict[str, dict[str, Room]] = {}
        self._parts: dict[str, list[Dated]] = {}
        for each in self.plan.milestones:
            self._parts.setdefault(each.goal, []).append(each)
        self._goal_of = {each.uid: each.goal for each in self.plan.milestones}
        self._comparison: Comparison | None = None

    @property
    def comparison(self) -> Comparison:
        """How far everything has slipped since the baseline."""
        if self._comparison is None:
            try:
                self._comparison = compare(self.then, self.plan) if self.baseline is not None else NOTHING
            except Refused:
                self._comparison = NOTHING
        return self._comparison

    @property
    def dates_then(self) -> Mapping[str, Dated]:
        """The baseline's goals and milestones by uid."""
        return {each.uid: each for each in (*self.then.goals, *self.then.milestones)}

    @property
    def done(self) -> Mapping[Key, date]:
        """The day on which each milestone that is done was."""
        return {key_of(each): self._day(each.done_at) for each in self.state.milestones if each.done_at}

    def room(self, milestone: Milestone) -> Room | None:
        """When a milestone can end; reckoned for its goal at once."""
        goal = self._goal_of.get(milestone.uid, "")
        if goal not in self._rooms:
            own = tuple(self._parts.get(goal, ()))
            names = {each.uid for each in own}
            try:
                needs = tuple(pair for pair in self.plan.needs if names.issuperset(pair))
                self._rooms[goal] = rooms(Plan((), own, needs))
            except Refused:
                self._rooms[goal] = {}
        return self._rooms[goal].get(milestone.uid)

    def working_days(self, room: Room, rest_days: Sequence[int]) -> int | None:
        """How many days of a slack are neither rest days (weekdays, Monday is 0) nor planned off; None without any."""
        if not rest_days and not self.state.planned_pauses:
            return None
        off = meters.days_off(rest_days, self.state.planned_pauses)
        return sum(not off(room.ends + timedelta(days=number)) for number in range(1, room.slack + 1))

    def last_end(self, goal: Goal) -> date | None:
        """When the last milestone of a goal ends."""
        part = self.plan.part(goal.uid)
        try:
            return last_end(part, goal.uid, earliest_ends(part))
        except Refused:
            return None

    def without(self, thing: Goal | Milestone) -> date | None:
        """When a thing would end if what made it slip had not been."""
        slip = self.comparison.goals.get(thing.uid) or self.comparison.milestones.get(thing.uid)
        return end_without(self.then, self.plan, slip) if slip is not None and slip.chain else None

    def _day(self, instant: DateTime) -> date:
        return _local_day(instant, self.state.zone, self.state.cutoff)


@lru_cache(4096)
def _local_day(instant: DateTime, zone: str, cutoff: time) -> date:
    return days.local_day(instant, zone, cutoff)
