"""What grows for ten years is read by index: no read of past sessions, focus or entries goes through a whole table."""

import sqlite3
from collections.abc import Callable
from datetime import date

import pendulum
import pytest

from tests.benchmarks.life import Life, Size
from tui_goals.store import Reader, Store
from tui_goals.store.bulk import put_all

FIRST, LAST = date(2025, 3, 5), date(2026, 3, 4)
READS: dict[str, Callable[[Reader], object]] = {
    "sessions": lambda reader: reader.sessions(20),
    "sessions of some days": lambda reader: reader.sessions(20, FIRST, LAST),
    "days with sessions": lambda reader: reader.session_days(LAST, 30),
    "days with sessions that hold a word": lambda reader: reader.session_days(LAST, 30, ["rain"]),
    "sessions in days": lambda reader: reader.sessions_in_days(FIRST, LAST),
    "sessions lived": lambda reader: reader.sessions_lived(LAST, LAST),
    "focus by day": lambda reader: reader.focus_by_day(FIRST, LAST),
    "units by day": lambda reader: reader.units_by_day(FIRST, LAST),
    "entries by day": lambda reader: reader.entries_by_day(FIRST, LAST),
}
BY_INDEX = (
    "SEARCH", "USING INDEX", "USING COVERING INDEX", "USE TEMP B-TREE", "LIST SUBQUERY", "SCALAR SUBQUERY",
    "CO-ROUTINE",
)  # fmt: skip


def plan_of(store: Store, read: Callable[[Reader], object]) -> list[str]:
    """How SQLite goes about a read, step by step."""
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    read(store.reader)
    store.connection.set_trace_callback(None)
    (statement,) = asked
    return [str(row[3]) for row in store.connection.execute(" ".join(("EXPLAIN QUERY PLAN", statement)))]


@pytest.mark.parametrize("name", READS)
def test_a_read_of_past_days_uses_an_index_at_every_step(store: Store, name: str) -> None:
    steps = plan_of(store, READS[name])
    assert [step for step in steps if not any(words in step for words in BY_INDEX)] == []
    assert any("INDEX" in step or "PRIMARY KEY" in step for step in steps)


@pytest.mark.parametrize("name", ["sessions in days", "focus by day", "units by day", "entries by day"])
def test_a_month_costs_the_same_however_many_years_there_are(store: Store, name: str) -> None:
    """Counted in steps of SQLite's machine, which no load of the computer changes."""
    month = {
        "sessions in days": lambda reader: reader.sessions_in_days(date(2026, 2, 1), date(2026, 2, 28)),
        "focus by day": lambda reader: reader.focus_by_day(date(2026, 2, 1), date(2026, 2, 28)),
        "units by day": lambda reader: reader.units_by_day(date(2026, 2, 1), date(2026, 2, 28)),
        "entries by day": lambda reader: reader.entries_by_day(date(2026, 2, 1), date(2026, 2, 28)),
    }[name]
    size = Size(goals=8, milestones=40, tasks=160, bites=1200, sessions=1200, entries=600, steps=0)
    put_all(store.connection, Life(size, pendulum.datetime(2026, 3, 4)).values())
    all_of_it = machine_steps(store.connection, lambda: store.reader.focus_by_day(date.min, date.max))
    assert machine_steps(store.connection, lambda: month(store.reader)) < all_of_it / 3


def machine_steps(connection: sqlite3.Connection, read: Callable[[], object]) -> int:
    """How many instructions SQLite's machine takes for a read, in tens."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    connection.set_progress_handler(count, 10)
    read()
    connection.set_progress_handler(None, 0)
    return taken
