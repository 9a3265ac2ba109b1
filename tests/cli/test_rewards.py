"""Rewards on the command line."""

from dataclasses import replace

from tests.cli.conftest import Run
from tests.commands.plan import Plan
from tui_goals.commands import do
from tui_goals.commands.milestones import edit_milestone
from tui_goals.store import Store


def test_j16_rewards_are_listed_and_taken_by_a_verb(run: Run, novel: Plan, store: Store) -> None:
    do(store, edit_milestone, novel.milestone, replace(novel.milestone, reward="a day at the sea"))
    assert run("reward", "list").out == "" and run("reward", "list", "--json").json == []
    refused = run("reward", "take", "milestone", 1)
    assert refused.code == 1 and "is promised for “First draft”; finish it first" in refused.err
    run("done", "milestone", 1)
    line = run("reward", "list").lines[1]
    assert line.split() == ["milestone", "1", "a", "day", "at", "the", "sea", "First", "draft"]
    (due,) = run("reward", "list", "--json").json
    assert run("reward", "take", "milestone", 1, "--json").json == due
    assert due == {"kind": "milestone", "id": 1, "title": "First draft", "reward": "a day at the sea"}
    assert run("reward", "list").out == ""
    run("undo")
    assert run("reward", "take", "milestone", 1).out == "Taken: a day at the sea. Enjoy it.\n"
    assert run("reward", "take", "task", 1).code == 2 and run("reward", "take", "goal", 99).code == 1
