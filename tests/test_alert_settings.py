"""The settings of alerts and hooks: what is wrong is named with its line, and a host can have its own."""

from pathlib import Path

import pytest

from tui_goals.cli.settings import load_settings
from tui_goals.config import Settings, load


def written(folder: Path, text: str) -> Settings:
    """The settings as they are read from a file with that text."""
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


ALL = """
alerts = 9
mute = true
progress = true
remind_minutes = 10

[hooks]
alert = "notify-send 'Time is up'"
session_ended = "~/bin/log ended"

[hosts.desk]
alerts = "99"
mute = false
"""


def test_t54_what_can_be_set(tmp_path: Path) -> None:
    found = written(tmp_path, ALL)
    assert found.problems == ()
    assert (found.alerts, found.mute, found.progress, found.remind_minutes) == ("9", True, True, 10)
    assert found.hooks == {"alert": "notify-send 'Time is up'", "session_ended": "~/bin/log ended"}


def test_t54_nothing_needs_to_be_set(tmp_path: Path) -> None:
    found = written(tmp_path, "")
    assert (found.alerts, found.mute, found.progress, found.remind_minutes) == ("auto", False, False, 0)
    assert written(tmp_path, "remind_minutes = 0").remind_minutes == 0


@pytest.mark.parametrize("host", ["desk", "desk.example.org"])
def test_t54_a_host_has_its_own_settings(tmp_path: Path, host: str) -> None:
    found = written(tmp_path, ALL).on_host(host)
    assert (found.alerts, found.mute, found.progress) == ("99", False, True)
    assert written(tmp_path, ALL).on_host("elsewhere").alerts == "9"


def test_t54_the_settings_in_force_are_those_of_this_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("socket.gethostname", lambda: "desk")
    (tmp_path / "tui-goals").mkdir()
    written(tmp_path / "tui-goals", ALL)
    assert load_settings().alerts == "99"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\nalerts = 'loud'", 2, "must be one of auto, 9, 777, 99, none"),
        ("alerts = true", 1, "must be one of"),
        ("mute = 1", 1, "must be true or false"),
        ("remind_minutes = -1", 1, "from 1 to 1440"),
        ("[hooks]\nended = 'x'", 1, "has no “ended”"),
        ("[hooks]\nalert = 'say \"no'", 1, "not complete"),
        ("[hooks]\nalert = ' '", 1, "has no command for alert"),
        ("[hooks]\nalert = 5", 1, "must be a text"),
        ("[hosts]\ndesk = 5", 1, "a table for each host"),
        ("[hosts.desk]\nzone = 'UTC'", 1, "a host has alerts, mute, progress"),
        ("[hosts.desk]\nalerts = 'loud'", 1, "must be one of"),
    ],
)
def test_t54_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = written(tmp_path, text)
    (problem,) = found.problems
    assert f"line {line}: " in problem and words in problem
    assert (found.alerts, found.mute, found.hooks, found.hosts) == ("auto", False, {}, {})
