"""F19, T27, T28: two terminals and the command line on one database."""

from pathlib import Path

import pytest

from tests.program.running import ENTER, SAVE, program, rows_of
from tui_goals.cli.main import main


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A database with one goal and a milestone."""
    database = tmp_path / "goals.db"
    assert main(["--db", str(database), "add", "goal", "Write the novel"]) == 0
    assert main(["--db", str(database), "add", "milestone", "First draft", "--of", "1"]) == 0
    return database


def test_t28_what_one_terminal_does_the_other_shows_and_undo_takes_only_ones_own(planned: Path) -> None:
    with program(planned) as one, program(planned) as other:
        one.wait_for("Write the novel")
        other.wait_for("Write the novel")
        one.send("N")
        one.wait_for("A new goal")
        one.send(f"Run a marathon{SAVE}")
        one.wait_for("R Run a marathon")
        other.wait_for("R Run a marathon")
        other.send("N")
        other.wait_for("A new goal")
        other.send(f"Save for the move{SAVE}")
        one.wait_for("S Save for the move")
        one.send("u")
        one.wait_for("Undone: Add goal “Run a marathon”")
        other.wait_for("Undone|Save for the move")
    assert [row[3] for row in rows_of(planned, "goal")] == ["Write the novel", "Save for the move"]


def test_f19_the_same_field_changed_twice_shows_both_and_asks(planned: Path) -> None:
    with program(planned) as one, program(planned) as other:
        for terminal in (one, other):
            terminal.wait_for("Write the novel")
            terminal.send("e")
            terminal.wait_for("Goal: Write the novel")
        one.send(f" in spring{SAVE}")
        one.wait_for("W Write the novel in spring")
        other.send(f" by hand{SAVE}")
        other.wait_for("Another terminal saved title: “Write the novel in spring”")
        other.send(SAVE)
        other.wait_for("W Write the novel by hand")
        one.wait_for("W Write the novel by hand")


def test_t27_one_session_at_a_time_and_the_other_terminal_sees_it(planned: Path) -> None:
    main(["--db", str(planned), "add", "task", "Chapter 1", "--of", "1"])
    main(["--db", str(planned), "add", "bite", "First page", "--of", "1"])
    with program(planned) as one, program(planned) as other:
        for terminal in (one, other):
            terminal.wait_for("Write the novel")
            terminal.send("3")
            terminal.wait_for("First page")
            terminal.send("f")
            terminal.wait_for("Focus: First page")
        one.send(ENTER)
        one.wait_for("running")
        other.send(ENTER)
        other.wait_for("End it first|running")
    assert len(rows_of(planned, "focus_session")) == 1


def test_what_the_command_line_does_is_seen(planned: Path) -> None:
    with program(planned) as terminal:
        terminal.wait_for("Write the novel")
        assert main(["--db", str(planned), "add", "goal", "From the shell"]) == 0
        terminal.wait_for("F From the shell")
