"""`doctor` says whose database it is and what is wrong with it, and changes nothing."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run
from tests.commands.plan import Plan


def snapshot(folder: Path) -> dict[str, tuple[int, str]]:
    return {
        path.name: (path.stat().st_mode, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.iterdir()
        if path.is_file()
    }


def examined(run: Run, database: Path) -> Answer:
    """What it says, after a look that nothing has changed."""
    before = snapshot(database.parent)
    answer = run("doctor", "--json")
    told = run("doctor")
    assert told.code == answer.code == (1 if answer.json["problems"] else 0)
    assert all(problem in told.out for problem in answer.json["problems"])
    assert snapshot(database.parent) == before
    return answer


def change(database: Path, statement: str, *parameters: object) -> None:
    other = sqlite3.connect(database)
    other.execute("PRAGMA ignore_check_constraints = ON")
    other.execute(statement, parameters)
    other.commit()
    other.close()


def test_a_sound_database(run: Run, novel: Plan, database: Path) -> None:
    found = examined(run, database).json
    assert found["problems"] == [] and found["crash_reports"] == [] and found["beside"] == []
    told = found["database"]
    assert (told["path"], told["mode"], told["bytes"]) == (str(database), "0600", database.stat().st_size)
    assert {told[name] for name in ("integrity", "foreign_keys", "readable", "as_left")} == {"ok"}
    assert (told["counts"]["goals"], told["counts"]["columns"], told["counts"]["steps"]) == (1, 4, 4)
    assert {"python", "sqlite", "textual", "tui-goals"} <= set(found["versions"])
    assert found["machine"]["host"] and found["settings"]["zone"] == "Europe/Berlin"
    assert "Nothing is wrong." in run("doctor").out


def test_no_database_is_nothing_wrong(anywhere: Run, tmp_path: Path) -> None:
    answer = anywhere("doctor", "--db", tmp_path / "none.db", "--json")
    assert answer.code == 0 and answer.json["database"]["exists"] is False
    assert not (tmp_path / "none.db").exists()


def test_over_ssh_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 22 10.0.0.2 22")
    assert "over SSH" in run("doctor").lines[0]


def test_modes_that_others_can_use(run: Run, database: Path) -> None:
    database.chmod(0o644)
    (problem,) = examined(run, database).json["problems"]
    assert "chmod 600" in problem
    database.chmod(0o600)
    database.parent.chmod(0o777)
    (problem,) = examined(run, database).json["problems"]
    assert "Others may write to the folder" in problem


def test_rows_without_their_parent(run: Run, novel: Plan, database: Path) -> None:
    change(database, "DELETE FROM milestone")
    found = examined(run, database).json["database"]
    assert found["foreign_keys"] == [f"Row {novel.task.id} of task belongs to a milestone that is not there."]


@pytest.mark.parametrize(
    ("statement", "parameter"),
    [
        ("UPDATE bite SET title = CAST(? AS TEXT)", b"\xff\xfe"),
        ("UPDATE bite SET created_at = ?", "yesterday"),
        ("UPDATE bite SET origin = ?", "nobody"),
    ],
)
def test_a_damaged_row_is_named(run: Run, novel: Plan, database: Path, statement: str, parameter: object) -> None:
    change(database, statement, parameter)
    found = examined(run, database).json
    assert f"The bite {novel.bite.id} holds something damaged." in found["problems"]
    refused = run("list", "bites")
    assert refused.code == 1 and refused.err.count("\n") == 1


@pytest.mark.parametrize(
    ("word", "statement"),
    [
        ("goal", "UPDATE goal SET title = 'Write the navel'"),
        ("milestone", "UPDATE milestone SET due = '2026-12-30'"),
        ("task", "UPDATE task SET estimate = 5"),
        ("bite", "UPDATE bite SET amount = 1001.0"),
    ],
)
def test_f11_a_row_that_no_step_changed_is_found(
    run: Run, novel: Plan, database: Path, word: str, statement: str
) -> None:
    change(database, statement)
    told = examined(run, database).json["database"]
    assert told["integrity"] == "ok"
    assert told["as_left"] == [f"The {word} 1 is not as the last step left it: one of the two was damaged."]


def test_f11_every_flipped_bit_of_a_title_is_found_although_sqlite_sees_none(
    run: Run, novel: Plan, database: Path
) -> None:
    whole, title = database.read_bytes(), novel.goal.title.encode()
    row = whole.index(novel.goal.uid.encode() + title) + len(novel.goal.uid)
    for bit in range(len(title) * 8):
        damaged = bytearray(whole)
        damaged[row + bit // 8] ^= 1 << bit % 8
        database.write_bytes(damaged)
        told = run("doctor", "--json").json["database"]
        assert told["integrity"] == "ok" and told["as_left"] != "ok", f"bit {bit}"


def test_f11_what_was_undone_redone_and_deleted_is_as_it_was_left(run: Run, novel: Plan, database: Path) -> None:
    for verb in (("add", "goal", "Run"), ("done", "bite", 1), ("undo",), ("add", "goal", "Read"), ("undo",), ("undo",)):
        assert run(*verb).code == 0
        assert examined(run, database).json["problems"] == []
    change(database, "DELETE FROM bite")
    assert examined(run, database).json["database"]["as_left"] == ["The bite 1 is gone, although no step deleted it."]


def test_f12_a_half_write_whose_journal_is_gone_is_found(run: Run, novel: Plan, database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("PRAGMA cache_spill = 1")
        other.execute("BEGIN")
        other.execute("UPDATE goal SET title = 'half'")
        other.execute("CREATE TABLE stray AS SELECT hex(randomblob(4000)) AS text FROM step, image, board_column")
        half = database.read_bytes()
        other.execute("ROLLBACK")
    database.write_bytes(half)
    assert examined(run, database).code == 1


def test_f12_a_log_of_another_copy_is_told_and_nothing_is_opened(run: Run, database: Path) -> None:
    Path(f"{database}-wal").write_bytes(b"log of another copy")
    problems = examined(run, database).json["problems"]
    assert any("was left by another copy of goals.db" in problem for problem in problems)
    refused = run("list", "goals")
    assert refused.code == 1 and "Nothing was opened" in refused.err


def test_a_damaged_file(run: Run, novel: Plan, database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[4096 * 3 : 4096 * 20] = bytes(4096 * 17)
    database.write_bytes(data)
    answer = examined(run, database)
    assert answer.code == 1 and any("damaged" in problem for problem in answer.json["problems"])


def test_files_that_were_left_beside_it(run: Run, database: Path) -> None:
    copy = database.with_name("goals.db.before-20260101T000000Z-1")
    for path in (copy, database.with_name(".goals.db.abc.new"), database.with_name(".out.json.12.part")):
        path.write_bytes(b"left")
        path.chmod(0o600)
    database.with_name("goals.db.notes").write_bytes(b"the person's own")
    found = examined(run, database).json
    assert found["beside"] == [".goals.db.abc.new", ".out.json.12.part", copy.name]
    assert len(found["problems"]) == 2


def test_a_write_that_was_interrupted(run: Run, novel: Plan, database: Path) -> None:
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("PRAGMA cache_size = 1")
    other.execute("PRAGMA cache_spill = 1")
    other.execute("BEGIN")
    other.execute("CREATE TABLE stray AS SELECT hex(randomblob(4000)) AS text FROM step, image, board_column")
    journal = database.with_name("goals.db-journal")
    half, log = database.read_bytes(), journal.read_bytes()
    other.execute("ROLLBACK")
    other.close()
    database.write_bytes(half)
    journal.write_bytes(log)
    found = examined(run, database).json
    assert any("interrupted" in problem for problem in found["problems"])
    assert [row["title"] for row in run("list", "goals", "--json").json] == ["Write the novel"]
    assert examined(run, database).json["problems"] == []


def test_a_write_ahead_log_is_told_and_not_touched(run: Run, database: Path) -> None:
    change(database, "PRAGMA journal_mode = WAL")
    found = examined(run, database).json
    assert any("write-ahead log" in problem for problem in found["problems"])


def test_reports_of_errors_are_listed(run: Run, database: Path, home: Path) -> None:
    folder = home / ".local" / "state" / "tui-goals" / "crashes"
    folder.mkdir(parents=True)
    (folder / "crash-abc.txt").write_text("x", encoding="utf-8")
    answer = examined(run, database)
    assert (answer.code, answer.json["crash_reports"]) == (0, [str(folder / "crash-abc.txt")])
