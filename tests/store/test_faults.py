"""Disks that are full or read-only, files that are locked or swapped: said in words, nothing half done (F7-F13)."""

import os
import resource
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest

from tests.conftest import WEDNESDAY_MORNING, OpenStore
from tests.store.apart import FORK, fresh, in_child
from tests.store.tables import dump, is_sound
from tui_goals.commands import do
from tui_goals.commands.drafts import forget_draft, keep_draft
from tui_goals.commands.goals import add_goal, set_phase
from tui_goals.commands.journal import write_entry
from tui_goals.domain import Entry, Goal, Phase, Refused, StoreBusy, StoreFailed
from tui_goals.store import Store, engine

ALLOWED = resource.getrlimit(resource.RLIMIT_FSIZE)
LONG = Entry(body="A long text. " * 40_000)


def fill_the_disk(path: Path, room: int) -> str:
    """What is said when no file may grow beyond so many bytes; then room is made, and the same is tried again."""
    store = fresh(path)
    do(store, add_goal, Goal(title="old"))
    before = dump(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, ALLOWED[1]))
    try:
        do(store, write_entry, LONG)
        return "saved"
    except StoreFailed as failure:
        resource.setrlimit(resource.RLIMIT_FSIZE, ALLOWED)
        assert dump(path) == before and is_sound(path)
        assert do(store, write_entry, LONG).value == store.reader.entries()[0]
        return str(failure)


@pytest.mark.parametrize("room", [0, 512, 4096, 260_000, 400_000, 520_000])
def test_a_full_disk_is_said_and_loses_nothing_and_the_next_try_succeeds(database: Path, room: int) -> None:
    """F7."""
    said = in_child(lambda: fill_the_disk(database, room))
    assert "full" in said and "Nothing was changed" in said
    assert [goal.title for goal in in_child(lambda: fresh(database).reader.goals())] == ["old"]
    assert is_sound(database)


@pytest.fixture
def plain_place(template: Path) -> Iterator[Path]:
    """A database in a place that a user without special rights can be shut out of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(template, folder))
        if os.getuid() == 0:
            for place in (path, path.parent):
                os.chown(place, 65534, 65534)
        yield path
        path.parent.chmod(0o700)


def as_plain_user(path: Path) -> tuple[int, str]:
    """How many columns can be read, and what is said to a write, when one has no special rights."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    store = fresh(path)
    try:
        do(store, add_goal, Goal(title="new"))
    except StoreFailed as failure:
        return len(store.reader.columns()), str(failure)
    return len(store.reader.columns()), "saved"


@pytest.mark.parametrize("what", ["file", "folder"])
def test_f8_what_may_only_be_read_is_read_and_a_write_says_why_not(plain_place: Path, what: str) -> None:
    """F8."""
    before = plain_place.read_bytes()
    if what == "file":
        plain_place.chmod(0o400)
    else:
        plain_place.parent.chmod(0o500)
    columns, said = in_child(lambda: as_plain_user(plain_place))
    assert columns == 4
    assert "cannot be written to" in said or "cannot be opened" in said
    assert plain_place.read_bytes() == before


def test_in_the_same_place_with_rights_it_is_saved(plain_place: Path) -> None:
    assert in_child(lambda: as_plain_user(plain_place)) == (4, "saved")


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_while_another_process_writes_it_says_so_at_once_and_changes_nothing(store: Store, lock: str) -> None:
    """F9."""
    held, let_go = FORK.Event(), FORK.Event()

    def hold() -> None:
        with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
            connection.execute(lock)
            held.set()
            let_go.wait()
            connection.execute("ROLLBACK")

    other = FORK.Process(target=hold, daemon=True)
    other.start()
    held.wait()
    before = store.path.read_bytes()
    store.open_writer()
    assert min(seconds_until_busy(store) for _ in range(3)) < 0.2
    assert store.path.read_bytes() == before
    let_go.set()
    other.join()
    assert do(store, add_goal, Goal(title="Novel")).value.title == "Novel"


def seconds_until_busy(store: Store) -> float:
    began = perf_counter()
    with pytest.raises(StoreBusy, match="Another program is writing"):
        do(store, add_goal, Goal(title="Novel"))
    return perf_counter() - began


def test_a_read_that_meets_a_lock_says_so_in_words_wherever_it_is_made(store: Store) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        measured = partial(store.reader.measured, WEDNESDAY_MORNING.date())
        for read in (store.reader.goals, measured, store.reader.task_counts, store.changed_elsewhere):
            with pytest.raises(StoreBusy, match="Another program is writing"):
                read()
        with pytest.raises(StoreBusy), store.reading() as reader:
            reader.steps()


def test_opening_waits_for_a_write_that_is_under_way(store: Store, open_store: OpenStore) -> None:
    other = sqlite3.connect(store.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    done = threading.Timer(0.2, lambda: other.execute("ROLLBACK"))
    done.start()
    assert len(open_store(store.path).reader.columns()) == 4
    done.join()
    other.close()


def test_f10_open_terminals_that_do_nothing_hold_no_lock(database: Path, open_store: OpenStore) -> None:
    """F10."""
    for store in [open_store(database) for _ in range(3)]:
        do(store, add_goal, Goal(title="Novel"))
        with store.reading() as reader:
            reader.goals()
        store.changed_elsewhere()
        with pytest.raises(Refused):
            do(store, set_phase, 99, Phase.PAUSED)
        next(iter(store.reader.each(Goal)))
    with closing(sqlite3.connect(database, isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")


@pytest.mark.parametrize("how", ["replaced", "removed", "renamed"])
def test_f13_a_file_that_was_swapped_under_an_open_terminal_is_not_written_to(
    store: Store, template: Path, tmp_path: Path, how: str
) -> None:
    """F13."""
    do(store, add_goal, Goal(title="Novel"))
    other = tmp_path / "other.db"
    shutil.copy(template, other)
    before = other.read_bytes()
    if how == "replaced":
        other.replace(store.path)
    elif how == "removed":
        store.path.unlink()
    else:
        store.path.rename(tmp_path / "elsewhere.db")
    with pytest.raises(StoreFailed, match="moved or replaced"):
        do(store, add_goal, Goal(title="lost"))
    if how == "replaced":
        assert store.path.read_bytes() == before
    assert not [each for each in tmp_path.iterdir() if "journal" in each.name]


def test_only_what_others_committed_counts_as_a_change(store: Store, open_store: OpenStore, database: Path) -> None:
    other = open_store(database)
    assert not store.changed_elsewhere()
    do(store, add_goal, Goal(title="mine"))
    with pytest.raises(Refused):
        do(other, add_goal, Goal())
    assert not store.changed_elsewhere()
    do(other, keep_draft, "entry:new", {"body": "W"})
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere(), "it is told once"
    do(other, add_goal, Goal(title="theirs"))
    do(store, add_goal, Goal(title="mine, later"))
    assert store.changed_elsewhere(), "a write of one's own does not hide it"


def test_a_database_put_into_wal_mode_is_brought_back(database: Path, open_store: OpenStore) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    store = open_store(database)
    do(store, add_goal, Goal(title="Novel"))
    assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [each.name for each in database.parent.iterdir()] == ["goals.db"]


def test_the_writer_is_not_made_ready_in_the_middle_of_a_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()
    monkeypatch.setattr(engine, "engine_on", lambda connection: begun.set())
    with store.reading() as reader:
        reader.goals()
        opening = threading.Thread(target=store.open_writer)
        opening.start()
        assert not begun.wait(0.2)
    opening.join()
    assert begun.is_set()


def test_s3_a_text_that_was_let_go_is_nowhere_in_the_file(database: Path) -> None:
    secret = "a sentence that nobody else should read"
    store = fresh(database)
    do(store, keep_draft, "entry:new:1", {"body": secret * 50})
    assert secret.encode() in database.read_bytes()
    do(store, forget_draft, "entry:new:1")
    store.close()
    assert secret.encode() not in database.read_bytes()
    assert [path.name for path in database.parent.iterdir()] == [database.name]
