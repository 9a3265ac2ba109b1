"""Two terminals do anything in any order: an undo takes back one's own newest step, exactly that, or nothing at all."""

import os
import shutil
from functools import partial
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.conftest import WEDNESDAY_MORNING, ZONE
from tests.store.tables import LEDGER, Rows, rows_of
from tests.store.verbs import VERBS
from tui_goals import processes
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import NotFound, Refused, Step
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Store

EXAMPLES = int(os.environ.get("TUI_GOALS_EXAMPLES", "8"))
STEPS = 40
NUMBERS = st.integers(0, 1000)
SIDES = st.integers(0, 1)

Key = tuple[str, object]


def changed(before: Rows, after: Rows) -> set[Key]:
    """The rows that differ, by table and id."""
    return {
        (table, row[0])
        for table in before.keys() | after.keys()
        for row in set(before.get(table, [])) ^ set(after.get(table, []))
    }


class TwoPeople(RuleBasedStateMachine):
    """Each at a terminal that the other knows to be open."""

    def __init__(self, template: Path, folder: Path) -> None:
        super().__init__()
        path = Path(shutil.copy(template, folder / "goals.db"))
        clock = FrozenClock(WEDNESDAY_MORNING)
        terminals = [processes.this_terminal(clock) for _ in range(2)]
        self.stores = [Store(path, clock, ZONE, DAY_CUTOFF, terminal) for terminal in terminals]
        self.made: list[list[int]] = [[], []]
        """The steps in force that each has made."""

    def rows(self) -> Rows:
        """What is kept, without the ledger."""
        return rows_of(self.stores[0].connection, LEDGER)

    def other(self, side: int) -> set[int]:
        """The id of the other terminal, once it has written something."""
        uid = self.stores[1 - side].terminal.uid
        return {terminal.id for terminal in self.stores[side].reader.terminals() if terminal.uid == uid}

    @initialize()
    def begin_with_a_plan(self) -> None:
        """Some of everything, so that there is something to do."""
        for side in (0, 1):
            for name in ("add goal", "add milestone", "add task", "add bite"):
                self.do_something(side, name, 7)

    @rule(side=SIDES, name=st.sampled_from(sorted(VERBS)), number=NUMBERS)
    def do_something(self, side: int, name: str, number: int) -> None:
        """One command at one of the terminals."""
        try:
            step = do(self.stores[side], VERBS[name], number).step
        except Refused:
            return
        if step is not None:
            self.made[side].append(step.id)

    @rule(side=SIDES)
    def undo(self, side: int) -> None:
        """One's own newest step, whole, or words."""
        before = self.rows()
        try:
            step = do(self.stores[side], undo, self.other(side)).value
        except NotFound:
            assert self.made[side] == [] and self.rows() == before
        except Refused:
            assert self.rows() == before
        else:
            assert step.id == self.made[side].pop()
            assert changed(before, self.rows()) == self.touched_by(step)

    @rule(side=SIDES)
    def redo(self, side: int) -> None:
        """One's own step that was undone, whole, or words."""
        before = self.rows()
        try:
            step = do(self.stores[side], redo, self.other(side)).value
        except Refused:
            assert self.rows() == before
        else:
            assert step.terminal_id not in self.other(side)
            assert changed(before, self.rows()) == self.touched_by(step)
            self.made[side].append(step.id)

    def touched_by(self, step: Step) -> set[Key]:
        """The rows that a step changed, as the ledger knows them."""
        connection = self.stores[0].connection
        return set(connection.execute("SELECT table_name, row_id FROM image WHERE step_id = ?", [step.id]))

    @invariant()
    def no_row_is_without_its_parent(self) -> None:
        """Foreign keys hold."""
        assert self.stores[0].connection.execute("PRAGMA foreign_key_check").fetchall() == []

    def teardown(self) -> None:
        """Close both."""
        for store in self.stores:
            store.close()


def test_undo_takes_back_exactly_ones_own_newest_step_or_nothing(template: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(
        partial(TwoPeople, template, tmp_path), settings=settings(max_examples=EXAMPLES, stateful_step_count=STEPS)
    )
