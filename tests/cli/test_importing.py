"""`import` and `scope` on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.commands.plan import Plan


def test_j43_an_answer_comes_back_by_import(run: Run, novel: Plan, tmp_path: Path) -> None:
    run("reader", "add", "Ada")
    run("reader", "share", "Ada", "goal", 1, "--milestones")
    for form in ("text", "md", "html"):
        assert "(First draft)::" in run("report", "--reader", "Ada", "--format", form).out
    report = run("report", "--reader", "Ada").out
    file = tmp_path / "answer.txt"
    file.write_text(report.replace("(First draft)::", "(First draft):: approve go on"), encoding="utf-8")
    tried = run("import", file, "--dry-run")
    assert tried.lines == ["1 answer would be taken in.", "  approves “First draft”"]
    assert run("import", file, "--json").json == {"new": 1, "there": 0, "dry_run": False}
    assert run("import", file).lines == ["0 answers taken in, 1 known already."]
    run("undo")
    assert run("import", file, "--dry-run", "--json").json["new"] == 1


def test_j43_a_file_that_is_none_of_ours_changes_nothing(run: Run, novel: Plan, tmp_path: Path) -> None:
    file = tmp_path / "some.txt"
    for text, code, words in (
        ("hello", 2, "no answer"),
        ('{"format": "else"}', 1, "no file of ours"),
        ('{"format": "tui-goals answers",\n "reader": NaN}', 1, "NaN is no number"),
        ('{\n"format": oops}', 1, "line 2"),
        ('{"a":' * 20, 1, "nested more than 16 deep"),
        ('{"a": 1, "a": 2}', 1, "twice"),
        ('{"a": ' + "1" * 5000 + "}", 1, "400 characters"),
        ("tui-goals answer w of " + "0" * 32 + "\ngoal " + "0" * 32 + " (x):: approve", 1, "a reader that is not"),
    ):
        file.write_text(text, encoding="utf-8")
        answer = run("import", file)
        assert (answer.code, answer.out) == (code, ""), text[:40]
        assert words in answer.err and answer.err.count("\n") == 1
    file.write_bytes(b"ok\n\xff\xfe")
    assert "line 2: it is no UTF-8" in run("import", file).err
    assert run("import", tmp_path / "none").code == 1
    assert run("import", tmp_path).code == 1


def test_j43_scopes_on_the_command_line(run: Run, novel: Plan) -> None:
    run("reader", "add", "Ada")
    assert run("scope", "agree", 1, "--reader", "ada", "--note", "on Monday").out == "Agreed: version 1.\n"
    run("add", "milestone", "Cover", "--of", 1)
    assert run("scope", "list", 1).lines == ["Version 1 of 4 Mar: on Monday (with Ada)", "  “Cover” was added"]
    assert run("scope", "list", 1, "--json").json[0]["changes"] == ["“Cover” was added"]
    assert run("scope", "agree", 9).code == 1


def test_j40_an_export_is_tried_taken_in_and_undone(run: Run, anywhere: Run, novel: Plan, tmp_path: Path) -> None:
    file, other = tmp_path / "all.json", tmp_path / "other.db"
    run("export", file, "--without-history")
    assert anywhere("--db", other, "import", file).code == 0
    assert anywhere("--db", other, "export", "--without-history").out == file.read_text(encoding="utf-8")
    assert anywhere("--db", other, "import", file).lines[0] == f"0 rows added, {rows_in(file)} known already."
    assert anywhere("--db", other, "undo").code == 0
    assert anywhere("--db", other, "list", "goals", "--json").json == []
    run("add", "goal", "Another")
    tried = run("import", file, "--dry-run", "--json").json
    assert tried == {"added": {}, "there": rows_in(file), "dry_run": True}


def test_j40_f27_an_import_of_what_the_database_cannot_hold_is_told_in_one_line(
    run: Run, novel: Plan, tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    file.write_text(run("export", "--without-history").out.replace('"priority": 0', '"priority": 99'), encoding="utf-8")
    refused = run("import", file)
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert "99" in refused.err


def rows_in(file: Path) -> int:
    """How many rows an export holds."""
    return sum(len(rows) for rows in json.loads(file.read_text(encoding="utf-8")).values() if isinstance(rows, list))
