"""Deleted means deleted, in the end: the ledger forgets what is no longer there."""

import json
import sqlite3

from tui_goals.store.rows import TABLES
from tui_goals.store.statements import FORGET_IMAGES, FORGOTTEN_STEPS, REMOVED_ROWS

KEPT_TABLES = frozenset(TABLES.values())


def forget(connection: sqlite3.Connection, until: int, after_step: int = 0) -> int:
    """Let the ledger forget rows that are gone since `until` (milliseconds) or longer; returns how many.

    `after_step` leaves out deletions up to that step, which were looked through before. Every step that touched such a
    row loses its images, since half a step cannot be undone, and the names in its label; what changed of the plan of
    things that are gone goes, too. What is deleted is overwritten in the file (`secure_delete`). Call it within a
    transaction. Raises sqlite3.Error.
    """
    removed = connection.execute(REMOVED_ROWS, {"until": until, "after_step": after_step}).fetchall()
    gone = [(table, row_id) for table, row_id in removed if not _is_there(connection, table, row_id)]
    if not gone:
        return 0
    steps = connection.execute(FORGOTTEN_STEPS, [json.dumps(gone)]).fetchall()
    connection.execute(FORGET_IMAGES, [json.dumps([step_id for step_id, _ in steps])])
    labels = [(without_names(label), step_id) for step_id, label in steps]
    connection.executemany("DELETE FROM plan_change WHERE target = ? AND target_id = ?", gone)
    connection.executemany("UPDATE step SET label = ?, revision = revision + 1 WHERE id = ?", labels)
    return len(gone)


def without_names(label: str) -> str:
    """A step's label without what stands in its quotes: `Delete goal “…”`."""
    head, quoted, rest = label.partition("“")
    return f"{head}“…”{rest.rpartition('”')[2]}" if quoted else label


def _is_there(connection: sqlite3.Connection, table: str, row_id: int) -> bool:
    if table not in KEPT_TABLES:
        return False
    statement = " ".join(("SELECT 1 FROM", table, "WHERE id = ?"))
    return connection.execute(statement, [row_id]).fetchone() is not None
