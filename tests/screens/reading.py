"""Sitting at the terminal in a test: keys go in by a pilot, and what stands on the screen is read as words."""

from collections.abc import AsyncIterator
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
PATIENCE = 200
"""How often `until` looks, at most, before what it waits for is missed."""


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
    for _ in range(PATIENCE):
        text = screen_text(pilot.app)
        if words in text:
            return text
        await pilot.pause(0.01)
    raise AssertionError(f"“{words}” is not on the screen:\n{screen_text(pilot.app)}")
