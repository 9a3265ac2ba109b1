"""The change ledger: old, new and why of every change of date or scope, gone again with its step."""

import random
from dataclasses import replace
from datetime import date

import pytest
from pendulum import DateTime

from tests.commands.plan import start_novel
from tests.store.verbs import VERBS
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import delete_goal, edit_goal, set_phase
from tui_goals.commands.milestones import delete_milestone, edit_milestone, finish_milestone, reopen_milestone
from tui_goals.commands.steps import redo, undo
from tui_goals.commands.tasks import edit_task
from tui_goals.domain import Goal, Milestone, Phase, PlanChange, Refused, Target, Task
from tui_goals.rules import plan_history
from tui_goals.rules.plan_history import DELETED, REOPENED, Plan
from tui_goals.store import Store


def ledger(store: Store) -> list[tuple[str, str, str, str, str]]:
    """What the ledger holds: thing, field, old, new, reason."""
    return [(f"{it.target}", it.field, it.old, it.new, it.reason) for it in store.reader.find(PlanChange)]


def test_j45_p23_every_change_of_date_or_scope_is_kept_with_its_reason(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    do(
        store,
        edit_goal,
        plan.goal,
        replace(plan.goal, due=date(2027, 3, 31), why="For him."),
        "the course came between",
    )
    do(
        store,
        edit_milestone,
        plan.milestone,
        replace(plan.milestone, due=date(2026, 9, 1), contributes=60_000.0),
        "slow",
    )
    do(store, edit_task, plan.task, replace(plan.task, estimate=120), "harder than thought")
    assert ledger(store) == [
        ("goal", "due", "2026-12-31", "2027-03-31", "the course came between"),
        ("milestone", "due", "", "2026-09-01", "slow"),
        ("milestone", "contributes", "", "60000", "slow"),
        ("task", "estimate", "", "120", "harder than thought"),
    ]
    first = store.reader.find(PlanChange)[0]
    assert (first.changed_at, first.zone, first.local_day) == (clock.now(), "Europe/Berlin", date(2026, 3, 4))
    assert first.target_title == "Write the novel"


def test_j45_a_change_of_phase_stands_in_the_ledger_and_undo_takes_it_out_with_the_step(store: Store) -> None:
    plan = start_novel(store)
    do(store, set_phase, plan.goal.id, Phase.PAUSED)
    assert ledger(store) == [("goal", "phase", "committed", "paused", "")]
    do(store, undo)
    assert ledger(store) == []
    do(store, redo)
    assert ledger(store) == [("goal", "phase", "committed", "paused", "")]


def test_j45_what_changes_nothing_of_dates_and_scope_is_not_in_the_ledger(store: Store) -> None:
    plan = start_novel(store)
    do(store, edit_goal, plan.goal, replace(plan.goal, why="For him.", reward="The sea"), "no reason needed")
    do(store, finish_milestone, plan.milestone.id)
    assert ledger(store) == []


def test_j45_reopening_and_deleting_are_changes_of_scope(store: Store) -> None:
    plan = start_novel(store)
    do(store, finish_milestone, plan.milestone.id)
    do(store, reopen_milestone, plan.milestone.id)
    assert ledger(store) == [("milestone", REOPENED, "2026-03-04", "", "")]
    do(store, delete_milestone, plan.milestone.id, "adds nothing")
    assert [(thing, field, reason) for thing, field, _, _, reason in ledger(store)][1:] == [
        ("task", DELETED, "adds nothing"), ("milestone", DELETED, "adds nothing"),
    ]  # fmt: skip
    do(store, undo)
    do(store, delete_goal, plan.goal.id)
    assert {thing for thing, field, *_ in ledger(store) if field == DELETED} == {"goal", "milestone", "task"}


def plan_now(store: Store) -> Plan:
    """The plan as the tables hold it."""
    return plan_history.plan_of((*store.reader.find(Goal), *store.reader.find(Milestone), *store.reader.find(Task)))


@pytest.mark.parametrize("seed", range(5))
def test_j45_any_past_plan_is_rebuilt_from_the_tables_and_the_ledger(
    store: Store, clock: FrozenClock, seed: int
) -> None:
    dice = random.Random(seed)
    past: list[tuple[DateTime, Plan]] = []
    for name in ("add goal", "add milestone", "add task"):
        do(store, VERBS[name], 7)
    verbs = [
        name for name in VERBS
        if name.startswith(("add", "edit", "set phase", "delete", "reopen", "finish", "to column"))
        and name.endswith(("goal", "milestone", "task", "phase", "column", "bite"))
    ]  # fmt: skip
    for _ in range(200):
        clock.forward(3600)
        try:
            done = do(store, VERBS[dice.choice(verbs)], dice.randrange(1000))
            if done.step is not None and dice.random() < 0.2:
                do(store, undo)
        except Refused:
            continue
        past.append((clock.now(), plan_now(store)))
    things = (*store.reader.find(Goal), *store.reader.find(Milestone), *store.reader.find(Task))
    changes = store.reader.find(PlanChange)
    assert len(changes) > 10 and {each.target for each in changes} >= {Target.GOAL, Target.MILESTONE}
    for instant, plan in past:
        assert plan_history.plan_at(things, changes, instant) == plan
