"""The link to a terminal in a test: the bytes that go over it, and what two terminals make of them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pyte
import pytest
from textual.app import App
from textual.drivers import headless_driver
from textual.pilot import Pilot

from tests.screens.reading import at_terminal
from tui_goals.clock import FrozenClock
from tui_goals.terminal.allowed import allowed
from tui_goals.terminal.sparing import Sparing

SYNCHRONISED = ("\x1b[?2026h", "\x1b[?2026l")
RESTED = 0.25
"""Seconds after which what follows a resting cursor has been drawn."""


class Wire(headless_driver.HeadlessDriver):
    """Draws on one terminal all that Textual writes, and on another what is left of it on the wire.

    What Textual writes besides frames is counted as one.
    """

    latest: "Wire"

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        Wire.latest = self
        self.frames: list[int] = []
        self._sparing = Sparing()
        self.plain, self.spared = (Terminal(*self._get_terminal_size()) for _ in range(2))

    @property
    def is_headless(self) -> bool:
        """No: what is drawn is to be written."""
        return False

    def write(self, data: str) -> None:
        """Let both terminals show it, and count what one of them is sent."""
        if data in SYNCHRONISED:
            return
        sent = self._sparing.spare(allowed(data))
        self.frames.append(len(sent.encode()) + len("".join(SYNCHRONISED)))
        self.plain.stream.feed(data)
        self.spared.stream.feed(sent)

    def taken(self) -> list[int]:
        """The bytes of each frame since the last time, with what says that it is a whole one."""
        taken, self.frames = self.frames, []
        return taken

    def same(self) -> bool:
        """Whether both terminals look the same: the rows drawn since this was asked last, for the rest did before."""
        rows = sorted(self.plain.drawn() | self.spared.drawn())
        return self.plain.look(rows) == self.spared.look(rows)


class Terminal:
    """A terminal that does not wrap long lines."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.screen.reset_mode(7, private=True)
        self.stream = pyte.Stream(self.screen)

    def look(self, rows: Iterable[int]) -> list[list[object]]:
        """Every cell of the rows as it is seen."""
        columns = range(self.screen.columns)
        return [[seen(self.screen.buffer[y][x]) for x in columns] for y in rows]

    def drawn(self) -> set[int]:
        """The rows that were drawn since this was asked last."""
        rows = set(self.screen.dirty)
        self.screen.dirty.clear()
        return rows


def seen(cell: pyte.screens.Char) -> object:
    """The cell as it looks: the colour of a letter that is not there is not seen."""
    shows = cell.underscore or cell.reverse or cell.strikethrough
    return cell if cell.data != " " or shows else (" ", cell.bg)


@asynccontextmanager
async def on_the_wire(
    database: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Pilot[None], Wire]]:
    """The whole app over a wire to a terminal of 24-bit colour that shows whole frames."""
    monkeypatch.setattr(headless_driver, "HeadlessDriver", Wire)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with at_terminal(database, clock, size) as pilot:
        await pilot.pause(RESTED)
        yield pilot, Wire.latest
