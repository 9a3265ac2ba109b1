"""The longer statements, as fixed text."""

IN_PLAY = "goal.phase IN ('draft', 'committed', 'paused')"
GOALS = " ".join(("SELECT goal.id FROM goal WHERE", IN_PLAY))
MILESTONES = " ".join(("SELECT milestone.id FROM milestone WHERE milestone.goal_id IN", f"({GOALS})"))
OPEN_MILESTONES = f"{MILESTONES} AND milestone.done_at IS NULL"
OPEN_TASKS = " ".join(
    ("SELECT task.id FROM task WHERE task.done_at IS NULL AND task.milestone_id IN", f"({OPEN_MILESTONES})")
)
"""Ids of what is in play, from the goals down: as lists they make SQLite begin with the few goals; joins, without
statistics, make it begin with all bites there ever were."""
COMMITTED_TASKS = """
SELECT each.id FROM task AS each WHERE each.milestone_id IN (
    SELECT milestone.id FROM milestone WHERE milestone.goal_id IN (SELECT id FROM goal WHERE phase = 'committed')
)
"""
ARCHIVED = "SELECT id FROM milestone WHERE archived_at IS NOT NULL"
FIRST_BITES = " ".join(
    (
        "SELECT (SELECT each.id FROM bite AS each WHERE each.task_id = task.id AND each.done_at IS NULL",
        "ORDER BY each.position, each.id LIMIT 1) FROM task WHERE task.id IN",
        f"({OPEN_TASKS})",
    )
)
TASK_COUNTS = " ".join(
    (
        "SELECT milestone_id, count(done_at), count(*) FROM task WHERE milestone_id IN",
        f"({MILESTONES})",
        "GROUP BY milestone_id",
    )
)
MEASURED = """
SELECT goal.id, CASE goal.measure
WHEN 'habit' THEN (
    SELECT coalesce(sum(m.amount), 0) FROM measurement AS m
    WHERE m.goal_id = goal.id AND m.local_day <= ?1
    AND m.local_day >= CASE goal.period WHEN 'week' THEN ?2 WHEN 'month' THEN ?3 ELSE ?1 END
    AND NOT EXISTS (
        SELECT 1 FROM measurement AS t WHERE t.goal_id = m.goal_id AND t.local_day = m.local_day
        AND (t.measured_at, t.id) > (m.measured_at, m.id) AND t.kind = 'total'
    )
)
WHEN 'average' THEN (SELECT avg(m.amount) FROM measurement AS m WHERE m.goal_id = goal.id)
ELSE coalesce(last.amount, goal.start_value) + coalesce((
    SELECT sum(m.amount) FROM measurement AS m WHERE m.goal_id = goal.id AND m.kind = 'delta'
    AND (last.id IS NULL OR (m.local_day, m.measured_at, m.id) > (last.local_day, last.measured_at, last.id))
), 0) END
FROM goal LEFT JOIN measurement AS last ON last.id = (
    SELECT t.id FROM measurement AS t WHERE t.goal_id = goal.id AND t.kind = 'total'
    AND goal.measure NOT IN ('habit', 'average')
    ORDER BY t.local_day DESC, t.measured_at DESC, t.id DESC LIMIT 1
)
WHERE EXISTS (SELECT 1 FROM measurement AS m WHERE m.goal_id = goal.id)
"""
"""What each goal's measure comes to; the days are today, the first of its week, and the first of its month."""
RECORDED = """
SELECT local_day, kind, amount FROM measurement WHERE goal_id = ? ORDER BY local_day, measured_at, id
"""
UPHILL_SINCE = """
SELECT mark.milestone_id, min(mark.marked_at) FROM hill_mark AS mark WHERE mark.milestone_id IN (
    SELECT id FROM milestone WHERE hill < 50 AND done_at IS NULL AND archived_at IS NULL
) AND NOT EXISTS (
    SELECT 1 FROM hill_mark AS later WHERE later.milestone_id = mark.milestone_id
    AND (later.hill IS NULL OR later.hill >= 50) AND (later.marked_at, later.id) >= (mark.marked_at, mark.id)
)
GROUP BY mark.milestone_id
"""
ENTRIES_FOUND = """
LEFT JOIN entry_text ON entry_text.entry_id = entry.id
WHERE (? = '[]' OR entry.kind IN (SELECT value FROM json_each(?)))
AND (? = '[]' OR entry.mood IN (SELECT value FROM json_each(?)))
AND entry.local_day >= ? AND entry.local_day < ?
"""
ENTRY_HOLDS = "AND instr(coalesce(entry_text.folded, fold(entry.body)), ?)"
"""A row of folded text may be missing in a file that an older program wrote; then the text is folded on the way."""
ENTRY_HAS_TAG = "AND EXISTS (SELECT 1 FROM json_each(entry.tags) WHERE fold(value) = ?)"
ENTRY_ABOUT_GOAL = """
AND EXISTS (
    SELECT 1 FROM entry_link
    LEFT JOIN focus_session ON entry_link.target = 'session' AND focus_session.id = entry_link.target_id
    LEFT JOIN bite ON (entry_link.target = 'bite' AND bite.id = entry_link.target_id)
    LEFT JOIN task ON task.id = CASE entry_link.target WHEN 'task' THEN entry_link.target_id ELSE bite.task_id END
    LEFT JOIN milestone ON milestone.id =
        CASE entry_link.target WHEN 'milestone' THEN entry_link.target_id ELSE task.milestone_id END
    LEFT JOIN goal ON goal.id = CASE entry_link.target WHEN 'goal' THEN entry_link.target_id
        WHEN 'session' THEN focus_session.goal_id ELSE milestone.goal_id END
    WHERE entry_link.entry_id = entry.id
    AND instr(fold(coalesce(goal.title, CASE entry_link.target WHEN 'goal' THEN entry_link.target_title END, '')), ?)
)
"""
"""About the goal itself or anything of it; of a goal that has gone the title is in the link."""
ENTRIES_NEWEST_FIRST = "ORDER BY entry.local_day DESC, entry.written_at DESC, entry.id DESC LIMIT ? OFFSET ?"
ENTRIES_BEFORE = """
SELECT count(*) FROM entry, (SELECT local_day AS day, written_at AS at, id AS this FROM entry WHERE id = ?)
WHERE (entry.local_day, entry.written_at, entry.id) > (day, at, this)
"""
DELETIONS = """
WHERE undone_at IS NULL AND (command GLOB 'delete_*' OR command IN ('discard_draft', 'drop_session'))
AND EXISTS (SELECT 1 FROM image WHERE image.step_id = step.id AND image.after IS NULL)
ORDER BY id DESC LIMIT ?
"""
REMOVED_ROWS = """
SELECT image.table_name, image.row_id FROM step CROSS JOIN image ON image.step_id = step.id
WHERE step.id > :after_step AND step.made_at <= :until AND step.undone_at IS NULL AND image.after IS NULL
UNION
SELECT image.table_name, image.row_id FROM step CROSS JOIN image ON image.step_id = step.id
WHERE step.undone_after IS NOT NULL AND step.undone_at <= :until AND image.before IS NULL
"""
"""Rows that a step in force removed, and those that an undone step had made; the few steps first, then their images."""
FORGOTTEN_STEPS = """
SELECT id, label FROM step WHERE id IN (
    SELECT step_id FROM image
    WHERE (table_name, row_id) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))
)
"""
FORGET_IMAGES = "DELETE FROM image WHERE step_id IN (SELECT value FROM json_each(?))"
REASONS = """
SELECT step_id, after FROM image
WHERE step_id BETWEEN ? AND ? AND table_name = 'plan_change' AND after IS NOT NULL ORDER BY id
"""
"""What steps from one to another left in the change ledger."""
