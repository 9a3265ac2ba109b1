"""Time of which nobody knows whether it was focus, as it is asked and answered on the screen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from tests.commands.plan import Plan, start_novel, words_written
from tests.conftest import OpenStore
from tests.screens.at_focus import SMALL, USUAL, WIDE, Person, focus_screen, opened
from tests.screens.reading import line_with
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import detach_session, end_session, pause_session, start_session
from tui_goals.commands.gaps import resolve_session
from tui_goals.commands.watching import beat
from tui_goals.domain import Bite, FocusSession, Provenance, SessionState
from tui_goals.rules import focus
from tui_goals.rules.gaps import Choice
from tui_goals.shell.gap_prompt import GapPrompt
from tui_goals.store import Store
from tui_goals.store.moment import read_clock
from tui_goals.widgets.line_list import LineList

HOUR = 3600


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


def gone(store: Store) -> Store:
    """The store as that of a program that has been killed by now."""
    store.terminal = replace(store.terminal, uid="killed", process_start="before")
    return store


@pytest.fixture
def vanished(store: Store, open_store: OpenStore, database: Path, clock: FrozenClock, plan: Plan) -> FocusSession:
    """A session of 25 min from 10:00 on, seen last at 10:10; it is 10:47 by now."""
    there = gone(open_store(database))
    session = do(there, start_session, plan.bite.id, 25, 1000).value
    clock.forward(600)
    do(there, beat, session.id, clock.now())
    clock.forward(37 * 60)
    return session


def focus_of(person: Person) -> float:
    """Seconds of focus as the file has them."""
    assert person.app.store is not None
    return focus.focus_seconds(person.app.store.reader.segments(person.session.id), read_clock(person.clock))


def kinds(person: Person) -> list[str]:
    """The segments' kinds and causes."""
    assert person.app.store is not None
    found = person.app.store.reader.segments(person.session.id)
    return [str(each.cause or each.kind) for each in found]


def cursor(person: Person) -> str:
    """The choice under the cursor."""
    row = person.app.screen.query_one(LineList).row
    return str(row.key) if row is not None else ""


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_t22_the_start_asks_about_a_session_whose_owner_vanished_with_what_each_choice_gives(
    database: Path, clock: FrozenClock, vanished: FocusSession, size: tuple[int, int]
) -> None:
    async with opened(database, clock, size) as person:
        await person.reads("What of “1000 words” was focus?")
        await person.reads("25 min, over at 10:25; 10 min of focus until 10:10")
        await person.reads("Nobody watched from 10:10 to 10:47, 37 min")
        dialog = person.app.screen.query_one("#gap").region
        for choice, total in (
            ("keep all of it and go on", "47 min"), ("keep some minutes", "10 min to 47 min"),
            ("keep until a time", "10:10 to 10:47"), ("drop the gap and go on", "10 min"),
            ("end it at 10:10", "10 min, ended"), ("abandon it at 10:10", "10 min, ended"),
            ("decide later", "nothing changes"),
        ):  # fmt: skip
            assert line_with(person.app, choice)[dialog.x : dialog.right].rstrip().endswith(total)
        assert cursor(person) == "keep_all"


async def test_t22_later_changes_nothing_and_r_asks_again(
    database: Path, clock: FrozenClock, vanished: FocusSession
) -> None:
    before = database.read_bytes()
    async with opened(database, clock) as person:
        await person.reads("What of “1000 words”")
        await person.press("escape", "3")
        await person.wait(60)
        await person.reads("unresolved")
        await person.reads("nobody watched from 10:10 to 10:48, 38 min: R decides")
        await person.reads("15:00")
        assert database.read_bytes() == before
        await person.press("R")
        await person.reads("What of “1000 words”")
        await person.press("G", "enter")
        await person.reads("R decides")
        for key in ("space", "d", "a"):
            await person.press(key)
            await person.reads("What of “1000 words”")
            await person.press("q")
        assert database.read_bytes() == before
        await person.press("q")
        assert person.app.parting.startswith('Focus on "1000 words" is unresolved, 10 min known')
    async with opened(database, clock) as person:
        await person.reads("What of “1000 words”")


@pytest.mark.parametrize(
    ("keys", "seconds", "segments"),
    [
        ((), 47 * 60, ["focus", "focus", "focus"]),
        (("j", "j", "j"), 600, ["focus", "unwatched", "focus"]),
    ],
)
async def test_t22_enter_takes_the_choice_and_the_clock_goes_on(
    database: Path, clock: FrozenClock, vanished: FocusSession, keys: tuple[str, ...], seconds: float,
    segments: list[str],
) -> None:  # fmt: skip
    async with opened(database, clock) as person:
        await person.reads("What of")
        await person.press(*keys, "enter", "3")
        assert (focus_of(person), kinds(person)) == (seconds, segments)
        assert person.session.provenance is Provenance.RECOVERED
        await person.wait(60)
        assert focus_of(person) == seconds + 60
        assert "R decides" not in person.sees
        await person.press("u")
        await person.reads("What of")
        await person.press("escape")
        await person.reads("nobody watched from 10:10")


@pytest.mark.parametrize(("choice", "typed"), [("j", "15"), ("jj", "10:25")])
async def test_t22_minutes_or_a_time_are_typed_with_the_total_beside_them(
    database: Path, clock: FrozenClock, vanished: FocusSession, choice: str, typed: str
) -> None:
    async with opened(database, clock, USUAL) as person:
        await person.reads("What of")
        await person.press(*choice, "enter")
        await person.reads("Keep some of it: 1000 words")
        await person.write("99" if choice == "j" else "9:00")
        await person.press("enter")
        await person.reads("The gap has 37 min" if choice == "j" else "09:00 is not in the gap")
        await person.replace(typed.replace(":", "."))
        await person.reads("15 min of it, 25 min of focus")
        await person.press("enter")
        assert (focus_of(person), kinds(person)) == (25 * 60, ["focus", "focus", "unwatched", "focus"])


@pytest.mark.parametrize(("keys", "state"), [("jjjj", SessionState.DONE), ("jjjjj", SessionState.ABANDONED)])
async def test_t22_an_end_asks_for_units_and_lies_at_the_last_heartbeat(
    database: Path, clock: FrozenClock, store: Store, vanished: FocusSession, plan: Plan, keys: str, state: SessionState
) -> None:
    async with opened(database, clock, USUAL) as person:
        await person.reads("What of")
        await person.press(*keys, "enter")
        await person.reads("End: 1000 words" if state is SessionState.DONE else "Leave: 1000 words")
        await person.press("escape")
        assert person.session.open, "leaving the form decides nothing"
        await person.press("3", "R", *keys, "enter", "enter")
        assert (person.session.state, focus_of(person)) == (state, 600)
        assert (person.session.ended_at - vanished.started_at).total_seconds() == 600
        assert words_written(store, plan.goal) == (1000 if state is SessionState.DONE else 0)


async def test_t23_after_a_night_the_end_is_preselected(
    database: Path, clock: FrozenClock, vanished: FocusSession
) -> None:
    clock.forward(9 * HOUR)
    async with opened(database, clock, USUAL) as person:
        await person.reads("What of")
        assert cursor(person) == "end"


async def test_t10_after_a_restart_of_the_machine_it_asks(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    there = gone(store)
    session = do(there, start_session, plan.bite.id, 60).value
    clock.forward(600)
    do(there, detach_session, session.id, clock.now())
    clock.start_anew(1800)
    async with opened(database, clock, USUAL) as person:
        await person.reads("The machine was off from 10:10 to 10:40, 30 min")
        await person.press("j", "j", "j", "enter", "3")
        await person.wait(60)
        assert (focus_of(person), kinds(person)) == (660, ["focus", "restart", "focus"])


async def test_t22_another_start_asks_first_and_then_goes_on(
    database: Path, clock: FrozenClock, store: Store, vanished: FocusSession, plan: Plan
) -> None:
    do(store, add_bite, Bite(task_id=plan.task.id, title="Read it aloud"))
    async with opened(database, clock, WIDE) as person:
        await person.reads("What of")
        await person.press("escape", *"jjjj")
        await person.reads("Read it aloud  ‹")
        await person.press("f")
        await person.reads("What of “1000 words” was focus?")
        await person.press("j", "j", "j", "j", "enter")
        await person.reads("End: 1000 words")
        await person.press("enter")
        await person.reads("Focus: Read it aloud")
        await person.press("enter")
        assert (person.session.subject, person.session.state) == ("Read it aloud", SessionState.RUNNING)


async def test_t9_on_waking_it_asks_at_once_and_by_default_none_of_the_sleep_counts(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(300)
        await person.wait(20)
        clock.suspend(2 * HOUR)
        clock.forward(1)
        await person.look()
        await person.reads("The machine slept from 10:05 to 12:05, 2 h")
        assert cursor(person) == "drop"
        await person.press("escape")
        await person.wait(39)
        await person.reads("19:00")
        await person.reads("unresolved")
        await person.press("R", "enter")
        assert (focus_of(person), kinds(person)) == (360, ["focus", "sleep", "focus"])
        await person.wait(60)
        await person.reads("18:00")


async def test_t19_a_heartbeat_at_most_every_thirty_seconds_while_the_clock_runs_and_none_else(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        beats = set()
        for _ in range(90):
            await person.wait(1)
            assert person.app.state.running is not None and person.app.state.running.heartbeat is not None
            beats.add(person.app.state.running.heartbeat.beaten_at)
        assert len(beats) == 4, "the start's own and three more"
        await person.press("space")
        before = database.read_bytes()
        await person.wait(600)
        assert database.read_bytes() == before, "none while it is paused"


async def test_t19_a_heartbeat_draws_nothing(
    database: Path, clock: FrozenClock, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual.widget import Widget

    drawn: list[str | None] = []
    refresh = Widget.refresh

    def noted(widget: Widget, *regions: object, **options: object) -> Widget:
        drawn.append(widget.id)
        return refresh(widget, *regions, **options)  # type: ignore[arg-type]

    async with focus_screen(database, clock, WIDE) as person:
        await person.press("enter", "enter")
        await person.wait(29)
        monkeypatch.setattr(Widget, "refresh", noted)
        await person.wait(1)
        assert person.app.state.running is not None and person.app.state.running.heartbeat is not None
        assert person.app.state.running.heartbeat.beaten_at == clock.now()
        assert drawn == ["clock-seconds"]


@pytest.mark.parametrize("tick", [0.2, 7.0, 90.0])
@pytest.mark.parametrize("step", [0.0, 7200.0, -7200.0])
async def test_t7_t8_ticks_and_a_wall_clock_that_is_set_neither_ask_nor_lose_a_second(
    database: Path, clock: FrozenClock, plan: Plan, tick: float, step: float
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        for number in range(6):
            if number == 3:
                clock.step_wall(step)
            await person.wait(tick)
        await person.wait(600 - 6 * tick)
        await person.reads("15:00")
        assert "R decides" not in person.sees
        assert len(person.app.screen_stack) == 1


async def test_t32_coming_back_from_a_pause_of_more_than_an_hour_asks_what_it_was(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("enter", "enter")
        await person.wait(600)
        await person.press("space")
        await person.wait(HOUR)
        await person.press("space")
        await person.reads("◐ running")
        await person.wait(10)
        await person.press("space")
        await person.wait(2 * HOUR)
        assert len(person.app.screen_stack) == 1, "not before one comes back"
        await person.press("space")
        await person.reads("Paused from 11:10 to 13:10, 2 h")
        assert cursor(person) == "drop"
        await person.press("escape")
        await person.reads("○ paused")
        await person.press("space", "enter")
        await person.reads("◐ running")
        assert focus_of(person) == 610
        assert kinds(person)[-2:] == ["long_pause", "focus"]


async def test_t38_no_key_inside_the_plan_never_asks_and_hours_later_the_first_key_does(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("enter", "enter")
        for _ in range(8):
            await person.wait(HOUR / 2)
        assert len(person.app.screen_stack) == 1
        assert "no key" not in person.sees
        await person.wait(HOUR)
        await person.reads("no key from 10:00 to 15:00, 5 h: R decides")
        assert len(person.app.screen_stack) == 1, "it is marked, and asked when somebody is there"
        await person.press("d")
        await person.reads("No key from 10:00 to 15:00, 5 h")
        assert "End: 1000 words" not in person.sees
        await person.press("escape")
        await person.wait(60)
        assert focus_of(person) == 5 * HOUR + 60, "it never stops silently"
        await person.press("R", "j", "enter", *"25", "enter")
        assert focus_of(person) == 25 * 60 + 60
        assert kinds(person) == ["focus", "focus", "unwatched", "focus"]
        await person.wait(60)
        assert "no key" not in person.sees


async def test_t38_a_key_in_between_is_presence(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        for _ in range(3):
            await person.wait(2 * HOUR)
            await person.press("3")
        assert len(person.app.screen_stack) == 1
        assert "no key" not in person.sees


async def test_t38_who_left_it_running_over_night_is_asked_at_the_next_start(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(60)
        await person.press("q")
    clock.forward(10 * HOUR)
    async with opened(database, clock, USUAL) as person:
        await person.reads("No key from 10:01 to 20:01, 10 h")
        assert cursor(person) == "end"


async def test_t62_an_end_that_passed_while_nothing_ran_is_told_at_the_next_start(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        await person.wait(60)
        await person.press("q")
    clock.forward(HOUR)
    async with opened(database, clock, USUAL) as person:
        await person.reads("The 25 min of “1000 words” were over")
        await person.reads("at 10:25, while nothing ran here.")
        assert not isinstance(person.app.screen, GapPrompt)
    clock.forward(60)
    async with opened(database, clock, USUAL) as person:
        await person.pilot.pause()
        assert "were over at" not in person.sees, "once"


async def test_t31_one_that_was_left_running_runs_on_without_a_question(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter", "q")
        assert person.app.parting.startswith('Focus on "1000 words" runs on')
    clock.forward(600)
    async with opened(database, clock) as person:
        await person.press("3")
        await person.reads("15:00")
        assert person.app.state.running is not None
        assert person.app.state.running.heartbeat is not None
        assert not person.app.state.running.heartbeat.detached, "from now on it is watched"


@pytest.mark.parametrize(
    "deed",
    [
        lambda store, id: do(store, end_session, id, SessionState.DONE),
        lambda store, id: do(store, pause_session, id),
    ],
    ids=["end", "pause"],
)
async def test_t26_taking_back_an_end_hours_later_asks_about_the_hours(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, deed: Callable[[Store, int], object]
) -> None:
    session = do(gone(store), start_session, plan.bite.id, 25).value
    clock.forward(600)
    deed(store, session.id)
    clock.forward(3 * HOUR)
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("u")
        await person.reads("Nobody watched from 10:10 to 13:10, 3 h")
        await person.press("j", "j", "j", "enter")
        await person.reads("◐ running")
        assert focus_of(person) == 600


async def test_t48_a_mis_start_is_dropped_by_key_in_its_first_minute_and_undone(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("enter", "enter")
        await person.wait(59)
        await person.reads("A Drop")
        await person.press("A")
        await person.reads("Dropped “1000 words”")
        await person.reads("TODAY")
        await person.press("u")
        await person.reads("◐ running")
        await person.wait(1)
        assert "A Drop" not in person.sees
        await person.press("A")
        assert person.session.open


async def test_t20_with_the_loop_stuck_a_thread_says_that_nobody_need_watch(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter")
        thread = Thread(target=person.app.last_words)
        thread.start()
        thread.join()
        assert person.app.store is not None
        kept = person.app.store.reader.heartbeat(person.session.id)
        assert kept is not None and kept.detached


async def test_t38_what_was_answered_in_another_terminal_is_asked_anew_the_next_time(
    database: Path, clock: FrozenClock, plan: Plan, store: Store
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("enter", "enter")
        await person.wait(5 * HOUR)
        await person.press("3", "escape")
        gap = person.app.watching.gap()
        assert gap is not None
        do(store, resolve_session, person.session.id, gap, Choice.DROP)
        person.app.reload()
        await person.press("T", "3")
        await person.wait(5 * HOUR)
        await person.press("3")
        await person.reads("No key from 15:00 to 20:00, 5 h")
