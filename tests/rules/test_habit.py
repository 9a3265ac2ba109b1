"""Habits (P5, P8): what is asked for, what was lived of it, and a strength that sinks instead of breaking."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tui_goals.domain import Goal, MeasureKind, Period, PlanChange, PlannedPause, Target
from tui_goals.rules.habit import Habit, strength, strengths, stretches, window
from tui_goals.rules.measures import pace
from tui_goals.rules.meters import days_off
from tui_goals.rules.terms import Terms, terms_of

TODAY = date(2026, 3, 31)
START = TODAY - timedelta(days=60)
DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "formulas.md"
SUNDAY = 6
BIT = 1e-9

counts = st.dictionaries(st.integers(0, 60).map(lambda n: TODAY - timedelta(days=n)), st.integers(0, 3).map(float))
periods = st.sampled_from(tuple(Period))


def habit(
    counted: Mapping[date, float], period: Period = Period.WEEK, target: float = 4.0, start: date = START,
    rest_days: tuple[int, ...] = (), pauses: tuple[PlannedPause, ...] = (),
) -> Habit:  # fmt: skip
    """A habit that has always asked for the same."""
    terms = Terms(target, period, start, None, True)
    return Habit(counted, lambda day: terms, days_off(rest_days, pauses), rest_days)


def test_p8_the_worked_example_of_the_document_is_what_the_code_says() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    head = re.search(r"<!-- habit: target=(\d+) per=(\w+) rest_days=sunday pause=([\d-]+)\.\.([\d-]+) -->", text)
    assert head is not None
    pause = PlannedPause(first_day=date.fromisoformat(head[3]), last_day=date.fromisoformat(head[4]))
    found = re.findall(r"^\| (\d{4}-\d\d-\d\d) \w+ \| (\d+) \| ([\d.]+) \| (\d+) \|$", text, re.MULTILINE)
    assert len(found) == 14
    days = [date.fromisoformat(row[0]) for row in found]
    counted = {day: float(row[1]) for day, row in zip(days, found, strict=True)}
    told = habit(counted, Period(head[2]), float(head[1]), days[0], (SUNDAY,), (pause,))
    evening = strengths(told, days[-1] + timedelta(days=1))
    for day, (_, _, asked, percent) in zip(days, found, strict=True):
        assert (f"{told.asked(day):.2f}", round(100 * evening[day])) == (asked, int(percent)), day


@settings(max_examples=50)
@given(counts, periods, st.integers(0, 60), st.sets(st.integers(0, 6), max_size=2))
def test_p8_recording_never_lowers_and_a_missed_day_takes_a_small_share(
    counted: dict[date, float], period: Period, ago: int, rest: set[int]
) -> None:
    day = TODAY - timedelta(days=ago)
    before = habit(counted, period, 2.0, rest_days=tuple(rest))
    after = habit({**counted, day: counted.get(day, 0.0) + 1}, period, 2.0, rest_days=tuple(rest))
    assert 0 <= strength(before, TODAY) <= strength(after, TODAY) + BIT <= 1 + 2 * BIT
    line = list(strengths(before, TODAY).values())
    assert all(second >= first * 0.9 for first, second in pairwise(line)), "nothing breaks"


@settings(max_examples=50)
@given(counts, periods, st.integers(1, 40), st.integers(1, 15))
def test_p8_planned_skips_are_neutral(counted: dict[date, float], period: Period, ago: int, length: int) -> None:
    first = TODAY - timedelta(days=ago)
    last = min(TODAY, first + timedelta(days=length))
    kept = {day: amount for day, amount in counted.items() if not first <= day <= last}
    skipped = habit(kept, period, pauses=(PlannedPause(first_day=first, last_day=last),))
    line = strengths(skipped, TODAY)
    evening_before = line.get(first - timedelta(days=1), 0.0)
    assert line.get(last, evening_before) == evening_before
    assert sum(skipped.asked(day) for day in line if first <= day <= last) == 0


def test_p8_today_is_no_miss_before_it_is_over() -> None:
    kept = {TODAY - timedelta(days=n): 1.0 for n in range(1, 30)}
    yesterday = strength(habit(kept, Period.DAY, 1.0), TODAY - timedelta(days=1))
    assert strength(habit(kept, Period.DAY, 1.0), TODAY) == yesterday
    assert strength(habit(kept, Period.DAY, 1.0), TODAY + timedelta(days=2)) < yesterday


def test_p8_a_changed_target_never_rewrites_the_past() -> None:
    goal = Goal(
        id=7, title="Sit still", measure=MeasureKind.HABIT, target_value=7.0, period=Period.DAY, start=START
    )  # fmt: skip
    changes = [
        PlanChange(id=n, target=Target.GOAL, target_id=7, field=field, old=old, new=new, changed_at=at,
                   local_day=at.date())
        for n, (field, old, new, at) in enumerate(
            (("target_value", "2", "7", _at(-10)), ("period", "week", "day", _at(-10))), 1
        )
    ]  # fmt: skip
    terms = terms_of(goal, changes, "Europe/Berlin")
    assert terms(TODAY - timedelta(days=11)) == Terms(2.0, Period.WEEK, START, None, True)
    assert terms(TODAY - timedelta(days=10)) == Terms(7.0, Period.DAY, START, None, True)
    counted = {START + timedelta(days=n): 1.0 for n in range(0, 60, 3)}
    off = days_off((), ())
    unchanged = Habit(counted, lambda day: Terms(2.0, Period.WEEK, START, None, True), off)
    changed = Habit(counted, terms, off)
    last = TODAY - timedelta(days=11)
    assert strengths(changed, TODAY)[last] == strengths(unchanged, TODAY)[last]
    assert strength(changed, TODAY) < strength(unchanged, TODAY)


def test_p8_what_a_goal_was_before_it_became_a_habit_is_not_asked_of_the_habit() -> None:
    goal = Goal(id=7, title="Run", measure=MeasureKind.HABIT, target_value=3.0, period=Period.WEEK, start=START)
    changes = [
        PlanChange(id=n, target=Target.GOAL, target_id=7, field=field, old=old, new=new, changed_at=_at(-5),
                   local_day=_at(-5).date())
        for n, (field, old, new) in enumerate(
            (("measure", "number", "habit"), ("target_value", "800", "3"), ("period", "", "week")), 1
        )
    ]  # fmt: skip
    assert terms_of(goal, changes, "UTC")(START).target == 3.0


def test_p5_periods_and_rest_days() -> None:
    monday = date(2026, 3, 2)
    counted = {monday: 1.0, monday + timedelta(days=8): 2.0}
    weeks = stretches(habit(counted, rest_days=(5, 6), start=monday), date(2026, 3, 11), 10)
    assert [(week.first, week.counted) for week in weeks] == [(monday, 1.0), (monday + timedelta(days=7), 2.0)]
    assert all(abs(week.asked - 4.0) < BIT for week in weeks), "rest days make the others ask for more"
    months = stretches(habit(counted, Period.MONTH, 10.0, date(2026, 1, 1)), date(2026, 3, 11), 2)
    assert [(month.first, month.last) for month in months] == [
        (date(2026, 2, 1), date(2026, 2, 28)), (date(2026, 3, 1), date(2026, 3, 31)),
    ]  # fmt: skip


def test_p6_a_habit_stands_by_the_last_four_weeks() -> None:
    kept = {TODAY - timedelta(days=n): 1.0 for n in range(1, 29) if n % 7 < 4}
    counted, asked, span = window(habit(kept), TODAY)
    assert (counted, round(asked, 9), span) == (16.0, 16.0, 28)
    assert pace(Goal(measure=MeasureKind.HABIT, target_value=4.0, period=Period.WEEK), 3.0, TODAY) is None


def _at(day: int):  # type: ignore[no-untyped-def]
    import pendulum

    return pendulum.datetime(TODAY.year, TODAY.month, TODAY.day, 12).add(days=day)
