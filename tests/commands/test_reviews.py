"""Reviews: text and decisions are one step; what is decided changes the plan; undo takes all of it back."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pendulum
import pytest

from tests.commands.plan import Plan, add, start_novel, state_of
from tests.conftest import OpenStore
from tests.store.tables import LEDGER, Rows, rows_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import delete_bite
from tui_goals.commands.goals import add_goal, set_phase
from tui_goals.commands.journal import delete_entry, edit_entry
from tui_goals.commands.milestones import add_dependency, edit_milestone, finish_milestone, move_to_column
from tui_goals.commands.reviews import save_review, snooze_review
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import (
    Bite,
    Conflict,
    Decision,
    DecisionKind,
    Entry,
    EntryKind,
    Goal,
    Milestone,
    NotFound,
    Phase,
    PlanChange,
    Refused,
    Target,
)
from tui_goals.rules.decisions import Choice, as_json, from_json
from tui_goals.rules.periods import Schedule
from tui_goals.rules.plan_history import DELETED
from tui_goals.rules.shifting import Buffer
from tui_goals.state import views
from tui_goals.store import Store

WEEKLY = Entry(kind=EntryKind.WEEKLY, period="2026-W10", body="## What was hard?\n\nThe storm.")
KEEP, ADJUST, PAUSE, DROP = DecisionKind


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel whose first draft is late."""
    plan = start_novel(store)
    late = do(store, edit_milestone, plan.milestone, replace(plan.milestone, due=date(2026, 3, 1))).value
    return replace(plan, milestone=late)


def review(store: Store, *choices: Choice, base: Entry | None = None, **changes: object) -> Entry:
    """Save the week's review."""
    mine = replace(base or WEEKLY, **changes)  # type: ignore[arg-type]
    return do(store, save_review, base or Entry(), mine, '{"facts": []}', choices).value


def tables(store: Store) -> Rows:
    """What is kept, without the ledger of steps."""
    return rows_of(store.connection, LEDGER)


def on_goal(plan: Plan, kind: DecisionKind, reason: str = "", **more: object) -> Choice:
    """A decision on the novel."""
    return Choice(Target.GOAL, plan.goal.id, kind, reason, **more)  # type: ignore[arg-type]


def on_milestone(plan: Plan, kind: DecisionKind, reason: str = "", **more: object) -> Choice:
    """A decision on the first draft."""
    return Choice(Target.MILESTONE, plan.milestone.id, kind, reason, **more)  # type: ignore[arg-type]


def test_j11_text_and_decisions_are_one_step_and_undone_together(store: Store, plan: Plan) -> None:
    before = tables(store)
    changes = (("due", "2026-05-01"), ("contributes", "70000"))
    review(
        store,
        on_goal(plan, ADJUST, "the course", changes=(("due", "2027-01-31"),), new_bite="Open the file"),
        on_milestone(plan, ADJUST, "slower than thought", changes=changes),
    )
    after = tables(store)
    goal, milestone = store.reader.get(Goal, plan.goal.id), store.reader.get(Milestone, plan.milestone.id)
    assert (goal.due, milestone.due, milestone.contributes) == (date(2027, 1, 31), date(2026, 5, 1), 70_000)
    kept = {(it.target, it.kind, it.reason) for it in store.reader.find(Decision)}
    assert kept == {("goal", "adjust", "the course"), ("milestone", "adjust", "slower than thought")}
    assert store.reader.steps(limit=1)[0].label == "Save weekly review of 2026-W10"
    do(store, undo)
    assert tables(store) == before
    do(store, redo)
    assert tables(store) == after


def test_j11_j45_what_is_decided_stands_in_the_change_ledger_with_reason_and_decision(store: Store, plan: Plan) -> None:
    review(
        store, on_milestone(plan, ADJUST, "slow", changes=(("due", "2026-05-01"),)), on_goal(plan, PAUSE, "too much")
    )
    decisions = {it.target: it.id for it in store.reader.find(Decision)}
    told = [(it.field, it.old, it.new, it.reason, it.decision_id) for it in store.reader.find(PlanChange)][1:]
    assert told == [
        ("due", "2026-03-01", "2026-05-01", "slow", decisions[Target.MILESTONE]),
        ("phase", "committed", "paused", "too much", decisions[Target.GOAL]),
    ]


def test_j11_keep_changes_nothing_but_the_reason_is_kept(store: Store, plan: Plan) -> None:
    review(store, on_goal(plan, KEEP, "it moves"))
    assert store.reader.get(Goal, plan.goal.id) == plan.goal
    [decision] = store.reader.find(Decision)
    assert (decision.kind, decision.reason, decision.target_title) == (KEEP, "it moves", "Write the novel")


@pytest.mark.parametrize(("kind", "phase"), [(PAUSE, Phase.PAUSED), (DROP, Phase.DROPPED)])
def test_j11_a_goal_is_paused_or_dropped_and_leaves_the_queue(
    store: Store, plan: Plan, kind: DecisionKind, phase: Phase
) -> None:
    assert views.todays_queue(state_of(store))
    review(store, on_goal(plan, kind, "not this year"))
    assert store.reader.get(Goal, plan.goal.id).phase is phase
    assert views.todays_queue(state_of(store)) == ()


def test_j11_a_milestone_that_rests_has_no_date_and_is_back_in_the_plan(store: Store, plan: Plan) -> None:
    doing = do(store, move_to_column, plan.milestone.id, 2).value
    review(store, on_milestone(plan, PAUSE, "waits on the museum"))
    resting = store.reader.get(Milestone, doing.id)
    assert (resting.due, resting.column_id, resting.done_at) == (None, 1, None)
    assert store.reader.find(PlanChange)[-1].reason == "waits on the museum"


def test_j11_a_dropped_milestone_goes_with_its_reason_and_u_brings_it_back(store: Store, plan: Plan) -> None:
    review(store, on_milestone(plan, DROP, "serves nothing"))
    assert store.reader.find(Milestone) == () == views.todays_queue(state_of(store))
    dropped = [it for it in store.reader.find(PlanChange) if it.field == DELETED and it.target is Target.MILESTONE]
    assert [(it.target_title, it.reason) for it in dropped] == [("First draft", "serves nothing")]
    assert store.reader.find(Decision)[0].target_title == "First draft"
    do(store, undo)
    assert store.reader.get(Milestone, plan.milestone.id) == plan.milestone


def test_j11_the_next_bite_is_chosen_or_written(store: Store, plan: Plan) -> None:
    entry = review(store, on_goal(plan, KEEP, bite_id=plan.bite.id))
    assert store.reader.find(Decision)[0].bite_id == plan.bite.id
    review(store, on_goal(plan, KEEP, new_bite="Sharpen pencils"), base=entry)
    [decision] = store.reader.find(Decision)
    written = store.reader.get(Bite, decision.bite_id or 0)
    assert (written.title, written.task_id) == ("Sharpen pencils", plan.task.id)
    do(store, delete_bite, written.id)
    assert store.reader.find(Decision)[0].bite_id is None
    bare = add(store, plan.goal, "Beta readers")
    review(store, Choice(Target.MILESTONE, bare.id, new_bite="Ask Mira"), base=entry)
    assert [task.title for task in store.reader.tasks_of(bare.id)] == ["Ask Mira"]
    empty = do(store, add_goal, Goal(title="Run a marathon")).value
    with pytest.raises(Refused, match="no open milestone"):
        review(store, Choice(Target.GOAL, empty.id, new_bite="Buy shoes"), base=entry)


def test_j11_what_cannot_be_done_saves_nothing_at_all(store: Store, plan: Plan) -> None:
    do(store, set_phase, plan.goal.id, Phase.PAUSED)
    before = tables(store)
    with pytest.raises(Refused):
        review(store, on_milestone(plan, KEEP, "fine"), on_goal(plan, DROP, "no"))
    with pytest.raises(Refused):
        review(store, on_milestone(plan, ADJUST, changes=(("due", "2026-13-01"),)))
    with pytest.raises(NotFound):
        review(store, Choice(Target.GOAL, 99))
    assert tables(store) == before


def test_j11_a_second_decision_on_the_same_thing_takes_the_place_of_the_first(store: Store, plan: Plan) -> None:
    entry = review(store, on_goal(plan, KEEP, "first"))
    review(store, on_goal(plan, PAUSE, "second"), base=entry, body="More.")
    assert [(it.kind, it.reason) for it in store.reader.find(Decision)] == [(PAUSE, "second")]


def test_j2_j11_one_review_a_period_and_two_writers_keep_both_texts(
    store: Store, database: Path, open_store: OpenStore, plan: Plan
) -> None:
    entry = review(store)
    with pytest.raises(Refused, match="already"):
        review(store)
    do(open_store(database), edit_entry, entry, replace(entry, body="theirs"))
    with pytest.raises(Conflict) as clash:
        review(store, on_goal(plan, DROP), base=entry, body="mine")
    assert clash.value.fields["body"] == ("mine", "theirs")
    assert store.reader.get(Goal, plan.goal.id).phase is Phase.COMMITTED


def test_j10_the_facts_are_kept_with_the_review_and_change_only_when_others_are_given(store: Store) -> None:
    entry = review(store)
    kept = store.reader.review_facts(entry.id)
    assert kept is not None and json.loads(kept.facts) == {"facts": []}
    review(store, base=entry, body="Anew.")
    assert store.reader.review_facts(entry.id) == kept
    do(store, delete_entry, entry.id)
    assert store.reader.review_facts(entry.id) is None


def test_j12_what_is_due_is_known_from_the_state(store: Store, clock: FrozenClock, plan: Plan) -> None:
    schedule = Schedule()

    def due() -> list[str]:
        return [each.period.key for each in views.due_reviews(state_of(store), clock.now(), schedule)]

    assert due() == []
    clock.forward(5 * 86_400)
    assert due() == ["2026-W10"]
    do(store, snooze_review, EntryKind.WEEKLY, pendulum.datetime(2026, 3, 10, 16))
    assert due() == [] and store.reader.steps(limit=1)[0].command != "snooze_review"
    clock.forward(2 * 86_400)
    assert due() == ["2026-W10"]
    review(store)
    assert due() == []
    do(store, finish_milestone, plan.milestone.id)
    clock.forward(21 * 86_400)
    assert due() == ["2026-W13", "2026-03", "2026-Q1"]


@pytest.mark.parametrize("buffer, days_of_b", [(Buffer.KEEP, 7), (Buffer.LEAVE, 0)])
def test_p22_j11_an_adjusted_milestone_moves_what_waits_on_it_as_was_decided(
    store: Store, buffer: Buffer, days_of_b: int
) -> None:
    plan = start_novel(store)
    first = do(store, edit_milestone, plan.milestone, replace(plan.milestone, due=date(2026, 3, 6))).value
    second = add(store, plan.goal, "Second draft")
    second = do(store, edit_milestone, second, replace(second, due=date(2026, 4, 6))).value
    do(store, add_dependency, second.id, first.id)
    changes = (("due", "2026-03-13"),)
    choice = Choice(Target.MILESTONE, first.id, DecisionKind.ADJUST, "ill", changes, buffer=buffer)
    assert from_json(as_json([choice])) == {choice.subject: choice}
    do(store, save_review, Entry(), Entry(kind=EntryKind.WEEKLY, period="2026-W10"), "{}", (choice,))
    assert store.reader.get(Milestone, first.id).due == date(2026, 3, 13)
    assert store.reader.get(Milestone, second.id).due == date(2026, 4, 6) + timedelta(days_of_b)
    noted = store.reader.find(PlanChange, target_id=second.id, field="due", reason="ill")
    assert len(noted) == (buffer is Buffer.KEEP)
    do(store, undo)
    assert store.reader.get(Milestone, second.id).due == date(2026, 4, 6)


@pytest.mark.parametrize("buffer", [Buffer.KEEP, Buffer.LEAVE])
def test_p22_j11_an_adjusted_goal_takes_its_milestones_along_and_a_decided_date_stands(
    store: Store, buffer: Buffer
) -> None:
    plan = start_novel(store)
    do(store, edit_milestone, plan.milestone, replace(plan.milestone, due=date(2026, 3, 6)))
    other = add(store, plan.goal, "Second draft")
    do(store, edit_milestone, other, replace(other, due=date(2026, 4, 6)))
    decided = Choice(Target.MILESTONE, plan.milestone.id, DecisionKind.ADJUST, "", (("due", "2026-03-20"),))
    goal = Choice(Target.GOAL, plan.goal.id, DecisionKind.ADJUST, "", (("due", "2027-01-07"),), buffer=buffer)
    do(store, save_review, Entry(), Entry(kind=EntryKind.WEEKLY, period="2026-W10"), "{}", (decided, goal))
    assert store.reader.get(Milestone, plan.milestone.id).due == date(2026, 3, 20), "decided on by itself"
    moved = date(2026, 4, 13) if buffer is Buffer.KEEP else date(2026, 4, 6)
    assert store.reader.get(Milestone, other.id).due == moved
    assert from_json(as_json([goal])) == {goal.subject: goal}


def test_j17_a_decision_of_an_older_draft_is_read() -> None:
    [choice] = from_json('[["milestone", 1, "adjust", "", [["due", "2026-03-13"]], null, ""]]').values()
    assert choice.buffer is Buffer.LEAVE
