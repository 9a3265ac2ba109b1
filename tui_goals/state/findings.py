"""What there is to look at of a goal, gathered when its page is shown."""

from collections.abc import Sequence
from datetime import date

from tui_goals.domain import Entry, EntryKind, Goal, MeasureKind, RewardTaken, Target
from tui_goals.rules import days, pitfalls
from tui_goals.rules.alignment import Finding
from tui_goals.rules.coach import judge
from tui_goals.rules.coach_pace import beside_goal
from tui_goals.rules.outline import Item, key_of
from tui_goals.rules.pitfalls import Seen
from tui_goals.state import views
from tui_goals.state.app_state import AppState
from tui_goals.store import Reader

LATEST = 50
"""How many entries about a thing are looked through for a celebration."""


def goal_findings(state: AppState, reader: Reader, goal: Goal, rest_days: Sequence[int]) -> tuple[Finding, ...]:
    """The misalignments and pitfalls of a goal."""
    milestones = reader.milestones_of(goal.id)
    done = tuple((days.local_day(each.done_at, state.zone, state.cutoff), each) for each in milestones if each.done_at)
    tasks = tuple(task for each in milestones for task in reader.tasks_of(each.id))
    things: tuple[Item, ...] = (goal, *milestones, *tasks)
    changed = [change.local_day for thing in things for change in reader.changes_of(*key_of(thing)) if change.local_day]
    moved: list[date | None] = [
        reader.last_session_days().get(goal.id), reader.last_recorded_day(goal.id), *(day for day, _ in done),
        *(days.local_day(each.done_at, state.zone, state.cutoff) for each in tasks if each.done_at),
    ]  # fmt: skip
    reached: tuple[Item, ...] = (goal, *(each for _, each in done))
    celebrated = any(_celebrated(reader, *key_of(each)) for each in reached)
    beside = beside_goal(goal, None, 0.0, state.today)
    seen = Seen(
        goal, state.today, milestones, done,
        goal.measure is MeasureKind.MILESTONES and (not milestones or judge(goal.title, beside).vague),
        views.pace(state, goal, reader, rest_days), max(changed, default=None),
        max((day for day in moved if day is not None), default=None), celebrated,
    )  # fmt: skip
    return pitfalls.findings(seen)


def _celebrated(reader: Reader, target: Target, target_id: int) -> bool:
    entries: tuple[Entry, ...] = reader.entries_about(target, target_id, LATEST)
    taken = reader.find(RewardTaken, target=target, target_id=target_id)
    return bool(taken) or any(each.kind is EntryKind.CELEBRATION for each in entries)
