"""The plan as the command line shows it: goals, milestones, tasks and bites with what is derived from them."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from tui_goals.domain import Bite, Dependency, Goal, MeasureKind, Milestone, Task
from tui_goals.rules import dependencies, progress
from tui_goals.rules.outline import Item, Outline
from tui_goals.rules.queue import QueueItem, todays_queue
from tui_goals.store import Reader


class Plan:
    """The tree, and read or derived at the first question: its progress and what waits on what."""

    def __init__(self, reader: Reader, today: date, everything: bool = False) -> None:
        """What is in play, or `everything`: of goals that have ended, too, and of milestones that are done."""
        self.reader = reader
        self.today = today
        self._everything = everything
        if everything:
            self.goals = reader.goals()
            self.milestones, self.dependencies = reader.find(Milestone), reader.find(Dependency)
            self.archived: tuple[Milestone, ...] = ()
            self.tasks = reader.find(Task)
        else:
            self.goals = tuple(goal for goal in reader.goals() if not goal.ended)
            self.milestones, self.dependencies = reader.milestones_in_play(), reader.dependencies_in_play()
            self.archived = reader.archived_in_play()
            self.tasks = reader.tasks_in_play()

    @cached_property
    def bites(self) -> tuple[Bite, ...]:
        """The micro-milestones, of which there can be more than of all else together."""
        return self.reader.find(Bite) if self._everything else self.reader.bites_in_play()

    @cached_property
    def outline(self) -> Outline:
        """Who belongs to whom."""
        return Outline(self.goals, self.milestones, self.tasks, self.bites)

    @cached_property
    def measured(self) -> dict[int, float]:
        """What goals with measurements have come to."""
        return self.reader.measured(self.today)

    @cached_property
    def progress(self) -> progress.Progress:
        """How far milestones and goals are, from 0 to 1."""
        milestones = (*self.milestones, *self.archived)
        tree = Outline(self.goals, milestones, self.tasks, self.bites) if self.archived else self.outline
        return progress.all_progress(tree, self.measured)

    @cached_property
    def blockers(self) -> dict[int, tuple[Milestone, ...]]:
        """For each blocked milestone's id the open ones it waits on."""
        return dependencies.all_blockers(self.milestones, self.dependencies)

    @cached_property
    def columns(self) -> dict[int, str]:
        """The titles of the board's columns."""
        return {column.id: column.title for column in self.reader.columns()}

    def queue(self, today: date) -> tuple[QueueItem, ...]:
        """The next bites over all goals, most urgent first; only the first open one of each task is read."""
        first = self.reader.first_bites()
        marks = self.reader.queue_marks()
        return todays_queue(self.goals, self.milestones, self.tasks, first, self.dependencies, today, marks=marks)

    def items(self, kind: type[Item]) -> Iterator[Item]:
        """All of a kind, in reading order from the first goal down."""
        return (row.item for row in self.outline.rows() if isinstance(row.item, kind))

    def measure(self, goal: Goal) -> tuple[str, float, float | None, float]:
        """How a goal is counted: its unit, the value it starts at, the one to reach or keep, and the one now."""
        if goal.measure is not MeasureKind.MILESTONES:
            return goal.unit, goal.start_value, goal.target_value, self.measured.get(goal.id, goal.start_value)
        milestones = [each for each in (*self.milestones, *self.archived) if each.goal_id == goal.id]
        done = sum(milestone.done_at is not None for milestone in milestones)
        return "milestones", 0.0, float(len(milestones)) or None, float(done)

    def as_json(self, item: Item) -> dict[str, Any]:
        """The item's fields and what is derived."""
        from tui_goals.exchange.export import as_row

        match item:
            case Goal():
                row = as_row(item)
                for name in ("unit", "start_value", "target_value", "period"):
                    del row[name]
                unit, start, target, now = self.measure(item)
                measure: dict[str, Any] = {
                    "kind": str(item.measure),
                    "unit": unit,
                    "start": start,
                    "target": target,
                    "now": now,
                }
                if item.period is not None:
                    measure["per"] = str(item.period)
                return row | {"measure": measure, "progress": self.progress.goals.get(item.id)}
            case Milestone():
                return as_row(item) | {
                    "done": item.done_at is not None,
                    "archived": item.archived_at is not None,
                    "column": self.columns.get(item.column_id),
                    "waits_on": [needed.id for needed in self.blockers.get(item.id, ())],
                    "progress": self.progress.milestones.get(item.id),
                }
        return as_row(item) | {"done": item.done_at is not None} | self._above(item)

    def _above(self, item: Task | Bite) -> dict[str, int]:
        """The ids of what is further up than the parent."""
        path = self.outline.path(item)
        return {f"{type(above).__name__.lower()}_id": above.id for above in path[:-2]}
