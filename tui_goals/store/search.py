"""Folded texts of the entries, in step with them through every write, undo and redo. Loaded with the writer."""

import sqlite3
from collections.abc import Iterable

from sqlalchemy import event
from sqlmodel import Session

from tui_goals.rules.folding import fold
from tui_goals.store.life_tables import EntryRow
from tui_goals.store.migrate import check_unchanged

AT_ONCE = 500
"""Rows that are filled in one transaction, so that nobody waits long."""
MISSING = """
SELECT entry.id, entry.body FROM entry LEFT JOIN entry_text ON entry_text.entry_id = entry.id
WHERE entry_text.entry_id IS NULL LIMIT ?
"""


def keep_in_step(session: Session, connection: sqlite3.Connection) -> None:
    """Fold the text of every entry that a flush of the session writes, and forget that of one it removes."""

    @event.listens_for(session, "after_flush")
    def follow(session: Session, context: object) -> None:
        written = (row for rows in (session.new, session.dirty) for row in rows if isinstance(row, EntryRow))
        _put(connection, ((int(row.id or 0), row.body) for row in written))
        for row in session.deleted:
            if isinstance(row, EntryRow):
                connection.execute("DELETE FROM entry_text WHERE entry_id = ?", [row.id])


def fill(connection: sqlite3.Connection) -> None:
    """Fold the entries that have no folded text yet: those of an older program, or of a copy made at once.

    Raises sqlite3.Error and StoreFailed. A search needs none of it, it is only faster.
    """
    while connection.execute(MISSING, [1]).fetchone():
        connection.execute("BEGIN EXCLUSIVE")
        try:
            check_unchanged(connection)
            _put(connection, connection.execute(MISSING, [AT_ONCE]).fetchall())
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _put(connection: sqlite3.Connection, texts: Iterable[tuple[int, str]]) -> None:
    folded = ((entry_id, fold(body)) for entry_id, body in texts)
    connection.executemany("INSERT OR REPLACE INTO entry_text (entry_id, folded) VALUES (?, ?)", folded)
