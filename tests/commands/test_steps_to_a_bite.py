"""Tasks and bites: written down, ordered, finished by hand with what they add to the goal, opened again, deleted."""

from dataclasses import replace
from datetime import date

import pytest

from tests.commands.plan import start_novel, state_of, words_written
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, delete_bite, edit_bite, finish_bite, move_bite, reopen_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.measures import delete_measurement, record_measurement
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import add_task, delete_task, edit_task, finish_task, move_task, reopen_task
from tui_goals.domain import AmountKind, Bite, NotFound, Refused, SessionState, Task
from tui_goals.store import Store


def test_tasks_and_bites_keep_the_order_they_are_given(store: Store) -> None:
    plan = start_novel(store)
    second = do(store, add_task, Task(milestone_id=plan.milestone.id, title="Chapter 2")).value
    do(store, move_task, second.id, -1)
    assert [task.title for task in store.reader.tasks_of(plan.milestone.id)] == ["Chapter 2", "Chapter 1"]
    more = do(store, add_bite, Bite(task_id=plan.task.id, title="500 words", amount=500, unit="words")).value
    do(store, move_bite, more.id, -1)
    assert [bite.title for bite in store.reader.bites_of(plan.task.id)] == ["500 words", "1000 words"]


@pytest.mark.parametrize("estimate", [0, -5])
def test_a_task_that_takes_no_time_is_refused(store: Store, estimate: int) -> None:
    plan = start_novel(store)
    with pytest.raises(Refused, match="estimate"):
        do(store, add_task, Task(milestone_id=plan.milestone.id, title="Chapter 2", estimate=estimate))


def test_nothing_hangs_in_the_air(store: Store) -> None:
    start_novel(store)
    with pytest.raises(NotFound, match="no milestone 9"):
        do(store, add_task, Task(milestone_id=9, title="Chapter 2"))
    with pytest.raises(NotFound, match="no task 9"):
        do(store, add_bite, Bite(task_id=9, title="500 words"))


def test_a_bite_with_an_amount_needs_a_unit(store: Store) -> None:
    plan = start_novel(store)
    with pytest.raises(Refused, match="unit"):
        do(store, add_bite, Bite(task_id=plan.task.id, title="500", amount=500))
    with pytest.raises(Refused, match="more than 0"):
        do(store, edit_bite, plan.bite, replace(plan.bite, amount=-1.0))


def test_a_task_is_finished_and_opened_again(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    clock.forward(60)
    assert do(store, finish_task, plan.task.id).value.done_at == clock.now()
    assert state_of(store).task_counts == {plan.milestone.id: (1, 1)}
    assert do(store, finish_task, plan.task.id).step is None
    assert do(store, reopen_task, plan.task.id).value.done_at is None
    renamed = do(store, edit_task, plan.task, replace(plan.task, title="Chapter One")).value
    assert (renamed.title, renamed.revision) == ("Chapter One", 4)


def test_finishing_a_bite_by_hand_adds_its_words_and_opening_it_takes_them_back(store: Store) -> None:
    plan = start_novel(store)
    done = do(store, finish_bite, plan.bite.id)
    assert words_written(store, plan.goal) == 1000
    assert done.step is not None and set(done.step.tables) == {"bite", "measurement"}, "one step, undone as one"
    assert do(store, finish_bite, plan.bite.id).step is None
    do(store, reopen_bite, plan.bite.id)
    assert words_written(store, plan.goal) == 0


def test_a_bite_adds_only_what_sessions_did_not_log_already(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(600)
    do(store, end_session, session.id, SessionState.PARTIAL, AmountKind.DELTA, 400)
    assert words_written(store, plan.goal) == 400
    do(store, finish_bite, plan.bite.id)
    assert words_written(store, plan.goal) == 1000
    do(store, reopen_bite, plan.bite.id)
    assert words_written(store, plan.goal) == 400, "what the session logged stays"
    do(store, finish_bite, plan.bite.id)
    assert words_written(store, plan.goal) == 1000


def test_a_bite_in_another_unit_moves_nothing(store: Store) -> None:
    plan = start_novel(store)
    pages = do(store, add_bite, Bite(task_id=plan.task.id, title="Read 5 pages", amount=5, unit="pages")).value
    finished = do(store, finish_bite, pages.id)
    assert finished.step is not None and finished.step.tables == ("bite",)
    assert words_written(store, plan.goal) == 0


def test_deleting_a_task_takes_its_bites_and_leaves_the_words(store: Store) -> None:
    plan = start_novel(store)
    do(store, finish_bite, plan.bite.id)
    do(store, delete_task, plan.task.id)
    assert state_of(store).bites == ()
    assert words_written(store, plan.goal) == 1000
    do(store, undo)
    assert store.reader.measurements(plan.goal.id)[0].bite_id == plan.bite.id
    do(store, delete_bite, plan.bite.id)
    with pytest.raises(NotFound):
        do(store, delete_bite, plan.bite.id)


def test_totals_and_deltas_come_to_one_number(store: Store, clock: FrozenClock) -> None:
    goal = start_novel(store).goal
    story = [(AmountKind.DELTA, 250.0, 250), (AmountKind.TOTAL, 3450.0, 3450), (AmountKind.DELTA, -50.0, 3400)]
    for kind, amount, comes_to in story:
        clock.forward(1)
        do(store, record_measurement, goal.id, kind, amount)
        assert words_written(store, goal) == comes_to
    do(store, delete_measurement, store.reader.measurements(goal.id)[1].id)
    assert words_written(store, goal) == 200


def test_a_measurement_of_a_past_day_does_not_outdo_a_later_total(store: Store) -> None:
    goal = start_novel(store).goal
    do(store, record_measurement, goal.id, AmountKind.TOTAL, 500)
    do(store, record_measurement, goal.id, AmountKind.DELTA, 100, date(2026, 3, 1), "forgotten")
    assert words_written(store, goal) == 500, "the total of today counted it already"
    assert [each.note for each in store.reader.measurements(goal.id)] == ["", "forgotten"]


def test_what_cannot_be_measured_is_refused(store: Store) -> None:
    plan = start_novel(store)
    with pytest.raises(Refused, match="05 Mar 2026 is still to come"):
        do(store, record_measurement, plan.goal.id, AmountKind.DELTA, 1, date(2026, 3, 5))
    for amount in (float("nan"), float("inf"), 1e300):
        with pytest.raises(Refused):
            do(store, record_measurement, plan.goal.id, AmountKind.DELTA, amount)
    assert store.reader.measurements(plan.goal.id) == ()


def test_a_step_names_its_amount_as_a_person_would(store: Store) -> None:
    goal = start_novel(store).goal
    labels = []
    for amount in (1_234_567.0, 0.1 + 0.2, -50.0):
        step = do(store, record_measurement, goal.id, AmountKind.DELTA, amount).step
        labels.append(step.label if step else "")
    assert labels == ["Record 1,234,567 as a delta", "Record 0.3 as a delta", "Record -50 as a delta"]
