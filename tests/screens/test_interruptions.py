"""Interruptions are logged by one key, noted by a line or not, and become something at the break (T33, T34)."""

from pathlib import Path

import pytest

from tests.commands.plan import Plan, add, start_novel
from tests.screens.at_focus import SMALL, USUAL, WIDE, Person, focus_screen
from tests.screens.reading import line_with, until
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session
from tui_goals.domain import Draft, Entry, Interruption, InterruptionKind, SessionState, Task
from tui_goals.store import Store

WITHIN, OUTSIDE = InterruptionKind


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


async def begin(person: Person) -> None:
    """Start a session."""
    await person.press("f", "enter")
    await person.reads("running")


def logged(store: Store) -> list[tuple[InterruptionKind, str]]:
    return [(each.kind, each.note) for each in store.reader.find(Interruption)]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_t33_one_key_logs_it_at_once_and_the_session_goes_on(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size) as person:
        await begin(person)
        await person.wait(60)
        await person.press("i")
        assert logged(store) == [(WITHIN, "")]
        await person.reads("! from within")
        await person.write("Date? quit")
        await person.wait(60)
        await person.press("enter")
        await person.reads("◐ running")
        assert logged(store) == [(WITHIN, "Date? quit")], "letters are text there, not keys"
        assert store.reader.find(Interruption)[0].happened_at == person.session.started_at.add(seconds=60)
        await person.press("I", "escape")
        await person.reads("· ! !")
        assert logged(store) == [(WITHIN, "Date? quit"), (OUTSIDE, "")]
        assert len(store.reader.segments(person.session.id)) == 1


async def test_t33_it_can_become_a_pause(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        await person.press("I")
        await person.write("door")
        await person.press("f5")
        await person.reads("○ paused")
        assert logged(store) == [(OUTSIDE, "door")]
        await person.press("space")
        await person.reads("◐ running")


async def test_t33_at_the_break_it_becomes_a_task_of_the_milestone(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        await person.press("i")
        await person.write("ask Anna")
        await person.press("enter", "b", "enter")
        await person.reads("resting")
        assert "from within" in line_with(person.app, "! 10:00  ask Anna")
        await person.press("G", "enter")
        await person.reads("A task for later, in “First draft”")
        await person.press("enter")
        await person.reads("a task now")
        assert [task.title for task in store.reader.tasks_of(plan.milestone.id)] == ["Chapter 1", "ask Anna"]
        await person.press("enter")
        await person.reads("Another note")
        assert "A task for later" not in person.sees, "it is one already"


async def test_t33_at_the_break_it_becomes_a_task_of_another_milestone_or_nothing(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    other = add(store, plan.goal, "Research")
    async with focus_screen(database, clock, WIDE) as person:
        await begin(person)
        for note in ("tides", "tea"):
            await person.press("i")
            await person.write(note)
            await person.press("enter")
        await person.press("b", "enter")
        await person.reads("tea")
        await person.press("G", "enter", "G", "enter")
        assert logged(store) == [(WITHIN, "tides")]
        await person.press("G", "enter", "down", "enter")
        await person.reads("“tides” is a task of")
        await person.press("G", "enter")
        assert [(task.title, task.milestone_id) for task in store.reader.find(Task)][1:] == [("tides", other.id)]


async def test_t33_one_without_a_note_is_noted_at_the_break(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        await person.press("I", "escape", "b", "enter")
        await person.reads("no note")
        await person.press("G", "enter")
        await person.reads("A note ...")
        assert "A task for later" not in person.sees
        await person.press("enter")
        await person.write("the phone")
        await person.press("enter")
        await person.reads("! 10:00  the phone")
        assert logged(store) == [(OUTSIDE, "the phone")]


async def test_t33_undo_takes_the_newest_one_back(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        await person.press("i", "escape", "u")
        assert logged(store) == []
        await person.reads("◐ running")
        assert person.told("Undone: Log an internal interruption") == 1


async def test_t33_what_is_typed_is_kept_when_the_line_is_left(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        await person.press("N")
        await person.write("storm")
        await person.press("escape")
        assert store.reader.find(Entry) == ()
        person.app.drafts.flush()
        person.app.reload()
        await person.press("N")
        await person.reads("note storm")
        await person.press("enter")
        assert [entry.body for entry in store.reader.find(Entry)] == ["- 10:00 storm"]
        person.app.drafts.flush()
        assert store.reader.find(Draft) == ()


async def test_t33_a_note_that_is_too_long_stays_in_the_line(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        await person.press("N")
        await person.write("a" * 501)
        await person.press("enter")
        assert person.told("501 characters") == 1
        await person.press("backspace", "enter")
        assert [len(entry.body) for entry in store.reader.find(Entry)] == [508]


async def test_a_session_that_ends_elsewhere_leaves_the_line_its_keys(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        await person.press("i")
        await person.write("wh")
        do(store, end_session, person.session.id, SessionState.DONE)
        person.app.reload()
        await person.reads("TODAY")
        await person.write("o D")
        await person.press("enter")
        assert logged(store) == [(WITHIN, "who D")]
        assert store.reader.find(Task, id=plan.task.id) == (plan.task,)
        await person.press("n")
        assert len(person.app.screen_stack) == 2, "keys go to the list again"


async def test_n_notes_a_line_in_the_sessions_entry_also_at_the_break(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        for note in ("storm", "west"):
            await person.wait(60)
            await person.press("N")
            await person.write(note)
            await person.press("enter")
        await person.reads("◐ running")
        await person.press("b", "enter")
        await person.reads("resting")
        await person.press("N")
        await person.write("calm")
        await person.press("enter")
        assert [entry.body for entry in store.reader.find(Entry)] == ["- 10:01 storm\n- 10:02 west\n- 10:02 calm"]


async def test_t34_the_day_counts_them_by_kind_and_names_the_worst_hour(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await begin(person)
        await person.press("i", "escape", "I", "escape", "I", "escape")
        await person.press("d", "enter")
        await person.reads("Interruptions")
        await person.reads("1 from within, 2 from outside")
        await person.reads("most from 10:00 to 11:00")


async def test_t64_in_ascii_they_are_told_in_words(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, WIDE, use_ascii=True) as person:
        await begin(person)
        await person.press("i", "escape")
        await person.reads("- 1 interruption")
        await person.press("I", "escape")
        text = await until(person.pilot, "- 2 interruptions")
        assert text.isascii()


async def test_many_are_told_in_words(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock) as person:
        await begin(person)
        for _ in range(6):
            await person.press("i", "escape")
        await person.reads("6 interruptions")
