"""Never lose text: drafts are kept from a thread, in their order, whatever the file or the terminal is doing."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tests.screens.reading import at_terminal, screen_text, until
from tests.terminal.pty_session import PtySession, environment
from tui_goals import commands
from tui_goals.clock import FrozenClock
from tui_goals.commands.door import unrecorded
from tui_goals.commands.drafts import forget_draft, keep_draft
from tui_goals.commands.goals import add_goal
from tui_goals.domain import Draft, Goal, StoreFailed
from tui_goals.rules.entries import EntryDraft, entry_drafts
from tui_goals.shell import draft_keeper
from tui_goals.shell.draft_keeper import DELAY_SECONDS, DraftKeeper
from tui_goals.shell.state_app import DRAFTS
from tui_goals.store import Store
from tui_goals.store.connection import connect
from tui_goals.store.tx import Tx

SUBJECT = "entry:new:1"
PATIENCE = 20.0


@pytest.fixture
def keeper(database: Path, open_store: OpenStore) -> DraftKeeper:
    """A keeper on a fresh database."""
    return DraftKeeper(lambda: open_store(database))


@pytest.fixture
def unlock(database: Path) -> Iterator[Callable[[], object]]:
    """The database is locked by another program until this is called."""
    with closing(connect(database)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield lambda: other.execute("ROLLBACK")


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until it holds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        threading.Event().wait(0.005)


def kept(store: Store) -> list[str]:
    """The texts of the drafts that the file holds."""
    return [draft.body for draft in entry_drafts(store.reader.drafts())]


def typed(text: str) -> dict[str, str]:
    """The fields of a draft with that text."""
    return EntryDraft(SUBJECT, text).fields()


def test_j17_a_draft_is_saved_within_a_second_with_no_event_loop_to_help(keeper: DraftKeeper, store: Store) -> None:
    assert DELAY_SECONDS <= 0.5
    keeper.keep(SUBJECT, typed("the storm"))
    assert not keeper.is_kept(SUBJECT)
    wait_for(lambda: keeper.is_kept(SUBJECT))
    assert kept(store) == ["the storm"]


def test_j17_the_newest_text_wins_over_one_that_is_being_saved(
    keeper: DraftKeeper, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    @unrecorded
    def slowly(tx: Tx, subject: str, fields: dict[str, str]) -> Draft:
        begun.set()
        assert go_on.wait(PATIENCE)
        return keep_draft(tx, subject, fields)

    monkeypatch.setattr(draft_keeper, "keep_draft", slowly)
    keeper.keep(SUBJECT, typed("old"))
    assert begun.wait(PATIENCE)
    keeper.keep(SUBJECT, typed("new"))
    flushing = threading.Thread(target=keeper.flush)
    flushing.start()
    go_on.set()
    flushing.join(PATIENCE)
    wait_for(lambda: keeper.is_kept(SUBJECT))
    assert kept(store) == ["new"]


def test_j18_a_draft_that_was_saved_as_an_entry_does_not_come_back(keeper: DraftKeeper, store: Store) -> None:
    keeper.keep(SUBJECT, typed("all of it"))
    keeper.forget(SUBJECT)
    keeper.flush()
    keeper.keep("entry:new:2", typed("another"))
    keeper.let_go("entry:new:2")
    keeper.flush()
    assert kept(store) == []


def test_j18_a_text_on_its_way_to_the_file_does_not_bring_back_a_draft_that_was_let_go(
    database: Path, open_store: OpenStore, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_keeper, "DELAY_SECONDS", PATIENCE)
    on_its_way, go_on = threading.Event(), threading.Event()

    def open_slowly() -> Store:
        on_its_way.set()
        assert go_on.wait(PATIENCE)
        return open_store(database)

    keeper = DraftKeeper(open_slowly)
    keeper.keep(SUBJECT, typed("all of it"))
    saving = threading.Thread(target=keeper.flush)
    saving.start()
    assert on_its_way.wait(PATIENCE)
    keeper.forget(SUBJECT)
    commands.do(store, forget_draft, SUBJECT)
    go_on.set()
    saving.join(PATIENCE)
    assert kept(store) == []
    assert not keeper.is_kept(SUBJECT), "what was saved by then is still to be removed"
    keeper.flush()
    assert keeper.is_kept(SUBJECT) and not keeper.problem


def test_j17_a_text_waits_while_another_program_writes(
    keeper: DraftKeeper, store: Store, unlock: Callable[[], object]
) -> None:
    keeper.keep(SUBJECT, typed("patience"))
    keeper.flush()
    assert not keeper.is_kept(SUBJECT)
    unlock()
    wait_for(lambda: keeper.is_kept(SUBJECT))
    assert kept(store) == ["patience"] and not keeper.problem


def test_f7_a_draft_that_cannot_be_saved_says_why_and_is_tried_again(
    database: Path, open_store: OpenStore, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_keeper, "RETRY_SECONDS", 0.01)
    broken = threading.Event()

    def open_it() -> Store:
        if not broken.is_set():
            raise StoreFailed("The disk is full.")
        return open_store(database)

    keeper = DraftKeeper(open_it)
    keeper.keep(SUBJECT, typed("still here"))
    keeper.flush()
    assert keeper.problem == "The disk is full." and not keeper.is_kept(SUBJECT)
    broken.set()
    wait_for(lambda: keeper.is_kept(SUBJECT))
    assert kept(store) == ["still here"] and not keeper.problem


def test_f26_a_draft_holds_whatever_was_typed(keeper: DraftKeeper, store: Store) -> None:
    hostile = "\x00 NUL, \ud800 half, \x1b[31m, 日本, \u202e, [/], 'quote', %, _\r\n\x85"
    keeper.keep(SUBJECT, typed(hostile))
    keeper.flush()
    assert kept(store) == [hostile]


def test_j17_a_last_save_is_tried_until_the_lock_is_free(
    keeper: DraftKeeper, store: Store, unlock: Callable[[], object]
) -> None:
    keeper.keep(SUBJECT, typed("last words"))
    freeing = threading.Timer(0.1, unlock)
    freeing.start()
    keeper.finish()
    freeing.join()
    wait_for(lambda: keeper.is_kept(SUBJECT))
    assert kept(store) == ["last words"]


def test_the_keeper_knows_its_own_saves_from_what_others_did(
    keeper: DraftKeeper, database: Path, open_store: OpenStore
) -> None:
    assert not keeper.wrote_alone(), "nothing is known before the file is open"
    keeper.keep(SUBJECT, typed("a"))
    keeper.flush()
    assert not keeper.wrote_alone(), "what came before it was open is not known"
    keeper.keep(SUBJECT, typed("b"))
    keeper.flush()
    assert keeper.wrote_alone()
    commands.do(open_store(database), add_goal, Goal(title="Elsewhere"))
    keeper.keep(SUBJECT, typed("c"))
    keeper.flush()
    assert not keeper.wrote_alone()
    assert keeper.wrote_alone()


async def test_while_one_types_only_drafts_are_read_again(
    database: Path, open_store: OpenStore, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_terminal(database, clock) as pilot:
        app = pilot.app
        loads: list[frozenset[str] | None] = []
        reload = app.reload
        monkeypatch.setattr(app, "reload", lambda touched=None: (loads.append(touched), reload(touched)))
        for text in ("a", "ab"):
            app.drafts.keep(SUBJECT, typed(text))
            app.drafts.flush()
            app._poll()
        assert loads == [None, DRAFTS]
        assert [draft.body for draft in entry_drafts(app.state.drafts)] == ["ab"]
        commands.do(open_store(database), add_goal, Goal(title="From another terminal"))
        app.drafts.keep(SUBJECT, typed("abc"))
        app.drafts.flush()
        app._poll()
        assert "From another terminal" in [goal.title for goal in app.state.goals]


async def test_j17_the_first_draft_of_all_makes_the_database(tmp_path: Path, clock: FrozenClock) -> None:
    database = tmp_path / "new.db"
    async with at_terminal(database, clock) as pilot:
        await pilot.press("escape", "4", "n", *"first words")
        await until(pilot, "draft saved")
        await pilot.press("escape")
        await until(pilot, "1 draft")
    async with at_terminal(database, clock) as pilot:
        await pilot.press("escape", "4")
        assert "first words" in screen_text(pilot.app)


def test_j17_kill_9_while_typing_loses_at_most_a_second(database: Path, store: Store, tmp_path: Path) -> None:
    start_novel(store)
    sent: list[tuple[float, str]] = []
    program = [sys.executable, "-m", "tui_goals", "--db", str(database)]
    with PtySession(program, environment(XDG_STATE_HOME=str(tmp_path))) as person:
        person.wait_for("Write the novel")
        person.send("w")
        person.wait_for("f4 Links")
        person.send("Here I begin.")
        person.wait_for("draft saved")
        for number in range(25):
            word = f" word{number}"
            person.send(word)
            sent.append((time.monotonic(), word))
            person.wait_for(word.strip())
        person.kill(signal.SIGKILL)
        killed = time.monotonic()
        assert person.wait_exit(reading=False) == -signal.SIGKILL
    found = kept(store)[0]
    safe = "".join(word for when, word in sent if killed - when > 1.0)
    assert found.startswith("Here I begin.")
    assert ("Here I begin." + "".join(word for _, word in sent)).startswith(found)
    assert len(found) >= len("Here I begin." + safe)
