"""Room in a column, the hill, the archive: what is done with cards (P25, P30, P31, P35)."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import add, start_novel, state_of
from tests.conftest import OpenStore
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import finish_bite
from tui_goals.commands.cards import archive_milestone, move_on_hill, restore_milestone
from tui_goals.commands.columns import add_column, delete_column, edit_column
from tui_goals.commands.goals import set_phase
from tui_goals.commands.milestones import finish_milestone, move_to_column
from tui_goals.commands.steps import undo
from tui_goals.domain import Column, Goal, HillMark, Milestone, Phase, Refused
from tui_goals.rules import hill
from tui_goals.state import views
from tui_goals.store import Store

DAY = 86_400


@pytest.fixture
def goal(store: Store) -> Goal:
    """A novel with its first draft."""
    return start_novel(store).goal


def column(store: Store, title: str) -> Column:
    return next(each for each in store.reader.columns() if each.title == title)


def limit(store: Store, title: str, cards: int, hard: bool = True) -> Column:
    kept = column(store, title)
    return do(store, edit_column, kept, replace(kept, wip_limit=cards, wip_hard=hard)).value


def in_column(store: Store, title: str) -> list[str]:
    return [card.title for card in store.reader.cards_of(column(store, title).id)]


def test_p31_a_hard_limit_refuses_whatever_would_fill_the_column_and_a_soft_one_nothing(
    store: Store, goal: Goal
) -> None:
    doing = limit(store, "Doing", 1)
    first, second, third = (add(store, goal, title) for title in ("One", "Two", "Three"))
    do(store, move_to_column, first.id, doing.id)
    with pytest.raises(Refused, match="“Doing” is full: it holds 1 of 1 card at most"):
        do(store, move_to_column, second.id, doing.id)
    do(store, archive_milestone, first.id)
    do(store, move_to_column, second.id, doing.id)
    with pytest.raises(Refused, match="full"):
        do(store, restore_milestone, first.id)
    limit(store, "Planned", 2)
    with pytest.raises(Refused, match="“Planned” is full"):
        add(store, goal, "Four")
    limit(store, "Doing", 1, hard=False)
    do(store, move_to_column, third.id, doing.id)
    assert len(in_column(store, "Doing")) == 3


def test_p31_cards_of_paused_goals_take_no_room_and_may_enter_a_full_column(store: Store, goal: Goal) -> None:
    doing = limit(store, "Doing", 1)
    paused = start_novel(store, "Another")
    do(store, move_to_column, paused.milestone.id, doing.id)
    do(store, set_phase, paused.goal.id, Phase.PAUSED)
    do(store, move_to_column, add(store, goal, "One").id, doing.id)
    other = add(store, paused.goal, "Of the paused one")
    assert do(store, move_to_column, other.id, doing.id).value.column_id == doing.id


def test_p31_another_terminal_that_fills_the_column_meanwhile_is_seen_by_the_command(
    database: Path, open_store: OpenStore
) -> None:
    here, there = open_store(database), open_store(database)
    goal = start_novel(here).goal
    one, two = add(here, goal, "One"), add(here, goal, "Two")
    doing = limit(here, "Doing", 1)
    do(there, move_to_column, two.id, doing.id)
    with pytest.raises(Refused, match="full"):
        do(here, move_to_column, one.id, doing.id)


def test_p30_a_column_is_removed_after_its_cards_moved_to_another_of_its_sort(store: Store, goal: Goal) -> None:
    one, two = add(store, goal, "One"), add(store, goal, "Two")
    for each in (one, two):
        do(store, move_to_column, each.id, column(store, "Doing").id)
    waiting = column(store, "Waiting")
    with pytest.raises(Refused, match="Choose another column of open cards"):
        do(store, delete_column, column(store, "Doing").id, column(store, "Done").id)
    do(store, delete_column, column(store, "Doing").id, waiting.id)
    assert in_column(store, "Waiting") == ["Two", "One"], "in the order they had"
    do(store, undo)
    assert in_column(store, "Doing") == ["Two", "One"], "one step took both back"
    do(store, add_column, Column(title="Small", wip_limit=1, wip_hard=True))
    with pytest.raises(Refused, match="“Small” is full"):
        do(store, delete_column, column(store, "Doing").id, column(store, "Small").id)
    assert in_column(store, "Doing") == ["Two", "One"], "a refusal moves none"


def test_p25_each_move_on_the_hill_is_kept_with_its_moment(store: Store, goal: Goal, clock: FrozenClock) -> None:
    draft = store.reader.milestones_of(goal.id)[0]
    assert do(store, move_on_hill, draft.id, -1).step is None, "it is not on the hill"
    do(store, move_on_hill, draft.id, 1)
    clock.forward(3 * DAY)
    assert do(store, move_on_hill, draft.id, 2).value.hill == 20
    marks = store.reader.find(HillMark, milestone_id=draft.id)
    assert [place for _, place in hill.history(marks)] == [0, 20]
    assert store.reader.uphill_since() == {draft.id: marks[0].marked_at}
    do(store, move_on_hill, draft.id, 4)
    assert store.reader.uphill_since() == {}, "over the top"
    clock.forward(60)
    back = do(store, move_on_hill, draft.id, -2).value
    assert store.reader.uphill_since() == {draft.id: clock.now()}, "it counts anew"
    do(store, undo)
    assert store.reader.get(Milestone, back.id).hill == 60
    do(store, finish_milestone, draft.id)
    assert store.reader.uphill_since() == {}


def test_p35_what_is_archived_leaves_tree_board_and_queue_but_not_the_measure(store: Store) -> None:
    plan = start_novel(store)
    counted = do(store, set_phase, plan.goal.id, Phase.COMMITTED).value
    do(store, finish_bite, plan.bite.id)
    before = views.all_progress(state_of(store))
    archived = do(store, archive_milestone, plan.milestone.id).value
    state = state_of(store)
    assert state.milestones == () and views.outline(state).milestones_of(counted.id) == ()
    assert views.todays_queue(state) == () and store.reader.open_bites() == 0
    assert views.all_progress(state) == before
    assert store.reader.archived() == (archived,) == state.archived
    do(store, restore_milestone, archived.id)
    assert [each.title for each in state_of(store).milestones] == ["First draft"]
    assert store.reader.archived() == ()


def test_p35_an_archived_milestone_blocks_no_other(store: Store, goal: Goal) -> None:
    from tui_goals.commands.milestones import add_dependency

    draft, cover = store.reader.milestones_of(goal.id)[0], add(store, goal, "Cover")
    do(store, add_dependency, cover.id, draft.id)
    do(store, archive_milestone, draft.id)
    assert views.blockers(state_of(store)) == {}
