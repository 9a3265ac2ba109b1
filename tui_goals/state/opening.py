"""What the app is opened with, and its first state; knows nothing of Textual."""

import threading
from pathlib import Path

from tui_goals import processes
from tui_goals.clock import Clock
from tui_goals.config import Settings
from tui_goals.domain import Terminal
from tui_goals.rules import days
from tui_goals.state import AppState, load
from tui_goals.store import Store


class Opening:
    """Where the data is, which clock counts, which zone and day cut-off hold."""

    def __init__(self, db: Path, clock: Clock, zone: str, settings: Settings) -> None:
        self.db = db
        self.clock = clock
        self.zone = zone
        self.settings = settings
        self.terminal: Terminal = processes.this_terminal(clock)
        self._making = threading.Lock()

    def store(self, new: bool = True, patience: int | None = None) -> Store:
        """The store, made new if there is none and `new` is set; from any thread. Raises StoreFailed.

        `patience`: milliseconds to wait for another's lock, if not as long as fits somebody at the keys.
        """
        with self._making:
            make = Store.create if new else Store
            return make(self.db, self.clock, self.zone, self.settings.day_cutoff, self.terminal, patience)

    def read(self) -> tuple[Store | None, AppState]:
        """The store and its first state; no store and an empty state where there is no file yet. Raises StoreFailed."""
        cutoff = self.settings.day_cutoff
        now = self.clock.now()
        if not self.db.exists():
            return None, AppState(zone=self.zone, cutoff=cutoff, today=days.local_day(now, self.zone, cutoff))
        store = self.store()
        with store.reading() as reader:
            return store, load(reader, AppState(), now, self.zone, cutoff)
