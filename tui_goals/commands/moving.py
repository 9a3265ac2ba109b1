"""Put a thing under another one: a task to another milestone, a milestone to another goal, a task made a milestone."""

from tui_goals.commands.changes import note_changes
from tui_goals.commands.editing import last_position
from tui_goals.commands.milestones import add_milestone
from tui_goals.domain import Dependency, Goal, Interruption, Milestone, Refused, Task
from tui_goals.store.tx import Tx


def move_to_milestone(tx: Tx, task_id: int, milestone_id: int) -> Task:
    """Move task “{it.title}” to another milestone.

    It goes behind the tasks there, with its bites and sessions. Raises Refused when the milestone is done.
    """
    task, milestone = tx.get(Task, task_id), tx.get(Milestone, milestone_id)
    if milestone.done_at is not None:
        raise Refused(f"“{milestone.title}” is done. Open it again first (space), or choose another milestone.")
    if task.milestone_id == milestone.id:
        return task
    return tx.change(task, milestone_id=milestone.id, position=last_position(tx.tasks_of(milestone.id)))


def move_to_goal(tx: Tx, milestone_id: int, goal_id: int) -> Milestone:
    """Move milestone “{it.title}” to another goal.

    It goes to the end of the goal's sequence and adds nothing to its measure until that is said. Raises Refused when
    the goal has ended, or while the milestone waits on others or others on it.
    """
    milestone, goal = tx.get(Milestone, milestone_id), tx.get(Goal, goal_id)
    if milestone.goal_id == goal.id:
        return milestone
    if goal.ended:
        raise Refused(f"“{goal.title}” has ended. Choose another goal.")
    if tx.find(Dependency, milestone_id=milestone.id) or tx.find(Dependency, needs_id=milestone.id):
        raise Refused(f"“{milestone.title}” waits on others of its goal, or they on it. Let them go first (W).")
    position = last_position(tx.milestones_of(goal.id))
    moved = tx.change(milestone, goal_id=goal.id, position=position, contributes=None)
    note_changes(tx, milestone, moved, f"moved to “{goal.title}”")
    return moved


def make_milestone(tx: Tx, task_id: int) -> Milestone:
    """Turn task “{it.title}” into a milestone.

    Each of its bites becomes a task that holds it, so that sessions and amounts stay with it. Raises Refused for a task
    that is done.
    """
    task = tx.get(Task, task_id)
    if task.done_at is not None:
        raise Refused(f"“{task.title}” is done. Open it again first (space).")
    goal_id = tx.get(Milestone, task.milestone_id).goal_id
    made = add_milestone(tx, Milestone(goal_id=goal_id, title=task.title, due=task.due, labels=task.labels))
    for number, bite in enumerate(tx.bites_of(task.id), 1):
        holder = Task(
            milestone_id=made.id, title=bite.title, position=float(number), created_at=tx.now, done_at=bite.done_at
        )
        tx.change(bite, task_id=tx.add(holder).id)
    for interruption in tx.find(Interruption, task_id=task.id):
        tx.change(interruption, task_id=None)
    note_changes(tx, task, None, "turned into a milestone")
    tx.remove(task)
    return made
