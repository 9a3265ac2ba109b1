"""`template`: what there is to begin a goal from, what one would make, and making it in one step."""

from argparse import Namespace
from datetime import date
from typing import Any

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say, table
from tui_goals.commands import do
from tui_goals.commands.templates import delete_template, save_template, use_template
from tui_goals.domain import GoalTemplate, Refused
from tui_goals.rules import phrases, templates
from tui_goals.rules.templates import Template
from tui_goals.store import Reader

INDENT = "  "


def list_templates(options: Namespace) -> int:
    """Print the templates that come with the program, and one's own."""
    with Here(options).reading() as source:
        found = _all(source)
    if options.json:
        give([_as_json(each) for each in found])
    else:
        rows = [(each.name, each.days, each.title if not each.own_id else "your own", each.summary) for each in found]
        table(("NAME", "DAYS", "TITLE", "WHAT IT IS"), rows)
    return 0


def show(options: Namespace) -> int:
    """Print what a template would make; nothing is written."""
    here = Here(options)
    with here.reading() as source:
        template = templates.named(options.name, _all(source))
    made = templates.plan(template, here.today, here.day(options.due), options.amount)
    lines = templates.outline_lines(made)
    if options.json:
        parts = [{"depth": depth, "title": title, "due": due and due.isoformat()} for depth, title, due in lines]
        give(_as_json(template) | {"goal": made.goal.title, "makes": parts})
    else:
        say(*(f"{INDENT * depth}{title}{_due(due, here)}" for depth, title, due in lines))
    return 0


def use(options: Namespace) -> int:
    """Make the goal of a template and print its id."""
    here = Here(options)
    due = here.day(options.due)
    with here.changing(begin=True) as store:
        with store.reading() as source:
            template = templates.named(options.name, _all(source))
        made = templates.plan(template, here.today, due, options.amount, options.title or "")
        goal = do(store, use_template, made).value
    if options.json:
        give(
            {
                "id": goal.id,
                "title": goal.title,
                "due": goal.due and goal.due.isoformat(),
                "milestones": len(made.milestones),
            }
        )
    else:
        say(str(goal.id))
    return 0


def save(options: Namespace) -> int:
    """Keep a goal as a template of one's own."""
    with Here(options).changing() as store:
        kept = do(store, save_template, options.id, options.title).value
    if options.json:
        give({"id": kept.id, "title": kept.title})
    else:
        say(f"Saved the template {kept.title}. `tui-goals template use` begins a goal from it.")
    return 0


def delete(options: Namespace) -> int:
    """Delete a template of one's own."""
    with Here(options).changing() as store:
        with store.reading() as source:
            template = templates.named(options.name, templates.own(source.find(GoalTemplate)))
        if not template.own_id:
            raise Refused(f"{template.title} comes with the program and stays.")
        do(store, delete_template, template.own_id)
    if options.json:
        give({"id": template.own_id, "title": template.title})
    else:
        say(f"Deleted the template {template.title}. `tui-goals undo` brings it back.")
    return 0


def _all(source: Reader | None) -> tuple[Template, ...]:
    own = templates.own(source.find(GoalTemplate)) if source is not None else ()
    return (*own, *templates.built_in())


def _as_json(template: Template) -> dict[str, Any]:
    return {
        "name": template.name, "title": template.title, "summary": template.summary, "days": template.days,
        "target": template.target, "own": bool(template.own_id),
    }  # fmt: skip


def _due(due: date | None, here: Here) -> str:
    return f", by {phrases.day(due, here.today)}" if due is not None else ""
