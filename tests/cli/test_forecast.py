"""`forecast`: by when a goal and its milestones will be finished (P47)."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.commands.plan import Plan
from tests.conftest import OpenStore
from tests.state.test_forecasting import write
from tui_goals.clock import FrozenClock


def test_p47_forecast_on_the_command_line(
    run: Run, novel: Plan, database: Path, open_store: OpenStore, clock: FrozenClock
) -> None:
    assert run("forecast", novel.goal.id).out.startswith("Too little data: ")
    told = run("forecast", novel.goal.id, "--json").json
    assert (told["p50"], told["none"]) == (None, "too little data")
    write(open_store(database), clock, novel, 10_000, 10_000, 10_000)
    told = run("forecast", novel.goal.id, "--json").json
    assert told["p50"] == told["p80"] == told["p90"] == "2026-04-29" and told["none"] is None
    assert (told["left"], told["unit"], told["weeks"], told["in_time"]) == (50_000, "words", [10_000] * 3, 1.0)
    (milestone,) = told["milestones"]
    assert milestone["title"] == "First draft" and milestone["p80"] > "2026-03-25"
    lines = run("forecast", novel.goal.id).lines
    assert lines[0] == (
        "80 % sure by 29 Apr: 50,000 words left, your last 3 weeks made 10,000 a week. 100 % that it is in time."
    )
    assert lines[1].split() == ["MILESTONE", "P50", "P80", "P90", "TITLE"]
    assert lines[2].split() == ["29", "Apr", "29", "Apr", "29", "Apr", "Write", "the", "novel"]
    assert run("forecast", 99).code == 1 and run("forecast").code == 2
