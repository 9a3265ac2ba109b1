"""Many values at once, by plain `sqlite3`: for the demo and the data sets of the benchmarks. It makes no step."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from tui_goals.domain import Stored, new_uid
from tui_goals.store import rows
from tui_goals.store.rows import Raw


def put_all(connection: sqlite3.Connection, values: Iterable[Stored]) -> None:
    """Write new values in one transaction, under the ids they have; an id of 0 and an empty uid are filled.

    The undo ledger learns nothing of it, so this is no way to change what a person has. Values of one kind that stand
    together go by one statement; children may come before their parents. Raises sqlite3.Error, with nothing written.
    """
    with _together(connection):
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for kind, group in groupby(values, type):
            connection.executemany(_insert(kind), _raw(group))


def change_all(connection: sqlite3.Connection, values: Iterable[Stored]) -> None:
    """Write values over those with their ids in one transaction. Raises sqlite3.Error, with nothing written."""
    with _together(connection):
        for value in values:
            connection.execute(_update(type(value)), rows.encode(value))


@contextmanager
def _together(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _update(kind: type[Stored]) -> str:
    mapping = rows.MAPPINGS[kind]
    places = ", ".join(f"{name} = :{name}" for name in mapping.columns)
    return " ".join(("UPDATE", mapping.table, "SET", places, "WHERE id = :id"))


def _insert(kind: type[Stored]) -> str:
    mapping = rows.MAPPINGS[kind]
    places = ", ".join(f":{name}" for name in mapping.columns)
    return " ".join(("INSERT INTO", mapping.table, f"({', '.join(mapping.columns)})", "VALUES", f"({places})"))


def _raw(values: Iterable[Stored]) -> Iterator[dict[str, Raw]]:
    for value in values:
        raw = rows.encode(value)
        raw["id"] = value.id or None
        raw["uid"] = value.uid or new_uid()
        yield raw
