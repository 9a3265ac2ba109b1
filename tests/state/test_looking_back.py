"""The facts of a stretch of days: every number has the rows behind it, however the days are cut."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from math import isclose

import pendulum
import pytest

from tests.commands.plan import Plan, add, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, finish_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal, edit_goal
from tui_goals.commands.journal import write_entry
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import edit_milestone, finish_milestone
from tui_goals.domain import (
    AmountKind,
    Bite,
    Entry,
    EntryKind,
    FocusSession,
    Goal,
    Interruption,
    InterruptionKind,
    Kept,
    Origin,
    RewardTaken,
    SessionState,
    Target,
)  # fmt: skip
from tui_goals.exchange.demo import lived_in_year
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.rules.review_facts import AVERAGES, Fact, FactName, FactRow
from tui_goals.state import AppState, load
from tui_goals.state.looking_back import range_facts
from tui_goals.store import Reader, Store
from tui_goals.store.bulk import put_all
from tui_goals.store.connection import connect
from tui_goals.store.tx import Tx

MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)


def facts(store: Store, first: date = MONDAY, last: date = SUNDAY) -> dict[tuple[str, str], Fact]:
    """The facts by name and label."""
    found = range_facts(state_of(store), store.reader, first, last)
    return {(str(fact.name), fact.label): fact for fact in found}


def amounts(store: Store) -> dict[tuple[str, str], float]:
    """Only the numbers."""
    return {key: fact.value for key, fact in facts(store).items()}


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel."""
    return start_novel(store)


def sit(store: Store, clock: FrozenClock, plan: Plan, minutes: float, **ending: object) -> FocusSession:
    """A sitting of 25 planned minutes."""
    session = do(store, start_session, plan.bite.id, 25, commitment="I will write").value
    clock.forward(minutes * 60)
    ending = {"outcome": SessionState.PARTIAL, **ending}
    return do(store, end_session, session.id, **ending).value  # type: ignore[arg-type]


def test_j10_nothing_lived_has_no_facts(store: Store) -> None:
    assert facts(store) == {}


def test_j10_focus_overrun_units_and_reasons_are_told_with_their_rows(
    store: Store, clock: FrozenClock, plan: Plan
) -> None:
    sit(store, clock, plan, 20, amount=300.0)
    sit(store, clock, plan, 30, amount=200.0)
    sit(store, clock, plan, 5, outcome=SessionState.ABANDONED, reason="The phone")
    sit(store, clock, plan, 6, outcome=SessionState.ABANDONED, reason="the phone")
    found = amounts(store)
    assert found["focus", ""] == 61 * 60 and found["overrun", ""] == 5 * 60
    assert found["sessions", ""] == 4 and found["units", "words"] == 500
    assert found["left", "The phone"] == 2 and ("left", "the phone") not in found
    rows = facts(store)["units", "words"].rows
    assert [(row.title, row.amount) for row in rows] == [("1000 words", 300), ("1000 words", 200)]
    clock.forward(7 * 86_400)
    assert ("focus", "") not in amounts(store) or facts(store)["focus", ""].value == 61 * 60
    assert facts(store, SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=7)).keys() == {("stuck", "")}


def test_j10_units_are_what_moved_the_measure_and_what_was_counted_beside_it(
    store: Store, clock: FrozenClock, plan: Plan
) -> None:
    do(store, record_measurement, plan.goal.id, AmountKind.TOTAL, 1000.0, date(2026, 2, 20))
    do(store, record_measurement, plan.goal.id, AmountKind.DELTA, 50.0)
    do(store, record_measurement, plan.goal.id, AmountKind.TOTAL, 1500.0)
    pages = do(store, add_bite, Bite(task_id=plan.task.id, title="Read", amount=10, unit="pages")).value
    session = do(store, start_session, pages.id, 25).value
    clock.forward(60)
    do(store, end_session, session.id, SessionState.DONE, amount=12.0)
    assert amounts(store)["units", "words"] == 500 and amounts(store)["units", "pages"] == 12
    assert [row.amount for row in facts(store)["units", "words"].rows] == [50, 450]


def test_j10_milestones_done_and_slipped(store: Store, clock: FrozenClock, plan: Plan) -> None:
    late, early = add(store, plan.goal, "Outline"), add(store, plan.goal, "Title")
    do(store, edit_milestone, late, replace(late, due=date(2026, 3, 2)))
    do(store, edit_milestone, early, replace(early, due=date(2026, 3, 8)))
    moved = do(store, edit_milestone, plan.milestone, replace(plan.milestone, due=date(2026, 3, 20))).value
    do(store, edit_milestone, moved, replace(moved, due=date(2026, 4, 1)), "the course")
    do(store, finish_milestone, late.id)
    found = facts(store)
    assert [row.title for row in found["milestones", ""].rows] == ["Outline"]
    assert [(row.title, row.note) for row in found["slipped", ""].rows] == [
        ("First draft", "moved from 20 Mar to 1 Apr: the course"), ("Outline", "done on 4 Mar"),
    ]  # fmt: skip
    clock.forward(5 * 86_400)
    assert [row.note for row in facts(store)["slipped", ""].rows] == [
        "moved from 20 Mar to 1 Apr: the course", "done on 4 Mar", "open",
    ]  # fmt: skip


def test_j10_commitments_interruptions_rewards_and_bites(store: Store, clock: FrozenClock, plan: Plan) -> None:
    given = do(store, add_bite, Bite(task_id=plan.task.id, title="Given", origin=Origin.GIVEN)).value

    def told(tx: Tx, session: FocusSession, kept: Kept) -> None:
        """Say how it went."""
        tx.change(session, kept=kept)
        for kind in (InterruptionKind.EXTERNAL, InterruptionKind.EXTERNAL, InterruptionKind.INTERNAL):
            tx.add(Interruption(session_id=session.id, kind=kind, happened_at=tx.now, local_day=session.local_day))

    do(store, told, sit(store, clock, plan, 25), Kept.KEPT)
    do(store, told, sit(store, clock, plan, 25), Kept.PARTLY)
    do(store, told, sit(store, clock, replace(plan, bite=given), 25), Kept.NOT_KEPT)
    rewarded = do(store, edit_milestone, plan.milestone, replace(plan.milestone, reward="Cake")).value
    do(store, finish_bite, given.id)
    do(store, finish_milestone, rewarded.id)
    found = facts(store)
    assert (found["kept", "mine"].value, len(found["kept", "mine"].rows)) == (1, 2)
    assert (found["kept", "given"].value, len(found["kept", "given"].rows)) == (0, 1)
    assert (found["interruptions", "from outside"].value, found["interruptions", "from within"].value) == (6, 3)
    assert found["rewards", ""].rows == (FactRow(date(2026, 3, 4), "Cake", note="First draft"),)
    assert [row.title for row in found["bites", ""].rows] == ["Given"]
    do(
        store,
        lambda tx: tx.add(
            RewardTaken(target=Target.MILESTONE, target_id=rewarded.id, taken_at=tx.now, local_day=MONDAY)
        ),
    )
    assert ("rewards", "") not in facts(store)


def test_j7_averages_leave_out_entries_without_mood_or_energy(store: Store) -> None:
    for mood, energy in ((5, None), (None, None), (2, 3)):
        do(store, write_entry, Entry(body="Hm.", mood=mood, energy=energy))
    do(store, write_entry, Entry(body="x", kind=EntryKind.WEEKLY, period="2026-W10", mood=1))
    found = facts(store)
    assert found["entries", ""].value == 3
    assert (found["mood", ""].value, len(found["mood", ""].rows)) == (3.5, 2)
    assert (found["energy", ""].value, len(found["energy", ""].rows)) == (3, 1)


def test_j13_stuck_goals_are_those_without_a_sitting_or_a_next_bite(
    store: Store, clock: FrozenClock, plan: Plan
) -> None:
    do(store, edit_goal, plan.goal, replace(plan.goal, start=date(2026, 1, 1)))
    do(store, add_goal, Goal(title="Run a marathon"))
    assert [(row.title, row.note) for row in facts(store)["stuck", ""].rows] == [
        ("Write the novel", "no session yet"), ("Run a marathon", "no next bite"),
    ]  # fmt: skip
    sit(store, clock, plan, 10)
    assert [row.title for row in facts(store)["stuck", ""].rows] == ["Run a marathon"]
    clock.forward(7 * 86_400)
    later = facts(store, SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=7))["stuck", ""]
    assert [(row.title, row.note) for row in later.rows] == [
        ("Write the novel", "no session since 4 Mar"), ("Run a marathon", "no session yet, no next bite"),
    ]  # fmt: skip


def test_j14_a_night_belongs_to_the_evening_before_also_on_the_edge_of_a_week(
    store: Store, clock: FrozenClock, plan: Plan
) -> None:
    clock.forward(4 * 86_400 + 16 * 3600 + 30 * 60)
    sit(store, clock, plan, 20)
    assert clock.now() == pendulum.datetime(2026, 3, 9, 1, 50)
    assert amounts(store)["focus", ""] == 20 * 60
    clock.forward(3600)
    sit(store, clock, plan, 30)
    assert amounts(store)["focus", ""] == 30 * 60 and amounts(store)["sessions", ""] == 1


NOW = pendulum.datetime(2026, 11, 27, 9, 30)


@pytest.fixture(scope="module")
def year(template: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AppState, Reader]]:
    """The lived-in year, read."""
    import shutil

    path = shutil.copy(str(template), tmp_path_factory.mktemp("year") / "goals.db")
    with closing(connect(path)) as connection:
        put_all(connection, lived_in_year(NOW, "Europe/Berlin"))
        reader = Reader(connection)
        yield load(reader, AppState(), NOW, "Europe/Berlin", DAY_CUTOFF), reader


def test_j10_every_number_is_the_sum_of_its_rows_and_of_the_weeks_it_is_made_of(year: tuple[AppState, Reader]) -> None:
    state, reader = year
    first, last = date(2026, 8, 3), date(2026, 11, 22)
    whole = {(fact.name, fact.label): fact for fact in range_facts(state, reader, first, last)}
    assert {name for name, _ in whole} >= {FactName.FOCUS, FactName.UNITS, FactName.BITES, FactName.LEFT, FactName.MOOD}
    for fact in whole.values():
        total = sum(row.amount for row in fact.rows)
        assert isclose(fact.value, total / len(fact.rows) if fact.name in AVERAGES else total)
    once = {FactName.STUCK, FactName.REWARDS, *AVERAGES}
    summed: dict[tuple[FactName, str], float] = {}
    day = first
    while day <= last:
        for fact in range_facts(state, reader, day, day + timedelta(days=6)):
            summed[fact.name, fact.label] = summed.get((fact.name, fact.label), 0.0) + fact.value
        day += timedelta(days=7)
    for key, fact in whole.items():
        if key[0] not in once:
            assert isclose(summed[key], fact.value), key
