"""The plans get ids, and what was lived of them its times: the part of the demo's year that all else is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Generic, NamedTuple, TypeVar

from tui_goals.domain import SessionState
from tui_goals.exchange.demo.calendar import Calendar
from tui_goals.exchange.demo.plan import BitePlan, GoalPlan, Lived, MilestonePlan, Quick, TaskPlan
from tui_goals.exchange.demo.sittings import Sitting, sittings_on, spread, stretches, without_overlap

P = TypeVar("P")
SEED = "a lived-in year"


class Node(NamedTuple, Generic[P]):
    """A plan with its id and that of what it belongs to."""

    id: int
    parent: int
    plan: P


@dataclass(frozen=True)
class Numbered:
    """The plans of all goals, each kind with ids from 1 in reading order."""

    goals: Sequence[Node[GoalPlan]]
    milestones: Sequence[Node[MilestonePlan]]
    tasks: Sequence[Node[TaskPlan]]
    bites: Sequence[Node[BitePlan]]

    def bites_of(self, milestone: Node[MilestonePlan]) -> Iterator[Node[BitePlan]]:
        """The micro-milestones of a milestone in order."""
        return (bite for bite in self.bites if self.tasks[bite.parent - 1].parent == milestone.id)

    def goal_of(self, bite: Node[BitePlan]) -> Node[GoalPlan]:
        """The goal that a micro-milestone leads to."""
        return self.goals[self.milestones[self.tasks[bite.parent - 1].parent - 1].parent - 1]


@dataclass(frozen=True)
class Facts:
    """What was lived, in milliseconds: the sittings in time, and when each finished micro-milestone was done."""

    sittings: Sequence[Sitting]
    done: dict[int, int]


def number(goals: Sequence[GoalPlan]) -> Numbered:
    """Give every plan its id."""
    tops = [Node(place, 0, goal) for place, goal in enumerate(goals, 1)]
    milestones = _numbered((goal.id, plan) for goal in tops for plan in goal.plan.milestones)
    tasks = _numbered((milestone.id, plan) for milestone in milestones for plan in milestone.plan.tasks)
    bites = _numbered((task.id, plan) for task in tasks for plan in task.plan.bites)
    return Numbered(tops, milestones, tasks, bites)


def live(plans: Numbered, quick: Sequence[Quick], calendar: Calendar) -> Facts:
    """Place every sitting in the year, and what was finished by hand."""
    chance = Random(SEED)
    sittings = [_quick_sitting(chance, one, calendar) for one in quick]
    by_hand: dict[int, int] = {}
    for milestone in plans.milestones:
        lived = list(_lived(chance, plans, milestone))
        for day, (bite, sitting) in zip(_days(chance, milestone.plan, lived), lived, strict=True):
            start = calendar.at(day, plans.goal_of(bite).plan.hour + chance.uniform(-0.2, 0.3)) // 1000 * 1000
            if sitting is None:
                by_hand[bite.id] = start
            else:
                sittings.append(replace(sitting, bite_id=bite.id, goal_id=plans.goal_of(bite).id, day=day, start=start))
    placed = without_overlap(sittings, calendar)
    done = {one.bite_id: one.end for one in placed if one.bite_id is not None and one.state is SessionState.DONE}
    return Facts(placed, done | by_hand)


def _numbered(plans: Iterator[tuple[int, P]]) -> list[Node[P]]:
    return [Node(place, parent, plan) for place, (parent, plan) in enumerate(plans, 1)]


def _lived(
    chance: Random, plans: Numbered, milestone: Node[MilestonePlan]
) -> Iterator[tuple[Node[BitePlan], Sitting | None]]:
    """What was done of a milestone, in order: each sitting with its bite, and bites without one."""
    for bite in plans.bites_of(milestone):
        if bite.plan.lived is Lived.BY_HAND:
            yield bite, None
        for sitting in sittings_on(chance, plans.goal_of(bite).plan, bite.plan):
            yield bite, sitting


def _days(
    chance: Random, milestone: MilestonePlan, lived: Sequence[tuple[Node[BitePlan], Sitting | None]]
) -> list[int]:
    """The day of everything lived: the bite's own where it has one, today's, or an even share of the milestone's."""
    first, last = milestone.worked
    days = spread(chance, len(lived) - milestone.today, first, last) + [0] * milestone.today
    own = [bite.plan.day for bite, _ in lived]
    return [
        day if fixed is None else fixed + own[:place].count(fixed)
        for place, (day, fixed) in enumerate(zip(days, own, strict=True))
    ]


def _quick_sitting(chance: Random, quick: Quick, calendar: Calendar) -> Sitting:
    parts = stretches(chance, SessionState.DONE, quick.minutes)
    start = calendar.at(quick.day, quick.hour)
    return Sitting(SessionState.DONE, quick.subject, quick.minutes, parts, quick.day, start)
