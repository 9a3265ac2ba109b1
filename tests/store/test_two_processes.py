"""Several processes on one file at the same time: no update is lost, and one session runs at most (F19, T27, T29)."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tests.store.apart import FORK, do_patiently, fresh, in_children, patiently
from tests.store.tables import dump, is_sound
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal, edit_goal
from tui_goals.commands.milestones import edit_milestone
from tui_goals.commands.steps import undo
from tui_goals.domain import Conflict, FocusSession, Goal, Milestone, Refused, SessionState
from tui_goals.store import Store

ROUNDS = int(os.environ.get("TUI_GOALS_ROUNDS", "100"))
Edit = Callable[[Store, Milestone, int], None]


def race(path: Path, edits: list[Edit]) -> list[list[str]]:
    """What each process met, round by round; all of them see the same milestone first and then edit it at once."""
    barrier = FORK.Barrier(len(edits))

    def run(edit: Edit) -> list[str]:
        store = fresh(path)
        store.open_writer()
        met = []
        for number in range(ROUNDS):
            barrier.wait(60)
            seen = patiently(lambda: store.reader.get(Milestone, 1))
            barrier.wait(60)
            try:
                edit(store, seen, number)
                met.append("saved")
            except Conflict as conflict:
                ((mine, theirs),) = conflict.fields.values()
                met.append(f"{mine} | {theirs}")
        return met

    return in_children([lambda edit=edit: run(edit) for edit in edits])  # type: ignore[misc]


def writes(field: str, name: str) -> Edit:
    """An edit that sets a field to something of its own in every round."""

    def edit(store: Store, seen: Milestone, number: int) -> None:
        do_patiently(store, edit_milestone, seen, replace(seen, **{field: f"{name} {number}"}))

    return edit


@pytest.fixture
def planned(open_store: OpenStore, database: Path) -> Path:
    """A database with a plan, closed."""
    store = open_store(database)
    start_novel(store)
    store.close()
    return database


def test_two_that_edit_different_fields_at_once_both_find_theirs(planned: Path) -> None:
    met = race(planned, [writes("why", "A"), writes("reward", "B")])
    assert met == [["saved"] * ROUNDS] * 2
    milestone = fresh(planned).reader.get(Milestone, 1)
    last = ROUNDS - 1
    assert (milestone.why, milestone.reward, milestone.revision) == (f"A {last}", f"B {last}", 1 + 2 * ROUNDS)


def test_of_two_that_edit_the_same_field_at_once_one_is_told_both_texts(planned: Path) -> None:
    first, second = race(planned, [writes("title", "A"), writes("title", "B")])
    for number, pair in enumerate(zip(first, second, strict=True)):
        assert sorted(pair) in (
            sorted(("saved", f"B {number} | A {number}")), sorted(("saved", f"A {number} | B {number}")),
        )  # fmt: skip
    assert fresh(planned).reader.get(Milestone, 1).revision == 1 + ROUNDS
    assert len({met for met in (*first, *second) if met != "saved"}) == ROUNDS


def test_whoever_looks_again_after_a_conflict_loses_nothing(database: Path, open_store: OpenStore) -> None:
    """Four processes add a word each to one field, again and again, looking anew whenever another was faster."""
    goal = do(open_store(database), add_goal, Goal(title="Novel")).value
    each = ROUNDS // 4

    def add_words(name: str) -> None:
        store = fresh(database)
        for number in range(each):
            while not add_word(store, goal.id, f" {name}{number}"):
                pass

    in_children([lambda name=name: add_words(name) for name in "abcd"])  # type: ignore[misc]
    words = fresh(database).reader.get(Goal, goal.id).lesson.split()
    assert sorted(words) == sorted(f"{name}{number}" for name in "abcd" for number in range(each))
    assert is_sound(database)


def add_word(store: Store, goal_id: int, word: str) -> bool:
    seen = patiently(lambda: store.reader.get(Goal, goal_id))
    try:
        do_patiently(store, edit_goal, seen, replace(seen, lesson=seen.lesson + word))
    except Conflict:
        return False
    return True


def test_of_eight_that_start_a_session_at_once_one_wins_and_the_others_are_told(database: Path) -> None:
    """T27."""
    barrier = FORK.Barrier(8)

    def start(name: str) -> str:
        store = fresh(database)
        store.open_writer()
        barrier.wait(60)
        try:
            return do_patiently(store, start_session, None, 25, None, "", name).value.subject
        except Refused as refusal:
            return str(refusal)

    answers = in_children([lambda name=name: start(name) for name in "abcdefgh"])  # type: ignore[misc]
    (winner,) = (answer for answer in answers if len(answer) == 1)
    assert answers.count(f"A focus session on “{winner}” is running already. End it first (3).") == 7
    rows = dump(database)
    assert (len(rows["focus_session"]), len(rows["segment"]), len(rows["heartbeat"])) == (1, 1, 1)


def test_the_file_itself_allows_one_open_session(store: Store) -> None:
    """T27: the index, should a rule ever forget."""
    session = do(store, start_session, None, 25).value
    with pytest.raises(Refused, match="one like it already"), store.write() as tx:
        tx.add(replace(session, id=0, uid=""))
    with store.write() as tx:
        ended = replace(session, id=0, uid="", state=SessionState.DONE, ended_at=session.started_at)
        assert tx.add(ended).id > session.id
    with pytest.raises(Refused, match="one like it already"), store.write() as tx:
        tx.change(tx.find(FocusSession)[-1], state=SessionState.PAUSED, ended_at=None)


def test_t29_two_that_end_a_session_at_once_end_it_once(database: Path) -> None:
    """T29."""
    session = do(fresh(database), start_session, None, 25).value
    barrier = FORK.Barrier(2)

    def end() -> str:
        store = fresh(database)
        store.open_writer()
        barrier.wait(60)
        try:
            return str(do_patiently(store, end_session, session.id, SessionState.DONE).value.state)
        except Refused as refusal:
            return str(refusal)

    answers = in_children([end, end])
    assert answers.count("done") == 1
    assert sum("has ended as done" in answer for answer in answers) == 1
    assert fresh(database).reader.get(FocusSession, session.id).revision == 2


def test_two_terminals_that_undo_at_once_undo_two_steps(database: Path) -> None:
    store = fresh(database)
    for number in range(20):
        do(store, add_goal, Goal(title=f"{number}"))
    store.close()

    def undo_some() -> list[int]:
        here = fresh(database)
        return [do_patiently(here, undo).value.id for _ in range(10)]

    first, second = in_children([undo_some, undo_some])
    assert sorted(first + second) == list(range(1, 21))
    assert dump(database)["goal"] == []
