"""Drafts: kept whatever they hold, no step of their own, gone after a save, and back after a discard (J17-J19)."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.plan import state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.drafts import discard_draft, forget_draft, keep_draft
from tui_goals.commands.goals import add_goal
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import Conflict, Goal, NotFound, Refused
from tui_goals.store import Store

SUBJECT = "entry:new"


def texts(store: Store) -> list[dict[str, str]]:
    return [json.loads(draft.fields) for draft in state_of(store).drafts]


def test_a_draft_is_kept_at_every_pause_and_is_one_row_without_a_step(store: Store, clock: FrozenClock) -> None:
    for text in ("W", "We", "We b"):
        clock.forward(1)
        assert do(store, keep_draft, SUBJECT, {"body": text}).step is None
    (draft,) = state_of(store).drafts
    assert (texts(store), draft.updated_at) == ([{"body": "We b"}], clock.now())
    assert store.reader.steps() == ()


def test_a_draft_does_not_stand_in_the_way_of_undo(store: Store) -> None:
    do(store, add_goal, Goal(title="Novel"))
    do(store, keep_draft, SUBJECT, {"body": "Dear diary"})
    assert do(store, undo).value.label == "Add goal “Novel”"
    assert texts(store) == [{"body": "Dear diary"}]


def test_a_draft_whose_text_was_saved_is_let_go(store: Store) -> None:
    do(store, keep_draft, SUBJECT, {"body": "Dear diary"})
    do(store, keep_draft, "goal:new", {"title": "Novel"})
    do(store, forget_draft, SUBJECT)
    do(store, forget_draft, SUBJECT)
    assert texts(store) == [{"title": "Novel"}]


def test_a_discarded_draft_comes_back_by_undo(store: Store) -> None:
    """J18."""
    do(store, keep_draft, SUBJECT, {"body": "Dear diary"})
    before = state_of(store).drafts
    step = do(store, discard_draft, SUBJECT).step
    assert step is not None and step.label == "Discard a draft"
    assert texts(store) == []
    do(store, undo)
    assert state_of(store).drafts == before
    do(store, keep_draft, SUBJECT, {"body": "Dear diary, again"})
    with pytest.raises(Conflict, match="its draft has been changed since"):
        do(store, redo)


def test_undoing_a_discard_does_not_overwrite_what_was_typed_since(store: Store) -> None:
    do(store, keep_draft, SUBJECT, {"body": "old"})
    do(store, discard_draft, SUBJECT)
    do(store, keep_draft, SUBJECT, {"body": "new"})
    with pytest.raises(Refused, match="one like it already"):
        do(store, undo)
    assert texts(store) == [{"body": "new"}]


def test_there_is_nothing_to_discard_twice(store: Store) -> None:
    with pytest.raises(NotFound, match="no draft"):
        do(store, discard_draft, SUBJECT)


ANYTHING = st.text(st.characters(codec=None), max_size=50)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANYTHING | st.sampled_from(["\ud800", "a\x00b", "\udcff" * 3, "\u202e", "😀" * 20]))
def test_a_draft_holds_whatever_was_typed_or_pasted(store: Store, text: str) -> None:
    do(store, keep_draft, SUBJECT, {"body": text})
    assert texts(store) == [{"body": text}]
