"""The line of sight: from the micro-milestone at hand up to the goal."""

from tui_goals.domain import Bite, Goal, Milestone, Task
from tui_goals.rules import phrases


def sight(
    goal: Goal | None,
    milestone: Milestone | None = None,
    task: Task | None = None,
    bite: Bite | None = None,
    *,
    tasks_done: int = 0,
    tasks_total: int = 0,
    goal_fraction: float | None = None,
) -> tuple[str, ...]:
    """The parts of the line from below upwards, ("1000 words", "Chapter 2", "First draft 4/9", "Write the novel 52 %").

    What is None is left out; the milestone's count needs tasks, the goal's percentage a fraction from 0 to 1.
    """
    parts = [item.title for item in (bite, task) if item is not None]
    if milestone is not None:
        parts.append(f"{milestone.title} {tasks_done}/{tasks_total}" if tasks_total else milestone.title)
    if goal is not None:
        parts.append(goal.title if goal_fraction is None else f"{goal.title} {phrases.percent(goal_fraction)}")
    return tuple(parts)
