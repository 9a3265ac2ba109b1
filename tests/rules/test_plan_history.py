"""What the change ledger tells: the plan as it was, and whether a date is adjusted or slips."""

from dataclasses import replace
from datetime import date, timedelta

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Goal, Milestone, PlanChange, Target, Task
from tui_goals.rules import plan_history
from tui_goals.rules.plan_history import DELETED, Drift, Planned

NOON = pendulum.datetime(2026, 3, 4, 12)
THINGS: tuple[Planned, ...] = (
    Goal(id=1, title="Write the novel", due=date(2026, 12, 31), target_value=80_000.0, created_at=NOON),
    Milestone(id=1, goal_id=1, title="First draft", due=date(2026, 6, 30), created_at=NOON),
    Task(id=1, milestone_id=1, title="Chapter 1", estimate=90, created_at=NOON),
)
DATES = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))
EDITS = st.one_of(
    st.tuples(
        st.just(0), st.fixed_dictionaries({}, optional={"due": DATES, "target_value": st.none() | st.floats(0, 9)})
    ),
    st.tuples(st.just(1), st.fixed_dictionaries({}, optional={"due": DATES, "deliverable": st.text(max_size=3)})),
    st.tuples(
        st.just(2), st.fixed_dictionaries({}, optional={"due": DATES, "estimate": st.none() | st.integers(1, 99)})
    ),
    st.tuples(st.integers(0, 2), st.none()),
)


@given(st.lists(EDITS, max_size=25))
def test_j45_the_plan_of_any_moment_is_rebuilt_from_what_is_left_of_it(
    edits: list[tuple[int, dict[str, object] | None]],
) -> None:
    there: dict[int, Planned] = dict(enumerate(THINGS))
    ledger: list[PlanChange] = []
    past = [(NOON, plan_history.plan_of(there.values()))]
    for hour, (which, changes) in enumerate(edits, 1):
        now = NOON.add(hours=hour)
        before = there.get(which)
        if before is None:
            continue
        target, target_id = plan_history.key_of(before)
        if changes is None:
            found = [(DELETED, plan_history.as_deleted(before), "")]
            del there[which]
        else:
            there[which] = replace(before, **changes)  # type: ignore[arg-type]
            found = list(plan_history.differences(before, there[which]))
        for field, old, new in found:
            ledger.append(
                PlanChange(
                    id=len(ledger) + 1,
                    target=target,
                    target_id=target_id,
                    field=field,
                    old=old,
                    new=new,
                    changed_at=now,
                )
            )
        past.append((now, plan_history.plan_of(there.values())))
    for instant, plan in past:
        assert plan_history.plan_at(there.values(), reversed(ledger), instant) == plan
    assert plan_history.plan_at(there.values(), ledger, NOON.subtract(seconds=1)) == {}


def moved(*days: int, first: date = date(2026, 4, 1)) -> list[PlanChange]:
    """Changes of a due date, each by so many days."""
    changes, due = [], first
    for place, step in enumerate(days, 1):
        new = due + timedelta(days=step)
        changes.append(PlanChange(id=place, target=Target.MILESTONE, field="due", old=f"{due}", new=f"{new}"))
        due = new
    return changes


@pytest.mark.parametrize(
    ("days", "later", "net", "drift"),
    [
        ((), 0, 0, Drift.STEADY),
        ((7,), 1, 7, Drift.ADJUSTED),
        ((90,), 1, 90, Drift.ADJUSTED),
        ((7, 7), 2, 14, Drift.ADJUSTED),
        ((-7,), 0, -7, Drift.ADJUSTED),
        ((20, 20), 2, 40, Drift.SLIPPING),
        ((3, 3, 3), 3, 9, Drift.SLIPPING),
        ((7, -7, 7, -7, 7, -7), 3, 0, Drift.ADJUSTED),
    ],
)
def test_j45_healthy_adjusting_and_chronic_slipping_are_told_apart(
    days: tuple[int, ...], later: int, net: int, drift: Drift
) -> None:
    found = plan_history.moves(date(2026, 2, 1), moved(*days))
    assert (found.later, found.days, found.drift) == (later, net, drift)


def test_j45_other_fields_and_dates_taken_away_do_not_count_as_moves() -> None:
    changes = [
        PlanChange(id=1, field="title", old="a", new="b"),
        PlanChange(id=2, field="due", old="2026-04-01", new=""),
    ]
    assert plan_history.moves(None, changes).drift is Drift.STEADY
