"""Forecasts of a real file: today's, those of a past evening, what moved between two (P47)."""

from dataclasses import replace
from datetime import date, timedelta

from tests.commands.plan import Plan, add, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, finish_bite
from tui_goals.commands.goals import add_goal
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import add_dependency
from tui_goals.commands.pauses import plan_pause
from tui_goals.commands.tasks import add_task
from tui_goals.domain import AmountKind, Bite, Goal, Milestone, Task
from tui_goals.rules.forecasts import NoDate, WhatIf
from tui_goals.rules.review_facts import FactName
from tui_goals.state import forecasting
from tui_goals.state.looking_back import range_facts
from tui_goals.store import Store

DAY = 86_400
START = date(2026, 3, 4)


def write(store: Store, clock: FrozenClock, plan: Plan, *weeks: float) -> None:
    """Write so many words a week, and finish a bite each."""
    for words in weeks:
        bite = do(store, add_bite, Bite(task_id=plan.task.id, title="More")).value
        do(store, record_measurement, plan.goal.id, AmountKind.DELTA, words)
        do(store, finish_bite, bite.id)
        clock.forward(7 * DAY)


def test_p47_forecasts_of_a_file_and_too_little_data(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    write(store, clock, plan, 20_000, 20_000)
    state = state_of(store)
    found = forecasting.forecasts_on(state, store.reader, state.today)
    assert found.of_goal(plan.goal).none is NoDate.TOO_LITTLE
    assert found.of_milestone(plan.milestone).none is NoDate.TOO_LITTLE
    write(store, clock, plan, 20_000)
    state = state_of(store)
    found = forecasting.forecasts_on(state, store.reader, state.today)
    finish = found.of_goal(plan.goal).finish
    assert finish is not None and finish.p10 == finish.p90 == state.today + timedelta(7)
    assert found.of_milestone(plan.milestone).left == 0.25
    assert found is forecasting.forecasts_on(state, store.reader, state.today)
    faster = forecasting.forecasts_if(state, store.reader, state.today, WhatIf(plan.goal.id, pace=1.75))
    assert faster.of_goal(plan.goal).finish.p80 == state.today + timedelta(4)  # type: ignore[union-attr]


def test_p47_a_past_evening_knows_nothing_of_what_came_after(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    write(store, clock, plan, 10_000, 10_000, 10_000)
    evening = state_of(store).today
    then = forecasting.forecasts_on(state_of(store), store.reader, evening).of_goal(plan.goal)
    clock.forward(DAY)
    write(store, clock, plan, 1_000, 1_000, 1_000)
    state = state_of(store)
    assert forecasting.forecasts_on(state, store.reader, evening).of_goal(plan.goal) == then
    now = forecasting.forecasts_on(state, store.reader, state.today).of_goal(plan.goal)
    assert (then.left, now.left) == (50_000, 47_000)


def test_j10_a_review_tells_by_how_much_the_forecast_moved(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    write(store, clock, plan, 10_000, 10_000, 10_000, 10_000, 0)
    state = state_of(store)
    first, last = state.today - timedelta(7), state.today - timedelta(1)
    facts = range_facts(state, store.reader, first, last)
    (fact,) = [each for each in facts if each.name is FactName.FORECAST]
    before, after = (forecasting.forecasts_on(state, store.reader, day) for day in (first - timedelta(1), last))
    old, new = (each.of_goal(plan.goal).finish for each in (before, after))
    assert old is not None and new is not None and old.p80 is not None and new.p80 is not None
    assert (fact.label, fact.value) == ("Write the novel", (new.p80 - old.p80).days)
    assert fact.value > 0 and fact.rows[0].note.startswith("80 % sure by ")


def test_p47_dependencies_across_goals_and_pauses_to_come(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    other = do(store, add_goal, Goal(title="Readers")).value
    waiting: Milestone = add(store, other, "Beta readers")
    do(store, add_dependency, waiting.id, plan.milestone.id)
    for title in ("Ask", "Send", "Thank"):
        task = do(store, add_task, Task(milestone_id=waiting.id, title=title)).value
        mine = replace(plan, task=task)
        write(store, clock, mine, 10)
    state = state_of(store)
    found = forecasting.forecasts_on(state, store.reader, state.today)
    assert found.of_milestone(waiting).none is NoDate.WAITS
    write(store, clock, plan, 10, 10, 10)
    state = state_of(store)
    before, after = (forecasting.forecasts_on(state, store.reader, state.today).of_milestone(each) for each in
                     (plan.milestone, waiting))  # fmt: skip
    assert before.finish is not None and after.finish is not None
    assert before.finish.p80 is not None and after.finish.p80 is not None and after.finish.p80 >= before.finish.p80
    do(store, plan_pause, state.today + timedelta(1), state.today + timedelta(10), "Sea")
    paused = forecasting.forecasts_on(state_of(store), store.reader, state.today).of_milestone(plan.milestone)
    assert paused.finish is not None and paused.finish.p10 is not None
    assert paused.finish.p10 > state.today + timedelta(10)
