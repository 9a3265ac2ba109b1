"""`baseline`: the plan kept under a name, and how far the plan has slipped since."""

from argparse import Namespace
from typing import Any

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say, table
from tui_goals.commands import do
from tui_goals.commands.baselines import take_baseline
from tui_goals.domain import Baseline
from tui_goals.rules.baselines import in_days
from tui_goals.state import AppState, load
from tui_goals.state.timeline import PlanInPictures


def take(options: Namespace) -> int:
    """Keep the plan as it is; print the baseline's id."""
    with Here(options).changing() as store:
        taken = do(store, take_baseline, options.name, options.of).value
        if options.json:
            give(_as_json(taken, []))
        else:
            say(str(taken.id))
    return 0


def list_baselines(options: Namespace) -> int:
    """Print the baselines, and by how many days each goal has slipped since, with the cause."""
    here = Here(options)
    with here.reading() as reader:
        if reader is None:
            if options.json:
                give([])
            return 0
        state = load(reader, AppState(), here.clock.now(), here.zone, here.settings.day_cutoff)
        found = [(each, PlanInPictures(state, each).comparison.goals.values()) for each in reader.find(Baseline)]
        if options.json:
            give([_as_json(each, slips) for each, slips in found])
        else:
            for each, slips in found:
                say(f"{each.id}  {each.title}, {each.local_day}")
                table(("GOAL", "SLIP", "CAUSE"), [(slip.title, in_days(slip.days), slip.cause) for slip in slips])
    return 0


def _as_json(baseline: Baseline, slips: Any) -> dict[str, Any]:
    return {
        "id": baseline.id,
        "name": baseline.title,
        "goal_id": baseline.goal_id,
        "day": str(baseline.local_day),
        "goals": [{"title": slip.title, "slip_days": slip.days, "cause": slip.cause} for slip in slips],
    }
