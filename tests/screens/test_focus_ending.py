"""How a session ends, what it came to, and what follows it."""

from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel, words_written
from tests.screens.at_focus import USUAL, WIDE, focus_screen
from tests.screens.reading import line_with
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.tasks import add_task
from tui_goals.domain import AmountKind, Bite, SessionState, Task
from tui_goals.store import Store

LABEL = 14
"""Cells that a form's labels take."""


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


@pytest.fixture
def second(store: Store, plan: Plan) -> Bite:
    """A bite that follows it."""
    return do(store, add_bite, Bite(task_id=plan.task.id, title="Read it aloud")).value


async def test_t6_leaving_the_end_form_loses_no_second(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(100)
        await person.press("d")
        await person.reads("End: 1000 words")
        person.clock.forward(20)
        await person.press("escape")
        await person.reads("23:00")
        assert person.session.state is SessionState.RUNNING


async def test_t6_enter_takes_the_planned_amount_as_done(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(1500)
        await person.press("d", "enter")
        assert (person.session.state, person.session.units) == (SessionState.DONE, 1000)
        assert words_written(store, plan.goal) == 1000
        await person.press("u")
        await person.reads("over by")
        assert words_written(store, plan.goal) == 0


async def test_t6_the_outcome_follows_the_amount_until_one_says_another(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter", "d")
        await person.replace("620")
        await person.reads(f"{'Outcome':<{LABEL}}partial")
        await person.replace("1000")
        await person.reads(f"{'Outcome':<{LABEL}}done")
        await person.press("down", "right", "up")
        await person.replace("1200")
        await person.reads(f"{'Outcome':<{LABEL}}partial")


async def test_t42_after_done_enter_starts_the_next_bite(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.reads("next: Read it aloud")
        await person.press("d", "enter")
        await person.reads("enter starts it")
        assert "enter starts it" in line_with(person.app, "Read it aloud")
        clock.forward(3600)
        await person.look()
        assert person.session.state is SessionState.DONE
        await person.press("enter")
        assert (person.session.bite_id, person.session.plan_minutes) == (second.id, 25)
        await person.reads("◐ running")


async def test_t42_the_next_bite_is_the_one_after_it_also_out_of_order(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, second: Bite
) -> None:
    do(store, add_bite, Bite(task_id=plan.task.id, title="Send it off"))
    do(store, start_session, second.id, 25)
    async with focus_screen(database, clock) as person:
        await person.press("d", "enter")
        await person.reads("enter starts it")
        assert "enter starts it" in line_with(person.app, "Send it off")


async def test_t42_without_a_gap_it_begins_where_the_last_one_ended(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(600)
        await person.press("d", "enter")
        ended = person.session.ended_at
        await person.wait(120)
        await person.press("f", "down", "down", "down", "right", "enter")
        assert person.session.started_at == ended
        await person.reads("23:00")


async def test_t43_the_last_bite_offers_to_complete_the_milestone_and_never_does(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("enter", "enter", "d", "enter")
        await person.reads("◆ First draft")
        await person.reads("all done, space completes it")
        await person.press("enter")
        assert store.reader.milestones_in_play()[0].done_at is None
        await person.press("space")
        assert store.reader.milestones_in_play()[0].done_at is not None
        await person.press("u")
        await person.reads("all done, space completes it")


async def test_t43_a_milestone_with_a_task_still_to_be_cut_is_not_offered(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, add_task, Task(milestone_id=plan.milestone.id, title="Chapter 2"))
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("space")
        await person.reads("1 bite done")
        assert "completes it" not in person.sees


@pytest.mark.parametrize(
    ("typed", "units", "echo"),
    [("250", 250, "250 words, 3,450 in all"), ("+250", 250, "250 words, 3,450 in all"),
     ("=3450", 250, "250 words, 3,450 in all"), ("-20", -20, "20 words fewer, 3,180 in all"), ("", None, "")],
)  # fmt: skip
async def test_t45_units_as_more_or_as_a_new_total(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, typed: str, units: float | None, echo: str
) -> None:
    earlier = do(store, start_session, plan.bite.id, 25).value
    do(store, end_session, earlier.id, SessionState.PARTIAL, AmountKind.DELTA, 3200)
    do(store, start_session, plan.bite.id, None)
    async with focus_screen(database, clock, USUAL) as person:
        await person.reads("3,200 words so far")
        await person.press("d")
        await person.replace(typed)
        await person.reads(echo)
        await person.press("enter")
        assert person.session.units == units
        assert words_written(store, plan.goal) == 3200 + (units or 0)


async def test_abandoning_keeps_minutes_and_units_and_can_be_undone(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter")
        await person.write("storm")
        await person.press("enter")
        await person.reads("“storm”")
        await person.wait(300)
        await person.press("a")
        await person.reads("You said: storm")
        await person.press("down", "down")
        await person.write("80")
        await person.press("enter", "escape")
        assert (person.session.state, person.session.units) == (SessionState.ABANDONED, 80)
        await person.reads("TODAY")
        assert "bite done" not in person.sees
        await person.press("u")
        await person.reads("20:00")
