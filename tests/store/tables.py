"""What a database file holds, read by plain SQLite and nothing of ours."""

import sqlite3
from contextlib import closing
from pathlib import Path

LEDGER = frozenset({"step", "image", "terminal", "heartbeat", "alert_claim", "view_setting", "entry_text", "draft"})
"""Tables that undo leaves alone."""

Rows = dict[str, list[tuple[object, ...]]]


def dump(path: Path, without: frozenset[str] = frozenset()) -> Rows:
    """Every row of every table, by table."""
    with closing(sqlite3.connect(path)) as connection:
        return rows_of(connection, without)


def rows_of(connection: sqlite3.Connection, without: frozenset[str] = frozenset()) -> Rows:
    """The same through an open connection."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    names = sorted({name for (name,) in found} - without)
    return {
        name: connection.execute(f"SELECT * FROM {name} ORDER BY {_every_column(connection, name)}").fetchall()
        for name in names
    }


def _every_column(connection: sqlite3.Connection, name: str) -> str:
    """A table's columns by number; SQLite looks at no more of them than it takes to tell two rows apart."""
    columns = connection.execute(f"SELECT * FROM {name} LIMIT 0").description
    return ", ".join(str(number) for number in range(1, len(columns) + 1))


def contents(path: Path) -> Rows:
    """What the person put in, without the ledger."""
    return dump(path, LEDGER)


def is_sound(path: Path) -> bool:
    """Whether SQLite finds no fault, and no row is without its parent."""
    with closing(sqlite3.connect(path)) as connection:
        fault = connection.execute("PRAGMA integrity_check").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return fault == [("ok",)] and orphans == []
