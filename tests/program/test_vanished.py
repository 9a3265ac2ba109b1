"""T19, T20, T22: how the program ends decides what is asked at the next start."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.program.running import ENTER, program, rows_of
from tests.terminal.pty_session import PtySession
from tui_goals.cli.main import main

SECONDS = 20 * 60


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A database with one bite."""
    database = tmp_path / "goals.db"
    for words in (["goal", "Write the novel"], ["milestone", "First draft"], ["task", "Chapter 1"], ["bite", "A page"]):
        of = [] if words[0] == "goal" else ["--of", "1"]
        assert main(["--db", str(database), "add", *words, *of]) == 0
    return database


def start(terminal: PtySession) -> None:
    """Start a session on the bite."""
    terminal.wait_for("Write the novel")
    terminal.send("3")
    terminal.wait_for("A page")
    terminal.send(ENTER)
    terminal.wait_for("Focus: A page")
    terminal.send(ENTER)
    terminal.wait_for("running")


def let_time_pass(database: Path) -> None:
    """As if all that has been written so far were twenty minutes older."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            f"UPDATE segment SET started_at = started_at - {SECONDS}000, started_boot = started_boot - {SECONDS}"
        )
        connection.execute(
            f"UPDATE heartbeat SET beaten_at = beaten_at - {SECONDS}000, attended_at = attended_at - {SECONDS}000, "
            f"boot_seconds = boot_seconds - {SECONDS}, awake_seconds = awake_seconds - {SECONDS}"
        )
        connection.execute(f"UPDATE focus_session SET started_at = started_at - {SECONDS}000")


def watched(database: Path) -> tuple[bool, bool]:
    """Whether somebody watches, and whether nobody need to."""
    with closing(sqlite3.connect(database)) as connection:
        terminal, detached = connection.execute("SELECT terminal_id, detached FROM heartbeat").fetchone()
    return terminal is not None, bool(detached)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (None, 0)], ids=["TERM", "HUP", "q"]
)
def test_t20_who_leaves_in_order_leaves_it_running_and_is_asked_nothing(
    planned: Path, number: signal.Signals | None, code: int
) -> None:
    with program(planned) as terminal:
        start(terminal)
        assert watched(planned) == (True, False)
        if number is None:
            terminal.send("q")
        else:
            terminal.kill(number)
        assert terminal.wait_exit() == code
    assert watched(planned) == (False, True)
    let_time_pass(planned)
    with program(planned) as terminal:
        terminal.wait_for(r"0?4:\d\d  A page")
        terminal.wait_until(lambda: watched(planned) == (True, False), "the watch")
        assert "What of" not in terminal.screen()


def test_t20_a_terminal_that_goes_away_leaves_it_running_too(planned: Path) -> None:
    with program(planned) as terminal:
        start(terminal)
        terminal.hang_up()
        assert terminal.wait_exit(reading=False) == 129
    assert watched(planned) == (False, True)


def test_t19_t22_a_kill_leaves_it_unresolved_and_the_next_start_asks(planned: Path) -> None:
    with program(planned) as terminal:
        start(terminal)
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    let_time_pass(planned)
    with program(planned, columns=60, rows=15) as terminal:
        terminal.wait_for("What of “A page” was focus?")
        terminal.wait_for("Nobody watched from .* 20 min")
        terminal.send("jjj" + ENTER)
        terminal.wait_for("◐ 2[45]:")
    kinds = [row[4] for row in rows_of(planned, "segment")]
    assert kinds == ["focus", "away", "focus"]
