"""A window that is drawn larger and smaller sends a size at every step; each would cost a whole screen on the wire."""

from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.timer import Timer

from tui_goals.terminal.driver import SafeDriver

CALM_SECONDS = 0.25
"""Between two sizes that are taken; the last one always is."""


class CalmSizes(App[None]):
    """An app that takes a new size at once, and of many only some and the last."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._changed_at = 0.0
        self._taken: Size | None = None
        self._strayed = False
        self._latest: events.Resize | None = None
        self._calm: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take a size, or keep it until the one before has stood for a moment."""
        if not isinstance(event, events.Resize):
            await super().on_event(event)
            return
        self._latest = event
        self._strayed |= self._taken not in (None, event.size)
        left = self._changed_at + CALM_SECONDS - monotonic()
        if left <= 0:
            await self._take_latest()
        elif self._calm is None:
            self._calm = self.set_timer(left, self._take_latest)

    async def _take_latest(self) -> None:
        """Lay out for the latest size; nothing is known of a screen whose size was changed under what stood there.

        That holds also where it is back at the size it had: Textual then sees no change, so all is drawn by us.
        """
        event, self._latest, self._calm = self._latest, None, None
        if event is None:
            return
        strayed, self._strayed = self._strayed, False
        back = strayed and event.size == self._taken
        if strayed:
            self._changed_at = monotonic()
            if isinstance(self._driver, SafeDriver):
                self._driver.forget_screen()
        self._taken = event.size
        await super().on_event(event)
        if back:
            self.refresh()
