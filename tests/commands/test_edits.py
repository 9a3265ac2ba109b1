"""Two terminals edit the same thing: different fields merge, the same field is for the person to choose (F19)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tui_goals.commands import do
from tui_goals.commands.bites import edit_bite
from tui_goals.commands.columns import edit_column
from tui_goals.commands.goals import delete_goal, edit_goal
from tui_goals.commands.milestones import edit_milestone, move_to_column
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import edit_task
from tui_goals.domain import Conflict, Goal, Milestone, NotFound, Refused, Stored, Task
from tui_goals.store import Store
from tui_goals.store.tx import Tx


@pytest.fixture
def other(open_store: OpenStore, database: Path) -> Store:
    """A second terminal on the same database."""
    return open_store(database)


def test_different_fields_merge(store: Store, other: Store) -> None:
    goal = start_novel(store).goal
    do(other, edit_goal, goal, replace(goal, why="It has to be told"))
    merged = do(store, edit_goal, goal, replace(goal, reward="A week at the sea")).value
    assert (merged.why, merged.reward, merged.revision) == ("It has to be told", "A week at the sea", 3)
    assert other.reader.get(Goal, goal.id) == merged


def test_the_same_field_is_a_conflict_that_holds_both_texts(store: Store, other: Store) -> None:
    goal = start_novel(store).goal
    theirs = do(other, edit_goal, goal, replace(goal, title="Write a novel", why="Theirs")).value
    with pytest.raises(Conflict, match=r"changed this goal meanwhile \(title\)") as conflict:
        do(store, edit_goal, goal, replace(goal, title="Write the book", reward="A cake"))
    assert conflict.value.fields == {"title": ("Write the book", "Write a novel")}
    assert store.reader.get(Goal, goal.id) == theirs, "nothing of the loser's form is kept by half"
    mine = do(store, edit_goal, theirs, replace(theirs, title="Write the book", reward="A cake")).value
    assert (mine.title, mine.why, mine.reward) == ("Write the book", "Theirs", "A cake")


def test_the_same_change_on_both_sides_is_none(store: Store, other: Store) -> None:
    goal = start_novel(store).goal
    do(other, edit_goal, goal, replace(goal, title="Novel"))
    done = do(store, edit_goal, goal, replace(goal, title="Novel"))
    assert (done.step, done.value.revision) == (None, 2)


def test_a_card_moved_there_and_renamed_here_keeps_both(store: Store, other: Store) -> None:
    milestone = start_novel(store).milestone
    do(other, move_to_column, milestone.id, 2)
    merged = do(store, edit_milestone, milestone, replace(milestone, title="Draft one", labels=("prose",))).value
    assert (merged.column_id, merged.title, merged.labels) == (2, "Draft one", ("prose",))


def test_what_was_deleted_there_cannot_be_edited_here(store: Store, other: Store) -> None:
    goal = start_novel(store).goal
    do(other, delete_goal, goal.id)
    with pytest.raises(NotFound, match="no goal 1"):
        do(store, edit_goal, goal, replace(goal, title="Novel"))
    do(other, undo)
    assert do(store, edit_goal, goal, replace(goal, title="Novel")).value.title == "Novel"


def test_what_the_merge_makes_is_checked_as_a_whole(store: Store, other: Store) -> None:
    goal = start_novel(store).goal
    do(other, edit_goal, goal, replace(goal, start_value=1000.0))
    with pytest.raises(Refused, match="starts at its target"):
        do(store, edit_goal, goal, replace(goal, target_value=1000.0))


EDITS: list[tuple[str, Callable[..., Any]]] = [
    ("milestone", edit_milestone), ("task", edit_task), ("bite", edit_bite), ("goal", edit_goal),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "edit"), EDITS)
def test_every_form_refuses_what_does_not_hold(store: Store, kind: str, edit: Callable[..., Any]) -> None:
    thing = getattr(start_novel(store), kind)
    with pytest.raises(Refused, match="title"):
        do(store, edit, thing, replace(thing, title="\t"))
    assert store.reader.get(type(thing), thing.id) == thing


def test_a_column_is_renamed_by_two(store: Store, other: Store) -> None:
    column = store.reader.columns()[0]
    do(other, edit_column, column, replace(column, title="To do"))
    with pytest.raises(Conflict):
        do(store, edit_column, column, replace(column, title="Later"))


def test_a_command_that_forgets_to_look_again_cannot_take_back_what_others_did(store: Store, other: Store) -> None:
    """The last guard behind the commands: the store itself refuses to change a value that is not the one it keeps."""
    task = start_novel(store).task

    def careless(tx: Tx, stale: Stored) -> Stored:
        """Estimate a task."""
        return tx.change(stale, estimate=30)

    do(other, edit_task, task, replace(task, title="Chapter One"))
    with pytest.raises(Conflict, match="This task has been changed meanwhile"):
        do(store, careless, task)
    assert store.reader.get(Task, task.id).title == "Chapter One"


WORDS = st.sampled_from(["", "a", "b"])
FIELDS = st.fixed_dictionaries({}, optional={"title": st.sampled_from("xyz"), "why": WORDS, "reward": WORDS})


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(theirs=FIELDS, mine=FIELDS)
def test_whoever_changed_a_field_alone_finds_it_changed(
    store: Store, other: Store, theirs: dict[str, str], mine: dict[str, str]
) -> None:
    base = start_novel(store).milestone
    do(other, edit_milestone, base, replace(base, **theirs))
    changed = {name for name, value in mine.items() if value != getattr(base, name)}
    clash = {name for name in changed if theirs.get(name, getattr(base, name)) not in (getattr(base, name), mine[name])}
    if clash:
        with pytest.raises(Conflict) as conflict:
            do(store, edit_milestone, base, replace(base, **mine))
        assert set(conflict.value.fields) == clash
        mine = {}
    else:
        do(store, edit_milestone, base, replace(base, **mine))
    kept = store.reader.get(Milestone, base.id)
    expected = {**theirs, **{name: mine[name] for name in changed & set(mine)}}
    for name in ("title", "why", "reward"):
        assert getattr(kept, name) == expected.get(name, getattr(base, name))
