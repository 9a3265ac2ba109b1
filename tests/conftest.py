"""What every folder of tests shares: a clock that stands still, a fresh database, and further terminals on it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pendulum
import pytest
from hypothesis import settings

from tests.settling import take_the_place_of_idling
from tui_goals import processes
from tui_goals.clock import FrozenClock
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Store

settings.register_profile("steady", deadline=None, database=None)
settings.load_profile("steady")
take_the_place_of_idling()

WEDNESDAY_MORNING = pendulum.datetime(2026, 3, 4, 9, 0)
ZONE = "Europe/Berlin"

OpenStore = Callable[[Path], Store]

MEMORY = Path("/dev/shm")
ROOM = 1 << 30
"""Bytes that must be free in memory for the tests' files to lie there."""


def pytest_configure() -> None:
    """Put the tests' files into memory where there is room: a saved step waits for the disk there, up to 20 ms each.

    Nothing that is tested tells the difference: only a loss of power would, and no test can bring one about.
    """
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture
def clock() -> FrozenClock:
    """A clock at 10:00 on Wednesday, 4 March 2026 in Berlin; `forward` and `step_wall` move it."""
    return FrozenClock(WEDNESDAY_MORNING)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database made once, since alembic takes a second for it; tests work on copies."""
    path = tmp_path_factory.mktemp("template") / "goals.db"
    clock = FrozenClock(WEDNESDAY_MORNING)
    Store.create(path, clock, ZONE, DAY_CUTOFF, processes.this_terminal(clock)).close()
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    """The path of a fresh, empty database."""
    return Path(shutil.copy(template, tmp_path / "goals.db"))


@pytest.fixture
def open_store(clock: FrozenClock) -> Iterator[OpenStore]:
    """Opens a database as one more terminal; all of them share the clock and are closed at the end."""
    opened: list[Store] = []

    def open_one(path: Path) -> Store:
        opened.append(Store(path, clock, ZONE, DAY_CUTOFF, processes.this_terminal(clock)))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: OpenStore, database: Path) -> Store:
    """A fresh database, open."""
    return open_store(database)
