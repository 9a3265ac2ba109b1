"""Settings: what can be set, and what is said of what is wrong."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from tests.documents import README
from tui_goals import config
from tui_goals.config import READERS, Settings


def loaded(folder: Path, text: str) -> Settings:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return config.load(path)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("break_minutes = 7.5", "break_minutes", 7.5),
        ("break_minutes = 0", "break_minutes", 0),
        ("long_break_minutes = 20", "long_break_minutes", 20),
        ("long_break_minutes = 0", "long_break_minutes", 0),
        ("long_break_after = 3", "long_break_after", 3),
        ("long_break_after = 0", "long_break_after", 0),
        ("remind_minutes = 10", "remind_minutes", 10),
        ("auto_start = true", "auto_start", True),
    ],
)
def test_what_is_set_is_in_force(tmp_path: Path, line: str, name: str, value: Any) -> None:
    settings = loaded(tmp_path, line)
    assert getattr(settings, name) == value
    assert settings.problems == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("break_minutes = 0.5", "from 1 to 1440, or 0 for none"),
        ("break_minutes = -5", "from 1 to 1440, or 0 for none"),
        ("break_minutes = false", "from 1 to 1440, or 0 for none"),
        ('break_minutes = "5"', "from 1 to 1440, or 0 for none"),
        ("long_break_minutes = 2000", "from 1 to 1440, or 0 for none"),
        ("long_break_after = 2.5", "from 1 to 100, or 0 for never"),
        ("long_break_after = -1", "from 1 to 100, or 0 for never"),
        ("remind_minutes = nan", "from 1 to 1440, or 0 for none"),
        ("auto_start = 1", "true or false"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_the_default_holds(tmp_path: Path, line: str, words: str) -> None:
    settings = loaded(tmp_path, f"# mine\n{line}\n")
    name = line.split(" ")[0]
    assert getattr(settings, name) == getattr(Settings(), name)
    (problem,) = settings.problems
    assert "line 2: " in problem
    assert words in problem
    assert problem.endswith("The default is used.")


def test_the_readme_names_every_setting_and_shows_one_that_holds(tmp_path: Path) -> None:
    block = README.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    settings = loaded(tmp_path, block)
    assert settings.problems == ()
    assert [name for name in READERS if f"{name} = " not in block and f"[{name}" not in block] == []


@pytest.mark.parametrize(
    "name",
    ["session_minutes", "break_minutes", "long_break_minutes", "long_break_after", "remind_minutes", "auto_start"],
)
def test_the_readme_tells_the_defaults(tmp_path: Path, name: str) -> None:
    block = README.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    assert getattr(loaded(tmp_path, block), name) == getattr(Settings(), name)


def test_j12_the_day_and_hour_of_reviews_are_settings(tmp_path: Path) -> None:
    found = loaded(tmp_path, 'review_day = "Friday"\nreview_hour = "09:30"\n')
    assert (found.review_day, found.review_hour, found.problems) == (4, time(9, 30), ())


@pytest.mark.parametrize("value", ['"someday"', "5", '""'])
def test_j12_a_day_that_is_none_is_named_with_its_line(tmp_path: Path, value: str) -> None:
    found = loaded(tmp_path, f"session_minutes = 25\nreview_day = {value}\n")
    assert found.review_day == 6
    assert len(found.problems) == 1 and "line 2: review_day" in found.problems[0]
