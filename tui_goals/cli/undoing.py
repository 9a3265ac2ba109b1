"""`undo` and `redo`: one step back or forth, the newest in the file or one by its number."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from tui_goals.cli.opening import Here
from tui_goals.cli.output import complain, give, say, table
from tui_goals.commands import do, steps
from tui_goals.domain import Step
from tui_goals.rules import days, phrases

NEWEST = 20
"""How many steps `--list` prints."""


def undo(options: Namespace) -> int:
    """Undo the newest step, or the one that is named, and say which it was."""
    here = Here(options)
    if options.list:
        return _list(here, options.json)
    with here.changing() as store:
        step = do(store, steps.undo, step_id=options.step).value
    return _tell("Undone", step, options.json)


def redo(options: Namespace) -> int:
    """Do again what was undone last and say what it was."""
    with Here(options).changing() as store:
        step = do(store, steps.redo).value
    return _tell("Done again", step, options.json)


def _tell(what: str, step: Step, json: bool) -> int:
    if json:
        give(_as_json(step))
    else:
        say(f"{what}: {step.label}")
    return 0


def _list(here: Here, json: bool) -> int:
    newest: Sequence[Step] = ()
    with here.reading() as reader:
        if reader is not None:
            newest = reader.steps(NEWEST)
    if json:
        give({"steps": [_as_json(step) for step in newest]})
    elif newest:
        lines = ((step.id, _when(step, here), "undone" if step.undone_at else "", step.label) for step in newest)
        table(("STEP", "WHEN", "STATE", "WHAT"), lines)
    else:
        complain("There is nothing to undo.")
    return 0


def _as_json(step: Step) -> dict[str, Any]:
    from tui_goals.exchange.export import as_row

    return as_row(step)


def _when(step: Step, here: Here) -> str:
    if step.made_at is None:
        return ""
    made = days.local_time(step.made_at, here.zone)
    return f"{phrases.day(made.date(), days.local_time(here.clock.now(), here.zone).date())} {made:%H:%M}"
