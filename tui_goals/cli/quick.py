"""`quick`: one line of prose, understood and added."""

from argparse import ArgumentParser, Namespace
from typing import Any

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say
from tui_goals.cli.plan import Plan
from tui_goals.commands import do
from tui_goals.commands.quick_add import add_quickly
from tui_goals.domain import Target
from tui_goals.rules import quick_add
from tui_goals.rules.outline import Outline
from tui_goals.rules.quick_add import Place, Quick


def arguments(verb: ArgumentParser) -> None:
    """What can be typed after it."""
    verb.add_argument("prose", metavar="PROSE", help="AMOUNT UNIT of ... by DAY @goal/milestone #label ~50m !1 +task")
    verb.add_argument("--dry-run", action="store_true", help="only say what was understood")


def quick(options: Namespace) -> int:
    """Add what the prose says, or only tell. Raises Refused where it has no place or title."""
    here = Here(options)
    understood = quick_add.understand(options.prose, here.today, here.settings.day_first)
    with here.reading() as reader:
        plan = Plan(reader, here.today).outline if reader is not None else Outline((), (), (), ())
    open_goals = [goal for goal in plan.goals if not goal.ended]
    place = quick_add.place(understood, plan, (), open_goals[0] if open_goals else None)
    words = quick_add.in_words(understood, place, here.today)
    added_id = None
    if not options.dry_run:
        with here.changing(begin=understood.kind is Target.GOAL) as store:
            added_id = do(store, add_quickly, understood, place).value.id
    if options.json:
        give(_as_json(understood, place, words, added_id))
    elif options.dry_run:
        say(", ".join(words))
    else:
        say(str(added_id))
    return 0


def _as_json(quick: Quick, place: Place, words: tuple[str, ...], added_id: int | None) -> dict[str, Any]:
    return {
        "id": added_id,
        "kind": str(quick.kind),
        "title": quick.title,
        "amount": quick.amount,
        "unit": quick.unit,
        "due": quick.due.isoformat() if quick.due is not None else None,
        "time_left_out": quick.time or None,
        "estimate": quick.estimate,
        "labels": list(quick.labels),
        "priority": quick.priority,
        "goal": place.goal.title if place.goal is not None else None,
        "milestone": place.milestone.title if place.milestone is not None else None,
        "task": place.task.title if place.task is not None else None,
        "understood": list(words),
        "tokens": [{"text": token.text, "part": str(token.part)} for token in quick.tokens],
    }
