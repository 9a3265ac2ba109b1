"""`list`: goals, milestones, tasks, bites, sessions and entries, with the ids that other verbs take."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from tui_goals.cli.opening import Here
from tui_goals.cli.output import BadUse, complain, give, table
from tui_goals.cli.plan import Plan
from tui_goals.domain import Bite, Goal, MeasureKind, Milestone, Stored, Task
from tui_goals.rules import measure_words, phrases, searching
from tui_goals.rules.outline import Item
from tui_goals.store import Reader

Found = tuple[Sequence[str], Sequence[Any]]
"""The heads and the rows of a table; of JSON the rows alone count."""

NOTHING: Found = ((), ())
KINDS: dict[str, type[Item]] = {"goals": Goal, "milestones": Milestone, "tasks": Task, "bites": Bite}
PARENTS: dict[str, tuple[type[Stored], str]] = {
    "milestones": (Goal, "goal_id"),
    "tasks": (Milestone, "milestone_id"),
    "bites": (Task, "task_id"),
}
HEADS: dict[str, Sequence[str]] = {
    "goals": ("ID", "PHASE", "DUE", "DONE", "MEASURE", "TITLE"),
    "milestones": ("ID", "STATE", "DUE", "DONE", "GOAL", "TITLE"),
    "tasks": ("ID", "STATE", "DUE", "MILESTONE", "TITLE"),
    "bites": ("ID", "STATE", "AMOUNT", "TASK", "TITLE"),
}
EMPTY = {
    "goals": "No goals. `tui-goals add goal TITLE --due DATE` writes one.",
    "milestones": "No milestones. `tui-goals add milestone TITLE --of GOAL` adds one.",
    "tasks": "No tasks. `tui-goals add task TITLE --of MILESTONE` adds one.",
    "bites": "No bites. `tui-goals add bite TITLE --of TASK` adds one.",
    "sessions": "No focus sessions. `tui-goals focus start` begins one; in the app it is f on a bite.",
    "entries": "No journal entries. They are written in the app: `tui-goals`, then w.",
}


def list_kind(options: Namespace) -> int:
    """Print what there is of a kind."""
    if options.kind == "goals" and options.of is not None:
        raise BadUse("--of does not go with goals, which belong to nothing")
    if options.kind != "sessions" and any((options.on, options.since, options.until)):
        raise BadUse(f"--on, --since and --until go with sessions, not with {options.kind}")
    here = Here(options)
    heads, rows = NOTHING
    with here.reading() as reader:
        if reader is not None:
            heads, rows = _find(reader, options, here)
    if options.json:
        give(list(rows))
    elif rows:
        table(heads, rows)
    elif options.find is not None:
        complain(f"No {options.kind} are found by “{options.find}”.")
    else:
        complain(EMPTY[options.kind])
    return 0


def _find(reader: Reader, options: Namespace, here: Here) -> Found:
    if options.kind in KINDS:
        return _plan(reader, options, here.today)
    from tui_goals.cli import records

    find: Callable[..., Found] = getattr(records, options.kind)
    return find(reader, options, here)


def _plan(reader: Reader, options: Namespace, today: date) -> Found:
    if options.of is not None:
        kind, parent = PARENTS[options.kind]
        reader.get(kind, options.of)
    plan = Plan(reader, today, everything=options.all or options.of is not None)
    words = searching.words(options.find or "")
    items = (
        item
        for item in plan.items(KINDS[options.kind])
        if (options.of is None or getattr(item, parent) == options.of)
        and not (options.open and is_done(item))
        and searching.holds(item.title, words)
    )
    show = plan.as_json if options.json else lambda item: _cells(plan, item, today)
    return HEADS[options.kind], [show(item) for item in islice(items, options.limit)]


def is_done(item: Item) -> bool:
    """Whether it is finished; a goal, whether it has ended."""
    return item.ended if isinstance(item, Goal) else item.done_at is not None


def _cells(plan: Plan, item: Item, today: date) -> tuple[object, ...]:
    done = is_done(item)
    state = "done" if done else "open"
    due = "" if done or isinstance(item, Bite) else phrases.due(item.due, today)
    match item:
        case Goal():
            _, _, target, now = plan.measure(item)
            reached = phrases.percent(plan.progress.goals.get(item.id))
            by_milestones = item.measure is MeasureKind.MILESTONES
            measure = f"{phrases.amount(now)} of {phrases.amount(target, 'milestones')}" if target is not None else ""
            measure = measure if by_milestones else measure_words.now_words(item, now)
            return item.id, item.phase, due, reached, measure, item.title
        case Milestone():
            waits = ", ".join(str(needed.id) for needed in plan.blockers.get(item.id, ()))
            state = f"waits on {waits}" if waits else plan.columns.get(item.column_id, state)
            state = "archived" if item.archived_at is not None else state
            reached = phrases.percent(plan.progress.milestones.get(item.id))
            return item.id, state, due, reached, item.goal_id, item.title
        case Task():
            return item.id, state, due, item.milestone_id, item.title
        case Bite():
            amount = "" if item.amount is None else phrases.amount(item.amount, item.unit)
            return item.id, state, amount, item.task_id, item.title
