"""Templates: make a whole goal of one in a single step, keep a goal as one, let one go."""

from dataclasses import replace

from tui_goals.commands.bites import add_bite
from tui_goals.commands.goals import add_goal
from tui_goals.commands.milestones import add_dependency, add_milestone
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Dependency, Goal, GoalTemplate
from tui_goals.rules import days, templates, texts
from tui_goals.rules.outline import Outline
from tui_goals.rules.templates import GoalPlan
from tui_goals.store.tx import Tx


def use_template(tx: Tx, plan: GoalPlan) -> Goal:
    """Make goal “{it.title}” from a template.

    Milestones, tasks and bites, and what waits on what, come with it. Raises Refused where a field does not hold.
    """
    goal = add_goal(tx, plan.goal)
    ids: dict[str, int] = {}
    for each in plan.milestones:
        milestone = add_milestone(tx, replace(each.milestone, goal_id=goal.id))
        ids.setdefault(milestone.title, milestone.id)
        for part in each.tasks:
            task = add_task(tx, replace(part.task, milestone_id=milestone.id))
            for bite in part.bites:
                add_bite(tx, replace(bite, task_id=task.id))
    for each in plan.milestones:
        for title in each.needs:
            if title in ids and title != each.milestone.title:
                add_dependency(tx, ids[each.milestone.title], ids[title])
    return goal


def save_template(tx: Tx, goal_id: int, title: str = "", summary: str = "") -> GoalTemplate:
    """Save “{it.title}” as a template.

    It holds all that the goal is cut into, and nothing of what was done. Raises Refused where a field does not hold.
    """
    goal = tx.get(Goal, goal_id)
    milestones = tx.milestones_of(goal_id)
    tasks = [task for milestone in milestones for task in tx.tasks_of(milestone.id)]
    bites = [bite for task in tasks for bite in tx.bites_of(task.id)]
    waiting = [link for milestone in milestones for link in tx.find(Dependency, milestone_id=milestone.id)]
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    content = templates.content_of(goal, Outline([goal], milestones, tasks, bites), waiting, today)
    kept = GoalTemplate(
        title=texts.clean_line(title or goal.title, "template"),
        summary=texts.clean_optional_line(summary or goal.why, "summary"),
        content=content,
        created_at=tx.now,
    )
    return tx.add(kept)


def delete_template(tx: Tx, template_id: int) -> GoalTemplate:
    """Delete the template “{it.title}”.

    Goals that were made of it stay.
    """
    template = tx.get(GoalTemplate, template_id)
    tx.remove(template)
    return template
