"""Someone before the Focus screen: keys, words, and time moved by hand."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.screens.reading import at_terminal, screen_text, until, until_holds
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.config import Settings
from tui_goals.domain import Break, FocusSession

WIDE, USUAL, SMALL = (120, 36), (80, 24), (60, 15)


@dataclass
class Person:
    """Someone before the Focus screen."""

    app: TuiGoalsApp
    pilot: Pilot[Any]
    clock: FrozenClock

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if sign == " " else sign for sign in text))

    async def replace(self, text: str) -> None:
        """Type a text in place of what stands in the field."""
        await self.press("end", "ctrl+u")
        await self.write(text)

    async def wait(self, seconds: float) -> None:
        """Let time pass, and see the clock after it."""
        self.clock.forward(seconds)
        await self.look()

    async def look(self) -> None:
        """See the clock as it is now."""
        self.app.show_clock()
        await self.pilot.pause()

    async def reads(self, words: str) -> None:
        """Find words on the screen, as soon as they stand there."""
        await until(self.pilot, words)

    async def misses(self, words: str) -> None:
        """Wait until words no longer stand on the screen."""
        await until_holds(self.pilot, lambda: words not in self.sees, lambda: f"“{words}” to go:\n{self.sees}")

    @property
    def sees(self) -> str:
        """What is on the screen."""
        return screen_text(self.app)

    @property
    def session(self) -> FocusSession:
        """The newest session, as the file keeps it."""
        assert self.app.store is not None
        return self.app.store.reader.sessions(limit=1)[0]

    @property
    def rests(self) -> tuple[Break, ...]:
        """All breaks, as the file keeps them."""
        assert self.app.store is not None
        return self.app.store.reader.find(Break)

    def told(self, words: str) -> int:
        """How many of the notices that still stand say these words."""
        return sum(words in notice.message for notice in self.app._notifications)


@asynccontextmanager
async def focus_screen(
    database: Path,
    clock: FrozenClock,
    size: tuple[int, int] = SMALL,
    use_ascii: bool = False,
    settings: Settings | None = None,
    keys: Sequence[str] = ("escape", "3"),
) -> AsyncIterator[Person]:
    """The app on its Focus screen, by the first `keys`; small unless a test needs more: there the clock is text."""
    async with at_terminal(database, clock, size, use_ascii, settings) as pilot:
        if keys:
            await pilot.press(*keys)
        await pilot.pause()
        assert isinstance(pilot.app, TuiGoalsApp)
        yield Person(pilot.app, pilot, clock)


def opened(database: Path, clock: FrozenClock, size: tuple[int, int] = SMALL) -> AbstractAsyncContextManager[Person]:
    """The app as it is just after the start, before any key."""
    return focus_screen(database, clock, size, keys=())
