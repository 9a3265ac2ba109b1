"""T65: `status --format` for prompts and status lines."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_process import start
from tests.commands.plan import Plan
from tests.conftest import OpenStore
from tui_goals.cli.status_line import FIELDS
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import start_session
from tui_goals.domain import Break

EVERYTHING = "|".join(f"{{{name}}}" for name in FIELDS)
NO_MORE = """
import json, sys
from tui_goals.cli.main import main
main(json.loads(sys.argv[1]))
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def rest(store_path: Path, open_store: OpenStore, clock: FrozenClock, minutes: float) -> None:
    """Begin a break."""
    with open_store(store_path).write() as tx:
        tx.add(Break(planned_minutes=minutes, started_at=tx.now, boot_id=clock.boot_id(),
                     started_boot=clock.boot_seconds(), local_day=tx.now.date()))  # fmt: skip


def test_t65_every_field_says_what_its_name_says(run: Run, novel: Plan, clock: FrozenClock) -> None:
    run("focus", "start", 1)
    clock.forward(620)
    told = run("status", "--format", EVERYTHING)
    assert told.out == "1000 words|running|10:20|14:40||41 %|1,000 words|Write the novel|\n"
    clock.forward(1000)
    assert run("status", "--format", "{state} {remaining}{over} {percent}").out == "over +02:00 100 %\n"
    run("focus", "pause")
    assert run("status", "--format", "{state} {remaining}{over}").out == "paused +02:00\n"


def test_t65_a_break_has_its_own_clock(
    run: Run, novel: Plan, database: Path, open_store: OpenStore, clock: FrozenClock
) -> None:
    rest(database, open_store, clock, 5)
    clock.forward(50)
    assert run("status", "--format", "{state} {break}").out == "break 04:10\n"
    assert run("status", "--format", "{subject} {elapsed}").out == ""
    clock.forward(300)
    assert run("status", "--format", "{break}").out == "+00:50\n"


def test_t65_nothing_is_printed_when_nothing_runs(anywhere: Run, run: Run, tmp_path: Path) -> None:
    for answer in (
        run("status", "--format", "focus: {subject}"),
        anywhere("--db", tmp_path / "none" / "goals.db", "status", "--format", "{subject}"),
    ):
        assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert not (tmp_path / "none").exists()


def test_t65_text_between_the_fields_stands_as_it_is(run: Run, novel: Plan) -> None:
    run("focus", "start", "--quick", "read [/] mail")
    assert run("status", "--format", "{{{subject:.8}}} at {state:>8}!").out == "{read [/]} at  running!\n"
    assert run("status", "--format", "focusing").out == "focusing\n"
    assert run("status", "--format", "{goal}{units}").out == ""


@pytest.mark.parametrize(
    "pattern", ["{nonsense}", "{subject", "{subject.__class__}", "{subject[0]}", "{subject!r}", "{0}", "{}",
                "{subject:d}", "{subject:{state}}"]
)  # fmt: skip
def test_t65_what_is_no_field_is_told_with_the_list(run: Run, novel: Plan, pattern: str) -> None:
    answer = run("status", "--format", pattern)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert all(f"{{{name}}}" in answer.err for name in FIELDS)


def test_t65_the_help_names_every_field(run: Run) -> None:
    told = run("status", "--help").out
    assert all(f"{{{name}}}" in told for name in FIELDS)
    assert run("status", "--format", "{subject}", "--json").code == 2


def test_t65_it_reads_while_another_holds_the_write_lock_and_changes_nothing(
    run: Run, novel: Plan, database: Path
) -> None:
    run("focus", "start", 1)
    before = hashlib.sha256(database.read_bytes()).hexdigest(), database.stat().st_mtime_ns
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert run("status", "--format", "{subject}").out == "1000 words\n"
    assert (hashlib.sha256(database.read_bytes()).hexdigest(), database.stat().st_mtime_ns) == before


def test_t65_a_prompt_does_not_wait_long_for_a_commit(run: Run, novel: Plan, database: Path) -> None:
    run("focus", "start", 1)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = run("status", "--format", "{subject}")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)


def test_v7_it_loads_no_more_than_status_does(novel: Plan, database: Path) -> None:
    loaded = [
        set(json.loads(start("-c", NO_MORE, json.dumps(["--db", str(database), *verb])).stderr.splitlines()[-1]))
        for verb in (["status"], ["status", "--format", "{subject} {elapsed}"])
    ]
    own = {"tui_goals.cli.status_line", "tui_goals.rules.breaks", "string", "_string"}
    assert loaded[1] - loaded[0] <= own
    assert loaded[0] - loaded[1] >= {"tui_goals.cli.status", "tui_goals.cli.plan", "tui_goals.rules.sight"}


def test_t10_time_that_nobody_knows_of_is_no_focus_and_is_told(
    run: Run, novel: Plan, database: Path, open_store: OpenStore, clock: FrozenClock
) -> None:
    do(open_store(database), start_session, novel.bite.id, 25)
    clock.start_anew(7200)
    assert run("status", "--format", "{state} {elapsed}").out == "unresolved 00:00\n"
    session = run("status", "--json").json["session"]
    assert session["elapsed_seconds"] == 0 and session["unresolved_seconds"] == 7200
    assert "are unresolved, the Focus screen (3) asks" in run("status").out
    assert [row["focus_seconds"] for row in run("list", "sessions", "--json").json] == [0]


def test_t65_hostile_titles_reach_no_prompt(run: Run, novel: Plan, database: Path) -> None:
    run("focus", "start", 1)
    with closing(sqlite3.connect(database)) as other:
        other.execute("UPDATE focus_session SET subject = ?", ("a\x1b]0;x\x07b\nc",))
        other.commit()
    told = run("status", "--format", "{subject}").out
    assert told.count("\n") == 1 and not set(told[:-1]) & {"\x1b", "\x07"}
