"""Goals of all kinds (P5), what is recorded of them (P7, P9), what is said of them (P24), and how they end (P1)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.commands.plan import Plan, add, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.asking import note_asked
from tui_goals.commands.bites import add_bite, finish_bite, reopen_bite
from tui_goals.commands.carrying import carry_over
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.goals import add_goal, edit_goal
from tui_goals.commands.measures import delete_measurement, edit_measurement, record_measurement
from tui_goals.commands.milestones import add_milestone, edit_milestone, finish_milestone
from tui_goals.commands.standings import say_standing
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import add_task
from tui_goals.domain import (
    AmountKind,
    Bite,
    Goal,
    MeasureKind,
    Measurement,
    Milestone,
    Period,
    Phase,
    PlanChange,
    Refused,
    SessionState,
    Standing,
    Target,
    Task,
)
from tui_goals.rules import due_goals
from tui_goals.state import views
from tui_goals.store import Store

TODAY = date(2026, 3, 4)
MONDAY = date(2026, 3, 2)
DELTA, TOTAL = AmountKind
RUNS = Goal(title="Run", measure=MeasureKind.HABIT, unit="runs", target_value=3.0, period=Period.WEEK, start=MONDAY)
SLEEP = Goal(title="Sleep", measure=MeasureKind.AVERAGE, unit="hours", start_value=6.0, target_value=8.0, start=MONDAY)
WEIGHT = Goal(title="Weigh less", measure=MeasureKind.NUMBER, unit="kg", start_value=90.0, target_value=80.0)


def now(store: Store, goal: Goal) -> float:
    """What the goal comes to."""
    return state_of(store).value_now(goal)


def progress_of(store: Store, goal: Goal) -> float | None:
    """How far it is, from 0 to 1."""
    return views.all_progress(state_of(store)).goals[goal.id]


def test_p5_a_habit_counts_in_its_period_and_a_total_says_what_a_day_came_to(store: Store, clock: FrozenClock) -> None:
    goal = do(store, add_goal, RUNS).value
    do(store, record_measurement, goal.id, DELTA, 5.0, MONDAY - timedelta(days=1))
    do(store, record_measurement, goal.id, DELTA, 1.0, MONDAY)
    do(store, record_measurement, goal.id, DELTA, 1.0, MONDAY)
    assert (now(store, goal), progress_of(store, goal)) == (2.0, pytest.approx(2 / 3))
    clock.forward(60)
    do(store, record_measurement, goal.id, TOTAL, 1.0, MONDAY)
    assert now(store, goal) == 1.0
    clock.forward(60)
    do(store, record_measurement, goal.id, DELTA, 1.0)
    assert now(store, goal) == 2.0
    clock.forward(6 * 86_400)
    assert now(store, goal) == 0.0, "another week"
    assert len(store.reader.measurements(goal.id)) == 5


def test_p5_an_average_is_the_mean_of_its_values_in_either_direction(store: Store) -> None:
    goal = do(store, add_goal, SLEEP).value
    for amount in (6.0, 7.0, 8.0):
        do(store, record_measurement, goal.id, DELTA, amount)
    assert (now(store, goal), progress_of(store, goal)) == (7.0, 0.5)
    down = do(store, add_goal, replace(SLEEP, title="Screen", start_value=5.0, target_value=1.0)).value
    do(store, record_measurement, down.id, TOTAL, 2.0)
    assert progress_of(store, down) == 0.75
    with pytest.raises(Refused, match="starts at its target"):
        do(store, add_goal, replace(SLEEP, start_value=8.0))


def test_p5_a_number_goes_down_and_milestones_weigh(store: Store) -> None:
    weight = do(store, add_goal, WEIGHT).value
    do(store, record_measurement, weight.id, TOTAL, 87.5)
    assert progress_of(store, weight) == 0.25
    launch = do(store, add_goal, Goal(title="Launch")).value
    first = do(store, add_milestone, Milestone(goal_id=launch.id, title="A", contributes=30.0)).value
    do(store, add_milestone, Milestone(goal_id=launch.id, title="B", contributes=10.0))
    do(store, finish_milestone, first.id)
    assert progress_of(store, launch) == 0.75


def test_p6_all_four_kinds_stand_by_the_same_thresholds(store: Store, clock: FrozenClock) -> None:
    clock.forward(27 * 86_400)
    late = replace(WEIGHT, start=TODAY, due=date(2026, 4, 30))
    kinds = [late, Goal(title="Launch", start=TODAY, due=date(2026, 4, 30)), RUNS, SLEEP]
    weight, launch, runs, sleep = (do(store, add_goal, each).value for each in kinds)
    add(store, launch, "A")
    for ago in range(1, 29):
        if ago % 7 < 2:
            do(store, record_measurement, runs.id, DELTA, 1.0, date(2026, 3, 31) - timedelta(days=ago))
    do(store, record_measurement, sleep.id, DELTA, 7.9)
    with store.reading() as reader:
        state = state_of(store)
        paces = {each.title: views.pace(state, each, reader) for each in (weight, launch, runs, sleep)}
    told = {title: (str(pace.standing), pace.units > 0, pace.days > 0) for title, pace in paces.items() if pace}
    assert told == {
        "Weigh less": ("off track", False, False), "Launch": ("off track", False, False),
        "Run": ("at risk", False, False), "Sleep": ("on track", False, False),
    }  # fmt: skip


def test_p7_records_of_past_days_are_changed_and_deleted_and_everything_is_worked_out_anew(store: Store) -> None:
    plan = start_novel(store)
    do(store, record_measurement, plan.goal.id, DELTA, 100.0, TODAY - timedelta(days=3))
    wrong = do(store, record_measurement, plan.goal.id, TOTAL, 900.0, TODAY - timedelta(days=2)).value
    do(store, record_measurement, plan.goal.id, DELTA, 50.0)
    assert now(store, plan.goal) == 950.0
    do(store, edit_measurement, wrong, replace(wrong, amount=500.0, note="counted again"))
    assert now(store, plan.goal) == 550.0
    do(store, delete_measurement, wrong.id)
    assert now(store, plan.goal) == 150.0
    do(store, undo)
    assert now(store, plan.goal) == 550.0
    with pytest.raises(Refused, match="still to come"):
        do(store, edit_measurement, wrong, replace(wrong, local_day=TODAY + timedelta(days=1)))


def test_p7_what_a_session_made_is_changed_where_the_session_is(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(120)
    do(store, end_session, session.id, SessionState.DONE, amount=400.0)
    [made] = store.reader.find(Measurement)
    with pytest.raises(Refused, match="A focus session made this one"):
        do(store, delete_measurement, made.id)


@pytest.mark.parametrize(("goal", "amount", "after"), [(RUNS, 1.0, 1.0), (SLEEP, 7.0, 7.0), (WEIGHT, 2.0, 92.0)])
def test_p9_finishing_a_bite_in_the_goals_unit_moves_goals_of_every_kind(
    store: Store, goal: Goal, amount: float, after: float
) -> None:
    kept = do(store, add_goal, goal).value
    task = do(store, add_task, Task(milestone_id=add(store, kept, "First").id, title="One")).value
    bite = do(store, add_bite, Bite(task_id=task.id, title="It", amount=amount, unit=kept.unit)).value
    do(store, finish_bite, bite.id)
    state = state_of(store)
    assert state.value_now(kept) == after
    assert views.all_progress(state).milestones[task.milestone_id] == 1.0
    do(store, reopen_bite, bite.id)
    assert now(store, kept) == kept.start_value


def test_p8_the_ledger_keeps_period_and_kind(store: Store) -> None:
    goal = do(store, add_goal, RUNS).value
    do(store, edit_goal, goal, replace(goal, period=Period.DAY, target_value=1.0))
    changes = [(each.field, each.old, each.new) for each in store.reader.find(PlanChange)]
    assert changes == [("target_value", "3", "1"), ("period", "week", "day")]


def test_p24_status_updates_have_a_sentence_and_a_history(store: Store, clock: FrozenClock) -> None:
    plan = start_novel(store)
    do(store, say_standing, plan.goal.id, Standing.ON_TRACK, "It flows.")
    clock.forward(86_400)
    do(store, say_standing, plan.goal.id, Standing.AT_RISK, " Ill for a week. ")
    said = [(each.standing, each.text) for each in store.reader.status_updates(plan.goal.id)]
    assert said == [(Standing.AT_RISK, "Ill for a week."), (Standing.ON_TRACK, "It flows.")]
    with pytest.raises(Refused, match="needs a sentence"):
        do(store, say_standing, plan.goal.id, Standing.AT_RISK, " ")
    do(store, undo)
    assert [each.text for each in store.reader.status_updates(plan.goal.id)] == ["It flows."]


def test_p1_carrying_over_makes_next_years_goal_from_what_is_left_in_one_step(store: Store) -> None:
    plan: Plan = start_novel(store)
    due = replace(plan.milestone, start=date(2026, 2, 1), due=date(2026, 12, 1))
    do(store, edit_milestone, plan.milestone, due)
    done = do(store, finish_milestone, add(store, plan.goal, "Outline").id).value
    do(store, record_measurement, plan.goal.id, DELTA, 30_000.0)
    new = do(store, carry_over, plan.goal.id).value
    old = store.reader.get(Goal, plan.goal.id)
    assert (old.phase, new.phase, new.start_value, new.target_value) == (Phase.MISSED, Phase.COMMITTED, 30_000, 80_000)
    assert (new.start, new.due) == (date(2027, 1, 1), date(2027, 12, 31))
    moved = store.reader.get(Milestone, plan.milestone.id)
    assert (moved.goal_id, moved.start, moved.due) == (new.id, date(2027, 1, 1), date(2027, 12, 1))
    assert store.reader.get(Milestone, done.id).goal_id == old.id
    do(store, undo)
    assert store.reader.get(Goal, old.id).phase is Phase.COMMITTED
    assert store.reader.find(Goal, id=new.id) == ()
    assert store.reader.get(Milestone, plan.milestone.id).goal_id == old.id
    do(store, record_measurement, plan.goal.id, DELTA, 60_000.0)
    with pytest.raises(Refused, match="Nothing is left"):
        do(store, carry_over, plan.goal.id)


def test_p1_at_its_due_date_a_goal_asks_once(store: Store, clock: FrozenClock) -> None:
    goal = do(store, add_goal, replace(RUNS, due=TODAY + timedelta(days=2))).value

    def asks() -> list[str]:
        state = state_of(store)
        return [each.title for each in due_goals.to_ask(state.goals, state.view_settings, state.today)]

    assert asks() == []
    clock.forward(2 * 86_400)
    assert asks() == ["Run"]
    do(store, note_asked, goal.id, TODAY + timedelta(days=2))
    assert asks() == []
    do(store, edit_goal, goal, replace(goal, due=TODAY + timedelta(days=9)))
    clock.forward(9 * 86_400)
    assert asks() == ["Run"], "another date, another question"
    assert {each.target for each in store.reader.find(PlanChange)} == {Target.GOAL}
