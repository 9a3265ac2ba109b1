"""The one state that all screens share: what is in it, what a change loads again, and what stays the same object."""

from dataclasses import fields, replace
from datetime import date

import pytest

from tests.commands.plan import Plan, add, start_novel, state_of
from tests.conftest import OpenStore
from tests.store.tables import LEDGER
from tui_goals.clock import FrozenClock
from tui_goals.commands import Done, do
from tui_goals.commands.bites import finish_bite
from tui_goals.commands.drafts import keep_draft
from tui_goals.commands.focus import detach_session, end_session, pause_session, start_session
from tui_goals.commands.goals import add_goal, delete_goal, edit_goal, set_phase
from tui_goals.commands.journal import write_entry
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import add_dependency, finish_milestone, reopen_milestone
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import finish_task
from tui_goals.domain import AmountKind, Entry, Goal, Phase, SessionState
from tui_goals.state import AppState, load, look_at
from tui_goals.state.app_state import LAST_STEPS, SLICES
from tui_goals.store import Store
from tui_goals.store.tables import METADATA


class Screen:
    """Somebody who looks at the state and sees what a command changed in it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.state = state_of(store)

    def see(self, done: Done[object]) -> set[str]:
        """The slices that are other objects after this command."""
        before = self.state
        with self.store.reading() as reader:
            now, zone, cutoff = self.store.clock.now(), self.store.zone, self.store.cutoff
            self.state = load(reader, before, now, zone, cutoff, done.touched)
        names = {field.name for field in fields(AppState)}
        return {name for name in names if getattr(self.state, name) is not getattr(before, name)}


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, under way."""
    return start_novel(store)


@pytest.fixture
def screen(store: Store, plan: Plan) -> Screen:
    """A screen that shows the novel."""
    return Screen(store)


def test_a_command_changes_its_own_slices_and_the_others_stay_the_same_objects(
    store: Store, plan: Plan, screen: Screen
) -> None:
    second = add(store, plan.goal, "Second draft")
    screen.state = state_of(store)
    see, goal, task = screen.see, plan.goal, plan.task
    assert see(do(store, edit_goal, goal, replace(goal, why="It has to be told"))) == {"goals", "steps"}
    assert see(do(store, add_dependency, second.id, plan.milestone.id)) == {"dependencies", "steps"}
    assert see(do(store, record_measurement, goal.id, AmountKind.DELTA, 250)) == {"measured", "steps"}
    assert see(do(store, finish_bite, plan.bite.id)) == {"bites", "measured", "steps"}
    assert see(do(store, write_entry, Entry(body="Well."))) == {"entries_revision", "steps"}
    assert see(do(store, keep_draft, "entry:new", {"body": "W"})) == {"drafts"}
    assert see(do(store, finish_task, task.id)) == {"tasks", "task_counts", "bites", "steps"}
    assert see(do(store, finish_milestone, plan.milestone.id)) == {"milestones", "tasks", "steps"}
    assert see(do(store, start_session, None, 25)) == {"running", "sessions_revision", "steps"}


def test_a_slice_that_is_read_again_and_is_equal_stays_the_same_object(store: Store, screen: Screen) -> None:
    before = screen.state
    with store.reading() as reader:
        again = load(reader, before, store.clock.now(), store.zone, store.cutoff)
    for name in SLICES:
        assert getattr(again, name) is getattr(before, name)
    assert again.today is before.today


def test_nothing_changed_is_the_same_state(store: Store, screen: Screen) -> None:
    with store.reading() as reader:
        assert load(reader, screen.state, store.clock.now(), store.zone, store.cutoff, ()) is screen.state


def test_undo_is_seen_like_any_change(store: Store, plan: Plan, screen: Screen) -> None:
    first = screen.state
    screen.see(do(store, delete_goal, plan.goal.id))
    assert (screen.state.goals, screen.state.bites, screen.state.goal_in_focus) == ((), (), None)
    screen.see(do(store, undo))
    assert (screen.state.goals, screen.state.bites) == (first.goals, first.bites)
    assert screen.state.goal_in_focus == plan.goal.id


def test_every_table_is_in_a_slice_or_asked_for_by_the_page() -> None:
    by_the_page = {
        "entry", "entry_link", "entry_text", "entry_version", "image", "terminal", "alert_claim", "view_setting",
        "review", "decision", "plan_change", "reward_taken", "reader", "sharing", "feedback", "agreed_scope",
        "status_update", "hill_mark", "baseline", "goal_template", "saved_filter",
    }  # fmt: skip
    assert set().union(*SLICES.values()) | by_the_page == set(METADATA.tables)
    own = {"zone", "cutoff", "today", "entries_revision", "sessions_revision", "goal_in_focus", "empty"}
    assert set(SLICES) == {field.name for field in fields(AppState)} - own
    assert LEDGER & by_the_page == {"image", "terminal", "alert_claim", "view_setting", "entry_text"}


@pytest.mark.parametrize("phase", [Phase.ACHIEVED, Phase.MISSED, Phase.DROPPED])
def test_an_ended_goal_leaves_the_plan_and_a_reopened_one_comes_back(
    store: Store, plan: Plan, screen: Screen, phase: Phase
) -> None:
    first = screen.state
    screen.see(do(store, set_phase, plan.goal.id, phase))
    ended = screen.state
    assert [goal.phase for goal in ended.goals] == [phase], "it is still listed"
    assert (ended.milestones, ended.tasks, ended.bites, ended.task_counts) == ((), (), (), {})
    screen.see(do(store, set_phase, plan.goal.id, Phase.COMMITTED))
    for name in ("milestones", "tasks", "bites", "task_counts"):
        assert getattr(screen.state, name) == getattr(first, name)


def test_a_paused_goal_stays_in_sight(store: Store, plan: Plan, screen: Screen) -> None:
    first = screen.state
    screen.see(do(store, set_phase, plan.goal.id, Phase.PAUSED))
    assert screen.state.bites == first.bites


def test_what_a_done_milestone_was_cut_into_leaves_and_its_count_stays(
    store: Store, plan: Plan, screen: Screen
) -> None:
    screen.see(do(store, finish_milestone, plan.milestone.id))
    assert (len(screen.state.milestones), screen.state.tasks, screen.state.bites) == (1, (), ())
    assert screen.state.task_counts == {plan.milestone.id: (0, 1)}
    screen.see(do(store, reopen_milestone, plan.milestone.id))
    assert [task.title for task in screen.state.tasks] == ["Chapter 1"]


def test_the_running_session_comes_with_its_segments_watcher_and_what_was_logged(
    store: Store, plan: Plan, screen: Screen, clock: FrozenClock
) -> None:
    first = do(store, start_session, plan.bite.id, 25).value
    screen.see(do(store, end_session, first.id, SessionState.PARTIAL, AmountKind.DELTA, 400))
    assert screen.state.running is None
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(60)
    screen.see(do(store, pause_session, session.id))
    running = screen.state.running
    assert running is not None and running.watcher is not None
    assert (running.logged, len(running.segments), running.watcher.uid) == (400, 2, store.terminal.uid)
    assert screen.see(do(store, detach_session, session.id)) == {"running"}
    assert screen.state.running is not None and screen.state.running.watcher is None


def test_a_goal_without_a_measurement_stands_where_it_started(store: Store) -> None:
    goal = do(store, add_goal, Goal(title="Read", start_value=7.0)).value
    assert state_of(store).value_now(goal) == 7.0


def test_the_goal_in_focus_stays_until_it_is_gone(store: Store, plan: Plan, screen: Screen) -> None:
    other = do(store, add_goal, Goal(title="Run")).value
    screen.state = look_at(state_of(store), other.id)
    assert look_at(screen.state, other.id) is screen.state
    screen.see(do(store, edit_goal, other, replace(other, title="Run far")))
    assert screen.state.goal_in_focus == other.id
    screen.see(do(store, delete_goal, other.id))
    assert screen.state.goal_in_focus == plan.goal.id


def test_the_day_changes_at_the_cut_off_and_not_before(store: Store, screen: Screen, clock: FrozenClock) -> None:
    """T16, for what the screens call today."""
    for hours, today in ((17.9, date(2026, 3, 4)), (0.2, date(2026, 3, 5))):
        clock.forward(hours * 3600)
        with store.reading() as reader:
            screen.state = load(reader, screen.state, clock.now(), store.zone, store.cutoff, ())
        assert screen.state.today == today


def test_the_last_steps_are_at_hand_and_no_more(store: Store) -> None:
    with store.write() as tx:
        for number in range(LAST_STEPS + 5):
            tx.touched.images.clear()
            add_goal(tx, Goal(title=f"{number}"))
            tx.record(f"Add goal {number}", "add_goal")
    steps = state_of(store).steps
    assert (len(steps), steps[0].label) == (LAST_STEPS, f"Add goal {LAST_STEPS + 4}")


def test_another_terminal_sees_the_same(store: Store, plan: Plan, open_store: OpenStore) -> None:
    assert state_of(open_store(store.path)) == state_of(store)
