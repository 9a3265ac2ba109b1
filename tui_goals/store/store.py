"""The open database: one connection for reads and writes, and the door to a transaction."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

from tui_goals.clock import Clock
from tui_goals.domain import StoreFailed, Terminal, new_uid
from tui_goals.store import migrate
from tui_goals.store.connection import (
    BUSY_MILLISECONDS,
    OPENING_MILLISECONDS,
    at_one_moment,
    connect,
    in_words,
    leave_wal,
    set_patience,
)
from tui_goals.store.files import private_folder, tighten
from tui_goals.store.moment import Moment
from tui_goals.store.reader import Reader

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tui_goals.store.writer import WriteTx


class Store:
    """A database file at the program's schema. Without a file there is nothing to read until `create` is called."""

    def __init__(
        self, path: Path, clock: Clock, zone: str, cutoff: time, terminal: Terminal, patience: int | None = None
    ) -> None:
        """Wait for another's lock that many milliseconds at most; unless told, as long as fits somebody at the keys."""
        self.path = path
        self.clock = clock
        self.zone = zone
        self.cutoff = cutoff
        self.terminal = terminal
        self.connection = connect(path, patience or OPENING_MILLISECONDS)
        self.reader = Reader(self.connection, path)
        self._engine: Engine | None = None
        self._opening = threading.Lock()
        self._using = threading.RLock()
        try:
            with in_words(path):
                at_head = migrate.check_version(self.connection)
                tighten(path)
                if not at_head:
                    self._migrate()
                leave_wal(self.connection)
                self._data_version = self._read_data_version()
            set_patience(self.connection, patience or BUSY_MILLISECONDS)
        except BaseException:
            self.connection.close()
            raise

    @classmethod
    def create(
        cls, path: Path, clock: Clock, zone: str, cutoff: time, terminal: Terminal, patience: int | None = None
    ) -> "Store":
        """Open the file, made new first if there is none. Raises StoreFailed."""
        if not path.exists():
            private_folder(path.parent)
            migrate.create(path)
        return cls(path, clock, zone, cutoff, terminal, patience)

    def open_writer(self) -> None:
        """Load SQLModel, which costs more than the whole start of the program; safe to call from a thread."""
        with self._opening:
            if self._engine is None:
                from tui_goals.store import search, writer  # noqa: F401
                from tui_goals.store.engine import engine_on

                with self._using:
                    engine = engine_on(self.connection)
                    with suppress(StoreFailed), in_words(self.path):
                        search.fill(self.connection)
                    self._engine = engine

    @property
    def writable(self) -> bool:
        """Whether the writer has been loaded."""
        return self._engine is not None

    @contextmanager
    def write(self) -> Iterator["WriteTx"]:
        """One transaction: committed durably at the end, or nothing of it. Raises StoreBusy, StoreFailed.

        It takes the file's lock at the beginning, so all waiting is there and a commit never meets a reader.
        """
        self.open_writer()
        from sqlmodel import Session

        from tui_goals.store.writer import WriteTx

        with in_words(self.path), self._using:
            self.connection.execute("BEGIN EXCLUSIVE")
            session = Session(self._engine, expire_on_commit=False, autoflush=False)
            try:
                migrate.check_unchanged(self.connection)
                self.connection.execute("PRAGMA defer_foreign_keys = ON")
                moment = Moment.of(self.clock, self.zone, self.cutoff)
                yield WriteTx(session, self.connection, moment, self.terminal)
                session.flush()
                self.connection.execute("COMMIT")
            finally:
                session.close()
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Reads that all see the same moment. Raises StoreBusy, StoreFailed."""
        with in_words(self.path), self._using, at_one_moment(self.connection):
            yield self.reader

    def changed_elsewhere(self) -> bool:
        """Whether another connection has committed since this was asked last. Raises StoreFailed."""
        with in_words(self.path):
            found = self._read_data_version()
        changed, self._data_version = found != self._data_version, found
        return changed

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()

    def _read_data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def _migrate(self) -> None:
        stamp = f"{self.clock.now():%Y%m%dT%H%M%SZ}-{new_uid()[:8]}"
        migrate.copy_verified(self.connection, self.path, stamp)
        migrate.upgrade(self.connection, self.path)


OpenStore = Callable[[], Store]
"""How a screen that has no file yet gets one, at the first choice that needs it."""
