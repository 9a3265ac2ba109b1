"""Today's queue: the next micro-milestone of every task in play, most urgent first.

    urgency = TASK_DUE * nearness(task due) + MILESTONE_DUE * nearness(milestone due) + GOAL_DUE * nearness(goal due)
            + PRIORITY * priority / 3 + GOAL_ORDER / (1 + rank of the goal)
            + POSITION / (1 + rank of the milestone in its goal + rank of the task in its milestone)

What the person said about the queue comes first: pinned bites stand on top in their order, and what is "not today"
waits until the day is over. Ranks count from 0 among what is in play. A weighted sum of terms that need no tuning,
after Taskwarrior's urgency.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tui_goals.domain import Bite, Dependency, Goal, MarkKind, Milestone, Phase, QueueMark, Task
from tui_goals.domain.values import frozen
from tui_goals.rules.dependencies import all_blockers
from tui_goals.rules.outline import Outline
from tui_goals.rules.progress import task_progress

TASK_DUE = 6.0
MILESTONE_DUE = 4.0
GOAL_DUE = 2.0
PRIORITY = 3.0
GOAL_ORDER = 1.0
POSITION = 1.0
TOP_PRIORITY = 3

NEAR_DAYS = 7
"""A date this many days away presses half as much as one that is today."""


@frozen
class QueueItem:
    """A micro-milestone that can be started now; `due` is the earliest date of its task, milestone and goal."""

    bite: Bite
    task: Task
    milestone: Milestone
    goal: Goal
    due: date | None
    urgency: float
    pinned: bool = False


def todays_queue(
    goals: Iterable[Goal],
    milestones: Iterable[Milestone],
    tasks: Iterable[Task],
    bites: Iterable[Bite],
    dependencies: Iterable[Dependency],
    today: date,
    *,
    marks: Iterable[QueueMark] = (),
    blocked: bool = False,
) -> tuple[QueueItem, ...]:
    """The pinned bites in their order, then the first open bite of every open task of the committed goals.

    Those are the most urgent first, ties in the person's order. A task whose first bite is "not today" is left out for
    the day, and so are milestones that wait on an open one, unless `blocked` asks for them too.
    """
    every = tuple(milestones)
    waiting = {} if blocked else all_blockers(every, dependencies)
    outline = Outline((goal for goal in goals if goal.phase is Phase.COMMITTED), every, tasks, bites)
    in_force = {mark.bite_id: mark for mark in marks if is_in_force(mark, today)}
    items = [
        item
        for goal_rank, goal in enumerate(outline.goals)
        for item in _items_of_goal(goal, goal_rank, outline, waiting, today, in_force)
    ]
    return tuple(sorted(items, key=lambda item: _place(item, in_force)))


def is_in_force(mark: QueueMark, today: date) -> bool:
    """Whether a mark counts today: "not today" of a past day does no more."""
    return mark.kind is MarkKind.PINNED or mark.day == today


def put_off(marks: Iterable[QueueMark], today: date) -> tuple[int, ...]:
    """The ids of the bites that are not for today."""
    return tuple(mark.bite_id for mark in marks if mark.kind is MarkKind.NOT_TODAY and is_in_force(mark, today))


def _place(item: QueueItem, marks: Mapping[int, QueueMark]) -> tuple[bool, float]:
    return (False, marks[item.bite.id].position) if item.pinned else (True, -item.urgency)


def _offered(bites: Iterable[Bite], marks: Mapping[int, QueueMark]) -> Iterable[tuple[Bite, bool]]:
    """What a task offers, and whether it is pinned: its pinned bites, else the first open one unless it was put off."""
    still_open = [bite for bite in bites if bite.done_at is None]
    kinds = {bite.id: marks[bite.id].kind for bite in still_open if bite.id in marks}
    pinned = [bite for bite in still_open if kinds.get(bite.id) is MarkKind.PINNED]
    if pinned:
        return [(bite, True) for bite in pinned]
    return [(bite, False) for bite in still_open[:1] if bite.id not in kinds]


def _items_of_goal(
    goal: Goal,
    goal_rank: int,
    outline: Outline,
    waiting: Mapping[int, tuple[Milestone, ...]],
    today: date,
    marks: Mapping[int, QueueMark],
) -> Iterable[QueueItem]:
    in_play = (milestone for milestone in outline.milestones_of(goal.id) if milestone.done_at is None)
    free = (milestone for milestone in in_play if milestone.id not in waiting)
    for milestone_rank, milestone in enumerate(free):
        open_tasks = (task for task in outline.tasks_of(milestone.id) if task.done_at is None)
        for task_rank, task in enumerate(open_tasks):
            dates = [due for due in (task.due, milestone.due, goal.due) if due is not None]
            for bite, pinned in _offered(outline.bites_of(task.id), marks):
                pressing = urgency(task, milestone, goal, today, goal_rank, milestone_rank + task_rank)
                yield QueueItem(bite, task, milestone, goal, min(dates, default=None), pressing, pinned)


def urgency(task: Task, milestone: Milestone, goal: Goal, today: date, goal_rank: int, rank: int) -> float:
    """How much a task presses, by the formula above; `rank` is that of the milestone plus that of the task."""
    total = (
        TASK_DUE * nearness(task.due, today)
        + MILESTONE_DUE * nearness(milestone.due, today)
        + GOAL_DUE * nearness(goal.due, today)
        + PRIORITY * milestone.priority / TOP_PRIORITY
        + GOAL_ORDER / (1 + goal_rank)
        + POSITION / (1 + rank)
    )
    return round(total, 9)


def nearness(due: date | None, today: date) -> float:
    """How much a date presses: 0 without one, 1 today, half at `NEAR_DAYS` ahead, rising to 2 the longer it is past."""
    if due is None:
        return 0.0
    days = (due - today).days
    share = NEAR_DAYS / (NEAR_DAYS + abs(days))
    return share if days >= 0 else 2.0 - share


def next_bite_after(bite: Bite, tasks: Iterable[Task], bites: Iterable[Bite]) -> Bite | None:
    """The next open bite of the same milestone in the person's order, from the first again after the last; or None."""
    every = tuple(tasks)
    task = next((task for task in every if task.id == bite.task_id), None)
    if task is None:
        return None
    own = {each.id: each for each in every if each.milestone_id == task.milestone_id}
    outline = Outline((), (), own.values(), (each for each in bites if each.task_id in own))
    siblings = [
        (each, sibling) for each in outline.tasks_of(task.milestone_id) for sibling in outline.bites_of(each.id)
    ]
    here = next((index for index, (_, sibling) in enumerate(siblings) if sibling.id == bite.id), -1)
    for each, sibling in (*siblings[here + 1 :], *siblings[: max(here, 0)]):
        if each.done_at is None and sibling.done_at is None:
            return sibling
    return None


def ready_milestones(outline: Outline) -> tuple[Milestone, ...]:
    """The open milestones of committed goals whose tasks are all done, or cut into bites that are all done."""
    return tuple(
        milestone
        for goal in outline.goals
        if goal.phase is Phase.COMMITTED
        for milestone in outline.milestones_of(goal.id)
        if milestone.done_at is None and _all_done(outline.tasks_of(milestone.id), outline)
    )


def _all_done(tasks: Sequence[Task], outline: Outline) -> bool:
    shares = (1.0 if task.done_at is not None else task_progress(outline.bites_of(task.id)) for task in tasks)
    return bool(tasks) and all(share == 1.0 for share in shares)


def due_soon(
    milestones: Iterable[Milestone], tasks: Iterable[Task], today: date, days: int
) -> tuple[Milestone | Task, ...]:
    """What is open and overdue or due within that many days from today, earliest first; a milestone before its tasks.

    A task whose milestone is done, or not among those given, is left out.
    """
    still_open = {milestone.id: milestone for milestone in milestones if milestone.done_at is None}
    open_tasks = (task for task in tasks if task.done_at is None and task.milestone_id in still_open)
    candidates: tuple[Milestone | Task, ...] = (*still_open.values(), *open_tasks)
    last_day = today + timedelta(days=days)
    dated = [(item.due, item) for item in candidates if item.due is not None and item.due <= last_day]
    return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0]))
