"""A new database: there whole or not at all, and nobody else's to read, plant or swap (S1, S2, S4)."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.apart import do_patiently, fresh, in_child, in_children, kill_me, killed_in_child
from tui_goals import processes
from tui_goals.clock import SystemClock
from tui_goals.commands.goals import add_goal
from tui_goals.domain import Goal, StoreFailed
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Store, migrate
from tui_goals.store.connection import connect
from tui_goals.store.files import private_folder, write_private

UMASKS = [0o000, 0o022, 0o027, 0o077]


def create(path: Path) -> Store:
    clock = SystemClock()
    return Store.create(path, clock, "Europe/Berlin", DAY_CUTOFF, processes.this_terminal(clock))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def statements_to_create(path: Path) -> int:
    """How many statements it takes to make a database."""
    seen: list[str] = []
    with at_every_statement(seen.append):
        create(path).close()
    return len(seen)


@contextmanager
def at_every_statement(call) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """Call with each statement that makes the tables."""

    def traced(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.set_trace_callback(call)
        return connection

    migrate.connect = traced  # type: ignore[attr-defined]
    try:
        yield
    finally:
        migrate.connect = connect  # type: ignore[attr-defined]


def test_a_process_killed_while_it_creates_leaves_no_half_database(tmp_path: Path) -> None:
    total = in_child(lambda: statements_to_create(tmp_path / "counted" / "goals.db"))
    assert total > 30
    for at in {1, 2, 3, total // 2, total - 2, total - 1, total}:
        path = tmp_path / str(at) / "goals.db"

        def die(path: Path = path, at: int = at) -> None:
            seen: list[str] = []
            with at_every_statement(lambda statement: (seen.append(statement), len(seen) == at and kill_me())):
                create(path)

        assert killed_in_child(die)
        assert not path.exists()
    assert in_child(lambda: create(path).reader.columns()) != (), "the next start needs no human"


def test_a_process_killed_once_the_file_is_in_place_leaves_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "goals.db"

    def die() -> None:
        migrate.sync_folder = lambda folder: kill_me()  # type: ignore[attr-defined,assignment]
        create(path)

    assert killed_in_child(die)
    assert in_child(lambda: len(fresh(path).reader.columns())) == 4


def test_a_disk_that_fills_up_while_it_creates_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = tmp_path / "schema.sql"
    schema.write_text("PRAGMA max_page_count = 3;\n" + migrate.SCHEMA.read_text())
    monkeypatch.setattr(migrate, "SCHEMA", schema)
    with pytest.raises(StoreFailed, match="full"):
        create(tmp_path / "home" / "goals.db")
    assert list((tmp_path / "home").iterdir()) == []


def test_two_that_create_at_once_end_up_with_one_database(tmp_path: Path) -> None:
    path = tmp_path / "goals.db"

    def create_and_write() -> str:
        return do_patiently(create(path), add_goal, Goal(title=str(os.getpid()))).value.title

    written = in_children([create_and_write, create_and_write])
    assert {goal.title for goal in in_child(lambda: fresh(path).reader.goals())} == set(written)
    assert [each.name for each in tmp_path.iterdir()] == ["goals.db"]


@pytest.mark.parametrize("umask", UMASKS, ids=oct)
def test_s1_nobody_else_can_read_it_whatever_the_umask_not_even_while_it_is_made(tmp_path: Path, umask: int) -> None:
    home = tmp_path / "share" / "tui-goals"
    assert in_child(lambda: widest_while_used(home, umask)) == 0


def widest_while_used(folder: Path, umask: int) -> int:
    """The bits for group and others that any file or folder has had, from the creation to the first write."""
    os.umask(umask)
    found: list[int] = []

    def look(*_: object) -> None:
        found.extend(mode(place) & 0o077 for place in (folder.parent, folder, *folder.iterdir()))

    with at_every_statement(look):
        store = create(folder / "goals.db")
    store.connection.set_trace_callback(look)
    do_patiently(store, add_goal, Goal(title="Novel"))
    migrate.copy_verified(store.connection, store.path, "test")
    write_private(folder / "export.json", b"{}")
    look()
    assert len(found) > 100
    return max(found)


def test_a_wider_file_is_tightened_when_it_is_opened(database: Path) -> None:
    database.chmod(0o644)
    fresh(database).close()
    assert mode(database) == 0o600


def test_our_own_folder_is_tightened_and_one_that_a_person_chose_is_left(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "tui-goals", tmp_path / "projects"
    for folder in (ours, theirs):
        folder.mkdir()
        folder.chmod(0o755)
        private_folder(folder)
    assert (mode(ours), mode(theirs)) == (0o700, 0o755)


@pytest.mark.parametrize("bits", [0o720, 0o702, 0o777])
def test_a_folder_that_others_can_write_to_is_refused(database: Path, bits: int) -> None:
    database.parent.chmod(bits)
    with pytest.raises(StoreFailed, match=r"Others can write to the folder .* chmod go-w"):
        fresh(database)


def test_s4_a_shared_folder_is_left_as_it_is_and_one_of_ones_own_asked_for(database: Path) -> None:
    database.parent.chmod(0o1777)
    with pytest.raises(StoreFailed, match=r"Choose one of your own with --db") as refused:
        fresh(database)
    assert "chmod" not in str(refused.value)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
def test_what_belongs_to_another_user_is_refused(database: Path) -> None:
    os.chown(database, 65534, -1)
    with pytest.raises(StoreFailed, match="belongs to another user"):
        fresh(database)
    os.chown(database, 0, -1)
    os.chown(database.parent, 65534, -1)
    with pytest.raises(StoreFailed):
        fresh(database)
    with pytest.raises(StoreFailed, match="belongs to another user"):
        private_folder(database.parent)


@pytest.mark.parametrize("target", ["there", "nowhere"])
def test_s4_a_planted_link_is_neither_followed_nor_written_through(template: Path, tmp_path: Path, target: str) -> None:
    target_path = tmp_path / target
    if target == "there":
        target_path.write_bytes(template.read_bytes())
    link = tmp_path / "goals.db"
    link.symlink_to(target_path)
    with pytest.raises(StoreFailed, match="not a regular file"):
        create(link)
    assert target_path.exists() is (target == "there")


def test_a_planted_pipe_or_folder_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.db")
    (tmp_path / "folder.db").mkdir()
    for name in ("pipe.db", "folder.db"):
        with pytest.raises(StoreFailed, match="not a regular file"):
            create(tmp_path / name)


def test_a_planted_temporary_file_is_not_written_through(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("private")
    (tmp_path / f".export.json.{os.getpid()}.part").symlink_to(mine)
    with pytest.raises(StoreFailed, match="cannot be written"):
        write_private(tmp_path / "export.json", b"{}")
    assert mine.read_text() == "private"


def test_s2_an_export_is_whole_private_and_replaces_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    write_private(path, b"one")
    with pytest.raises(StoreFailed, match="exists already"):
        write_private(path, b"two")
    assert (path.read_bytes(), mode(path)) == (b"one", 0o600)
    write_private(path, b"two", replace=True)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"two"]


def test_a_place_that_cannot_be_a_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "goals.db", tmp_path / "file" / "deeper" / "goals.db"):
        with pytest.raises(StoreFailed):
            create(path)
