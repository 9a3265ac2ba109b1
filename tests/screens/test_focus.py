"""The Focus screen as a person uses it: keys in, words out, time moved by hand."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from tests.commands.plan import Plan, start_novel, words_written
from tests.conftest import OpenStore
from tests.screens.reading import at_terminal, line_with, screen_text, until
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.tasks import add_task
from tui_goals.domain import AmountKind, Bite, FocusSession, SessionState, Task, Terminal
from tui_goals.store import Store

WIDE, USUAL, SMALL = (120, 36), (80, 24), (60, 15)
LABEL = 14
"""Cells that a form's labels take."""


@dataclass
class Person:
    """Someone before the Focus screen."""

    app: TuiGoalsApp
    pilot: Pilot[Any]
    clock: FrozenClock

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if sign == " " else sign for sign in text))

    async def replace(self, text: str) -> None:
        """Type a text in place of what stands in the field."""
        await self.press("end", "ctrl+u")
        await self.write(text)

    async def wait(self, seconds: float) -> None:
        """Let time pass, and see the clock after it."""
        self.clock.forward(seconds)
        await self.look()

    async def look(self) -> None:
        """See the clock as it is now."""
        self.app.show_clock()
        await self.pilot.pause()

    async def reads(self, words: str) -> None:
        """Find words on the screen, as soon as they stand there."""
        await until(self.pilot, words)

    @property
    def sees(self) -> str:
        """What is on the screen."""
        return screen_text(self.app)

    @property
    def session(self) -> FocusSession:
        """The newest session, as the file keeps it."""
        assert self.app.store is not None
        return self.app.store.reader.sessions(limit=1)[0]


@asynccontextmanager
async def focus_screen(
    database: Path, clock: FrozenClock, size: tuple[int, int] = SMALL, use_ascii: bool = False
) -> AsyncIterator[Person]:
    """The app on its Focus screen; small unless a test needs more, since there the clock is plain text."""
    async with at_terminal(database, clock, size, use_ascii) as pilot:
        await pilot.press("escape", "3")
        await pilot.pause()
        assert isinstance(pilot.app, TuiGoalsApp)
        yield Person(pilot.app, pilot, clock)


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


@pytest.fixture
def second(store: Store, plan: Plan) -> Bite:
    """A bite that follows it."""
    return do(store, add_bite, Bite(task_id=plan.task.id, title="Read it aloud")).value


async def test_today_lists_the_next_bites_and_what_came_of_the_day(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, second: Bite
) -> None:
    run = do(store, add_task, Task(milestone_id=plan.milestone.id, title="Chapter 2", due=date(2026, 3, 6))).value
    do(store, add_bite, Bite(task_id=run.id, title="Draw the map", amount=2, unit="pages"))
    session = do(store, start_session, plan.bite.id, 25, 1000).value
    clock.forward(25 * 60)
    do(store, end_session, session.id, SessionState.DONE, AmountKind.DELTA, 1000)
    async with focus_screen(database, clock, WIDE) as person:
        await person.reads("1,000 words · done")
        rows = person.sees.splitlines()
        assert "TODAY  Wed 4 Mar" in rows[2]
        assert "● 1 bite done · 25 min of focus" in rows[2]
        assert "W  Draw the map   Chapter 2 ‹ First draft" in rows[4]
        assert "2 pages" in rows[4]
        assert "Fri" in rows[4]
        assert "Read it aloud" in rows[5]
        for words in ("Due soon", "Done today", "● 1000 words", "Sessions", "10:00  1000 words"):
            await person.reads(words)
        await person.reads("25 min · 1,000 words · done")


async def test_an_empty_day_says_what_belongs_here_and_which_key(database: Path, clock: FrozenClock) -> None:
    async with focus_screen(database, clock) as person:
        await person.reads("The next bites of all goals stand here.")
        await person.reads("n writes the first one")
        await person.reads("Q starts a session without a bite")


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


async def test_space_marks_the_bite_done_while_no_session_is_open(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("space")
        await person.reads("1 bite done")
        await person.press("u")
        await person.reads("1000 words  Chapter 1")


async def test_t2_two_keys_start_a_session(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("f", "enter")
        await person.reads("25:00")
        session = person.session
        assert (session.bite_id, session.plan_minutes, session.plan_units) == (plan.bite.id, 25, 1000)


async def test_t2_one_key_repeats_the_last_with_what_is_left_of_it(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    first = do(store, start_session, plan.bite.id, 10, 1000).value
    do(store, end_session, first.id, SessionState.PARTIAL, AmountKind.DELTA, 620)
    async with focus_screen(database, clock) as person:
        await person.press("F")
        await person.reads("10:00")
        await person.reads("620 of 1,000 words")
        assert (person.session.plan_minutes, person.session.plan_units) == (10, 380)


async def test_t2_repeating_a_bite_that_is_done_starts_the_one_after_it(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, second: Bite
) -> None:
    first = do(store, start_session, plan.bite.id, 10, 1000).value
    do(store, end_session, first.id, SessionState.DONE, AmountKind.DELTA, 1000)
    async with focus_screen(database, clock) as person:
        await person.press("F")
        assert person.session.bite_id == second.id


async def test_t2_a_quick_focus_needs_no_bite_and_is_linked_later(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("Q")
        await person.write("storm")
        await person.press("enter")
        await person.reads("storm")
        assert person.session.bite_id is None
        await person.wait(300)
        await person.press("d")
        await person.write("250")
        await person.press("enter", "L", "enter")
        assert (person.session.bite_id, person.session.unit) == (plan.bite.id, "words")
        assert words_written(store, plan.goal) == 250
        await person.press("u")
        assert person.session.bite_id is None
        assert words_written(store, plan.goal) == 0


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
async def test_t8_a_stepped_wall_clock_changes_nothing(
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


async def test_t18_what_is_shown_after_each_key_is_in_the_file(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite, open_store: OpenStore
) -> None:
    other = open_store(database)
    async with focus_screen(database, clock) as person:
        for keys, shown in (
            (("f", "enter"), "running"), (("space",), "paused"), (("space",), "running"), (("x",), "running"),
            (("d", "enter"), None), (("enter",), "running"), (("a", "enter"), None), (("u",), "running"),
        ):  # fmt: skip
            await person.press(*keys)
            kept = other.reader.open_session()
            assert (kept.state if kept is not None else None) == shown
            await person.reads(f" {shown}" if shown else "TODAY")


async def test_t27_a_session_of_another_terminal_says_where_and_obeys_here(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    store.terminal = _at_another_desk(store)
    async with focus_screen(database, clock) as person:
        do(store, start_session, plan.bite.id, 25)
        clock.forward(120)
        person.app.reload()
        await person.pilot.pause()
        await person.reads("running on attic, pts/9, since 10:00")
        await person.reads("23:00")
        await person.press("space")
        await person.reads("○ paused")
        assert "attic" not in person.sees
        assert person.session.state is SessionState.PAUSED


async def test_t27_a_second_start_leads_to_the_session_that_is_open(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("1")
        do(store, start_session, plan.bite.id, 25)
        person.app.reload()
        await person.press("f")
        assert person.app.current_mode == "focus"
        await person.reads("End it first")
        await person.reads("running on")


async def test_t31_quitting_leaves_it_running_and_the_next_start_shows_it(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(120)
        await person.press("q")
        assert person.app.parting.startswith('Focus on "1000 words" runs on, 2 min so far')
    clock.forward(60)
    async with focus_screen(database, clock) as person:
        await person.reads("22:00")


async def test_t31_quitting_while_another_terminal_shows_it_leaves_it_there(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    store.terminal = _at_another_desk(store)
    session = do(store, start_session, plan.bite.id, 25).value
    async with focus_screen(database, clock) as person:
        await person.press("q")
    beat = store.reader.heartbeat(session.id)
    assert beat is not None
    assert not beat.detached


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
        await person.press("down")
        await person.write("80")
        await person.press("enter")
        assert (person.session.state, person.session.units) == (SessionState.ABANDONED, 80)
        await person.reads("TODAY")
        assert "bite done" not in person.sees
        await person.press("u")
        await person.reads("20:00")


async def test_the_pace_of_earlier_sessions_is_told(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    earlier = do(store, start_session, plan.bite.id, 60).value
    clock.forward(1800)
    do(store, end_session, earlier.id, SessionState.PARTIAL, AmountKind.DELTA, 240)
    do(store, start_session, plan.bite.id, 25, 760)
    async with focus_screen(database, clock) as person:
        await person.reads("25 min planned · 240 of 1,000 words · 480 an hour")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, (300, 100)])
async def test_t63_everything_that_counts_is_seen_at_every_size(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size) as person:
        await person.reads("1000 words")
        await person.press("enter")
        await person.write("storm")
        await person.press("enter")
        for words in ("1000 words", "“storm”", "running", "25 min planned", "next: Read it aloud"):
            await person.reads(words)
        await person.reads("space Pause  d Done")


async def test_t63_what_is_due_is_a_key_away_where_there_is_no_room(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, add_task, Task(milestone_id=plan.milestone.id, title="Chapter 2", due=date(2026, 3, 6)))
    async with focus_screen(database, clock) as person:
        await person.reads("1000 words")
        assert "Due soon" not in person.sees
        await person.press("tab")
        await person.reads("Due soon")
        await person.reads("Chapter 2")
        await person.press("escape")
        await person.reads("1000 words")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_t63_a_second_draws_only_the_seconds_and_a_pause_nothing(
    database: Path, clock: FrozenClock, plan: Plan, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str | None] = []
    refresh = Widget.refresh

    def noted(widget: Widget, *regions: Any, **options: Any) -> Widget:
        drawn.append(widget.id)
        return refresh(widget, *regions, **options)

    async with focus_screen(database, clock, size) as person:
        await person.press("enter", "enter")
        await person.wait(5)
        monkeypatch.setattr(Widget, "refresh", noted)
        await person.wait(1)
        assert drawn == ["clock-seconds"]
        await person.press("space")
        drawn.clear()
        await person.wait(1)
        assert drawn == []


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_t64_in_ascii_every_state_has_its_own_words(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size, use_ascii=True) as person:
        seen = [person.sees]
        await person.press("enter")
        await person.write("storm")
        await person.press("enter")
        for key, sign in (("", "~ running"), ("space", "o paused"), ("space", "~ running")):
            await person.press(*([key] if key else []))
            await person.reads(sign)
            seen.append(person.sees)
        await person.wait(1800)
        await person.reads("! over by")
        seen.append(person.sees)
        assert all(text.isascii() for text in seen)


def _at_another_desk(store: Store) -> Terminal:
    return replace(store.terminal, uid="attic", host="attic", tty="/dev/pts/9")
