"""The tables of a new database are those that the migrations make. `python -m tests.store.test_schema` writes them."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tui_goals.store import migrate

HEAD_LINE = "-- The tables at the newest revision, as the migrations make them; a test holds them together.\n"
LEFT_OUT = ("BEGIN", "COMMIT", "DELETE FROM", 'INSERT INTO "sqlite_sequence"')


def migrated(folder: Path) -> str:
    """The schema as SQL, of a database that went through every migration."""
    path = folder / "migrated.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate.upgrade(connection, path)
        lines = [line for line in connection.iterdump() if not line.startswith(LEFT_OUT)]
    return HEAD_LINE + "\n".join(line.rstrip() for text in lines for line in text.split("\n")) + "\n"


def test_a_new_database_has_the_tables_that_the_migrations_make(tmp_path: Path) -> None:
    assert migrate.SCHEMA.read_text(encoding="utf-8") == migrated(tmp_path)


if __name__ == "__main__":
    migrate.SCHEMA.write_text(migrated(Path(sys.argv[1])), encoding="utf-8")
