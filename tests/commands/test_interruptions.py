"""What cuts into a session (T33), and quick notes during one."""

from dataclasses import replace
from datetime import date

import pytest

from tests.commands.plan import Plan, add, start_novel
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, pause_session, start_session
from tui_goals.commands.interruptions import delete_interruption, interrupt, make_task, note_interruption
from tui_goals.commands.journal import edit_entry, note_session
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import delete_task
from tui_goals.domain import (
    Entry,
    EntryKind,
    FocusSession,
    InterruptionKind,
    NotFound,
    Refused,
    SessionState,
    Target,
    Task,
)
from tui_goals.store import Store

WITHIN, OUTSIDE = InterruptionKind


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, whose first bite is 1000 words."""
    return start_novel(store)


@pytest.fixture
def session(store: Store, plan: Plan) -> FocusSession:
    """A session on its first bite."""
    return do(store, start_session, plan.bite.id, 25).value


def test_t33_an_interruption_is_logged_with_its_time_and_changes_nothing_else(
    store: Store, session: FocusSession, clock: FrozenClock
) -> None:
    segments = store.reader.segments(session.id)
    clock.forward(120)
    logged = do(store, interrupt, session.id, OUTSIDE, " the \x1bdoor\n", "doorbell")
    assert (logged.value.kind, logged.value.note, logged.value.uid) == (OUTSIDE, "the door", "doorbell")
    assert (logged.value.happened_at, logged.value.local_day) == (clock.now(), date(2026, 3, 4))
    assert logged.step is not None and logged.step.label == "Log an external interruption"
    assert store.reader.open_session() == session
    assert store.reader.segments(session.id) == segments
    do(store, undo)
    assert store.reader.interruptions(session.id) == ()


def test_t33_a_note_comes_later_or_never_and_can_be_taken_away(store: Store, session: FocusSession) -> None:
    uid = do(store, interrupt, session.id, WITHIN).value.uid
    assert do(store, note_interruption, uid, "look up tides").value.note == "look up tides"
    assert do(store, note_interruption, uid, "").value.note == ""
    with pytest.raises(Refused, match="600 characters"):
        do(store, note_interruption, uid, "a" * 600)
    do(store, delete_interruption, uid)
    with pytest.raises(NotFound):
        do(store, note_interruption, uid, "gone")


def test_t33_while_paused_it_is_logged_too_and_after_the_end_refused(store: Store, session: FocusSession) -> None:
    do(store, pause_session, session.id)
    do(store, interrupt, session.id, OUTSIDE)
    do(store, end_session, session.id, SessionState.PARTIAL)
    with pytest.raises(Refused, match="ended as partial"):
        do(store, interrupt, session.id, OUTSIDE)
    assert len(store.reader.interruptions(session.id)) == 1


def test_t33_it_becomes_a_task_of_the_sessions_milestone_named_by_its_note(
    store: Store, plan: Plan, session: FocusSession
) -> None:
    uid = do(store, interrupt, session.id, WITHIN, "ask Anna about tides").value.uid
    made = do(store, make_task, uid)
    assert made.step is not None
    assert made.step.label == "Make an interruption a task for later: “ask Anna about tides”"
    assert (made.value.milestone_id, made.value.title) == (plan.milestone.id, "ask Anna about tides")
    assert store.reader.interruptions(session.id)[0].task_id == made.value.id
    with pytest.raises(Refused, match="a task already: “ask Anna about tides”"):
        do(store, make_task, uid)
    do(store, undo)
    assert store.reader.interruptions(session.id)[0].task_id is None
    assert store.reader.find(Task, title="ask Anna about tides") == ()


def test_t33_it_becomes_a_task_of_another_milestone(store: Store, plan: Plan, session: FocusSession) -> None:
    other = add(store, plan.goal, "Research")
    uid = do(store, interrupt, session.id, WITHIN, "tides").value.uid
    task = do(store, make_task, uid, other.id).value
    assert task.milestone_id == other.id
    do(store, delete_task, task.id)
    assert store.reader.interruptions(session.id)[0].task_id is None, "it can become one again"


def test_t33_without_a_note_or_a_milestone_it_cannot_be_a_task(store: Store, plan: Plan) -> None:
    quick = do(store, start_session, None, 25).value
    uid = do(store, interrupt, quick.id, WITHIN).value.uid
    with pytest.raises(Refused, match="no note"):
        do(store, make_task, uid, plan.milestone.id)
    do(store, note_interruption, uid, "tides")
    with pytest.raises(Refused, match="Say which milestone"):
        do(store, make_task, uid)
    assert do(store, make_task, uid, plan.milestone.id).value.title == "tides"


def test_a_quick_note_makes_the_sessions_entry_and_the_next_one_goes_into_it(
    store: Store, plan: Plan, session: FocusSession, clock: FrozenClock
) -> None:
    first = do(store, note_session, session.id, " the storm comes from the #west ").value
    assert (first.kind, first.body, first.tags) == (
        EntryKind.SESSION, "- 10:00 the storm comes from the #west", ("west",),
    )  # fmt: skip
    links = [(link.target, link.target_id) for link in store.reader.links([first.id])]
    assert links == [(Target.SESSION, session.id), (Target.GOAL, plan.goal.id)]
    clock.forward(600)
    second = do(store, note_session, session.id, "he is #afraid").value
    assert second.id == first.id
    assert second.body == "- 10:00 the storm comes from the #west\n- 10:10 he is #afraid"
    assert second.tags == ("west", "afraid")
    assert store.reader.open_session() == session
    do(store, undo)
    assert store.reader.find(Entry) == (first,)


def test_a_quick_note_follows_what_one_wrote_and_is_never_empty(
    store: Store, session: FocusSession, clock: FrozenClock
) -> None:
    first = do(store, note_session, session.id, "storm").value
    do(store, edit_entry, first, replace(first, body="It went well.\n"))
    clock.forward(60)
    assert do(store, note_session, session.id, "west").value.body == "It went well.\n\n- 10:01 west"
    with pytest.raises(Refused, match="empty"):
        do(store, note_session, session.id, " \n")
