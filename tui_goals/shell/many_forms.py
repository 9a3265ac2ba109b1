"""What is asked before many things are changed at once: days, labels, priority; and where they go."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tui_goals.commands.many import PARENTS, move_many, plan_many
from tui_goals.domain import Refused, Target
from tui_goals.rules import dates, day_lengths, phrases, texts
from tui_goals.rules.outline import Item, Key, key_of
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.plan_forms import line, parse_day_of, whole_or_none
from tui_goals.state import views
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Done = Callable[[Any], None]
SHIFT = re.compile(rf"[+-] ?{day_lengths.LENGTH}", re.ASCII)


def plan_form(app: "TuiGoalsApp", keys: Sequence[Key], done: Done) -> None:
    """Ask for what all of them get; what is left empty stays as it is with each."""

    def due(text: str) -> date | str | None:
        typed = " ".join(text.casefold().split())
        if not typed:
            return None
        return typed if SHIFT.fullmatch(typed) else parse_day_of(app)(text)

    def echo(text: str) -> str:
        meant = due(text)
        return dates.echo_day(meant, app.state.today) if isinstance(meant, date) else f"each moves by {meant}"

    def save(form: FormScreen, values: Values) -> None:
        """Plan all of them anew, or say that nothing would change."""
        if not any(value for name, value in values.items() if name != "reason") and values["priority"] is None:
            form.refused(Refused("Nothing would change. Fill in a day, labels or a priority."))
            return
        day = values.pop("due")
        added, dropped = values.pop("labels")
        app.do(
            plan_many, keys, day if isinstance(day, date) else None, day if isinstance(day, str) else "",
            added, dropped, **values, then=form.saved, otherwise=form.refused,
        )  # fmt: skip

    fields = [
        Field("due", "Due", "", "+3d moves each, fri sets it", due, echo),
        Field("labels", "Labels", "", "race, -home: adds one, drops one", labels_to_change),
        Field("priority", "Priority", "", "0 to 3", whole_or_none),
        Field("reason", "Because", "", "why dates or scope change, or nothing", line("reason")),
    ]
    title = f"Plan {phrases.count(len(keys), 'thing')} anew"
    app.push_screen(FormScreen(title, fields, save, "many", "What stays empty stays as it is.", done))


def labels_to_change(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels to add and, after a `-`, to drop. Raises Refused for one that is too long."""
    labels = texts.labels_in(text)
    added = tuple(label.lstrip("+") for label in labels if not label.startswith("-"))
    return added, tuple(label.lstrip("- ") for label in labels if label.startswith("-"))


def pick_place(app: "TuiGoalsApp", keys: Sequence[Key], done: Done) -> None:
    """Choose the milestone, goal or task they go to."""
    wanted = PARENTS.get(keys[0][0])
    if wanted is None:
        app.notify("A goal belongs to nothing; J and K order goals.", severity="warning")
        return
    tree = views.outline(app.state)
    places = {key_of(item): item for item in _places(app, wanted)}
    parents = {key_of(path[-2]) for key in keys if (item := tree.find(key)) and len(path := tree.path(item)) > 1}
    if len(parents) == 1:
        places.pop(parents.pop(), None)
    if not places:
        app.notify(f"There is no other {wanted} to move it to; n writes one.", severity="warning")
        return
    titles = {key: _path(tree.path(item)) for key, item in places.items()}

    def choices() -> list[Choice]:
        return [(place, title, False) for place, title in titles.items()]

    def picked(place: object, _: bool) -> None:
        app.do(move_many, keys, place, then=done)

    what = phrases.count(len(keys), "thing") if len(keys) > 1 else f"this {keys[0][0]}"
    app.push_screen(PickScreen(f"Move {what} to which {wanted}?   esc leaves it", choices, picked, many=False))


def _places(app: "TuiGoalsApp", kind: Target) -> list[Item]:
    state, tree = app.state, views.outline(app.state)
    goals = [goal for goal in state.goals if not goal.ended]
    if kind is Target.GOAL:
        return [*goals]
    milestones = [each for goal in goals for each in tree.milestones_of(goal.id) if each.done_at is None]
    if kind is Target.MILESTONE:
        return [*milestones]
    return [task for each in milestones for task in tree.tasks_of(each.id) if task.done_at is None]


def _path(path: Sequence[Item]) -> str:
    return " / ".join(item.title for item in path)
