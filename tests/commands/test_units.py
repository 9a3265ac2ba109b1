"""Units done in sessions: typed as a delta or a total, kept as a delta, and moving the goal (T45, T46)."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.plan import Plan, start_novel, words_written
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.steps import undo
from tui_goals.domain import AmountKind, Bite, FocusSession, Refused, SessionState
from tui_goals.rules.days import local_day
from tui_goals.rules.focus import next_plan_units
from tui_goals.rules.numbers import parse_amount
from tui_goals.store import Store

DONE, PARTIAL, ABANDONED = SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, whose first bite is 1000 words."""
    return start_novel(store)


def sit(store: Store, bite: Bite, outcome: SessionState, typed: str) -> FocusSession:
    """A session on a bite that ends with what was typed as units."""
    session = do(store, start_session, bite.id, 25, bite.amount).value
    kind, amount = parse_amount(typed)
    return do(store, end_session, session.id, outcome, kind, amount).value


@pytest.mark.parametrize("typed", ["250", "+250", "=250"])
def test_the_first_words_are_the_same_however_they_are_typed(store: Store, plan: Plan, typed: str) -> None:
    assert sit(store, plan.bite, PARTIAL, typed).units == 250
    assert words_written(store, plan.goal) == 250


def test_a_total_counts_from_what_the_goal_has_come_to(store: Store, plan: Plan) -> None:
    do(store, record_measurement, plan.goal.id, AmountKind.TOTAL, 3000)
    assert sit(store, plan.bite, PARTIAL, "=3450").units == 450
    assert words_written(store, plan.goal) == 3450


def test_a_total_in_the_bites_own_unit_counts_from_the_bites_sessions(store: Store, plan: Plan) -> None:
    pages = do(store, add_bite, Bite(task_id=plan.task.id, title="Read 30 pages", amount=30, unit="pages")).value
    assert sit(store, pages, PARTIAL, "12").units == 12
    assert sit(store, pages, PARTIAL, "=20").units == 8
    assert words_written(store, plan.goal) == 0


def test_text_that_was_cut_counts_as_less(store: Store, plan: Plan) -> None:
    sit(store, plan.bite, PARTIAL, "500")
    assert sit(store, plan.bite, PARTIAL, "-120").units == -120
    assert words_written(store, plan.goal) == 380


def test_what_is_left_of_a_part_is_the_next_plan(store: Store, plan: Plan) -> None:
    """T46."""
    session = sit(store, plan.bite, PARTIAL, "400")
    assert next_plan_units(session, session.units) == 600


def test_an_abandoned_session_keeps_its_words(store: Store, plan: Plan) -> None:
    session = sit(store, plan.bite, ABANDONED, "80")
    assert (session.units, session.state, words_written(store, plan.goal)) == (80, ABANDONED, 80)


def test_a_done_session_finishes_the_bite_and_adds_only_what_was_typed(
    store: Store, plan: Plan, clock: FrozenClock
) -> None:
    sit(store, plan.bite, DONE, "900")
    assert store.reader.get(Bite, plan.bite.id).done_at == clock.now()
    assert words_written(store, plan.goal) == 900


def test_ending_without_a_number_measures_nothing(store: Store, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    ended = do(store, end_session, session.id, DONE).value
    assert (ended.units, store.reader.measurements(plan.goal.id)) == (None, ())


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), 1e300])
def test_an_amount_that_is_no_number_ends_nothing(store: Store, plan: Plan, amount: float) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    with pytest.raises(Refused):
        do(store, end_session, session.id, DONE, AmountKind.DELTA, amount)
    assert store.reader.open_session() == session


def test_the_measurement_belongs_to_the_session_and_its_day_and_goes_with_its_undo(store: Store, plan: Plan) -> None:
    session = sit(store, plan.bite, PARTIAL, "250")
    (measurement,) = store.reader.measurements(plan.goal.id)
    assert (measurement.session_id, measurement.bite_id) == (session.id, plan.bite.id)
    assert (measurement.local_day, measurement.zone) == (session.local_day, "Europe/Berlin")
    do(store, undo)
    assert words_written(store, plan.goal) == 0


Records = list[tuple[AmountKind, int, int]]
AMOUNTS = st.integers(-5000, 5000)
RECORDS = st.lists(st.tuples(st.sampled_from(AmountKind), AMOUNTS, st.integers(0, 5)), max_size=8)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=RECORDS, second=RECORDS)
def test_a_goal_comes_to_its_last_total_and_every_delta_since(
    store: Store, clock: FrozenClock, first: Records, second: Records
) -> None:
    """Recorded in any order, for any of the last days; two goals at once."""
    expected = {}
    for records in (first, second):
        goal = start_novel(store).goal
        lived = []
        for place, (kind, amount, days_ago) in enumerate(records):
            clock.forward(1)
            day = local_day(clock.now(), store.zone) - timedelta(days=days_ago)
            do(store, record_measurement, goal.id, kind, amount, day)
            lived.append((day, place, kind, amount))
        for _, _, kind, amount in sorted(lived):
            expected[goal.id] = amount if kind is AmountKind.TOTAL else expected.get(goal.id, 0) + amount
    with store.reading() as reader:
        measured = reader.measured(store.clock.now().date())
    assert {id: value for id, value in measured.items() if id in expected} == expected


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), AMOUNTS), min_size=1, max_size=6))
def test_totals_equal_the_sum_of_deltas(store: Store, typed: list[tuple[bool, int]]) -> None:
    """T45, for any series of deltas and totals."""
    plan = start_novel(store)
    expected = 0
    for total, amount in typed:
        expected = amount if total else expected + amount
        sit(store, plan.bite, PARTIAL, f"={amount}" if total else str(amount))
    kept = [session.units for session in store.reader.sessions() if session.goal_id == plan.goal.id]
    assert sum(kept) == expected == words_written(store, plan.goal) == store.reader.units_logged(plan.bite.id)
