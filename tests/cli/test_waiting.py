"""Verbs wait for another program that writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.cli.conftest import Run
from tui_goals.cli import opening

HELD = 1.5
"""Seconds; longer than the app waits while it opens a file."""


@contextmanager
def another_program_writes(database: Path, how: str) -> Iterator[None]:
    """Another program holds the file for a while, as it does while it writes."""
    held, ended = Event(), Event()

    def write() -> None:
        connection = sqlite3.connect(database, isolation_level=None)
        connection.execute(f"BEGIN {how}")
        held.set()
        ended.wait(HELD)
        connection.execute("ROLLBACK")
        connection.close()

    other = Thread(target=write)
    other.start()
    held.wait()
    try:
        yield
    finally:
        ended.set()
        other.join()


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
@pytest.mark.parametrize("words", [("status",), ("list", "goals"), ("add", "goal", "Read"), ("undo",)])
def test_f9_a_verb_waits_for_another_write(run: Run, database: Path, words: tuple[str, ...], how: str) -> None:
    assert run("add", "goal", "Write").code == 0
    with another_program_writes(database, how):
        answer = run(*words)
    assert (answer.code, answer.err) == (0, "")


def test_f9_a_verb_that_waited_in_vain_says_so(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 50)
    with another_program_writes(database, "EXCLUSIVE"):
        answer = run("add", "goal", "Read")
    assert answer.code == 1
    assert "Another program is writing" in answer.err and "try again" in answer.err
