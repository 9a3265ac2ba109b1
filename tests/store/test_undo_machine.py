"""Anything done in any order, undone and done again: every table is then, byte for byte, as it was before."""

import os
import random
import shutil
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.conftest import WEDNESDAY_MORNING, ZONE
from tests.store.tables import LEDGER, Rows, is_sound, rows_of
from tests.store.verbs import VERBS
from tui_goals import processes
from tui_goals.clock import FrozenClock
from tui_goals.commands import Done, do
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import Entry, NotFound, Refused
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.rules.folding import fold
from tui_goals.state import AppState, load
from tui_goals.store import Store

EXAMPLES = int(os.environ.get("TUI_GOALS_EXAMPLES", "10"))
STEPS = 40
NUMBERS = st.integers(0, 1000)
OFTEN = [name for name in VERBS if name.startswith(("add", "start", "end", "finish"))]


class Person(RuleBasedStateMachine):
    """Somebody at one terminal at a time, who may close it and open another."""

    def __init__(self, template: Path, folder: Path, watchful: bool = True) -> None:
        super().__init__()
        self.watchful = watchful
        self.path = Path(shutil.copy(template, folder / "goals.db"))
        self.clock = FrozenClock(WEDNESDAY_MORNING)
        self.state = AppState()
        self.store = self.open()
        self.past: list[Rows] = [self.rows()]
        self.future: list[Rows] = []
        self.show(None)

    def open(self) -> Store:
        """The database as a new terminal."""
        return Store(self.path, self.clock, ZONE, DAY_CUTOFF, processes.this_terminal(self.clock))

    def rows(self) -> Rows:
        """What is kept, without the ledger."""
        return rows_of(self.store.connection, LEDGER)

    def show(self, done: Done[object] | None) -> None:
        """Draw what changed, if anybody looks."""
        if not self.watchful:
            return
        with self.store.reading() as reader:
            touched = done.touched if done else None
            self.state = load(reader, self.state, self.clock.now(), ZONE, DAY_CUTOFF, touched)

    @initialize()
    def begin_with_a_plan(self) -> None:
        """Some of everything, so that there is something to do."""
        for name in ("add goal", "add milestone", "add task", "add bite"):
            self.do_something(name, 7)

    @rule(name=st.sampled_from([*VERBS, *OFTEN]), number=NUMBERS)
    def do_something(self, name: str, number: int) -> None:
        """One command; refused ones leave no trace."""
        try:
            done = do(self.store, VERBS[name], number)
        except Refused:
            assert self.rows() == self.past[-1]
            return
        if done.step is None:
            assert self.rows() == self.past[-1]
        else:
            self.past.append(self.rows())
            assert self.past[-1] != self.past[-2]
            self.future.clear()
        self.show(done)

    @rule()
    def undo(self) -> None:
        """One step back."""
        if len(self.past) == 1:
            with pytest.raises(NotFound):
                do(self.store, undo)
            return
        self.show(do(self.store, undo))
        self.future.append(self.past.pop())
        assert self.rows() == self.past[-1]

    @rule()
    def redo(self) -> None:
        """One step forth."""
        if not self.future:
            with pytest.raises(NotFound):
                do(self.store, redo)
            return
        self.show(do(self.store, redo))
        self.past.append(self.future.pop())
        assert self.rows() == self.past[-1]

    @rule(name=st.sampled_from(OFTEN), number=NUMBERS)
    def change_ones_mind(self, name: str, number: int) -> None:
        """Back, another way, and back again."""
        self.undo()
        self.do_something(name, number)
        self.undo()
        self.redo()

    @rule(seconds=st.integers(1, 100_000))
    def wait(self, seconds: int) -> None:
        """Time passes."""
        self.clock.forward(seconds)
        self.show(None)

    @rule()
    def restart(self) -> None:
        """Another terminal on the same file."""
        self.store.close()
        self.store = self.open()

    @invariant()
    def no_row_is_without_its_parent(self) -> None:
        """Foreign keys hold."""
        assert self.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []

    @invariant()
    def j35_what_a_search_looks_through_is_what_is_written(self) -> None:
        """Each entry's folded text is that of its text."""
        folded = self.store.connection.execute("SELECT entry_id, folded FROM entry_text ORDER BY entry_id").fetchall()
        assert folded == [(entry.id, fold(entry.body)) for entry in self.store.reader.find(Entry)]

    @invariant()
    def the_state_loaded_bit_by_bit_is_the_state_loaded_at_once(self) -> None:
        """What screens show is what is kept."""
        with self.store.reading() as reader:
            whole = load(reader, AppState(), self.clock.now(), ZONE, DAY_CUTOFF)
        for name in ("goals", "measured", "columns", "milestones", "dependencies", "tasks", "task_counts", "bites"):
            assert getattr(self.state, name) == getattr(whole, name), name
        for name in ("running", "resting", "steps"):
            assert getattr(self.state, name) == getattr(whole, name), name

    def teardown(self) -> None:
        """Close the terminal."""
        self.store.close()


def test_undo_and_redo_return_every_table_to_what_it_was(template: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(
        partial(Person, template, tmp_path),
        settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS),
    )


def test_a_long_day_of_every_verb_is_undone_to_nothing_and_done_again(template: Path, tmp_path: Path) -> None:
    person = Person(template, tmp_path, watchful=False)
    dice = random.Random(15)
    worked: set[str] = set()
    for _ in range(3000):
        name = dice.choice([*VERBS, *OFTEN, *sorted(VERBS.keys() - worked) * 20])
        known = len(person.past)
        person.do_something(name, dice.randrange(1000))
        person.clock.forward(dice.choice((5, dice.randrange(600))))
        if len(person.past) > known:
            worked.add(name)
        if len(worked) == len(VERBS):
            break
    assert worked == set(VERBS)
    for _ in range(len(person.past) - 1):
        person.undo()
    assert not any(person.rows()[name] for name in ("goal", "milestone", "task", "bite", "entry", "focus_session"))
    for _ in range(len(person.future)):
        person.redo()
    assert is_sound(person.path)
    person.teardown()
