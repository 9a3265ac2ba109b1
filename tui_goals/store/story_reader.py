"""Reads of what led to a goal or milestone: counted, and told one after the other."""

from collections.abc import Mapping
from datetime import date

from tui_goals.domain import (
    Decision,
    Entry,
    FocusSession,
    Measurement,
    Milestone,
    PlanChange,
    RewardTaken,
    Stored,
    Target,
)
from tui_goals.rules.celebrations import LedHere
from tui_goals.store.asking import PAGE, Asking

LED_TO_MILESTONE = """
SELECT (SELECT count(*) FROM bite JOIN task ON task.id = bite.task_id
        WHERE task.milestone_id = ?1 AND bite.done_at IS NOT NULL),
    0, coalesce(sum(segment.ended_at - segment.started_at), 0), min(segment.local_day)
FROM task JOIN bite ON bite.task_id = task.id JOIN focus_session ON focus_session.bite_id = bite.id
JOIN segment ON segment.session_id = focus_session.id AND segment.kind = 'focus' AND segment.ended_at IS NOT NULL
WHERE task.milestone_id = ?1
"""
LED_TO_GOAL = """
SELECT (SELECT count(*) FROM milestone JOIN task ON task.milestone_id = milestone.id JOIN bite ON bite.task_id = task.id
        WHERE milestone.goal_id = ?1 AND bite.done_at IS NOT NULL),
    (SELECT count(*) FROM milestone WHERE milestone.goal_id = ?1 AND milestone.done_at IS NOT NULL),
    coalesce(sum(segment.ended_at - segment.started_at), 0), min(segment.local_day)
FROM focus_session
JOIN segment ON segment.session_id = focus_session.id AND segment.kind = 'focus' AND segment.ended_at IS NOT NULL
WHERE focus_session.goal_id = ?1
"""
"""Done micro-milestones, done milestones, milliseconds of focus, and the local day of the first."""

OF_GOAL = """
WITH milestones (id) AS (SELECT id FROM milestone WHERE goal_id = ?1),
tasks (id) AS (SELECT task.id FROM milestones CROSS JOIN task ON task.milestone_id = milestones.id),
bites (id) AS (SELECT bite.id FROM tasks CROSS JOIN bite ON bite.task_id = tasks.id),
sessions (id) AS (SELECT id FROM focus_session WHERE goal_id = ?1),
things (target, id) AS (
    SELECT 'goal', ?1 UNION ALL SELECT 'milestone', id FROM milestones UNION ALL SELECT 'task', id FROM tasks
    UNION ALL SELECT 'bite', id FROM bites UNION ALL SELECT 'session', id FROM sessions
    UNION ALL SELECT target, target_id FROM plan_change WHERE target = 'milestone' AND field = 'deleted'
    AND json_extract(old, '$.goal') = (SELECT uid FROM goal WHERE id = ?1)
),
units (id, at) AS (SELECT id, measured_at FROM measurement WHERE goal_id = ?1 AND session_id IS NULL),
"""
OF_MILESTONE = """
WITH milestones (id) AS (SELECT ?1),
tasks (id) AS (SELECT id FROM task WHERE milestone_id = ?1),
bites (id) AS (SELECT bite.id FROM tasks CROSS JOIN bite ON bite.task_id = tasks.id),
sessions (id) AS (SELECT focus_session.id FROM bites CROSS JOIN focus_session ON focus_session.bite_id = bites.id),
things (target, id) AS (
    SELECT 'milestone', ?1 UNION ALL SELECT 'task', id FROM tasks
    UNION ALL SELECT 'bite', id FROM bites UNION ALL SELECT 'session', id FROM sessions
),
units (id, at) AS (
    SELECT measurement.id, measurement.measured_at FROM bites
    CROSS JOIN measurement ON measurement.bite_id = bites.id WHERE measurement.session_id IS NULL
),
"""
TOLD = """
told (kind, id, at) AS (
    SELECT 'session', id, ended_at FROM focus_session WHERE id IN (SELECT id FROM sessions) AND ended_at IS NOT NULL
    UNION ALL SELECT 'unit', id, at FROM units
    UNION ALL SELECT 'entry', id, written_at FROM entry WHERE id IN (
        SELECT entry_id FROM things CROSS JOIN entry_link
        ON entry_link.target = things.target AND entry_link.target_id = things.id)
    UNION ALL SELECT 'decision', id, decided_at FROM decision
        WHERE (target, target_id) IN (SELECT target, id FROM things)
    UNION ALL SELECT 'change', id, changed_at FROM plan_change
        WHERE (target, target_id) IN (SELECT target, id FROM things)
    UNION ALL SELECT 'reward', id, taken_at FROM reward_taken
        WHERE (target, target_id) IN (SELECT target, id FROM things)
    UNION ALL SELECT 'milestone', id, done_at FROM milestone
        WHERE id IN (SELECT id FROM milestones) AND done_at IS NOT NULL
)
SELECT kind, id FROM told ORDER BY at DESC, kind, id DESC LIMIT ?2 OFFSET ?3
"""
KINDS: Mapping[str, type[Stored]] = {
    "session": FocusSession,
    "unit": Measurement,
    "entry": Entry,
    "decision": Decision,
    "change": PlanChange,
    "reward": RewardTaken,
    "milestone": Milestone,
}

STORY_OF = {Target.GOAL: OF_GOAL + TOLD, Target.MILESTONE: OF_MILESTONE + TOLD}
LED_TO = {Target.GOAL: LED_TO_GOAL, Target.MILESTONE: LED_TO_MILESTONE}


class StoryReader(Asking):
    """What was lived for a thing, and what came of it."""

    def led_to(self, target: Target, target_id: int) -> LedHere:
        """What was done for a goal or milestone so far."""
        bites, milestones, milliseconds, since = next(self._ask(LED_TO[target], target_id))
        return LedHere(bites, milestones, milliseconds / 1000, date.fromisoformat(since) if since else None)

    def story(self, target: Target, target_id: int, limit: int = PAGE, offset: int = 0) -> tuple[Stored, ...]:
        """A page of all that was lived, written, decided and changed of a goal or milestone, newest first."""
        found = tuple(self._ask(STORY_OF[target], target_id, limit, offset))
        return tuple(self.get(KINDS[kind], id) for kind, id in found)

    def reward_taken(self, target: Target, target_id: int) -> RewardTaken | None:
        """When the reward of a goal or milestone was taken."""
        found = self.find(RewardTaken, target=target, target_id=target_id)
        return found[0] if found else None
