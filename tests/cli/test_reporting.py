"""`report` on the command line."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.commands.plan import Plan


@pytest.mark.parametrize(
    ("file", "begins"), [("w.md", "# Week 10\n"), ("w.html", "<!doctype html>\n"), ("w.txt", "Week 10\n=======\n")]
)
def test_j41_the_files_name_tells_the_form_and_the_bytes_are_those_that_are_printed(
    run: Run, novel: Plan, tmp_path: Path, file: str, begins: str
) -> None:
    path = tmp_path / file
    said = run("report", "--week", "--output", path)
    text = path.read_text(encoding="utf-8")
    assert said.out == f"{path}: {len(text.encode()):,} bytes\n"
    assert text.startswith(begins) and "Write the novel" in text
    form = {".txt": "text"}.get(path.suffix, path.suffix[1:])
    assert run("report", "--format", form).out == text
    answer = run("report", "--format", form, "--json").json
    assert (answer["text"], answer["first_day"], answer["last_day"]) == (text, "2026-03-02", "2026-03-08")


def test_j41_periods_and_days(run: Run, novel: Plan) -> None:
    for period, title in (("--month", "March"), ("--quarter", "Quarter 1"), ("--year", "2026")):
        assert run("report", period).lines[0] == title
    assert run("report", "--week", "--on", "2026-02-25").lines[0] == "Week 9"
    assert run("report", "--of", novel.goal.id).lines[0] == "Write the novel: Week 10"


def test_j42_a_report_is_private_whole_and_never_replaced_unasked(run: Run, novel: Plan, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    for mask in (0o000, 0o022, 0o077, 0o027):
        os.umask(mask)
        assert run("report", "--output", path, "--force").code == 0
        assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("mine", encoding="utf-8")
    refused = run("report", "--output", path)
    assert (refused.code, path.read_text(encoding="utf-8")) == (1, "mine")
    assert "--force" in refused.err
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_j41_what_cannot_be_told_is_refused_in_a_line(run: Run, novel: Plan, tmp_path: Path, database: Path) -> None:
    assert run("report", "--of", 99).code == 1
    assert "no reader “Ada”" in run("report", "--reader", "Ada").err
    assert run("report", "--output", tmp_path / "report.pdf").code == 2
    assert run("report", "--output", database, "--format", "md", "--force").code == 1


@pytest.mark.parametrize("form", ["md", "html", "text"])
def test_j41_the_template_engine_is_loaded_for_html_only(database: Path, novel: Plan, form: str) -> None:
    code = (
        "import sys\nfrom tui_goals.cli.main import main\n"
        f"main(['--db', {str(database)!r}, 'report', '--format', {form!r}, '--json'])\n"
        "print([name for name in ('jinja2', 'textual', 'sqlmodel') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ast.literal_eval(run.stdout.splitlines()[-1]) == (["jinja2"] if form == "html" else [])
