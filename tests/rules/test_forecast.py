"""When things will be finished (P47): ranges that hold, that are the same for the same facts, and never made up."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import inf
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks.forecasts import Weeks, autocorrelated, coverage, growing, independent
from tui_goals.domain import AmountKind, Goal, MeasureKind, Measurement, Milestone, Phase
from tui_goals.rules import forecast_words
from tui_goals.rules.forecast import RUNS, Team, finish_of, finishes_of_amount, finishes_of_parts
from tui_goals.rules.forecasts import Effort, Forecast, Forecasts, NoDate, WhatIf, forecasts
from tui_goals.rules.lived_weeks import MOST_WEEKS_BACK, day_after, lived_weeks, measured_on
from tui_goals.rules.work import Part, TaskCount, Work, work_of

TODAY = date(2026, 3, 4)
DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "formulas.md"
amounts = st.lists(st.floats(0, 5000), min_size=3, max_size=12).map(tuple)


def never(day: date) -> bool:
    """No day is off."""
    return False


def days_ago(number: int) -> date:
    """A day before today."""
    return TODAY - timedelta(number)


def novel(weeks: tuple[float, ...], left: float = 8000, **changes: object) -> Effort:
    """A goal that counts words, with that much written in each of the last weeks."""
    goal = Goal(id=1, title="Novel", measure=MeasureKind.NUMBER, unit="words", target_value=10_000)
    written = {days_ago(7 * (len(weeks) - place)): amount for place, amount in enumerate(weeks)}
    return Effort(replace(goal, **changes), value=10_000 - left, measured_on=written)  # type: ignore[arg-type]


def milestones(*left: float) -> tuple[Part, ...]:
    """Open milestones of goal 1 with that much work each; their ids count from 1."""
    return tuple(
        Part(Milestone(id=place, goal_id=1, title=f"M{place}"), each, each) for place, each in enumerate(left, 1)
    )


def launch(weeks: tuple[float, ...], *left: float, goal_id: int = 1) -> Effort:
    """A goal counted by its milestones, with that many tasks done in each of the last weeks."""
    goal = Goal(id=goal_id, title="Launch")
    done = {days_ago(7 * (len(weeks) - place)): amount for place, amount in enumerate(weeks)}
    parts = tuple(
        replace(part, milestone=replace(part.milestone, id=part.milestone.id + 10 * (goal_id - 1), goal_id=goal_id))
        for part in milestones(*left)
    )
    return Effort(goal, Work(parts, done, whole=100))


def told(effort: Effort, what_if: WhatIf | None = None) -> Forecast:
    """The forecast of its goal."""
    return forecasts([effort], {}, TODAY, never, what_if).of_goal(effort.goal)


def test_p47_the_worked_example_of_the_document_is_what_the_code_says() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    example = re.search(
        r"<!-- forecast: today=([\d-]+) left=(\d+) weeks=([\d,]+) -->.*?"
        r"\| P10 \| P50 \| P80 \| P90 \|\n\|[-|]+\|\n\| ([\d-]+) \| ([\d-]+) \| ([\d-]+) \| ([\d-]+) \|",
        text,
        re.DOTALL,
    )
    assert example is not None
    weeks = tuple(float(each) for each in example[3].split(","))
    found = finish_of(finishes_of_amount(float(example[2]), weeks), date.fromisoformat(example[1]), None, never)
    assert [str(each) for each in (found.p10, found.p50, found.p80, found.p90)] == list(example.groups()[3:])


@pytest.mark.parametrize("weeks_of", [independent, autocorrelated, growing])
def test_p47_ten_to_ninety_hold_eighty_of_a_hundred_finishes(weeks_of: Weeks) -> None:
    assert 0.75 <= coverage(weeks_of, histories=40, lengths=(6, 13, 26)) <= 0.9


@pytest.mark.parametrize("size", [1e-300, 1.0, 2.0**60, 1e300])
def test_p47_a_unit_of_any_size_gives_the_same_dates(size: float) -> None:
    weeks = (4.0, 2.0, 0.0, 5.0, 3.0)
    found = finishes_of_amount(40 * size, [week * size for week in weeks])
    assert found == pytest.approx(finishes_of_amount(40, weeks))


def test_p47_what_was_done_lately_counts_for_more() -> None:
    up, down = (sorted(finishes_of_amount(40, weeks))[RUNS // 2] for weeks in ((1, 2, 3, 4, 5), (5, 4, 3, 2, 1)))
    assert up < down
    gone_quiet = told(novel((1000.0,) * 4 + (0.0,) * 6, left=4000)).finish
    steady = told(novel((1000.0,) * 4, left=4000)).finish
    assert gone_quiet is not None and steady is not None and gone_quiet.p50 and steady.p50
    assert gone_quiet.p50 > steady.p50 + timedelta(60)


@given(amounts, st.floats(1, 50_000))
@settings(max_examples=15)
def test_p47_dates_are_in_order_ahead_and_the_same_for_the_same_facts(weeks: tuple[float, ...], left: float) -> None:
    found = told(novel(weeks, left))
    assert found == told(novel(weeks, left))
    if found.finish is None:
        assert found.none is NoDate.STANDSTILL
        return
    days = [each or date.max for each in (found.finish.p10, found.finish.p50, found.finish.p80, found.finish.p90)]
    assert all(one <= other for one, other in pairwise(days)) and days[0] > TODAY


@given(amounts, st.floats(1, 20_000))
@settings(max_examples=15)
def test_p47_more_a_week_or_less_to_do_is_never_later(weeks: tuple[float, ...], left: float) -> None:
    plain, faster, less = (
        finishes_of_amount(amount, weeks, pace) for amount, pace in ((left, 1), (left, 1.2), (left * 0.8, 1))
    )
    assert len(plain) == RUNS
    assert all(one <= other + 1e-9 for one, other in zip(faster, plain, strict=True))
    assert all(one <= other + 1e-9 for one, other in zip(less, plain, strict=True))


def test_p47_steady_weeks_leave_no_doubt() -> None:
    finish = told(novel((1000, 1000, 1000, 1000), left=3000, due=TODAY + timedelta(21))).finish
    assert finish is not None
    assert finish.p10 == finish.p90 == TODAY + timedelta(21) and finish.by_due == 1.0
    assert forecast_words.span(finish, TODAY) == "25 Mar (80 %)"


def test_p47_says_why_there_is_no_date() -> None:
    weeks = (100.0, 200.0, 100.0)
    assert told(novel(weeks[:2])).none is NoDate.TOO_LITTLE
    assert told(novel(())).none is NoDate.TOO_LITTLE
    assert told(novel(weeks, left=0)).none is NoDate.DONE
    assert told(novel((0.0, 0.0, 0.0))).none is NoDate.STANDSTILL
    assert told(novel(weeks, measure=MeasureKind.HABIT)).none is NoDate.HABIT
    assert told(novel(weeks, measure=MeasureKind.AVERAGE)).none is NoDate.AVERAGE
    assert told(novel(weeks, phase=Phase.PAUSED)).none is NoDate.NOT_COMMITTED
    assert told(novel(weeks, phase=Phase.ACHIEVED)).none is NoDate.DONE
    assert told(launch(weeks)).none is NoDate.DONE
    assert forecasts([], {}, TODAY, never) == Forecasts()
    words = [forecast_words.reason(Forecast(none=none), TODAY) for none in NoDate]
    assert all(each.endswith((".", "none.")) for each in words) and len(set(words)) == len(NoDate)


def test_p47_tells_the_reason_in_one_sentence() -> None:
    found = told(novel((4900, 3000, 2100, 4000, 4500), left=38_400, due=TODAY + timedelta(400)))
    assert found.finish is not None and found.finish.p80 is not None
    by = forecast_words.day(found.finish.p80, TODAY)
    assert forecast_words.reason(found, TODAY) == (
        f"80 % sure by {by}: 38,400 words left, your last 5 weeks made 2,100 to 4,900 a week. 100 % that it is in time."
    )
    slow = told(novel((0, 0, 1), left=900_000))
    assert slow.finish is not None and slow.finish.p10 is None
    assert "more than ten years" in forecast_words.reason(slow, TODAY) + forecast_words.short(slow, TODAY)


def test_p47_a_milestone_waits_for_what_it_needs_and_another_is_worked_on_meanwhile() -> None:
    teams = [Team(milestones(2, 2, 2), (1.0, 1.0, 1.0))]
    free = finishes_of_parts(teams, {})
    assert {key: found[0] for key, found in free.items()} == {1: 2, 2: 4, 3: 6}
    waiting = finishes_of_parts(teams, {1: [3]})
    assert {key: found[0] for key, found in waiting.items()} == {2: 2, 3: 4, 1: 6}


def test_p47_time_without_anything_to_work_on_is_lost() -> None:
    one, other = launch((1.0,) * 3, 6), launch((2.0,) * 3, 4, 2, goal_id=2)
    needed = one.work.parts[0].milestone
    found = forecasts([one, other], {11: [needed], 12: [needed]}, TODAY, never)
    weeks = [found.milestones[key].finish.p50 for key in (1, 11, 12)]  # type: ignore[union-attr]
    assert weeks == [TODAY + timedelta(7 * n) for n in (6, 8, 9)]
    assert found.goals[2].finish == found.milestones[12].finish


def test_p47_what_waits_on_something_without_a_date_has_none_and_names_it() -> None:
    paused = Milestone(id=99, goal_id=9, title="Permit")
    effort = launch((1.0,) * 4, 1, 1, 1)
    blockers = {2: [paused], 3: [effort.work.parts[1].milestone]}
    found = forecasts([effort], blockers, TODAY, never)
    assert found.milestones[1].finish is not None
    assert [found.milestones[key].waits_on for key in (2, 3)] == ["Permit", "M2"]
    assert found.goals[1].none is NoDate.WAITS
    assert forecast_words.reason(found.goals[1], TODAY) == "No date: it waits on “Permit”, which has none."


def test_p47_what_if_one_does_more_or_drops_a_milestone() -> None:
    steady = (100.0,) * 4
    effort = novel(steady, left=1200)
    assert told(effort).finish.p50 == TODAY + timedelta(84)  # type: ignore[union-attr]
    assert told(effort, WhatIf(1, pace=1.2)).finish.p50 == TODAY + timedelta(70)  # type: ignore[union-attr]
    assert told(effort, WhatIf(2, pace=1.2)) == told(effort)
    part = Part(Milestone(id=7, goal_id=1, contributes=600), whole=4, left=2)
    dropped = told(replace(effort, work=Work((part,), {})), WhatIf(1, without=7))
    assert dropped.left == 900
    plan = launch((1.0,) * 3, 2, 2, 2)
    waits = {3: [plan.work.parts[0].milestone]}
    without = forecasts([plan], waits, TODAY, never, WhatIf(1, without=1))
    assert without.goals[1].finish.p50 == TODAY + timedelta(28)  # type: ignore[union-attr]
    assert 1 not in without.milestones


def test_p47_weeks_count_empty_ones_and_leave_planned_pauses_out() -> None:
    done = {days_ago(1): 1.0, days_ago(7): 2.0, days_ago(21): 4.0, TODAY: 50.0}
    assert lived_weeks(done, days_ago(21), TODAY, never) == (4, 0, 3)
    assert lived_weeks(done, days_ago(20), TODAY, never) == (0, 3)
    assert lived_weeks(done, None, TODAY, never) == ()
    assert len(lived_weeks(done, days_ago(900), TODAY, never)) == MOST_WEEKS_BACK

    def away(day: date) -> bool:
        return days_ago(14) <= day <= days_ago(8)

    assert lived_weeks(done, days_ago(21), TODAY, away) == (4, 3)
    assert day_after(days_ago(15), 2, away) == days_ago(6)


def test_p47_a_total_is_spread_over_the_days_since_the_last_measurement() -> None:
    goal = Goal(target_value=70, start_value=80, measure=MeasureKind.NUMBER, unit="kg")

    def weighed(ago: int, amount: float, kind: AmountKind = AmountKind.TOTAL) -> Measurement:
        return Measurement(kind=kind, amount=amount, local_day=days_ago(ago))

    found = measured_on(goal, [weighed(10, 79), weighed(6, 77), weighed(6, 76.5), weighed(5, -0.5, AmountKind.DELTA)])
    assert found == {days_ago(9): 0.5, days_ago(8): 0.5, days_ago(7): 0.5, days_ago(6): 1.0, days_ago(5): 0.5}


def test_p47_work_is_tasks_by_their_estimates_shared_by_their_bites() -> None:
    plan = [(Milestone(id=1), days_ago(9)), (Milestone(id=2), None), (Milestone(id=3), None)]
    tasks = [
        TaskCount(1, 1, 60, days_ago(20), bites=2, bites_done=2), TaskCount(2, 1, 30),
        TaskCount(3, 2, 120, None, bites=4, bites_done=1), TaskCount(4, 2),
    ]  # fmt: skip
    work = work_of(plan, tasks, [(1, days_ago(22)), (1, days_ago(20)), (3, days_ago(2))])
    assert work.in_minutes and work.whole == 90 + 190 + 140
    assert [(part.whole, part.left) for part in work.parts] == [(190, 160), (140, 140)]
    assert {day: amount for day, amount in work.done_on.items() if amount} == {
        days_ago(22): 30, days_ago(20): 30, days_ago(9): 30, days_ago(2): 30,
    }  # fmt: skip
    assert work_of([(Milestone(id=1), None)], [TaskCount(1, 1)], []).parts[0].left == 1


def test_p47_what_hardly_moves_ends_the_search_soon() -> None:
    assert set(finishes_of_amount(1e9, (0.0, 1.0, 0.0, 2.0))) == {inf}
    assert min(finishes_of_amount(1.0, (-5.0, 4.0, -5.0, 4.0))) < 1
    seed = Random("weeks")
    assert finishes_of_amount(10, tuple(seed.random() for _ in range(9)))[0] < inf


@pytest.mark.parametrize("weeks", [(1.0, 2.0, 3.0), (5.0, 0.0, 0.0, 1.0)])
def test_p47_pauses_to_come_push_the_dates(weeks: tuple[float, ...]) -> None:
    effort = novel(weeks, left=6)
    later = forecasts([effort], {}, TODAY, lambda day: TODAY < day <= TODAY + timedelta(14)).goals[1].finish
    plain = told(effort).finish
    assert plain is not None and later is not None and plain.p50 is not None
    assert later.p50 == plain.p50 + timedelta(14)
