"""The plain connection to the file: its settings, and SQLite's errors in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui_goals.domain import Refused, StoreBusy, StoreFailed, TuiGoalsError
from tui_goals.store.files import check_folder, check_private
from tui_goals.store.sidecars import check_sidecars

BUSY_MILLISECONDS = 50
"""How long a call waits for another's lock before it says so; longer would be felt in the keys."""
OPENING_MILLISECONDS = 1000
"""The same while a database is opened, when nobody presses a key yet."""

RAISED = (sqlite3.Error, UnicodeError, OverflowError)
"""What the connection raises: SQLite's own errors, and values that do not fit into or out of the file."""

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


def connect(path: Path, busy_milliseconds: int = BUSY_MILLISECONDS) -> sqlite3.Connection:
    """Open an existing database file; nothing in it changes. Raises StoreFailed unless it is a safe, readable one."""
    check_private(path)
    check_folder(path.parent)
    check_sidecars(path)
    with in_words(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=busy_milliseconds / 1000,
        )
        try:
            for setting in SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
    return connection


def set_patience(connection: sqlite3.Connection, milliseconds: int) -> None:
    """How long calls wait for another's lock from now on."""
    connection.execute(f"PRAGMA busy_timeout = {milliseconds:d}")


def leave_wal(connection: sqlite3.Connection) -> None:
    """Bring a file that another program put into WAL mode back: there a replaced file would go unnoticed."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        connection.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def at_one_moment(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is of one moment, that of the first read; from there on others can read and not write.

    Inside another one, or inside a write, it is of the moment of that one.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a sentence that names the file, the reason and the way out."""
    try:
        yield
    except TuiGoalsError:
        raise
    except RAISED as error:
        raise failure(path, error) from error
    except Exception as error:
        original = getattr(error, "orig", None)
        if not isinstance(original, RAISED):
            raise
        raise failure(path, original) from error


def failure(path: Path, error: Exception) -> TuiGoalsError:
    """What an error of SQLite means to the person: StoreFailed, or Refused where the file's own rules say no."""
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(f"Another program is writing to {path}. Nothing was changed; try again in a moment.")
    for start, sentence in REFUSALS.items():
        if name.startswith(start):
            return Refused(sentence)
    for start, sentence in REASONS.items():
        if name.startswith(start):
            return StoreFailed(sentence.format(path=path))
    return StoreFailed(f"{path} could not be used ({name}). Nothing was changed.")


REASONS = {
    "SQLITE_FULL": "The disk that holds {path} is full. Nothing was changed; free some space and try again.",
    "SQLITE_READONLY_DBMOVED": "{path} was moved or replaced while it was open. Nothing was changed; start again.",
    "SQLITE_READONLY": "{path} cannot be written to. Nothing was changed; check its permissions.",
    "SQLITE_IOERR": "The disk that holds {path} reports an error or is full. Nothing was changed.",
    "SQLITE_CORRUPT": "{path} is damaged. Nothing was changed; `tui-goals doctor` says more.",
    "SQLITE_NOTADB": "{path} is not a database of tui-goals. Nothing was changed; name another with --db.",
    "SQLITE_CANTOPEN": "{path} cannot be opened. Check that it is there and may be read.",
    "UnicodeDecodeError": "A text in {path} is damaged. Nothing was changed; `tui-goals doctor` says more.",
}
REFUSALS = {
    "SQLITE_CONSTRAINT_FOREIGNKEY": "Something else still needs this, or what it belongs to is gone. "
    "Nothing was changed.",
    "SQLITE_CONSTRAINT_UNIQUE": "There is one like it already. Nothing was changed; end or remove that one first.",
    "SQLITE_CONSTRAINT": "A value does not fit the rules of the database. Nothing was changed.",
    "SQLITE_TOOBIG": "That text is too long to keep. Nothing was changed.",
    "OverflowError": "That number is too large to keep. Nothing was changed.",
    "UnicodeEncodeError": "This holds bytes that are no text (not UTF-8). Nothing was changed; type it again.",
}
