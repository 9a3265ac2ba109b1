"""The tree of goals, milestones, tasks and micro-milestones: an index built once, and its flat rows."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple, TypeVar

from tui_goals.domain import Bite, Goal, Milestone, Target, Task

Item = Goal | Milestone | Task | Bite
Key = tuple[Target, int]

_Item = TypeVar("_Item", Goal, Milestone, Task, Bite)
_id: Callable[[Item], int] = attrgetter("id")
_position: Callable[[Item], float] = attrgetter("position")
_KINDS: Mapping[type, Target] = {
    Goal: Target.GOAL, Milestone: Target.MILESTONE, Task: Target.TASK, Bite: Target.BITE,
}  # fmt: skip


class Row(NamedTuple):
    """One line of the tree: how deep it stands (0 for a goal), and whether it has children, shown or folded."""

    item: Item
    depth: int
    has_children: bool
    folded: bool


def key_of(item: Item) -> Key:
    """The kind and id that name an item among all kinds."""
    return _KINDS[type(item)], item.id


class Outline:
    """Children by parent in position order, and parents by child; a child whose parent is missing has none."""

    __slots__ = (
        "_bites", "_bites_of", "_goals", "_milestones", "_milestones_of", "_tasks", "_tasks_of", "goals",
    )  # fmt: skip

    def __init__(
        self, goals: Iterable[Goal], milestones: Iterable[Milestone], tasks: Iterable[Task], bites: Iterable[Bite]
    ) -> None:
        self.goals: tuple[Goal, ...] = tuple(_in_order(goals))
        milestones, tasks, bites = _in_order(milestones), _in_order(tasks), _in_order(bites)
        self._goals, self._milestones = _by_id(self.goals), _by_id(milestones)
        self._tasks, self._bites = _by_id(tasks), _by_id(bites)
        self._milestones_of = _grouped(milestones, "goal_id")
        self._tasks_of = _grouped(tasks, "milestone_id")
        self._bites_of = _grouped(bites, "task_id")

    def milestones_of(self, goal_id: int) -> tuple[Milestone, ...]:
        """The milestones of a goal, in the person's order."""
        return tuple(self._milestones_of.get(goal_id, ()))

    def tasks_of(self, milestone_id: int) -> tuple[Task, ...]:
        """The tasks of a milestone, in the person's order."""
        return tuple(self._tasks_of.get(milestone_id, ()))

    def bites_of(self, task_id: int) -> tuple[Bite, ...]:
        """The micro-milestones of a task, in the person's order."""
        return tuple(self._bites_of.get(task_id, ()))

    def children(self, item: Item) -> tuple[Item, ...]:
        """What an item is cut into; nothing for a micro-milestone."""
        match item:
            case Goal():
                return self.milestones_of(item.id)
            case Milestone():
                return self.tasks_of(item.id)
            case Task():
                return self.bites_of(item.id)
        return ()

    def goal(self, goal_id: int) -> Goal | None:
        """The goal with that id."""
        return self._goals.get(goal_id)

    def milestone(self, milestone_id: int) -> Milestone | None:
        """The milestone with that id."""
        return self._milestones.get(milestone_id)

    def task(self, task_id: int) -> Task | None:
        """The task with that id."""
        return self._tasks.get(task_id)

    def bite(self, bite_id: int) -> Bite | None:
        """The micro-milestone with that id."""
        return self._bites.get(bite_id)

    def find(self, key: Key) -> Item | None:
        """The item of that kind and id; None for a kind that is not in the tree."""
        kind, item_id = key
        match kind:
            case Target.GOAL:
                return self.goal(item_id)
            case Target.MILESTONE:
                return self.milestone(item_id)
            case Target.TASK:
                return self.task(item_id)
            case Target.BITE:
                return self.bite(item_id)
        return None

    def goal_of_milestone(self, milestone: Milestone) -> Goal | None:
        """The goal a milestone belongs to."""
        return self.goal(milestone.goal_id)

    def milestone_of_task(self, task: Task) -> Milestone | None:
        """The milestone a task belongs to."""
        return self.milestone(task.milestone_id)

    def task_of_bite(self, bite: Bite) -> Task | None:
        """The task a micro-milestone belongs to."""
        return self.task(bite.task_id)

    def milestone_of_bite(self, bite: Bite) -> Milestone | None:
        """The milestone a micro-milestone belongs to, over its task."""
        task = self.task_of_bite(bite)
        return None if task is None else self.milestone_of_task(task)

    def goal_of_task(self, task: Task) -> Goal | None:
        """The goal a task belongs to, over its milestone."""
        milestone = self.milestone_of_task(task)
        return None if milestone is None else self.goal_of_milestone(milestone)

    def path(self, item: Item) -> tuple[Item, ...]:
        """The item and what it belongs to, from the goal down; the item alone when its parents are missing."""
        parent: Item | None = None
        match item:
            case Milestone():
                parent = self.goal_of_milestone(item)
            case Task():
                parent = self.milestone_of_task(item)
            case Bite():
                parent = self.task_of_bite(item)
        return (item,) if parent is None else (*self.path(parent), item)

    def rows(self, folded: Collection[Key] = frozenset()) -> tuple[Row, ...]:
        """The tree as flat rows in reading order; what is under a key in `folded` is left out."""
        return tuple(self._rows_under(self.goals, 0, folded))

    def _rows_under(self, items: Iterable[Item], depth: int, folded: Collection[Key]) -> Iterator[Row]:
        for item in items:
            children = self.children(item)
            is_folded = bool(children) and key_of(item) in folded
            yield Row(item, depth, bool(children), is_folded)
            if children and not is_folded:
                yield from self._rows_under(children, depth + 1, folded)


def _in_order(items: Iterable[_Item]) -> list[_Item]:
    """By position and then id, as two stable sorts: cheaper than one by pairs, since rows mostly come by id."""
    return sorted(sorted(items, key=_id), key=_position)


def _by_id(items: Iterable[_Item]) -> dict[int, _Item]:
    return {item.id: item for item in items}


def _grouped(children: Iterable[_Item], parent: str) -> dict[int, list[_Item]]:
    groups: defaultdict[int, list[_Item]] = defaultdict(list)
    parent_of: Callable[[_Item], int] = attrgetter(parent)
    for child in children:
        groups[parent_of(child)].append(child)
    return groups
