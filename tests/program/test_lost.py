"""T18, T20, T31, F1, F3, F4, J17: whatever ends the program, what was shown as done is there, and what was typed."""

import os
import signal
from pathlib import Path

import pytest

from tests.program.running import SAVE, content, drafts, program, rows_of
from tui_goals.cli.main import main

STEPS = (
    ("j", ""), (" ", "● 1000 words"), ("u", "○ 1000 words"), ("\x12", "● 1000 words"), ("u", "○ 1000 words"),
    ("f", "Focus: 1000 words"), ("\r", "running"), (" ", "paused"), (" ", "running"), ("x", "30 min"),
)  # fmt: skip


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A database with one goal, cut down to two bites."""
    database = tmp_path / "goals.db"
    goal = ["add", "goal", "Write the novel", "--due", "2099-12-31", "--amount", "80000", "--unit", "words"]
    cut = [["milestone", "First draft"], ["task", "Chapter 1"], ["bite", "1000 words", "--amount", "1000"]]
    for words in (goal, *(["add", *each, "--of", "1"] for each in cut)):
        if words[1] == "bite":
            words += ["--unit", "words"]
        assert main(["--db", str(database), *words]) == 0
    return database


@pytest.mark.parametrize("count", range(1, len(STEPS) + 1))
def test_t18_killed_after_any_key_it_opens_again_on_what_was_drawn(planned: Path, count: int) -> None:
    with program(planned) as terminal:
        terminal.wait_for("next")
        terminal.send("jjj")
        for key, words in STEPS[:count]:
            terminal.send(key)
            terminal.wait_for(words)
        before = content(planned)
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    with program(planned) as terminal:
        terminal.wait_for("Write the novel")
        after = content(planned)
        assert after == before
        if before["focus_session"]:
            terminal.send("3")
            terminal.wait_for("running|paused")


def test_t31_quitting_leaves_the_session_running_and_says_so(planned: Path) -> None:
    with program(planned) as terminal:
        terminal.wait_for("next")
        terminal.send("jjjf")
        terminal.wait_for("Focus: 1000 words")
        terminal.send("\r")
        terminal.wait_for("running")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert b'Focus on "1000 words" runs on' in terminal.raw
        assert terminal.left_behind() == []
    with program(planned) as terminal:
        terminal.wait_for(r"24:\d\d  1000 words")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_f3_a_signal_while_typing_keeps_the_words_and_the_terminal(planned: Path, number: int, code: int) -> None:
    with program(planned) as terminal:
        terminal.wait_for("next")
        terminal.send("n")
        terminal.wait_for("A new milestone")
        terminal.send("Beta readers")
        terminal.wait_for("Beta readers")
        terminal.kill(number)
        assert terminal.wait_exit() == code
        assert terminal.left_behind() == []
    with program(planned) as terminal:
        terminal.wait_for("next")
        terminal.send("n")
        terminal.wait_for("As you left it")
        terminal.wait_for("Beta readers")
        terminal.send(SAVE)
        terminal.wait_for("◆ Beta readers")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert drafts(planned) == {}


@pytest.mark.parametrize("ignored", [False, True], ids=["", "SIGHUP ignored"])
def test_f4_a_terminal_that_goes_away_ends_it_and_keeps_the_words(planned: Path, ignored: bool) -> None:
    with program(planned, ignore_hangup=ignored) as terminal:
        terminal.wait_for("next")
        terminal.send("w")
        terminal.wait_for("words")
        terminal.send("A sentence that must not be lost")
        terminal.wait_for("must not be lost")
        terminal.wait_until(lambda: bool(drafts(planned)), "the draft")
        terminal.hang_up()
        assert terminal.wait_exit(reading=False) == 129
    assert "A sentence that must not be lost" in str(drafts(planned))


def test_f14_a_file_of_a_newer_version_is_refused_in_one_line(planned: Path) -> None:
    import sqlite3

    with sqlite3.connect(planned) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = planned.read_bytes()
    with program(planned) as terminal:
        assert terminal.wait_exit() == 1
        assert b"newer version" in terminal.raw
    assert planned.read_bytes() == before


def test_x5_without_a_terminal_it_says_so_and_ends(tmp_path: Path) -> None:
    with program(tmp_path / "goals.db", TERM="dumb") as terminal:
        assert terminal.wait_exit() == 2
    assert not (tmp_path / "goals.db").exists()


def test_x6_bytes_that_are_no_text_do_not_end_it(planned: Path) -> None:
    with program(planned) as terminal:
        terminal.wait_for("next")
        terminal.send(b"\xff\xfe\xe9")
        terminal.send("n")
        terminal.wait_for("A new milestone")
        terminal.send(b"Caf\xe9 \xff")
        terminal.send(SAVE)
        terminal.wait_for("◆ Caf")
    assert os.path.exists(planned)
    assert len(rows_of(planned, "milestone")) == 2
