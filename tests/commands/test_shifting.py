"""Moving dates with what waits on them, and baselines: one step each, undone whole (P22, P43, P44)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.commands.plan import state_of
from tui_goals.commands import do
from tui_goals.commands.baselines import delete_baseline, take_baseline
from tui_goals.commands.goals import add_goal, set_phase
from tui_goals.commands.milestones import add_dependency, add_milestone, finish_milestone
from tui_goals.commands.shifting import shift_goal, shift_milestone
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import Baseline, Goal, Milestone, Phase, PlanChange, Refused
from tui_goals.rules.baselines import compare, plan_in
from tui_goals.rules.plan_dates import Plan, plan_of
from tui_goals.rules.shifting import Buffer, moved
from tui_goals.store import Store

FIRST = date(2026, 3, 9)


def plan_now(store: Store) -> Plan:
    """The plan as it is."""
    state = state_of(store)
    return plan_of(state.goals, state.milestones, state.dependencies, lambda instant: instant.date())


@pytest.fixture
def goal(store: Store) -> Goal:
    """A goal with A, B and C, each waiting on the one before."""
    goal = do(store, add_goal, Goal(title="Novel", due=FIRST + timedelta(days=12))).value
    before = None
    for number, title in enumerate("ABC"):
        start = FIRST + timedelta(days=4 * number)
        wanted = Milestone(goal_id=goal.id, title=title, start=start, due=start + timedelta(days=3))
        milestone = do(store, add_milestone, wanted).value
        if before is not None:
            do(store, add_dependency, milestone.id, before.id)
        before = milestone
    return goal


def dues(store: Store) -> dict[str, int]:
    """How many days after the first one each milestone is due."""
    return {each.title: (each.due - FIRST).days for each in state_of(store).milestones if each.due}


def of_title(store: Store, title: str) -> Milestone:
    return next(each for each in state_of(store).milestones if each.title == title)


def test_p22_a_move_and_all_that_follows_is_one_step_with_its_reason(store: Store, goal: Goal) -> None:
    first = of_title(store, "A")
    step = do(store, shift_milestone, first, moved(first, 6), Buffer.KEEP, "the reader is ill").step
    assert step is not None and step.label == "Edit milestone “A” and what waits on it"
    assert dues(store) == {"A": 9, "B": 13, "C": 17}
    notes = store.reader.find(PlanChange)
    assert {(each.target_title, each.field) for each in notes} == {(t, f) for t in "ABC" for f in ("start", "due")}
    assert {each.reason for each in notes} == {"the reader is ill"}
    do(store, undo)
    assert dues(store) == {"A": 3, "B": 7, "C": 11}
    assert store.reader.find(PlanChange) == ()
    do(store, redo)
    assert dues(store) == {"A": 9, "B": 13, "C": 17}


def test_p22_using_the_buffer_moves_what_it_must_and_leave_moves_nothing(store: Store, goal: Goal) -> None:
    first = of_title(store, "A")
    do(store, shift_milestone, first, moved(first, 2), Buffer.USE)
    assert dues(store) == {"A": 5, "B": 8, "C": 11}
    again = of_title(store, "A")
    do(store, shift_milestone, again, moved(again, 9), Buffer.LEAVE)
    assert dues(store) == {"A": 14, "B": 8, "C": 11}


def test_p43_a_goal_moves_with_its_open_milestones_or_alone(store: Store, goal: Goal) -> None:
    do(store, finish_milestone, of_title(store, "A").id)
    later = replace(goal, due=FIRST + timedelta(days=19))
    do(store, shift_goal, goal, later, True)
    assert dues(store) == {"A": 3, "B": 14, "C": 18}
    do(store, undo)
    do(store, shift_goal, goal, later, False)
    assert dues(store) == {"A": 3, "B": 7, "C": 11}


def test_p44_a_baseline_stays_as_it_was_taken(store: Store, goal: Goal) -> None:
    before = plan_now(store)
    taken = do(store, take_baseline, "  Start ", goal.id).value
    assert (taken.title, plan_in(taken)) == ("Start", before)
    last = of_title(store, "B")
    do(store, shift_milestone, last, moved(last, 6), Buffer.LEAVE)
    kept = store.reader.get(Baseline, taken.id)
    assert kept == taken
    assert compare(plan_in(kept), plan_now(store)).goals[goal.uid].sentence == (
        "+5 d: C waits on B, which ends 6 days later"
    )
    with pytest.raises(Refused, match="another name"):
        do(store, take_baseline, "start", goal.id)
    with pytest.raises(Refused):
        do(store, take_baseline, "  ")


def test_p44_taking_is_undone_and_deleting_goes_to_the_ledger(store: Store, goal: Goal) -> None:
    other = do(store, add_goal, Goal(title="Dropped")).value
    do(store, set_phase, other.id, Phase.DROPPED)
    taken = do(store, take_baseline, "All").value
    assert [each.title for each in plan_in(taken).goals] == ["Novel"]
    do(store, delete_baseline, taken.id)
    assert store.reader.find(Baseline) == ()
    do(store, undo)
    assert store.reader.find(Baseline) == (taken,)
    do(store, undo)
    assert store.reader.find(Baseline) == ()
