"""A thing as the line of prose that says it, and what an edited line changes of it."""

from dataclasses import replace
from datetime import date

from tui_goals.domain import Bite, Goal, Milestone, Refused, Target, Task
from tui_goals.rules import texts
from tui_goals.rules.outline import Item
from tui_goals.rules.quick_add import Quick, understand

FIELDS: dict[type, tuple[str, ...]] = {
    Goal: ("due",),
    Milestone: ("due", "labels", "priority"),
    Task: ("due", "labels", "estimate"),
    Bite: (),
}
"""What a line says of each kind beside its title."""
KINDS = {Goal: Target.GOAL, Milestone: Target.MILESTONE, Task: Target.TASK, Bite: Target.BITE}


def as_prose(item: Item, today: date, day_first: bool = False) -> str:
    """The line that means the thing as it is. Raises Refused where its title says what would be taken for a sign."""
    due, labels = getattr(item, "due", None), getattr(item, "labels", ())
    estimate, priority = getattr(item, "estimate", None), getattr(item, "priority", 0)
    parts = [
        item.title,
        f"by {due.isoformat()}" if due is not None else "",
        *(f'#"{label}"' if " " in label or "/" in label else f"#{label}" for label in labels),
        f"~{estimate}m" if estimate else "",
        f"!{priority}" if priority else "",
    ]
    prose = " ".join(filter(None, parts))
    if len(prose) > texts.LINE_LIMIT or edited(item, read(prose, item, today, day_first)) != item:
        raise Refused(f"“{item.title}” cannot be said in one line without a change. e opens its fields.")
    return prose


def read(prose: str, item: Item, today: date, day_first: bool = False) -> Quick:
    """An edited line of that thing, understood. Never raises."""
    return understand(prose, today, day_first, KINDS[type(item)])


def edited(item: Item, quick: Quick) -> Item:
    """The thing as the line says it. Raises Refused for an empty title and for what the thing does not have."""
    kind = KINDS[type(item)]
    if quick.goal:
        raise Refused(f"@ does not move a {kind}; m on Goals does.")
    for name in ("due", "labels", "estimate"):
        if getattr(quick, name) and name not in FIELDS[type(item)]:
            raise Refused(f"A {kind} has no {name} of its own; put it in quotes to keep it in the title.")
    changes = {name: getattr(quick, name) for name in FIELDS[type(item)]}
    if isinstance(item, Bite) and quick.amount is not None:
        changes |= {"amount": quick.amount, "unit": quick.unit}
    return replace(item, title=texts.clean_line(quick.title, kind), **changes)


def changed(item: Item, wanted: Item) -> tuple[str, ...]:
    """The fields in which the two differ, by name."""
    names = ("title", *FIELDS[type(item)], *(("amount", "unit") if isinstance(item, Bite) else ()))
    return tuple(name for name in names if getattr(item, name) != getattr(wanted, name))
