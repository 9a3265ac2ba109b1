"""The command line as a process of its own: what it loads, and pipes, locales and full disks around it."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.commands.plan import Plan

ROOT = Path(__file__).parents[2]
Process = subprocess.CompletedProcess[bytes]
LOADED = """
import json, sys
from tui_goals.cli.main import main
codes = [main(arguments) for arguments in json.loads(sys.argv[1])]
heavy = {name.partition(".")[0] for name in sys.modules} & {"textual", "rich", "sqlmodel", "sqlalchemy", "alembic"}
print(json.dumps([codes, sorted(heavy), "dateutil.parser._parser" in sys.modules]), file=sys.stderr)
"""
READING = ["status", "status --json", "undo --list", "export", "export --json", "doctor", "doctor --json", "--help",
           "focus status", "focus status --json"] + [
    f"list {kind}{json}" for kind in ("goals", "milestones", "tasks", "bites", "sessions", "entries")
    for json in ("", " --json")
]  # fmt: skip
WRITING = ["add goal x", "add milestone x --of 1", "add task x --of 1", "add bite x --of 1", "done bite 1", "log 1 5",
           "focus start --quick mail", "focus pause", "focus resume", "focus abandon",
           "undo", "redo", "list nonsense"]  # fmt: skip


def start(*arguments: str, environ: dict[str, str] | None = None, **how: Any) -> Process:
    """Run Python with these arguments, on this project."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "", **(environ or {})}
    command = [sys.executable, *arguments]
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, "check": False} | how
    return subprocess.run(command, env=environment, **how)


def verbs(database: Path, typed: list[str]) -> str:
    return json.dumps([["--db", str(database), *each.split()] for each in typed])


def test_reading_verbs_load_neither_textual_nor_sqlmodel(novel: Plan, database: Path) -> None:
    done = start("-c", LOADED, verbs(database, READING))
    codes, heavy, parser = json.loads(done.stderr.splitlines()[-1])
    assert codes == [0] * len(READING)
    assert (heavy, parser) == ([], False)


def test_no_verb_loads_textual(novel: Plan, database: Path) -> None:
    done = start("-c", LOADED, verbs(database, WRITING))
    codes, heavy, _ = json.loads(done.stderr.splitlines()[-1])
    assert codes == [0] * (len(WRITING) - 1) + [2]
    assert heavy == ["sqlalchemy", "sqlmodel"]


@pytest.mark.parametrize("floor", ["tui_goals.commands", "tui_goals.state", "tui_goals.exchange.export"])
def test_the_floors_below_the_screen_do_not_load_textual(floor: str) -> None:
    asked = f"import sys, {floor}; sys.exit('textual' in sys.modules or 'sqlmodel' in sys.modules)"
    assert start("-c", asked).returncode == 0


def test_dates_are_still_understood_by_a_parser_that_waits() -> None:
    asked = (
        "from tui_goals.cli.postponing import postpone_dateutil; postpone_dateutil(); import sys, pendulum; "
        "assert 'dateutil.parser._parser' not in sys.modules; "
        "assert pendulum.parse('4 March 2026', strict=False).isoformat().startswith('2026-03-04'); "
        "import dateutil.parser; assert dateutil.parser.parse('4 March 2026').day == 4"
    )
    assert start("-W", "error", "-c", asked).returncode == 0


def test_as_a_module(novel: Plan, database: Path) -> None:
    done = start("-m", "tui_goals", "list", "goals", "--json", "--db", str(database))
    assert done.returncode == 0 and json.loads(done.stdout)[0]["title"] == "Write the novel"


@pytest.mark.parametrize("verb", ["list goals", "export", "--help"])
def test_e11_a_closed_pipe_ends_quietly(novel: Plan, database: Path, verb: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = start("-m", "tui_goals", *verb.split(), "--db", str(database), stdout=writer)
    finally:
        os.close(writer)
    assert done.returncode in (0, 141) and done.stderr == b""


def test_a_damaged_row_is_told_in_one_line_to_the_very_end(novel: Plan, database: Path) -> None:
    other = sqlite3.connect(database)
    other.execute("PRAGMA ignore_check_constraints = ON")
    other.execute("UPDATE bite SET created_at = 'yesterday'")
    other.commit()
    other.close()
    done = start("-m", "tui_goals", "list", "bites", "--db", str(database))
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)


def test_a_full_disk_behind_standard_output_is_told(novel: Plan, database: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = start("-m", "tui_goals", "list", "goals", "--db", str(database), stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith(b"tui-goals: ") and done.stderr.count(b"\n") == 1


def test_no_standard_output_at_all(novel: Plan, database: Path) -> None:
    command = f'exec "{sys.executable}" -m tui_goals list goals --db "{database}" >&- 2>&-'
    done = subprocess.run(["sh", "-c", command], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, timeout=60)
    assert done.returncode == 0


def test_a_terminal_is_reset_where_there_is_one() -> None:
    verb = ["-m", "tui_goals", "reset-terminal"]
    terminal = pexpect.spawn(sys.executable, verb, env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60)
    told = terminal.read()
    terminal.close()
    assert terminal.exitstatus == 0 and b"\x1b[?1049l" in told and b"\x1b[?25h" in told
    nowhere = start(*verb, start_new_session=True)
    assert nowhere.returncode == 1 and nowhere.stderr.startswith(b"tui-goals: There is no terminal")


def test_f29_in_the_plainest_locale(database: Path) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    title = "Ünïcödé 漢字 “quoted”"
    added = start("-m", "tui_goals", "add", "goal", title, "--db", str(database), environ=plain)
    assert (added.returncode, added.stdout, added.stderr) == (0, b"1\n", b"")
    listed = start("-m", "tui_goals", "list", "goals", "--json", "--db", str(database), environ=plain)
    assert listed.stdout.isascii() and json.loads(listed.stdout)[0]["title"] == title
    undone = start("-m", "tui_goals", "undo", "--db", str(database), environ=plain)
    assert undone.returncode == 0 and undone.stdout.startswith(b'Undone: Add goal "') and undone.stdout.isascii()
