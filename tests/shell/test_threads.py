"""What other threads tell the app: heard while it runs, and dropped without a trace once it has gone."""

import asyncio
import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.reading import at_terminal, until
from tui_goals.clock import FrozenClock
from tui_goals.shell.state_app import StateApp


def in_a_thread(app: StateApp, callback: Callable[..., None], words: str) -> None:
    """Have the callback called from another thread, and wait until the app was told."""
    thread = threading.Thread(target=app._from_thread, args=(callback, words))
    thread.start()
    thread.join()


def test_what_a_thread_has_to_say_is_heard_by_the_app_and_by_nobody_once_it_has_gone(
    database: Path, clock: FrozenClock, recwarn: pytest.WarningsRecorder
) -> None:
    async def run_app() -> StateApp:
        async with at_terminal(database, clock) as pilot:
            app = pilot.app
            assert isinstance(app, StateApp)
            in_a_thread(app, app.notify, "It is done.")
            await until(pilot, "It is done.")
        return app

    app = asyncio.run(run_app())
    in_a_thread(app, pytest.fail, "called after the end")
    gc.collect()
    assert [str(warning.message) for warning in recwarn.list] == []
