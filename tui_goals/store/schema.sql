-- The tables at the newest revision, as the migrations make them; a test holds them together.
CREATE TABLE agreed_scope (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	content VARCHAR NOT NULL,
	reader_id INTEGER,
	note VARCHAR NOT NULL,
	agreed_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_agreed_scope_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_agreed_scope_number_range CHECK (number >= 1),
	CONSTRAINT fk_agreed_scope_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
	CONSTRAINT fk_agreed_scope_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id),
	CONSTRAINT uq_agreed_scope_goal_id UNIQUE (goal_id, number),
	CONSTRAINT uq_agreed_scope_uid UNIQUE (uid)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE alert_claim (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	subject VARCHAR NOT NULL,
	terminal_id INTEGER,
	claimed_at INTEGER NOT NULL,
	CONSTRAINT ck_alert_claim_subject_filled CHECK (length(subject) > 0),
	CONSTRAINT uq_alert_claim_subject UNIQUE (subject),
	CONSTRAINT uq_alert_claim_uid UNIQUE (uid)
);
CREATE TABLE baseline (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	goal_id INTEGER,
	title VARCHAR NOT NULL,
	content VARCHAR NOT NULL,
	taken_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_baseline_title_filled CHECK (length(title) > 0),
	CONSTRAINT ck_baseline_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT fk_baseline_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
	CONSTRAINT uq_baseline_uid UNIQUE (uid)
);
CREATE TABLE bite (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	task_id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	amount FLOAT,
	unit VARCHAR NOT NULL,
	origin VARCHAR NOT NULL,
	position FLOAT NOT NULL,
	created_at INTEGER,
	done_at INTEGER,
	CONSTRAINT ck_bite_origin_known CHECK (origin IN ('mine', 'suggested', 'given')),
	CONSTRAINT ck_bite_amount_more CHECK (amount IS NULL OR amount > 0),
	CONSTRAINT ck_bite_title_filled CHECK (length(title) > 0),
	CONSTRAINT fk_bite_task_id FOREIGN KEY(task_id) REFERENCES task (id),
	CONSTRAINT uq_bite_uid UNIQUE (uid)
);
CREATE TABLE board_column (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	position FLOAT NOT NULL,
	finishes INTEGER NOT NULL,
	wip_limit INTEGER,
	wip_hard INTEGER NOT NULL,
	CONSTRAINT ck_board_column_finishes_range CHECK (finishes IS NULL OR finishes BETWEEN 0 AND 1),
	CONSTRAINT ck_board_column_wip_limit_more CHECK (wip_limit IS NULL OR wip_limit > 0),
	CONSTRAINT ck_board_column_wip_hard_range CHECK (wip_hard IS NULL OR wip_hard BETWEEN 0 AND 1),
	CONSTRAINT ck_board_column_title_filled CHECK (length(title) > 0),
	CONSTRAINT uq_board_column_uid UNIQUE (uid)
);
INSERT INTO "board_column" VALUES(1,'column-planned',1,'Planned',1.0,0,NULL,0);
INSERT INTO "board_column" VALUES(2,'column-doing',1,'Doing',2.0,0,NULL,0);
INSERT INTO "board_column" VALUES(3,'column-waiting',1,'Waiting',3.0,0,NULL,0);
INSERT INTO "board_column" VALUES(4,'column-done',1,'Done',4.0,1,NULL,0);
CREATE TABLE break (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	session_id INTEGER,
	long INTEGER NOT NULL,
	planned_minutes FLOAT NOT NULL,
	started_at INTEGER NOT NULL,
	ended_at INTEGER,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	boot_id VARCHAR NOT NULL,
	started_boot FLOAT NOT NULL,
	CONSTRAINT ck_break_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_break_long_range CHECK (long IS NULL OR long BETWEEN 0 AND 1),
	CONSTRAINT ck_break_planned_minutes_range CHECK (planned_minutes >= 0),
	CONSTRAINT ck_break_started_at_before_ended_at CHECK (started_at IS NULL OR ended_at IS NULL OR started_at <= ended_at),
	CONSTRAINT fk_break_session_id FOREIGN KEY(session_id) REFERENCES focus_session (id),
	CONSTRAINT uq_break_uid UNIQUE (uid)
);
CREATE TABLE decision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	target VARCHAR NOT NULL,
	target_id INTEGER NOT NULL,
	target_title VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	bite_id INTEGER,
	decided_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_decision_kind_known CHECK (kind IN ('keep', 'adjust', 'pause', 'drop')),
	CONSTRAINT ck_decision_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_decision_target_known CHECK (target IN ('goal', 'milestone')),
	CONSTRAINT fk_decision_bite_id FOREIGN KEY(bite_id) REFERENCES bite (id),
	CONSTRAINT fk_decision_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
	CONSTRAINT uq_decision_entry_id UNIQUE (entry_id, target, target_id),
	CONSTRAINT uq_decision_uid UNIQUE (uid)
);
CREATE TABLE dependency (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	milestone_id INTEGER NOT NULL,
	needs_id INTEGER NOT NULL,
	CONSTRAINT ck_dependency_other CHECK (milestone_id <> needs_id),
	CONSTRAINT fk_dependency_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id),
	CONSTRAINT fk_dependency_needs_id FOREIGN KEY(needs_id) REFERENCES milestone (id),
	CONSTRAINT uq_dependency_milestone_id UNIQUE (milestone_id, needs_id),
	CONSTRAINT uq_dependency_uid UNIQUE (uid)
);
CREATE TABLE draft (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	subject VARCHAR NOT NULL,
	fields VARCHAR NOT NULL,
	updated_at INTEGER NOT NULL,
	CONSTRAINT ck_draft_subject_filled CHECK (length(subject) > 0),
	CONSTRAINT uq_draft_subject UNIQUE (subject),
	CONSTRAINT uq_draft_uid UNIQUE (uid)
);
CREATE TABLE entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	body VARCHAR NOT NULL,
	mood INTEGER,
	energy INTEGER,
	tags VARCHAR NOT NULL,
	period VARCHAR,
	written_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_entry_period_of_review CHECK ((period IS NOT NULL) = (kind IN ('monthly', 'quarterly', 'weekly', 'yearly'))),
	CONSTRAINT ck_entry_kind_known CHECK (kind IN ('free', 'session', 'roadblock', 'celebration', 'weekly', 'monthly', 'quarterly', 'yearly')),
	CONSTRAINT ck_entry_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_entry_energy_range CHECK (energy IS NULL OR energy BETWEEN 1 AND 3),
	CONSTRAINT ck_entry_mood_range CHECK (mood IS NULL OR mood BETWEEN 1 AND 5),
	CONSTRAINT uq_entry_kind UNIQUE (kind, period),
	CONSTRAINT uq_entry_uid UNIQUE (uid)
);
CREATE TABLE entry_link (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	target VARCHAR NOT NULL,
	target_id INTEGER NOT NULL,
	target_title VARCHAR NOT NULL,
	CONSTRAINT ck_entry_link_target_known CHECK (target IN ('goal', 'milestone', 'task', 'bite', 'session')),
	CONSTRAINT fk_entry_link_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
	CONSTRAINT uq_entry_link_uid UNIQUE (uid)
);
CREATE TABLE entry_text (
	entry_id INTEGER NOT NULL,
	folded VARCHAR NOT NULL,
	CONSTRAINT pk_entry_text PRIMARY KEY (entry_id)
);
CREATE TABLE entry_version (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	body VARCHAR NOT NULL,
	mood INTEGER,
	energy INTEGER,
	replaced_at INTEGER NOT NULL,
	CONSTRAINT ck_entry_version_energy_range CHECK (energy IS NULL OR energy BETWEEN 1 AND 3),
	CONSTRAINT ck_entry_version_mood_range CHECK (mood IS NULL OR mood BETWEEN 1 AND 5),
	CONSTRAINT fk_entry_version_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
	CONSTRAINT uq_entry_version_uid UNIQUE (uid)
);
CREATE TABLE feedback (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	reader_id INTEGER NOT NULL,
	target VARCHAR NOT NULL,
	target_id INTEGER NOT NULL,
	verdict VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	given_at INTEGER NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_feedback_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_feedback_target_known CHECK (target IN ('goal', 'milestone')),
	CONSTRAINT ck_feedback_verdict_known CHECK (verdict IN ('approve', 'reject', 'comment')),
	CONSTRAINT fk_feedback_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id),
	CONSTRAINT uq_feedback_uid UNIQUE (uid)
);
CREATE TABLE focus_session (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	bite_id INTEGER,
	goal_id INTEGER,
	subject VARCHAR NOT NULL,
	commitment VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	plan_minutes FLOAT,
	plan_units FLOAT,
	unit VARCHAR NOT NULL,
	units FLOAT,
	started_at INTEGER NOT NULL,
	ended_at INTEGER,
	zone VARCHAR NOT NULL,
	utc_offset INTEGER NOT NULL,
	local_day VARCHAR NOT NULL,
	provenance VARCHAR NOT NULL,
	clock_step INTEGER NOT NULL,
	reason VARCHAR NOT NULL,
	kept VARCHAR,
	CONSTRAINT ck_focus_session_state_known CHECK (state IN ('running', 'paused', 'done', 'partial', 'abandoned')),
	CONSTRAINT ck_focus_session_provenance_known CHECK (provenance IN ('measured', 'recovered', 'edited')),
	CONSTRAINT ck_focus_session_kept_known CHECK (kept IN ('kept', 'partly', 'not_kept')),
	CONSTRAINT ck_focus_session_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_focus_session_plan_minutes_range CHECK (plan_minutes IS NULL OR plan_minutes >= 0),
	CONSTRAINT ck_focus_session_plan_units_range CHECK (plan_units IS NULL OR plan_units >= 0),
	CONSTRAINT ck_focus_session_ended_when_closed CHECK ((ended_at IS NULL) = (state IN ('running', 'paused'))),
	CONSTRAINT ck_focus_session_started_at_before_ended_at CHECK (started_at IS NULL OR ended_at IS NULL OR started_at <= ended_at),
	CONSTRAINT ck_focus_session_clock_step_range CHECK (clock_step IS NULL OR clock_step BETWEEN 0 AND 1),
	CONSTRAINT fk_focus_session_bite_id FOREIGN KEY(bite_id) REFERENCES bite (id),
	CONSTRAINT fk_focus_session_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
	CONSTRAINT uq_focus_session_uid UNIQUE (uid)
);
CREATE TABLE goal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	area VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	serves VARCHAR NOT NULL,
	vision VARCHAR NOT NULL,
	affirmation VARCHAR NOT NULL,
	measure VARCHAR NOT NULL,
	unit VARCHAR NOT NULL,
	start_value FLOAT NOT NULL,
	target_value FLOAT,
	start VARCHAR,
	due VARCHAR,
	reward VARCHAR NOT NULL,
	phase VARCHAR NOT NULL,
	grade INTEGER,
	lesson VARCHAR NOT NULL,
	position FLOAT NOT NULL,
	created_at INTEGER,
	ended_at INTEGER,
	period VARCHAR,
	weekly_hours FLOAT,
	CONSTRAINT ck_goal_due_day CHECK (due IS NULL OR due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_goal_measure_known CHECK (measure IN ('number', 'milestones', 'habit', 'average')),
	CONSTRAINT ck_goal_phase_known CHECK (phase IN ('draft', 'committed', 'paused', 'achieved', 'missed', 'dropped')),
	CONSTRAINT ck_goal_start_day CHECK (start IS NULL OR start GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_goal_grade_range CHECK (grade IS NULL OR grade BETWEEN 1 AND 5),
	CONSTRAINT ck_goal_period_known CHECK (period IN ('day', 'week', 'month')),
	CONSTRAINT ck_goal_weekly_hours_more CHECK (weekly_hours IS NULL OR weekly_hours > 0),
	CONSTRAINT ck_goal_title_filled CHECK (length(title) > 0),
	CONSTRAINT ck_goal_start_before_due CHECK (start IS NULL OR due IS NULL OR start <= due),
	CONSTRAINT uq_goal_uid UNIQUE (uid)
);
CREATE TABLE goal_template (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	summary VARCHAR NOT NULL,
	content VARCHAR NOT NULL,
	created_at INTEGER NOT NULL,
	CONSTRAINT ck_goal_template_title_filled CHECK (length(title) > 0),
	CONSTRAINT uq_goal_template_uid UNIQUE (uid)
);
CREATE TABLE heartbeat (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	terminal_id INTEGER,
	detached INTEGER NOT NULL,
	beaten_at INTEGER NOT NULL,
	boot_id VARCHAR NOT NULL,
	boot_seconds FLOAT NOT NULL,
	awake_seconds FLOAT NOT NULL,
	attended_at INTEGER,
	CONSTRAINT ck_heartbeat_detached_range CHECK (detached IS NULL OR detached BETWEEN 0 AND 1),
	CONSTRAINT uq_heartbeat_session_id UNIQUE (session_id),
	CONSTRAINT uq_heartbeat_uid UNIQUE (uid)
);
CREATE TABLE hill_mark (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	milestone_id INTEGER NOT NULL,
	hill INTEGER,
	marked_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_hill_mark_hill_range CHECK (hill IS NULL OR hill BETWEEN 0 AND 100),
	CONSTRAINT ck_hill_mark_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT fk_hill_mark_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id),
	CONSTRAINT uq_hill_mark_uid UNIQUE (uid)
);
CREATE TABLE image (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	step_id INTEGER NOT NULL,
	table_name VARCHAR NOT NULL,
	row_id INTEGER NOT NULL,
	"before" VARCHAR,
	"after" VARCHAR,
	CONSTRAINT fk_image_step_id FOREIGN KEY(step_id) REFERENCES step (id)
);
CREATE TABLE interruption (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	happened_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	task_id INTEGER,
	CONSTRAINT ck_interruption_kind_known CHECK (kind IN ('internal', 'external')),
	CONSTRAINT ck_interruption_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT fk_interruption_session_id FOREIGN KEY(session_id) REFERENCES focus_session (id),
	CONSTRAINT fk_interruption_task_id FOREIGN KEY(task_id) REFERENCES task (id),
	CONSTRAINT uq_interruption_uid UNIQUE (uid)
);
CREATE TABLE measurement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	amount FLOAT NOT NULL,
	measured_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	bite_id INTEGER,
	session_id INTEGER,
	CONSTRAINT ck_measurement_kind_known CHECK (kind IN ('delta', 'total')),
	CONSTRAINT ck_measurement_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT fk_measurement_bite_id FOREIGN KEY(bite_id) REFERENCES bite (id),
	CONSTRAINT fk_measurement_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
	CONSTRAINT fk_measurement_session_id FOREIGN KEY(session_id) REFERENCES focus_session (id),
	CONSTRAINT uq_measurement_uid UNIQUE (uid)
);
CREATE TABLE milestone (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	column_id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	deliverable VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	contributes FLOAT,
	start VARCHAR,
	due VARCHAR,
	priority INTEGER NOT NULL,
	reward VARCHAR NOT NULL,
	labels VARCHAR NOT NULL,
	position FLOAT NOT NULL,
	board_position FLOAT NOT NULL,
	created_at INTEGER,
	moved_at INTEGER,
	done_at INTEGER,
	hill INTEGER,
	archived_at INTEGER,
	CONSTRAINT ck_milestone_due_day CHECK (due IS NULL OR due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_milestone_start_day CHECK (start IS NULL OR start GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_milestone_hill_range CHECK (hill IS NULL OR hill BETWEEN 0 AND 100),
	CONSTRAINT ck_milestone_title_filled CHECK (length(title) > 0),
	CONSTRAINT ck_milestone_priority_range CHECK (priority IS NULL OR priority BETWEEN 0 AND 3),
	CONSTRAINT ck_milestone_start_before_due CHECK (start IS NULL OR due IS NULL OR start <= due),
	CONSTRAINT fk_milestone_column_id FOREIGN KEY(column_id) REFERENCES board_column (id),
	CONSTRAINT fk_milestone_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
	CONSTRAINT uq_milestone_uid UNIQUE (uid)
);
CREATE TABLE plan_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	target VARCHAR NOT NULL,
	target_id INTEGER NOT NULL,
	target_title VARCHAR NOT NULL,
	field VARCHAR NOT NULL,
	old VARCHAR NOT NULL,
	new VARCHAR NOT NULL,
	reason VARCHAR NOT NULL,
	decision_id INTEGER,
	changed_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_plan_change_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_plan_change_target_known CHECK (target IN ('goal', 'milestone', 'task')),
	CONSTRAINT ck_plan_change_field_filled CHECK (length(field) > 0),
	CONSTRAINT fk_plan_change_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id),
	CONSTRAINT uq_plan_change_uid UNIQUE (uid)
);
CREATE TABLE planned_pause (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	first_day VARCHAR NOT NULL,
	last_day VARCHAR NOT NULL,
	note VARCHAR NOT NULL,
	CONSTRAINT ck_planned_pause_first_day_day CHECK (first_day IS NULL OR first_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_planned_pause_last_day_day CHECK (last_day IS NULL OR last_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_planned_pause_first_day_before_last_day CHECK (first_day IS NULL OR last_day IS NULL OR first_day <= last_day),
	CONSTRAINT uq_planned_pause_uid UNIQUE (uid)
);
CREATE TABLE queue_mark (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	bite_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	day VARCHAR,
	position FLOAT NOT NULL,
	CONSTRAINT ck_queue_mark_kind_known CHECK (kind IN ('pinned', 'not_today')),
	CONSTRAINT ck_queue_mark_day_day CHECK (day IS NULL OR day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_queue_mark_day_of_not_today CHECK ((day IS NOT NULL) = (kind = 'not_today')),
	CONSTRAINT fk_queue_mark_bite_id FOREIGN KEY(bite_id) REFERENCES bite (id),
	CONSTRAINT uq_queue_mark_bite_id UNIQUE (bite_id),
	CONSTRAINT uq_queue_mark_uid UNIQUE (uid)
);
CREATE TABLE reader (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	CONSTRAINT ck_reader_kind_known CHECK (kind IN ('peer', 'mentor', 'group', 'client')),
	CONSTRAINT ck_reader_name_filled CHECK (length(name) > 0),
	CONSTRAINT uq_reader_name UNIQUE (name),
	CONSTRAINT uq_reader_uid UNIQUE (uid)
);
CREATE TABLE review (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	facts VARCHAR NOT NULL,
	computed_at INTEGER NOT NULL,
	CONSTRAINT fk_review_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id),
	CONSTRAINT uq_review_entry_id UNIQUE (entry_id),
	CONSTRAINT uq_review_uid UNIQUE (uid)
);
CREATE TABLE reward_taken (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	target VARCHAR NOT NULL,
	target_id INTEGER NOT NULL,
	taken_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_reward_taken_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_reward_taken_target_known CHECK (target IN ('goal', 'milestone')),
	CONSTRAINT uq_reward_taken_target UNIQUE (target, target_id),
	CONSTRAINT uq_reward_taken_uid UNIQUE (uid)
);
CREATE TABLE saved_filter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	position FLOAT NOT NULL,
	CONSTRAINT ck_saved_filter_title_filled CHECK (length(title) > 0),
	CONSTRAINT uq_saved_filter_title UNIQUE (title),
	CONSTRAINT uq_saved_filter_uid UNIQUE (uid)
);
CREATE TABLE segment (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	kind VARCHAR NOT NULL,
	started_at INTEGER NOT NULL,
	ended_at INTEGER,
	local_day VARCHAR NOT NULL,
	boot_id VARCHAR NOT NULL,
	started_boot FLOAT NOT NULL,
	cause VARCHAR,
	CONSTRAINT ck_segment_kind_known CHECK (kind IN ('focus', 'pause', 'away')),
	CONSTRAINT ck_segment_cause_known CHECK (cause IN ('sleep', 'restart', 'unwatched', 'long_pause')),
	CONSTRAINT ck_segment_cause_of_away CHECK ((cause IS NOT NULL) = (kind = 'away')),
	CONSTRAINT ck_segment_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_segment_started_at_before_ended_at CHECK (started_at IS NULL OR ended_at IS NULL OR started_at <= ended_at),
	CONSTRAINT fk_segment_session_id FOREIGN KEY(session_id) REFERENCES focus_session (id),
	CONSTRAINT uq_segment_uid UNIQUE (uid)
);
CREATE TABLE sharing (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	reader_id INTEGER NOT NULL,
	target VARCHAR NOT NULL,
	target_id INTEGER NOT NULL,
	CONSTRAINT ck_sharing_target_known CHECK (target IN ('goal', 'milestone', 'entry')),
	CONSTRAINT fk_sharing_reader_id FOREIGN KEY(reader_id) REFERENCES reader (id),
	CONSTRAINT uq_sharing_reader_id UNIQUE (reader_id, target, target_id),
	CONSTRAINT uq_sharing_uid UNIQUE (uid)
);
CREATE TABLE status_update (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	goal_id INTEGER NOT NULL,
	standing VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	written_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	local_day VARCHAR NOT NULL,
	CONSTRAINT ck_status_update_standing_known CHECK (standing IN ('on track', 'at risk', 'off track')),
	CONSTRAINT ck_status_update_local_day_day CHECK (local_day IS NULL OR local_day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT fk_status_update_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
	CONSTRAINT uq_status_update_uid UNIQUE (uid)
);
CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	terminal_id INTEGER NOT NULL,
	label VARCHAR NOT NULL,
	command VARCHAR NOT NULL,
	tables VARCHAR NOT NULL,
	made_at INTEGER NOT NULL,
	zone VARCHAR NOT NULL,
	undone_at INTEGER,
	undone_after INTEGER,
	CONSTRAINT ck_step_label_filled CHECK (length(label) > 0),
	CONSTRAINT fk_step_terminal_id FOREIGN KEY(terminal_id) REFERENCES terminal (id),
	CONSTRAINT uq_step_uid UNIQUE (uid)
);
CREATE TABLE task (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	milestone_id INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	estimate INTEGER,
	due VARCHAR,
	position FLOAT NOT NULL,
	created_at INTEGER,
	done_at INTEGER,
	labels VARCHAR NOT NULL,
	CONSTRAINT ck_task_due_day CHECK (due IS NULL OR due GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
	CONSTRAINT ck_task_estimate_more CHECK (estimate IS NULL OR estimate > 0),
	CONSTRAINT ck_task_title_filled CHECK (length(title) > 0),
	CONSTRAINT fk_task_milestone_id FOREIGN KEY(milestone_id) REFERENCES milestone (id),
	CONSTRAINT uq_task_uid UNIQUE (uid)
);
CREATE TABLE terminal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	host VARCHAR NOT NULL,
	tty VARCHAR NOT NULL,
	pid INTEGER NOT NULL,
	boot_id VARCHAR NOT NULL,
	process_start VARCHAR NOT NULL,
	started_at INTEGER NOT NULL,
	CONSTRAINT uq_terminal_uid UNIQUE (uid)
);
CREATE TABLE view_setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR NOT NULL,
	revision INTEGER NOT NULL,
	subject VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	updated_at INTEGER NOT NULL,
	CONSTRAINT ck_view_setting_subject_filled CHECK (length(subject) > 0),
	CONSTRAINT uq_view_setting_subject UNIQUE (subject),
	CONSTRAINT uq_view_setting_uid UNIQUE (uid)
);
CREATE INDEX ix_entry_local_day_written_at ON entry (local_day, written_at);
CREATE INDEX ix_entry_link_entry_id ON entry_link (entry_id);
CREATE INDEX ix_entry_link_target_target_id ON entry_link (target, target_id);
CREATE INDEX ix_dependency_milestone_id ON dependency (milestone_id);
CREATE INDEX ix_dependency_needs_id ON dependency (needs_id);
CREATE INDEX ix_image_step_id ON image (step_id);
CREATE INDEX ix_bite_task_id ON bite (task_id);
CREATE INDEX ix_measurement_bite_id ON measurement (bite_id);
CREATE INDEX ix_measurement_in_time ON measurement (goal_id, local_day, measured_at, id, kind, amount);
CREATE INDEX ix_measurement_session_id ON measurement (session_id);
CREATE INDEX ix_step_undone_after ON step (undone_after);
CREATE INDEX ix_focus_session_bite_id ON focus_session (bite_id);
CREATE INDEX ix_focus_session_goal_id ON focus_session (goal_id);
CREATE INDEX ix_focus_session_local_day ON focus_session (local_day);
CREATE UNIQUE INDEX ix_focus_session_one_open ON focus_session ((1)) WHERE ended_at IS NULL;
CREATE INDEX ix_segment_local_day ON segment (local_day);
CREATE INDEX ix_segment_session_id_kind_started_at_ended_at ON segment (session_id, kind, started_at, ended_at);
CREATE INDEX ix_interruption_session_id ON interruption (session_id);
CREATE INDEX ix_interruption_local_day ON interruption (local_day);
CREATE INDEX ix_interruption_task_id ON interruption (task_id);
CREATE INDEX ix_break_session_id ON break (session_id);
CREATE INDEX ix_break_local_day ON break (local_day);
CREATE UNIQUE INDEX ix_break_one_open ON break ((1)) WHERE ended_at IS NULL;
CREATE INDEX ix_agreed_scope_reader_id ON agreed_scope (reader_id);
CREATE INDEX ix_entry_version_entry_id ON entry_version (entry_id);
CREATE INDEX ix_feedback_reader_id ON feedback (reader_id);
CREATE INDEX ix_feedback_target_target_id ON feedback (target, target_id);
CREATE INDEX ix_sharing_target_target_id ON sharing (target, target_id);
CREATE INDEX ix_decision_bite_id ON decision (bite_id);
CREATE INDEX ix_decision_target_target_id ON decision (target, target_id);
CREATE INDEX ix_plan_change_decision_id ON plan_change (decision_id);
CREATE INDEX ix_plan_change_local_day ON plan_change (local_day);
CREATE INDEX ix_plan_change_target_target_id ON plan_change (target, target_id);
CREATE INDEX ix_milestone_column_id ON milestone (column_id);
CREATE INDEX ix_milestone_goal_id ON milestone (goal_id);
CREATE INDEX ix_task_milestone_id_done_at ON task (milestone_id, done_at);
CREATE INDEX ix_bite_done_at ON bite (done_at);
CREATE INDEX ix_status_update_goal_id ON status_update (goal_id);
CREATE INDEX ix_hill_mark_milestone_id ON hill_mark (milestone_id);
CREATE INDEX ix_baseline_goal_id ON baseline (goal_id);
