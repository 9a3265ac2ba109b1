"""Deleting things of the plan: it is told what goes with them, and asked why where the change ledger keeps that."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tui_goals.commands import bites, goals, milestones, tasks
from tui_goals.commands.many import delete_many
from tui_goals.commands.trash import KEPT_DAYS
from tui_goals.domain import Target
from tui_goals.rules import phrases
from tui_goals.rules.outline import Item, Key, key_of
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.plan_forms import BECAUSE, line
from tui_goals.state import views
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

VERBS: dict[Target, Callable[..., Item]] = {
    Target.GOAL: goals.delete_goal, Target.MILESTONE: milestones.delete_milestone, Target.TASK: tasks.delete_task,
}  # fmt: skip
"""How each kind is deleted that is scope: of these the change ledger keeps why."""


def delete_thing(app: "TuiGoalsApp", item: Item) -> None:
    """Delete a thing; a bite at once, whatever is scope with the reason, if one is typed."""
    kind, item_id = key_of(item)

    def told(_: object) -> None:
        app.notify(f"Deleted “{item.title}”. u brings it back.", timeout=4, markup=False)

    if kind is Target.BITE:
        app.do(bites.delete_bite, item_id, then=told)
        return

    def delete(form: FormScreen, values: Values) -> None:
        app.do(VERBS[kind], item_id, values[BECAUSE], then=form.saved, otherwise=form.refused)

    _ask(app, f"Delete {kind}: {item.title}", [item], delete, f"delete:{kind}:{item_id}", told)


def delete_all(app: "TuiGoalsApp", keys: Sequence[Key], done: Callable[[Any], None]) -> None:
    """Delete all of these as one step, with the reason where any of them is scope."""
    if all(kind is Target.BITE for kind, _ in keys):
        app.do(delete_many, keys, then=done)
        return

    def delete(form: FormScreen, values: Values) -> None:
        app.do(delete_many, keys, values[BECAUSE], then=form.saved, otherwise=form.refused)

    tree = views.outline(app.state)
    items = [item for key in keys if (item := tree.find(key)) is not None]
    _ask(app, f"Delete {phrases.count(len(keys), 'thing')}", items, delete, "delete:many", done)


def _ask(
    app: "TuiGoalsApp", title: str, items: Sequence[Item],
    delete: Callable[[FormScreen, Values], None], subject: str, done: Callable[[Any], None],
) -> None:  # fmt: skip
    """One field, which may stay empty."""
    because = Field(BECAUSE, "Because", "", "why, for the record, or nothing", line("reason"))
    lead = f"{_goes_along(app, items)}u brings it back; the trash keeps it for {KEPT_DAYS} days."
    app.push_screen(FormScreen(title, [because], delete, subject, lead, done, enter_saves=True, does="delete"))


def _goes_along(app: "TuiGoalsApp", items: Sequence[Item]) -> str:
    """How much is in these things, in words; empty for nothing."""

    def inside(children: Callable[[Item], tuple[Item, ...]]) -> dict[Key, None]:
        """The keys of all that is in them, each once."""
        found: dict[Key, None] = {}
        looking = list(items)
        while looking:
            below = children(looking.pop())
            looking += below
            found.update((key_of(each), None) for each in below)
        return found

    state = app.state
    keys = app.ask(lambda reader: inside(views.children(state, reader)), None) or inside(views.outline(state).children)
    own = {key_of(item) for item in items}
    kinds = [key[0] for key in keys if key not in own]
    if not kinds:
        return ""
    told = [phrases.count(kinds.count(kind), str(kind)) for kind in (*VERBS, Target.BITE) if kind in kinds]
    return f"Goes with it: {phrases.join_words(told)}.\n"
