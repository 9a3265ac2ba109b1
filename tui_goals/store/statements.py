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
SELECT goal.id, coalesce(last.amount, goal.start_value) + coalesce((
    SELECT sum(m.amount) FROM measurement AS m WHERE m.goal_id = goal.id AND m.kind = 'delta'
    AND (last.id IS NULL OR (m.local_day, m.measured_at, m.id) > (last.local_day, last.measured_at, last.id))
), 0)
FROM goal LEFT JOIN measurement AS last ON last.id = (
    SELECT t.id FROM measurement AS t WHERE t.goal_id = goal.id AND t.kind = 'total'
    ORDER BY t.local_day DESC, t.measured_at DESC, t.id DESC LIMIT 1
)
WHERE EXISTS (SELECT 1 FROM measurement AS m WHERE m.goal_id = goal.id)
"""
