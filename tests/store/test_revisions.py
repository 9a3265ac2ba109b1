"""A database of an earlier revision is brought up with all that is in it, and its steps can still be undone (F16)."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import OpenStore
from tests.store.tables import is_sound
from tui_goals.commands import do
from tui_goals.commands.focus import end_session
from tui_goals.commands.steps import undo
from tui_goals.domain import Refused, SessionState
from tui_goals.store import migrate
from tui_goals.store.connection import connect

SESSION = {
    "id": 7, "uid": "s7", "revision": 1, "bite_id": None, "goal_id": None, "subject": "Old", "commitment": "",
    "state": "running", "plan_minutes": 25.0, "plan_units": None, "unit": "", "units": None,
    "started_at": 1772611200000, "ended_at": None, "zone": "Europe/Berlin", "utc_offset": 60,
    "local_day": "2026-03-04", "provenance": "measured", "clock_step": 0, "reason": "",
}  # fmt: skip
SEGMENT = {
    "id": 3, "uid": "g3", "revision": 1, "session_id": 7, "kind": "focus", "started_at": 1772611200000,
    "ended_at": None, "local_day": "2026-03-04", "boot_id": "frozen", "started_boot": 0.0,
}  # fmt: skip
HEARTBEAT = {
    "id": 1, "uid": "h1", "revision": 1, "session_id": 7, "terminal_id": 1, "detached": 0,
    "beaten_at": 1772611200000, "boot_id": "frozen", "boot_seconds": 0.0,
}  # fmt: skip
TERMINAL = {
    "id": 1, "uid": "t1", "revision": 1, "host": "h", "tty": "", "pid": 1, "boot_id": "b", "process_start": "",
    "started_at": 1772611200000,
}  # fmt: skip
STEP = {
    "id": 1, "uid": "p1", "revision": 1, "terminal_id": 1, "label": "Start a focus session on “Old”",
    "command": "start_session", "tables": json.dumps(["focus_session", "segment"]), "made_at": 1772611200000,
    "zone": "Europe/Berlin", "undone_at": None, "undone_after": None,
}  # fmt: skip
IMAGES = (
    {"id": 1, "step_id": 1, "table_name": "focus_session", "row_id": 7, "before": None, "after": json.dumps(SESSION)},
    {"id": 2, "step_id": 1, "table_name": "segment", "row_id": 3, "before": None, "after": json.dumps(SEGMENT)},
)


@pytest.fixture
def first_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database as the first version left it, with a session running."""
    from alembic import command

    path = tmp_path / "old.db"
    path.touch(mode=0o600)
    with monkeypatch.context() as patched, closing(connect(path)) as connection:
        upgrade = command.upgrade
        patched.setattr(command, "upgrade", lambda config, _: upgrade(config, "0001"))
        migrate.upgrade(connection, path)
        rows = (("terminal", TERMINAL), ("focus_session", SESSION), ("segment", SEGMENT), ("heartbeat", HEARTBEAT))
        for table, row in (*rows, ("step", STEP), *(("image", image) for image in IMAGES)):
            names = ", ".join(row)
            places = ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)
        connection.execute("UPDATE sqlite_sequence SET seq = 40 WHERE name = 'focus_session'")
    yield path


def test_the_first_revision_is_brought_up_with_a_session_that_runs_on(
    first_revision: Path, open_store: OpenStore
) -> None:
    store = open_store(first_revision)
    (session,) = store.reader.sessions()
    assert (session.id, session.subject, session.kept) == (7, "Old", None)
    assert [segment.cause for segment in store.reader.segments(7)] == [None]
    beat = store.reader.heartbeat(7)
    assert beat is not None and (beat.awake_seconds, beat.attended_at) == (0.0, None)
    assert is_sound(first_revision)
    assert do(store, end_session, 7, SessionState.DONE).value.ended_at is not None


def test_a_step_from_before_can_be_undone(first_revision: Path, open_store: OpenStore) -> None:
    store = open_store(first_revision)
    do(store, undo)
    assert store.reader.sessions() == ()


def test_an_id_that_was_given_out_before_is_not_given_out_again(first_revision: Path, open_store: OpenStore) -> None:
    open_store(first_revision)
    with closing(sqlite3.connect(first_revision)) as connection:
        found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'focus_session'").fetchall()
    assert found == [(40,)]


def test_the_rebuilt_tables_still_allow_one_open_session_only(first_revision: Path, open_store: OpenStore) -> None:
    store = open_store(first_revision)
    (session,) = store.reader.sessions()
    with pytest.raises(Refused, match="one like it already"), store.write() as tx:
        tx.add(replace(session, id=0, uid=""))


GOAL = {
    "id": 4, "uid": "g4", "revision": 1, "title": "Old goal", "area": "", "why": "", "serves": "", "vision": "",
    "affirmation": "", "measure": "milestones", "unit": "", "start_value": 0.0, "target_value": None, "start": None,
    "due": None, "reward": "", "phase": "committed", "grade": None, "lesson": "", "position": 1.0,
    "created_at": 1772611200000, "ended_at": None,
}  # fmt: skip


def test_a_plan_of_before_is_brought_up_and_its_step_undone(first_revision: Path, open_store: OpenStore) -> None:
    with closing(connect(first_revision)) as connection:
        step = STEP | {"id": 2, "uid": "p2", "label": "Add goal “Old goal”", "tables": json.dumps(["goal"])}
        image = {"id": 3, "step_id": 2, "table_name": "goal", "row_id": 4, "before": None, "after": json.dumps(GOAL)}
        for table, row in (("goal", GOAL), ("step", step), ("image", image)):
            places = ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", row)
    store = open_store(first_revision)
    (goal,) = store.reader.goals()
    assert (goal.title, goal.period, goal.weekly_hours) == ("Old goal", None, None)
    assert [column.wip_limit for column in store.reader.columns()] == [None] * 4
    assert is_sound(first_revision)
    do(store, undo)
    assert store.reader.goals() == ()
