"""What is asked of somebody who writes, and nobody is held up by: after a session, by kind; alerts while they wrote."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel
from tests.screens.at_focus import focus_screen
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import write_entry
from tui_goals.domain import Bite, Entry, EntryKind, SessionState, Target
from tui_goals.shell import editor
from tui_goals.shell.editor import Ended
from tui_goals.store import Store

SMALL, USUAL = (60, 15), (80, 24)


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel with two bites."""
    plan = start_novel(store)
    do(store, add_bite, Bite(task_id=plan.task.id, title="Another 1000 words", amount=1000, unit="words"))
    return plan


def bodies(store: Store) -> list[tuple[EntryKind, str]]:
    """The kinds and texts of all entries, newest first."""
    return [(each.kind, each.body) for each in store.reader.entries()]


async def test_j4_the_question_after_a_session_is_skipped_by_one_key_and_holds_nobody_up(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, SMALL, keys=("3", "f", "enter")) as person:
        await person.wait(1500)
        await person.press("d", "enter")
        await person.reads("How was 1000 words?")
        await person.press("enter")
        assert store.reader.open_session() is not None
        assert "How was" not in person.sees
        await person.wait(1500)
        await person.press("d", "enter")
        await person.reads("How was Another 1000 words?")
        await person.press("escape")
        assert "How was" not in person.sees
    assert store.reader.entries() == () and store.reader.drafts() == ()


async def test_j4_an_untouched_template_of_a_session_makes_no_row_and_skipped_questions_go(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL, keys=("3", "f", "enter")) as person:
        await person.wait(1500)
        await person.press("d", "enter")
        await person.reads("How was 1000 words?")
        await person.press("w")
        await person.reads("What went well?")
        assert "about 1000 words, 4 Mar, Write the novel" in person.sees and "0 words" in person.sees
        await person.press("f2", "ctrl+s")
        await person.reads("enter starts it")
        assert "How was" not in person.sees
        assert store.reader.entries() == () and store.reader.drafts() == ()
        await person.press("f")
        await person.reads("Focus: Another 1000 words")
        await person.press("enter", "d", "enter")
        await person.reads("How was Another 1000 words?")
        await person.press("w")
        await person.reads("What went well?")
        await person.write("The storm came by itself.")
        await person.press("ctrl+s")
        await person.reads("Saved.")
    assert bodies(store) == [(EntryKind.SESSION, "## What went well?\n\nThe storm came by itself.")]
    links = store.reader.links([store.reader.entries()[0].id])
    assert {link.target for link in links} == {Target.SESSION, Target.GOAL}


async def test_j9_entries_ask_by_kind_when_they_are_to_and_with_questions_of_ones_own(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL, keys=("4", "Q")) as person:
        await person.reads("A roadblock      What was in the way?")
        await person.press("j", "j", "enter")
        await person.reads("What was in the way?")
        await person.press("ctrl+s")
        await person.reads("Nothing was written")
        await person.press("n")
        await person.reads("0 words")
        await person.write("It rained.")
        await person.press("f5")
        await person.reads("What do I take from it?")
        await person.press("ctrl+z")
        assert "What do I take" not in person.sees and "It rained." in person.sees
        await person.press("f5")
        await person.write("Mud")
        await person.press("ctrl+s")
        await person.reads("Saved.")
        assert bodies(store)[0] == (EntryKind.FREE, "It rained.\n\n## What happened?\n\nMud")
        person.app.action_entry_questions()
        await person.reads("Which questions?")
        await person.press("enter")
        await person.reads("Questions: An entry")
        await person.replace("Was it worth it?")
        await person.press("down")
        await person.replace("")
        await person.press("ctrl+s", "n", "f5")
        await person.reads("Was it worth it?")
        assert "What happened?" not in person.sees
        await person.press("ctrl+s")
        await person.reads("Nothing was written")
    assert len(store.reader.entries()) == 1


@pytest.fixture
def long_editor(tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An editor in which somebody writes for half an hour."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("EDITOR", "true")

    def lend(_: object, argv: list[str]) -> Ended:
        Path(argv[-1]).write_text("Written elsewhere.\n", encoding="utf-8")
        clock.forward(1800)
        return Ended(seconds=1800)

    monkeypatch.setattr(editor, "_lend", lend)
    yield


async def test_j29_an_alert_that_came_due_in_the_editor_is_told_on_return_and_the_timer_kept_time(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, long_editor: None
) -> None:
    async with focus_screen(database, clock, USUAL, keys=("3", "f", "enter")) as person:
        person.app.suspend = contextlib.nullcontext  # type: ignore[method-assign]
        await person.press("4", "n")
        await person.reads("0 words")
        await person.write("Mine")
        rung: list[bool] = []
        person.app.alerting.alert = lambda words, seen: rung.append(True)  # type: ignore[method-assign]
        await person.press("ctrl+o")
        await person.reads("Written elsewhere.")
        await person.reads("Time is up")
        assert rung == [True]
        assert person.app.focused is not None and person.app.focused.id == "text"
        assert "05:00" in person.sees
        await person.press("escape", "3", "d", "enter")
        await person.reads("30 min")
    assert person.app.watching.gap() is None


async def test_j38_on_this_day_lists_a_week_a_month_a_quarter_a_year_ago_and_opens_it(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    now = clock.now()
    for ago in (365, 90, 7, 0):
        clock.step_wall((now.subtract(days=ago) - clock.now()).total_seconds())
        if ago == 7:
            session = do(store, start_session, plan.bite.id, 25).value
            clock.forward(1500)
            do(store, end_session, session.id, SessionState.PARTIAL)
        do(store, write_entry, Entry(body=f"{ago} days back."))
    for size in (USUAL, SMALL):
        async with focus_screen(database, clock, size, keys=("4", "H")) as person:
            await person.reads("A week ago, Wed 25 Feb")
            assert "25 min of focus" in person.sees and "7 days back." in person.sees
            assert "0 days back." not in person.sees.replace("90 days", "")
            if size == USUAL:
                assert "A quarter ago, Thu 4 Dec 2025" in person.sees and "90 days back." in person.sees
                assert "A month ago, Wed 4 Feb" in person.sees and "nothing written" in person.sees
                assert "A year ago, Tue 4 Mar 2025" in person.sees and "365 days back." in person.sees
            await person.press("tab")
            await person.reads("Wed 25 Feb, 10:25")
            await person.press("escape", "escape")
            await person.reads("0 days back.")
            assert "A week ago" not in person.sees
