"""What is derived from the state: worked out once, and again only when a slice it is made of is another one."""

from dataclasses import replace

from tests.commands.plan import add, start_novel, state_of
from tui_goals.commands import do
from tui_goals.commands.bites import finish_bite
from tui_goals.commands.goals import set_phase
from tui_goals.commands.journal import write_entry
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import add_dependency
from tui_goals.domain import AmountKind, Entry, Phase
from tui_goals.state import AppState, load, views
from tui_goals.store import Store


def after(store: Store, state: AppState, touched: frozenset[str]) -> AppState:
    """The state after a change of these tables."""
    with store.reading() as reader:
        return load(reader, state, store.clock.now(), store.zone, store.cutoff, touched)


def test_what_did_not_change_is_not_worked_out_again(store: Store) -> None:
    start_novel(store)
    state = state_of(store)
    derived = views.outline(state), views.all_progress(state), views.blockers(state), views.todays_queue(state)
    state = after(store, state, do(store, write_entry, Entry(body="Well.")).touched)
    again = views.outline(state), views.all_progress(state), views.blockers(state), views.todays_queue(state)
    assert all(new is old for new, old in zip(again, derived, strict=True))


def test_what_did_change_is(store: Store) -> None:
    plan = start_novel(store)
    state = state_of(store)
    tree, progress = views.outline(state), views.all_progress(state)
    assert progress.goals[plan.goal.id] == 0
    state = after(store, state, do(store, record_measurement, plan.goal.id, AmountKind.TOTAL, 40_000).touched)
    assert views.outline(state) is tree
    assert views.all_progress(state).goals[plan.goal.id] == 0.5
    state = after(store, state, do(store, finish_bite, plan.bite.id).touched)
    assert views.outline(state) is not tree


def test_equal_slices_of_another_state_are_not_mistaken_for_these(store: Store) -> None:
    start_novel(store)
    state = state_of(store)
    tree = views.outline(state)
    twin = replace(state, goals=(*state.goals,))
    assert twin == state and twin.goals is not state.goals
    assert views.outline(twin) is not tree


def test_the_queue_holds_the_next_bite_unless_it_waits_or_its_goal_does(store: Store) -> None:
    plan = start_novel(store)
    assert [item.bite.title for item in views.todays_queue(state_of(store))] == ["1000 words"]
    outline = add(store, plan.goal, "Outline")
    do(store, add_dependency, plan.milestone.id, outline.id)
    assert views.todays_queue(state_of(store)) == ()
    do(store, set_phase, plan.goal.id, Phase.PAUSED)
    assert views.todays_queue(state_of(store)) == ()


def test_the_pace_of_a_goal_counts_what_it_counts(store: Store) -> None:
    goal = start_novel(store).goal
    do(store, record_measurement, goal.id, AmountKind.TOTAL, 80_000)
    pace = views.pace(state_of(store), goal)
    assert pace is not None and pace.standing == "on track"
