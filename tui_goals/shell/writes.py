"""Writes in their order: each is committed before the next, and one that must wait leaves the keys live."""

from collections import deque
from collections.abc import Callable
from typing import Any

from tui_goals.commands import Done
from tui_goals.domain import StoreBusy, TuiGoalsError
from tui_goals.domain.values import frozen
from tui_goals.store import Store

PATIENCE_SECONDS = 30.0
"""How long a write waits for another program's lock before it is given up, in words."""


@frozen
class Write:
    """One command to be done, and what follows from its success or failure."""

    run: Callable[[Store], Done[Any]]
    then: Callable[[Any], None] | None
    otherwise: Callable[[TuiGoalsError], None]
    asked_at: float
    quiet: bool = False
    """Whether the program does it by itself, so that nobody waits for it."""


class Writes:
    """The queue of writes; only its head is ever tried."""

    def __init__(self) -> None:
        self._waiting: deque[Write] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def waited_for(self) -> bool:
        """Whether somebody asked for any of them."""
        return any(not write.quiet for write in self._waiting)

    def add(self, write: Write) -> None:
        """Put a write behind the others."""
        self._waiting.append(write)

    def work_off(self, store: Store, saved: Callable[[Done[Any]], None], now: float) -> bool:
        """Do what waits, in order; False when the head must be tried again later. `now` is in boot seconds."""
        while self._waiting:
            write = self._waiting[0]
            try:
                done = write.run(store)
            except StoreBusy as error:
                if now - write.asked_at < PATIENCE_SECONDS:
                    return False
                self._waiting.popleft()
                write.otherwise(error)
            except TuiGoalsError as error:
                self._waiting.popleft()
                write.otherwise(error)
            else:
                self._waiting.popleft()
                saved(done)
                if write.then is not None:
                    write.then(done.value)
        return True

    def give_up(self, error: TuiGoalsError) -> None:
        """Tell every waiting write that there is nothing to write to."""
        while self._waiting:
            self._waiting.popleft().otherwise(error)
