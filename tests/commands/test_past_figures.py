"""T52, T53, T14, T17: after any edit every figure is what the rows come to, in every zone and over clock changes."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pendulum import DateTime

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tests.rules.test_days import utc
from tests.store.tables import rows_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.past_sessions import (
    add_past_session,
    delete_session,
    edit_session,
    merge_sessions,
    split_session,
)
from tui_goals.commands.steps import redo, undo
from tui_goals.config import Settings
from tui_goals.domain import Bite, FocusSession, Goal, Measurement, NotFound, Refused, Segment, SessionState
from tui_goals.rules import sittings
from tui_goals.rules.days import day_start, local_day, utc_offset
from tui_goals.state.opening import Opening
from tui_goals.store import Store

ZONES = ("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/New_York", "UTC")
CHANGES = {
    "Europe/Berlin": (utc(2026, 3, 29, 1), utc(2026, 10, 25, 1)),
    "Australia/Lord_Howe": (utc(2026, 4, 4, 15), utc(2026, 10, 3, 15, 30)),
    "Pacific/Apia": (utc(2011, 12, 30, 10), utc(2021, 4, 3, 14)),
    "Asia/Kathmandu": (utc(2026, 3, 29, 1), utc(2026, 10, 25, 1)),
    "America/New_York": (utc(2026, 3, 8, 7), utc(2026, 11, 1, 6)),
    "UTC": (utc(2026, 3, 29, 1), utc(2026, 10, 25, 1)),
}
"""Where each zone's clocks change; for those that have no change, where Berlin's do."""
ENDS = (SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED)
MINUTES = st.integers(-3 * 24 * 60, 60)
LENGTHS = st.integers(1, 600)
UNITS = st.none() | st.integers(-50, 900).map(float)
EDITS = st.tuples(
    st.sampled_from(["add", "add", "edit", "times", "split", "merge", "delete", "undo", "redo"]),
    st.integers(0, 50), MINUTES, LENGTHS, UNITS, st.booleans(),
)  # fmt: skip
ONE_STORE = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


def milliseconds(start: DateTime, end: DateTime) -> int:
    return round((end.timestamp() - start.timestamp()) * 1000)


def ended(store: Store, number: int) -> FocusSession:
    found = store.reader.sessions(limit=-1)
    if not found:
        raise Refused("There is none.")
    return found[number % len(found)]


def change(
    store: Store, bites: list[Bite], around: DateTime, edit: tuple[str, int, int, int, float | None, bool]
) -> None:
    """One edit of somebody who puts the past right; what is refused changes nothing."""
    verb, number, minutes, length, units, adjust = edit
    start = around.add(minutes=minutes)
    times = {"started_at": start, "ended_at": start.add(minutes=length)}
    outcome = ENDS[number % 3]
    match verb:
        case "add":
            bite = bites[number % len(bites)].id if number % 4 else None
            session = FocusSession(bite_id=bite, units=units, state=outcome, **times)  # type: ignore[arg-type]
            do(store, add_past_session, session, adjust)
        case "edit":
            base = ended(store, number)
            mine = replace(base, units=units, state=outcome, bite_id=bites[minutes % len(bites)].id)
            do(store, edit_session, base, mine, adjust)
        case "times":
            base = ended(store, number)
            do(store, edit_session, base, replace(base, **times), adjust)  # type: ignore[arg-type]
        case "split":
            base = ended(store, number)
            middle = base.started_at.add(minutes=length % 60)  # type: ignore[union-attr]
            do(store, split_session, base.id, middle, units if base.units else None)
        case "merge":
            one = ended(store, number)
            do(store, merge_sessions, one.id, ended(store, number + 1).id, one.id)
        case "delete":
            do(store, delete_session, ended(store, number).id)
        case "undo" | "redo":
            do(store, undo if verb == "undo" else redo)


def check_rows(store: Store) -> None:
    """What must hold of the rows themselves: segments fill their session day by day, and no focus is shared."""
    stretches = {}
    for session in store.reader.sessions(limit=-1):
        parts = store.reader.segments(session.id)
        assert (parts[0].started_at, parts[-1].ended_at) == (session.started_at, session.ended_at)
        assert all(one.ended_at == other.started_at for one, other in pairwise(parts))
        for part in parts:
            assert part.local_day == local_day(part.started_at, session.zone, store.cutoff)  # type: ignore[arg-type]
            assert part.ended_at <= day_start(part.local_day + timedelta(1), session.zone, store.cutoff)  # type: ignore[operator]
        assert session.local_day == parts[-1].local_day
        assert session.utc_offset == utc_offset(session.started_at, session.zone)  # type: ignore[arg-type]
        stretches[session.id] = sittings.stretches_of(parts)
    assert not any(sittings.overlap_seconds(one, other) for one, other in combinations(stretches.values(), 2))


def check_figures(store: Store, bites: list[Bite], goals: list[Goal]) -> None:
    """Every figure that the program tells, against a recomputation from the rows in plain Python."""
    reader = store.reader
    sessions, segments = reader.find(FocusSession), reader.find(Segment)
    days: dict[date, int] = defaultdict(int)
    totals: dict[int, int] = defaultdict(int)
    for part in (each for each in segments if each.kind == "focus"):
        days[part.local_day] += milliseconds(part.started_at, part.ended_at)  # type: ignore[index, arg-type]
        totals[part.session_id] += milliseconds(part.started_at, part.ended_at)  # type: ignore[arg-type]
    assert reader.focus_by_day(date.min, date.max) == days
    assert all(reader.focus_of_day(day) == total for day, total in days.items())
    assert reader.focus_totals(each.id for each in sessions) == totals
    units: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for session in sessions:
        if session.units is not None and session.unit:
            units[session.unit][session.local_day] += session.units  # type: ignore[index]
    assert reader.units_by_day(date.min, date.max) == units
    for bite in bites:
        logged = sum(each.units or 0.0 for each in sessions if each.bite_id == bite.id)
        assert reader.units_logged(bite.id) == pytest.approx(logged)
    for goal in goals:
        of_goal = [each for each in sessions if each.goal_id == goal.id and each.units and each.unit == goal.unit]
        assert reader.measured(date.max).get(goal.id, 0.0) == pytest.approx(sum(each.units or 0.0 for each in of_goal))
        rows = {each.session_id: each for each in reader.find(Measurement, goal_id=goal.id)}
        assert rows.keys() == {each.id for each in of_goal}
        for each in of_goal:
            row = rows[each.id]
            assert (row.amount, row.local_day, row.bite_id) == (each.units, each.local_day, each.bite_id)
    assert set(reader.session_days(None, -1)) == {each.local_day for each in sessions}
    assert len(reader.sessions_in_days(date.min, date.max)) == len(sessions)


@pytest.mark.parametrize("zone", ZONES)
@ONE_STORE
@given(edits=st.lists(EDITS, min_size=1, max_size=14), second=st.booleans())
def test_t52_after_any_edit_every_figure_is_what_the_rows_come_to(
    store: Store,
    clock: FrozenClock,
    zone: str,
    edits: list[tuple[str, int, int, int, float | None, bool]],
    second: bool,
) -> None:
    """The person lives around a change of the clocks of the zone; undo and redo are edits as well."""
    store.zone = zone
    around = CHANGES[zone][second]
    clock.instant = around.add(hours=12)
    for session in store.reader.sessions(limit=-1):
        do(store, delete_session, session.id)
    plans = [start_novel(store, title) for title in ("Write the novel", "Another book")]
    bites, goals = [each.bite for each in plans], [each.goal for each in plans]
    for edit in edits:
        before = rows_of(store.connection)
        try:
            change(store, bites, around, edit)
        except (Refused, NotFound):
            assert rows_of(store.connection) == before
        bites = [bite for bite in bites if store.reader.find(Bite, id=bite.id)] or bites
        check_rows(store)
        check_figures(store, bites, goals)


def timed(store: Store, clock: FrozenClock, minutes: int) -> FocusSession:
    """A session that lasts so long by the clock."""
    session = do(store, start_session, None, None).value
    clock.forward(minutes * 60)
    return do(store, end_session, session.id, SessionState.DONE).value


def typed(store: Store, clock: FrozenClock, minutes: int) -> FocusSession:
    """One that is added afterwards."""
    start = clock.now()
    clock.forward(minutes * 60)
    session = FocusSession(started_at=start, ended_at=clock.now(), state=SessionState.DONE)
    return do(store, add_past_session, session).value


@pytest.mark.parametrize("lived", [timed, typed], ids=["timed", "typed"])
@pytest.mark.parametrize("zone", ZONES)
@ONE_STORE
@given(before=st.integers(0, 1500), minutes=st.integers(1, 1440), second=st.booleans())
def test_t14_t17_sessions_over_clock_changes_keep_their_days_in_parts_that_sum_to_them(
    store: Store,
    clock: FrozenClock,
    zone: str,
    lived: Callable[[Store, FrozenClock, int], FocusSession],
    before: int,
    minutes: int,
    second: bool,
) -> None:
    for session in store.reader.sessions(limit=-1):
        do(store, delete_session, session.id)
    store.zone, store.cutoff = zone, time(4)
    clock.instant = CHANGES[zone][second].subtract(minutes=before)
    session = lived(store, clock, minutes)
    check_rows(store)
    assert sum(store.reader.focus_by_day(date.min, date.max).values()) == minutes * 60_000
    assert store.reader.focus_totals([session.id]) == {session.id: minutes * 60_000}
    rows = rows_of(store.connection)
    store.zone, store.cutoff = "Asia/Tokyo" if zone != "Asia/Tokyo" else "UTC", time(0)
    assert store.reader.sessions_in_days(date.min, date.max) == (session,)
    store.zone, store.cutoff = zone, time(4)
    assert rows_of(store.connection) == rows


def test_t53_other_defaults_change_no_stored_row(database: Path, clock: FrozenClock, open_store: OpenStore) -> None:
    store = open_store(database)
    plan = start_novel(store)
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(30 * 60)
    do(store, end_session, session.id, SessionState.PARTIAL)
    do(store, start_session, plan.bite.id, 25)
    before = rows_of(store.connection)
    store.close()
    for minutes, cutoff, zone in ((50.0, time(0), "Asia/Tokyo"), (5.0, time(6), "UTC")):
        opening = Opening(database, clock, zone, Settings(session_minutes=minutes, day_cutoff=cutoff, zone=zone))
        again, state = opening.read()
        assert again is not None
        assert state.running is not None
        assert (state.running.session.plan_minutes, state.running.session.zone) == (25, "Europe/Berlin")
        assert rows_of(again.connection) == before
        again.close()
