"""Readers: everything is private unless it is marked, and what is marked is one step."""

import pytest

from tests.commands.plan import Plan, start_novel
from tui_goals.commands import do
from tui_goals.commands.goals import delete_goal
from tui_goals.commands.journal import write_entry
from tui_goals.commands.readers import add_reader, edit_reader, remove_reader, share, unshare
from tui_goals.commands.steps import undo
from tui_goals.domain import Entry, NotFound, ReaderKind, Refused, ReportReader, Shared, Sharing
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    return start_novel(store)


def test_j43_a_new_reader_sees_nothing(store: Store, plan: Plan) -> None:
    done = do(store, add_reader, " Ada  ", ReaderKind.MENTOR)
    assert (done.value.name, done.value.kind) == ("Ada", ReaderKind.MENTOR)
    assert done.step is not None and done.step.label == "Add reader Ada"
    assert store.reader.find(Sharing) == ()


def test_j43_names_are_told_apart_whatever_their_case(store: Store) -> None:
    ada = do(store, add_reader, "Ada").value
    for name in ("ada", " ADA ", "", "x" * 41):
        with pytest.raises(Refused):
            do(store, add_reader, name)
    bob = do(store, add_reader, "Bob").value
    with pytest.raises(Refused, match="already"):
        do(store, edit_reader, bob, ReportReader(bob.id, bob.uid, bob.revision, "ADA"))
    renamed = do(store, edit_reader, ada, ReportReader(ada.id, ada.uid, ada.revision, "ADA")).value
    assert renamed.name == "ADA"


def test_j43_sharing_is_one_step_that_can_be_undone_and_counts_once(store: Store, plan: Plan) -> None:
    ada = do(store, add_reader, "Ada").value
    entry = do(store, write_entry, Entry(body="For you.")).value
    things = [(Shared.GOAL, plan.goal.id), (Shared.MILESTONE, plan.milestone.id), (Shared.ENTRY, entry.id)]
    done = do(store, share, ada.id, things)
    assert done.step is not None and done.step.label == "Share “Write the novel” and 2 more with Ada"
    assert do(store, share, ada.id, things).step is None
    assert {(each.target, each.target_id) for each in store.reader.find(Sharing)} == set(things)
    do(store, unshare, ada.id, things[2:])
    assert len(store.reader.find(Sharing)) == 2
    do(store, undo)
    assert len(store.reader.find(Sharing)) == 3
    with pytest.raises(NotFound):
        do(store, share, ada.id, [(Shared.GOAL, 99)])


def test_j43_what_is_gone_is_no_longer_shared(store: Store, plan: Plan) -> None:
    ada = do(store, add_reader, "Ada").value
    do(store, share, ada.id, [(Shared.GOAL, plan.goal.id), (Shared.MILESTONE, plan.milestone.id)])
    do(store, delete_goal, plan.goal.id)
    assert store.reader.find(Sharing) == ()
    do(store, undo)
    do(store, remove_reader, ada.id)
    assert store.reader.find(Sharing) == () and store.reader.find(ReportReader) == ()
    do(store, undo)
    assert len(store.reader.find(Sharing)) == 2
