"""E1, E2: from an empty machine to a finished bite, with nothing but what the screen says."""

from pathlib import Path

from tests.program.running import ENTER, ESCAPE, SAVE, program, rows_of


def test_e1_nothing_is_written_before_a_choice(tmp_path: Path) -> None:
    database = tmp_path / "data" / "goals.db"
    with program(database) as terminal:
        terminal.wait_for("Write a first goal")
        terminal.wait_for("Look round the demo")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []
    assert not database.parent.exists()


def test_e2_forty_keys_from_nothing_to_a_running_session_and_its_end_moves_the_goal(tmp_path: Path) -> None:
    database = tmp_path / "goals.db"
    keys = 0
    with program(database) as terminal:

        def press(*pressed: str, words: str = "", then: str) -> None:
            nonlocal keys
            keys += len(pressed)
            terminal.send(words)
            for key in pressed:
                terminal.send(key)
            terminal.wait_for(then)

        terminal.wait_for("Write a first goal")
        press(ENTER, then="A new goal")
        press(ENTER, words="Write the novel", then="Write the novel")
        press(ENTER, then="Target")
        press(ENTER, then="number")
        press(ENTER, words="80000", then="80000")
        press(SAVE, words="words", then="A new milestone")
        press(SAVE, words="First draft", then="A new task")
        press(SAVE, words="Chapter 1", then="A new bite")
        press(SAVE, words="1000 words", then="f starts")
        press("f", then="Focus: 1000 words")
        press(ENTER, then="running")
        assert keys <= 40
        press("d", then="End: 1000 words")
        press(ENTER, then="1 bite done")
        press("1", then="Write the novel 1 %")
        press("q", then="")
        assert terminal.wait_exit() == 0
    [goal] = rows_of(database, "goal")
    [session] = rows_of(database, "focus_session")
    assert "Write the novel" in goal
    assert "done" in session and 1000.0 in session


def test_e3_the_demo_opens_on_a_copy_that_is_gone_afterwards(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with program(tmp_path / "goals.db", "demo", TMPDIR=str(scratch)) as terminal:
        terminal.wait_for("Write the novel")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "goals.db").exists()


def test_escape_leads_to_an_empty_page_that_says_what_belongs_there(tmp_path: Path) -> None:
    with program(tmp_path / "goals.db", columns=80, rows=24) as terminal:
        terminal.wait_for("Write a first goal")
        terminal.send(ESCAPE)
        terminal.wait_for("No goals yet. n writes the first one")
        for key, words in (("2", "n "), ("3", "n "), ("4", "n ")):
            terminal.send(key)
            terminal.wait_for(words)


def test_a_window_too_small_says_so_and_waits(tmp_path: Path) -> None:
    with program(tmp_path / "goals.db", "demo") as terminal:
        terminal.wait_for("Write the novel")
        terminal.resize(50, 10)
        terminal.wait_for("50x10 is too small")
        terminal.resize(100, 30)
        terminal.wait_for("Write the novel")
        terminal.send("2")
        terminal.wait_for("PLANNED")
