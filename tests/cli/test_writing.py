"""`add`, `done`, `log`, `undo`, `redo`: every write is a step that can be taken back."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.commands.plan import Plan
from tui_goals.clock import FrozenClock


def test_add_prints_the_id_that_the_next_one_takes(run: Run) -> None:
    assert run("add", "goal", "Write the novel", "--due", "31 dec", "--amount", "80k", "--unit", "words").out == "1\n"
    assert run("add", "milestone", "First draft", "--of", 1, "--due", "+6w", "--amount", "60000").out == "1\n"
    assert run("add", "task", "Chapter 1", "--of", 1, "--due", "fri").out == "1\n"
    assert run("add", "bite", "1000 words", "--of", 1, "--amount", "1,000", "--unit", "words").out == "1\n"
    assert run("add", "goal", "Another").out == "2\n"
    (milestone,) = run("list", "milestones", "--json").json
    assert (milestone["due"], milestone["contributes"]) == ("2026-04-15", 60_000)
    assert run("list", "tasks", "--json").json[0]["due"] == "2026-03-06"


def test_add_as_json_is_the_new_row(run: Run) -> None:
    goal = run("add", "goal", "Weigh less", "--amount", 70, "--unit", "kg", "--from", 80, "--why", "knees",
               "--area", "health", "--json").json  # fmt: skip
    assert goal["measure"] == {"kind": "number", "unit": "kg", "start": 80, "target": 70, "now": 80}
    assert (goal["why"], goal["area"], goal["progress"]) == ("knees", "health", 0)
    assert goal == run("list", "goals", "--json").json[0]
    milestone = run("--json", "add", "milestone", "Half way", "--of", goal["id"], "--unit", "KG", "--amount", "-5").json
    assert milestone == run("list", "milestones", "--json").json[0]
    assert milestone["contributes"] == -5


def test_whatever_a_verb_makes_is_for_its_owner_alone(run: Run) -> None:
    os.umask(0)
    run("status")
    assert os.umask(0o077) == 0o077


def test_add_makes_the_database_for_its_owner_alone(anywhere: Run, home: Path) -> None:
    os.umask(0)
    assert anywhere("add", "goal", "The first one").out == "1\n"
    (made,) = home.rglob("*.db")
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    assert [path for path in home.rglob("*") if path.stat().st_mode & 0o077] == []
    assert anywhere("list", "goals", "--json").json[0]["title"] == "The first one"


@pytest.mark.parametrize("kind", ["milestone", "task", "bite"])
def test_done_finishes_and_says_so(run: Run, novel: Plan, kind: str) -> None:
    thing = {"milestone": novel.milestone, "task": novel.task, "bite": novel.bite}[kind]
    assert run("done", kind, thing.id).out == f"Finish {kind} “{thing.title}”\n"
    again = run("done", kind, thing.id)
    assert (again.code, again.out) == (0, f"“{thing.title}” was done already.\n")
    row = run("done", kind, thing.id, "--json").json
    assert (row["id"], row["done"], row["done_at"]) == (thing.id, True, "2026-03-04T09:00:00.000Z")


def test_a_finished_bite_counts_for_the_goal(run: Run, novel: Plan) -> None:
    run("done", "bite", novel.bite.id)
    assert run("list", "goals", "--json").json[0]["measure"]["now"] == 1000


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        (["1200"], 1300), (["1,200.5"], 1300.5), (["-20"], 80), (["-1,5"], 98.5), (["--", "-20"], 80),
        (["=43760"], 43_760), (["--total", "43760"], 43_760), (["1.5k"], 1600), (["+7"], 107),
    ],
)  # fmt: skip
def test_log_adds_or_sets(run: Run, novel: Plan, typed: list[str], now: float) -> None:
    run("log", novel.goal.id, 100)
    logged = run("log", "--json", novel.goal.id, *typed)
    assert (logged.json["now"], logged.json["local_day"]) == (now, "2026-03-04")
    assert run("list", "goals", "--json").json[0]["measure"]["now"] == now


def test_log_takes_a_past_day_and_a_note(run: Run, novel: Plan) -> None:
    row = run("log", novel.goal.id, 250, "--on", "-3d", "--note", "on the train", "--json").json
    assert (row["local_day"], row["note"], row["kind"]) == ("2026-03-01", "on the train", "delta")
    said = run("log", novel.goal.id, "=40000").out
    assert said == "“Write the novel”: 40,000 of 80,000 words, 50 %\n"
    later = run("log", novel.goal.id, 5, "--on", "tomorrow")
    assert later.code == 1 and "still to come" in later.err


def test_undo_takes_back_step_by_step_over_runs(run: Run, novel: Plan) -> None:
    run("done", "task", novel.task.id)
    run("log", novel.goal.id, 1200)
    assert run("undo").out.startswith("Undone: Record 1,200")
    assert run("list", "goals", "--json").json[0]["measure"]["now"] == 0
    assert run("undo", "--json").json["label"] == "Finish task “Chapter 1”"
    assert run("list", "tasks", "--json").json[0]["done"] is False
    assert run("redo").out == "Done again: Finish task “Chapter 1”\n"
    assert run("list", "tasks", "--json").json[0]["done"] is True
    for _ in range(5):
        assert run("undo").code == 0
    assert run("list", "goals", "--all", "--json").json == []
    nothing = run("undo")
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "tui-goals: There is nothing to undo.\n")


def test_undo_of_a_chosen_step_and_the_list_of_steps(run: Run, novel: Plan, clock: FrozenClock) -> None:
    run("done", "task", novel.task.id)
    clock.forward(3600)
    run("log", novel.goal.id, 1200)
    steps = run("undo", "--list", "--json").json["steps"]
    finish = next(step for step in steps if step["label"] == "Finish task “Chapter 1”")
    run("undo", "--step", finish["id"])
    assert run("list", "tasks", "--json").json[0]["done"] is False
    assert run("list", "goals", "--json").json[0]["measure"]["now"] == 1200
    heads, newest, undone, *_ = run("undo", "--list").lines
    assert heads.split() == ["STEP", "WHEN", "STATE", "WHAT"]
    assert newest.startswith(f"{steps[0]['id']}     4 Mar 11:00          Record 1,200")
    assert undone.split() == [str(finish["id"]), "4", "Mar", "10:00", "undone", "Finish", "task", "“Chapter", "1”"]
    again = run("undo", "--step", finish["id"])
    assert again.code == 1 and "undone already" in again.err


def test_a_step_that_was_changed_since_is_not_undone(run: Run, novel: Plan) -> None:
    run("done", "bite", novel.bite.id)
    step = run("undo", "--list", "--json").json["steps"][0]["id"]
    run("undo")
    run("done", "bite", novel.bite.id)
    first = run("undo", "--list", "--json").json["steps"][-1]["id"]
    refused = run("undo", "--step", first)
    assert refused.code == 1 and refused.err.count("\n") == 1
    assert run("undo", "--step", step).code == 1


def test_a_lock_held_by_another_is_told(run: Run, novel: Plan, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui_goals.store.store.OPENING_MILLISECONDS", 1)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    busy = run("done", "task", novel.task.id)
    other.execute("ROLLBACK")
    other.close()
    assert (busy.code, busy.out) == (1, "")
    assert "Another program is writing" in busy.err and busy.err.count("\n") == 1
    assert run("done", "task", novel.task.id).code == 0


def test_p5_p7_goals_of_all_kinds_are_added_and_recorded_also_for_past_days(run: Run) -> None:
    habit = run(
        "add", "goal", "Run", "--kind", "habit", "--amount", 3, "--per", "week", "--unit", "runs", "--json"
    ).json
    assert habit["measure"] == {"kind": "habit", "unit": "runs", "start": 0, "target": 3, "now": 0, "per": "week"}
    assert run("add", "goal", "Sleep", "--kind", "average", "--amount", 8, "--unit", "hours", "--from", 6).out == "2\n"
    assert run("add", "goal", "Sit", "--amount", 1, "--per", "day").out == "3\n"
    assert run("log", 1, 1, "--on", "yesterday").out == "“Run”: 1 of 3 runs this week, 33 %\n"
    assert run("log", 1, "=2", "--on", "yesterday").out == "“Run”: 2 of 3 runs this week, 67 %\n"
    assert run("log", 2, "7").out == "“Sleep”: 7 of 8 hours on average, 50 %\n"
    assert "2 of 3 runs this week" in run("list", "goals").out
    for wrong in (
        ("--kind", "habit", "--amount", 3), ("--per", "week"), ("--kind", "average"),
        ("--kind", "number", "--per", "day", "--amount", 1), ("--kind", "milestones", "--amount", 1, "--unit", "x"),
    ):  # fmt: skip
        assert run("add", "goal", "Wrong", *wrong).code == 2
