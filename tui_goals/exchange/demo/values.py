"""The plans as domain values: goals, milestones, what waits on what, tasks, micro-milestones."""

from collections.abc import Iterator

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Bite, Dependency, Goal, Milestone, Task
from tui_goals.exchange.demo.calendar import MINUTE, Calendar
from tui_goals.exchange.demo.plan import DONE_COLUMN, PLANNED, MilestonePlan
from tui_goals.exchange.demo.told import ARCHIVED, HILLS
from tui_goals.exchange.demo.weaving import Facts, Node, Numbered

MORNING, NOON, EVENING = 9.0, 12.0, 22.5


class Plans:
    """Makes the values; what is done is done when the last of its parts is."""

    def __init__(self, plans: Numbered, facts: Facts, calendar: Calendar) -> None:
        self.plans = plans
        self.facts = facts
        self.calendar = calendar
        self.tasks_done = {task.id: self._task_done(task.id) for task in plans.tasks if task.plan.finished}
        self.milestones_done = {
            milestone.id: self._milestone_done(milestone) for milestone in plans.milestones if milestone.plan.finished
        }

    def goals(self) -> Iterator[Goal]:
        """The goals in order."""
        for node in self.plans.goals:
            plan = node.plan
            yield Goal(
                id=node.id, title=plan.title, area=plan.area, why=plan.why, serves=plan.serves, vision=plan.vision,
                affirmation=plan.affirmation, measure=plan.measure, unit=plan.unit, start_value=plan.start_value,
                target_value=plan.target_value, start=self.calendar.day(plan.start), due=self.calendar.day(plan.due),
                reward=plan.reward, phase=plan.phase, grade=plan.grade, lesson=plan.lesson, position=float(node.id),
                created_at=from_milliseconds(self.calendar.at(plan.start, MORNING)),
                ended_at=None if plan.ended is None else from_milliseconds(self.calendar.at(plan.ended, EVENING)),
                period=plan.period, weekly_hours=plan.weekly_hours,
            )  # fmt: skip

    def milestones(self) -> Iterator[Milestone]:
        """The milestones: on the board those done last lie on top of the last column."""
        newest_first = sorted(self.milestones_done, key=lambda id: -self.milestones_done[id])
        for node in self.plans.milestones:
            plan = node.plan
            done = self.milestones_done.get(node.id)
            goal = self.plans.goals[node.parent - 1]
            archived = ARCHIVED.get(plan.title)
            place = newest_first.index(node.id) + 1 if done else node.id
            moved = self.calendar.at(plan.worked[0], MORNING) if plan.column != PLANNED else None
            created = self.calendar.at(goal.plan.start, MORNING + node.id / 60)
            yield Milestone(
                id=node.id, goal_id=node.parent, column_id=DONE_COLUMN if done else plan.column, title=plan.title,
                deliverable=plan.deliverable, why=plan.why, contributes=plan.contributes,
                start=self.calendar.day(plan.start), due=self.calendar.day(plan.due), priority=plan.priority,
                reward=plan.reward, labels=plan.labels, position=float(node.id), board_position=float(place),
                created_at=from_milliseconds(created), moved_at=from_milliseconds(done or moved or created),
                done_at=None if done is None else from_milliseconds(done), hill=HILLS.get(plan.title),
                archived_at=None if archived is None else from_milliseconds(self.calendar.at(archived, EVENING)),
            )  # fmt: skip

    def dependencies(self) -> Iterator[Dependency]:
        """What waits on what."""
        ids = {node.plan.title: node.id for node in self.plans.milestones}
        pairs = [(node.id, ids[title]) for node in self.plans.milestones for title in node.plan.needs]
        return (Dependency(id=place, milestone_id=id, needs_id=needs) for place, (id, needs) in enumerate(pairs, 1))

    def tasks(self) -> Iterator[Task]:
        """The tasks."""
        for node in self.plans.tasks:
            done = self.tasks_done.get(node.id)
            yield Task(
                id=node.id, milestone_id=node.parent, title=node.plan.title, estimate=node.plan.estimate,
                due=None if node.plan.due is None else self.calendar.day(node.plan.due), position=float(node.id),
                created_at=from_milliseconds(self._cut(node.parent)),
                done_at=None if done is None else from_milliseconds(done), labels=node.plan.labels,
            )  # fmt: skip

    def bites(self) -> Iterator[Bite]:
        """The micro-milestones."""
        for node in self.plans.bites:
            plan = node.plan
            done = self.facts.done.get(node.id)
            yield Bite(
                id=node.id, task_id=node.parent, title=plan.title, amount=plan.amount, unit=plan.unit,
                origin=plan.origin, position=float(node.id),
                created_at=from_milliseconds(self._cut(self.plans.tasks[node.parent - 1].parent) + MINUTE),
                done_at=None if done is None else from_milliseconds(done),
            )  # fmt: skip

    def _task_done(self, task_id: int) -> int:
        plan = self.plans.tasks[task_id - 1].plan
        last = max((self.facts.done[bite.id] for bite in self.plans.bites if bite.parent == task_id), default=0)
        return last or self.calendar.at(plan.done or 0, EVENING)

    def _milestone_done(self, milestone: Node[MilestonePlan]) -> int:
        return MINUTE + max(self.tasks_done[task.id] for task in self.plans.tasks if task.parent == milestone.id)

    def _cut(self, milestone_id: int) -> int:
        """When a milestone was cut into tasks: as it began, and the coming ones two weeks ago."""
        node = self.plans.milestones[milestone_id - 1]
        goal = self.plans.goals[node.parent - 1].plan
        return self.calendar.at(max(goal.start, min(node.plan.start, node.plan.worked[0] - 1, -14)), NOON)
