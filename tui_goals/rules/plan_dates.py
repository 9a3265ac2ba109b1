"""A plan as dates and who waits on whom, and what follows from them: earliest ends, slack, the critical path.

A milestone takes the days from its start to its due day; without a start it is a point on its due day. Who waits may
begin on the day that its blocker is due. All counting is of calendar days unless other weekdays are given.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from pendulum import DateTime

from tui_goals.domain import Dependency, Goal, Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules import network
from tui_goals.rules.network import Times, schedule
from tui_goals.rules.weekdays import EVERY_DAY, day_at, days_from


@frozen
class Dated:
    """A goal or milestone as a plan knows it; `goal` is the uid of a milestone's goal, `done` the day it was done."""

    uid: str = ""
    title: str = ""
    goal: str = ""
    start: date | None = None
    due: date | None = None
    done: date | None = None

    @property
    def begins(self) -> date | None:
        """The day it begins; what has no start is a point on its due day."""
        return self.done or self.start or self.due

    @property
    def ends(self) -> date | None:
        """The day it is due, or was done on."""
        return self.done or self.due or self.start

    def with_dates_of(self, other: "Dated") -> "Dated":
        """The same thing on the other one's dates."""
        return Dated(self.uid, self.title, self.goal, other.start, other.due, other.done)


@frozen
class Plan:
    """Goals, milestones, and pairs of uids of which the first waits on the second."""

    goals: tuple[Dated, ...] = ()
    milestones: tuple[Dated, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()

    def dated(self) -> "Plan":
        """The plan without the milestones that have no date; what waits on such a one waits on what that waits on."""
        undated = {each.uid for each in self.milestones if each.ends is None}
        needs = dict.fromkeys(self.needs)
        for uid in undated:
            before = [needed for waiting, needed in needs if waiting == uid]
            after = [waiting for waiting, needed in needs if needed == uid]
            needs = dict.fromkeys([pair for pair in needs if uid not in pair])
            needs.update(dict.fromkeys((waiting, needed) for waiting in after for needed in before))
        return Plan(self.goals, tuple(each for each in self.milestones if each.uid not in undated), tuple(needs))

    def part(self, goal: str, besides: Iterable[str] = ()) -> "Plan":
        """What belongs to one goal, other milestones by their uids, and whatever these wait on."""
        wanted = {each.uid for each in self.milestones if each.goal == goal}.union(besides)
        needs_of: dict[str, list[str]] = {}
        for waiting, needed in self.needs:
            needs_of.setdefault(waiting, []).append(needed)
        looked_at = list(wanted)
        for uid in looked_at:
            looked_at += [needed for needed in needs_of.get(uid, ()) if needed not in wanted]
            wanted.update(needs_of.get(uid, ()))
        return Plan(
            tuple(each for each in self.goals if each.uid == goal),
            tuple(each for each in self.milestones if each.uid in wanted),
            tuple(pair for pair in self.needs if pair[0] in wanted and pair[1] in wanted),
        )


class Step(NamedTuple):
    """What the network is made of."""

    id: Any
    duration: int
    predecessors: tuple[Any, ...]


@frozen
class Room:
    """When a milestone ends at the earliest, and how many days later it can end before its goal's end moves."""

    begins: date
    ends: date
    slack: int
    critical: bool


def plan_of(
    goals: Iterable[Goal],
    milestones: Iterable[Milestone],
    dependencies: Iterable[Dependency],
    day_of: Callable[[DateTime], date],
) -> Plan:
    """The plan as it is; `day_of` tells the day of an instant. What was archived unfinished is no part of it."""
    kept = [each for each in milestones if each.done_at or not each.archived_at]
    goal_uids = {goal.id: goal.uid for goal in goals}
    uids = {milestone.id: milestone.uid for milestone in kept}
    return Plan(
        tuple(Dated(goal.uid, goal.title, "", goal.start, goal.due) for goal in goals),
        tuple(
            Dated(each.uid, each.title, goal_uids.get(each.goal_id, ""), each.start, each.due,
                  day_of(each.done_at) if each.done_at else None)
            for each in kept
        ),
        tuple(
            (uids[link.milestone_id], uids[link.needs_id])
            for link in dependencies
            if link.milestone_id in uids and link.needs_id in uids
        ),
    )  # fmt: skip


def earliest_ends(plan: Plan) -> dict[str, date]:
    """For each dated milestone's uid the day it ends when everything waits for what it waits on, and takes as long.

    What is done ended on its day. Raises Refused for a circle.
    """
    plan = plan.dated()
    steps, first = network_of(plan)
    ends = network.earliest_ends(steps)
    return {each.uid: day_at(first, ends[each.uid]) for each in plan.milestones}


def rooms(plan: Plan, weekdays: frozenset[int] = EVERY_DAY) -> dict[str, Room]:
    """For each open, dated milestone's uid when it can end, against the end of its own goal's last milestone.

    Raises Refused for a circle.
    """
    plan = plan.dated()
    goal_of = {each.uid: each.goal for each in plan.milestones if each.done is None}
    by_goal: dict[str, list[Dated]] = {}
    for each in plan.milestones:
        if each.done is None:
            by_goal.setdefault(each.goal, []).append(each)
    needs_of: dict[str, list[tuple[str, str]]] = {}
    for waiting, needed in plan.needs:
        if waiting in goal_of and goal_of[waiting] == goal_of.get(needed):
            needs_of.setdefault(goal_of[waiting], []).append((waiting, needed))
    found: dict[str, Room] = {}
    for goal, milestones in by_goal.items():
        steps, first = network_of(Plan((), tuple(milestones), tuple(needs_of.get(goal, ()))), weekdays)
        times = schedule(steps)
        found |= {each.uid: _room(first, times[each.uid], weekdays) for each in milestones}
    return found


def last_end(plan: Plan, goal: str, ends: Mapping[str, date]) -> date | None:
    """The day on which the last milestone of a goal ends, by the ends of all; None where none has a date."""
    return max((ends[each.uid] for each in plan.milestones if each.goal == goal and each.uid in ends), default=None)


def _room(first: date, times: Times, weekdays: frozenset[int]) -> Room:
    begins, ends = (day_at(first, days, weekdays) for days in (times.es, times.ef))
    return Room(begins, ends, int(times.slack), times.critical)


def network_of(plan: Plan, weekdays: frozenset[int] = EVERY_DAY) -> tuple[list[Step], date]:
    """A plan of dated milestones as a network, and the day that is its 0.

    What begins on a day waits for that day as it would on an activity.
    """
    first = min((each.begins for each in plan.milestones if each.begins), default=date(1970, 1, 1))
    needs: dict[str, list[Any]] = {}
    for waiting, needed in plan.needs:
        needs.setdefault(waiting, []).append(needed)
    steps: list[Step] = []
    for each in plan.milestones:
        begins, ends = each.begins or first, each.ends or first
        steps.append(Step(("until", each.uid), days_from(first, begins, weekdays), ()))
        before = () if each.done else needs.get(each.uid, ())
        steps.append(Step(each.uid, max(0, days_from(begins, ends, weekdays)), (("until", each.uid), *before)))
    return steps, first
