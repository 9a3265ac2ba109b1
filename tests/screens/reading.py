"""Sitting at the terminal in a test: keys go in by a pilot, and what stands on the screen is read as words."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.config import Settings
from tui_goals.state.opening import Opening

ZONE = "Europe/Berlin"
NEVER = 3600.0
"""Seconds for which no test waits: cards of what was reached stay away from those that are about something else."""
PATIENCE = 20.0
"""Seconds after which what `until` waits for is missed; far more than it takes on a busy machine."""


@asynccontextmanager
async def at_terminal(
    database: Path,
    clock: FrozenClock,
    size: tuple[int, int] = (120, 36),
    use_ascii: bool = False,
    settings: Settings | None = None,
) -> AsyncIterator[Pilot[None]]:
    """The whole app on a database file, in a terminal of that size, ready to write."""
    opening = Opening(database, clock, ZONE, settings or Settings())
    store, state = opening.read()
    app = TuiGoalsApp(opening, store, state, use_ascii=use_ascii)
    app.animation_level = "none"
    app.celebrations.rest_seconds = NEVER
    if store is not None:
        store.open_writer()
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


def screen_lines(app: App[Any]) -> list[str]:
    """The lines that the terminal shows, less the spaces at their ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def screen_text(app: App[Any]) -> str:
    """All that the terminal shows."""
    return "\n".join(screen_lines(app))


def line_with(app: App[Any], words: str) -> str:
    """The first line that shows the words."""
    return next((line for line in screen_lines(app) if words in line), "")


async def until(pilot: Pilot[Any], words: str) -> str:
    """Wait for words to stand on the screen, and return all that does."""
    await until_holds(
        pilot, lambda: words in screen_text(pilot.app), lambda: f"“{words}” on the screen:\n{screen_text(pilot.app)}"
    )
    return screen_text(pilot.app)


async def until_holds(pilot: Pilot[Any], condition: Callable[[], bool], what: Callable[[], str] = lambda: "it") -> None:
    """Wait for a condition to hold; `what` says what is missed where it never does."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {PATIENCE} s in vain for {what()}")
        await pilot.pause(0.01)
