"""The command line as a person meets it: arguments in; exit code, standard output and standard error back."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.commands.plan import Plan, start_novel
from tests.conftest import ZONE, OpenStore
from tui_goals.cli import opening
from tui_goals.cli.main import main
from tui_goals.clock import FrozenClock

OURS = ("TUI_GOALS_DB", "SSH_CONNECTION", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@dataclass(frozen=True)
class Answer:
    """What a verb came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output read as JSON."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """Standard output line by line."""
        return self.out.splitlines()


Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, in Berlin, and nothing of ours in the environment."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("TZ", ZONE)
    return folder


@pytest.fixture
def umask() -> Iterator[None]:
    """Give the mask back that `main` sets."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def anywhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, clock: FrozenClock, umask: None
) -> Run:
    """Runs the command line with exactly these arguments, at the clock's time."""
    monkeypatch.setattr(opening, "SystemClock", lambda: clock)

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def run(anywhere: Run, database: Path) -> Run:
    """Runs the command line on a fresh, empty database."""
    return lambda *arguments: anywhere("--db", database, *arguments)


@pytest.fixture
def novel(open_store: OpenStore, database: Path) -> Plan:
    """One of each kind in that database: a goal, a milestone, a task and a bite."""
    store = open_store(database)
    plan = start_novel(store)
    store.close()
    return plan
