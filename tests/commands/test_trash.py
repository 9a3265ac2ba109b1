"""The trash: everything deleted is there with what it held, comes back unless changed since, and is gone in the end."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tests.store.tables import contents, is_sound
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.drafts import discard_draft, keep_draft
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal, delete_goal
from tui_goals.commands.journal import delete_entry, edit_entry, write_entry
from tui_goals.commands.milestones import delete_milestone, edit_milestone
from tui_goals.commands.past_sessions import edit_session
from tui_goals.commands.steps import redo, undo
from tui_goals.commands.tasks import delete_task
from tui_goals.commands.trash import LOOKED_THROUGH, empty_trash, purge_trash
from tui_goals.domain import (
    AmountKind,
    Conflict,
    Entry,
    FocusSession,
    Goal,
    Milestone,
    NotFound,
    Refused,
    SessionState,
    Target,
    ViewSetting,
)
from tui_goals.store import Store
from tui_goals.store.trash import without_names

DAY = 86_400
CANARY = "the canary sings at midnight under the bridge"


def in_trash(store: Store) -> list[str]:
    """The deletions that can be taken back."""
    return [step.label for step in store.reader.trash()]


def raw(path: Path) -> bytes:
    """All bytes of the file and of what lies beside it."""
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


def test_j18_j22_everything_deleted_is_in_the_trash_with_what_it_held(store: Store) -> None:
    plan = start_novel(store)
    entry = do(store, write_entry, Entry(body="Lost"), [(Target.GOAL, plan.goal.id)]).value
    do(store, delete_entry, entry.id)
    do(store, keep_draft, "entry:1", {"body": "half a thought"})
    do(store, discard_draft, "entry:1")
    do(store, delete_milestone, plan.milestone.id)
    assert [label.split("“")[0].strip() for label in in_trash(store)] == [
        "Delete milestone", "Discard a draft", f"Delete journal entry of {entry.local_day}",
    ]  # fmt: skip
    steps = store.reader.trash()
    assert {type(each).__name__ for each in store.reader.removed(steps[0].id)} >= {"Milestone", "Task", "Bite"}
    assert plan.milestone in store.reader.removed(steps[0].id)
    assert entry in store.reader.removed(steps[2].id)
    do(store, undo, step_id=steps[2].id)
    assert store.reader.get(Entry, entry.id) == entry
    assert len(in_trash(store)) == 2


def test_j22_a_restore_is_refused_in_words_where_a_row_has_changed_since(store: Store) -> None:
    plan = start_novel(store)
    do(store, delete_task, plan.task.id)
    (step,) = store.reader.trash()
    assert store.reader.changed_since(step.id) == ()
    do(store, delete_milestone, plan.milestone.id)
    assert store.reader.changed_since(store.reader.trash()[0].id) == ()
    with pytest.raises(Refused, match="what it belongs to is gone"):
        do(store, undo, step_id=next(each.id for each in store.reader.trash() if each.label.startswith("Delete task")))


def test_9_5_after_thirty_days_the_file_holds_nothing_of_what_was_deleted(
    store: Store, database: Path, clock: FrozenClock
) -> None:
    goal = do(store, add_goal, Goal(title=CANARY)).value
    entry = do(store, write_entry, Entry(body=f"First: {CANARY}"), [(Target.GOAL, goal.id)]).value
    do(store, edit_entry, entry, replace(entry, body="nothing of it"))
    do(store, delete_entry, entry.id)
    do(store, delete_goal, goal.id)
    kept = do(store, add_goal, Goal(title="Kept")).value
    before = contents(database) | {"plan_change": []}
    clock.forward(29 * DAY)
    assert do(store, purge_trash).value == 0
    assert CANARY.encode() in raw(database) and len(in_trash(store)) == 2
    clock.forward(2 * DAY)
    assert do(store, purge_trash).value >= 3
    assert CANARY.encode() not in raw(database)
    assert (in_trash(store), contents(database), is_sound(database)) == ([], before, True)
    (mark,) = store.reader.find(ViewSetting, subject=LOOKED_THROUGH)
    assert mark.value == str(store.reader.steps(1)[0].id)
    assert do(store, purge_trash).touched == frozenset()
    assert do(store, undo).value.label == "Add goal “Kept”"
    do(store, redo)
    assert store.reader.get(Goal, kept.id).title == "Kept"
    do(store, undo)
    with pytest.raises(NotFound, match="can no longer be undone: what it changed has been emptied from the trash"):
        do(store, undo)


def test_9_5_emptying_the_trash_leaves_no_byte_of_what_was_deleted_among_much_else(
    store: Store, database: Path, open_store: OpenStore
) -> None:
    written = [
        do(
            store, write_entry, Entry(body=f"{number} {CANARY if number % 5 == 0 else 'kept'} " * (number % 40 + 1))
        ).value
        for number in range(150)
    ]
    for entry in written:
        if CANARY in entry.body:
            do(store, edit_entry, entry, replace(entry, mood=3))
            do(store, delete_entry, entry.id)
    do(store, keep_draft, "entry:1", {"body": CANARY})
    do(store, discard_draft, "entry:1")
    do(store, write_entry, Entry(body=CANARY))
    do(store, undo)
    assert raw(database).count(CANARY.encode()) > 30
    do(store, empty_trash)
    assert CANARY.encode() not in raw(database)
    assert len(store.reader.entries()) == 120 and is_sound(database)


def test_9_5_what_was_restored_stays_restorable_and_what_is_there_is_never_forgotten(
    store: Store, database: Path, clock: FrozenClock
) -> None:
    plan = start_novel(store)
    do(store, delete_milestone, plan.milestone.id)
    do(store, undo)
    before = contents(database)
    clock.forward(60 * DAY)
    do(store, empty_trash)
    assert contents(database) == before
    milestone = store.reader.get(Milestone, plan.milestone.id)
    do(store, edit_milestone, milestone, replace(milestone, title="Second draft"))
    do(store, undo)
    assert store.reader.get(Milestone, milestone.id).title == "First draft"


def test_a_label_says_no_names_once_its_things_are_gone() -> None:
    assert without_names("Delete goal “A “quoted” one”") == "Delete goal “…”"
    assert without_names("Move “a” to “b” now") == "Move “…” now"
    assert without_names("Discard a draft") == "Discard a draft"


def test_j22_a_restore_is_refused_where_a_row_of_it_is_another_now(store: Store) -> None:
    plan = start_novel(store)
    session = do(store, start_session, plan.bite.id, 25).value
    session = do(store, end_session, session.id, SessionState.DONE, AmountKind.DELTA, 10).value
    do(store, delete_task, plan.task.id)
    (step,) = store.reader.trash()
    assert store.reader.changed_since(step.id) == ()
    session = store.reader.get(FocusSession, session.id)
    do(store, edit_session, session, replace(session, units=20.0))
    assert store.reader.changed_since(step.id) == ("focus session", "measurement")
    with pytest.raises(Conflict, match="has been changed since"):
        do(store, undo, step_id=step.id)
