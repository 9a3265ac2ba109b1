"""`focus`: a session that begins, pauses, goes on and ends without the full screen, each move one step with an undo."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.commands.plan import Plan
from tests.conftest import OpenStore
from tui_goals import processes
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import start_session
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Bite, Task


def test_t2_start_takes_the_head_of_the_queue_with_what_is_left_of_it(
    run: Run, novel: Plan, database: Path, open_store: OpenStore
) -> None:
    store = open_store(database)
    task = do(store, add_task, Task(milestone_id=novel.milestone.id, title="Chapter 2", due=date(2026, 3, 4))).value
    urgent = do(store, add_bite, Bite(task_id=task.id, title="500 words", amount=500, unit="words")).value
    answer = run("focus", "start")
    assert answer.lines == [
        "“500 words” is running: 0 s of 25 min and 500 words, until 10:25",
        "  500 words < Chapter 2 < First draft 0/2 < Write the novel 0 %",
    ]
    assert run("focus", "done", 200, "--partial", "--json").json["units"] == 200
    again = run("focus", "start", urgent.id, "--json").json
    assert (again["plan_units"], again["plan_minutes"]) == (300, 25)


def test_t4_the_plan_is_time_units_both_or_open(run: Run, novel: Plan, clock: FrozenClock) -> None:
    wanted = {
        ("1", "--minutes", "1h30", "--units", "250"): (90, 250),
        ("1", "--no-limit", "--units", "250"): (None, 250),
        ("--quick", "read mail", "--minutes", "10"): (10, None),
        ("--quick", "read mail", "--no-limit"): (None, None),
    }
    for arguments, plan in wanted.items():
        started = run("focus", "start", *arguments, "--json").json
        assert (started["plan_minutes"], started["plan_units"]) == plan
        assert run("undo").code == 0
    assert run("list", "sessions", "--json").json == []


def test_t31_a_start_from_the_command_line_leaves_it_running_with_nobody_watching(run: Run, novel: Plan) -> None:
    assert run("focus", "start", "1", "--commit", "I will finish the storm scene", "--json").json["detached"]
    for move in ("pause", "resume"):
        assert run("focus", move, "--json").json["detached"]
    found = run("status", "--json").json["session"]
    assert (found["state"], found["commitment"]) == ("running", "I will finish the storm scene")


def test_t31_a_session_that_a_screen_watches_is_still_watched_after_a_move(
    run: Run, novel: Plan, database: Path, open_store: OpenStore
) -> None:
    store = open_store(database)
    session = do(store, start_session, novel.bite.id, 25).value
    before = store.reader.heartbeat(session.id)
    assert before is not None and before.terminal_id is not None
    for move, state in (("pause", "paused"), ("resume", "running")):
        assert run("focus", move, "--json").json["state"] == state
        after = store.reader.heartbeat(session.id)
        assert after is not None
        assert (after.terminal_id, after.detached) == (before.terminal_id, False)


def test_t32_time_that_is_paused_does_not_count(run: Run, novel: Plan, clock: FrozenClock) -> None:
    run("focus", "start", 1)
    clock.forward(600)
    run("focus", "pause")
    clock.forward(3000)
    run("focus", "resume")
    clock.forward(60)
    assert run("focus", "status").lines[0] == "“1000 words” is running: 11 min of 25 min and 1,000 words"
    ended = run("focus", "done").lines[0]
    assert ended == "“1000 words” is done: 11 min of 25 min and 1,000 words, 1,000 words counted"


@pytest.mark.parametrize(
    ("arguments", "state", "units", "done"),
    [
        (["done"], "done", 1000, True),
        (["done", "950"], "done", 950, True),
        (["done", "=41600"], "done", 41600, True),
        (["done", "41600", "--total"], "done", 41600, True),
        (["done", "300", "--partial"], "partial", 300, False),
        (["done", "--partial"], "partial", None, False),
        (["abandon"], "abandoned", None, False),
        (["abandon", "-20", "--reason", "too tired"], "abandoned", -20, False),
    ],
)
def test_t45_the_end_counts_what_was_done(
    run: Run, novel: Plan, clock: FrozenClock, arguments: list[str], state: str, units: float | None, done: bool
) -> None:
    run("focus", "start", 1)
    clock.forward(600)
    ended = run("focus", *arguments, "--json").json
    assert (ended["state"], ended["units"], ended["elapsed_seconds"]) == (state, units, 600)
    assert run("list", "bites", "--json", "--all").json[0]["done"] is done
    (goal,) = run("list", "goals", "--json").json
    assert goal["measure"]["now"] == (units or 0)


def test_t48_abandon_keeps_the_reason(run: Run, novel: Plan) -> None:
    run("focus", "start", 1)
    assert run("focus", "abandon", "--reason", "too tired", "--json").json["reason"] == "too tired"


def test_t26_every_move_is_one_step_with_an_undo(run: Run, novel: Plan, clock: FrozenClock) -> None:
    moves = (["start", "1"], ["pause"], ["resume"], ["done", "500"])
    states = []
    for move in moves:
        states.append(run("focus", "status", "--json").json["session"])
        assert run("focus", *move).code == 0
    said = ["End the session on “1000 words” as done", "Resume the session on “1000 words”",
            "Pause the session on “1000 words”", "Start a focus session on “1000 words”"]  # fmt: skip
    for label, before in zip(said, reversed(states), strict=True):
        assert run("undo").out == f"Undone: {label}\n"
        assert run("focus", "status", "--json").json["session"] == before
    assert run("list", "goals", "--json").json[0]["measure"]["now"] == 0


def test_without_a_session_each_move_says_how_to_begin_one(run: Run, novel: Plan) -> None:
    for move in ("pause", "resume", "done", "abandon"):
        answer = run("focus", move)
        assert (answer.code, answer.out) == (1, "") and "focus start" in answer.err
    assert run("focus", "status").out == "No focus session is open. `tui-goals focus start` begins one.\n"
    assert run("focus", "status", "--json").json == {"session": None}


def test_an_empty_queue_is_told(run: Run) -> None:
    run("add", "goal", "Nothing cut yet")
    answer = run("focus", "start")
    assert (answer.code, answer.err.count("\n")) == (1, 1) and "--quick" in answer.err


def test_t1_a_move_that_makes_no_sense_is_refused(run: Run, novel: Plan) -> None:
    run("focus", "start", 1)
    for move in (["start", "1"], ["resume"]):
        answer = run("focus", *move)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)


def test_t61_a_session_of_the_command_line_has_its_hooks(
    run: Run, novel: Plan, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = home / ".config" / "tui-goals" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[hooks]\nsession_started = "say it"\nsession_ended = "say it"\n', encoding="utf-8")
    ran = []

    def run_hook(command_line: str, told: dict[str, str]) -> str | None:
        ran.append((command_line, told["OCCASION"], told["SUBJECT"], told["GOAL"]))
        return None if told["STATE"] == "running" else "say ended with 1"

    monkeypatch.setattr(processes, "run_hook", run_hook)
    assert run("focus", "start", 1).err == ""
    run("focus", "pause")
    ended = run("focus", "done", "--json")
    assert (ended.code, ended.json["state"]) == (0, "done")
    assert ended.err == "tui-goals: the hook session_ended: say ended with 1.\n"
    assert ran == [
        ("say it", "session_started", "1000 words", "Write the novel"),
        ("say it", "session_ended", "1000 words", "Write the novel"),
    ]
