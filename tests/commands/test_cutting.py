"""Cutting what overwhelms (T72): one step makes what is missing, cuts, and starts; one undo takes all of it back."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.commands.plan import Plan, start_novel
from tests.store.tables import LEDGER, rows_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, edit_bite, finish_bite
from tui_goals.commands.cutting import cut, cut_and_start
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal
from tui_goals.commands.steps import undo
from tui_goals.domain import AmountKind, Bite, Goal, Origin, Refused, SessionState, Target
from tui_goals.rules.cutting import First, Piece, halves, pieces
from tui_goals.store import Store

FIVE = pieces("5000 words", First(1000, "words"), 5000)


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel; its bite is 5000 words."""
    plan = start_novel(store)
    large = do(store, edit_bite, plan.bite, replace(plan.bite, title="5000 words", amount=5000)).value
    return replace(plan, bite=large)


def amounts(bites: Sequence[Bite]) -> list[float | None]:
    """How large they are, in their order."""
    return [bite.amount for bite in bites]


def test_t72_a_bite_becomes_the_first_of_its_pieces_and_starts(store: Store, plan: Plan) -> None:
    after = do(store, add_bite, Bite(task_id=plan.task.id, title="Read it aloud")).value
    before = rows_of(store.connection, LEDGER)
    session = do(store, cut_and_start, (Target.BITE, plan.bite.id), FIVE, 25, "the storm scene", instead=True).value
    bites = store.reader.bites_of(plan.task.id)
    assert amounts(bites) == [1000.0] * 5 + [None]
    assert (bites[0].id, bites[-1].id) == (plan.bite.id, after.id)
    assert [bite.origin for bite in bites[:5]] == [Origin.MINE] + [Origin.SUGGESTED] * 4
    assert (session.bite_id, session.plan_units, session.plan_minutes) == (plan.bite.id, 1000, 25)
    assert (session.commitment, session.state) == ("the storm scene", SessionState.RUNNING)
    do(store, undo)
    assert rows_of(store.connection, LEDGER) == before
    assert store.reader.open_session() is None


def test_t72_what_was_logged_stays_with_the_first_piece(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25, 5000).value
    clock.forward(600)
    do(store, end_session, session.id, SessionState.PARTIAL, AmountKind.DELTA, 620)
    rest = pieces(plan.bite.title, First(1000, "words"), 4380, logged=620)
    again = do(store, cut_and_start, (Target.BITE, plan.bite.id), rest, 25, instead=True).value
    assert amounts(store.reader.bites_of(plan.task.id)) == [1620, 1000, 1000, 1000, 380]
    assert again.plan_units == 1000
    assert store.reader.units_logged(plan.bite.id) == 620


def test_t72_a_first_step_or_time_box_stands_before_the_bite(store: Store, plan: Plan) -> None:
    step = pieces(plan.bite.title, First(step="Open the file"), None)
    session = do(store, cut_and_start, (Target.BITE, plan.bite.id), step, 10).value
    assert [bite.title for bite in store.reader.bites_of(plan.task.id)] == ["Open the file", "5000 words"]
    assert (session.subject, session.plan_units) == ("Open the file", None)


def test_t72_a_goal_gets_the_milestone_and_task_that_are_missing(store: Store) -> None:
    goal = do(store, add_goal, Goal(title="Learn the lute")).value
    before = rows_of(store.connection, LEDGER)
    boxes = pieces("Learn the lute", First(25, "min"), 60)
    session = do(store, cut_and_start, (Target.GOAL, goal.id), boxes, 25).value
    (milestone,) = store.reader.milestones_of(goal.id)
    (task,) = store.reader.tasks_of(milestone.id)
    assert milestone.title == task.title == "Learn the lute"
    assert amounts(store.reader.bites_of(task.id)) == [25, 25, 10]
    assert session.goal_id == goal.id
    do(store, undo)
    assert rows_of(store.connection, LEDGER) == before


def test_t72_a_milestone_gets_a_task_and_a_task_bites_behind_those_it_has(store: Store, plan: Plan) -> None:
    do(store, cut, (Target.MILESTONE, plan.milestone.id), FIVE[:2])
    assert [task.title for task in store.reader.tasks_of(plan.milestone.id)] == ["Chapter 1", "First draft"]
    first = do(store, cut, (Target.TASK, plan.task.id), FIVE[:2]).value
    bites = store.reader.bites_of(plan.task.id)
    assert amounts(bites) == [5000, 1000, 1000]
    assert first.id == bites[1].id
    assert store.reader.open_session() is None


def test_halves_take_the_place_of_the_bite(store: Store, plan: Plan) -> None:
    do(store, cut, (Target.BITE, plan.bite.id), halves(plan.bite.title, 5000, "words"), instead=True)
    bites = store.reader.bites_of(plan.task.id)
    assert [bite.title for bite in bites] == ["2,500 words", "2,500 words"]
    assert bites[0].id == plan.bite.id


def test_what_is_done_or_worked_on_is_not_cut(store: Store, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    before = rows_of(store.connection)
    with pytest.raises(Refused, match="session is open"):
        do(store, cut, (Target.BITE, plan.bite.id), FIVE, instead=True)
    with pytest.raises(Refused, match="already"):
        do(store, cut_and_start, (Target.TASK, plan.task.id), FIVE, 25)
    assert rows_of(store.connection) == before
    do(store, end_session, session.id, SessionState.PARTIAL)
    do(store, finish_bite, plan.bite.id)
    with pytest.raises(Refused, match="is done"):
        do(store, cut, (Target.BITE, plan.bite.id), FIVE, instead=True)


def test_pieces_that_do_not_hold_are_refused_as_one(store: Store, plan: Plan) -> None:
    before = rows_of(store.connection)
    with pytest.raises(Refused, match="without a unit"):
        do(store, cut, (Target.BITE, plan.bite.id), [FIVE[0], Piece("more", 5)], instead=True)
    assert rows_of(store.connection) == before
