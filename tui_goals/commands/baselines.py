"""Baselines: the plan as it is, kept under a name. Nothing changes one; undo of taking it, or deleting, removes it."""

from tui_goals.domain import Baseline, Dependency, Goal, Milestone, Refused
from tui_goals.rules import days, texts
from tui_goals.rules.baselines import content_of
from tui_goals.rules.plan_dates import plan_of
from tui_goals.store.tx import Tx


def take_baseline(tx: Tx, title: str, goal_id: int | None = None) -> Baseline:
    """Take baseline “{it.title}”.

    Of one goal, or of all that have not ended. Raises Refused for an empty name or one that is taken, NotFound.
    """
    name = texts.clean_line(title, "baseline")
    if any(each.title.casefold() == name.casefold() for each in tx.find(Baseline, goal_id=goal_id)):
        raise Refused(f"There is a baseline “{name}” already, and none is ever changed. Give this one another name.")
    goals = [each for each in tx.goals() if not each.ended] if goal_id is None else [tx.get(Goal, goal_id)]
    wanted = {goal.id for goal in goals}
    milestones = [each for each in tx.find(Milestone) if each.goal_id in wanted]
    plan = plan_of(goals, milestones, tx.find(Dependency), lambda instant: days.local_day(instant, tx.zone, tx.cutoff))
    return tx.add(
        Baseline(
            goal_id=goal_id,
            title=name,
            content=content_of(plan),
            taken_at=tx.now,
            zone=tx.zone,
            local_day=days.local_day(tx.now, tx.zone, tx.cutoff),
        )
    )


def delete_baseline(tx: Tx, baseline_id: int) -> Baseline:
    """Delete baseline “{it.title}”."""
    baseline = tx.get(Baseline, baseline_id)
    tx.remove(baseline)
    return baseline
