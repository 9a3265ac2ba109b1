"""Leaving and saving while another program holds the file: nothing is lost and nobody is held up for good."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tests.screens.at_focus import Person, focus_screen, opened
from tests.screens.reading import until_holds
from tui_goals import paths
from tui_goals.clock import FrozenClock
from tui_goals.domain import Bite, Milestone, Task
from tui_goals.rules.entries import entry_drafts
from tui_goals.shell import left_texts
from tui_goals.shell.writes import PATIENCE_SECONDS
from tui_goals.store import Store


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be saved lies in a folder of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program writes for as long as this lasts."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


async def leaves(person: Person) -> None:
    """The program ends."""
    await until_holds(person.pilot, lambda: person.app._exit, lambda: "the end")


async def test_f9_q_waits_for_what_was_done_and_a_lock_held_for_long_is_said(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    async with focus_screen(database, clock, (80, 24), keys=("j", "j", "j")) as person:
        with locked(database):
            await person.press("space", "q")
            await person.reads("It closes once everything is saved")
            await person.wait(PATIENCE_SECONDS + 1)
            await until_holds(person.pilot, lambda: person.told("q again leaves all the same") == 1)
            assert not person.app._exit
            await person.press("space", "q")
            await person.reads("It closes once everything is saved")
        await leaves(person)
    assert store.reader.bites_of(plan.task.id)[0].done_at is not None


async def test_f9_ctrl_c_leaves_a_program_that_waits_and_copies_else(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    async with focus_screen(database, clock, (80, 24), keys=("j", "j", "j")) as person:
        await person.press("ctrl+c")
        assert not person.app._exit
        with locked(database):
            await person.press("space", "q")
            await person.reads("Ctrl+c leaves without it")
            await person.press("ctrl+c")
            await leaves(person)
            assert "given up" in person.app.parting
    assert store.reader.bites_of(plan.task.id)[0].done_at is None


async def test_j17_what_is_typed_while_a_save_waits_is_kept(database: Path, clock: FrozenClock, store: Store) -> None:
    start_novel(store)
    async with focus_screen(database, clock, (80, 24), keys=("w",)) as person:
        await person.write("The first half")
        with locked(database):
            await person.press("ctrl+s")
            await person.reads("Waiting")
            await person.write(" and the second")
        await until_holds(person.pilot, lambda: person.told("What was typed since is a draft") == 1)
        assert [entry.body for entry in store.reader.entries()] == ["The first half"]
        await person.press("ctrl+s")
        await person.reads("Saved. u takes it back")
        await until_holds(person.pilot, lambda: not store.reader.drafts())
        assert [entry.body for entry in store.reader.entries()] == ["The first half and the second"]


async def test_j19_what_is_typed_while_a_save_waits_outlives_its_screen(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with focus_screen(database, clock, (80, 24), keys=("w",)) as person:
        await person.write("The first half")
        with locked(database):
            await person.press("ctrl+s")
            await person.write(" and the second")
            await person.press("escape")
        await until_holds(person.pilot, lambda: person.told("What was typed since is a draft") == 1)
        person.app.drafts.finish()
        (draft,) = entry_drafts(store.reader.drafts())
        (entry,) = store.reader.entries()
        assert (draft.body, draft.entry_id, entry.body) == ("The first half and the second", entry.id, "The first half")


async def test_f9_a_form_saved_twice_while_it_waits_makes_one_thing(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with focus_screen(database, clock, (80, 24), keys=("n",)) as person:
        await person.write("Beta readers")
        with locked(database):
            await person.press("ctrl+s", "ctrl+s", "ctrl+s")
            await person.reads("It is being saved")
        await person.reads("Beta readers")
        await until_holds(person.pilot, lambda: not person.app.writing)
    assert [each.title for each in store.reader.find(Milestone)].count("Beta readers") == 1


async def test_f9_a_form_closed_or_read_about_while_it_waits_takes_no_other_screen_with_it(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with focus_screen(database, clock, (80, 24), keys=("j", "n")) as person:
        for number, keys in enumerate((("escape",), ("escape", "U"), ("f1",))):
            await person.write(f"Readers {number}")
            with locked(database):
                await person.press("ctrl+s", *keys)
            await until_holds(person.pilot, lambda: not person.app.writing)
            await person.pilot.pause()
            assert ("enter undoes" in person.sees) is ("U" in keys)
            if "U" in keys:
                await person.press("escape")
            await person.reads(f"Readers {number}")
            assert "ctrl+s save" not in person.sees
            await person.press("n")
    assert (len(store.reader.find(Task)), len(store.reader.find(Bite))) == (2, 3)


async def test_f9_a_text_saved_while_its_keys_are_shown_closes_alone(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with focus_screen(database, clock, (80, 24)) as person:
        await person.press("1")
        for number in range(2):
            await person.press("w")
            await person.write(f"Text {number}")
            with locked(database):
                await person.press("ctrl+s", "f1")
                await person.reads("Save the entry and close")
            await until_holds(person.pilot, lambda: not person.app.writing)
            await person.reads("1000 words")
        assert len(person.app.screen_stack) == 1
    assert len(store.reader.entries()) == 2


async def test_f4_what_the_file_does_not_take_at_the_end_is_there_at_the_next_start(
    database: Path, clock: FrozenClock, store: Store, open_store: OpenStore
) -> None:
    start_novel(store)
    async with focus_screen(database, clock, (80, 24), keys=("n",)) as person:
        await person.write("Beta readers")
        with locked(database):
            person.app.hang_up(143)
            await leaves(person)
    place = paths.state_folder() / left_texts.UNSAVED
    (left,) = place.iterdir()
    assert (left / left_texts.FILE).stat().st_mode & 0o077 == 0
    left.rename(place / left.name.replace(f".{person.app.opening.terminal.pid}.", ".999999999."))
    async with opened(database, clock, (80, 24)) as person:
        await until_holds(person.pilot, lambda: not list(place.iterdir()), lambda: "the file taken in")
        await person.press("n")
        await person.reads("As you left it")
        await person.reads("Beta readers")
