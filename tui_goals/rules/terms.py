"""What a goal asked for on a past day: its target, dates and phase then, by the change ledger."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta

from tui_goals.domain import Goal, MeasureKind, Period, Phase, PlanChange, Target
from tui_goals.domain.values import frozen
from tui_goals.rules import days
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.rules.outline import key_of
from tui_goals.rules.plan_history import Fields, plan_at

KINDS = frozenset({MeasureKind.HABIT, MeasureKind.AVERAGE})
"""Goals that are lived over and over instead of reached by a date."""


@frozen
class Terms:
    """What was asked for; `asked` is False while the goal was a draft, rested or had ended."""

    target: float | None
    period: Period | None
    start: date | None
    due: date | None
    asked: bool


TermsOn = Callable[[date], Terms]


def terms_now(goal: Goal) -> Terms:
    """What the goal asks for today."""
    return Terms(goal.target_value, goal.period, goal.start, goal.due, goal.phase is Phase.COMMITTED)


def terms_of(goal: Goal, changes: Iterable[PlanChange], zone: str, cutoff: time = DAY_CUTOFF) -> TermsOn:
    """Tells for each day what was in force when it ended: a change of today leaves yesterday as it was.

    Before the goal was written down its first terms hold; what it asked for as another kind of goal never did.
    """
    own = [each for each in changes if (each.target, each.target_id) == (Target.GOAL, goal.id) and each.local_day]
    days_of_change = sorted({each.local_day for each in own if each.local_day})
    found = [_at(goal, own, day - timedelta(days=1), zone, cutoff) for day in days_of_change]
    line = [*found, terms_now(goal)]
    for place in range(len(line) - 2, -1, -1):
        line[place] = line[place] or line[place + 1]
    known = [each for each in line if each is not None]
    return lambda day: known[bisect_right(days_of_change, day)]


def _at(goal: Goal, changes: Iterable[PlanChange], day: date, zone: str, cutoff: time) -> Terms | None:
    """What was in force at the end of a day; None where there was no such goal, or it was counted another way."""
    end = days.day_start(day + timedelta(days=1), zone, cutoff).subtract(microseconds=1)
    fields = plan_at([goal], changes, end).get(key_of(goal))
    return None if fields is None or fields["measure"] != goal.measure else _read(fields)


def _read(fields: Fields) -> Terms:
    target, period, start, due = (fields[name] for name in ("target_value", "period", "start", "due"))
    return Terms(
        float(target) if target else None,
        Period(period) if period else None,
        date.fromisoformat(start) if start else None,
        date.fromisoformat(due) if due else None,
        fields["phase"] == Phase.COMMITTED,
    )
