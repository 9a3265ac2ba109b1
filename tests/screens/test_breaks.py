"""A break is offered after a session, begins by a key and never by itself, and is the same in every terminal."""

from pathlib import Path
from typing import Any

import pytest
from textual.widget import Widget

from tests.commands.plan import Plan, start_novel
from tests.conftest import OpenStore
from tests.screens.at_focus import SMALL, USUAL, WIDE, Person, focus_screen
from tests.screens.reading import line_with
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.breaks import end_break, start_break
from tui_goals.commands.focus import end_session, start_session
from tui_goals.config import Settings
from tui_goals.domain import Bite, FocusSession, SessionState
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


@pytest.fixture
def second(store: Store, plan: Plan) -> Bite:
    """A bite that follows it."""
    return do(store, add_bite, Bite(task_id=plan.task.id, title="Read it aloud")).value


async def finish(person: Person, seconds: float = 1500) -> None:
    """Start the session that Enter starts, let it last, and end it as Enter ends it."""
    await person.press("f", "enter")
    await person.reads("running")
    await person.wait(seconds)
    await person.press("d", "enter")
    await person.reads("TODAY")


async def test_t37_after_done_a_break_is_offered_and_only_a_key_begins_it(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await finish(person)
        await person.reads("A break of 5 min?   b take it   z later   S skip")
        assert person.rests == ()
        await person.press("b")
        for words in ("Break", "after 1000 words", "○ resting", "05:00", "5 min · a long break after 3 more done"):
            await person.reads(words)
        assert "enter starts it" in line_with(person.app, "next: Read it aloud")
        await person.wait(48)
        await person.reads("04:12")
        (rest,) = person.rests
        assert (rest.session_id, rest.planned_minutes, rest.long) == (person.session.id, 5, False)


async def test_t37_after_an_open_plan_a_fifth_of_the_focus_is_offered(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("f", "down")
        await person.replace("")
        await person.press("down")
        await person.replace("")
        await person.press("enter")
        await person.reads("no limit")
        await person.wait(50 * 60)
        await person.press("d", "enter")
        await person.reads("A break of 10 min?")


async def test_t3_two_hours_after_a_break_nothing_has_begun(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await finish(person)
        await person.press("b")
        await person.wait(300)
        await person.reads("over by")
        for _ in range(24):
            await person.wait(300)
        assert len(store.reader.sessions()) == 1
        await person.press("b")
        await person.wait(7200)
        await person.reads("TODAY")
        assert len(store.reader.sessions()) == 1
        assert len(person.rests) == 1


async def test_t3_auto_start_is_opt_in_and_not_for_a_lid_opened_hours_later(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock, settings=Settings(auto_start=True)) as person:
        await finish(person)
        await person.press("b")
        clock.suspend(3 * 3600)
        await person.look()
        await person.reads("over by")
        assert len(store.reader.sessions()) == 1
        await person.press("b", "b")
        await person.reads("resting")
        await person.wait(300)
        await person.reads("Read it aloud")
        await person.reads("◐ running")
        assert (person.session.bite_id, person.session.plan_minutes) == (second.id, 25)
        assert [rest.ended_at is not None for rest in person.rests] == [True, True]


async def test_t11_a_break_slept_through_is_over_on_waking_with_one_message(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await finish(person)
        await person.press("b")
        await person.wait(60)
        assert person.told("The break of 5 min is over") == 0
        clock.suspend(3600)
        await person.look()
        await person.reads("▲ over by")
        await person.reads("56:00")
        for _ in range(5):
            await person.wait(60)
        assert person.told("The break of 5 min is over, 56 min ago.") == person.told("The break of 5 min") == 1


async def test_t35_at_zero_one_alert_and_counting_goes_on(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("f", "enter")
        await person.wait(1499)
        assert person.told("are over") == 0
        for _ in range(9):
            await person.wait(60)
        assert person.told("1000 words: 25 min are over.") == person.told("25 min") == 1
        await person.reads("▲ over by")
        await person.press("d", "enter")
        assert person.told("1000 words: 1,000 words, 25 min + 8 over, done.") == 1
        await person.reads("25 min + 8 over · 1,000 words · done")
        await person.reads("33 min of focus")


async def test_t36_a_reminder_comes_every_n_minutes_only_where_it_is_set(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, settings=Settings(remind_minutes=10)) as person:
        await person.press("f", "enter")
        for _ in range(25 + 35):
            await person.wait(60)
        assert person.told("1000 words: 25 min are over.") == 1
        assert person.told("30 min over the plan") == 1
        assert person.told("over the plan") == 3


async def test_t35_more_time_after_the_end_has_an_end_of_its_own(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("f", "enter")
        await person.wait(1500)
        await person.press("x")
        await person.wait(299)
        assert person.told("are over") == 1
        await person.wait(1)
        assert person.told("30 min are over") == 1


async def test_t39_after_four_done_a_long_break_is_offered_and_c_counts_anew(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, second: Bite
) -> None:
    for _ in range(3):
        session = do(store, start_session, None, 25).value
        clock.forward(1500)
        do(store, end_session, session.id, SessionState.DONE)
    async with focus_screen(database, clock) as person:
        await finish(person)
        await person.reads("A long break of 15 min?")
        await person.press("c", "b")
        await person.reads("Long break")
        await person.reads("15:00")
        await person.press("u", "u", "c")
        await finish(person)
        await person.reads("A break of 5 min?")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_t40_one_key_each_skips_puts_off_lengthens_and_leaves_out(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size) as person:
        await finish(person)
        await person.reads("A break of 5 min?")
        await person.press("S")
        assert "A break" not in person.sees
        assert person.rests == (), "skipping keeps no row"
        await person.press("b")
        await person.reads("after 1000 words")
        await person.press("x")
        await person.reads("10 min · a long break")
        await person.press("z")
        await person.reads("TODAY")
        assert "A break" not in person.sees
        await person.wait(299)
        assert "A break" not in person.sees
        await person.wait(1)
        await person.reads("A break of 10 min?")
        assert person.told("Time for a break of 10 min") == 1
        await person.press("0")
        assert "A break" not in person.sees
        await finish(person)
        assert "A break" not in person.sees
        await person.press("0")
        assert person.told("Breaks are offered again.") == 1


async def test_t40_put_off_it_comes_back_while_one_works_as_a_message_alone(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await finish(person)
        await person.press("z", "enter")
        await person.reads("running")
        await person.wait(300)
        assert person.told("Time for a break of 5 min. b takes it (3).") == 1
        await person.reads("20:00")
        await person.press("b", "enter")
        await person.reads("resting")
        await person.reads("after Read it aloud")


async def test_t40_a_length_of_0_offers_none(database: Path, clock: FrozenClock, plan: Plan, second: Bite) -> None:
    async with focus_screen(database, clock, settings=Settings(break_minutes=0)) as person:
        await finish(person)
        assert "A break" not in person.sees
        await person.press("b")
        assert person.told("break_minutes is 0") == 1
        assert person.rests == ()


async def test_an_offer_lapses_when_nobody_takes_it(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await finish(person)
        await person.reads("A break of 5 min?")
        await person.wait(30 * 60)
        assert "A break" not in person.sees


async def test_b_without_a_session_takes_a_break_too(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("b")
        await person.reads("resting")
        assert "after" not in line_with(person.app, "after 1000")
        assert "enter starts it" in line_with(person.app, "next: 1000 words")
        await person.press("enter")
        await person.reads("25:00")


async def test_b_in_a_session_ends_it_first_and_esc_goes_on(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("f", "enter")
        await person.wait(60)
        await person.press("b")
        await person.reads("End: 1000 words")
        await person.press("escape")
        await person.reads("24:00")
        assert person.rests == ()
        await person.press("b")
        await person.replace("300")
        await person.press("enter")
        await person.reads("resting")
        assert person.session.state is SessionState.PARTIAL
        assert "enter starts it" in line_with(person.app, "next: 1000 words"), "what is left of it comes next"


async def test_t41_enter_starts_what_comes_next_and_ends_the_break_at_that_instant(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await finish(person)
        await person.press("b")
        await person.wait(200)
        await person.press("enter")
        await person.reads("◐ running")
        (rest,) = person.rests
        assert (person.session.bite_id, person.session.started_at) == (second.id, rest.ended_at)
        await person.press("u")
        await person.reads("01:40")
        await person.press("b")
        await person.reads("TODAY")
        assert "enter starts it" in line_with(person.app, "Read it aloud")


async def test_t41_two_terminals_are_in_the_same_break(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite, open_store: OpenStore
) -> None:
    other = open_store(database)
    session = do(other, start_session, plan.bite.id, 25).value
    do(other, end_session, session.id, SessionState.DONE)
    async with focus_screen(database, clock) as person:
        rest = do(other, start_break, 5, False, session.id).value
        clock.forward(60)
        person.app.reload()
        await person.pilot.pause()
        await person.reads("04:00")
        await person.reads("after 1000 words")
        await person.press("1")
        await person.reads("○ break 04:00")
        await person.wait(300)
        await person.reads("▲ break over 01:00")
        do(other, end_break, rest.id)
        person.app.reload()
        await person.pilot.pause()
        assert "break" not in person.sees.splitlines()[0]


async def test_t41_the_day_tells_how_long_one_rested(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await finish(person)
        await person.press("b")
        await person.wait(420)
        await person.press("b")
        await person.reads("1 break, 7 min")
        await person.reads("25 min of focus")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_t63_a_second_of_a_break_draws_only_the_seconds(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Widget] = []
    refresh = Widget.refresh

    def noted(widget: Widget, *regions: Any, **options: Any) -> Widget:
        drawn.append(widget)
        return refresh(widget, *regions, **options)

    async with focus_screen(database, clock, size) as person:
        await person.press("b")
        await person.wait(5)
        monkeypatch.setattr(Widget, "refresh", noted)
        await person.wait(1)
        assert [widget.id for widget in drawn] == ["clock-seconds"]
        await person.press("1")
        await person.wait(1)
        await person.reads("break 04:53")
        drawn.clear()
        await person.wait(1)
        await person.reads("break 04:52")
        (time,) = drawn
        assert time.size.width == len("04:53"), "of the tabs, only the time"
        await person.press("3", "b")
        await person.reads("TODAY")
        await person.wait(1)
        await person.misses("break 04:")
        drawn.clear()
        await person.wait(1)
        assert drawn == []


async def test_t64_in_ascii_a_break_and_its_end_have_their_own_words(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock, WIDE, use_ascii=True) as person:
        await finish(person)
        await person.reads("o A break of 5 min?")
        await person.press("b")
        await person.reads("o resting")
        seen = [person.sees]
        await person.wait(301)
        await person.reads("! over by")
        assert all(text.isascii() for text in (*seen, person.sees))


async def test_keys_that_change_the_plan_do_nothing_in_a_break(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, second: Bite
) -> None:
    async with focus_screen(database, clock) as person:
        await finish(person)
        await person.press("b")
        steps = store.reader.steps()[0].id
        await person.press("space", "D", "J", "d", "a", "i", "e", "n")
        assert store.reader.steps()[0].id == steps
        assert len(person.app.screen_stack) == 1
        assert store.reader.get(FocusSession, 1).state is SessionState.DONE
