"""A break in real terminals: the same one in both, and a second of it costs next to nothing (T41, T63)."""

from pathlib import Path

import pytest

from tests.program.running import ENTER, program, rows_of
from tui_goals.cli.main import main

BYTES_A_SECOND = 100
SECONDS = 4


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A database with a bite."""
    database = tmp_path / "goals.db"
    for arguments in (
        ("goal", "Write the novel"), ("milestone", "First draft", "--of", "1"), ("task", "Chapter 1", "--of", "1"),
        ("bite", "First page", "--of", "1"),
    ):  # fmt: skip
        assert main(["--db", str(database), "add", *arguments]) == 0
    return database


def test_t41_two_terminals_see_the_same_break_and_either_ends_it(planned: Path) -> None:
    with program(planned) as one, program(planned) as other:
        for terminal in (one, other):
            terminal.wait_for("Write the novel")
            terminal.send("3")
            terminal.wait_for("TODAY")
        one.send(f"f{ENTER}")
        one.wait_for("running")
        one.send(f"b{ENTER}")
        one.wait_for("resting")
        other.wait_for("after First page")
        other.send("x")
        one.wait_for("10 min · a long break after 3 more done")
        other.send("b")
        one.wait_for("TODAY")
    (rest,) = rows_of(planned, "break")
    assert None not in rest[:9]


def test_t63_a_second_of_a_break_costs_at_most_100_bytes(planned: Path) -> None:
    with program(planned) as terminal:
        terminal.wait_for("Write the novel")
        terminal.send("3")
        terminal.wait_for("TODAY")
        terminal.send("b")
        terminal.wait_for("resting")
        for key, shown in (("3", r":(5\d)"), ("1", r"○ break 04:(\d\d)")):
            terminal.send(key)
            begins = int(terminal.wait_for(shown)[1]) - 1
            terminal.wait_for(f":{begins:02}")
            start = len(terminal.raw)
            terminal.wait_for(f":{begins - SECONDS:02}")
            assert 0 < len(terminal.raw) - start <= SECONDS * BYTES_A_SECOND
