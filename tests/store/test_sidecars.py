"""Files beside the database that belong to another copy of it, or are missing: in words, never in silence (F12)."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import OpenStore
from tui_goals.commands import do
from tui_goals.commands.goals import add_goal
from tui_goals.domain import Goal, StoreFailed
from tui_goals.store import Store


def titles(store: Store) -> list[str]:
    """The goals in the file."""
    return [goal.title for goal in store.reader.select(Goal)]


def in_the_middle_of_a_write(path: Path, folder: Path) -> tuple[Path, Path]:
    """Copies of a database and of its journal, as a crash in a large write leaves them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("PRAGMA cache_spill = 1")
        other.execute("BEGIN")
        other.execute("UPDATE goal SET title = 'half'")
        other.execute("CREATE TABLE stray AS SELECT hex(randomblob(4000)) AS text FROM step, image, board_column")
        left = path, path.with_name(f"{path.name}-journal")
        copies = tuple(Path(shutil.copy(each, folder / f"crashed{each.suffix}")) for each in left)
        other.execute("ROLLBACK")
    return copies[0], copies[1]


@pytest.fixture
def crashed(database: Path, open_store: OpenStore, tmp_path: Path) -> tuple[Path, Path]:
    """A file with one goal and its journal, both as a crash left them."""
    store = open_store(database)
    do(store, add_goal, Goal(title="Write"))
    store.close()
    return in_the_middle_of_a_write(database, tmp_path)


def test_f12_its_own_journal_takes_a_half_write_back(
    crashed: tuple[Path, Path], database: Path, open_store: OpenStore
) -> None:
    shutil.copy(crashed[0], database)
    shutil.copy(crashed[1], f"{database}-journal")
    assert titles(open_store(database)) == ["Write"]
    assert not Path(f"{database}-journal").exists()


def test_f12_an_old_journal_beside_a_newer_file_is_refused_and_both_left(
    crashed: tuple[Path, Path], database: Path, open_store: OpenStore
) -> None:
    store = open_store(database)
    for title in ("Read", "Run"):
        do(store, add_goal, Goal(title=title))
    store.close()
    journal = Path(shutil.copy(crashed[1], f"{database}-journal"))
    before = database.read_bytes(), journal.read_bytes()
    with pytest.raises(StoreFailed, match=r"goals\.db-journal was left by another copy .* Move goals\.db-journal else"):
        open_store(database)
    assert (database.read_bytes(), journal.read_bytes()) == before
    journal.unlink()
    assert titles(open_store(database)) == ["Write", "Read", "Run"]


def test_f12_an_old_log_beside_a_file_is_refused_and_both_left(
    database: Path, open_store: OpenStore, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(database, tmp_path / "copy.db"))
    with closing(sqlite3.connect(copy)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("PRAGMA user_version = 5")
        log = Path(shutil.copy(f"{copy}-wal", f"{database}-wal"))
    assert log.stat().st_size > 0
    before = database.read_bytes(), log.read_bytes()
    with pytest.raises(StoreFailed, match=r"goals\.db-wal was left by another copy"):
        open_store(database)
    assert (database.read_bytes(), log.read_bytes()) == before


def test_f12_a_file_in_wal_mode_keeps_what_its_own_log_holds(
    database: Path, open_store: OpenStore, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(database)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE board_column SET title = 'From the log'")
        other.commit()
        kept = tmp_path / "kept.db"
        for ending in ("", "-wal"):
            shutil.copy(f"{database}{ending}", f"{kept}{ending}")
    store = open_store(kept)
    assert {column.title for column in store.reader.columns()} == {"From the log"}


def test_f12_a_writer_under_way_is_no_stranger(database: Path, open_store: OpenStore) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        for number in range(3):
            other.execute("BEGIN IMMEDIATE")
            other.execute(f"UPDATE board_column SET title = 'no {number}'")
            open_store(database)
            other.execute("COMMIT")
