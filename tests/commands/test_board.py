"""The board: columns, cards that move over it, and milestones that wait on one another."""

from dataclasses import replace

import pytest

from tests.commands.plan import add, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.columns import add_column, delete_column, edit_column, move_column
from tui_goals.commands.milestones import (
    add_dependency,
    add_milestone,
    finish_milestone,
    move_card,
    move_milestone,
    move_to_column,
    remove_dependency,
    reopen_milestone,
)
from tui_goals.commands.steps import undo
from tui_goals.domain import Column, Goal, Milestone, NotFound, Refused
from tui_goals.state import views
from tui_goals.store import Store


@pytest.fixture
def goal(store: Store) -> Goal:
    """A novel without further milestones but its first draft."""
    return start_novel(store).goal


def column(store: Store, title: str) -> Column:
    return next(column for column in store.reader.columns() if column.title == title)


def cards(store: Store, title: str) -> list[str]:
    return [card.title for card in store.reader.cards_of(column(store, title).id)]


def test_a_new_board_has_four_columns_and_the_last_one_finishes(store: Store) -> None:
    assert [(each.title, each.finishes) for each in store.reader.columns()] == [
        ("Planned", False), ("Doing", False), ("Waiting", False), ("Done", True),
    ]  # fmt: skip


def test_a_new_milestone_stands_last_in_its_goal_and_in_the_first_column(store: Store, goal: Goal) -> None:
    add(store, goal, "Second draft")
    assert [milestone.title for milestone in store.reader.milestones_of(goal.id)] == ["First draft", "Second draft"]
    assert cards(store, "Planned") == ["First draft", "Second draft"]


def test_a_milestone_written_straight_into_done_is_done(store: Store, goal: Goal, clock: FrozenClock) -> None:
    outline = Milestone(goal_id=goal.id, title="Outline", column_id=column(store, "Done").id)
    assert do(store, add_milestone, outline).value.done_at == clock.now()


def test_a_card_that_enters_a_finishing_column_is_done_and_opens_when_it_leaves(
    store: Store, goal: Goal, clock: FrozenClock
) -> None:
    draft = store.reader.milestones_of(goal.id)[0]
    clock.forward(60)
    done = do(store, move_to_column, draft.id, column(store, "Done").id).value
    assert done.done_at == done.moved_at == clock.now()
    clock.forward(60)
    waiting = do(store, move_to_column, draft.id, column(store, "Waiting").id).value
    assert (waiting.done_at, waiting.moved_at) == (None, clock.now())
    assert do(store, move_to_column, draft.id, column(store, "Waiting").id).step is None


def test_a_card_arrives_on_top_and_moves_down_among_the_cards_one_sees(store: Store, goal: Goal) -> None:
    second, third = add(store, goal, "Second"), add(store, goal, "Third")
    do(store, move_to_column, second.id, column(store, "Doing").id)
    do(store, move_to_column, third.id, column(store, "Doing").id)
    assert cards(store, "Doing") == ["Third", "Second"]
    other = add(store, start_novel(store, "Another").goal, "Other")
    do(store, move_to_column, other.id, column(store, "Doing").id)
    assert cards(store, "Doing") == ["Other", "Third", "Second"]
    do(store, move_card, third.id, 1, (second.id, third.id))
    assert cards(store, "Doing") == ["Other", "Second", "Third"]
    do(store, move_to_column, store.reader.milestones_of(goal.id)[0].id, column(store, "Doing").id, second.id)
    assert cards(store, "Doing") == ["Other", "Second", "First draft", "Third"]


def test_the_order_on_the_board_is_not_the_order_in_the_goal(store: Store, goal: Goal) -> None:
    second = add(store, goal, "Second draft")
    do(store, move_card, second.id, -1)
    assert cards(store, "Planned") == ["Second draft", "First draft"]
    assert [milestone.title for milestone in store.reader.milestones_of(goal.id)] == ["First draft", "Second draft"]
    do(store, move_milestone, second.id, -1)
    assert [milestone.title for milestone in store.reader.milestones_of(goal.id)] == ["Second draft", "First draft"]


def test_finishing_by_key_goes_to_the_finishing_column_and_back_to_the_first_open_one(store: Store, goal: Goal) -> None:
    draft = store.reader.milestones_of(goal.id)[0]
    done = do(store, finish_milestone, draft.id).value
    assert cards(store, "Done") == ["First draft"]
    assert done.done_at is not None
    assert do(store, finish_milestone, draft.id).step is None, "it is done already"
    assert do(store, reopen_milestone, draft.id).value.done_at is None
    assert cards(store, "Planned") == ["First draft"]


def test_columns_are_added_renamed_and_ordered(store: Store) -> None:
    review = do(store, add_column, Column(title="Review")).value
    do(store, move_column, review.id, -1)
    do(store, edit_column, review, replace(review, title="Being read"))
    assert [each.title for each in store.reader.columns()] == ["Planned", "Doing", "Waiting", "Being read", "Done"]
    with pytest.raises(Refused, match="title"):
        do(store, add_column, Column(title=" "))


def test_a_column_with_cards_or_the_last_of_its_sort_stays(store: Store, goal: Goal) -> None:
    with pytest.raises(Refused, match=r"“Planned” still holds 1 card. Move them first"):
        do(store, delete_column, column(store, "Planned").id)
    with pytest.raises(Refused, match="“Done” is the only column that finishes milestones"):
        do(store, delete_column, column(store, "Done").id)
    do(store, delete_column, column(store, "Doing").id)
    assert len(store.reader.columns()) == 3
    do(store, undo)
    assert column(store, "Doing").position == 2.0


def test_a_column_cannot_change_its_sort_over_the_heads_of_its_cards(store: Store, goal: Goal) -> None:
    for title in ("Planned", "Done"):
        kept = column(store, title)
        with pytest.raises(Refused):
            do(store, edit_column, kept, replace(kept, finishes=not kept.finishes))
    waiting = column(store, "Waiting")
    assert do(store, edit_column, waiting, replace(waiting, finishes=True)).value.finishes is True


def test_a_board_without_an_open_column_says_what_to_do(store: Store, goal: Goal) -> None:
    with store.write() as tx:
        for each in tx.columns():
            if not each.finishes:
                tx.change(each, finishes=True)
    with pytest.raises(Refused, match="no open column; add one"):
        add(store, goal, "Second draft")


def test_a_milestone_that_waits_is_blocked_until_the_other_is_done(store: Store, goal: Goal) -> None:
    first, second = store.reader.milestones_of(goal.id)[0], add(store, goal, "Second draft")
    do(store, add_dependency, second.id, first.id)
    assert [each.title for each in views.blockers(state_of(store))[second.id]] == ["First draft"]
    do(store, finish_milestone, first.id)
    assert views.blockers(state_of(store)) == {}
    do(store, remove_dependency, second.id, first.id)
    assert store.reader.dependencies_in_play() == ()
    assert do(store, remove_dependency, second.id, first.id).step is None


def test_a_circle_is_refused_with_its_path_and_leaves_nothing(store: Store, goal: Goal) -> None:
    first = store.reader.milestones_of(goal.id)[0]
    second, third = add(store, goal, "Second"), add(store, goal, "Third")
    do(store, add_dependency, second.id, first.id)
    do(store, add_dependency, third.id, second.id)
    with pytest.raises(Refused, match="First draft > Third > Second > First draft"):
        do(store, add_dependency, first.id, third.id)
    for twice in ((first.id, first.id), (second.id, first.id)):
        with pytest.raises(Refused):
            do(store, add_dependency, *twice)
    with pytest.raises(NotFound):
        do(store, add_dependency, first.id, 99)
    assert len(store.reader.dependencies_in_play()) == 2
