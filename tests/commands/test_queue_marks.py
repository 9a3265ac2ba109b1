"""Today's queue as the person wants it: pinned, ordered, and left for another day (DESIGN 9.18)."""

import pytest

from tests.commands.plan import Plan, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, delete_bite, finish_bite, move_to_task
from tui_goals.commands.queue_marks import bring_back, move_pinned, pin_bite, put_off, unpin_bite
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import add_task, finish_task
from tui_goals.domain import Bite, MarkKind, QueueMark, Refused, Task
from tui_goals.state import views
from tui_goals.store import Store

DAY = 24 * 3600


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with three tasks of one bite each."""
    plan = start_novel(store)
    for title in ("Map", "Names"):
        task = do(store, add_task, Task(milestone_id=plan.milestone.id, title=title)).value
        do(store, add_bite, Bite(task_id=task.id, title=title))
    return plan


def queue(store: Store) -> list[str]:
    """The titles of today's queue."""
    return [item.bite.title for item in views.todays_queue(state_of(store))]


def bite(store: Store, title: str) -> int:
    """The id of a bite."""
    return store.reader.find(Bite, title=title)[0].id


def test_pinned_bites_stand_first_in_the_persons_order(store: Store, plan: Plan) -> None:
    assert queue(store) == ["1000 words", "Map", "Names"]
    do(store, pin_bite, bite(store, "Names"))
    do(store, pin_bite, bite(store, "Map"))
    assert queue(store) == ["Names", "Map", "1000 words"]
    do(store, move_pinned, bite(store, "Map"), -1)
    assert queue(store) == ["Map", "Names", "1000 words"]
    do(store, undo)
    assert queue(store) == ["Names", "Map", "1000 words"]
    do(store, unpin_bite, bite(store, "Names"))
    assert queue(store) == ["Map", "1000 words", "Names"]


def test_only_those_that_are_seen_are_counted_when_one_is_moved(store: Store, plan: Plan) -> None:
    for title in ("1000 words", "Map", "Names"):
        do(store, pin_bite, bite(store, title))
    do(store, finish_bite, bite(store, "Map"))
    do(store, move_pinned, bite(store, "Names"), -1, [bite(store, "Names"), plan.bite.id])
    assert queue(store) == ["Names", "1000 words"]


def test_what_is_not_for_today_comes_back_with_the_next_day(store: Store, clock: FrozenClock, plan: Plan) -> None:
    do(store, put_off, plan.bite.id)
    assert queue(store) == ["Map", "Names"]
    clock.forward(DAY)
    assert queue(store) == ["1000 words", "Map", "Names"]


def test_a_bite_that_is_marked_again_has_one_mark(store: Store, clock: FrozenClock, plan: Plan) -> None:
    do(store, put_off, plan.bite.id)
    clock.forward(DAY)
    do(store, pin_bite, plan.bite.id)
    (mark,) = store.reader.queue_marks()
    assert (mark.kind, mark.day) == (MarkKind.PINNED, None)
    do(store, put_off, plan.bite.id)
    (mark,) = store.reader.queue_marks()
    assert (mark.kind, mark.day) == (MarkKind.NOT_TODAY, state_of(store).today)


def test_all_of_today_is_brought_back_by_one_step(store: Store, plan: Plan) -> None:
    do(store, put_off, plan.bite.id)
    do(store, put_off, bite(store, "Map"))
    do(store, pin_bite, bite(store, "Names"))
    do(store, bring_back)
    assert queue(store) == ["Names", "1000 words", "Map"]


def test_marks_leave_with_their_bite_and_done_ones_get_none(store: Store, plan: Plan) -> None:
    do(store, pin_bite, plan.bite.id)
    do(store, delete_bite, plan.bite.id)
    assert store.reader.find(QueueMark) == ()
    done = bite(store, "Map")
    do(store, finish_bite, done)
    for mark in (pin_bite, put_off):
        with pytest.raises(Refused, match="is done"):
            do(store, mark, done)
    with pytest.raises(Refused, match="not pinned"):
        do(store, move_pinned, bite(store, "Names"), 1)


def test_a_bite_is_moved_to_another_task(store: Store, plan: Plan) -> None:
    there = store.reader.find(Task, title="Map")[0]
    do(store, move_to_task, plan.bite.id, there.id)
    assert [each.title for each in store.reader.bites_of(there.id)] == ["Map", "1000 words"]
    done = do(store, finish_task, plan.task.id).value
    with pytest.raises(Refused, match="is done"):
        do(store, move_to_task, plan.bite.id, done.id)
