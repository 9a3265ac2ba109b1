"""The clock of a running session, moved by hand."""

from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel
from tests.screens.at_focus import focus_screen
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.domain import AmountKind, Bite, SessionState
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


@pytest.fixture
def second(store: Store, plan: Plan) -> Bite:
    """A bite that follows it."""
    return do(store, add_bite, Bite(task_id=plan.task.id, title="Read it aloud")).value


async def test_t1_space_pauses_and_goes_on_while_a_session_is_open(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.reads("◐ running")
        await person.wait(60)
        await person.press("space")
        await person.reads("○ paused")
        await person.reads("24:00")
        await person.wait(600)
        await person.reads("24:00")
        await person.press("space")
        await person.wait(60)
        await person.reads("◐ running")
        await person.reads("23:00")
        assert person.session.state is SessionState.RUNNING


async def test_t1_the_keys_of_a_session_do_nothing_without_one(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("d", "a", "x")
        assert len(person.app.screen_stack) == 1
        await person.reads("TODAY")


async def test_t4_a_time_plan_counts_down_and_every_other_counts_up(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(61)
        await person.reads("23:59")
        await person.reads("25 min planned · 1,000 words")
        await person.press("e")
        await person.replace("")
        await person.press("enter")
        await person.reads("01:01")
        assert "planned" not in person.sees
        await person.reads("1,000 words")
        await person.press("e", "down")
        await person.replace("")
        await person.press("enter")
        await person.wait(3600)
        await person.reads("1:01:01")
        await person.reads("no limit")


async def test_t5_a_plan_below_what_has_passed_is_over_at_once(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(600)
        await person.press("e")
        await person.replace("5")
        await person.reads("over by 5 min")
        await person.press("enter")
        await person.reads("▲ over by")
        await person.reads("05:00")


async def test_t5_five_minutes_more_count_from_the_plan_and_from_now_once_it_is_used_up(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter", "x")
        await person.reads("30:00")
        await person.wait(40 * 60)
        await person.reads("over by")
        await person.press("x")
        await person.reads("05:00")
        await person.reads("◐ running")
        await person.press("u")
        await person.reads("over by")


@pytest.mark.parametrize("tick", [0.2, 7.0, 90.0])
async def test_t7_however_often_it_ticks_the_time_is_the_same(
    database: Path, clock: FrozenClock, plan: Plan, tick: float
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        for _ in range(3):
            await person.wait(tick)
        await person.wait(600 - 3 * tick)
        await person.reads("15:00")


@pytest.mark.parametrize("step", [7200.0, -7200.0])
async def test_t8_f17_a_stepped_wall_clock_changes_nothing(
    database: Path, clock: FrozenClock, plan: Plan, step: float
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(300)
        person.clock.step_wall(step)
        await person.look()
        await person.reads("20:00")
        await person.press("d", "enter")
        assert person.session.clock_step
        assert person.session.ended_at is not None
        assert person.session.started_at is not None
        assert (person.session.ended_at - person.session.started_at).total_seconds() == 300


async def test_t35_at_zero_the_words_change_and_counting_goes_on(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(1499)
        await person.reads("◐ running")
        await person.reads("00:01")
        await person.wait(131)
        await person.reads("▲ over by")
        await person.reads("02:10")
        await person.press("space")
        await person.reads("○ paused, over by")


async def test_the_pace_of_earlier_sessions_is_told(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    earlier = do(store, start_session, plan.bite.id, 60).value
    clock.forward(1800)
    do(store, end_session, earlier.id, SessionState.PARTIAL, AmountKind.DELTA, 240)
    do(store, start_session, plan.bite.id, 25, 760)
    async with focus_screen(database, clock) as person:
        await person.reads("25 min planned · 240 of 1,000 words · 480 an hour")
