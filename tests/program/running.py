"""Starts the program in a pty of its own, on a home of its own."""

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.terminal.pty_session import PtySession, environment

ENTER, ESCAPE, SAVE = "\r", "\x1b", "\x13"
CONTENT = ("goal", "milestone", "task", "bite", "focus_session", "segment", "measurement", "entry", "entry_link")


def program(
    database: Path, *arguments: str, columns: int = 120, rows: int = 36, ignore_hangup: bool = False, **variables: str
) -> PtySession:
    """The program on a database, there or not; nothing of the person's own home is seen or touched."""
    home = {"HOME": str(database.parent), "TZ": "Europe/Berlin", "XDG_STATE_HOME": str(database.parent / "state")}
    argv = [sys.executable, "-m", "tui_goals", "--db", str(database), *arguments]
    return PtySession(argv, environment(**{**home, **variables}), columns, rows, ignore_hangup=ignore_hangup)


def rows_of(database: Path, table: str) -> list[tuple[Any, ...]]:
    """Every row of a table, as it lies in the file."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()


def content(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything a person wrote and did."""
    return {table: rows_of(database, table) for table in CONTENT}


def drafts(database: Path) -> dict[str, dict[str, str]]:
    """What is being typed, by what it is about."""
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT subject, fields FROM draft").fetchall()
    return {subject: json.loads(fields) for subject, fields in found}
