"""The setting of the hours there are in a day (P46)."""

from datetime import time
from pathlib import Path

import pytest

from tests.test_settings_of_bites import written
from tui_goals.config import Settings


def test_p46_hours_of_the_day_are_stretches(tmp_path: Path) -> None:
    settings = written(tmp_path, 'day_hours = "07:00-08:30, 22:00-01:00"\n')
    assert settings.day_hours == ((time(7), time(8, 30)), (time(22), time(1))) and not settings.problems
    assert Settings().day_hours == ((time(9), time(17)),)


@pytest.mark.parametrize("value", ['"9"', '"morning-noon"', "8", '"09:00-09:00"', '"09:00 to 17:00"'])
def test_p46_wrong_hours_are_named_with_their_line(tmp_path: Path, value: str) -> None:
    settings = written(tmp_path, f"day_hours = {value}\n")
    assert settings.day_hours == Settings().day_hours
    assert "line 1: day_hours must be" in settings.problems[0]
