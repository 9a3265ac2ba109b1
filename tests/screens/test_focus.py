"""Focus without a session is today; a session begins, is shared by terminals, and fits every screen."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.widget import Widget

from tests.commands.plan import Plan, start_novel, words_written
from tests.conftest import OpenStore
from tests.screens.at_focus import SMALL, USUAL, WIDE, focus_screen
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.tasks import add_task
from tui_goals.domain import AmountKind, Bite, SessionState, Task, Terminal
from tui_goals.store import Store


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


async def test_e5_an_empty_day_says_what_belongs_here_and_which_key(database: Path, clock: FrozenClock) -> None:
    async with focus_screen(database, clock) as person:
        await person.reads("The next bites of all goals stand here.")
        await person.reads("n writes the first one")
        await person.reads("Q starts a session without a bite")


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


async def test_t18_what_is_shown_after_each_key_is_in_the_file(
    database: Path, clock: FrozenClock, plan: Plan, second: Bite, open_store: OpenStore
) -> None:
    other = open_store(database)
    async with focus_screen(database, clock) as person:
        for keys, shown in (
            (("f", "enter"), "running"), (("space",), "paused"), (("space",), "running"), (("x",), "running"),
            (("d", "enter"), None), (("enter",), "running"), (("a", "enter", "escape"), None), (("u",), "running"),
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
        clock.forward(80)
        person.app.reload()
        await person.pilot.pause()
        await person.reads("running on attic, pts/9, since 10:00")
        await person.reads("23:40")
        await person.press("space")
        await person.reads("○ paused")
        assert "attic" not in person.sees
        assert person.session.state is SessionState.PAUSED


async def test_t27_a_second_start_leads_to_the_session_that_is_open(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("enter", "enter", "1", "f")
        assert person.app.current_mode == "focus"
        await person.reads("End it first")
        await person.reads("◐ running")


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
