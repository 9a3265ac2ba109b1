"""How much work there is in a goal, what is left and when it was done: in tasks, or in minutes of their estimates.

A task weighs its estimate, one without an estimate the mean of those that have one, and 1 where the goal has none at
all. Its micro-milestones share its weight evenly. A milestone without tasks weighs the mean of those that have some.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from math import fsum

from tui_goals.domain import Milestone
from tui_goals.domain.values import frozen


@frozen
class TaskCount:
    """A task as it stood on the evening of a day: its micro-milestones, and how many of them were done."""

    id: int
    milestone_id: int
    estimate: int | None = None
    done: date | None = None
    bites: int = 0
    bites_done: int = 0


@frozen
class Part:
    """An open milestone: its work, and what is left of it."""

    milestone: Milestone
    whole: float
    left: float


@frozen
class Work:
    """The work of a goal: its open milestones in sequence, what was done on each day; in minutes, or in tasks."""

    parts: tuple[Part, ...] = ()
    done_on: Mapping[date, float] = field(default_factory=dict)
    in_minutes: bool = False
    whole: float = 0.0
    """Of all milestones, done and open."""


def work_of(
    milestones: Sequence[tuple[Milestone, date | None]],
    tasks: Sequence[TaskCount],
    bites_done: Iterable[tuple[int, date]],
) -> Work:
    """The work of one goal, from its milestones in sequence with the day each was done, and their tasks.

    `bites_done` are the ids of tasks with the days on which one of their micro-milestones was finished.
    """
    weights = _weights(tasks)
    own: defaultdict[int, list[TaskCount]] = defaultdict(list)
    for task in tasks:
        own[task.milestone_id].append(task)
    wholes = {milestone_id: fsum(weights[task.id] for task in found) for milestone_id, found in own.items()}
    usual = fsum(wholes.values()) / len(wholes) if wholes else 1.0
    done_on: defaultdict[date, float] = defaultdict(float)
    shares = {task.id: weights[task.id] / task.bites for task in tasks if task.bites}
    for task_id, day in bites_done:
        done_on[day] += shares.get(task_id, 0.0)
    parts = []
    for milestone, done in milestones:
        left = fsum(_left(task, weights[task.id]) for task in own[milestone.id] if task.done is None)
        for task in own[milestone.id]:
            if task.done is not None:
                done_on[task.done] += _left(task, weights[task.id])
        whole = wholes.get(milestone.id, usual)
        left = left if milestone.id in wholes else whole
        if done is None:
            parts.append(Part(milestone, whole, left))
        else:
            done_on[done] += left
    whole = fsum(wholes.get(milestone.id, usual) for milestone, _ in milestones)
    return Work(tuple(parts), done_on, any(task.estimate for task in tasks), whole)


def _weights(tasks: Sequence[TaskCount]) -> dict[int, float]:
    known = [task.estimate for task in tasks if task.estimate]
    usual = fsum(known) / len(known) if known else 1.0
    return {task.id: float(task.estimate or usual) for task in tasks}


def _left(task: TaskCount, weight: float) -> float:
    """What of a task's weight its finished micro-milestones do not account for."""
    return weight * (1 - task.bites_done / task.bites) if task.bites else weight
