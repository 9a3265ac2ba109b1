"""What gives a goal meaning and a plan its pictures: kinds of measure, limits of columns, the hill, the archive, labels
of tasks, status updates, baselines, templates, saved filters."""

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DAY = "{0} IS NULL OR {0} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
NEW_COLUMNS: dict[str, dict[str, Any]] = {
    "goal": {"period": None, "weekly_hours": None},
    "board_column": {"wip_limit": None, "wip_hard": 0},
    "milestone": {"hill": None, "archived_at": None},
    "task": {"labels": "[]"},
}
"""What each row gets, and each row that undo remembers, so that steps from before can still be undone."""


def upgrade() -> None:
    """Bring the tables to this revision."""
    for table, create in (
        ("goal", _create_goals),
        ("board_column", _create_columns),
        ("milestone", _create_milestones),
        ("task", _create_tasks),
    ):
        _rebuild(table, create, **NEW_COLUMNS[table])
    op.create_index(op.f("ix_bite_done_at"), "bite", ["done_at"])
    _said()
    _kept_plans()
    _complete_images()


def _common() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )


def _keys(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    )


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _day(table: str, name: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(DAY.format(name), name=op.f(f"ck_{table}_{name}_day"))


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


def _create_goals() -> None:
    op.create_table(
        "goal",
        *_common(),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("serves", sa.String(), nullable=False),
        sa.Column("vision", sa.String(), nullable=False),
        sa.Column("affirmation", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("start_value", sa.Float(), nullable=False),
        sa.Column("target_value", sa.Float(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("reward", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("lesson", sa.String(), nullable=False),
        sa.Column("position", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.Integer(), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("weekly_hours", sa.Float(), nullable=True),
        _day("goal", "due"),
        _check("goal", "measure_known", "measure IN ('number', 'milestones', 'habit', 'average')"),
        _check("goal", "phase_known", "phase IN ('draft', 'committed', 'paused', 'achieved', 'missed', 'dropped')"),
        _day("goal", "start"),
        _check("goal", "grade_range", "grade IS NULL OR grade BETWEEN 1 AND 5"),
        _check("goal", "period_known", "period IN ('day', 'week', 'month')"),
        _check("goal", "weekly_hours_more", "weekly_hours IS NULL OR weekly_hours > 0"),
        _check("goal", "title_filled", "length(title) > 0"),
        _check("goal", "start_before_due", "start IS NULL OR due IS NULL OR start <= due"),
        *_keys("goal"),
        sqlite_autoincrement=True,
    )


def _create_columns() -> None:
    op.create_table(
        "board_column",
        *_common(),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("position", sa.Float(), nullable=False),
        sa.Column("finishes", sa.Integer(), nullable=False),
        sa.Column("wip_limit", sa.Integer(), nullable=True),
        sa.Column("wip_hard", sa.Integer(), nullable=False),
        _check("board_column", "finishes_range", "finishes IS NULL OR finishes BETWEEN 0 AND 1"),
        _check("board_column", "wip_limit_more", "wip_limit IS NULL OR wip_limit > 0"),
        _check("board_column", "wip_hard_range", "wip_hard IS NULL OR wip_hard BETWEEN 0 AND 1"),
        _check("board_column", "title_filled", "length(title) > 0"),
        *_keys("board_column"),
        sqlite_autoincrement=True,
    )


def _create_milestones() -> None:
    op.create_table(
        "milestone",
        *_common(),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("column_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("deliverable", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("contributes", sa.Float(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("reward", sa.String(), nullable=False),
        sa.Column("labels", sa.String(), nullable=False),
        sa.Column("position", sa.Float(), nullable=False),
        sa.Column("board_position", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=True),
        sa.Column("moved_at", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.Integer(), nullable=True),
        sa.Column("hill", sa.Integer(), nullable=True),
        sa.Column("archived_at", sa.Integer(), nullable=True),
        _day("milestone", "due"),
        _day("milestone", "start"),
        _check("milestone", "hill_range", "hill IS NULL OR hill BETWEEN 0 AND 100"),
        _check("milestone", "title_filled", "length(title) > 0"),
        _check("milestone", "priority_range", "priority IS NULL OR priority BETWEEN 0 AND 3"),
        _check("milestone", "start_before_due", "start IS NULL OR due IS NULL OR start <= due"),
        sa.ForeignKeyConstraint(["column_id"], ["board_column.id"], name=op.f("fk_milestone_column_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_milestone_goal_id")),
        *_keys("milestone"),
        sqlite_autoincrement=True,
    )
    for name in ("column_id", "goal_id"):
        op.create_index(op.f(f"ix_milestone_{name}"), "milestone", [name])


def _create_tasks() -> None:
    op.create_table(
        "task",
        *_common(),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("estimate", sa.Integer(), nullable=True),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("position", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.Integer(), nullable=True),
        sa.Column("labels", sa.String(), nullable=False),
        _day("task", "due"),
        _check("task", "estimate_more", "estimate IS NULL OR estimate > 0"),
        _check("task", "title_filled", "length(title) > 0"),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_task_milestone_id")),
        *_keys("task"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_task_milestone_id_done_at"), "task", ["milestone_id", "done_at"])


def _said() -> None:
    op.create_table(
        "status_update",
        *_common(),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("written_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        _check("status_update", "standing_known", "standing IN ('on track', 'at risk', 'off track')"),
        _day("status_update", "local_day"),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_status_update_goal_id")),
        *_keys("status_update"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_status_update_goal_id"), "status_update", ["goal_id"])
    op.create_table(
        "hill_mark",
        *_common(),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("hill", sa.Integer(), nullable=True),
        sa.Column("marked_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        _check("hill_mark", "hill_range", "hill IS NULL OR hill BETWEEN 0 AND 100"),
        _day("hill_mark", "local_day"),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_hill_mark_milestone_id")),
        *_keys("hill_mark"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_hill_mark_milestone_id"), "hill_mark", ["milestone_id"])


def _kept_plans() -> None:
    op.create_table(
        "baseline",
        *_common(),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("taken_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        _check("baseline", "title_filled", "length(title) > 0"),
        _day("baseline", "local_day"),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_baseline_goal_id")),
        *_keys("baseline"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_baseline_goal_id"), "baseline", ["goal_id"])
    op.create_table(
        "goal_template",
        *_common(),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        _check("goal_template", "title_filled", "length(title) > 0"),
        *_keys("goal_template"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "saved_filter",
        *_common(),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("position", sa.Float(), nullable=False),
        _check("saved_filter", "title_filled", "length(title) > 0"),
        sa.UniqueConstraint("title", name=op.f("uq_saved_filter_title")),
        *_keys("saved_filter"),
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
