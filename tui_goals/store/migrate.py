"""The schema's version: checked without alembic, which is loaded only to create or change tables."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tui_goals.domain import StoreFailed, StoreTooNew, new_uid
from tui_goals.store.connection import at_one_moment, connect, in_words
from tui_goals.store.files import create_private, sync_folder

HEAD = "0004"
"""The newest revision under migrations/versions; a test holds them together."""

MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA = Path(__file__).parent / "schema.sql"
"""What all migrations come to, so that a new database needs neither alembic nor SQLAlchemy."""
KEPT_COPIES = 5
"""How many copies from before a migration are kept beside the database."""


def version(connection: sqlite3.Connection) -> str:
    """The revision of the file's tables; raises StoreFailed where there are none of ours."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "alembic_version" not in names:
        raise StoreFailed(
            "The file holds no database of tui-goals (it is empty or another program's). "
            "Name another with --db, or move it away to begin anew."
        )
    return _revision(connection)


def check_version(connection: sqlite3.Connection) -> bool:
    """Whether the tables are at HEAD; raises StoreTooNew when a newer program wrote them, StoreFailed when none did."""
    return _is_head(version(connection))


def check_unchanged(connection: sqlite3.Connection) -> None:
    """Raise StoreFailed when another program took tables that were at HEAD to another version meanwhile."""
    if not _is_head(_revision(connection)):
        raise StoreFailed("An older database was put in this one's place while it was open. Start again.")


def _revision(connection: sqlite3.Connection) -> str:
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""


def _is_head(found: str) -> bool:
    if found > HEAD:
        raise StoreTooNew(
            f"The database is of a newer version (schema {found}, this program knows {HEAD}). "
            "It was left as it is; upgrade tui-goals to open it."
        )
    if found != HEAD and found not in {file.name.partition("_")[0] for file in MIGRATIONS.glob("versions/*.py")}:
        raise StoreFailed(f"No version of tui-goals made this database (schema {found!a}). It was left as it is.")
    return found == HEAD


def create(path: Path) -> None:
    """Make a new database beside its place and put it there whole; one that is there meanwhile is kept."""
    partial = path.with_name(f".{path.name}.{new_uid()}.new")
    create_private(partial)
    try:
        with in_words(path), closing(connect(partial)) as connection:
            connection.executescript(f"BEGIN EXCLUSIVE;\n{SCHEMA.read_text(encoding='utf-8')}\nCOMMIT;")
        try:
            path.hardlink_to(partial)
        except FileExistsError:
            return
        except OSError:
            if not path.exists():
                partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(path.parent)


def upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables to HEAD in one transaction, wholly or not at all. Raises StoreFailed."""
    from tui_goals.store.engine import engine_on

    with in_words(path):
        engine = engine_on(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        try:
            connection.execute("BEGIN EXCLUSIVE")
            with engine.connect() as bound, bound.begin():
                _run_alembic(bound)
                broken = connection.execute("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise StoreFailed(f"The change of {path} would leave {len(broken)} rows without their parent.")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("PRAGMA foreign_keys = ON")


def _run_alembic(bound: Any) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = bound
    command.upgrade(config, "head")


def copy_verified(connection: sqlite3.Connection, path: Path, stamp: str) -> Path:
    """A private copy beside the file, opened and compared row count by row count before it counts as one.

    Raises StoreFailed when the copy does not equal the file; older copies beyond KEPT_COPIES go only after that.
    """
    copy = path.with_name(f"{path.name}.before-{stamp}")
    create_private(copy)
    try:
        with in_words(copy), closing(connect(copy)) as target:
            with at_one_moment(connection):
                wanted = fingerprint(connection)
                connection.backup(target)
            same = fingerprint(target) == wanted
            sound = target.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not (same and sound):
            raise StoreFailed(f"The copy of {path} could not be verified, so it was not changed.")
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    for old in sorted(path.parent.glob(f"{path.name}.before-*"))[:-KEPT_COPIES]:
        old.unlink(missing_ok=True)
    return copy


def fingerprint(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = "SELECT name, 'SELECT count(*) FROM ' || quote(name) FROM sqlite_master WHERE type = 'table'"
    return {name: connection.execute(count).fetchone()[0] for name, count in connection.execute(tables).fetchall()}
