"""Baselines on the command line: take, list with the slip and its cause (P44)."""

from tests.cli.conftest import Run
from tests.commands.plan import Plan


def test_p44_a_baseline_is_taken_and_listed_with_the_slip_since(run: Run, novel: Plan) -> None:
    run("add", "milestone", "Beta readers", "--of", 1, "--due", "2026-06-01")
    assert run("baseline", "take", "Start").out == "1\n"
    assert run("baseline", "take", "start").code == 1
    run("add", "milestone", "Proofs", "--of", 1, "--due", "2026-06-11")
    listed = run("baseline", "list", "--json").json
    assert [(each["name"], each["goals"]) for each in listed] == [
        ("Start", [{"title": "Write the novel", "slip_days": 10, "cause": "Proofs was added"}])
    ]
    assert "+10 d" in run("baseline", "list").out
    assert run("baseline", "take", "One", "--of", 1, "--json").json["goal_id"] == 1
    assert run("baseline", "take", "None", "--of", 99).code == 1
    run("undo")
    assert len(run("baseline", "list", "--json").json) == 1
