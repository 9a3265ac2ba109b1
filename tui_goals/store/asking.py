"""How the database is asked: by plain `sqlite3`, for domain values."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from tui_goals.domain import NotFound, Stored
from tui_goals.store import rows
from tui_goals.store.connection import in_words

V = TypeVar("V", bound=Stored)

PAGE = 200
"""How many rows of what can grow for ten years are read at once."""
LARGEST = 2**63
"""Integers from here on do not fit the file; no row has such an id."""


class Asking:
    """Asks the database; every answer is a domain value or a number. Raises StoreBusy and StoreFailed."""

    def __init__(self, connection: sqlite3.Connection, path: Path = Path("the database")) -> None:
        self.connection = connection
        self.path = path

    def select(self, kind: type[V], rest: str = "", *parameters: object) -> tuple[V, ...]:
        """The values of a kind; `rest` is fixed text after FROM, never made of what a person typed."""
        return tuple(self.each(kind, rest, *parameters))

    def each(self, kind: type[V], rest: str = "", *parameters: object) -> Iterator[V]:
        """The same one by one, for those that stop at the first that fits."""
        statement = f"{rows.MAPPINGS[kind].select} {rest}"
        return (rows.decode(kind, row) for row in self._ask(statement, *parameters))

    def get(self, kind: type[V], id: int) -> V:
        """The value with that id; raises NotFound with its kind and id."""
        found = self.select(kind, "WHERE id = ?", id) if abs(id) < LARGEST else ()
        if not found:
            word = rows.WORDS.get(rows.TABLES[kind], "row")
            raise NotFound(f"There is no {word} {id}. It may have been deleted; `u` undoes a deletion.")
        return found[0]

    def find(self, kind: type[V], /, **equal: object) -> tuple[V, ...]:
        """The values whose fields equal the given ones, in the order they were made."""
        where, values = rows.equal(kind, equal)
        return self.select(kind, f"{where} ORDER BY id", *values)

    def count(self, kind: type[Stored]) -> int:
        """How many of a kind there are, in play or not."""
        mapping = rows.MAPPINGS[kind]
        return int(next(self._ask(" ".join(("SELECT count(*) FROM", mapping.table))))[0])

    def _ask(self, statement: str, *parameters: object) -> Iterator[Any]:
        """The rows one by one; a reader that stops early leaves a cursor that nobody closes after the connection."""
        with in_words(self.path):
            yield from iter(self.connection.execute(statement, parameters).fetchone, None)
