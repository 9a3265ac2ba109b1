"""A session that another terminal watches (T27): seen, taken over, ended for another one; and disks that fail (T24)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel
from tests.conftest import OpenStore
from tests.screens.at_focus import SMALL, WIDE, Person, focus_screen
from tests.store.tables import is_sound
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import detach_session, start_session
from tui_goals.commands.watching import beat
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


@pytest.fixture
def there(open_store: OpenStore, database: Path) -> Store:
    """Another terminal on this machine, that is open."""
    other = open_store(database)
    other.terminal = replace(other.terminal, uid="there", tty="/dev/pts/9")
    return other


@pytest.fixture
def running(there: Store, clock: FrozenClock, plan: Plan) -> FocusSession:
    """A session that the other terminal started at 10:00, half a minute ago."""
    session = do(there, start_session, plan.bite.id, 25, 1000).value
    clock.forward(30)
    return session


def watcher(person: Person) -> str:
    """Whose terminal watches the session, as the file says."""
    assert person.app.store is not None
    found = person.app.store.reader.heartbeat(person.session.id)
    names = {each.id: each.uid for each in person.app.store.reader.terminals()}
    return names.get(found.terminal_id or 0, "nobody") if found is not None else "nobody"


def here(person: Person) -> str:
    """This terminal."""
    return person.app.opening.terminal.uid


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_t27_the_others_see_where_it_runs_since_when_and_leave_it_there(
    database: Path, clock: FrozenClock, there: Store, running: FocusSession, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size) as person:
        await person.reads(f"running on {there.terminal.host}, pts/9, since 10:00: T takes it over")
        before = database.read_bytes()
        await person.wait(120)
        assert watcher(person) == "there"
        assert database.read_bytes() == before, "no heartbeat of a terminal that only looks on"
        assert len(person.app.screen_stack) == 1, "the other one is open, so nothing is unresolved"


async def test_t27_t_takes_it_over_and_the_heartbeats_come_from_here(
    database: Path, clock: FrozenClock, there: Store, running: FocusSession
) -> None:
    async with focus_screen(database, clock) as person:
        await person.press("T")
        assert watcher(person) == here(person)
        assert "takes it over" not in person.sees
        await person.wait(60)
        do(there, beat, running.id, clock.now())
        assert watcher(person) == here(person)
        await person.press("T")
        assert person.app.store is not None
        kept = person.app.store.reader.heartbeat(running.id)
        assert kept is not None and kept.beaten_at == clock.now()


@pytest.mark.parametrize("choice", ["view", "take over"])
async def test_t27_the_start_of_another_offers_to_view_it_or_to_take_it_over(
    database: Path, clock: FrozenClock, there: Store, running: FocusSession, second: Bite, choice: str
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("1", *"jjjj")
        await person.reads("Read it aloud  ‹")
        await person.press("f")
        await person.reads(f"“1000 words” is running on {there.terminal.host}, pts/9, since 10:00")
        for words in ("view it", "take it over", "switch; end it first"):
            await person.reads(words)
        await person.press(*("enter",) if choice == "view" else ("j", "enter"))
        assert person.app.current_mode == "focus"
        assert watcher(person) == ("there" if choice == "view" else here(person))
        assert person.session == running


async def test_t27_switching_ends_it_with_its_units_and_starts_the_other(
    database: Path, clock: FrozenClock, running: FocusSession, second: Bite
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("1", *"jjjj")
        await person.reads("Read it aloud  ‹")
        await person.press("f", "j", "j", "enter")
        await person.reads("End: 1000 words")
        await person.replace("300")
        await person.press("enter")
        await person.reads("Focus: Read it aloud")
        await person.press("enter")
        assert (person.session.subject, person.session.state) == ("Read it aloud", SessionState.RUNNING)
        assert person.app.store is not None
        ended = person.app.store.reader.get(FocusSession, running.id)
        assert (ended.state, ended.units) == (SessionState.PARTIAL, 300)


async def test_t27_closing_the_choice_changes_nothing(
    database: Path, clock: FrozenClock, running: FocusSession, second: Bite
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("1", *"jjjj")
        before = database.read_bytes()
        await person.press("f", "escape")
        assert database.read_bytes() == before
        assert person.app.current_mode == "goals"


@pytest.mark.parametrize("how", ["killed", "left"])
async def test_t27_when_the_other_terminal_goes_this_one_watches(
    database: Path, clock: FrozenClock, there: Store, plan: Plan, how: str
) -> None:
    if how == "killed":
        there.terminal = replace(there.terminal, process_start="before")
    session = do(there, start_session, plan.bite.id, 25).value
    async with focus_screen(database, clock) as person:
        if how == "left":
            assert watcher(person) == "there"
            do(there, detach_session, session.id)
            person.app.reload()
        await person.wait(1)
        assert watcher(person) == here(person)


async def test_t27_what_is_said_here_about_a_session_there_counts_every_second(
    database: Path, clock: FrozenClock, running: FocusSession
) -> None:
    """The other terminal is open but stuck: its heartbeats stay away, and still nobody vanished."""
    clock.forward(600)
    async with focus_screen(database, clock) as person:
        await person.reads("running on")
        await person.press("space")
        await person.reads("○ paused")
        assert person.app.store is not None
        totals = person.app.store.reader.focus_totals([running.id])
        assert totals == {running.id: 630_000}


@contextmanager
def failing(person: Person, how: str) -> Iterator[None]:
    """A disk that is full, a file that may only be read, a lock that is never let go."""
    assert person.app.store is not None
    connection = person.app.store.connection
    if how == "full":
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        yield
        connection.execute("PRAGMA max_page_count = 1000000")
    elif how == "read-only":
        connection.execute("PRAGMA query_only = ON")
        yield
        connection.execute("PRAGMA query_only = OFF")
    else:
        with closing(sqlite3.connect(person.app.store.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("how", "words"), [("full", "goals.db is full"), ("read-only", "written to"), ("locked", "Another program")]
)
@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_t24_what_cannot_be_saved_is_said_and_not_shown_as_done(
    database: Path, clock: FrozenClock, plan: Plan, how: str, words: str, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size) as person:
        await person.press("enter", "enter")
        with failing(person, how):
            shown = await press_until_it_fails(person)
            await person.reads(words)
            assert shown in person.sees
        assert str(person.session.state) in shown
        assert is_sound(database)
        assert [goal.title for goal in person.app.state.goals] == ["Write the novel"]
        await person.press("space")
        await person.reads("○ paused" if shown == "◐ running" else "◐ running")
        assert person.app.problem == ""


async def press_until_it_fails(person: Person) -> str:
    """Pause and go on until that cannot be saved; what was shown before. A full disk may have room for some more."""
    for state in ("◐ running", "○ paused") * 20:
        await person.reads(state)
        await person.press("space")
        if person.app.writing:
            await person.reads("Another program is")
            person.clock.forward(31)
            await person.pilot.pause(0.2)
        if person.app.problem:
            return state
    raise AssertionError("everything could be saved")


async def test_t24_a_heartbeat_that_has_to_wait_is_nobodys_business(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, WIDE) as person:
        await person.press("enter", "enter")
        with failing(person, "locked"):
            await person.wait(30)
            assert person.app.writing
            await person.pilot.pause(0.2)
            assert "Waiting" not in person.sees
            await person.press("space")
            await person.reads("Waiting")
        await person.reads("○ paused")
