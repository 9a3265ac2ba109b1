"""Rewards: promised, earned, taken; what led to what was reached, and its story."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.plan import Plan, add, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import finish_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import edit_goal, set_phase
from tui_goals.commands.milestones import (
    add_milestone,
    edit_milestone,
    finish_milestone,
    move_to_column,
    reopen_milestone,
)
from tui_goals.commands.rewards import take_reward
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import AmountKind, Goal, Milestone, Phase, Refused, SessionState, Step, Target
from tui_goals.rules import celebrations, rewards
from tui_goals.rules.rewards import Standing
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel whose first draft is worth a day off."""
    plan = start_novel(store)
    do(store, edit_milestone, plan.milestone, replace(plan.milestone, reward="a day at the sea"))
    return plan


def of(store: Store, milestone: Milestone) -> Standing | None:
    """How far a milestone's reward is, as the file says."""
    taken = store.reader.reward_taken(Target.MILESTONE, milestone.id) is not None
    return rewards.standing(store.reader.get(Milestone, milestone.id), taken)


def due(store: Store) -> list[str]:
    """The rewards that wait to be taken."""
    return [each.reward for each in store.reader.rewards_due()]


def test_j16_a_reward_is_promised_then_earned_then_taken(store: Store, plan: Plan) -> None:
    milestone = plan.milestone
    assert (of(store, milestone), due(store)) == (Standing.PROMISED, [])
    do(store, finish_milestone, milestone.id)
    assert (of(store, milestone), due(store)) == (Standing.EARNED, ["a day at the sea"])
    done = do(store, take_reward, Target.MILESTONE, milestone.id)
    assert done.step is not None and done.step.label == "Take the reward of “First draft”"
    assert (of(store, milestone), due(store)) == (Standing.TAKEN, [])
    do(store, undo)
    assert (of(store, milestone), due(store)) == (Standing.EARNED, ["a day at the sea"])
    do(store, redo)
    assert of(store, milestone) is Standing.TAKEN


def test_j16_what_is_not_done_cannot_earn(store: Store, plan: Plan) -> None:
    with pytest.raises(Refused, match="“a day at the sea” is promised for “First draft”; finish it first"):
        do(store, take_reward, Target.MILESTONE, plan.milestone.id)
    with pytest.raises(Refused, match="“Write the novel” has no reward"):
        do(store, take_reward, Target.GOAL, plan.goal.id)
    do(store, edit_goal, plan.goal, replace(plan.goal, reward="a week off"))
    for phase in (Phase.MISSED, Phase.COMMITTED, Phase.DROPPED):
        do(store, set_phase, plan.goal.id, phase)
        with pytest.raises(Refused, match="achieve it first"):
            do(store, take_reward, Target.GOAL, plan.goal.id)
    do(store, set_phase, plan.goal.id, Phase.COMMITTED)
    do(store, set_phase, plan.goal.id, Phase.ACHIEVED)
    do(store, take_reward, Target.GOAL, plan.goal.id)
    with pytest.raises(Refused, match="was taken already"):
        do(store, take_reward, Target.GOAL, plan.goal.id)


def test_j16_opening_again_takes_back_what_is_not_taken_and_leaves_what_is(store: Store, plan: Plan) -> None:
    milestone = plan.milestone
    do(store, finish_milestone, milestone.id)
    do(store, reopen_milestone, milestone.id)
    assert (of(store, milestone), due(store)) == (Standing.PROMISED, [])
    do(store, finish_milestone, milestone.id)
    do(store, take_reward, Target.MILESTONE, milestone.id)
    do(store, reopen_milestone, milestone.id)
    assert of(store, milestone) is Standing.TAKEN
    do(store, finish_milestone, milestone.id)
    assert (of(store, milestone), due(store)) == (Standing.TAKEN, [])


def test_j16_what_a_step_reached_and_nothing_else(store: Store, clock: FrozenClock, plan: Plan) -> None:
    def reached(command: Callable[..., Any], *arguments: Any, elsewhere: Callable[[], Any] = lambda: None) -> list[str]:
        before = state_of(store)
        elsewhere()
        clock.forward(1)
        step = do(store, command, *arguments).step
        after = state_of(store)
        assert step is not None
        things = [(*state.milestones, *state.goals) for state in (before, after)]
        return [each.title for each in celebrations.reached(step, *things)]

    first, *_, last = store.reader.columns()
    other = add(store, plan.goal, "Second draft")
    finish_other = partial(do, store, finish_milestone, other.id)
    assert reached(finish_milestone, plan.milestone.id, elsewhere=finish_other) == ["First draft"]
    assert reached(add_milestone, Milestone(goal_id=plan.goal.id, title="Outline", column_id=last.id)) == []
    assert reached(move_to_column, plan.milestone.id, first.id) == []
    assert reached(move_to_column, plan.milestone.id, last.id) == ["First draft"]
    assert reached(edit_milestone, other, replace(other, title="Third draft")) == []
    assert reached(set_phase, plan.goal.id, Phase.ACHIEVED) == ["Write the novel"]


MOMENTS = st.sampled_from([None, *(pendulum.datetime(2026, 3, day) for day in (1, 2, 3))])


@given(done=MOMENTS, made=MOMENTS.filter(bool), phase=st.sampled_from(Phase), taken=st.booleans(), reward=st.text())
def test_j16_only_what_is_done_earns(done: object, made: object, phase: Phase, taken: bool, reward: str) -> None:
    milestone = Milestone(title="it", reward=reward, done_at=done)  # type: ignore[arg-type]
    goal = Goal(title="it", reward=reward, phase=phase, ended_at=done)  # type: ignore[arg-type]
    for thing, earned in ((milestone, done is not None), (goal, phase is Phase.ACHIEVED)):
        found = rewards.standing(thing, taken)
        assert (found is Standing.TAKEN) == taken
        assert (found is Standing.EARNED) == (not taken and bool(reward) and earned)
        assert (found is None) == (not taken and not reward)
    step = Step(made_at=made)  # type: ignore[arg-type]
    assert celebrations.reached(step, [replace(milestone, done_at=None)], [milestone]) == (
        (milestone,) if done is not None and done == made else ()
    )
    assert celebrations.reached(step, [replace(goal, phase=Phase.COMMITTED)], [goal]) == (
        (goal,) if phase is Phase.ACHIEVED and done == made else ()
    )
    assert celebrations.reached(step, [milestone, goal], [milestone, goal]) == ()


def test_j16_what_led_here_is_counted(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(1500)
    do(store, end_session, session.id, SessionState.DONE, AmountKind.DELTA, 1000)
    do(store, finish_bite, plan.bite.id)
    do(store, finish_milestone, plan.milestone.id)
    led = store.reader.led_to(Target.MILESTONE, plan.milestone.id)
    assert (led.bites, led.seconds, str(led.since)) == (1, 1500, "2026-03-04")
    whole = store.reader.led_to(Target.GOAL, plan.goal.id)
    assert (whole.bites, whole.milestones, whole.seconds) == (1, 1, 1500)
    assert store.reader.led_to(Target.GOAL, 99) == celebrations.LedHere()
