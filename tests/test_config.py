"""Settings: a wrong one is named with its line, and the default is used."""

from datetime import time
from pathlib import Path

import pytest

from tui_goals import config


def test_j12_the_day_and_hour_of_reviews_are_settings(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('review_day = "Friday"\nreview_hour = "09:30"\n', encoding="utf-8")
    found = config.load(path)
    assert (found.review_day, found.review_hour, found.problems) == ("friday", time(9, 30), ())


@pytest.mark.parametrize("value", ['"someday"', "5", '""'])
def test_j12_a_day_that_is_none_is_named_with_its_line(tmp_path: Path, value: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"session_minutes = 25\nreview_day = {value}\n", encoding="utf-8")
    found = config.load(path)
    assert found.review_day == "sunday"
    assert len(found.problems) == 1 and "line 2: review_day" in found.problems[0]
