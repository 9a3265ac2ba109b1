"""T18: forty keys, and kill -9 after any of them: what opens again is what was last drawn."""

import asyncio
import os
import pickle
import signal
from collections.abc import Mapping
from dataclasses import fields
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from tests.commands.plan import start_novel, state_of
from tests.conftest import OpenStore
from tests.screens.reading import at_terminal
from tests.store.apart import FORK
from tests.store.tables import is_sound
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.domain import Bite
from tui_goals.state import AppState

KEYS = (
    *("j", "j", "j", "space", "u", "ctrl+r", "u", "f", "enter", "space"),
    *("space", "x", "e", "enter", "d", "enter", "u", "d", "enter", "enter"),
    *("A", "u", "a", "enter", "escape", "1", "n", "S", "o", "ctrl+s"),
    *("K", "J", "D", "u", "e", "n", "ctrl+s", "space", "F", "space"),
)
EVERY = int(os.environ.get("TUI_GOALS_KILL_EVERY", "8"))
"""After how many keys more the next one is killed; 1 tries every key of the script."""
DRAWN = tuple(
    each.name
    for each in fields(AppState)
    if each.name not in ("drafts", "entries_revision", "sessions_revision", "goal_in_focus")
)
"""What is drawn of the state that the file keeps; drafts are kept by a thread, within a second."""


def drawn(state: AppState) -> Mapping[str, Any]:
    """What somebody saw."""
    return {name: getattr(state, name) for name in DRAWN}


def press_until_killed(database: Path, clock: FrozenClock, tell: Connection) -> None:
    """Press one key after the other, and tell after each what is drawn."""

    async def press() -> None:
        async with at_terminal(database, clock) as pilot:
            assert isinstance(pilot.app, TuiGoalsApp)
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause()
                tell.send_bytes(pickle.dumps(drawn(pilot.app.state)))
            await asyncio.Event().wait()

    asyncio.run(press())


@pytest.fixture
def planned(database: Path, open_store: OpenStore) -> Path:
    """A novel, cut down to two bites."""
    store = open_store(database)
    plan = start_novel(store)
    do(store, add_bite, Bite(task_id=plan.task.id, title="Read it aloud"))
    store.close()
    return database


@pytest.mark.parametrize("count", range(EVERY, len(KEYS) + 1, EVERY))
def test_t18_killed_after_any_of_forty_keys_it_opens_on_what_was_last_drawn(
    planned: Path, open_store: OpenStore, clock: FrozenClock, count: int
) -> None:
    ours, theirs = FORK.Pipe(duplex=False)
    person = FORK.Process(target=press_until_killed, args=(planned, clock, theirs), daemon=True)
    person.start()
    theirs.close()
    for _ in range(count):
        last = pickle.loads(ours.recv_bytes())
    os.kill(person.pid or 0, signal.SIGKILL)
    person.join()
    assert person.exitcode == -signal.SIGKILL
    assert is_sound(planned)
    again = drawn(state_of(open_store(planned)))
    for name in DRAWN:
        assert again[name] == last[name], name


def test_t18_the_script_touches_what_a_session_can_do(planned: Path, clock: FrozenClock, open_store: OpenStore) -> None:
    assert len(KEYS) == 40

    async def press() -> None:
        async with at_terminal(planned, clock) as pilot:
            await pilot.press(*KEYS)
            await pilot.pause()

    asyncio.run(press())
    made = {step.command for step in open_store(planned).reader.steps()}
    assert made >= {
        "finish_bite", "start_session", "pause_session", "resume_session", "replan_session", "end_session",
        "drop_session", "add_bite", "edit_bite", "move_bite", "delete_bite",
    }  # fmt: skip
