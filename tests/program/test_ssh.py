"""Over a real SSH login: alerts arrive, a dropped link loses nothing and leaves nothing behind, keys keep order."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.program import login
from tests.program.login import Host, parent_of, runs
from tests.program.planned import focus, plan_novel
from tests.program.running import SAVE, rows_of
from tests.program.test_alerts_in_tmux import NOTICE, bells
from tests.terminal.pty_session import PtySession
from tui_goals.cli.main import main

pytestmark = pytest.mark.skipif(bool(login.MISSING), reason=f"not installed: {login.MISSING}")

HANG_UP_SECONDS = 5.0
"""Until then the program has gone after its link (F4 says 3 s; sshd needs a moment to notice)."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A host to log in to."""
    host = Host(tmp_path / "sshd")
    try:
        for _ in range(500):
            if host.answers():
                break
            time.sleep(0.01)
        yield host
    finally:
        host.close()


def begin_session(terminal: PtySession) -> None:
    """Start a session on the first bite."""
    terminal.wait_for("Write the novel")
    terminal.send("3")
    terminal.wait_for("TODAY")
    terminal.send("f")
    terminal.wait_for("Focus: 1000 words")
    terminal.send("\r")
    terminal.wait_for("running")


def program_of(database: Path) -> int:
    """The process that watches the session, as it wrote itself down."""
    return int(rows_of(database, "terminal")[-1][5])


def state_of(database: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command line says of the session."""
    capsys.readouterr()
    assert main(["--db", str(database), "status", "--format", "{state} {subject}"]) == 0
    return str(capsys.readouterr().out.strip())


def test_t54_over_ssh_the_bell_and_the_notification_that_is_set_arrive(tmp_path: Path, host: Host) -> None:
    database = plan_novel(tmp_path, 'alerts = "9"\n')
    with host.log_in(database) as terminal:
        terminal.wait_for("Write the novel")
        begin = len(terminal.raw)
        focus(database, "start", "1", "--minutes", "2 s")
        terminal.wait_for_raw(NOTICE.pattern, start=begin)
        terminal.wait_for("Time is up")
        assert NOTICE.findall(terminal.raw) == [b"1000 words: 2 s are over."]
        assert bells(terminal.raw[begin:]) == 1
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert b"runs on" in terminal.raw


def test_t59_over_ssh_a_terminal_that_is_looked_at_only_rings(tmp_path: Path, host: Host) -> None:
    database = plan_novel(tmp_path, 'alerts = "9"\n')
    with host.log_in(database) as terminal:
        terminal.wait_for("Write the novel")
        terminal.send("\x1b[I")
        begin = len(terminal.raw)
        focus(database, "start", "1", "--minutes", "2 s")
        terminal.wait_for("Time is up")
        terminal.wait_until(lambda: bells(terminal.raw[begin:]) > 0, "the bell")
        assert NOTICE.findall(terminal.raw) == []


@pytest.mark.parametrize("dropped", ["client", "server"])
def test_t20_a_dropped_link_leaves_the_session_running_and_nothing_behind(
    tmp_path: Path, host: Host, dropped: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database = plan_novel(tmp_path)
    with host.log_in(database) as terminal:
        begin_session(terminal)
        program = program_of(database)
        assert runs(program)
        if dropped == "client":
            terminal.kill(signal.SIGKILL)
        else:
            os.kill(serving(program, host), signal.SIGKILL)
        began = time.monotonic()
        terminal.wait_until(lambda: not runs(program), "the end of the program", reading=False)
        assert time.monotonic() - began < HANG_UP_SECONDS
    assert state_of(database, capsys) == "running 1000 words"
    [heartbeat] = rows_of(database, "heartbeat")
    assert heartbeat[5] == 1, "nobody is expected to watch it"
    with host.log_in(database) as again:
        again.wait_for(r"2[45]:\d\d  1000 words")
        again.send("3")
        again.wait_for("running")
        again.send(" ")
        again.wait_for("paused")
    assert len(rows_of(database, "focus_session")) == 1


def serving(program: int, host: Host) -> int:
    """The process of sshd that serves the login of a program: the highest above it that is not the listener."""
    process = program
    while parent_of(process) not in (0, host.pid):
        process = parent_of(process)
    assert parent_of(process) == host.pid
    return process


def test_keys_typed_in_a_burst_arrive_in_order(tmp_path: Path, host: Host) -> None:
    database = plan_novel(tmp_path)
    words = "The quick brown fox, 0123456789; jumps (over) the lazy dog! " * 3
    with host.log_in(database) as terminal:
        terminal.wait_for("Write the novel")
        terminal.send("N")
        terminal.wait_for("A new goal")
        terminal.send(f"{words.strip()}{SAVE}")
        terminal.wait_for("The quick brown fox")
        terminal.wait_until(lambda: len(rows_of(database, "goal")) == 2, "the goal")
        terminal.send(f"231NA goal typed ahead of its form{SAVE}2")
        terminal.wait_until(lambda: len(rows_of(database, "goal")) == 3, "the other goal")
        terminal.wait_for("PLANNED")
    titles = [row[3] for row in rows_of(database, "goal")]
    assert titles == ["Write the novel", words.strip(), "A goal typed ahead of its form"]


def test_the_link_carries_little_while_a_session_runs(tmp_path: Path, host: Host) -> None:
    database = plan_novel(tmp_path)
    with host.log_in(database, 80, 24) as terminal:
        begin_session(terminal)
        terminal.wait_for(r":5\d")
        begin, began = len(terminal.raw), time.monotonic()
        terminal.wait_until(lambda: time.monotonic() - began > 4, "four seconds")
        assert 0 < len(terminal.raw) - begin <= 4.5 * 100
