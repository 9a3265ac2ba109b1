"""What is left of a goal becomes the goal of the next year."""

from dataclasses import replace
from datetime import date, timedelta

from tui_goals.commands.changes import note_changes
from tui_goals.commands.editing import last_position
from tui_goals.domain import Goal, MeasureKind, Milestone, Phase, Refused
from tui_goals.rules import checks, days, progress
from tui_goals.store.tx import Tx

REASON = "carried over"


def carry_over(tx: Tx, goal_id: int) -> Goal:
    """Carry over “{it.title}”.

    A goal that is still committed ends as missed. Its open milestones, with all they are cut into, go to a new goal
    which begins when the old one was due, or today, and is due a year later; a number goes on from where it stands.
    Dates before the new beginning move to the same day of the next year. Raises Refused for a draft, for a goal that
    rests, and where nothing is left.
    """
    goal = tx.get(Goal, goal_id)
    if goal.phase in (Phase.DRAFT, Phase.PAUSED):
        raise Refused(f"“{goal.title}” is {goal.phase}. Commit to it first (e, Phase), then carry it over.")
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    start = max(today, goal.due + timedelta(days=1)) if goal.due is not None else today
    left = [each for each in tx.milestones_of(goal.id) if each.done_at is None]
    value = tx.measured(today).get(goal.id, goal.start_value)
    carried = _next(goal, start, value)
    if carried is None or (goal.measure is MeasureKind.MILESTONES and not left):
        raise Refused(f"Nothing is left of “{goal.title}” to carry over.")
    if goal.phase is Phase.COMMITTED:
        note_changes(tx, goal, tx.change(goal, phase=Phase.MISSED, ended_at=tx.now), REASON)
    new = tx.add(replace(carried, position=last_position(tx.goals()), created_at=tx.now))
    for each in left:
        _move(tx, each, new, start)
    return new


def _next(goal: Goal, start: date, value: float) -> Goal | None:
    """The new goal; None for a number that is reached."""
    due = _from(goal.due, start) if goal.due is not None else None
    begun = value if goal.measure is MeasureKind.NUMBER else goal.start_value
    reached = progress.number_fraction(goal, value) if goal.measure is MeasureKind.NUMBER else None
    if reached is not None and reached >= progress.REACHED:
        return None
    new = replace(
        goal, id=0, uid="", revision=1, start=start, due=due, start_value=begun, phase=Phase.COMMITTED, grade=None,
        lesson="", ended_at=None,
    )  # fmt: skip
    checks.check_goal(new)
    return new


def _move(tx: Tx, milestone: Milestone, goal: Goal, start: date) -> None:
    due = _from(milestone.due, start) if milestone.due is not None else None
    begins = milestone.start if milestone.start is None or milestone.start >= start else start
    begins = min(begins, due) if begins is not None and due is not None else begins
    moved = tx.change(milestone, goal_id=goal.id, start=begins, due=due)
    note_changes(tx, milestone, moved, REASON)


def _from(day: date, start: date) -> date:
    """The day itself, or the same day of the first year in which it is not before the start."""
    while day < start:
        leap = day.month == 2 and day.day == 29
        day = day.replace(year=day.year + 1, day=28 if leap else day.day)
    return day
