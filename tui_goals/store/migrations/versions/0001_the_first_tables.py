"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "board_column",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("position", sa.Float(), nullable=False),
        sa.Column("finishes", sa.Integer(), nullable=False),
        sa.CheckConstraint("finishes IS NULL OR finishes BETWEEN 0 AND 1", name=op.f("ck_board_column_finishes_range")),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_board_column_title_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_column")),
        sa.UniqueConstraint("uid", name=op.f("uq_board_column_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(subject) > 0", name=op.f("ck_draft_subject_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("subject", name=op.f("uq_draft_subject")),
        sa.UniqueConstraint("uid", name=op.f("uq_draft_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("energy", sa.Integer(), nullable=True),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("written_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(period IS NOT NULL) = (kind IN ('monthly', 'quarterly', 'weekly', 'yearly'))",
            name=op.f("ck_entry_period_of_review"),
        ),
        sa.CheckConstraint(
            "kind IN ('free', 'session', 'roadblock', 'celebration', 'weekly', 'monthly', 'quarterly', 'yearly')",
            name=op.f("ck_entry_kind_known"),
        ),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_entry_local_day_day"),
        ),
        sa.CheckConstraint("energy IS NULL OR energy BETWEEN 1 AND 3", name=op.f("ck_entry_energy_range")),
        sa.CheckConstraint("mood IS NULL OR mood BETWEEN 1 AND 5", name=op.f("ck_entry_mood_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("kind", "period", name=op.f("uq_entry_kind")),
        sa.UniqueConstraint("uid", name=op.f("uq_entry_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_local_day_written_at"), ["local_day", "written_at"], unique=False)

    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
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
        sa.CheckConstraint(
            "due IS NULL OR due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'", name=op.f("ck_goal_due_day")
        ),
        sa.CheckConstraint("measure IN ('number', 'milestones')", name=op.f("ck_goal_measure_known")),
        sa.CheckConstraint(
            "phase IN ('draft', 'committed', 'paused', 'achieved', 'missed', 'dropped')",
            name=op.f("ck_goal_phase_known"),
        ),
        sa.CheckConstraint(
            "start IS NULL OR start GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'", name=op.f("ck_goal_start_day")
        ),
        sa.CheckConstraint("grade IS NULL OR grade BETWEEN 1 AND 5", name=op.f("ck_goal_grade_range")),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_goal_title_filled")),
        sa.CheckConstraint("start IS NULL OR due IS NULL OR start <= due", name=op.f("ck_goal_start_before_due")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("uid", name=op.f("uq_goal_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "heartbeat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("terminal_id", sa.Integer(), nullable=True),
        sa.Column("detached", sa.Integer(), nullable=False),
        sa.Column("beaten_at", sa.Integer(), nullable=False),
        sa.Column("boot_id", sa.String(), nullable=False),
        sa.Column("boot_seconds", sa.Float(), nullable=False),
        sa.CheckConstraint("detached IS NULL OR detached BETWEEN 0 AND 1", name=op.f("ck_heartbeat_detached_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heartbeat")),
        sa.UniqueConstraint("session_id", name=op.f("uq_heartbeat_session_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_heartbeat_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "terminal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("tty", sa.String(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("boot_id", sa.String(), nullable=False),
        sa.Column("process_start", sa.String(), nullable=False),
        sa.Column("started_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terminal")),
        sa.UniqueConstraint("uid", name=op.f("uq_terminal_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entry_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("target_title", sa.String(), nullable=False),
        sa.CheckConstraint(
            "target IN ('goal', 'milestone', 'task', 'bite', 'session')", name=op.f("ck_entry_link_target_known")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_link_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_link")),
        sa.UniqueConstraint("uid", name=op.f("uq_entry_link_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("entry_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_link_entry_id"), ["entry_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_entry_link_target_target_id"), ["target", "target_id"], unique=False)

    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
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
        sa.CheckConstraint(
            "due IS NULL OR due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'", name=op.f("ck_milestone_due_day")
        ),
        sa.CheckConstraint(
            "start IS NULL OR start GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_milestone_start_day"),
        ),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_milestone_title_filled")),
        sa.CheckConstraint("priority IS NULL OR priority BETWEEN 0 AND 3", name=op.f("ck_milestone_priority_range")),
        sa.CheckConstraint("start IS NULL OR due IS NULL OR start <= due", name=op.f("ck_milestone_start_before_due")),
        sa.ForeignKeyConstraint(["column_id"], ["board_column.id"], name=op.f("fk_milestone_column_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_milestone_goal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("uid", name=op.f("uq_milestone_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_column_id"), ["column_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_milestone_goal_id"), ["goal_id"], unique=False)

    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("terminal_id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("tables", sa.String(), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("undone_at", sa.Integer(), nullable=True),
        sa.Column("undone_after", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(label) > 0", name=op.f("ck_step_label_filled")),
        sa.ForeignKeyConstraint(["terminal_id"], ["terminal.id"], name=op.f("fk_step_terminal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_step_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "dependency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("needs_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("milestone_id <> needs_id", name=op.f("ck_dependency_other")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_dependency_milestone_id")),
        sa.ForeignKeyConstraint(["needs_id"], ["milestone.id"], name=op.f("fk_dependency_needs_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dependency")),
        sa.UniqueConstraint("milestone_id", "needs_id", name=op.f("uq_dependency_milestone_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_dependency_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("dependency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dependency_milestone_id"), ["milestone_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dependency_needs_id"), ["needs_id"], unique=False)

    op.create_table(
        "image",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_image_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_image")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("image", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_image_step_id"), ["step_id"], unique=False)

    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("estimate", sa.Integer(), nullable=True),
        sa.Column("due", sa.String(), nullable=True),
        sa.Column("position", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "due IS NULL OR due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'", name=op.f("ck_task_due_day")
        ),
        sa.CheckConstraint("estimate IS NULL OR estimate > 0", name=op.f("ck_task_estimate_more")),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_task_title_filled")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_task_milestone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("uid", name=op.f("uq_task_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_milestone_id_done_at"), ["milestone_id", "done_at"], unique=False)

    op.create_table(
        "bite",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("amount", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("position", sa.Float(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.Integer(), nullable=True),
        sa.CheckConstraint("origin IN ('mine', 'suggested', 'given')", name=op.f("ck_bite_origin_known")),
        sa.CheckConstraint("amount IS NULL OR amount > 0", name=op.f("ck_bite_amount_more")),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_bite_title_filled")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_bite_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bite")),
        sa.UniqueConstraint("uid", name=op.f("uq_bite_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("bite", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bite_task_id"), ["task_id"], unique=False)

    op.create_table(
        "focus_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
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
        sa.CheckConstraint(
            "(ended_at IS NULL) = (state IN ('running', 'paused'))", name=op.f("ck_focus_session_ended_when_closed")
        ),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_focus_session_local_day_day"),
        ),
        sa.CheckConstraint(
            "provenance IN ('measured', 'recovered', 'edited')", name=op.f("ck_focus_session_provenance_known")
        ),
        sa.CheckConstraint(
            "state IN ('running', 'paused', 'done', 'partial', 'abandoned')", name=op.f("ck_focus_session_state_known")
        ),
        sa.CheckConstraint(
            "clock_step IS NULL OR clock_step BETWEEN 0 AND 1", name=op.f("ck_focus_session_clock_step_range")
        ),
        sa.CheckConstraint(
            "plan_minutes IS NULL OR plan_minutes >= 0", name=op.f("ck_focus_session_plan_minutes_range")
        ),
        sa.CheckConstraint("plan_units IS NULL OR plan_units >= 0", name=op.f("ck_focus_session_plan_units_range")),
        sa.CheckConstraint(
            "started_at IS NULL OR ended_at IS NULL OR started_at <= ended_at",
            name=op.f("ck_focus_session_started_at_before_ended_at"),
        ),
        sa.ForeignKeyConstraint(["bite_id"], ["bite.id"], name=op.f("fk_focus_session_bite_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_focus_session_goal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focus_session")),
        sa.UniqueConstraint("uid", name=op.f("uq_focus_session_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("focus_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_focus_session_bite_id"), ["bite_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_focus_session_goal_id"), ["goal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_focus_session_local_day"), ["local_day"], unique=False)

    op.create_table(
        "measurement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.Column("measured_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("bite_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('delta', 'total')", name=op.f("ck_measurement_kind_known")),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_measurement_local_day_day"),
        ),
        sa.ForeignKeyConstraint(["bite_id"], ["bite.id"], name=op.f("fk_measurement_bite_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_measurement_goal_id")),
        sa.ForeignKeyConstraint(["session_id"], ["focus_session.id"], name=op.f("fk_measurement_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sa.UniqueConstraint("uid", name=op.f("uq_measurement_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measurement_bite_id"), ["bite_id"], unique=False)
        batch_op.create_index(
            "ix_measurement_in_time", ["goal_id", "local_day", "measured_at", "id", "kind", "amount"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_measurement_session_id"), ["session_id"], unique=False)

    op.create_table(
        "segment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("started_at", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.Integer(), nullable=True),
        sa.Column("local_day", sa.String(), nullable=False),
        sa.Column("boot_id", sa.String(), nullable=False),
        sa.Column("started_boot", sa.Float(), nullable=False),
        sa.CheckConstraint("kind IN ('focus', 'pause')", name=op.f("ck_segment_kind_known")),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_segment_local_day_day"),
        ),
        sa.CheckConstraint(
            "started_at IS NULL OR ended_at IS NULL OR started_at <= ended_at",
            name=op.f("ck_segment_started_at_before_ended_at"),
        ),
        sa.ForeignKeyConstraint(["session_id"], ["focus_session.id"], name=op.f("fk_segment_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment")),
        sa.UniqueConstraint("uid", name=op.f("uq_segment_uid")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("segment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_segment_local_day"), ["local_day"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_segment_session_id_kind_started_at_ended_at"),
            ["session_id", "kind", "started_at", "ended_at"],
            unique=False,
        )
    op.create_index(
        "ix_focus_session_one_open",
        "focus_session",
        [sa.text("(1)")],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
    )

    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_step_undone_after"), ["undone_after"], unique=False)

    columns = sa.table(
        "board_column",
        sa.column("uid"),
        sa.column("revision"),
        sa.column("title"),
        sa.column("position"),
        sa.column("finishes"),
    )
    stages = (("Planned", 0), ("Doing", 0), ("Waiting", 0), ("Done", 1))
    op.bulk_insert(
        columns,
        [
            {"uid": f"column-{title.lower()}", "revision": 1, "title": title, "position": place, "finishes": finishes}
            for place, (title, finishes) in enumerate(stages, 1)
        ],
    )
