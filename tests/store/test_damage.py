"""Files that are damaged, empty, another program's or a newer version's: said in words, left as they are (F11, F14)."""

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import add, start_novel
from tests.conftest import OpenStore
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import delete_goal, edit_goal
from tui_goals.commands.journal import write_entry
from tui_goals.commands.steps import undo
from tui_goals.domain import Entry, SessionState, StoreFailed, StoreTooNew, Target
from tui_goals.state import AppState, load
from tui_goals.store import Store, rows

FLIPS = int(os.environ.get("TUI_GOALS_FLIPS", "300"))
CUTS = 60


@pytest.fixture
def lived_in(open_store: OpenStore, database: Path) -> Path:
    """A database with something of everything, closed."""
    store = open_store(database)
    plan = start_novel(store)
    for number in range(20):
        add(store, plan.goal, f"Part {number}, a chapter with a long title to fill the pages of the file")
    session = do(store, start_session, plan.bite.id, 25).value
    do(store, end_session, session.id, SessionState.PARTIAL)
    do(store, write_entry, Entry(body="A text about it. " * 40, mood=4), [(Target.GOAL, plan.goal.id)])
    store.close()
    return database


def read_everything(store: Store) -> None:
    """What screens would ask for."""
    with store.reading() as reader:
        load(reader, AppState(), store.clock.now(), store.zone, store.cutoff)
        for kind in rows.TABLES:
            reader.select(kind)


NOT_OURS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "a text": lambda path: path.write_text("Dear diary, " * 500),
    "random": lambda path: path.write_bytes(random.Random(7).randbytes(50_000)),
    "a header alone": lambda path: path.write_bytes(path.read_bytes()[:16]),
    "a torn header": lambda path: path.write_bytes(path.read_bytes()[:57]),
    "another program's": lambda path: another_programs(path),
}


def another_programs(path: Path) -> None:
    path.unlink()
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE goal (title TEXT)")
        connection.execute("INSERT INTO goal VALUES ('not yours')")
        connection.commit()


@pytest.mark.parametrize("what", NOT_OURS)
def test_what_is_no_database_of_ours_is_refused_in_words_and_left(
    database: Path, open_store: OpenStore, what: str
) -> None:
    NOT_OURS[what](database)
    before = database.read_bytes()
    with pytest.raises(StoreFailed, match=r"not a database of tui-goals|holds no database of tui-goals|damaged"):
        open_store(database)
    assert database.read_bytes() == before
    assert [each.name for each in database.parent.iterdir()] == ["goals.db"], "no new one was made over it"


def test_a_cut_file_is_refused_in_words_wherever_it_is_cut(lived_in: Path, open_store: OpenStore) -> None:
    whole = lived_in.read_bytes()
    for length in random.Random(3).sample(range(len(whole)), CUTS):
        lived_in.write_bytes(whole[:length])
        last_page_alone = length > len(whole) - 4096
        assert fails_in_words(lived_in, open_store) or last_page_alone
        assert lived_in.read_bytes() == whole[:length]


def test_flipped_bits_are_never_more_than_a_sentence(lived_in: Path, open_store: OpenStore) -> None:
    whole = lived_in.read_bytes()
    refused = 0
    for seed in range(FLIPS):
        damaged = flipped(whole, random.Random(seed))
        lived_in.write_bytes(damaged)
        refused += fails_in_words(lived_in, open_store)
        assert lived_in.read_bytes() == damaged
    assert 0 < refused < FLIPS, "some flips hit what is read, and some hit free space or a letter of a text"


def flipped(whole: bytes, dice: random.Random) -> bytes:
    damaged = bytearray(whole)
    for _ in range(dice.randint(1, 64)):
        damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
    return bytes(damaged)


def fails_in_words(path: Path, open_store: OpenStore) -> bool:
    """Whether the file cannot be read; anything but a plain sentence is raised."""
    try:
        store = open_store(path)
        try:
            read_everything(store)
        finally:
            store.close()
    except StoreFailed as failure:
        assert str(failure)
        return True
    return False


WRONG_CELLS = [
    ("goal", "phase", "resting"), ("goal", "due", "31.12.2026"), ("goal", "created_at", 2**62), ("entry", "tags", "{"),
    ("focus_session", "local_day", b"\xff"), ("goal", "target_value", "many"), ("milestone", "labels", "5"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "value"), WRONG_CELLS)
def test_a_cell_that_makes_no_sense_is_named_with_its_row(
    lived_in: Path, open_store: OpenStore, table: str, column: str, value: object
) -> None:
    with closing(sqlite3.connect(lived_in)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = 1", [value])
        connection.commit()
    with pytest.raises(StoreFailed, match=f"{rows.WORDS[table]} 1 is damaged"):
        read_everything(open_store(lived_in))


def test_a_text_that_is_no_utf_8_is_said_to_be_damaged(lived_in: Path, open_store: OpenStore) -> None:
    with closing(sqlite3.connect(lived_in)) as connection:
        connection.execute("UPDATE goal SET title = CAST(x'ff41' AS TEXT)")
        connection.commit()
    with pytest.raises(StoreFailed):
        read_everything(open_store(lived_in))


def test_a_damaged_ledger_undoes_nothing(lived_in: Path, open_store: OpenStore) -> None:
    with closing(sqlite3.connect(lived_in)) as connection:
        connection.execute("UPDATE image SET before = '{', after = '{'")
        connection.commit()
    store = open_store(lived_in)
    with pytest.raises(StoreFailed, match="What the step changed is damaged"):
        do(store, undo)
    read_everything(store)


@pytest.fixture
def newer(lived_in: Path) -> Iterator[Path]:
    """A database as a later version would leave it."""
    with closing(sqlite3.connect(lived_in)) as connection:
        connection.execute("ALTER TABLE goal ADD COLUMN colour TEXT")
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.commit()
    return lived_in


def test_a_newer_database_is_left_as_it_is_and_its_version_named(newer: Path, open_store: OpenStore) -> None:
    """F14."""
    before = newer.read_bytes()
    with pytest.raises(StoreTooNew, match=r"schema 0099, this program knows .* upgrade tui-goals"):
        open_store(newer)
    assert newer.read_bytes() == before
    assert len(list(newer.parent.iterdir())) == 1


def test_a_version_nobody_knows_is_refused_and_left(lived_in: Path, open_store: OpenStore) -> None:
    for version in ("0000", "", "*", "000a"):
        with closing(sqlite3.connect(lived_in)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", [version])
            connection.commit()
        before = lived_in.read_bytes()
        with pytest.raises(StoreFailed):
            open_store(lived_in)
        assert lived_in.read_bytes() == before
        assert len(list(lived_in.parent.iterdir())) == 1


def test_f15_a_terminal_left_open_writes_nothing_once_a_newer_version_has_changed_the_tables(
    lived_in: Path, open_store: OpenStore
) -> None:
    """F15."""
    old = open_store(lived_in)
    (goal,) = old.reader.goals()
    do(old, edit_goal, goal, replace(goal, why="before"))
    with closing(sqlite3.connect(lived_in)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.commit()
    before = lived_in.read_bytes()
    with pytest.raises(StoreTooNew):
        do(old, delete_goal, goal.id)
    assert lived_in.read_bytes() == before
    assert old.changed_elsewhere()


def test_what_is_not_there_is_not_made_by_opening_it(tmp_path: Path, open_store: OpenStore) -> None:
    with pytest.raises(StoreFailed, match="cannot be read: No such file"):
        open_store(tmp_path / "goals.db")
    assert list(tmp_path.iterdir()) == []
