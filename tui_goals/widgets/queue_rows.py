"""The rows of today's queue: the next bites over all goals, and the milestones that only wait to be called done."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from tui_goals.domain import Bite, Goal, Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules import marks, numbers, phrases
from tui_goals.rules.outline import key_of
from tui_goals.rules.queue import QueueItem
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, Piece, join, pad, path, right, spread, width_of
from tui_goals.widgets.plan_tree import DUE_STYLES

TITLE_SHARE = 0.45
"""How much of the row a title takes at most, so that one sees what it belongs to."""
DUE = 11
AMOUNT_FROM = 64
"""Columns from which there is room for amounts."""


@frozen
class QueueRow:
    """All that the drawing of a bite's row depends on."""

    item: QueueItem
    titles: int
    amounts: int
    """Cells of the longest title and of the longest amount in the queue."""
    today: date
    starts: bool = False
    """Whether Enter starts it at once."""


@frozen
class ReadyRow:
    """A milestone with all its bites done, and its goal."""

    milestone: Milestone
    goal: Goal


def queue_rows(
    items: Sequence[QueueItem], ready: Sequence[tuple[Milestone, Goal]], starts: int | None, today: date
) -> tuple[Row, ...]:
    """The milestones that are ready, then the bites; `starts` is the id of the bite that Enter starts at once."""
    titles = max((cell_len(item.bite.title) for item in items), default=0)
    amounts = max((cell_len(told_amount(item.bite)) for item in items), default=0)
    return (
        *(Row(key_of(milestone), ReadyRow(milestone, goal)) for milestone, goal in ready),
        *(Row(key_of(item.bite), QueueRow(item, titles, amounts, today, item.bite.id == starts)) for item in items),
    )


def empty_rows(has_goals: bool) -> tuple[Row, ...]:
    """What belongs here and which key brings it, where there is nothing to start."""
    way = (
        ("None can be started now. On Goals (1), n on a task writes", "one: a step small enough to begin at once.")
        if has_goals
        else ("There is no goal yet; n writes the first one.",)
    )
    words = ("The next bites of all goals stand here.", *way, "Q starts a session without a bite.")
    return tuple(Row(text, f"  {text}", selectable=False) for text in words)


def draw_queue_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """One line: mark, title, what it belongs to; amount and date at the right. Few pieces, since each costs bytes."""
    data = row.data
    if isinstance(data, ReadyRow):
        left = (_mark(data.goal), (f"{glyphs.milestone} ", "accent"), (data.milestone.title, "title"))
        return (spread(left, (("  all done, ", "dim"), ("space completes it ", "accent")), width, glyphs.ellipsis),)
    if not isinstance(data, QueueRow):
        return (((str(data), "dim"),),)
    item, mark, end = data.item, _mark(data.item.goal), _end(data, width)
    if item.pinned:
        mark = (f" {mark[0].strip()}{glyphs.pinned} ", mark[1])
    title = pad(item.bite.title, min(data.titles, int(width * TITLE_SHARE)), glyphs.ellipsis)
    room = width - width_of((mark, (title, ""), *end))
    up = path((item.task.title, item.milestone.title), glyphs.less, room - 2, glyphs.ellipsis)
    return (join((mark, (title, "plain"), (pad(f"  {up}", room), "dim"), *end)),)


def told_amount(bite: Bite) -> str:
    """The bite's amount, unless its title begins with it."""
    if bite.amount is None or numbers.amount_in(bite.title) == (bite.amount, bite.unit):
        return ""
    return phrases.amount(bite.amount, bite.unit)


def _mark(goal: Goal) -> Piece:
    mark = marks.mark(goal)
    return (f" {mark.letter}  ", f"mark{mark.colour}")


def _end(data: QueueRow, width: int) -> Line:
    if data.starts:
        return (("  enter starts it ", "accent"),)
    due = data.item.due
    told = width >= AMOUNT_FROM and data.amounts > 0
    amount = f"  {right(told_amount(data.item.bite), data.amounts)}" if told else ""
    when = right(f"  {phrases.due(due, data.today)} ", DUE)
    return ((amount, "dim"), (when, DUE_STYLES[phrases.due_state(due, data.today)]))
