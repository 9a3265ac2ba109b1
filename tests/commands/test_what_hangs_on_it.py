"""What hangs on a thing goes with it or stays without it; undo brings everything back."""

from datetime import date

import pytest

from tests.commands.plan import Plan, start_novel
from tests.store.tables import contents
from tui_goals.commands import do
from tui_goals.commands.bites import delete_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import delete_goal
from tui_goals.commands.journal import delete_entry, write_entry
from tui_goals.commands.milestones import delete_milestone
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import delete_task
from tui_goals.domain import (
    AgreedScope,
    Baseline,
    Decision,
    Entry,
    EntryVersion,
    HillMark,
    Interruption,
    PlanChange,
    QueueMark,
    ReportReader,
    Review,
    RewardTaken,
    SessionState,
    Shared,
    Sharing,
    StatusUpdate,
    Target,
)
from tui_goals.store import Store

DAY = date(2026, 3, 4)


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel that was reviewed, shared, marked and interrupted."""
    plan = start_novel(store)
    session = do(store, start_session, plan.bite.id, 25).value
    do(store, end_session, session.id, SessionState.PARTIAL)
    entry = do(store, write_entry, Entry(body="So far so good."), [(Target.GOAL, plan.goal.id)]).value
    with store.write() as tx:
        tx.add(Interruption(session_id=session.id, happened_at=tx.now, local_day=DAY, task_id=plan.task.id))
        tx.add(QueueMark(bite_id=plan.bite.id))
        tx.add(EntryVersion(entry_id=entry.id, body="So far.", replaced_at=tx.now))
        tx.add(Review(entry_id=entry.id, computed_at=tx.now))
        about = {"target_id": plan.goal.id, "local_day": DAY}
        decision = tx.add(Decision(entry_id=entry.id, bite_id=plan.bite.id, decided_at=tx.now, **about))
        tx.add(PlanChange(field="due", decision_id=decision.id, changed_at=tx.now, **about))
        reader = tx.add(ReportReader(name="Ada"))
        for target, target_id in ((Shared.GOAL, plan.goal.id), (Shared.MILESTONE, plan.milestone.id)):
            tx.add(Sharing(reader_id=reader.id, target=target, target_id=target_id))
            tx.add(RewardTaken(target=Target(target), target_id=target_id, taken_at=tx.now, local_day=DAY))
        tx.add(Sharing(reader_id=reader.id, target=Shared.ENTRY, target_id=entry.id))
        tx.add(AgreedScope(goal_id=plan.goal.id, agreed_at=tx.now, local_day=DAY))
        tx.add(StatusUpdate(goal_id=plan.goal.id, written_at=tx.now, local_day=DAY))
        tx.add(Baseline(goal_id=plan.goal.id, title="As agreed", taken_at=tx.now, local_day=DAY))
        tx.add(HillMark(milestone_id=plan.milestone.id, hill=20, marked_at=tx.now, local_day=DAY))
    return plan


def test_a_deleted_goal_takes_its_scope_sharing_and_reward_and_leaves_what_was_decided(
    store: Store, plan: Plan
) -> None:
    before = contents(store.path)
    do(store, delete_goal, plan.goal.id)
    left = contents(store.path)
    for table in ("agreed_scope", "queue_mark", "reward_taken", "status_update", "baseline", "hill_mark"):
        assert left[table] == []
    assert [row.target for row in store.reader.find(Sharing)] == [Shared.ENTRY]
    assert len(left["decision"]) == len(left["interruption"]) == 1
    assert len(left["plan_change"]) == 1 + 3, "what was there, and goal, milestone and task taken out"
    do(store, undo)
    assert contents(store.path) | {"goal": ()} == before | {"goal": ()}


@pytest.mark.parametrize("what", ["entry", "milestone", "task", "bite"])
def test_undo_brings_back_all_that_hung_on_it(store: Store, plan: Plan, what: str) -> None:
    command, id = {
        "entry": (delete_entry, 1),
        "milestone": (delete_milestone, plan.milestone.id),
        "task": (delete_task, plan.task.id),
        "bite": (delete_bite, plan.bite.id),
    }[what]
    before = {table: {row[:2] for row in rows} for table, rows in contents(store.path).items()}
    do(store, command, id)
    assert contents(store.path) != before
    do(store, undo)
    assert {table: {row[:2] for row in rows} for table, rows in contents(store.path).items()} == before


def test_a_deleted_entry_takes_its_earlier_texts_and_decisions_but_not_what_they_changed(
    store: Store, plan: Plan
) -> None:
    do(store, delete_entry, 1)
    left = contents(store.path)
    assert (left["entry_version"], left["review"], left["decision"], left["entry"]) == ([], [], [], [])
    (change,) = store.reader.find(PlanChange)
    assert change.decision_id is None
