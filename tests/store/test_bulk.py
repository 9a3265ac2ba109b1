"""Many values written at once (for the demo and the data sets): all or nothing, as they were given, and no step."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pendulum
import pytest

from tui_goals.domain import Entry, FocusSession, Goal, Milestone, Origin, Phase, SessionState, Stored, Task
from tui_goals.store import Store
from tui_goals.store.bulk import put_all

NOON = pendulum.datetime(2026, 3, 4, 12)
DAY = date(2026, 3, 4)
GOAL = Goal(id=7, uid="seven", title="Write the novel", start=DAY, phase=Phase.PAUSED, start_value=1.5, created_at=NOON)
MILESTONE = Milestone(id=3, uid="three", goal_id=7, column_id=1, title="First draft", labels=("draft", "naïve"))
TASK = Task(id=5, uid="five", milestone_id=3, title="Chapter 1", done_at=NOON)
SESSION = FocusSession(
    id=9, uid="nine", goal_id=7, subject="1000 words", state=SessionState.DONE, started_at=NOON,
    ended_at=NOON.add(minutes=25), local_day=DAY, clock_step=True,
)  # fmt: skip
ENTRY = Entry(id=2, uid="two", body="went well", mood=4, tags=("writing",), written_at=NOON, local_day=DAY)
VALUES = (GOAL, MILESTONE, TASK, SESSION, ENTRY)


def kept(store: Store) -> tuple[Stored, ...]:
    """Everything of the kinds above that the database holds."""
    return tuple(value for kind in map(type, VALUES) for value in store.reader.select(kind, "ORDER BY id"))


def test_what_is_put_is_what_is_read(store: Store) -> None:
    put_all(store.connection, VALUES)
    assert kept(store) == VALUES


def test_children_may_come_before_their_parents(store: Store) -> None:
    put_all(store.connection, reversed(VALUES))
    assert kept(store) == VALUES


def test_an_id_of_0_and_an_empty_uid_are_filled(store: Store) -> None:
    put_all(store.connection, (replace(GOAL, uid=""), replace(GOAL, id=0, uid="")))
    first, second = store.reader.goals()
    assert (first.id, second.id) == (7, 8)
    assert first.uid and second.uid and first.uid != second.uid


def test_it_makes_no_step(store: Store) -> None:
    put_all(store.connection, VALUES)
    assert store.reader.steps() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TASK, id=6, uid="six", milestone_id=99),
        replace(GOAL, id=8, uid="eight", title=""),
        replace(GOAL, id=8),
        replace(SESSION, id=10, uid="ten", state=SessionState.RUNNING),
    ],
    ids=["no parent", "no title", "the same uid", "runs and has ended"],
)
def test_one_value_that_does_not_fit_leaves_nothing(store: Store, wrong: Stored) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put_all(store.connection, (*VALUES, wrong))
    assert kept(store) == ()
    assert not store.connection.in_transaction


def test_values_that_stop_coming_leave_nothing(store: Store) -> None:
    def broken() -> Iterator[Stored]:
        yield GOAL
        raise ValueError(Origin.GIVEN)

    with pytest.raises(ValueError, match="given"):
        put_all(store.connection, broken())
    assert kept(store) == ()
    assert not store.connection.in_transaction
