"""Where things lie and who else is there: never in the current folder, never in a place that is only guessed (F30)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.apart import in_child
from tui_goals import config, paths, processes
from tui_goals.clock import SystemClock
from tui_goals.domain import StoreFailed
from tui_goals.store import Store
from tui_goals.store.files import private_folder

HOMES = {"XDG_DATA_HOME": paths.data_folder, "XDG_STATE_HOME": paths.state_folder, "XDG_CONFIG_HOME": paths.config_file}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    """A process that knows only its home."""
    for name in (*HOMES, "TUI_GOALS_DB"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    yield monkeypatch


def test_the_database_is_the_one_named_else_in_the_data_folder(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert paths.database("~/here.db", {"TUI_GOALS_DB": "/there.db"}) == tmp_path / "here.db"
    assert paths.database(None, {"TUI_GOALS_DB": "/there.db"}) == Path("/there.db")
    assert paths.database("in/here.db", {}) == tmp_path / "in" / "here.db"
    assert paths.database(None, {"XDG_DATA_HOME": "/data"}) == Path("/data/tui-goals/goals.db")
    assert paths.database(None, os.environ).is_relative_to(tmp_path)


@pytest.mark.parametrize("variable", HOMES)
def test_a_relative_folder_is_ignored(bare: pytest.MonkeyPatch, tmp_path: Path, variable: str) -> None:
    bare.setenv(variable, "relative")
    found = HOMES[variable](os.environ)
    assert found.is_absolute() and "relative" not in found.parts


def test_f30_without_a_home_it_says_so_and_writes_nowhere(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No HOME, and no entry for the user either."""
    bare.delenv("HOME")
    bare.setattr(os.path, "expanduser", lambda path: path)
    for find in (paths.data_folder, paths.state_folder, paths.config_file):
        with pytest.raises(StoreFailed, match="no home folder"):
            find({})
    with pytest.raises(StoreFailed, match="Set HOME, or name a database with --db"):
        paths.database("~nobody-of-that-name/goals.db", {})
    assert list(tmp_path.iterdir()) == []


def test_what_is_missing_above_the_folder_is_made_private_too(tmp_path: Path) -> None:
    def make() -> list[int]:
        os.umask(0)
        folder = private_folder(tmp_path / "share" / "deep" / "tui-goals")
        return [place.stat().st_mode & 0o777 for place in (folder, *list(folder.parents)[:2])]

    assert in_child(make) == [0o700] * 3


def test_f30_a_home_that_cannot_be_written_to_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, not a folder")
    clock = SystemClock()
    path = paths.database(None, {"XDG_DATA_HOME": str(tmp_path / "home")})
    with pytest.raises(StoreFailed, match="cannot be used"):
        Store.create(path, clock, "UTC", config.Settings().day_cutoff, processes.this_terminal(clock))


def test_a_wrong_setting_is_named_with_its_line_and_the_default_used(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    wrong = ['day_cutoff = "04:00+02:00"', "day_cutoff = 4", "session_minutes = true", "colour = 1", "keys = 3"]
    for line in wrong:
        file.write_text(f'editor = "vi"\n{line}\n')
        settings = config.load(file)
        (problem,) = settings.problems
        assert "line 2" in problem and line.partition(" ")[0] in problem
        assert replace(settings, problems=()) == config.Settings(editor="vi")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a = ", b"= 1", b"\x00"])
def test_a_file_that_is_no_toml_is_told_and_the_defaults_used(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    (problem,) = config.load(file).problems
    assert "The defaults are used" in problem
    assert config.load(tmp_path / "none.toml") == config.Settings()
    assert config.load(tmp_path).problems != ()


def test_another_run_lives_as_long_as_its_process() -> None:
    clock = SystemClock()
    here = processes.this_terminal(clock)
    assert processes.lives(here, here)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        there = replace(here, pid=other.pid, process_start=processes.process_start(other.pid))
        assert processes.lives(there, here)
        assert not processes.lives(replace(there, process_start="1"), here), "a later process with the same number"
        other.communicate(b"\n")
    assert not processes.lives(there, here)
    assert not processes.lives(replace(here, boot_id="before"), here)
    assert processes.lives(replace(there, host="elsewhere"), here), "of another machine nobody knows"
