"""One command is one transaction from the first to the last statement, on a connection with the right settings."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel
from tests.store.tables import dump
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.door import unrecorded
from tui_goals.commands.goals import add_goal, delete_goal
from tui_goals.commands.milestones import finish_milestone
from tui_goals.domain import Goal, Phase, Refused
from tui_goals.store import Store, ledger
from tui_goals.store.tx import Tx


def statements(store: Store) -> list[str]:
    """The statements that the connection runs from now on."""
    seen: list[str] = []
    store.connection.set_trace_callback(seen.append)
    return seen


def test_every_command_is_one_transaction_the_first_of_a_run_too(store: Store) -> None:
    seen = statements(store)
    for title in ("first", "second"):
        do(store, add_goal, Goal(title=title))
        assert seen.count("BEGIN EXCLUSIVE") == seen.count("COMMIT") == 1
        assert "ROLLBACK" not in seen
        assert seen[-1] == "COMMIT"
        inserts = [place for place, statement in enumerate(seen) if statement.startswith("INSERT")]
        assert seen.index("BEGIN EXCLUSIVE") < min(inserts)
        seen.clear()


def test_nothing_is_seen_by_others_before_it_is_whole(store: Store, database: Path) -> None:
    with store.write() as tx:
        add_goal(tx, Goal(title="half"))
        with closing(sqlite3.connect(database, timeout=0)) as other, pytest.raises(sqlite3.OperationalError):
            other.execute("SELECT * FROM goal").fetchall()
    assert len(dump(database)["goal"]) == 1


@pytest.mark.parametrize("after", [0, 1])
def test_whatever_breaks_in_the_middle_takes_all_with_it(store: Store, database: Path, after: int) -> None:
    for number in range(after):
        do(store, add_goal, Goal(title=f"{number}"))
    before = dump(database)

    def breaks(tx: Tx) -> None:
        """Break."""
        add_goal(tx, Goal(title="half"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        do(store, breaks)
    assert dump(database) == before
    do(store, add_goal, Goal(title="whole"))


def test_a_step_that_cannot_be_written_takes_its_rows_with_it(
    store: Store, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = start_novel(store)
    before = dump(database)
    monkeypatch.setattr(ledger, "_text", lambda image: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        do(store, delete_goal, plan.goal.id)
    assert dump(database) == before


def test_what_was_changed_past_the_session_is_committed_too(store: Store, database: Path) -> None:
    @unrecorded
    def plainly(tx: Tx) -> None:
        """Write without SQLModel."""
        tx.connection.execute("UPDATE board_column SET title = 'Soon' WHERE id = 1")

    do(store, plainly)
    assert dump(database)["board_column"][0][3] == "Soon"


def test_a_row_without_its_parent_is_never_committed(store: Store, database: Path) -> None:
    plan = start_novel(store)
    before = dump(database)

    def orphan(tx: Tx) -> Plan:
        """Take the goal away alone."""
        tx.remove(plan.goal)
        return plan

    with pytest.raises(Refused, match="Something else still needs this"):
        do(store, orphan)
    assert dump(database) == before


def test_what_the_rules_forget_the_file_refuses(store: Store) -> None:
    goal = do(store, add_goal, Goal(title="Novel")).value
    for wrong in ({"title": ""}, {"phase": "resting"}, {"grade": 9}, {"start": None, "title": None}):
        with pytest.raises(Refused, match="does not fit the rules"), store.write() as tx:
            tx.change(goal, **wrong)
    assert store.reader.goals() == (goal,)


def test_one_now_holds_for_a_whole_step(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    done = do(store, finish_milestone, plan.milestone.id)
    assert done.step is not None
    assert done.value.done_at == done.value.moved_at == done.step.made_at == clock.now()


def test_done_says_what_was_touched(store: Store) -> None:
    done = do(store, add_goal, Goal(title="Novel", phase=Phase.DRAFT))
    assert done.touched == {"goal", "step", "terminal"}
    assert done.step is not None and done.step.tables == ("goal",)


SETTINGS = {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "journal_mode": "delete"}


@pytest.mark.parametrize("name", SETTINGS)
def test_the_connection_is_set_up_to_keep_what_it_says(store: Store, name: str) -> None:
    do(store, add_goal, Goal(title="Novel"))
    assert store.connection.execute(f"PRAGMA {name}").fetchone()[0] == SETTINGS[name]


def test_reads_within_one_moment_do_not_change_under_it(store: Store, open_store, database: Path) -> None:  # type: ignore[no-untyped-def]
    other = open_store(database)
    with store.reading() as reader:
        before = reader.goals()
        with pytest.raises(Exception, match="Another program is writing"):
            do(other, add_goal, Goal(title="in between"))
        assert reader.goals() == before
    do(other, add_goal, Goal(title="after"))
    assert len(store.reader.goals()) == 1


def test_a_read_inside_a_read_is_of_the_same_moment(store: Store) -> None:
    do(store, add_goal, Goal(title="first"))
    with store.reading() as outer, store.reading() as inner:
        assert outer.goals() == inner.goals()
        assert store.connection.in_transaction
    assert not store.connection.in_transaction
