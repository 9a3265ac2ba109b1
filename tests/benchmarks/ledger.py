"""The undo ledger of a data set, as if every row had come by a step: made of the rows themselves, in SQL."""

import sqlite3

from tui_goals.store import rows

ADDED = ("goal", "milestone", "task", "bite", "entry")
TITLES = {"entry": "local_day", "focus_session": "subject"}

STEPS = """
INSERT INTO step (id, uid, revision, terminal_id, label, command, tables, made_at, zone, undone_at)
SELECT rowid, printf('%08x%024x', rowid * 2654435761 % 4294967296, rowid), 1, 1, label, command,
       json_array(name), made_at, 'Europe/Berlin', NULL
FROM event ORDER BY rowid
"""


def write_ledger(connection: sqlite3.Connection, steps: int) -> None:
    """Write the newest so many steps, each with the images of what it changed."""
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute(
        "INSERT INTO terminal (id, uid, revision, host, tty, pid, boot_id, process_start, started_at) "
        "VALUES (1, 'made-up', 1, 'elsewhere', '', 1, 'made-up', '', 0)"
    )
    connection.execute(
        f"CREATE TEMP TABLE event AS SELECT * FROM (SELECT * FROM ({_events()}) "
        f"ORDER BY made_at DESC, row_id DESC LIMIT {steps}) ORDER BY made_at, row_id"
    )
    connection.execute(STEPS)
    for table in ADDED:
        _put_images(connection, table, f"add_{table}", "NULL", _image(table))
    running = _image("focus_session", "'$.revision', 1, '$.state', 'running', '$.ended_at', NULL, '$.units', NULL")
    _put_images(connection, "focus_session", "start_session", "NULL", running)
    _put_images(connection, "focus_session", "end_session", running, _image("focus_session"))
    connection.execute("DROP TABLE event")
    connection.execute("COMMIT")


def _events() -> str:
    """When each row was added, and when each session ended."""
    added = [
        f"SELECT {'written_at' if table == 'entry' else 'created_at'} AS made_at, 'Add {table} ' || "
        f"{TITLES.get(table, 'title')} AS label, 'add_{table}' AS command, '{table}' AS name, id AS row_id FROM {table}"
        for table in ADDED
    ]
    sat = [
        f"SELECT {column}, '{verb.capitalize()} a session on ' || subject, '{verb}_session', 'focus_session', id "
        "FROM focus_session"
        for column, verb in (("started_at", "start"), ("ended_at", "end"))
    ]
    return " UNION ALL ".join((*added, *sat))


def _image(table: str, changes: str = "") -> str:
    """The SQL for a row as JSON, with some of its columns as they were."""
    kind = next(kind for kind, name in rows.TABLES.items() if name == table)
    columns = rows.MAPPINGS[kind].columns
    pairs = ", ".join(f"'{name}', {table}.{name}" for name in columns)
    text = f"json_object({pairs})"
    return f"json_replace({text}, {changes})" if changes else text


def _put_images(connection: sqlite3.Connection, table: str, command: str, before: str, after: str) -> None:
    connection.execute(
        f"INSERT INTO image (step_id, table_name, row_id, before, after) SELECT event.rowid, '{table}', row_id, "
        f"{before}, {after} FROM event JOIN {table} ON {table}.id = event.row_id WHERE command = '{command}' "
        "ORDER BY event.rowid"
    )
