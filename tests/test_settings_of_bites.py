"""The settings of days off and of the offer to cut."""

from pathlib import Path

import pytest

from tui_goals.config import Settings, load


def written(tmp_path: Path, text: str) -> Settings:
    """The settings of a file with that text."""
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_t74_rest_days_are_weekdays_by_name(tmp_path: Path) -> None:
    settings = written(tmp_path, 'rest_days = ["Sunday", "saturday", "sunday"]\noffer_cutting = false\n')
    assert (settings.rest_days, settings.offer_cutting, settings.problems) == ((5, 6), False, ())
    assert (Settings().rest_days, Settings().offer_cutting) == ((), True)


@pytest.mark.parametrize("value", ['"sunday"', '["someday"]', "[6]", "true"])
def test_a_wrong_rest_day_is_named_with_its_line(tmp_path: Path, value: str) -> None:
    settings = written(tmp_path, f'theme = "calm-dark"\nrest_days = {value}\n')
    assert settings.rest_days == ()
    assert "line 2: rest_days must be a list of weekdays" in settings.problems[0]
