"""What the first read costs, counted: statements and rows, on a life of ten years in small."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.ledger import write_ledger
from tests.benchmarks.life import Life, Size
from tests.conftest import WEDNESDAY_MORNING, ZONE
from tui_goals.cli.status import status
from tui_goals.clock import FrozenClock
from tui_goals.config import Settings
from tui_goals.domain import Bite, Column, Dependency, Goal, Milestone, Step, Task
from tui_goals.state.app_state import LAST_STEPS, SLICES
from tui_goals.state.opening import Opening
from tui_goals.store import migrate, rows
from tui_goals.store import store as store_module
from tui_goals.store.bulk import put_all
from tui_goals.store.connection import connect

LONG = Size(goals=40, milestones=300, tasks=1_500, bites=4_500, sessions=900, entries=200, steps=400)
OPENING_STATEMENTS = 16
"""Settings of the connection, version, journal, begin and end."""


@pytest.fixture(scope="module")
def long_life(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten years of somebody, of which a fifteenth is in play."""
    path = tmp_path_factory.mktemp("life") / "goals.db"
    migrate.create(path)
    connection = connect(path)
    put_all(connection, Life(LONG, WEDNESDAY_MORNING).values())
    write_ledger(connection, LONG.steps)
    connection.close()
    return path


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> Counter[type]:
    """How many rows of each kind became values."""
    found: Counter[type] = Counter()
    decode = rows.decode

    def counted(kind: Any, row: Any) -> Any:
        found[kind] += 1
        return decode(kind, row)

    monkeypatch.setattr(rows, "decode", counted)
    return found


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the database is asked."""
    asked: list[str] = []

    def traced(*arguments: Any) -> Any:
        connection = connect(*arguments)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(store_module, "connect", traced)
    return asked


def in_play(path: Path) -> Iterator[tuple[type, int]]:
    """How many rows of each kind are in play, told by joins as nobody else here writes them."""
    goals = "JOIN goal ON goal.id = milestone.goal_id AND goal.phase IN ('draft', 'committed', 'paused')"
    milestones = f"JOIN milestone ON milestone.id = task.milestone_id AND milestone.done_at IS NULL {goals}"
    connection = connect(path)
    for kind, tables in (
        (Goal, "goal"),
        (Column, "board_column"),
        (Milestone, f"milestone {goals}"),
        (Task, f"task {milestones}"),
        (Bite, f"bite JOIN task ON task.id = bite.task_id AND task.done_at IS NULL {milestones}"),
        (Dependency, f"dependency JOIN milestone ON milestone.id = dependency.milestone_id {goals}"),
    ):
        yield kind, connection.execute(f"SELECT count(*) FROM {tables}").fetchone()[0]
    connection.close()


def test_v2_the_first_read_makes_values_of_what_is_in_play_alone(long_life: Path, decoded: Counter[type]) -> None:
    store, _ = Opening(long_life, FrozenClock(WEDNESDAY_MORNING), ZONE, Settings()).read()
    assert store is not None
    store.close()
    assert decoded == Counter(dict(in_play(long_life)) | {Step: LAST_STEPS})
    assert 0 < decoded[Bite] < LONG.bites / 5


def test_v1_the_first_read_asks_one_question_a_slice(long_life: Path, statements: list[str]) -> None:
    store, _ = Opening(long_life, FrozenClock(WEDNESDAY_MORNING), ZONE, Settings()).read()
    assert store is not None
    store.close()
    assert len(statements) <= len(SLICES) + OPENING_STATEMENTS


def test_v7_status_reads_one_bite_a_task(
    long_life: Path, decoded: Counter[type], statements: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(Namespace(db=str(long_life), json=True)) == 0
    tasks = dict(in_play(long_life))[Task]
    assert 0 < decoded[Bite] <= tasks
    assert set(decoded) <= {Goal, Milestone, Dependency, Task, Bite}
    assert len(statements) <= 13 + OPENING_STATEMENTS
    assert '"queue"' in capsys.readouterr().out
