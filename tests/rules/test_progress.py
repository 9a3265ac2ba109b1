"""Progress of tasks, milestones and goals (P5, P9), and the pace line (P6)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pendulum
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui_goals.domain import AmountKind, Bite, Goal, MeasureKind, Measurement, Milestone, Phase, Task
from tui_goals.rules.outline import Outline
from tui_goals.rules.progress import (
    Standing,
    all_progress,
    expected_fraction,
    fold,
    goal_progress,
    pace,
    task_progress,
    weighted,
)

AT = pendulum.datetime(2026, 5, 1)
NOVEL = Goal(
    id=1, title="Novel", measure=MeasureKind.NUMBER, unit="words", start_value=0.0, target_value=80_000.0,
    start=date(2026, 1, 1), due=date(2026, 4, 11),
)  # fmt: skip
WEIGHT = replace(NOVEL, start_value=90.0, target_value=80.0, unit="kg")
LAUNCH = replace(NOVEL, measure=MeasureKind.MILESTONES, target_value=None)
FAR = date(2026, 1, 1) + timedelta(days=50)

amounts = st.floats(-1e6, 1e6)
days = st.dates(date(2025, 6, 1), date(2027, 6, 1))


def bites(*done: bool, task_id: int = 1) -> list[Bite]:
    return [Bite(id=n, task_id=task_id, done_at=AT if is_done else None) for n, is_done in enumerate(done)]


def milestone(number: int, *, contributes: float | None = None, done: bool = False) -> Milestone:
    return Milestone(id=number, goal_id=1, contributes=contributes, done_at=AT if done else None)


@pytest.mark.parametrize(
    ("measurements", "value"),
    [
        ([], 10.0),
        ([(AmountKind.DELTA, 5.0), (AmountKind.DELTA, -2.0)], 13.0),
        ([(AmountKind.DELTA, 5.0), (AmountKind.TOTAL, 100.0), (AmountKind.DELTA, 1.0)], 101.0),
        ([(AmountKind.TOTAL, 0.0)], 0.0),
        ([(AmountKind.DELTA, 0.1)] * 10, 11.0),
    ],
)
def test_measurements_fold_in_order(measurements: list[tuple[AmountKind, float]], value: float) -> None:
    assert fold([Measurement(kind=kind, amount=amount) for kind, amount in measurements], 10.0) == value


@given(st.lists(st.integers(-1000, 1000)), st.data())
def test_without_one_measurement_the_value_is_what_it_would_have_been(deltas: list[int], data: st.DataObject) -> None:
    assume(deltas)
    recorded = [Measurement(amount=delta) for delta in deltas]
    lost = data.draw(st.integers(0, len(deltas) - 1))
    assert fold(recorded[:lost] + recorded[lost + 1 :], 0.0) == fold(recorded, 0.0) - deltas[lost]


def test_a_task_is_as_far_as_its_bites() -> None:
    assert task_progress([]) is None
    assert task_progress(bites(True, False, False, True)) == 0.5
    assert task_progress(bites(False)) == 0.0


def milestone_progress(of: Milestone, tasks: Iterable[Task], cut: Iterable[Bite]) -> float:
    """How far a milestone is."""
    return all_progress(Outline([Goal(id=of.goal_id)], [of], tasks, cut), {}).milestones[of.id]


def test_a_milestone_is_the_mean_of_its_tasks() -> None:
    half, done, uncut = Task(id=1, milestone_id=1), Task(id=2, milestone_id=1, done_at=AT), Task(id=3, milestone_id=1)
    of_another = Task(id=4, milestone_id=2, done_at=AT)
    every = [half, done, uncut, of_another]
    cut = [*bites(True, False), *bites(False, False, task_id=2), *bites(True, task_id=4)]
    assert milestone_progress(milestone(1), every, cut) == pytest.approx((0.5 + 1.0 + 0.0) / 3)
    assert milestone_progress(milestone(1, done=True), every, cut) == 1.0
    assert milestone_progress(milestone(1), [], []) == 0.0
    assert milestone_progress(milestone(1), [of_another], cut) == 0.0


@pytest.mark.parametrize(
    ("goal", "now", "fraction"),
    [
        (NOVEL, 41_600.0, 0.52),
        (NOVEL, -500.0, 0.0),
        (NOVEL, 90_000.0, 1.0),
        (WEIGHT, 87.0, 0.3),
        (WEIGHT, 91.0, 0.0),
        (WEIGHT, 79.0, 1.0),
        (replace(NOVEL, target_value=None), 10.0, None),
        (replace(NOVEL, target_value=0.0), 10.0, None),
    ],
)
def test_a_number_counts_from_its_start_to_its_target_up_or_down(
    goal: Goal, now: float, fraction: float | None
) -> None:
    assert goal_progress(goal, now) == fraction


def test_milestones_count_alike_or_by_what_they_contribute() -> None:
    tasks, cut = [Task(id=1, milestone_id=2)], bites(True, False)
    alike = [milestone(1, done=True), milestone(2), milestone(3)]
    assert goal_progress(LAUNCH, 0.0, alike, tasks, cut) == pytest.approx(0.5)
    by_share = [milestone(1, contributes=10, done=True), milestone(2, contributes=30), milestone(3)]
    assert goal_progress(LAUNCH, 0.0, by_share, tasks, cut) == pytest.approx(0.625)
    downwards = [milestone(1, contributes=-10, done=True), milestone(2, contributes=-30)]
    assert goal_progress(LAUNCH, 0.0, downwards) == pytest.approx(0.25)
    nothing = [milestone(1, contributes=0, done=True), milestone(2, contributes=0)]
    assert goal_progress(LAUNCH, 0.0, nothing) == 0.5
    assert goal_progress(LAUNCH, 0.0) is None


@given(
    st.lists(
        st.tuples(st.none() | st.floats(-1e9, 1e9, allow_subnormal=False), st.floats(0, 1)), min_size=1, max_size=12
    )
)
def test_a_weighted_mean_lies_between_its_parts(parts: list[tuple[float | None, float]]) -> None:
    every = [milestone(number, contributes=weight) for number, (weight, _) in enumerate(parts)]
    fraction = weighted(every, {number: share for number, (_, share) in enumerate(parts)})
    assert fraction is not None
    shares = [share for _, share in parts]
    assert min(shares) - 1e-9 <= fraction <= max(shares) + 1e-9


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    milestones = [milestone(1, done=True), milestone(2), Milestone(id=3, goal_id=2)]
    tasks = [Task(id=1, milestone_id=2), Task(id=2, milestone_id=3, done_at=AT), Task(id=3, milestone_id=3)]
    cut = bites(True, False, False)
    number, unmeasured = replace(NOVEL, id=2), replace(NOVEL, id=3)
    progress = all_progress(Outline([LAUNCH, number, unmeasured], milestones, tasks, cut), {2: 20_000.0})
    assert progress.milestones == {each.id: milestone_progress(each, tasks, cut) for each in milestones}
    assert progress.goals == {1: goal_progress(LAUNCH, 0.0, milestones, tasks, cut), 2: 0.25, 3: 0.0}


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.data())
def test_finishing_a_bite_moves_milestone_and_goal_and_never_back(done: list[bool], data: st.DataObject) -> None:
    task, cut = Task(id=1, milestone_id=1), bites(*done)
    open_ones = [bite for bite in cut if bite.done_at is None]
    assume(open_ones)
    chosen = data.draw(st.sampled_from(open_ones))
    after = [replace(bite, done_at=AT) if bite is chosen else bite for bite in cut]
    assert milestone_progress(milestone(1), [task], after) > milestone_progress(milestone(1), [task], cut)
    before_goal = goal_progress(LAUNCH, 0.0, [milestone(1)], [task], cut)
    after_goal = goal_progress(LAUNCH, 0.0, [milestone(1)], [task], after)
    assert before_goal is not None and after_goal is not None and after_goal > before_goal


@pytest.mark.parametrize(
    ("start", "due", "today", "fraction"),
    [
        (date(2026, 1, 1), date(2026, 4, 11), date(2025, 12, 1), 0.0),
        (date(2026, 1, 1), date(2026, 4, 11), date(2026, 1, 1), 0.0),
        (date(2026, 1, 1), date(2026, 4, 11), date(2026, 1, 26), 0.25),
        (date(2026, 1, 1), date(2026, 4, 11), date(2026, 4, 11), 1.0),
        (date(2026, 1, 1), date(2026, 4, 11), date(2026, 9, 1), 1.0),
        (date(2026, 1, 1), date(2026, 1, 1), date(2025, 12, 31), 0.0),
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1), 1.0),
        (None, date(2026, 4, 11), date(2026, 1, 26), None),
        (date(2026, 1, 1), None, date(2026, 1, 26), None),
    ],
)
def test_the_pace_line_is_straight_from_start_to_due(
    start: date | None, due: date | None, today: date, fraction: float | None
) -> None:
    assert expected_fraction(replace(NOVEL, start=start, due=due), today) == fraction


def test_pace_is_told_in_units_and_in_days() -> None:
    behind = pace(NOVEL, 36_000.0, FAR)
    assert behind is not None
    assert (behind.expected, behind.units, behind.days) == (40_000.0, -4_000.0, pytest.approx(-5.0))
    assert behind.per_day == 720.0
    assert behind.needed_per_day == pytest.approx(44_000 / 51)
    assert behind.standing is Standing.ON_TRACK
    ahead = pace(WEIGHT, 84.0, FAR)
    assert ahead is not None
    assert (ahead.expected, ahead.units, ahead.days) == (85.0, pytest.approx(1.0), pytest.approx(10.0))
    assert ahead.per_day == pytest.approx(-0.12)
    by_milestones = pace(LAUNCH, 0.4, FAR)
    assert by_milestones is not None
    assert (by_milestones.expected, by_milestones.units) == (0.5, pytest.approx(-0.1))
    assert by_milestones.days == pytest.approx(-10.0)


@pytest.mark.parametrize(
    ("day", "fraction", "standing"),
    [
        (-9, 0.0, Standing.ON_TRACK),
        (0, 0.0, Standing.ON_TRACK),
        (9, 0.0, Standing.ON_TRACK),
        (10, 0.0, Standing.AT_RISK),
        (33, 0.0, Standing.AT_RISK),
        (34, 0.0, Standing.OFF_TRACK),
        (50, 0.45, Standing.ON_TRACK),
        (50, 0.44, Standing.AT_RISK),
        (50, 0.25, Standing.AT_RISK),
        (50, 0.24, Standing.OFF_TRACK),
        (100, 0.99, Standing.ON_TRACK),
        (100, 0.98, Standing.OFF_TRACK),
        (101, 0.99, Standing.OFF_TRACK),
        (101, 1.0, Standing.ON_TRACK),
    ],
)
def test_the_standing_follows_from_the_pace_that_is_needed(day: int, fraction: float, standing: Standing) -> None:
    today = date(2026, 1, 1) + timedelta(days=day)
    reading = pace(LAUNCH, fraction, today)
    assert reading is not None
    assert reading.standing is standing


@pytest.mark.parametrize(
    "changes",
    [
        {"phase": Phase.DRAFT}, {"phase": Phase.PAUSED}, {"phase": Phase.ACHIEVED}, {"phase": Phase.MISSED},
        {"phase": Phase.DROPPED}, {"start": None}, {"due": None}, {"target_value": None}, {"target_value": 0.0},
    ],
)  # fmt: skip
def test_what_is_not_running_against_dates_has_no_pace(changes: dict[str, object]) -> None:
    assert pace(replace(NOVEL, **changes), 36_000.0, FAR) is None  # type: ignore[arg-type]


def test_without_progress_there_is_no_pace() -> None:
    assert pace(LAUNCH, None, FAR) is None
    assert pace(NOVEL, None, FAR) is None


@given(start=days, length=st.integers(1, 700), today=days, target=st.floats(1, 1e6), share=st.floats(-0.5, 1.5),
       down=st.booleans())  # fmt: skip
def test_units_and_days_say_the_same(
    start: date, length: int, today: date, target: float, share: float, down: bool
) -> None:
    goal = replace(NOVEL, start=start, due=start + timedelta(days=length), target_value=-target if down else target)
    reading = pace(goal, share * (goal.target_value or 0.0), today)
    assert reading is not None
    if start <= today <= start + timedelta(days=length) and share < 1:
        assert reading.days / length == pytest.approx(reading.units / target, abs=1e-6)
    if share >= 1.000001:
        assert reading.standing is Standing.ON_TRACK and reading.days >= 0 and reading.needed_per_day is None


@given(today=days, one=st.floats(0, 1), other=st.floats(0, 1))
def test_more_done_never_stands_worse_and_waiting_never_better(today: date, one: float, other: float) -> None:
    order = [Standing.OFF_TRACK, Standing.AT_RISK, Standing.ON_TRACK]
    less, more = sorted((one, other))
    low, high, later = pace(LAUNCH, less, today), pace(LAUNCH, more, today), pace(LAUNCH, less, today + timedelta(1))
    assert low is not None and high is not None and later is not None
    assert order.index(low.standing) <= order.index(high.standing)
    assert order.index(later.standing) <= order.index(low.standing)


@given(day=st.integers(0, 100))
def test_who_keeps_to_the_line_is_on_track(day: int) -> None:
    today = date(2026, 1, 1) + timedelta(days=day)
    reading = pace(LAUNCH, expected_fraction(LAUNCH, today), today)
    assert reading is not None
    assert reading.standing is Standing.ON_TRACK
    assert reading.days == pytest.approx(0.0)
