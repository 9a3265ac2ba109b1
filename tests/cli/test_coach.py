"""`tui-goals coach` (P2)."""

import json

import pytest

from tui_goals.cli.main import main


def test_p2_the_command_line_prints_exactly_the_letters_and_whether_it_is_vague(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["coach", "Improve sales", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["letters", "vague"]
    assert list(said["letters"]) == ["S", "M", "A", "R", "T"]
    assert all(set(each) == {"ok", "why", "ask"} for each in said["letters"].values())
    assert said["vague"] is True
    assert [each["ok"] for each in said["letters"].values()] == [False, False, None, None, False]


def test_p2_why_hours_and_measure_are_judged_when_they_are_given(capsys: pytest.CaptureFixture[str]) -> None:
    told = ["--why", "the story I owe him", "--hours", "8", "--measure", "80000 words", "--json"]
    assert main(["coach", "Write the novel in six months", *told]) == 0
    said = json.loads(capsys.readouterr().out)
    assert all(each["ok"] for each in said["letters"].values())
    assert main(["coach", "Write the novel"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:5]] == list("SMART")
    assert "not judged" in lines[2]
    assert "By when?" in lines[4]


def test_p2_a_goal_in_another_language_is_neither_clear_nor_vague(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coach", "Bis Juni jeden Tag mit dem Rad zur Arbeit"]) == 0
    assert "Not judged: the coach reads English only." in capsys.readouterr().out
    assert main(["coach", "Bis Juni jeden Tag mit dem Rad zur Arbeit", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["vague"] is False
    assert said["letters"]["S"]["ok"] is None
