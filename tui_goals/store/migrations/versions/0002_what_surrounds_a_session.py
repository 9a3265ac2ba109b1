"""What cuts into a session and what surrounds it: interruptions, breaks, days off, alerts, marks in the queue."""

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DAY = "{0} IS NULL OR {0} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
ORDER = "{0} IS NULL OR {1} IS NULL OR {0} <= {1}"
NEW_COLUMNS = {"focus_session": {"kept": None}, "segment": {"cause": None}}
"""What rows that undo remembers get, so that steps from before can still be undone."""


def upgrade() -> None:
    """Bring the tables to this revision."""
    _rebuild("focus_session", _create_sessions, kept=None)
    _rebuild("segment", _create_segments, cause=None)
    _rebuild("heartbeat", _create_heartbeats, awake_seconds=0.0, attended_at=None)
    _interruptions()
    _breaks()
    _rest()
    _complete_images()


def _common(*columns: sa.Column[Any]) -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *columns,
    )


def _keys(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    )


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _one_open(table: str) -> None:
    still_open = sa.text("ended_at IS NULL")
    op.create_index(f"ix_{table}_one_open", table, [sa.text("(1)")], unique=True, sqlite_where=still_open)


def _day(table: str, name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(DAY.format(name), name=op.f(f"ck_{table}_{name}_day"))


def _ordered(table: str, first: str, last: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(ORDER.format(first, last), name=op.f(f"ck_{table}_{first}_before_{last}"))


def _rebuild(table: str, create: Callable[[], None], **added: Any) -> None:
    """Make a table anew, its rows with added columns; SQLite cannot change a table's checks in place.

    Nothing is renamed, so that what refers to the table goes on doing so; ids that were given out stay given out.
    """
    bound = op.get_bind()
    names = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq"))
    given_out = bound.execute(sa.select(names.c.seq).where(names.c.name == table)).scalar()
    found = bound.execute(sa.text(" ".join(("SELECT * FROM", table))))
    columns: list[Any] = [sa.column(name) for name in (*found.keys(), *added)]
    rows = [dict(row._mapping) | added for row in found]
    op.drop_table(table)
    create()
    if rows:
        bound.execute(sa.insert(sa.table(table, *columns)), rows)
    if given_out is not None:
        bound.execute(sa.delete(names).where(names.c.name == table))
        bound.execute(sa.insert(names), {"name": table, "seq": given_out})


def _create_sessions() -> None:
    op.create_table(
        "focus_session",
        *_common(
            sa.Column("bite_id", sa.Integer(), nullable=True),
            sa.Column("goal_id", sa.Integer(), nullable=True),
            sa.Column("subject", sa.String(), nullable=False),
            sa.Column("commitment", sa.String(), nullable=False),
            sa.Column("state", sa.String(), nullable=False),
            sa.Column("plan_minutes", sa.Float(), nullable=True),
            sa.Column("plan_units", sa.Float(), nullable=True),
            sa.Column("unit", sa.String(), nullable=False),
            sa.Column("units", sa.Float(), nullable=True),
            sa.Column("started_at", sa.Integer(), nullable=False),
            sa.Column("ended_at", sa.Integer(), nullable=True),
            sa.Column("zone", sa.String(), nullable=False),
            sa.Column("utc_offset", sa.Integer(), nullable=False),
            sa.Column("local_day", sa.String(), nullable=False),
            sa.Column("provenance", sa.String(), nullable=False),
            sa.Column("clock_step", sa.Integer(), nullable=False),
            sa.Column("reason", sa.String(), nullable=False),
            sa.Column("kept", sa.String(), nullable=True),
        ),
        _check("focus_session", "state_known", "state IN ('running', 'paused', 'done', 'partial', 'abandoned')"),
        _check("focus_session", "provenance_known", "provenance IN ('measured', 'recovered', 'edited')"),
        _check("focus_session", "kept_known", "kept IN ('kept', 'partly', 'not_kept')"),
        _day("focus_session", "local_day"),
        _check("focus_session", "plan_minutes_range", "plan_minutes IS NULL OR plan_minutes >= 0"),
        _check("focus_session", "plan_units_range", "plan_units IS NULL OR plan_units >= 0"),
        _check("focus_session", "ended_when_closed", "(ended_at IS NULL) = (state IN ('running', 'paused'))"),
        _ordered("focus_session", "started_at", "ended_at"),
        _check("focus_session", "clock_step_range", "clock_step IS NULL OR clock_step BETWEEN 0 AND 1"),
        sa.ForeignKeyConstraint(["bite_id"], ["bite.id"], name=op.f("fk_focus_session_bite_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_focus_session_goal_id")),
        *_keys("focus_session"),
        sqlite_autoincrement=True,
    )
    for name in ("bite_id", "goal_id", "local_day"):
        op.create_index(op.f(f"ix_focus_session_{name}"), "focus_session", [name])
    _one_open("focus_session")


def _create_segments() -> None:
    op.create_table(
        "segment",
        *_common(
            sa.Column("session_id", sa.Integer(), nullable=False),
            sa.Column("kind", sa.String(), nullable=False),
            sa.Column("started_at", sa.Integer(), nullable=False),
            sa.Column("ended_at", sa.Integer(), nullable=True),
            sa.Column("local_day", sa.String(), nullable=False),
            sa.Column("boot_id", sa.String(), nullable=False),
            sa.Column("started_boot", sa.Float(), nullable=False),
            sa.Column("cause", sa.String(), nullable=True),
        ),
        _check("segment", "kind_known", "kind IN ('focus', 'pause', 'away')"),
        _check("segment", "cause_known", "cause IN ('sleep', 'restart', 'unwatched', 'long_pause')"),
        _check("segment", "cause_of_away", "(cause IS NOT NULL) = (kind = 'away')"),
        _day("segment", "local_day"),
        _ordered("segment", "started_at", "ended_at"),
        sa.ForeignKeyConstraint(["session_id"], ["focus_session.id"], name=op.f("fk_segment_session_id")),
        *_keys("segment"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_segment_local_day"), "segment", ["local_day"])
    columns = ["session_id", "kind", "started_at", "ended_at"]
    op.create_index(op.f("ix_segment_session_id_kind_started_at_ended_at"), "segment", columns)


def _create_heartbeats() -> None:
    op.create_table(
        "heartbeat",
        *_common(
            sa.Column("session_id", sa.Integer(), nullable=False),
            sa.Column("terminal_id", sa.Integer(), nullable=True),
            sa.Column("detached", sa.Integer(), nullable=False),
            sa.Column("beaten_at", sa.Integer(), nullable=False),
            sa.Column("boot_id", sa.String(), nullable=False),
            sa.Column("boot_seconds", sa.Float(), nullable=False),
            sa.Column("awake_seconds", sa.Float(), nullable=False),
            sa.Column("attended_at", sa.Integer(), nullable=True),
        ),
        _check("heartbeat", "detached_range", "detached IS NULL OR detached BETWEEN 0 AND 1"),
        sa.UniqueConstraint("session_id", name=op.f("uq_heartbeat_session_id")),
        *_keys("heartbeat"),
        sqlite_autoincrement=True,
    )


def _interruptions() -> None:
    op.create_table(
        "interruption",
        *_common(
            sa.Column("session_id", sa.Integer(), nullable=False),
            sa.Column("kind", sa.String(), nullable=False),
            sa.Column("happened_at", sa.Integer(), nullable=False),
            sa.Column("zone", sa.String(), nullable=False),
            sa.Column("local_day", sa.String(), nullable=False),
            sa.Column("note", sa.String(), nullable=False),
            sa.Column("task_id", sa.Integer(), nullable=True),
        ),
        _check("interruption", "kind_known", "kind IN ('internal', 'external')"),
        _day("interruption", "local_day"),
        sa.ForeignKeyConstraint(["session_id"], ["focus_session.id"], name=op.f("fk_interruption_session_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_interruption_task_id")),
        *_keys("interruption"),
        sqlite_autoincrement=True,
    )
    for name in ("session_id", "local_day", "task_id"):
        op.create_index(op.f(f"ix_interruption_{name}"), "interruption", [name])


def _breaks() -> None:
    op.create_table(
        "break",
        *_common(
            sa.Column("session_id", sa.Integer(), nullable=True),
            sa.Column("long", sa.Integer(), nullable=False),
            sa.Column("planned_minutes", sa.Float(), nullable=False),
            sa.Column("started_at", sa.Integer(), nullable=False),
            sa.Column("ended_at", sa.Integer(), nullable=True),
            sa.Column("zone", sa.String(), nullable=False),
            sa.Column("local_day", sa.String(), nullable=False),
            sa.Column("boot_id", sa.String(), nullable=False),
            sa.Column("started_boot", sa.Float(), nullable=False),
        ),
        _day("break", "local_day"),
        _check("break", "long_range", "long IS NULL OR long BETWEEN 0 AND 1"),
        _check("break", "planned_minutes_range", "planned_minutes >= 0"),
        _ordered("break", "started_at", "ended_at"),
        sa.ForeignKeyConstraint(["session_id"], ["focus_session.id"], name=op.f("fk_break_session_id")),
        *_keys("break"),
        sqlite_autoincrement=True,
    )
    for name in ("session_id", "local_day"):
        op.create_index(op.f(f"ix_break_{name}"), "break", [name])
    _one_open("break")


def _rest() -> None:
    op.create_table(
        "planned_pause",
        *_common(
            sa.Column("first_day", sa.String(), nullable=False),
            sa.Column("last_day", sa.String(), nullable=False),
            sa.Column("note", sa.String(), nullable=False),
        ),
        _day("planned_pause", "first_day"),
        _day("planned_pause", "last_day"),
        _ordered("planned_pause", "first_day", "last_day"),
        *_keys("planned_pause"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "queue_mark",
        *_common(
            sa.Column("bite_id", sa.Integer(), nullable=False),
            sa.Column("kind", sa.String(), nullable=False),
            sa.Column("day", sa.String(), nullable=True),
            sa.Column("position", sa.Float(), nullable=False),
        ),
        _check("queue_mark", "kind_known", "kind IN ('pinned', 'not_today')"),
        _day("queue_mark", "day"),
        _check("queue_mark", "day_of_not_today", "(day IS NOT NULL) = (kind = 'not_today')"),
        sa.ForeignKeyConstraint(["bite_id"], ["bite.id"], name=op.f("fk_queue_mark_bite_id")),
        sa.UniqueConstraint("bite_id", name=op.f("uq_queue_mark_bite_id")),
        *_keys("queue_mark"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "alert_claim",
        *_common(
            sa.Column("subject", sa.String(), nullable=False),
            sa.Column("terminal_id", sa.Integer(), nullable=True),
            sa.Column("claimed_at", sa.Integer(), nullable=False),
        ),
        _check("alert_claim", "subject_filled", "length(subject) > 0"),
        sa.UniqueConstraint("subject", name=op.f("uq_alert_claim_subject")),
        *_keys("alert_claim"),
        sqlite_autoincrement=True,
    )


def _complete_images() -> None:
    """Give the rows that undo remembers the new columns."""
    image = sa.table("image", *(sa.column(name) for name in ("id", "table_name", "before", "after")))
    bound = op.get_bind()
    for table, added in NEW_COLUMNS.items():
        for row in bound.execute(sa.select(image).where(image.c.table_name == table)).all():
            whole = {
                name: None if (text := getattr(row, name)) is None else json.dumps(json.loads(text) | added)
                for name in ("before", "after")
            }
            bound.execute(sa.update(image).where(image.c.id == row.id).values(**whole))
