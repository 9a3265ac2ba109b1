"""Past sessions: a year at a glance, sessions by day, and each put right with a few keys (T13, T51, J39)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pendulum
import pytest
from pendulum import DateTime

from tests.commands.plan import Plan, start_novel
from tests.conftest import OpenStore
from tests.screens.at_focus import SMALL, USUAL, WIDE, Person, focus_screen
from tests.screens.reading import line_with
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import start_session
from tui_goals.commands.past_sessions import add_past_session
from tui_goals.domain import Bite, FocusSession, Provenance, SessionState
from tui_goals.shell.past_facts import DAYS_AT_ONCE
from tui_goals.store import Store
from tui_goals.widgets.line_list import LineList

NINE = pendulum.datetime(2026, 3, 4, 8)
DONE, PARTIAL, ABANDONED = SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


@asynccontextmanager
async def past_screen(
    database: Path, clock: FrozenClock, size: tuple[int, int] = WIDE, use_ascii: bool = False
) -> AsyncIterator[Person]:
    """The app on its past sessions."""
    async with focus_screen(database, clock, size, use_ascii) as person:
        await person.press("P")
        await person.reads(" PAST")
        yield person


def at(minutes: float, days: int = 0) -> DateTime:
    """So many minutes after nine in the morning, so many days ago."""
    return NINE.subtract(days=days).add(seconds=round(minutes * 60))


def lived(store: Store, plan: Plan | None, start: float, end: float, days: int = 0, **more: object) -> FocusSession:
    """A session of the past."""
    fields = {"state": PARTIAL, "bite_id": plan.bite.id if plan else None, **more}
    session = FocusSession(started_at=at(start, days), ended_at=at(end, days), **fields)  # type: ignore[arg-type]
    return do(store, add_past_session, session).value


def kept(person: Person, session: FocusSession) -> FocusSession:
    assert person.app.store is not None
    return person.app.store.reader.get(FocusSession, session.id)


async def test_days_have_their_focus_and_sessions_what_came_of_them(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    lived(store, plan, 0, 25, units=400.0)
    lived(store, plan, 30, 55, state=DONE, units=620.0)
    lived(store, None, 0, 90, days=1, subject="Tidied the desk", state=ABANDONED, reason="the telephone")
    async with past_screen(database, clock) as person:
        await person.reads("1,488 an hour")
        assert "50 min" in line_with(person.app, "Today, Wed 4 Mar")
        assert "1 h 30" in line_with(person.app, "Yesterday, Tue 3 Mar")
        assert "25 min" in line_with(person.app, "09:30-09:55  1000 words")
        assert "620 words  ●" in line_with(person.app, "09:30-09:55  1000 words")
        assert "400 words  ◐" in line_with(person.app, "09:00-09:25  1000 words")
        assert "Tidied the desk  edited" in line_with(person.app, "09:00-10:30")
        assert "Europe/Berlin" in line_with(person.app, "PAST SESSIONS"), "T15"
        await person.press("G")
        for words in ("In the way the telephone", "○ abandoned · edited", "1 h 30 of focus"):
            await person.reads(words)


async def test_j39_the_map_shows_focus_units_and_entries_of_a_year(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    lived(store, plan, 0, 25, units=400.0)
    lived(store, plan, 0, 55, days=200, units=900.0)
    async with past_screen(database, clock, USUAL) as person:
        await person.reads("1 h 20 on 2 days")
        assert "▒ from 25 min" in person.sees
        assert "█ from 55 min" in person.sees
        await person.reads("4 Mar: 25 min")
        await person.press("m")
        await person.reads("1,300 words on 2 days")
        await person.press("m", "m")
        await person.reads("1 h 20 on 2 days")
        await person.press("down")
        await person.reads("16 Aug 2025: 55 min")


async def test_e5_an_empty_past_says_what_belongs_here_and_which_key(database: Path, clock: FrozenClock) -> None:
    async with past_screen(database, clock, SMALL) as person:
        await person.reads("No session has ended yet.")
        await person.reads("n adds")
        assert "D Delete" not in person.sees
        await person.press("e", "S", "M", "D", "w", "left_square_bracket", "escape")
        await person.reads("TODAY")


async def test_t51_a_forgotten_session_is_added(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with past_screen(database, clock) as person:
        await person.press("n", "enter")
        await person.write("yesterday 22:40 25m")
        await person.reads("Tue 3 Mar 22:40-23:05, 25 min")
        await person.press("enter", *"300", "enter", "left", "ctrl+s")
        await person.reads("22:40-23:05  1000 words  edited")
        assert "300 words  ●" in line_with(person.app, "22:40-23:05")
        await person.press("u")
        await person.reads("No session has ended yet.")


async def test_t51_one_without_a_bite_says_what_it_was(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with past_screen(database, clock) as person:
        await person.press("n", "G", "enter")
        await person.write("Tidied the desk")
        await person.press("enter")
        await person.write("10m")
        await person.reads("Wed 4 Mar 09:50-10:00, 10 min")
        await person.press("ctrl+s")
        await person.reads("09:50-10:00  Tidied the desk")


async def test_t51_an_overlap_shows_the_other_session_and_f8_lets_it_give_way(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    first = lived(store, plan, 0, 25)
    async with past_screen(database, clock) as person:
        await person.press("n", "enter", "f8")
        await person.reads("No other session is known to be in the way")
        await person.write("9:15-9:40")
        await person.press("ctrl+s")
        await person.reads("overlaps “1000 words”, Today, Wed 4 Mar 09:00-09:25")
        await person.reads("makes that one 09:00-09:15")
        assert kept(person, first).ended_at == at(25)
        await person.press("f8")
        await person.reads("09:15-09:40  1000 words")
        await person.reads("09:00-09:15  1000 words")


async def test_t51_a_future_end_is_refused_while_it_is_typed(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with past_screen(database, clock) as person:
        await person.press("n", "enter")
        await person.write("9:30-10:20")
        await person.reads("10:20 is still to come; it is 10:00")
        await person.press("ctrl+s")
        await person.reads("When: 10:20 is still to come")


async def test_t13_a_time_that_came_twice_is_shown_with_its_offset_and_flipped_by_a_key(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    clock.instant = pendulum.datetime(2026, 10, 25, 9)
    async with past_screen(database, clock) as person:
        await person.press("n", "enter")
        await person.write("02:30-03:15")
        await person.reads("02:30 (+02:00)-03:15, 1 h 45")
        await person.reads("The clock showed that time twice. F6 takes the other one")
        await person.press("f6")
        await person.reads("02:30 (+01:00)-03:15, 45 min")
        await person.press("ctrl+s")
        await person.reads("02:30-03:15  1000 words")
        assert person.session.started_at == pendulum.datetime(2026, 10, 25, 1, 30)
        await person.press("e", "f6")
        await person.reads("02:30 (+02:00)-03:15, 1 h 45")


async def test_t13_a_time_that_did_not_exist_is_refused_with_what_is_right(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    clock.instant = pendulum.datetime(2026, 3, 29, 9)
    async with past_screen(database, clock) as person:
        await person.press("n", "enter")
        await person.write("02:30-03:15")
        await person.reads("02:30 did not exist on 29 Mar 2026")
        await person.reads("What would have been 02:30 was")
        await person.press("f6")
        await person.reads("The clock showed these times only once.")


async def test_an_edit_of_the_amount_alone_leaves_the_times_to_the_millisecond(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    session = lived(store, plan, 0.37, 25.4)
    async with past_screen(database, clock) as person:
        await person.press("enter", "down")
        await person.replace("250")
        await person.press("ctrl+s")
        await person.reads("250 words")
        edited = kept(person, session)
        assert (edited.started_at, edited.ended_at, edited.units) == (session.started_at, session.ended_at, 250)
        await person.press("e")
        await person.replace("2026-03-04 09:00-09:20")
        await person.press("ctrl+s")
        await person.reads("09:00-09:20  1000 words")
        assert (kept(person, session).started_at, kept(person, session).ended_at) == (session.started_at, at(20))


async def test_times_lived_elsewhere_are_put_right_in_their_zone(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    store.zone = "America/New_York"
    session = lived(store, plan, 0, 25, days=1)
    async with past_screen(database, clock) as person:
        await person.reads("03:00-03:25  America/New_York")
        await person.press("e")
        await person.reads("Times of America/New_York, where it was lived.")
        await person.replace("2026-03-03 03:00-03:20")
        await person.press("ctrl+s")
        await person.reads("03:00-03:20  1000 words")
        edited = kept(person, session)
        assert (edited.ended_at, edited.zone) == (at(20, 1), "America/New_York")


async def test_t51_split_merge_and_delete_are_a_key_each_and_undone(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    lived(store, plan, 0, 40, units=400.0)
    async with past_screen(database, clock) as person:
        await person.press("S")
        await person.write("9:10")
        await person.reads("10 min, then 30 min")
        await person.press("down")
        await person.write("100")
        await person.press("enter")
        await person.reads("09:10-09:40  1000 words")
        assert "100 words  ◐" in line_with(person.app, "09:00-09:10  1000 words")
        await person.press("M")
        await person.reads("There is no session below this one")
        await person.press("g", "M")
        await person.reads("09:00-09:40  1000 words")
        assert "400 words" in line_with(person.app, "09:00-09:40")
        await person.press("D")
        await person.reads("No session has ended yet.")
        await person.press("u")
        await person.reads("09:00-09:40  1000 words")


async def test_t51_different_bites_are_merged_by_choosing_one(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    map_of = do(store, add_bite, Bite(task_id=plan.task.id, title="Draw the map")).value
    lived(store, plan, 0, 10)
    lived(store, plan, 20, 30, bite_id=map_of.id)
    async with past_screen(database, clock) as person:
        await person.press("M")
        await person.reads("Both as one session: what was it on?")
        await person.press("down", "enter")
        await person.reads("09:00-09:30  1000 words")
        await person.reads("09:10  pause")


async def test_a_quick_session_is_linked_to_a_bite_later(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    session = lived(store, None, 0, 10, units=120.0)
    async with past_screen(database, clock) as person:
        await person.press("L", "enter")
        await person.reads("120 words")
        assert (kept(person, session).bite_id, kept(person, session).goal_id) == (plan.bite.id, plan.goal.id)


async def test_an_entry_about_a_session_stands_on_its_page(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    lived(store, plan, 0, 25)
    async with past_screen(database, clock) as person:
        await person.press("w")
        await person.write("It rained.")
        await person.press("ctrl+s")
        await person.reads("4 Mar  It rained.")
        assert "Journal" in person.sees


async def test_ten_years_are_not_read_at_once(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    for days in range(2 * DAYS_AT_ONCE + 10):
        lived(store, None, 0, 10, days=days, subject=f"Day {days}", state=DONE)
    async with past_screen(database, clock, USUAL) as person:
        rows = person.app.screen.query_one("#sessions", LineList)
        assert len(rows.rows) == 2 * DAYS_AT_ONCE
        await person.press("G")
        await person.reads("Day 29")
        assert len(rows.rows) == 4 * DAYS_AT_ONCE
        await person.press("G", "G")
        await person.reads(f"Day {2 * DAYS_AT_ONCE + 9}")
        assert len(rows.rows) == 2 * (2 * DAYS_AT_ONCE + 10)


async def test_brackets_go_a_week_back_and_on(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    for days in (0, 1, 6, 8, 9, 20, 200):
        lived(store, None, 0, 10, days=days, subject=f"Day {days}")
    async with past_screen(database, clock) as person:
        places = []
        for key in ("left_square_bracket", "left_square_bracket", "left_square_bracket", "left_square_bracket",
                    "right_square_bracket", "right_square_bracket"):  # fmt: skip
            await person.press(key)
            row = person.app.screen.query_one("#sessions", LineList).row
            places.append(row.data.session.subject)  # type: ignore[union-attr]
        assert places == ["Day 8", "Day 20", "Day 200", "Day 200", "Day 20", "Day 9"]


async def test_a_filter_lists_what_holds_its_words(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    lived(store, plan, 0, 10)
    lived(store, None, 20, 30, subject="Tidied the desk", state=ABANDONED, reason="Telephone")
    async with past_screen(database, clock) as person:
        await person.press("slash", *"telephone desk")
        await person.press("enter")
        listed = person.app.screen.query_one("#sessions", LineList)
        assert "1000 words" not in str(listed.rows), "the next key finds the list as it was asked for"
        await person.misses("09:00-09:10")
        assert "Tidied the desk" in person.sees
        assert "10 min" in line_with(person.app, "Today")
        await person.press("slash", *"x", "enter")
        await person.reads("No session has “x” in it")
        await person.press("escape")
        await person.reads("09:00-09:10")


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_t63_it_fits_every_terminal(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, size: tuple[int, int]
) -> None:
    lived(store, plan, 0, 25, units=400.0, commitment="I will have them by half past")
    async with past_screen(database, clock, size) as person:
        await person.reads("09:00-09:25  1000 words")
        assert ("· nothing" in person.sees) is (size != SMALL)
        if size == SMALL:
            await person.press("m")
            await person.reads("· nothing")
            assert "09:00-09:25" not in person.sees
            await person.press("escape")
            await person.reads("09:00-09:25  1000 words")
        if size != WIDE:
            await person.press("tab")
        await person.reads("“I will have them by half past”")
        if size != WIDE:
            await person.press("escape")
        await person.press("escape")
        await person.reads("TODAY")


async def test_t64_in_ascii_every_sign_of_ours_is_ascii(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    lived(store, None, 0, 25, subject="Desk")
    async with past_screen(database, clock, use_ascii=True) as person:
        await person.reads("09:00-09:25  Desk")
        assert person.sees.isascii()
        assert ". nothing  4 from 25 min" in person.sees


async def test_it_is_reached_while_a_session_runs_and_shows_its_clock(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, start_session, plan.bite.id, 25)
    async with past_screen(database, clock) as person:
        await person.wait(60)
        assert "24:00" in person.sees.splitlines()[0]
        await person.press("3")
        await person.reads("25 min planned")


async def test_a_change_in_another_terminal_is_seen(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, open_store: OpenStore
) -> None:
    session = lived(store, plan, 0, 25)
    async with past_screen(database, clock) as person:
        await person.reads("09:00-09:25")
        lived(open_store(database), None, 30, 40, subject="From elsewhere")
        await person.reads("From elsewhere")
        row = person.app.screen.query_one("#sessions", LineList).row
        assert row is not None
        assert row.key == ("session", session.id)
        assert kept(person, session).provenance is Provenance.EDITED


async def test_a_night_over_the_cut_off_counts_on_both_its_days(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    """T17: one row, on the day it ended; the day before has its part."""
    lived(store, plan, -6 * 60, -4 * 60)
    async with past_screen(database, clock) as person:
        await person.reads("03:00-05:00  1000 words")
        assert "1 h" in line_with(person.app, "Today, Wed 4 Mar")
        assert "1 h" in line_with(person.app, "Yesterday, Tue 3 Mar")
        await person.reads("part of a session that went on")
