"""The demo's baseline: the plan as it stood two months ago, before the shin and the payments moved it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Baseline, Dependency, Goal, Milestone
from tui_goals.exchange.demo.calendar import Calendar
from tui_goals.rules import days
from tui_goals.rules.baselines import content_of
from tui_goals.rules.plan_dates import plan_of
from tui_goals.store import Reader

TITLE, TAKEN, HOUR = "Plan of two months ago", -60, 20.0
SINCE = {
    "Private beta": (0, 14),
    "Payments and terms": (0, 4),
    "Launch week": (14, 14),
    "Launch the garden app": (0, 14),
    "Half marathon": (0, 21),
    "30 km long run": (14, 14),
}
"""By how many days start and due were moved later since."""

Planned = TypeVar("Planned", Goal, Milestone)


def kept(reader: Reader, calendar: Calendar) -> Iterator[Baseline]:
    """The plan of all goals in play, with the dates it had; what was done since was open then."""
    at = from_milliseconds(calendar.at(TAKEN, HOUR))
    goals = [_as_it_was(goal) for goal in reader.find(Goal) if not goal.ended]
    wanted = {goal.id for goal in goals}
    milestones = [
        replace(_as_it_was(each), done_at=each.done_at if each.done_at and each.done_at <= at else None)
        for each in reader.find(Milestone)
        if each.goal_id in wanted and not each.archived_at
    ]
    plan = plan_of(
        goals,
        milestones,
        reader.find(Dependency),
        lambda instant: days.local_day(instant, calendar.zone, calendar.cutoff),
    )
    yield Baseline(
        title=TITLE,
        content=content_of(plan),
        taken_at=at,
        zone=calendar.zone,
        local_day=days.local_day(at, calendar.zone, calendar.cutoff),
    )


def _as_it_was(thing: Planned) -> Planned:
    start, due = SINCE.get(thing.title, (0, 0))
    return replace(thing, start=_earlier(thing.start, start), due=_earlier(thing.due, due))


def _earlier(day: date | None, number: int) -> date | None:
    return day - timedelta(days=number) if day is not None else None
