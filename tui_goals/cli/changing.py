"""`done` and `log`: something is finished, an amount is recorded."""

from argparse import Namespace
from collections.abc import Callable

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say
from tui_goals.cli.plan import Plan
from tui_goals.commands import bites, do, measures, milestones, tasks
from tui_goals.domain import AmountKind, Bite, Goal, Milestone, Task
from tui_goals.rules import measure_words, phrases, progress, texts
from tui_goals.store.tx import Tx

FINISH: dict[str, Callable[[Tx, int], Milestone | Task | Bite]] = {
    "milestone": milestones.finish_milestone,
    "task": tasks.finish_task,
    "bite": bites.finish_bite,
}


def done(options: Namespace) -> int:
    """Finish a thing; one that is done already stays so."""
    here = Here(options)
    with here.changing() as store:
        finished = do(store, FINISH[options.kind], options.id)
        if options.json:
            with store.reading() as reader:
                row = Plan(reader, here.today, everything=True).as_json(finished.value)
            give(row)
        else:
            say(finished.step.label if finished.step else f"“{finished.value.title}” was done already.")
    return 0


def log(options: Namespace) -> int:
    """Record an amount and say what the goal has come to."""
    here = Here(options)
    kind, amount = options.amount
    kind = AmountKind.TOTAL if options.total else kind
    day = here.past_day(options.on)
    note = texts.clean_optional_line(options.note, "note")
    with here.changing() as store:
        recorded = do(store, measures.record_measurement, options.goal, kind, amount, day, note).value
        with store.reading() as reader:
            goal = reader.get(Goal, options.goal)
            now = reader.measured(here.today).get(goal.id, goal.start_value)
    reached = progress.goal_progress(goal, now)
    if options.json:
        from tui_goals.exchange.export import as_row

        give(as_row(recorded) | {"now": now, "progress": reached})
    else:
        say(f"“{goal.title}”: {measure_words.now_words(goal, now)}, {phrases.percent(reached)}")
    return 0
