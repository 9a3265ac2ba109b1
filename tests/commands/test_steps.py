"""Undo and redo as a person meets them: by the newest step, by number, after a restart, beside another terminal."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import add, start_novel
from tests.conftest import OpenStore
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import detach_session, end_session, start_session
from tui_goals.commands.goals import add_goal, delete_goal, edit_goal
from tui_goals.commands.milestones import add_dependency, add_milestone, remove_dependency
from tui_goals.commands.steps import redo, undo
from tui_goals.commands.tasks import delete_task
from tui_goals.domain import Bite, Conflict, Goal, Milestone, NotFound, Refused, SessionState
from tui_goals.store import Store
from tui_goals.store.tx import Tx


@pytest.fixture
def other(open_store: OpenStore, database: Path) -> Store:
    """A second terminal on the same database."""
    return open_store(database)


def titles(store: Store) -> list[str]:
    return [goal.title for goal in store.reader.goals()]


def number_of(store: Store) -> int:
    """The id that a terminal's steps carry."""
    return next(each.id for each in store.reader.terminals() if each.uid == store.terminal.uid)


def write_goals(store: Store, *names: str) -> list[Goal]:
    return [do(store, add_goal, Goal(title=name)).value for name in names]


def test_steps_are_undone_from_the_newest_and_done_again_from_the_oldest(store: Store) -> None:
    write_goals(store, "a", "b", "c")
    assert [do(store, undo).value.label for _ in range(2)] == ["Add goal “c”", "Add goal “b”"]
    assert titles(store) == ["a"]
    assert [do(store, redo).value.label for _ in range(2)] == ["Add goal “b”", "Add goal “c”"]
    assert titles(store) == ["a", "b", "c"]


def test_at_the_ends_it_says_that_there_is_nothing(store: Store) -> None:
    with pytest.raises(NotFound, match="nothing to undo"):
        do(store, undo)
    write_goals(store, "a")
    with pytest.raises(NotFound, match="nothing to redo"):
        do(store, redo)
    do(store, undo)
    with pytest.raises(NotFound, match="nothing to undo"):
        do(store, undo)


def test_a_new_step_ends_what_could_be_done_again(store: Store) -> None:
    write_goals(store, "a", "b")
    do(store, undo)
    write_goals(store, "c")
    with pytest.raises(NotFound, match="nothing to redo"):
        do(store, redo)
    assert titles(store) == ["a", "c"]


def test_what_a_new_step_ended_stays_ended_when_that_step_is_undone(store: Store) -> None:
    write_goals(store, "a")
    do(store, undo)
    write_goals(store, "b")
    do(store, undo)
    assert do(store, redo).value.label == "Add goal “b”"
    with pytest.raises(NotFound, match="nothing to redo"):
        do(store, redo)


def test_a_step_undone_by_its_number_is_done_again(store: Store) -> None:
    write_goals(store, "a", "b", "c")
    do(store, undo, step_id=1)
    assert titles(store) == ["b", "c"]
    assert do(store, redo).value.label == "Add goal “a”"
    assert titles(store) == ["a", "b", "c"]


def test_a_command_that_changes_nothing_is_no_step_and_ends_nothing(store: Store) -> None:
    (goal,) = write_goals(store, "a")
    write_goals(store, "b")
    do(store, undo)
    assert do(store, edit_goal, goal, goal).step is None
    do(store, redo)
    assert titles(store) == ["a", "b"]


def test_undo_lasts_over_a_restart(store: Store, other: Store) -> None:
    write_goals(store, "a", "b")
    store.close()
    do(other, undo)
    do(other, undo)
    assert titles(other) == []
    do(other, redo)
    assert titles(other) == ["a"]


def test_the_steps_of_another_open_terminal_are_left_to_it(store: Store, other: Store) -> None:
    write_goals(store, "mine")
    write_goals(other, "theirs")
    assert do(store, undo, {number_of(other)}).value.label == "Add goal “mine”"
    with pytest.raises(NotFound):
        do(store, undo, {number_of(other)})
    do(store, redo, {number_of(other)})
    assert do(store, undo).value.label == "Add goal “theirs”", "once it is closed its steps are anybody's"


def test_another_terminals_undone_steps_are_not_done_again_here(store: Store, other: Store) -> None:
    write_goals(store, "mine")
    write_goals(other, "theirs")
    do(other, undo)
    with pytest.raises(NotFound, match="nothing to redo"):
        do(store, redo, {number_of(other)})


def test_a_step_is_undone_by_its_number_once(store: Store) -> None:
    write_goals(store, "a", "b", "c")
    assert do(store, undo, step_id=2).value.label == "Add goal “b”"
    assert titles(store) == ["a", "c"]
    with pytest.raises(NotFound, match="undone already"):
        do(store, undo, step_id=2)
    for missing in (99, 2**70):
        with pytest.raises(NotFound, match="no"):
            do(store, undo, step_id=missing)


def test_what_has_been_changed_since_is_not_undone_over_it(store: Store, other: Store) -> None:
    (goal,) = write_goals(store, "a")
    renamed = do(store, edit_goal, goal, replace(goal, title="b")).value
    do(other, edit_goal, renamed, replace(renamed, why="Because"))
    with pytest.raises(Conflict, match=r"“Edit goal “b”” cannot be undone: its goal has been changed since\."):
        do(store, undo, {number_of(other)})
    assert store.reader.goals()[0].title == "b"
    do(other, undo)
    do(store, undo)
    assert store.reader.goals() == (goal,)


def test_a_goal_that_others_have_built_on_is_not_taken_from_under_them(store: Store, other: Store) -> None:
    (goal,) = write_goals(store, "a")
    do(other, add_milestone, Milestone(goal_id=goal.id, title="theirs"))
    with pytest.raises(Refused, match="Something else still needs this"):
        do(store, undo, {number_of(other)})
    assert titles(store) == ["a"]
    assert store.reader.newest_step({number_of(other)}).label == "Add goal “a”", "it can still be undone later"


def test_what_hung_on_something_that_is_gone_does_not_come_back_alone(store: Store) -> None:
    plan = start_novel(store)
    do(store, delete_task, plan.task.id)
    step = store.reader.steps()[0].id
    do(store, delete_goal, plan.goal.id)
    with pytest.raises(Refused, match="what it belongs to is gone"):
        do(store, undo, step_id=step)
    do(store, undo)
    do(store, undo, step_id=step)
    assert store.reader.bites_of(plan.task.id) == (plan.bite,)


def test_an_ended_session_does_not_reopen_beside_one_that_runs(store: Store) -> None:
    first = do(store, start_session, None, 25).value
    do(store, end_session, first.id, SessionState.DONE)
    ending = store.reader.steps()[0].id
    second = do(store, start_session, None, 25).value
    with pytest.raises(Refused, match="one like it already"):
        do(store, undo, step_id=ending)
    assert store.reader.open_session() == second


def test_whoever_watches_a_session_does_not_stand_in_the_way_of_undo(store: Store) -> None:
    session = do(store, start_session, None, 25).value
    do(store, detach_session, session.id)
    do(store, undo)
    assert store.reader.open_session() is None
    do(store, redo)
    assert store.reader.open_session() == session


def test_an_undone_row_never_gives_its_number_to_another(store: Store) -> None:
    (first,) = write_goals(store, "a")
    do(store, undo)
    (second,) = write_goals(store, "b")
    assert second.id > first.id
    do(store, undo, step_id=store.reader.steps()[0].id)
    assert titles(store) == []


def test_a_thing_put_in_the_place_of_one_like_it_gives_way_again(store: Store) -> None:
    plan = start_novel(store)
    second = add(store, plan.goal, "Second draft")
    do(store, add_dependency, second.id, plan.milestone.id)
    before = store.reader.dependencies_in_play()

    def again(tx: Tx) -> None:
        """Wait anew."""
        remove_dependency(tx, second.id, plan.milestone.id)
        add_dependency(tx, second.id, plan.milestone.id)

    do(store, again)
    after = store.reader.dependencies_in_play()
    for command, there in ((undo, before), (redo, after)):
        do(store, command)
        assert store.reader.dependencies_in_play() == there


def test_one_command_is_one_step_with_its_words_and_tables(store: Store) -> None:
    plan = start_novel(store)
    title = "{it.title} {0} “quoted” %s"
    step = do(store, add_bite, Bite(task_id=plan.task.id, title=title)).step
    assert step == store.reader.steps()[0]
    assert (step.label, step.command, step.tables) == (f"Add bite “{title}”", "add_bite", ("bite",))
    assert [each.id for each in store.reader.steps()] == [5, 4, 3, 2, 1]


def test_a_refused_command_leaves_neither_rows_nor_step(store: Store) -> None:
    def half(tx, title: str) -> Goal:  # type: ignore[no-untyped-def]
        """Add goal “{it.title}” and fail."""
        add_goal(tx, Goal(title=title))
        raise Refused("No.")

    with pytest.raises(Refused, match=r"No\."):
        do(store, half, "first of all")
    assert (titles(store), store.reader.steps(), store.reader.terminals()) == ([], (), ())
    write_goals(store, "then")
    assert titles(store) == ["then"]
