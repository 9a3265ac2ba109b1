"""What `doctor` looks at. Nothing is changed: the database is opened for reading, and only if it is one of ours."""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from glob import escape
from itertools import islice
from pathlib import Path
from typing import Any

from tui_goals import __version__
from tui_goals.domain import TuiGoalsError
from tui_goals.exchange import export
from tui_goals.store import migrate, rows
from tui_goals.store.connection import failure
from tui_goals.store.sidecars import check_sidecars
from tui_goals.store.strayed import strayed_rows

PACKAGES = ("textual", "sqlmodel", "sqlalchemy", "alembic", "pendulum")
MAGIC = b"SQLite format 3\0"
WRITE_VERSION = 18
"""The byte of the header that tells a rollback journal (1) from a write-ahead log (2)."""
PATIENCE = 5.0
"""Seconds to wait for another program to finish writing."""
SHOWN = 5
"""How many findings of one check are told."""
LEFT_BEHIND = {
    "{name}-journal": "a write is under way or was interrupted; opening the app finishes it",
    "{name}-wal": "another program has opened the database in its own way",
    "{name}-shm": "another program has opened the database in its own way",
    ".{name}.*.new": "left by a start that was interrupted; delete it when no tui-goals runs",
    ".*.[0-9]*.part": "left by an export that was interrupted; delete it when no tui-goals runs",
}
"""What does not belong beside a database for long, and why it may lie there."""
COPIES = "{name}.before-*"
"""Copies from before an upgrade of the tables, which are as they should be."""

Problem = Callable[[str], None]


def machine() -> dict[str, Any]:
    """Which machine, system and user this is."""
    import pwd

    system = os.uname()
    try:
        user = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        user = str(os.getuid())
    return {
        "host": system.nodename,
        "user": user,
        "system": f"{system.sysname} {system.release} {system.machine}",
        "over_ssh": bool(os.environ.get("SSH_CONNECTION")),
    }


def versions() -> dict[str, str]:
    """What is installed, found without importing it."""
    import platform
    from importlib import metadata

    found = {"tui-goals": __version__, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found


def database(path: Path, problem: Problem) -> dict[str, Any]:
    """The file, who may read it, its schema, its soundness and how many rows it has."""
    found: dict[str, Any] = {"path": str(path), "exists": os.path.lexists(path)}
    if not found["exists"]:
        return found
    try:
        if not _is_ours(path, problem):
            return found
        found |= _outside(path, problem)
        check_sidecars(path)
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        with closing(connection):
            found |= _inside(connection, problem)
    except OSError as error:
        problem(f"{error.filename or path} cannot be read: {error.strerror}.")
    except sqlite3.Error as error:
        problem(str(failure(path, error)))
    except TuiGoalsError as error:
        problem(str(error))
    return found


def beside(path: Path, problem: Problem) -> list[str]:
    """The files beside the database that go with it."""
    name, found = escape(path.name), []
    for pattern, reason in LEFT_BEHIND.items():
        for left in sorted(path.parent.glob(pattern.format(name=name))):
            problem(f"{left} lies beside the database: {reason}.")
            found.append(left.name)
    return found + sorted(copy.name for copy in path.parent.glob(COPIES.format(name=name)))


def crash_reports(folder: Path) -> list[str]:
    """The reports of errors inside the program."""
    return sorted(str(path) for path in folder.glob("crash-*.txt"))


def _is_ours(path: Path, problem: Problem) -> bool:
    """Whether it is a file of SQLite's that can be opened without changing anything."""
    if not stat.S_ISREG(path.lstat().st_mode):
        problem(f"{path} is not a regular file.")
        return False
    with path.open("rb") as file:
        header = file.read(WRITE_VERSION + 1)
    if not header.startswith(MAGIC):
        problem(f"{path} is not a database: it is empty, damaged or another program's.")
        return False
    if header[-1] != 1:
        problem(f"Another program keeps a write-ahead log of {path}; opening the app puts an end to it.")
        return False
    return True


def _outside(path: Path, problem: Problem) -> dict[str, Any]:
    """Size and mode bits; others must not read the file, nor plant anything beside it."""
    file, folder = path.stat(), path.parent.stat()
    for place, found in ((path, file), (path.parent, folder)):
        if found.st_uid != os.getuid():
            problem(f"{place} belongs to another user.")
    if file.st_mode & 0o077:
        problem(f"Others may read or write {path}. Run: chmod 600 {path}")
    if folder.st_mode & 0o022:
        problem(f"Others may write to the folder {path.parent}, so the database is not safe there.")
    return {
        "bytes": file.st_size,
        "mode": f"{stat.S_IMODE(file.st_mode):04o}",
        "folder_mode": f"{stat.S_IMODE(folder.st_mode):04o}",
    }


def _inside(connection: sqlite3.Connection, problem: Problem) -> dict[str, Any]:
    """Schema, soundness and counts."""
    found: dict[str, Any] = {"schema": migrate.version(connection), "schema_known": migrate.HEAD}
    known = found["schema"] == migrate.HEAD
    if not known:
        problem(f"The schema is {found['schema']}; this program knows {migrate.HEAD}.")
    for name, check in CHECKS.items():
        findings = list(islice(check(connection), SHOWN)) if known or check not in OF_OUR_SCHEMA else []
        found[name] = findings or "ok"
        for finding in findings:
            problem(finding)
    counts = migrate.fingerprint(connection)
    return found | {"counts": {name: counts.get(table, 0) for name, table in export.TABLES.items()}}


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"The file is damaged: {message}"


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row_id, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Row {row_id} of {table} belongs to a {parent} that is not there."


def _unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    """What cannot be understood, row by row; texts are read as bytes, so that one damaged text hides no other."""
    connection.text_factory = bytes
    try:
        for kind in rows.TABLES:
            mapping = rows.MAPPINGS[kind]
            for raw in connection.execute(mapping.select):
                try:
                    rows.decode(kind, [cell.decode() if isinstance(cell, bytes) else cell for cell in raw])
                except (ValueError, TuiGoalsError):
                    yield f"The {rows.WORDS.get(mapping.table, mapping.table)} {raw[0]} holds something damaged."
    finally:
        connection.text_factory = str


def _strayed(connection: sqlite3.Connection) -> Iterator[str]:
    connection.text_factory = bytes
    try:
        yield from strayed_rows(connection)
    finally:
        connection.text_factory = str


CHECKS: dict[str, Callable[[sqlite3.Connection], Iterator[str]]] = {
    "integrity": _integrity,
    "foreign_keys": _foreign_keys,
    "readable": _unreadable,
    "as_left": _strayed,
}
OF_OUR_SCHEMA = (_unreadable, _strayed)
"""Checks that ask for columns by name."""
