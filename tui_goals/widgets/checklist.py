"""The tasks of a card that is opened in place: a line each, with a box to tick."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from tui_goals.domain import Task
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.outline import Item, Key, key_of
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, spread
from tui_goals.widgets.plan_tree import DUE_STYLES

NOTHING = "no tasks yet, n adds one"


@frozen
class TaskLine:
    """All that the drawing of one task depends on."""

    id: int
    milestone_id: int
    title: str
    done: bool = False
    when: str = ""
    due_state: str = "later"
    bites: str = ""
    """How many of its bites are done, `3/5`."""
    marked: bool = False


def checklist_rows(
    milestone_id: int,
    tasks: Iterable[Item],
    inside: Callable[[Item], tuple[Item, ...]],
    today: date,
    marked: Collection[Key] = (),
) -> tuple[Row, ...]:
    """A row for each task, `inside` tells its bites; without tasks the key that adds one."""
    rows = tuple(
        Row(key_of(task), _told(task, inside(task), today, key_of(task) in marked))
        for task in tasks
        if isinstance(task, Task)
    )
    return rows or (Row(("no tasks", milestone_id), NOTHING, selectable=False, head=0),)


def draw_task_line(task: TaskLine, width: int, glyphs: Glyphs) -> Line:
    """The box and the title at the left, what is known of it at the right."""
    sign, style = (glyphs.done, "good") if task.done else (glyphs.open, "dim")
    title = (f" {task.title}", "done" if task.done else "plain")
    end = [(f"  {text}", look) for text, look in ((task.when, DUE_STYLES[task.due_state]), (task.bites, "dim")) if text]
    mark = ((glyphs.marked, "accent"), ("  ", "plain")) if task.marked else (("   ", "plain"),)
    return spread((*mark, (sign, style), title), (*end, (" ", "plain")), width, glyphs.ellipsis)


def _told(task: Task, bites: tuple[Item, ...], today: date, marked: bool) -> TaskLine:
    done = sum(getattr(bite, "done_at", None) is not None for bite in bites)
    is_done = task.done_at is not None
    return TaskLine(
        task.id,
        task.milestone_id,
        clean_line(task.title),
        is_done,
        "" if is_done else phrases.due(task.due, today),
        phrases.due_state(task.due, today),
        f"{done}/{len(bites)}" if bites and not is_done else "",
        marked,
    )
