"""Goals: written down, changed, ordered, ended, and deleted with all they were cut into, and back."""

from dataclasses import replace
from datetime import date

import pytest

from tests.commands.plan import add, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal, delete_goal, edit_goal, move_goal, set_phase
from tui_goals.commands.journal import edit_entry, write_entry
from tui_goals.commands.milestones import delete_milestone
from tui_goals.commands.steps import undo
from tui_goals.domain import (
    Entry,
    FocusSession,
    Goal,
    MeasureKind,
    Milestone,
    NotFound,
    Phase,
    Refused,
    SessionState,
    Target,
)
from tui_goals.store import Store


def titles(store: Store) -> list[str]:
    return [goal.title for goal in store.reader.goals()]


def test_a_goal_starts_today_unless_it_says_otherwise(store: Store) -> None:
    assert do(store, add_goal, Goal(title="Run a marathon")).value.start == date(2026, 3, 4)
    later = Goal(title="Learn Greek", start=date(2026, 5, 1))
    assert do(store, add_goal, later).value.start == date(2026, 5, 1)


def test_a_goal_that_was_due_already_can_be_written_down_too(store: Store) -> None:
    goal = do(store, add_goal, Goal(title="Run a marathon", due=date(2025, 12, 31))).value
    assert goal.start == date(2025, 12, 31)


def test_before_the_day_cut_off_today_is_still_yesterday(store: Store, clock: FrozenClock) -> None:
    clock.forward(16.5 * 3600)
    assert do(store, add_goal, Goal(title="Sleep more")).value.start == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("goal", "reason"),
    [
        (Goal(title="  "), "no title"),
        (Goal(title="Novel", measure=MeasureKind.NUMBER, unit="words"), "no target"),
        (Goal(title="Novel", start=date(2026, 2, 1), due=date(2026, 1, 1)), "after it is due"),
        (Goal(title="Novel", start_value=float("nan")), "not a number"),
        (Goal(title="Novel", grade=2**70), "grade"),
    ],
)
def test_a_goal_that_does_not_hold_is_refused_in_words_and_not_kept(store: Store, goal: Goal, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        do(store, add_goal, goal)
    assert titles(store) == []


def test_goals_keep_the_order_they_are_given(store: Store) -> None:
    first, second, third = (do(store, add_goal, Goal(title=title)).value for title in ("a", "b", "c"))
    do(store, move_goal, third.id, -2)
    assert titles(store) == ["c", "a", "b"]
    do(store, move_goal, first.id, 9)
    assert titles(store) == ["c", "b", "a"]
    assert do(store, move_goal, first.id, 1).step is None, "it is the last already, so nothing was done"
    assert second.position == 2.0


def test_a_thousand_moves_between_the_same_two_keep_the_order_exact(store: Store) -> None:
    ids = [do(store, add_goal, Goal(title=str(number))).value.id for number in range(4)]
    with store.write() as tx:
        for _ in range(300):
            last = tx.goals()[-1]
            move_goal(tx, last.id, -2)
            assert len({goal.position for goal in tx.goals()}) == 4
    assert sorted(goal.id for goal in store.reader.goals()) == ids


def test_a_phase_follows_its_path_and_remembers_when_it_ended(store: Store, clock: FrozenClock) -> None:
    goal = do(store, add_goal, Goal(title="Run a marathon")).value
    assert do(store, set_phase, goal.id, Phase.ACHIEVED).value.ended_at == clock.now()
    assert do(store, set_phase, goal.id, Phase.COMMITTED).value.ended_at is None
    do(store, set_phase, goal.id, Phase.PAUSED)
    with pytest.raises(Refused, match="paused cannot become missed"):
        do(store, set_phase, goal.id, Phase.MISSED)


def test_a_form_that_ends_a_goal_remembers_when_too(store: Store, clock: FrozenClock) -> None:
    goal = do(store, add_goal, Goal(title="Run a marathon")).value
    ended = do(store, edit_goal, goal, replace(goal, phase=Phase.ACHIEVED, grade=4, lesson="Start slower")).value
    assert (ended.ended_at, ended.grade) == (clock.now(), 4)
    clock.forward(60)
    assert do(store, edit_goal, ended, replace(ended, lesson="Start much slower")).value.ended_at == ended.ended_at
    with pytest.raises(Refused):
        do(store, edit_goal, ended, replace(ended, phase=Phase.PAUSED))


def test_what_cannot_be_found_is_said_with_its_number(store: Store) -> None:
    for missing in (7, 0, -1, 2**80):
        with pytest.raises(NotFound, match=f"no goal {missing}"):
            do(store, set_phase, missing, Phase.PAUSED)


def test_deleting_a_goal_with_hundreds_of_rows_takes_all_and_undo_brings_all_back(store: Store) -> None:
    plan = start_novel(store)
    for number in range(30):
        start_chapter(store, plan.goal, number)
    before = state_of(store)
    gone = do(store, delete_goal, plan.goal.id)
    assert gone.step is not None and gone.step.label == "Delete goal “Write the novel”"
    empty = state_of(store)
    assert (empty.goals, empty.milestones, empty.tasks, empty.bites, empty.dependencies) == ((), (), (), (), ())
    do(store, undo)
    after = state_of(store)
    assert len(after.bites) == 91
    for slice in ("goals", "milestones", "tasks", "bites", "dependencies", "measured", "task_counts"):
        assert getattr(after, slice) == getattr(before, slice)


def start_chapter(store: Store, goal: Goal, number: int) -> None:
    from tui_goals.commands.bites import add_bite
    from tui_goals.commands.milestones import add_dependency
    from tui_goals.commands.tasks import add_task
    from tui_goals.domain import Bite, Task

    before = store.reader.milestones_of(goal.id)[-1]
    milestone = add(store, goal, f"Part {number}")
    with store.write() as tx:
        add_dependency(tx, milestone.id, before.id)
        for title in ("plan", "write", "read"):
            task = add_task(tx, Task(milestone_id=milestone.id, title=title))
            add_bite(tx, Bite(task_id=task.id, title=title))


def test_entries_outlive_what_they_are_about_and_keep_its_title(store: Store) -> None:
    """J5."""
    plan = start_novel(store)
    about = [(Target.GOAL, plan.goal.id), (Target.MILESTONE, plan.milestone.id), (Target.BITE, plan.bite.id)]
    entry = do(store, write_entry, Entry(body="A slow start."), about).value
    links = store.reader.links([entry.id])
    do(store, delete_goal, plan.goal.id)
    assert store.reader.get(Entry, entry.id) == entry
    assert store.reader.links([entry.id]) == links
    assert [link.target_title for link in links] == ["Write the novel", "First draft", "1000 words"]
    edited = do(store, edit_entry, entry, replace(entry, body="A slow, good start."), about).value
    assert store.reader.links([entry.id]) == links, "links to what is gone survive an edit"
    do(store, undo)
    do(store, undo)
    assert store.reader.get(Goal, plan.goal.id) == plan.goal
    assert store.reader.entries_about(Target.GOAL, plan.goal.id) == (entry,)
    assert edited.revision == 2


def test_sessions_outlive_the_goal_and_come_back_to_it(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    session = do(store, start_session, plan.bite.id, 25).value
    with pytest.raises(Refused, match="A focus session is open on “1000 words”"):
        do(store, delete_goal, plan.goal.id)
    clock.forward(600)
    ended = do(store, end_session, session.id, SessionState.PARTIAL).value
    do(store, delete_goal, plan.goal.id)
    alone = store.reader.get(FocusSession, session.id)
    assert (alone.goal_id, alone.bite_id, alone.subject) == (None, None, "1000 words")
    do(store, undo)
    assert store.reader.get(FocusSession, session.id) == ended


def test_deleting_a_milestone_frees_what_waited_on_it(store: Store) -> None:
    plan = start_novel(store)
    start_chapter(store, plan.goal, 1)
    do(store, delete_milestone, plan.milestone.id)
    assert store.reader.dependencies_in_play() == ()
    assert [milestone.title for milestone in store.reader.milestones_of(plan.goal.id)] == ["Part 1"]
    do(store, undo)
    assert len(store.reader.dependencies_in_play()) == 1
    assert store.reader.get(Milestone, plan.milestone.id) == plan.milestone
