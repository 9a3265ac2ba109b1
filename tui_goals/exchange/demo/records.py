"""What was lived as domain values: focus sessions with their segments, and measurements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from tui_goals.clock import from_milliseconds
from tui_goals.domain import FocusSession, Goal, Measurement, Segment
from tui_goals.exchange.demo.calendar import MINUTE, Calendar
from tui_goals.exchange.demo.plan import Lived
from tui_goals.exchange.demo.sittings import Sitting
from tui_goals.exchange.demo.weaving import Facts, Numbered
from tui_goals.rules import checks, commitments, days

BOOT = "demo"
RECORDING_HOUR = 19.5


def sessions(facts: Facts, calendar: Calendar) -> Iterator[FocusSession]:
    """The focus sessions, oldest first; their ids are their places."""
    for id, sitting in enumerate(facts.sittings, 1):
        start, end = from_milliseconds(sitting.start), from_milliseconds(sitting.end)
        kept = commitments.DEFAULTS[sitting.state] if sitting.commitment else None
        yield FocusSession(
            id=id, bite_id=sitting.bite_id, goal_id=sitting.goal_id, subject=sitting.subject,
            commitment=_commitment(sitting, calendar), state=sitting.state, plan_minutes=float(sitting.plan_minutes),
            plan_units=sitting.plan_units, unit=sitting.unit, units=sitting.units, started_at=start, ended_at=end,
            zone=calendar.zone, utc_offset=days.utc_offset(start, calendar.zone), local_day=_day(sitting.end, calendar),
            reason=sitting.reason, kept=kept,
        )  # fmt: skip


def segments(facts: Facts, calendar: Calendar) -> Iterator[Segment]:
    """The stretches of every session, cut where the day changes."""
    ids = count(1)
    for session_id, sitting in enumerate(facts.sittings, 1):
        at = sitting.start
        for kind, length in sitting.stretches:
            start, end = from_milliseconds(at), from_milliseconds(at + length)
            for day, first, last in days.split_at_days(start, end, calendar.zone, calendar.cutoff):
                yield Segment(
                    id=next(ids), session_id=session_id, kind=kind, started_at=first, ended_at=last, local_day=day,
                    boot_id=BOOT, started_boot=at / 1000,
                )  # fmt: skip
            at += length


def measurements(goals: Sequence[Goal], plans: Numbered, facts: Facts, calendar: Calendar) -> Iterator[Measurement]:
    """What moved the goals' measures, in time: by sessions, by bites finished by hand, and written down."""
    by_goal = {goal.id: goal for goal in goals}
    found = [*_by_sessions(by_goal, facts), *_by_hand(by_goal, plans, facts), *_recorded(plans, calendar)]
    for id, (at, measurement) in enumerate(sorted(found, key=lambda pair: pair[0]), 1):
        yield replace(
            measurement, id=id, measured_at=from_milliseconds(at), zone=calendar.zone, local_day=_day(at, calendar)
        )


def _by_sessions(goals: Mapping[int, Goal], facts: Facts) -> Iterator[tuple[int, Measurement]]:
    for id, sitting in enumerate(facts.sittings, 1):
        goal = goals.get(sitting.goal_id or 0)
        if goal is not None and sitting.units and checks.counts_for(goal, sitting.unit):
            added = Measurement(goal_id=goal.id, amount=sitting.units, bite_id=sitting.bite_id, session_id=id)
            yield sitting.end, added


def _by_hand(goals: Mapping[int, Goal], plans: Numbered, facts: Facts) -> Iterator[tuple[int, Measurement]]:
    for bite in plans.bites:
        goal = goals[plans.goal_of(bite).id]
        if bite.plan.lived is Lived.BY_HAND and bite.plan.amount and checks.counts_for(goal, bite.plan.unit):
            yield facts.done[bite.id], Measurement(goal_id=goal.id, amount=bite.plan.amount, bite_id=bite.id)


def _recorded(plans: Numbered, calendar: Calendar) -> Iterator[tuple[int, Measurement]]:
    for goal in plans.goals:
        for one in goal.plan.recorded:
            at = calendar.at(one.day, RECORDING_HOUR)
            yield at, Measurement(goal_id=goal.id, kind=one.kind, amount=one.amount, note=one.note)


def _commitment(sitting: Sitting, calendar: Calendar) -> str:
    until = days.local_time(from_milliseconds(sitting.start + sitting.plan_minutes * MINUTE), calendar.zone)
    return sitting.commitment.format(bite=sitting.subject, until=f"{until:%H:%M}")


def _day(at: int, calendar: Calendar) -> date:
    return days.local_day(from_milliseconds(at), calendar.zone, calendar.cutoff)
