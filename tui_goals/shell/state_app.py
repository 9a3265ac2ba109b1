"""Where Textual meets the data: the one reactive state, the door to writes, and what other terminals did."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.reactive import var

from tui_goals import commands, processes
from tui_goals.commands import Done
from tui_goals.commands.steps import redo, undo
from tui_goals.commands.trash import purge_trash
from tui_goals.domain import Refused, Step, StoreBusy, StoreFailed, TuiGoalsError
from tui_goals.rules import days
from tui_goals.rules.focus import Reading
from tui_goals.shell.calm_sizes import CalmSizes
from tui_goals.shell.draft_keeper import DraftKeeper
from tui_goals.shell.keys_in_order import KeysInOrder
from tui_goals.shell.writes import Write, Writes
from tui_goals.state import AppState, load, look_at
from tui_goals.state.opening import Opening
from tui_goals.store import Reader, Store
from tui_goals.store.moment import read_clock
from tui_goals.store.tx import Tx

P = ParamSpec("P")
R = TypeVar("R")
Otherwise = TypeVar("Otherwise")

WRITER_DELAY = 0.4
"""Seconds after the first paint before SQLModel is loaded, so that the first keys are not slowed down."""
RETRY_SECONDS = 0.1
POLL_SECONDS = 1.0
PATIENT_READS = 4
"""How often a read that meets another's lock is tried at once."""
DRAFTS = frozenset({"draft"})
"""All that the keeper of drafts changes: while somebody types, nothing else is read again every second."""


class StateApp(KeysInOrder, CalmSizes):
    """An app whose screens all show one state."""

    state: var[AppState] = var(AppState(), init=False)
    """Everything in play, replaced whole after every write."""
    problem: var[str] = var("")
    """Why the last write could not be saved; empty when all is well."""

    def __init__(self, opening: Opening, store: Store | None, state: AppState, **options: Any) -> None:
        super().__init__(**options)
        self.opening = opening
        self.store = store
        self.settings = opening.settings
        self.clock = opening.clock
        self.drafts = DraftKeeper(lambda: opening.store(new=self.store is None))
        self.set_reactive(StateApp.state, state)
        self._writes = Writes()
        self._loading: threading.Thread | None = None
        self._told_waiting = False
        self._behind = False
        self.failures = 0
        """How many writes have been refused or have failed."""

    def start_data(self) -> None:
        """Begin to look after the data: call it once, after the first paint."""
        self.set_timer(WRITER_DELAY, self._load_writer)
        self.set_interval(POLL_SECONDS, self._poll)

    @property
    def writing(self) -> bool:
        """Whether a write still waits to be done."""
        return len(self._writes) > 0

    def reading(self) -> Reading:
        """What the clocks show now."""
        return read_clock(self.clock)

    def do(
        self,
        command: Callable[Concatenate[Tx, P], R],
        *args: Any,
        then: Callable[[R], None] | None = None,
        otherwise: Callable[[TuiGoalsError], None] | None = None,
        quiet: bool = False,
        **kwargs: Any,
    ) -> None:
        """Have a command done; `then` gets its value once it is committed and the state shows it.

        A refusal goes to `otherwise`, else it is told in a toast. A write that has to wait leaves the keys live, and
        says so unless it is `quiet`.
        """
        run: Callable[[Store], Done[R]] = partial(_run, command, args, kwargs)
        self._writes.add(Write(run, then, partial(self._failed, otherwise), self.clock.boot_seconds(), quiet))
        self._work_off()

    def left_texts(self, subject: str) -> dict[str, str]:
        """What was typed last and not saved, by its field; the state may not know of it for another second."""
        waiting = self.drafts.waiting(subject)
        if waiting is not None:
            return waiting
        drafts = self.ask(lambda reader: reader.drafts(), self.state.drafts)
        found = next((draft.fields for draft in drafts if draft.subject == subject), "{}")
        return {name: str(text) for name, text in json.loads(found).items()}

    def ask(self, question: Callable[[Reader], R], otherwise: Otherwise) -> R | Otherwise:
        """What the database answers; `otherwise` without one, and where another program holds its lock for long."""
        store = self.store
        if store is None:
            return otherwise
        for _ in range(PATIENT_READS):
            try:
                with store.reading() as reader:
                    return question(reader)
            except StoreBusy:
                continue
            except StoreFailed as error:
                self.problem = str(error)
                break
        return otherwise

    def committed(self, done: Done[Any], before: AppState) -> None:
        """A write of this program is on the disk and shown; `before` is the state without it."""

    def undo(self) -> None:
        """Take back the newest step that no other open terminal made."""
        before = self.state

        def undone(step: Any) -> None:
            self._tell_step("Undone", step)
            self.came_back(before)

        self.do(undo, self.other_terminals(), then=undone)

    def came_back(self, before: AppState) -> None:
        """A step was undone and is shown; `before` is the state with it."""

    def redo(self) -> None:
        """Do again what was undone last."""
        self.do(redo, self.other_terminals(), then=partial(self._tell_step, "Done again"))

    def other_terminals(self) -> frozenset[int]:
        """The ids of the other terminals on this database that are open."""
        here = self.opening.terminal
        found = self.ask(lambda reader: reader.terminals(), ())
        return frozenset(each.id for each in found if each.uid != here.uid and processes.lives(each, here))

    def look_at(self, goal_id: int | None) -> None:
        """Put a goal in focus on every screen."""
        self.state = look_at(self.state, goal_id)

    def reload(self, touched: frozenset[str] | None = None) -> None:
        """Read the state again: the slices of the touched tables, or all. While another writes, the poll follows up."""
        if self.store is None:
            return
        try:
            with self.store.reading() as reader:
                state = load(reader, self.state, self.clock.now(), self.store.zone, self.store.cutoff, touched)
        except StoreBusy:
            self._behind = True
            return
        self._behind = self._behind and touched is not None
        self.state = state

    def _work_off(self) -> None:
        if self.store is None or not self.store.writable:
            self._load_writer()
            return
        if self._writes.work_off(self.store, self._saved, self.clock.boot_seconds()):
            self._told_waiting = False
            return
        if not self._told_waiting and self._writes.waited_for:
            self._told_waiting = True
            self.notify("Another program is writing; yours follows as soon as it is done.", title="Waiting")
        self.set_timer(RETRY_SECONDS, self._work_off)

    def _saved(self, done: Done[Any]) -> None:
        self.problem = ""
        before = self.state
        self.reload(done.touched)
        self.committed(done, before)

    def _failed(self, otherwise: Callable[[TuiGoalsError], None] | None, error: TuiGoalsError) -> None:
        self.failures += 1
        if isinstance(error, StoreFailed):
            self.problem = str(error)
        if otherwise is not None:
            otherwise(error)
        elif isinstance(error, Refused):
            self.notify(str(error), severity="warning", markup=False)

    def _load_writer(self) -> None:
        """Load SQLModel in a thread, and make the file if a write wants one and there is none."""
        if self._loading is not None and self._loading.is_alive():
            return
        if self.store is None and not self._writes and not self.opening.db.exists():
            return
        if self._writes.waited_for:
            self.notify("Opening the database for writing ...", timeout=1)
        self._loading = threading.Thread(target=self._open_writer, name="writer", daemon=True)
        self._loading.start()

    def _open_writer(self) -> None:
        try:
            store = self.store or self.opening.store()
            store.open_writer()
            with suppress(StoreBusy):
                commands.do(store, purge_trash)
        except StoreFailed as error:
            self._from_thread(self._not_opened, error)
        else:
            self._from_thread(self._opened, store)

    def _from_thread(self, callback: Callable[..., None], *args: Any) -> None:
        """Have it called in the event loop, unless the app is leaving."""
        with suppress(RuntimeError):  # the loop has been closed
            self.call_later(callback, *args)

    def _opened(self, store: Store) -> None:
        if self.store is None:
            self.store = store
            self.reload()
        self._work_off()

    def _not_opened(self, error: StoreFailed) -> None:
        self.problem = str(error)
        self._writes.give_up(error)

    def _poll(self) -> None:
        """See what other terminals did, and whether a new day began."""
        if self.store is None:
            self._load_writer()
            return
        if self._writes:
            return
        try:
            if self.store.changed_elsewhere() and not self._behind:
                self._behind = True
                self._behind = not self.drafts.wrote_alone()
                self.reload(DRAFTS if not self._behind else None)
            elif self._behind:
                self.reload()
            elif days.local_day(self.clock.now(), self.store.zone, self.store.cutoff) != self.state.today:
                self.reload(frozenset())
        except StoreBusy:
            return
        except StoreFailed as error:
            self.problem = str(error)

    def _tell_step(self, what: str, step: Step) -> None:
        """Say what was undone or done again, in place of earlier notices, which may be true no longer."""
        self.clear_notifications()
        self.notify(f"{what}: {step.label}", timeout=3, markup=False)


def _run(command: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], store: Store) -> Done[Any]:
    return commands.do(store, command, *args, **kwargs)
