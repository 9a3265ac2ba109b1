"""Reads for looking back: what lies between two local days, reviews and what was decided in them."""

from datetime import date

from pendulum import DateTime

from tui_goals.domain import (
    Decision,
    Entry,
    EntryKind,
    FocusSession,
    Goal,
    Interruption,
    Measurement,
    Milestone,
    PlanChange,
    Review,
    Segment,
    StatusUpdate,
    Target,
    ViewSetting,
)
from tui_goals.store import rows
from tui_goals.store.asking import PAGE, Asking

BETWEEN = "local_day BETWEEN ? AND ?"
NOT_TAKEN = "reward != '' AND id NOT IN (SELECT target_id FROM reward_taken WHERE target = ?)"
REVIEWED = """
SELECT kind, max(period) FROM entry WHERE kind IN ('weekly', 'monthly', 'quarterly', 'yearly') GROUP BY kind
"""
BEFORE_DAY = """
SELECT coalesce(last.amount, ?) + coalesce((
    SELECT sum(m.amount) FROM measurement AS m WHERE m.goal_id = ? AND m.kind = 'delta' AND m.local_day < ?
    AND (last.id IS NULL OR (m.local_day, m.measured_at, m.id) > (last.local_day, last.measured_at, last.id))
), 0)
FROM (SELECT 1) LEFT JOIN measurement AS last ON last.id = (
    SELECT t.id FROM measurement AS t WHERE t.goal_id = ? AND t.kind = 'total' AND t.local_day < ?
    ORDER BY t.local_day DESC, t.measured_at DESC, t.id DESC LIMIT 1
)
"""


class ReviewReader(Asking):
    """What was lived in a stretch of days, and what was made of it."""

    def reviewed(self) -> dict[EntryKind, str]:
        """For each kind of review the period of the newest one."""
        return {EntryKind(kind): period for kind, period in self._ask(REVIEWED)}

    def view_settings(self) -> tuple[ViewSetting, ...]:
        """What was chosen to be seen, or not yet."""
        return self.select(ViewSetting, "ORDER BY id")

    def reviews(self, limit: int = PAGE) -> tuple[Entry, ...]:
        """The newest reviews, in the order they were written in."""
        return self.select(Entry, "WHERE period IS NOT NULL ORDER BY local_day DESC, id DESC LIMIT ?", limit)

    def review(self, kind: EntryKind, period: str) -> Entry | None:
        """The review of a period."""
        found = self.find(Entry, kind=kind, period=period)
        return found[0] if found else None

    def review_before(self, kind: EntryKind, period: str) -> Entry | None:
        """The newest review of a kind that looks back on an earlier period."""
        rest = "WHERE kind = ? AND period < ? ORDER BY period DESC LIMIT 1"
        found = self.select(Entry, rest, kind.value, period)
        return found[0] if found else None

    def review_facts(self, entry_id: int) -> Review | None:
        """The facts that were kept with a review."""
        found = self.find(Review, entry_id=entry_id)
        return found[0] if found else None

    def decisions(self, entry_id: int) -> tuple[Decision, ...]:
        """What was decided in a review."""
        return self.find(Decision, entry_id=entry_id)

    def decisions_between(self, first: date, last: date) -> tuple[Decision, ...]:
        """What was decided on those local days, in the order it was."""
        rest = " ".join(("WHERE", BETWEEN, "ORDER BY id"))
        return self.select(Decision, rest, first.isoformat(), last.isoformat())

    def reviews_between(self, first: date, last: date) -> tuple[Entry, ...]:
        """The reviews written on those local days, in time."""
        rest = " ".join(("WHERE", BETWEEN, "AND period IS NOT NULL ORDER BY local_day, written_at, id"))
        return self.select(Entry, rest, first.isoformat(), last.isoformat())

    def sessions_between(self, first: date, last: date) -> tuple[FocusSession, ...]:
        """The sessions that ended on those local days, in time."""
        rest = " ".join(("WHERE", BETWEEN, "AND ended_at IS NOT NULL ORDER BY ended_at, id"))
        return self.select(FocusSession, rest, first.isoformat(), last.isoformat())

    def focus_between(self, first: date, last: date) -> tuple[Segment, ...]:
        """The closed stretches of focus on those local days, in time."""
        rest = " ".join(("WHERE", BETWEEN, "AND kind = 'focus' AND ended_at IS NOT NULL ORDER BY started_at, id"))
        return self.select(Segment, rest, first.isoformat(), last.isoformat())

    def interruptions_between(self, first: date, last: date) -> tuple[Interruption, ...]:
        """What cut into sessions on those local days, in time."""
        rest = " ".join(("WHERE", BETWEEN, "ORDER BY happened_at, id"))
        return self.select(Interruption, rest, first.isoformat(), last.isoformat())

    def entries_between(self, first: date, last: date) -> tuple[Entry, ...]:
        """The entries of those local days, reviews left out, in time."""
        rest = " ".join(("WHERE", BETWEEN, "AND period IS NULL ORDER BY local_day, written_at, id"))
        return self.select(Entry, rest, first.isoformat(), last.isoformat())

    def measurements_between(self, goal_id: int, first: date, last: date) -> tuple[Measurement, ...]:
        """A goal's measurements of those local days, in their order."""
        rest = " ".join(("WHERE goal_id = ? AND", BETWEEN, "ORDER BY local_day, measured_at, id"))
        return self.select(Measurement, rest, goal_id, first.isoformat(), last.isoformat())

    def measured_before(self, goal: Goal, day: date) -> float:
        """What a goal's measure came to on the evening before a local day."""
        text = day.isoformat()
        found = next(self._ask(BEFORE_DAY, goal.start_value, goal.id, text, goal.id, text))
        return float(found[0])

    def milestones_finished(self, since: DateTime, until: DateTime) -> tuple[Milestone, ...]:
        """The milestones finished from one instant up to another, in the order they were."""
        rest = "WHERE done_at >= ? AND done_at < ? ORDER BY done_at, id"
        return self.select(Milestone, rest, rows.to_milliseconds(since), rows.to_milliseconds(until))

    def milestones_due(self, first: date, last: date) -> tuple[Milestone, ...]:
        """The milestones due on those days, earliest first."""
        return self.select(Milestone, "WHERE due BETWEEN ? AND ? ORDER BY due, id", first.isoformat(), last.isoformat())

    def plan_changes(self, first: date, last: date) -> tuple[PlanChange, ...]:
        """What changed of dates and scope on those local days, in the order it did."""
        rest = " ".join(("WHERE", BETWEEN, "ORDER BY id"))
        return self.select(PlanChange, rest, first.isoformat(), last.isoformat())

    def status_updates_between(self, first: date, last: date) -> tuple[StatusUpdate, ...]:
        """What was said on those local days of how goals stand, in time."""
        rest = " ".join(("WHERE", BETWEEN, "ORDER BY written_at, id"))
        return self.select(StatusUpdate, rest, first.isoformat(), last.isoformat())

    def changes_of(self, target: Target, target_id: int) -> tuple[PlanChange, ...]:
        """What changed of the dates and scope of one thing, in the order it did."""
        return self.find(PlanChange, target=target, target_id=target_id)

    def rewards_due(self) -> tuple[Goal | Milestone, ...]:
        """What is done, has a reward, and has not been rewarded yet; earliest first."""
        goals = self.select(
            Goal, " ".join(("WHERE phase = 'achieved' AND", NOT_TAKEN, "ORDER BY ended_at, id")), "goal"
        )
        milestones = self.select(
            Milestone, " ".join(("WHERE done_at IS NOT NULL AND", NOT_TAKEN, "ORDER BY done_at, id")), "milestone"
        )
        return *milestones, *goals

    def last_session_days(self) -> dict[int, date]:
        """For each goal the local day of its last session."""
        statement = (
            "SELECT goal_id, max(local_day) FROM focus_session "
            "WHERE goal_id IS NOT NULL AND ended_at IS NOT NULL GROUP BY goal_id"
        )
        return {goal_id: date.fromisoformat(day) for goal_id, day in self._ask(statement)}

    def last_decision_days(self) -> dict[tuple[Target, int], date]:
        """For each thing that was decided about the local day of the last decision."""
        statement = "SELECT target, target_id, max(local_day) FROM decision GROUP BY target, target_id"
        return {(Target(target), key): date.fromisoformat(day) for target, key, day in self._ask(statement)}
