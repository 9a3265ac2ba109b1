"""Add what one line of prose says, as one step."""

from tui_goals.commands.bites import add_bite
from tui_goals.commands.goals import add_goal
from tui_goals.commands.milestones import add_milestone
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Bite, Goal, MeasureKind, Milestone, Target, Task
from tui_goals.rules import days, texts
from tui_goals.rules.outline import Item
from tui_goals.rules.quick_add import Place, Quick
from tui_goals.store.tx import Tx


def add_quickly(tx: Tx, quick: Quick, place: Place) -> Item:
    """Add “{it.title}”.

    A bite without a task gets one, of what it is a part of. Raises Refused where a field does not hold, NotFound where
    the place is gone.
    """
    title = texts.clean_line(quick.title, quick.kind)
    match quick.kind:
        case Target.GOAL:
            return add_goal(tx, _goal(tx, quick, title))
        case Target.MILESTONE:
            goal_id = place.goal.id if place.goal is not None else 0
            return add_milestone(
                tx, Milestone(goal_id=goal_id, title=title, due=quick.due, labels=quick.labels, priority=quick.priority)
            )
    task = place.task
    if task is None:
        task_title = title if quick.kind is Target.TASK else texts.clean_line(quick.whole, "task")
        milestone_id = place.milestone.id if place.milestone is not None else 0
        task = add_task(
            tx,
            Task(
                milestone_id=milestone_id,
                title=task_title,
                due=quick.due,
                labels=quick.labels,
                estimate=quick.estimate,
            ),
        )
    if quick.kind is Target.TASK:
        return task
    return add_bite(tx, Bite(task_id=task.id, title=title, amount=quick.amount, unit=quick.unit))


def _goal(tx: Tx, quick: Quick, title: str) -> Goal:
    goal = Goal(title=title, due=quick.due, start=days.local_day(tx.now, tx.zone, tx.cutoff))
    if quick.amount is None:
        return goal
    return Goal(
        title=title, due=quick.due, start=goal.start, measure=MeasureKind.NUMBER, target_value=quick.amount,
        unit=quick.unit,
    )  # fmt: skip
