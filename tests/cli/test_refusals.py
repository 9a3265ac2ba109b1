"""What goes wrong: one line on standard error, nothing on standard output, the right exit code, nothing changed."""

import hashlib
import os
import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest

from tests.cli.conftest import Answer, Run
from tests.commands.plan import Plan
from tui_goals.cli import main as entrance

BAD_USE = [
    ["nonsense"], ["list"], ["list", "nonsense"], ["list", "goals", "--of", "1"], ["list", "goals", "--limit", "-1"],
    ["list", "tasks", "--open", "--all"], ["list", "tasks", "--of", "x"], ["add"], ["add", "goal"],
    ["add", "task", "No parent"], ["add", "goal", "x", "--of", "1"], ["add", "goal", "x", "--due", "someday"],
    ["add", "goal", "x", "--due", "30 feb 2027"], ["add", "goal", "x", "--amount", "5"],
    ["add", "goal", "x", "--unit", "km"], ["add", "goal", "x", "--from", "5"],
    ["add", "bite", "x", "--of", "1", "--due", "fri"],
    ["add", "goal", "x", "--amount", "many", "--unit", "km"], ["done", "goal", "1"], ["done", "task", "first"],
    ["done", "task", "-1"], ["done", "task", "1" * 19], ["log", "1"], ["log", "1", "words"], ["log", "1", "="],
    ["log", "1", "5", "--on", "someday"], ["undo", "--step", "last"], ["undo", "--list", "--step", "1"],
    ["export", "a", "b"], ["focus"], ["focus", "nonsense"], ["focus", "start", "first"],
    ["focus", "start", "1", "--quick", "mail"], ["focus", "start", "--minutes", "long"],
    ["focus", "start", "--minutes", "5", "--no-limit"], ["focus", "done", "many"], ["focus", "pause", "1"],
    ["--json"], ["demo", "--json"], ["list", "goals", "--nope"], ["--db"],
]  # fmt: skip
REFUSED = [
    ["add", "goal", ""], ["add", "goal", " \u200b "], ["add", "goal", "x" * 201], ["add", "goal", "half \ud83d"],
    ["add", "goal", "x", "--amount", "5", "--unit", " "], ["add", "goal", "x", "--amount", "0", "--unit", "km"],
    ["add", "milestone", "x", "--of", "99"], ["add", "milestone", "x", "--of", "1", "--unit", "km"],
    ["add", "bite", "x", "--of", "1", "--amount", "-5", "--unit", "km"], ["add", "goal", "\t"],
    ["done", "task", "99"], ["done", "bite", "999999999999999999"], ["log", "99", "5"],
    ["log", "1", "5", "--on", "tomorrow"], ["list", "tasks", "--of", "99"], ["undo", "--step", "99"], ["redo"],
    ["focus", "start", "99"], ["focus", "start", "--quick", " "], ["focus", "start", "--minutes", "25h"],
    ["focus", "pause"], ["focus", "done"], ["focus", "abandon"],
]  # fmt: skip


def is_one_line(answer: Answer) -> bool:
    return answer.out == "" and answer.err.startswith("tui-goals: ") and answer.err.count("\n") == 1


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("arguments", BAD_USE, ids=" ".join)
def test_e10_bad_use_ends_with_two(run: Run, novel: Plan, database: Path, arguments: list[str]) -> None:
    before = digest(database)
    answer = run(*arguments)
    assert answer.code == 2 and is_one_line(answer), answer
    assert digest(database) == before


@pytest.mark.parametrize("arguments", REFUSED, ids=lambda arguments: ascii(" ".join(arguments))[:40])
def test_e10_what_is_refused_ends_with_one(run: Run, novel: Plan, database: Path, arguments: list[str]) -> None:
    before = digest(database)
    for answer in (run(*arguments), run(*arguments, "--json")):
        assert answer.code == 1 and is_one_line(answer), answer
    assert digest(database) == before


@pytest.mark.parametrize(
    "arguments",
    [["done", "task", 1], ["log", 1, 5], ["undo"], ["redo"], ["add", "task", "x", "--of", 1], ["focus", "start", 1]],
)
def test_what_changes_something_needs_a_database(anywhere: Run, tmp_path: Path, arguments: list[object]) -> None:
    answer = anywhere(*arguments, "--db", tmp_path / "none" / "goals.db")
    assert answer.code == 1 and is_one_line(answer)
    assert "add goal" in answer.err
    assert not (tmp_path / "none").exists()


def test_database_and_json_are_taken_before_and_after_the_verb(anywhere: Run, novel: Plan, database: Path) -> None:
    for arguments in (
        ["--db", database, "--json", "list", "goals"],
        ["list", "--db", database, "goals", "--json"],
        ["--json", "list", "goals", f"--db={database}"],
    ):
        assert [row["title"] for row in anywhere(*arguments).json] == ["Write the novel"]
    added = anywhere("add", "--json", "task", "Chapter 2", "--of", 1, "--db", database)
    assert added.json["title"] == "Chapter 2"


def test_the_environment_names_the_database_too(
    anywhere: Run, novel: Plan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert anywhere("list", "goals", "--json").json == []
    monkeypatch.setenv("TUI_GOALS_DB", str(database))
    assert len(anywhere("list", "goals", "--json").json) == 1
    assert anywhere("list", "goals", "--json", "--db", f"{database}.other").json == []


@pytest.mark.parametrize("verb", ["list goals", "status", "add goal x", "undo", "export", "doctor"])
def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(run: Run, database: Path, verb: str) -> None:
    other = sqlite3.connect(database)
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.commit()
    other.close()
    before = digest(database)
    answer = run(*verb.split())
    assert answer.code == 1 and "9999" in answer.out + answer.err
    assert digest(database) == before
    assert [path.name for path in database.parent.iterdir() if path.name.startswith("goals")] == ["goals.db"]


@pytest.mark.parametrize("content", [b"", b"root:x:0:0\n", b"SQLite format 3\0" + bytes(4096)])
def test_a_file_that_is_no_database_of_ours_is_left_as_it_is(anywhere: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    path.chmod(0o644)
    for verb in (["list", "goals"], ["add", "goal", "x"], ["doctor"]):
        assert anywhere(*verb, "--db", path).code == 1
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (content, 0o644)


def test_without_a_home_folder_nothing_is_written_where_one_stands(
    anywhere: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(uid: int) -> NoReturn:
        raise KeyError(uid)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", nobody)
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert os.path.expanduser("~") == "~"
    stand = tmp_path / "stand"
    stand.mkdir()
    monkeypatch.chdir(stand)
    answer = anywhere("add", "goal", "x")
    assert answer.code == 1 and is_one_line(answer), answer
    assert list(stand.iterdir()) == []
    assert anywhere("add", "goal", "x", "--db", tmp_path / "data" / "goals.db").out == "1\n"


def test_a_folder_that_cannot_be_made_is_told(anywhere: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/nowhere")
    assert anywhere("list", "goals", "--json").json == []
    answer = anywhere("add", "goal", "x")
    assert answer.code == 1 and is_one_line(answer) and "/proc/nowhere" in answer.err


def test_wrong_settings_are_named_and_the_defaults_used(
    run: Run, novel: Plan, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = home / ".config" / "tui-goals" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('zone = "Mars/Olympus"\nday_cutof = "03:00"\n', encoding="utf-8")
    monkeypatch.setenv("TZ", "Nowhere/Land")
    answer = run("list", "goals", "--json")
    assert answer.code == 0 and len(answer.json) == 1
    for word in ("line 2", "day_cutof", "Mars/Olympus", "Nowhere/Land"):
        assert word in answer.err


def test_the_zone_decides_which_day_it_is(run: Run, novel: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    for zone, day in (("Pacific/Kiritimati", "2026-03-04"), ("Pacific/Pago_Pago", "2026-03-03")):
        monkeypatch.setenv("TZ", zone)
        assert run("status", "--json").json["today"] == day


def test_an_error_inside_the_program_leaves_a_report_without_what_was_typed(
    run: Run, database: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object, options: object) -> None:
        secret = "my dearest secret"
        raise RuntimeError(secret)

    monkeypatch.setattr("tui_goals.cli.opening.Here.__init__", fail)
    answer = run("list", "goals")
    assert answer.code == 1 and answer.out == "" and answer.err.count("\n") == 1
    (report,) = home.rglob("crash-*.txt")
    assert str(report) in answer.err
    told = report.read_text(encoding="utf-8")
    assert "RuntimeError" in told and "test_refusals.py" in told
    assert "secret" not in answer.err and "dearest" not in told
    assert report.stat().st_mode & 0o777 == 0o600


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entrance, "_run", interrupt)
    answer = run("status")
    assert (answer.code, answer.out, answer.err) == (130, "", "")


def test_no_screen_without_a_terminal(run: Run) -> None:
    for arguments in ([], ["demo"]):
        answer = run(*arguments)
        assert (answer.code, answer.out) == (2, "") and "not a terminal" in answer.err and answer.err.count("\n") == 1
