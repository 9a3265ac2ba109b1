"""Overwhelmed (T72) and what evidence proposes (T71), with keys in and words out."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel
from tests.screens.at_focus import SMALL, USUAL, WIDE, Person, focus_screen
from tests.store.tables import LEDGER, rows_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, edit_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal
from tui_goals.commands.roadblocks import abandon_session
from tui_goals.domain import AmountKind, Bite, Goal, Origin, SessionState
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel; its bite is 5000 words."""
    plan = start_novel(store)
    large = do(store, edit_bite, plan.bite, replace(plan.bite, title="5000 words", amount=5000)).value
    return replace(plan, bite=large)


def finished(store: Store, clock: FrozenClock, plan: Plan, size: float, times: int) -> None:
    """So many sessions of 25 minutes that finished a bite of that size."""
    for _ in range(times):
        bite = do(store, add_bite, Bite(task_id=plan.task.id, title="early", amount=size, unit="words")).value
        session = do(store, start_session, bite.id, 25, size).value
        clock.forward(1500)
        do(store, end_session, session.id, SessionState.DONE, AmountKind.DELTA, size)


def left_twice(store: Store, bite: Bite) -> None:
    """The bite was begun and left two times."""
    for _ in range(2):
        session = do(store, start_session, bite.id, 25).value
        do(store, abandon_session, session.id)


def amounts(store: Store, plan: Plan) -> list[float | None]:
    """The amounts of the task's bites in their order."""
    return [bite.amount for bite in store.reader.bites_of(plan.task.id)]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_t72_two_keys_lead_to_a_running_first_bite_and_one_takes_all_back(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, size: tuple[int, int]
) -> None:
    before = rows_of(store.connection, LEDGER)
    async with focus_screen(database, clock, size) as person:
        await person.press("o")
        await person.reads("Makes 5 bites of 1,000 words")
        await person.press("enter")
        await person.reads("◐ running")
        await person.reads("1,000 words")
        assert (person.session.plan_units, person.session.bite_id) == (1000, plan.bite.id)
        assert amounts(store, plan) == [1000] * 5
        await person.press("u")
        await person.reads("5000 words")
        assert rows_of(store.connection, LEDGER) == before


@pytest.mark.parametrize("down", range(4))
async def test_t72_from_goal_milestone_task_and_bite_on_the_goals_screen(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, down: int
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("1", *["j"] * down)
        await person.press("o", "enter")
        await person.reads("◐ running")
        assert amounts(store, plan) == [1000] * 5


async def test_t72_from_a_card_on_the_board(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("2", "o", "enter")
        await person.reads("◐ running")
        assert amounts(store, plan) == [1000] * 5


async def test_t72_three_keys_lead_to_a_time_box(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("o", "right")
        await person.reads("Makes “5000 words: 10 min” as the first bite; it starts now.")
        await person.press("enter")
        assert (person.session.plan_minutes, person.session.plan_units) == (10, 10)
        assert amounts(store, plan) == [10, 5000]
        await person.reads("10 min planned")
        assert "no data yet" not in person.sees


async def test_t72_the_first_physical_step_is_ones_own(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("o")
        await person.replace("open the file")
        await person.press("enter")
        await person.reads("open the file")
        step, large = store.reader.bites_of(plan.task.id)
        assert (step.title, step.origin) == ("open the file", Origin.MINE)
        assert person.session.bite_id == step.id
        assert large == plan.bite


async def test_t70_a_size_of_ones_own_is_mine_and_a_proposed_one_suggested(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("o", "enter")
        assert {bite.origin for bite in store.reader.bites_of(plan.task.id)[1:]} == {Origin.SUGGESTED}
        await person.press("u", "o")
        await person.replace("2000")
        await person.reads("Makes 2 bites of 2,000 words and one of 1,000 words")
        await person.press("enter")
        assert {bite.origin for bite in store.reader.bites_of(plan.task.id)} == {Origin.MINE}


async def test_t72_a_bare_goal_gets_all_that_is_missing(database: Path, clock: FrozenClock, store: Store) -> None:
    goal = do(store, add_goal, Goal(title="Learn the lute")).value
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("1", "o")
        await person.reads("A milestone and a task with the goal's title are made in between.")
        await person.press("down")
        await person.write("40 min")
        await person.reads("Makes 4 bites of 10 min")
        await person.press("enter")
        await person.reads("Learn the lute: 10 min")
        assert person.session.goal_id == goal.id
        await person.press("u")
        assert store.reader.milestones_of(goal.id) == ()


async def test_t72_a_whole_that_is_no_amount_is_told(database: Path, clock: FrozenClock, store: Store) -> None:
    do(store, add_goal, Goal(title="Learn the lute"))
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("1", "o", "down")
        await person.write("a lot")
        await person.press("enter")
        await person.reads("How much there is of it is an amount")
        assert store.reader.open_session() is None


async def test_t72_while_a_session_is_open_elsewhere_nothing_is_cut(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, start_session, plan.bite.id, 25)
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("1", "o")
        await person.reads("switch; end it first, then start this one")
        assert amounts(store, plan) == [5000]


async def test_t72_after_two_abandons_cutting_is_offered_and_one_key_takes_it(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    left_twice(store, plan.bite)
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f")
        await person.reads("You left it twice so far. ctrl+o makes 5 bites of 1,000 words")
        await person.press("ctrl+o")
        await person.reads("◐ running")
        assert amounts(store, plan) == [1000] * 5
        await person.press("u")
        assert store.reader.open_session() is None
        assert amounts(store, plan) == [5000]


async def test_t72_the_offer_can_be_passed_over_and_switched_off(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    left_twice(store, plan.bite)
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f")
        await person.reads("ctrl+o makes")
        await person.press("escape")
        person.app.settings = replace(person.app.settings, offer_cutting=False)
        await person.press("f")
        await person.reads("Focus: 5000 words")
        assert "ctrl+o makes" not in person.sees
        await person.press("enter")
        assert (person.session.plan_units, amounts(store, plan)) == (5000, [5000])


async def test_t71_evidence_is_proposed_at_the_start_in_the_cut_and_in_a_new_bite_and_changes_nothing(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    finished(store, clock, plan, 300, 12)
    said = "300 words is what you finish: 12 of 12 sessions."
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f")
        await person.reads(said)
        await person.reads("The plan is over twice what you usually finish, 300 words.")
        await person.press("enter")
        assert (person.session.plan_units, person.session.bite_id) == (5000, plan.bite.id)
        await person.press("u", "o")
        await person.reads("Makes 16 bites of 300 words and one of 200 words")
        await person.press("escape", "1", "j", "j", "n")
        await person.reads(said)


async def test_t71_a_plan_of_a_size_that_is_finished_says_nothing(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    finished(store, clock, plan, 5000, 5)
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f")
        await person.reads("Focus: 5000 words")
        await _offers_nothing(person)


async def test_t72_what_is_typed_as_the_plan_counts(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    finished(store, clock, plan, 5000, 5)
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "down")
        await person.replace("60")
        await person.reads("over twice what you usually finish, 25 min")
        await person.replace("50")
        await _offers_nothing(person, but="25 min is what you finish: 5 of 5 sessions.")


async def _offers_nothing(person: Person, but: str = "") -> None:
    if but:
        await person.reads(but)
    assert "ctrl+o" not in person.sees
    assert bool(but) == ("is what you finish" in person.sees)
