"""One action on many things, and things put under others."""

from dataclasses import replace
from datetime import date

import pytest

from tests.commands.plan import add, start_novel, state_of
from tui_goals.commands import do
from tui_goals.commands.many import delete_many, finish_many, move_many, plan_many, reopen_many
from tui_goals.commands.milestones import add_dependency, edit_milestone
from tui_goals.commands.moving import make_milestone, move_to_goal, move_to_milestone
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import add_task, edit_task
from tui_goals.domain import Bite, Goal, Milestone, PlanChange, Refused, Target, Task
from tui_goals.rules.outline import key_of
from tui_goals.store import Store

TENTH = date(2026, 3, 10)


def test_p29_many_are_finished_opened_and_deleted_as_one_step(store: Store) -> None:
    plan = start_novel(store)
    second = do(store, add_task, Task(milestone_id=plan.milestone.id, title="Chapter 2")).value
    keys = [key_of(plan.task), key_of(second), key_of(plan.bite)]
    done = do(store, finish_many, keys)
    assert done.step is not None
    assert done.step.label == "Finish 2 tasks and 1 bite"
    assert all(task.done_at for task in store.reader.find(Task))
    do(store, undo)
    assert not any(task.done_at for task in store.reader.find(Task))
    do(store, finish_many, keys)
    do(store, reopen_many, keys)
    assert not any(task.done_at for task in store.reader.find(Task))
    gone = do(store, delete_many, [key_of(plan.milestone), *keys])
    assert gone.step is not None
    assert gone.step.label == "Delete 1 milestone"
    assert store.reader.find(Bite) == ()
    do(store, undo)
    assert len(store.reader.find(Task)) == 2


def test_p29_p23_many_are_planned_anew_with_a_reason(store: Store) -> None:
    plan = start_novel(store)
    do(store, edit_task, plan.task, replace(plan.task, due=TENTH))
    other = add(store, plan.goal, "Second draft")
    do(store, edit_milestone, other, replace(other, due=TENTH))
    keys = [key_of(plan.task), key_of(other)]
    step = do(store, plan_many, keys, shift="+1w", add_labels=("race",), reason="the flood").step
    assert step is not None
    assert step.label == "Plan 1 task and 1 milestone anew"
    assert store.reader.get(Task, plan.task.id).due == date(2026, 3, 17)
    assert store.reader.get(Milestone, other.id).labels == ("race",)
    reasons = [(change.field, change.reason) for change in store.reader.find(PlanChange) if change.reason]
    assert reasons == [("due", "the flood")] * 2
    do(store, plan_many, keys, due=date(2026, 4, 1), drop_labels=("RACE",))
    assert store.reader.get(Task, plan.task.id).due == date(2026, 4, 1)
    assert store.reader.get(Task, plan.task.id).labels == ()


def test_p29_where_one_cannot_none_is_changed(store: Store) -> None:
    plan = start_novel(store)
    keys = [key_of(plan.task), key_of(plan.bite), key_of(plan.milestone)]
    with pytest.raises(
        Refused, match=r"Nothing was changed\. “Chapter 1” has no priority; milestones have\. “1000 words”"
    ):
        do(store, plan_many, keys, priority=2)
    assert store.reader.get(Milestone, plan.milestone.id).priority == 0
    with pytest.raises(Refused, match="“Write the novel” ends with a grade"):
        do(store, finish_many, [*keys, key_of(plan.goal)])
    with pytest.raises(Refused, match="no due day to move"):
        do(store, plan_many, [key_of(plan.milestone)], shift="-2d")
    with pytest.raises(Refused, match="belongs to a task, not to a milestone"):
        do(store, move_many, keys, key_of(plan.milestone))
    assert state_of(store).tasks[0].done_at is None


def test_p26_a_task_goes_to_another_milestone_with_its_bites(store: Store) -> None:
    plan = start_novel(store)
    other = add(store, plan.goal, "Second draft")
    moved = do(store, move_many, [key_of(plan.task)], (Target.MILESTONE, other.id))
    assert moved.step is not None
    assert moved.step.label == "Move 1 task to another place"
    assert store.reader.tasks_of(other.id)[0].id == plan.task.id
    assert store.reader.bites_of(plan.task.id)[0].id == plan.bite.id
    assert do(store, move_to_milestone, plan.task.id, other.id).value.milestone_id == other.id


def test_p26_a_task_is_turned_into_a_milestone_and_back_by_one_undo(store: Store) -> None:
    plan = start_novel(store)
    made = do(store, make_milestone, plan.task.id).value
    (task,) = store.reader.tasks_of(made.id)
    assert (made.title, task.title) == ("Chapter 1", "1000 words")
    assert store.reader.bites_of(task.id)[0].id == plan.bite.id
    assert [each.title for each in store.reader.find(Task)] == ["1000 words"]
    do(store, undo)
    assert [each.title for each in store.reader.find(Task)] == ["Chapter 1"]
    assert store.reader.bites_of(plan.task.id)[0].id == plan.bite.id


def test_p26_a_milestone_goes_to_another_goal_unless_others_wait(store: Store) -> None:
    plan, run = start_novel(store), start_novel(store, "Run")
    do(store, move_to_goal, plan.milestone.id, run.goal.id)
    assert store.reader.get(Milestone, plan.milestone.id).goal_id == run.goal.id
    do(store, add_dependency, plan.milestone.id, run.milestone.id)
    with pytest.raises(Refused, match="waits on others of its goal"):
        do(store, move_to_goal, plan.milestone.id, plan.goal.id)
    assert len(store.reader.find(Goal)) == 2
