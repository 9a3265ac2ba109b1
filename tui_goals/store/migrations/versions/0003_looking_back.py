"""Looking back and reading along: reviews, decisions, changes of plan, rewards, earlier texts, readers, search."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.create_table(
        "entry_text",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_entry_text")),
    )
    op.create_table(
        "reader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('peer', 'mentor', 'group', 'client')", name=op.f("ck_reader_kind_known")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_reader_name_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader")),
        sa.UniqueConstraint("name", name=op.f("uq_reader_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_reader_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reward_taken",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_reward_taken_local_day_day"),
        ),
        sa.CheckConstraint("target IN ('goal', 'milestone')", name=op.f("ck_reward_taken_target_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward_taken")),
        sa.UniqueConstraint("target", "target_id", name=op.f("uq_reward_taken_target")),
        sa.UniqueConstraint("uid", name=op.f("uq_reward_taken_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "view_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("updated_at", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(subject) > 0", name=op.f("ck_view_setting_subject_filled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_view_setting")),
        sa.UniqueConstraint("subject", name=op.f("uq_view_setting_subject")),
        sa.UniqueConstraint("uid", name=op.f("uq_view_setting_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "agreed_scope",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("agreed_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_agreed_scope_local_day_day"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_agreed_scope_number_range")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_agreed_scope_goal_id")),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name=op.f("fk_agreed_scope_reader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_scope")),
        sa.UniqueConstraint("goal_id", "number", name=op.f("uq_agreed_scope_goal_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreed_scope_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agreed_scope_reader_id"), "agreed_scope", ["reader_id"], unique=False)
    op.create_table(
        "entry_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("energy", sa.Integer(), nullable=True),
        sa.Column("replaced_at", sa.Integer(), nullable=False),
        sa.CheckConstraint("energy IS NULL OR energy BETWEEN 1 AND 3", name=op.f("ck_entry_version_energy_range")),
        sa.CheckConstraint("mood IS NULL OR mood BETWEEN 1 AND 5", name=op.f("ck_entry_version_mood_range")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_version_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_version")),
        sa.UniqueConstraint("uid", name=op.f("uq_entry_version_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_entry_version_entry_id"), "entry_version", ["entry_id"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("given_at", sa.Integer(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_feedback_local_day_day"),
        ),
        sa.CheckConstraint("target IN ('goal', 'milestone')", name=op.f("ck_feedback_target_known")),
        sa.CheckConstraint("verdict IN ('approve', 'reject', 'comment')", name=op.f("ck_feedback_verdict_known")),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name=op.f("fk_feedback_reader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint("uid", name=op.f("uq_feedback_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feedback_reader_id"), "feedback", ["reader_id"], unique=False)
    op.create_index(op.f("ix_feedback_target_target_id"), "feedback", ["target", "target_id"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("computed_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_review_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_review_entry_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_review_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sharing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("target IN ('goal', 'milestone', 'entry')", name=op.f("ck_sharing_target_known")),
        sa.ForeignKeyConstraint(["reader_id"], ["reader.id"], name=op.f("fk_sharing_reader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing")),
        sa.UniqueConstraint("reader_id", "target", "target_id", name=op.f("uq_sharing_reader_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_sharing_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sharing_target_target_id"), "sharing", ["target", "target_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("target_title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("bite_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('keep', 'adjust', 'pause', 'drop')", name=op.f("ck_decision_kind_known")),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_decision_local_day_day"),
        ),
        sa.CheckConstraint("target IN ('goal', 'milestone')", name=op.f("ck_decision_target_known")),
        sa.ForeignKeyConstraint(["bite_id"], ["bite.id"], name=op.f("fk_decision_bite_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_decision_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("entry_id", "target", "target_id", name=op.f("uq_decision_entry_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_decision_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decision_bite_id"), "decision", ["bite_id"], unique=False)
    op.create_index(op.f("ix_decision_target_target_id"), "decision", ["target", "target_id"], unique=False)
    op.create_table(
        "plan_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("target_title", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("local_day", sa.String(), nullable=False),
        sa.CheckConstraint(
            "local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'",
            name=op.f("ck_plan_change_local_day_day"),
        ),
        sa.CheckConstraint("target IN ('goal', 'milestone', 'task')", name=op.f("ck_plan_change_target_known")),
        sa.CheckConstraint("length(field) > 0", name=op.f("ck_plan_change_field_filled")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_plan_change_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_change")),
        sa.UniqueConstraint("uid", name=op.f("uq_plan_change_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_plan_change_decision_id"), "plan_change", ["decision_id"], unique=False)
    op.create_index(op.f("ix_plan_change_local_day"), "plan_change", ["local_day"], unique=False)
    op.create_index(op.f("ix_plan_change_target_target_id"), "plan_change", ["target", "target_id"], unique=False)
