"""The rows of the tree: goals, milestones, tasks and bites, each with what is known of it at the right."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tui_goals.domain import Bite, Goal, Milestone, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import marks, phrases
from tui_goals.rules.outline import Item, Key, key_of
from tui_goals.rules.progress import Progress
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, Piece, bar, right, spread

BAR = 10
PERCENT = 6
INDENT = 2
WIDE = 44
"""From this width on a row has room for its bar."""

DUE_STYLES = {"overdue": "error", "today": "warning", "soon": "plain", "later": "dim"}


@frozen
class TreeRow:
    """All that the drawing of one row depends on."""

    item: Item
    depth: int = 0
    fold: str = ""
    """`folded`, `unfolded`, or empty without children."""
    fraction: float | None = None
    expected: float | None = None
    waits_on: tuple[str, ...] = ()
    counts: str = ""
    next: bool = False
    working: bool = False
    marked: bool = False
    today: date = date(1970, 1, 1)


@frozen
class TreeFacts:
    """What the rows are made of; with `passes` only the things that it lets pass, and what they belong to."""

    children: Callable[[Item], tuple[Item, ...]]
    unfolded: Collection[Key]
    progress: Progress
    expected: Mapping[int, float | None]
    waiting: Mapping[int, tuple[Milestone, ...]]
    next_bites: Collection[int]
    running_bite: int | None
    today: date
    passes: Callable[[Item], bool] | None = None
    marked: Collection[Key] = ()


def tree_rows(goals: tuple[Goal, ...], facts: TreeFacts) -> tuple[Row, ...]:
    """The rows of all that is unfolded, in reading order."""
    return tuple(row for goal in goals for row in _rows(goal, 0, facts))


def _rows(item: Item, depth: int, facts: TreeFacts) -> Iterator[Row]:
    open_here = facts.passes is not None or key_of(item) in facts.unfolded
    inside = facts.children(item) if open_here or not isinstance(item, Goal) else ()
    has_children = bool(inside) or isinstance(item, Goal)
    fold = ("unfolded" if open_here and inside else "folded") if has_children else ""
    below = [row for child in inside for row in _rows(child, depth + 1, facts)] if open_here else []
    if facts.passes is None or below or facts.passes(item):
        told, marked = _told(item, inside, facts), key_of(item) in facts.marked
        yield Row(key_of(item), replace(told, depth=depth, fold=fold, marked=marked, today=facts.today))
        yield from below


def _told(item: Item, inside: tuple[Item, ...], facts: TreeFacts) -> TreeRow:
    """What is known of an item."""
    match item:
        case Goal():
            return TreeRow(item, fraction=facts.progress.goals.get(item.id), expected=facts.expected.get(item.id))
        case Milestone():
            fraction = facts.progress.milestones.get(item.id, 1.0 if item.done_at else None)
            waits_on = tuple(each.title for each in facts.waiting.get(item.id, ()))
            return TreeRow(item, fraction=fraction, waits_on=waits_on)
        case Task():
            done = [bite.done_at is not None for bite in inside if isinstance(bite, Bite)]
            return TreeRow(item, counts=f"{sum(done)} of {phrases.count(len(done), 'bite')}" if done else "")
        case Bite():
            return TreeRow(item, next=item.id in facts.next_bites, working=item.id == facts.running_bite)


def draw_tree_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """One line: fold, sign and title at the left, bar or date at the right."""
    data = row.data
    if not isinstance(data, TreeRow):
        return (((str(data), "dim"),),)
    folds = {"folded": glyphs.folded, "unfolded": glyphs.unfolded, "": " "}
    sign: Piece = (glyphs.marked, "accent") if data.marked else (" ", "plain")
    left: list[Piece] = [sign, (" " * (INDENT * data.depth) + folds[data.fold] + " ", "dim"), *_title(data, glyphs)]
    return (spread(left, (*_end(data, width, glyphs), (" ", "plain")), width),)


def _title(data: TreeRow, glyphs: Glyphs) -> list[Piece]:
    item = data.item
    if isinstance(item, Goal):
        mark = marks.mark(item)
        ended = f"  {item.phase}" if item.phase != "committed" else ""
        style = "done" if item.ended else "title"
        return [(mark.letter, f"mark{mark.colour}"), (f" {item.title}", style), (ended, "dim")]
    done = item.done_at is not None
    if isinstance(item, Milestone):
        sign = glyphs.done if done else glyphs.milestone
        return [(f"{sign} ", "good" if done else "accent"), (item.title, "done" if done else "plain")]
    doing = data.working or (isinstance(item, Task) and data.counts[:1] not in ("", "0"))
    sign = glyphs.done if done else glyphs.doing if doing else glyphs.open
    return [(f"{sign} ", "good" if done else "accent" if doing else "dim"), (item.title, "done" if done else "plain")]


def _end(data: TreeRow, width: int, glyphs: Glyphs) -> Line:
    item = data.item
    if isinstance(item, Goal):
        percent = (right(phrases.percent(data.fraction), PERCENT), "plain")
        colour = f"mark{marks.mark(item).colour}"
        drawn = bar(data.fraction, BAR, glyphs, data.expected, colour) if width >= WIDE else ()
        return (("  ", "plain"), *drawn, percent)
    if isinstance(item, Milestone):
        return _milestone_end(data, item, width, glyphs)
    if isinstance(item, Task):
        when = phrases.due(item.due, data.today) if item.done_at is None else ""
        style = DUE_STYLES[phrases.due_state(item.due, data.today)]
        return ((f"  {data.counts}", "dim"), (f"  {when}" if when else "", style))
    if data.working:
        return (("  running", "accent"),)
    return (("  next", "accent"),) if data.next and item.done_at is None else ()


def _milestone_end(data: TreeRow, item: Milestone, width: int, glyphs: Glyphs) -> Line:
    if item.done_at is not None:
        return (("  done", "dim"),)
    if data.waits_on:
        return ((f"  {glyphs.blocked} ", "warning"), ("waits", "dim"), *_when(data, item))
    if data.fraction:
        drawn = bar(data.fraction, BAR, glyphs) if width >= WIDE else ()
        return (*_when(data, item), ("  ", "plain"), *drawn, (right(phrases.percent(data.fraction), PERCENT), "plain"))
    return _when(data, item)


def _when(data: TreeRow, item: Milestone) -> Line:
    when = phrases.due(item.due, data.today)
    return ((f"  {when}", DUE_STYLES[phrases.due_state(item.due, data.today)]),) if when else ()
