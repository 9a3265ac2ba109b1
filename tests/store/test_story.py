"""The story of a goal: all that was lived, written, decided and changed for it, in order, by the page."""

from dataclasses import replace

import pendulum
import pytest

from tests.benchmarks.life import Life, Size
from tests.commands.plan import Plan, add, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import finish_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import write_entry
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import delete_milestone, edit_milestone, finish_milestone
from tui_goals.commands.reviews import save_review
from tui_goals.commands.rewards import take_reward
from tui_goals.domain import (
    AmountKind,
    DecisionKind,
    Entry,
    EntryKind,
    FocusSession,
    Goal,
    Measurement,
    Milestone,
    SessionState,
    Stored,
    Target,
)
from tui_goals.rules.decisions import Choice
from tui_goals.state import stories
from tui_goals.store import Store
from tui_goals.store.bulk import put_all
from tui_goals.store.story_reader import STORY_OF


@pytest.fixture
def plan(store: Store, clock: FrozenClock) -> Plan:
    """A novel that was worked on, written about, counted, reviewed, cut short and finished; and another goal."""
    plan = start_novel(store)
    other = add(store, plan.goal, "Second draft")
    garden = start_novel(store, "Plant the garden")

    def later(*arguments: object) -> Stored:
        clock.forward(60)
        value: Stored = do(store, *arguments).value  # type: ignore[arg-type]
        return value

    session = later(start_session, plan.bite.id, 25)
    later(end_session, session.id, SessionState.PARTIAL, AmountKind.DELTA, 400)
    later(finish_bite, plan.bite.id)
    later(write_entry, Entry(body="The storm."), [(Target.SESSION, session.id)])
    later(write_entry, Entry(body="Of the goal."), [(Target.GOAL, plan.goal.id)])
    later(write_entry, Entry(body="Of the garden."), [(Target.GOAL, garden.goal.id)])
    later(record_measurement, plan.goal.id, AmountKind.TOTAL, 1200, None, "counted")
    draft = store.reader.get(Milestone, plan.milestone.id)
    later(edit_milestone, draft, replace(draft, due=pendulum.date(2026, 5, 1), reward="a day at the sea"), "it rained")
    choice = Choice(Target.MILESTONE, other.id, DecisionKind.DROP, "one draft will do")
    later(save_review, Entry(), Entry(kind=EntryKind.WEEKLY, period="2026-W10", body="A week."), "{}", [choice])
    later(finish_milestone, draft.id)
    later(take_reward, Target.MILESTONE, draft.id)
    return plan


def kinds(store: Store, thing: Goal | Milestone, limit: int = 100, offset: int = 0) -> list[str]:
    """The kinds of what a story tells, newest first."""
    told = stories.story(state_of(store), store.reader, thing, limit, offset)
    return [type(each.value).__name__ for each in told]


def test_j6_a_goals_story_tells_everything_of_it_in_order_and_nothing_of_others(store: Store, plan: Plan) -> None:
    assert kinds(store, plan.goal) == [
        "RewardTaken", "Milestone", "PlanChange", "Decision", "PlanChange", "Measurement", "Entry", "Entry",
        "Measurement", "FocusSession",
    ]  # fmt: skip
    told = stories.story(state_of(store), store.reader, plan.goal, 100)
    assert [each.value.body for each in told if isinstance(each.value, Entry)] == ["Of the goal.", "The storm."]
    assert [(each.value.amount, each.of) for each in told if isinstance(each.value, Measurement)] == [
        (1200, store.reader.get(Goal, plan.goal.id)), (600, store.reader.get(Goal, plan.goal.id)),
    ]  # fmt: skip
    (session,) = (each for each in told if isinstance(each.value, FocusSession))
    assert session.seconds == 60
    changes = [each.value for each in told if getattr(each.value, "field", "")]
    assert [(each.target_title, each.field, each.reason) for each in changes] == [  # type: ignore[attr-defined]
        ("Second draft", "deleted", "one draft will do"), ("First draft", "due", "it rained"),
    ]  # fmt: skip


def test_j6_a_milestones_story_is_its_own(store: Store, plan: Plan) -> None:
    milestone = store.reader.get(Milestone, plan.milestone.id)
    assert kinds(store, milestone) == [
        "RewardTaken", "Milestone", "PlanChange", "Entry", "Measurement", "FocusSession",
    ]  # fmt: skip


def test_j6_a_story_is_read_by_the_page(store: Store, plan: Plan) -> None:
    whole = kinds(store, plan.goal)
    pages = [kinds(store, plan.goal, 3, offset) for offset in range(0, 12, 3)]
    assert [kind for page in pages for kind in page] == whole and len(pages[0]) == 3
    do(store, delete_milestone, plan.milestone.id)
    assert "FocusSession" in kinds(store, plan.goal) and "RewardTaken" not in kinds(store, plan.goal)


def test_j6_no_table_that_grows_is_gone_through_for_a_story(store: Store) -> None:
    size = Size(goals=8, milestones=40, tasks=160, bites=600, sessions=600, entries=300, steps=0)
    put_all(store.connection, Life(size, pendulum.datetime(2026, 3, 4)).values())
    growing = ("focus_session", "segment", "measurement", "entry", "entry_link", "plan_change", "decision", "bite")
    for statement in STORY_OF.values():
        steps = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {statement}", (1, 20, 0))]
        assert [step for step in steps if step.split(" ")[0] == "SCAN" and step.split(" ")[1] in growing] == []
    with store.reading() as reader:
        assert len(reader.story(Target.GOAL, 1, 20)) == 20
