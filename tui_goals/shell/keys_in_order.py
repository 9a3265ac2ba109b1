"""Each key has its effect before the next one is looked at, as on a machine that is quicker than the person.

Textual hands a key to the widget that has the focus when the key arrives. Over a slow link keys come in bursts: of `n`
and a title the letters would reach the list before the form is there, where `u` undoes and `D` deletes.
"""

import asyncio
from collections import deque
from typing import Any

from textual import events
from textual.app import App, ScreenError
from textual.message_pump import MessagePump

PATIENCE_SECONDS = 0.25
"""How long a key may take before the next one follows all the same; nothing waits that long in a program that lives."""
ROUNDS = 2
"""A key climbs from the widget to the app; what it sets off, such as the end of a line, climbs once more."""


class KeysInOrder(App[None]):
    """An app that takes keys and pastes one after the other."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._typed: deque[events.Event] = deque()
        self._at_work: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take a key now, or when those before it have had their effect."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._typed.append(event)
            await self._take_next()
        else:
            await super().on_event(event)

    async def _take_next(self) -> None:
        if self._at_work is None and self._typed:
            targets = self._targets()
            event = self._typed.popleft()
            await super().on_event(event)
            while self._typed and self._is_text(event) and self._is_text(self._typed[0]):
                event = self._typed.popleft()
                await super().on_event(event)
            self._at_work = asyncio.create_task(self._follow(targets))

    async def _follow(self, targets: list[MessagePump]) -> None:
        """Wait until a key has had its effect, then let the next one follow."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                for _ in range(ROUNDS):
                    for target in targets:
                        await _reached(target)
                for target in reversed(self._targets()):
                    await _reached(target)
        except (TimeoutError, ScreenError):
            pass  # the next key must not wait for a screen that goes or comes slowly
        finally:
            self._at_work = None
            if self._typed:
                self.call_later(self._take_next)

    def _is_text(self, event: events.Event) -> bool:
        """Whether a key only adds to the text that has the focus: a run of them needs no waiting in between."""
        focused = self.focused
        if not isinstance(event, events.Key) or focused is None:
            return False
        return focused.check_consume_key(event.key, event.character)

    def _targets(self) -> list[MessagePump]:
        """What a key passes through: the widget with the focus and all it stands in, up to the app."""
        return list((self.focused or self.screen).ancestors_with_self)


async def _reached(target: MessagePump) -> None:
    """Wait until a widget has seen to everything that was sent to it so far."""
    done = asyncio.Event()
    if target.is_running and target.call_later(done.set):
        await done.wait()
