"""T20, T21, T28, T58, T63: a session that runs while the terminal goes, another writes, or nothing happens."""

import os
import re
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.program.planned import focus, plan_novel
from tests.program.running import program, rows_of
from tests.terminal.pty_session import PtySession
from tests.terminal.strict_parser import unexpected
from tui_goals.cli.main import main

SECONDS = 2.0
"""How long a change may take to show elsewhere, and the program to leave."""
IDLE_SECONDS = 3.0
PROGRESS = re.compile(rb"\x1b\]9;4;(\d);(\d*)\x07")


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A database with one bite to focus on."""
    return plan_novel(tmp_path)


def begin(terminal: PtySession, then: str = "◐ running") -> None:
    """Start a session on the bite."""
    terminal.wait_for("Write the novel")
    terminal.send("3")
    terminal.wait_for("TODAY")
    terminal.send("f")
    terminal.wait_for("Focus: 1000 words")
    terminal.send("\r")
    terminal.wait_for(then)


def session_runs_unwatched(database: Path) -> bool:
    """Whether the one session runs on and nobody is expected to watch it."""
    [session], [heartbeat] = rows_of(database, "focus_session"), rows_of(database, "heartbeat")
    return "running" in session and heartbeat[5] == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_t20_a_signal_leaves_the_session_running_and_the_terminal_in_order(
    planned: Path, number: int, code: int
) -> None:
    with program(planned) as terminal:
        begin(terminal)
        began = time.monotonic()
        terminal.kill(number)
        assert terminal.wait_exit() == code
        assert time.monotonic() - began < SECONDS
        assert terminal.left_behind() == []
    assert session_runs_unwatched(planned)
    with program(planned) as terminal:
        terminal.wait_for(r"2[45]:\d\d  1000 words")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_t20_also_while_nobody_takes_what_it_writes(planned: Path, number: int, code: int) -> None:
    with program(planned) as terminal:
        begin(terminal)
        terminal.stall()
        terminal.send("1234")
        terminal.resize(150, 50)
        assert bytes_in(terminal, 1.5) == 0, "the link takes something"
        began = time.monotonic()
        terminal.kill(number)
        assert terminal.wait_exit(reading=False) == code
        assert time.monotonic() - began < SECONDS + 1, "3 s with a stalled link"
    assert "running" in rows_of(planned, "focus_session")[0]


@pytest.mark.parametrize("ignored", [False, True], ids=["", "SIGHUP ignored"])
def test_t21_without_its_terminal_it_leaves_in_time(planned: Path, ignored: bool) -> None:
    with program(planned, ignore_hangup=ignored) as terminal:
        begin(terminal)
        began = time.monotonic()
        terminal.hang_up()
        assert terminal.wait_exit(reading=False) == 129
        assert time.monotonic() - began < 5
    assert session_runs_unwatched(planned)


def test_t28_what_the_command_line_does_shows_within_two_seconds_and_the_other_way_round(
    planned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with program(planned) as terminal:
        terminal.wait_for("Write the novel")
        terminal.send("3")
        terminal.wait_for("TODAY")
        for move, words in (
            (["start", "1", "--commit", "the storm scene"], "the storm scene"),
            (["pause"], "○ paused"),
            (["resume"], "◐ running"),
        ):
            focus(planned, *move)
            terminal.wait_for(words, timeout=SECONDS)
        terminal.send(" ")
        terminal.wait_for("○ paused")
        capsys.readouterr()
        main(["--db", str(planned), "status", "--format", "{state}"])
        assert capsys.readouterr().out == "paused\n"
        focus(planned, "done", "900")
        terminal.wait_for("TODAY", timeout=SECONDS)


def bytes_in(terminal: PtySession, seconds: float) -> int:
    """How many bytes come in so many seconds."""
    terminal.wait_until(lambda: not terminal._read_for(0.3), "silence after the keys", timeout=10)
    before, began = len(terminal.raw), time.monotonic()
    terminal.wait_until(lambda: time.monotonic() - began > seconds, "the time to pass")
    return len(terminal.raw) - before


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24), (60, 15)])
def test_t63_a_running_session_costs_little_and_a_paused_one_nothing(planned: Path, columns: int, rows: int) -> None:
    with program(planned, columns=columns, rows=rows) as terminal:
        terminal.wait_for("Write the novel")
        terminal.send("3")
        terminal.wait_for("1000 words")
        assert bytes_in(terminal, IDLE_SECONDS) == 0
        terminal.send("\x1b[O")
        assert bytes_in(terminal, IDLE_SECONDS) == 0, "nobody looks, nothing moves"
        terminal.send("\x1b[I")
        terminal.send("f")
        terminal.wait_for("Focus: 1000 words")
        terminal.send("\r")
        terminal.wait_for("◐ running")
        terminal.wait_for(r":5\d")
        before, began = len(terminal.raw), time.monotonic()
        terminal.wait_until(lambda: time.monotonic() - began > IDLE_SECONDS, "the time to pass")
        seconds = time.monotonic() - began
        assert 0 < len(terminal.raw) - before <= 100 * (seconds + 1)
        assert terminal.raw[before:].count(b"\x1b[?2026h") <= seconds + 1, "one redraw a second"
        terminal.send(" ")
        terminal.wait_for("○ paused")
        assert bytes_in(terminal, IDLE_SECONDS) == 0


def test_t56_a_title_full_of_escapes_makes_exactly_one_sequence(tmp_path: Path) -> None:
    planned = plan_novel(tmp_path, 'alerts = "9"\n')
    with program(planned) as terminal:
        terminal.wait_for("Write the novel")
        begun = len(terminal.raw)
        focus(planned, "start", "1", "--minutes", "3 s")
        with closing(sqlite3.connect(planned)) as other:
            hostile = "4;1;\x1b]52;c;ZXZpbA==\x07\x1b[2J\x07\x9b5n"
            other.execute("UPDATE focus_session SET subject = ?", (hostile,))
            other.commit()
        terminal.wait_for_raw(rb"\x1b\]9;", start=begun)
        terminal.wait_for("Time is up")
        found = unexpected(terminal.raw[begun:].decode())
        assert [token.kind for token in found] == ["C0", "OSC"]
        assert found[1].body == "9;- 4;1; ]52;c;ZXZpbA== [2J 5n: 3 s are over."


def test_t64_without_colour_and_in_ascii_every_state_is_told_in_words(planned: Path) -> None:
    with program(planned, columns=80, rows=24, NO_COLOR="1", LANG="C", LC_ALL="C") as terminal:
        begin(terminal, "~ running")
        assert terminal.screen().isascii()
        terminal.send(" ")
        terminal.wait_for("o paused")
        terminal.send("e")
        terminal.wait_for("Plan: 1000 words")
        terminal.send("\x1b[4~\x150\r")
        terminal.wait_for("o paused, over by")
        terminal.send(" ")
        terminal.wait_for("! over by")
        assert terminal.screen().isascii()
        assert re.findall(rb"\x1b\[[\d;]*(?:[34]8;|[349][0-7][;m]|10[0-7][;m])", terminal.raw) == []


@pytest.mark.parametrize("way", ["q", "SIGTERM", "SIGHUP"])
def test_t58_progress_is_taken_away_on_every_way_out(tmp_path: Path, way: str) -> None:
    planned = plan_novel(tmp_path, "progress = true\n")
    with program(planned) as terminal:
        begin(terminal)
        terminal.wait_for_raw(rb"\x1b\]9;4;1;\d+\x07")
        if way == "q":
            terminal.send("q")
        else:
            terminal.kill(getattr(signal, way))
        terminal.wait_exit()
        assert PROGRESS.findall(terminal.raw)[-1] == (b"0", b"")
        assert terminal.left_behind() == []


def test_t58_progress_is_taken_away_also_where_the_program_is_stuck(tmp_path: Path) -> None:
    planned = plan_novel(tmp_path, "progress = true\n")
    with program(planned) as terminal:
        begin(terminal)
        terminal.wait_for_raw(rb"\x1b\]9;4;1;\d+\x07")
        os.kill(terminal.pid, signal.SIGSTOP)
        os.kill(terminal.pid, signal.SIGTERM)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_exit()
        assert PROGRESS.findall(terminal.raw)[-1] == (b"0", b"")
