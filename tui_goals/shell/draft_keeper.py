"""Keeps drafts from a thread with a connection of its own: a stalled screen loses at most a second of typing."""

import threading
from collections.abc import Callable
from functools import partial

from tui_goals import commands
from tui_goals.commands.door import unrecorded
from tui_goals.commands.drafts import forget_draft, keep_draft
from tui_goals.domain import StoreBusy, TuiGoalsError
from tui_goals.store import Store
from tui_goals.store.tx import Tx

DELAY_SECONDS = 0.5
"""From the first key to the save; half of what may be lost, since saving takes time too."""
RETRY_SECONDS = 2.0
"""Until the next try where the file could not be written."""
GLANCE_SECONDS = 0.05
"""How long a look at the connection waits for a save under way."""

LAST_TRIES = 8
"""How often the last save is tried; each try waits a moment for another's lock."""

Fields = dict[str, str]


@unrecorded
def keep_if(tx: Tx, is_wanted: Callable[[], bool], subject: str, fields: Fields) -> None:
    """Keep what is being typed if it still is wanted now that nobody else can write until this is committed."""
    if is_wanted():
        keep_draft(tx, subject, fields)


class DraftKeeper:
    """Takes what is being typed at every key and saves the newest of it; what cannot be saved waits and is tried again.

    Each subject's newest texts wait until exactly they are committed, and saves never overlap: a later text can
    neither be lost nor be overtaken by an earlier one. Once a draft was let go, none of its texts is written any more:
    whoever removes its row after that has removed it for good.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open_store = open_store
        self._waiting: dict[str, Fields | None] = {}
        self._wanted = False
        self._changed = threading.Condition()
        self._saving = threading.Lock()
        self._thread: threading.Thread | None = None
        self._store: Store | None = None
        self._compared = False
        self.problem = ""
        """Why the last save failed; empty when all is well."""

    def keep(self, subject: str, fields: Fields) -> None:
        """Save these texts within a second. The texts are only handed over here, however long they are."""
        self._put(subject, fields)

    def forget(self, subject: str) -> None:
        """Let a draft go, now that its text has been saved."""
        self._put(subject, None)

    def prepare(self) -> None:
        """Open the file ahead of the first key, since that takes longer than saving."""
        with self._changed:
            self._wanted = self._store is None
            self._wake()

    def is_kept(self, subject: str) -> bool:
        """Whether everything handed over has been committed."""
        with self._changed:
            return subject not in self._waiting

    def told(self, subject: str) -> str:
        """Whether everything handed over has been committed, in words."""
        return "draft saved" if self.is_kept(subject) else "draft"

    def unsaved(self) -> dict[str, Fields]:
        """The texts that are not committed yet, by their subjects."""
        with self._changed:
            return {subject: fields for subject, fields in self._waiting.items() if fields is not None}

    def waiting(self, subject: str) -> Fields | None:
        """The texts of a subject that are not committed yet, none where it is let go; None if the file has them."""
        with self._changed:
            return (self._waiting[subject] or {}) if subject in self._waiting else None

    def let_go(self, subject: str) -> None:
        """Save nothing more of a subject that is written elsewhere from now on; waits for a save under way."""
        with self._saving, self._changed:
            self._waiting.pop(subject, None)

    def flush(self) -> bool:
        """Save at once what waits, from any thread; whether all is committed."""
        with self._changed:
            if not self._waiting:
                return True
        with self._saving:
            for subject in tuple(self._waiting):
                self._save_newest(subject)
        with self._changed:
            return not self._waiting

    def finish(self) -> bool:
        """Save what waits before the program ends, also where another one has just been writing; whether all is."""
        return any(self.flush() for _ in range(LAST_TRIES))

    def wrote_alone(self) -> bool:
        """Whether no other connection has committed since this was asked last, so that all news are drafts of ours.

        False where that cannot be told. Raises StoreBusy, StoreFailed.
        """
        if self._store is None or not self._saving.acquire(timeout=GLANCE_SECONDS):
            return False
        try:
            others, compared = self._store.changed_elsewhere(), self._compared
            self._compared = True
            return compared and not others
        finally:
            self._saving.release()

    def _put(self, subject: str, fields: Fields | None) -> None:
        with self._changed:
            self._waiting[subject] = fields
            self._wake()

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
            self._thread.start()
        self._changed.notify()

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting) or self._wanted)
                wanted, self._wanted = self._wanted, False
            if wanted:
                with self._saving:
                    self._try(self._open)
            pause.wait(RETRY_SECONDS if self.problem else DELAY_SECONDS)
            self.flush()

    def _save_newest(self, subject: str) -> None:
        with self._changed:
            if subject not in self._waiting:
                return
            fields = self._waiting[subject]
        if self._try(lambda: self._save(subject, fields)):
            with self._changed:
                if subject in self._waiting and self._waiting[subject] is fields:
                    del self._waiting[subject]

    def _save(self, subject: str, fields: Fields | None) -> None:
        store = self._open()
        if fields is None:
            commands.do(store, forget_draft, subject)
        else:
            commands.do(store, keep_if, partial(self._is_wanted, subject), subject, fields)

    def _is_wanted(self, subject: str) -> bool:
        """Whether the draft has not been let go since; a later text is saved after this one."""
        with self._changed:
            return self._waiting.get(subject) is not None

    def _open(self) -> Store:
        if self._store is None:
            store = self._open_store()
            store.open_writer()
            self._store = store
        return self._store

    def _try(self, work: Callable[[], object]) -> bool:
        """Whether it was done; whatever goes wrong, the thread lives on and the text waits."""
        try:
            work()
        except StoreBusy:
            return False
        except TuiGoalsError as error:
            self.problem = str(error)
            return False
        except Exception as error:
            self.problem = f"What you type could not be kept as a draft ({type(error).__name__}). Save it soon."
            return False
        self.problem = ""
        return True
