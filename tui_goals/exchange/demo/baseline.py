"""The demo's baseline: the plan as it was weeks ago, so that the timeline shows what has slipped since, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from pendulum import DateTime

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Baseline, Dependency, Goal, Milestone, PlanChange
from tui_goals.exchange.demo.calendar import Calendar
from tui_goals.rules import days
from tui_goals.rules.baselines import content_of
from tui_goals.rules.outline import key_of
from tui_goals.rules.plan_dates import plan_of
from tui_goals.rules.plan_history import Fields, plan_at

TAKEN, HOUR = -75, 20.9
"""The day and the hour at which it was taken."""
TITLE = "Back from the summer"


def baseline(
    goals: Sequence[Goal],
    milestones: Sequence[Milestone],
    needs: Iterable[Dependency],
    changes: Iterable[PlanChange],
    calendar: Calendar,
) -> Baseline:
    """The plan of that evening; all of them have their uids."""
    then = from_milliseconds(calendar.at(TAKEN, HOUR))
    plan = plan_at((*goals, *milestones), changes, then)

    def local_day(at: DateTime) -> date:
        return days.local_day(at, calendar.zone, calendar.cutoff)

    def as_then(things: Sequence[Goal | Milestone]) -> Iterator[Goal | Milestone]:
        for each in things:
            if (fields := plan.get(key_of(each))) is not None:
                yield replace(each, start=_day(fields, "start"), due=_day(fields, "due"))

    open_goals = [each for each in as_then(goals) if isinstance(each, Goal) and not each.ended]
    planned = [
        replace(each, done_at=None) if each.done_at is not None and each.done_at > then else each
        for each in as_then(milestones)
        if isinstance(each, Milestone)
    ]
    content = content_of(plan_of(open_goals, planned, needs, local_day))
    return Baseline(id=1, title=TITLE, content=content, taken_at=then, zone=calendar.zone, local_day=local_day(then))


def _day(fields: Fields, name: str) -> date | None:
    return date.fromisoformat(fields[name]) if fields.get(name) else None
