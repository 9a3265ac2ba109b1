"""Each key has its effect before the next one is looked at, as on a machine that is quicker than the person.

Textual hands a key to the widget that has the focus when the key arrives. Over a slow link keys come in bursts: of `n`
and a title the letters would reach the list before the form is there, where `u` undoes and `D` deletes. Letters that
wait for the same text go into it as one edit, so that a paste without brackets takes no longer than one with them.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import App, ScreenError
from textual.message_pump import MessagePump

PATIENCE_SECONDS = 0.25
"""How long a key may take before the next one follows all the same; nothing waits that long in a program that lives."""
ROUNDS = 2
"""A key climbs from the widget to the app; what it sets off, such as the end of a line, climbs once more."""
MOST_TYPED = 100
"""Keys that come in one piece when somebody types ahead over a slow link; more of letters and line ends are a paste."""
PASTE_PAUSE = 0.1
"""Seconds between two pieces of one paste, at most."""


class Unbracketed(events.Paste):
    """Keys that must have been pasted, although the terminal did not say so."""

    def __init__(self, keys: Sequence[events.Key]) -> None:
        super().__init__(_text_of(keys))
        self.keys = keys


class KeysInOrder(App[None]):
    """An app that takes keys and pastes one after the other."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._typed: deque[events.Event] = deque()
        self._at_work: asyncio.Task[None] | None = None
        self._last_pasted = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Take a key now, or when those before it have had their effect."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self.take_keys((event,))
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            await self._take_next()
        else:
            await super().on_event(event)

    async def take_keys(self, keys: Sequence[events.Key]) -> None:
        """Take keys that came in one piece, in their order."""
        pasted = len(keys) > MOST_TYPED or keys[0].time - self._last_pasted < PASTE_PAUSE
        if pasted and all(map(_added_by, keys)):
            self._last_pasted = keys[-1].time
            if self._typed and isinstance(last := self._typed[-1], Unbracketed):
                keys = (*last.keys, *keys)
                self._typed.pop()
            self._typed.append(Unbracketed(keys))
        else:
            self._typed.extend(keys)
        await self._take_next()

    def take_again(self, key: events.Key) -> None:
        """Give a key to whatever gets keys now, before all that follow: it was not meant for what had it first."""
        self._typed.appendleft(events.Key(key.key, key.character))
        self.call_later(self._take_next)

    async def _take_next(self) -> None:
        if self._at_work is None and self._typed:
            targets = self._targets()
            await super().on_event(self._next())
            self._at_work = asyncio.create_task(self._follow(targets))

    def _next(self) -> events.Event:
        """The next key or paste; a run of keys that only add to the text which has the focus is one paste."""
        first = self._typed.popleft()
        if isinstance(first, Unbracketed):
            if any(map(self._is_text, first.keys)):
                return events.Paste(first.text)
            self._typed.extendleft(reversed(first.keys))
            first = self._typed.popleft()
        run = [first] if isinstance(first, events.Key) and self._is_text(first) else []
        while run and self._typed and isinstance(key := self._typed[0], events.Key) and self._is_text(key):
            run.append(key)
            self._typed.popleft()
        return events.Paste(_text_of(run)) if len(run) > 1 else first

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

    def _is_text(self, key: events.Key) -> bool:
        """Whether a key only adds to the text that has the focus."""
        return self.focused is not None and self.focused.check_consume_key(key.key, key.character)

    def _targets(self) -> list[MessagePump]:
        """What a key passes through: the widget with the focus and all it stands in, up to the app."""
        return list((self.focused or self.screen).ancestors_with_self)


def _text_of(keys: Sequence[events.Key]) -> str:
    return "".join(map(_added_by, keys))


def _added_by(key: events.Key) -> str:
    """What a key adds to a text; nothing if it is none of a text's."""
    return "\n" if key.key == "enter" else "\t" if key.key == "tab" else (key.is_printable and key.character) or ""


async def _reached(target: MessagePump) -> None:
    """Wait until a widget has seen to everything that was sent to it so far."""
    done = asyncio.Event()
    if target.is_running and target.call_later(done.set):
        await done.wait()
