"""One bite after the other: without a gap (T42), and a quick focus that finds its bite later (T2)."""

import pytest

from tests.commands.plan import Plan, start_novel, words_written
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, delete_bite, finish_bite
from tui_goals.commands.focus import end_session, link_session, pause_session, start_session
from tui_goals.commands.steps import undo
from tui_goals.domain import AmountKind, Bite, NotFound, Refused, SessionState
from tui_goals.rules import focus
from tui_goals.store import Store
from tui_goals.store.moment import read_clock

DONE, PARTIAL = SessionState.DONE, SessionState.PARTIAL


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, whose first bite is 1000 words."""
    return start_novel(store)


def test_no_gap_begins_where_the_last_one_ended_and_counts_from_there(store: Store, clock: FrozenClock) -> None:
    first = do(store, start_session, None, 25).value
    clock.forward(1500)
    ended = do(store, end_session, first.id, DONE).value
    clock.forward(90)
    second = do(store, start_session, None, 25, no_gap=True).value
    assert second.started_at == ended.ended_at
    clock.forward(60)
    reading = read_clock(clock)
    assert focus.focus_seconds(store.reader.segments(second.id), reading) == 150
    clock.step_wall(7200)
    assert do(store, end_session, second.id, DONE).value.ended_at == ended.ended_at.add(seconds=150)


def test_no_gap_needs_a_session_to_follow_and_a_clock_that_was_not_set_back(store: Store, clock: FrozenClock) -> None:
    with pytest.raises(Refused, match="No session has ended yet"):
        do(store, start_session, None, 25, no_gap=True)
    do(store, end_session, do(store, start_session, None, 25).value.id, DONE)
    clock.step_wall(-3600)
    with pytest.raises(Refused, match="set back"):
        do(store, start_session, None, 25, no_gap=True)


def quick_focus(store: Store, amount: float | None) -> int:
    """A session about nothing yet, ended with an amount."""
    session = do(store, start_session, None, 25).value
    assert session.subject == "Quick focus"
    return do(store, end_session, session.id, PARTIAL, AmountKind.DELTA, amount).value.id


def test_what_a_quick_focus_came_to_counts_once_it_has_found_its_bite(store: Store, plan: Plan) -> None:
    quick = quick_focus(store, 300)
    assert words_written(store, plan.goal) == 0
    linked = do(store, link_session, quick, plan.bite.id).value
    assert (linked.bite_id, linked.goal_id, linked.unit, words_written(store, plan.goal)) == (
        plan.bite.id, plan.goal.id, "words", 300,
    )  # fmt: skip
    do(store, finish_bite, plan.bite.id)
    assert words_written(store, plan.goal) == 1000
    do(store, undo)
    do(store, undo)
    assert words_written(store, plan.goal) == 0


def test_a_session_that_still_runs_finds_its_bite_too(store: Store, plan: Plan) -> None:
    session = do(store, start_session, None, 25).value
    do(store, pause_session, session.id)
    do(store, link_session, session.id, plan.bite.id)
    do(store, end_session, session.id, DONE, AmountKind.DELTA, 250)
    assert words_written(store, plan.goal) == 250
    assert store.reader.get(Bite, plan.bite.id).done_at is not None


def test_a_session_has_one_bite(store: Store, plan: Plan) -> None:
    quick = quick_focus(store, None)
    do(store, link_session, quick, plan.bite.id)
    with pytest.raises(Refused, match="belongs to a bite already"):
        do(store, link_session, quick, plan.bite.id)
    with pytest.raises(NotFound):
        do(store, link_session, 99, plan.bite.id)


def test_what_was_counted_for_a_bite_that_is_gone_is_not_counted_twice(store: Store, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    do(store, end_session, session.id, PARTIAL, AmountKind.DELTA, 300)
    do(store, delete_bite, plan.bite.id)
    again = do(store, add_bite, Bite(task_id=plan.task.id, title="1000 words", amount=1000, unit="words")).value
    do(store, link_session, session.id, again.id)
    assert words_written(store, plan.goal) == 300
