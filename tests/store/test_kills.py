"""kill -9 at any moment of writing: what was said to be saved is there, whole, and the next start needs nobody (F1)."""

import os
import random
import shutil
import signal
from collections.abc import Iterator
from itertools import count, islice
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest

from tests.store.apart import FORK, fresh
from tests.store.tables import contents, dump, is_sound
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal, delete_goal, edit_goal
from tui_goals.commands.milestones import add_milestone
from tui_goals.commands.steps import redo, undo
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Goal, Milestone, SessionState, Task
from tui_goals.store import Store
from tui_goals.store.tx import Tx

KILLS = int(os.environ.get("TUI_GOALS_KILLS", "500"))
BATCHES = 10
IN_A_ROW = 5
"""How many writers are killed one after the other over the same file."""

Deed = tuple[str, str]


def add_plan(tx: Tx, name: str) -> Goal:
    """Add goal “{it.title}” with its plan."""
    goal = add_goal(tx, Goal(title=name))
    milestone = add_milestone(tx, Milestone(goal_id=goal.id, title=name))
    add_task(tx, Task(milestone_id=milestone.id, title=name))
    return goal


def story(name: int) -> Iterator[Deed]:
    """Plan after plan; some are taken back, some of these done again, some deleted."""
    for number in count(name):
        title = f"{name}-{number}"
        yield "add", title
        if number % 3 == 1:
            yield "undo", title
        if number % 6 == 1:
            yield "redo", title
        if number % 3 == 2:
            yield "delete", title


def kept_after(name: int, deeds: int) -> set[str]:
    """The plans that are there after so many deeds."""
    found: set[str] = set()
    for deed, title in islice(story(name), deeds):
        found = found | {title} if deed in ("add", "redo") else found - {title}
    return found


def write_until_killed(path: Path, name: int, acknowledge: Connection) -> None:
    """Do deed after deed and acknowledge each once it is saved, and not before."""
    store = fresh(path)
    goal_id = 0
    for deed, title in story(name):
        if deed == "add":
            goal_id = do(store, add_plan, title).value.id
        elif deed == "delete":
            do(store, delete_goal, goal_id)
        else:
            do(store, undo if deed == "undo" else redo)
        acknowledge.send_bytes(b"saved")


def kill_a_writer(path: Path, name: int, dice: random.Random) -> int:
    """How many deeds a process acknowledged before it was killed, at any moment of the next one or two."""
    ours, theirs = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=write_until_killed, args=(path, name, theirs), daemon=True)
    began = perf_counter()
    writer.start()
    theirs.close()
    acknowledged = 0
    for _ in range(dice.randrange(1, 3)):
        began, _ = perf_counter(), ours.recv_bytes()
        acknowledged += 1
    Event().wait(dice.uniform(0, 1.5) * (perf_counter() - began))
    os.kill(writer.pid or 0, signal.SIGKILL)
    try:
        while ours.recv_bytes():
            acknowledged += 1
    except EOFError:
        writer.join()
    assert writer.exitcode == -signal.SIGKILL
    return acknowledged


@pytest.fixture(autouse=True, scope="module")
def warmed_up(template: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One life through all deeds, so that the forked writers find everything loaded."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("warm") / "goals.db"))
    store = fresh(path)
    goal = do(store, add_plan, "warm").value
    do(store, undo)
    do(store, redo)
    do(store, delete_goal, goal.id)
    store.close()


@pytest.mark.parametrize("batch", range(BATCHES))
def test_f1_nothing_that_was_acknowledged_is_lost_and_nothing_is_there_by_half(
    template: Path, database: Path, batch: int
) -> None:
    dice = random.Random(batch)
    known: set[str] = set()
    torn = 0
    for name in range(KILLS // BATCHES):
        if name % IN_A_ROW == 0:
            shutil.copy(template, database)
            known = set()
        deeds = kill_a_writer(database, name, dice)
        torn += database.with_name("goals.db-journal").exists()
        assert is_sound(database)
        rows = dump(database)
        there = {str(row[3]) for row in rows["goal"]}
        assert there in (known | kept_after(name, deeds), known | kept_after(name, deeds + 1))
        assert {row[5] for row in rows["milestone"]} == {row[4] for row in rows["task"]} == there
        assert {row[0] for row in rows["step"]} == {row[1] for row in rows["image"]}, "no step without its images"
        known = there
    assert torn > 0, "some were killed in the middle of a write"


def test_the_ledger_survives_with_the_rows_and_undoes_them(database: Path) -> None:
    kill_a_writer(database, 0, random.Random(5))
    store = fresh(database)
    before = contents(database)
    do(store, undo)
    assert contents(database) != before
    do(store, redo)
    assert contents(database) == before
    store.close()


def test_a_running_session_survives_with_its_segment(database: Path) -> None:
    """T18, T19: the session runs on in the data, and its last state is the one that was acknowledged."""

    def focus(acknowledge: Connection) -> None:
        store = fresh(database)
        goal = do(store, add_goal, Goal(title="Novel")).value
        session = do(store, start_session, None, 25).value
        acknowledge.send("running")
        do(store, edit_goal, goal, goal)
        Event().wait()
        do(store, end_session, session.id, SessionState.DONE)

    ours, theirs = FORK.Pipe(duplex=False)
    writer = FORK.Process(target=focus, args=(theirs,), daemon=True)
    writer.start()
    assert ours.recv() == "running"
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    store = fresh(database)
    session = store.reader.open_session()
    assert session is not None and session.state is SessionState.RUNNING
    (segment,) = store.reader.segments(session.id)
    assert segment.ended_at is None
    assert store.reader.heartbeat(session.id).beaten_at == session.started_at
    store.close()


def test_a_journal_left_behind_by_a_kill_is_taken_back_by_whoever_opens_next(database: Path, tmp_path: Path) -> None:
    """The torn state itself: a copy taken in the middle of a transaction opens as it was before."""

    def torn_copy(store: Store) -> None:
        def copy(tx: Tx) -> None:
            """Copy in the middle."""
            for number in range(200):
                add_goal(tx, Goal(title=f"half {number}" * 50))
                tx.connection.execute("PRAGMA cache_spill = 1")
            for name in ("goals.db", "goals.db-journal"):
                shutil.copy(database.with_name(name), tmp_path / f"torn-{name}".replace("torn-goals", "torn"))
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            do(store, copy)

    store = fresh(database)
    store.connection.execute("PRAGMA cache_size = 10")
    before = contents(database)
    torn_copy(store)
    torn = tmp_path / "torn.db"
    assert torn.read_bytes() != database.read_bytes()
    again = fresh(torn)
    assert again.reader.goals() == ()
    again.close()
    assert contents(torn) == before and is_sound(torn)
    store.close()
