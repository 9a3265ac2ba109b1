"""Leaving a session: what was in the way (T48), what becomes of the bite (T49, T50), what helped before (T73)."""

from pathlib import Path

import pendulum
import pytest

from tests.commands.plan import Plan, start_novel, words_written
from tests.screens.at_focus import SMALL, USUAL, WIDE, focus_screen
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.roadblocks import abandon_session
from tui_goals.commands.tasks import add_task
from tui_goals.domain import AmountKind, Bite, EntryKind, Kept, Origin, SessionState, Target, Task
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


async def test_t48_abandoning_keeps_minutes_and_units_and_asks_for_a_roadblock(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter")
        await person.wait(300)
        await person.press("a")
        await person.reads("Left, right: interrupted · unclear what comes next")
        await person.press("right", "right", "down", "down")
        await person.write("80")
        await person.press("enter")
        left = person.session
        assert (left.state, left.units, left.reason) == (SessionState.ABANDONED, 80, "unclear what comes next")
        assert store.reader.focus_totals([left.id]) == {left.id: 300_000}
        assert words_written(store, plan.goal) == 80


async def test_t48_no_reason_is_fine_and_ones_own_come_first(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter", "a", "enter", "escape")
        assert person.session.reason == ""
        await person.press("f", "enter", "a")
        await person.write("the phone")
        await person.press("enter", "escape", "f", "enter", "a")
        await person.reads("Left, right: the phone · interrupted")
        await person.press("right", "enter")
        assert person.session.reason == "the phone"


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_t49_one_screen_offers_what_may_become_of_the_bite_and_esc_leaves_it(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size) as person:
        await person.press("f", "enter", "a", "enter")
        for words in ("Halve it", "2 bites of 500 words", "Split it", "Move it", "Not today", "Leave it"):
            await person.reads(words)
        await person.press("escape")
        await person.reads("TODAY")
        assert store.reader.bites_of(plan.task.id) == (plan.bite,)


async def test_t49_halving_cuts_what_is_left(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter", "a", "down", "down")
        await person.write("200")
        await person.press("enter", "enter")
        first, second = store.reader.bites_of(plan.task.id)
        assert (first.id, first.amount, second.amount) == (plan.bite.id, 600, 400)
        assert (first.origin, second.origin) == (Origin.MINE, Origin.SUGGESTED)
        await person.press("u")
        assert store.reader.bites_of(plan.task.id) == (plan.bite,)


async def test_t49_splitting_asks_for_a_size_and_starts_nothing(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter", "a", "enter", "j", "enter")
        await person.reads("Makes 5 bites of 200 words.")
        await person.replace("250")
        await person.press("enter")
        assert [bite.amount for bite in store.reader.bites_of(plan.task.id)] == [250] * 4
        assert store.reader.open_session() is None


async def test_t49_moving_is_to_another_task_or_to_another_day(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    there = do(store, add_task, Task(milestone_id=plan.milestone.id, title="Chapter 2")).value
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter", "a", "enter", "j", "j", "enter")
        await person.reads("Chapter 2 < First draft < Write the novel")
        await person.press("enter")
        assert [bite.id for bite in store.reader.bites_of(there.id)] == [plan.bite.id]
        await person.press("f", "enter", "a", "enter", "j", "j", "j", "enter")
        await person.reads("1 bite not today")
        assert "1000 words  Chapter" not in person.sees
        clock.forward(24 * 3600)
        person.app.reload()
        await person.reads("1000 words  Chapter 2")


async def test_t50_the_words_are_neutral_and_the_session_is_listed_like_any_other(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("f", "enter")
        await person.wait(600)
        await person.press("a")
        seen = person.sees
        await person.press("enter")
        seen += person.sees
        await person.press("escape")
        await person.reads("10 min · abandoned")
        seen += person.sees
        for word in ("fail", "lost", "give up", "gave up", "quit", "bad", "wrong", "lazy", "sorry"):
            assert word not in seen.casefold()


async def test_t73_what_helped_is_shown_with_its_day_and_leads_to_its_entry(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("f", "enter", "a")
        await person.write("the phone")
        await person.press("down")
        await person.write("it lies in the hall")
        await person.press("enter", "escape")
        (entry,) = store.reader.entries()
        assert (entry.kind, entry.body) == (EntryKind.ROADBLOCK, "it lies in the hall")
        assert store.reader.links([entry.id])[0].target is Target.SESSION
        clock.forward(2 * 24 * 3600)
        await person.press("f", "enter", "a", "right")
        await person.reads("What helped: “it lies in the hall” (4 Mar)")
        await person.press("enter")
        await person.reads("“it lies in the hall” (4 Mar); enter opens it")
        await person.press("j", "j", "j", "j", "enter")
        await person.reads("it lies in the hall")
        await person.press("!", "ctrl+s")
        assert store.reader.entries()[0].body == "it lies in the hall!"


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_t70_the_commitment_is_shown_on_resume_and_before_leaving(
    database: Path, clock: FrozenClock, plan: Plan, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size) as person:
        await person.press("f")
        await person.write("storm")
        await person.press("enter", "space")
        await person.reads("paused")
        await person.press("space")
        await person.reads("running")
        await person.reads("“storm”")
        await person.press("a")
        await person.reads("You said: storm")
        await person.press("enter")
        assert person.session.kept is Kept.NOT_KEPT


@pytest.mark.parametrize(
    ("typed", "keys", "kept"),
    [("", (), Kept.KEPT), ("400", (), Kept.PARTLY), ("400", ("down", "down", "left"), Kept.KEPT)],
)
async def test_t70_one_key_closes_the_commitment_as_the_outcome_says_or_as_one_says_oneself(
    database: Path, clock: FrozenClock, plan: Plan, typed: str, keys: tuple[str, ...], kept: Kept
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f")
        await person.write("storm")
        await person.press("enter", "d")
        await person.reads("You said: storm")
        if typed:
            await person.replace(typed)
        await person.press(*keys, "enter")
        assert person.session.kept is kept


async def test_t70_without_a_commitment_nothing_is_asked(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter", "d")
        await person.reads("Outcome")
        assert "Kept" not in person.sees
        await person.press("enter")
        assert person.session.kept is None


async def test_t70_whose_idea_a_bite_is_is_said_when_it_is_written(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("1", "j", "j", "n")
        await person.reads("Whose idea")
        await person.write("Call them")
        await person.press("down", "down", "down", "left", "ctrl+s")
        bite = store.reader.bites_of(plan.task.id)[-1]
        assert (bite.title, bite.origin) == ("Call them", Origin.GIVEN)
        await person.press("e")
        await person.reads("Bite: Call them")
        assert "Whose idea" not in person.sees


async def test_t46_partial_keeps_units_and_the_remainder_is_the_next_plan(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter", "d")
        await person.replace("620")
        await person.press("enter")
        assert (person.session.state, person.session.units) == (SessionState.PARTIAL, 620)
        await person.press("f")
        await person.reads("380 words")
        await person.press("enter")
        assert person.session.plan_units == 380
        await person.press("d", "enter")
        assert store.reader.units_logged(plan.bite.id) == 1000


async def test_t47_without_time_to_divide_by_the_pace_has_no_data_yet(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter")
        await person.reads("pace: no data yet")
        await person.wait(1800)
        await person.press("d")
        await person.replace("500")
        await person.press("enter", "f", "enter")
        await person.reads("1,000 an hour")


async def test_t44_the_chain_counts_bites_done_today_whatever_comes_between(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    for index, outcome in enumerate((SessionState.DONE, SessionState.PARTIAL, None, SessionState.DONE)):
        bite = do(store, add_bite, Bite(task_id=plan.task.id, title=f"bite {index}")).value
        session = do(store, start_session, bite.id, 25).value
        clock.forward(600)
        if outcome is None:
            do(store, abandon_session, session.id, AmountKind.DELTA, None, "interrupted")
        else:
            do(store, end_session, session.id, outcome)
    async with focus_screen(database, clock, USUAL) as person:
        await person.reads("●● 2 bites done")
        clock.instant = pendulum.datetime(2026, 3, 5, 0, 30)
        person.app.reload()
        await person.reads("●● 2 bites done")
        clock.instant = pendulum.datetime(2026, 3, 5, 3, 1)
        person.app.reload()
        await person.pilot.pause()
        assert "bites done" not in person.sees
