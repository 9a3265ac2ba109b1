"""Momentum and consistency (T74): what finishing, idling, resting and the clocks do to them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import PlannedPause
from tui_goals.rules.days import local_day
from tui_goals.rules.meters import (
    WINDOW,
    DayOff,
    Lived,
    Meters,
    days_off,
    first_day,
    lived_by_day,
    meters,
    pause_on,
)

TODAY = date(2026, 3, 31)
"""Two days after the clocks of Europe were set forward."""
DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "formulas.md"
SATURDAY = 5
BIT = 1e-9

counts = st.integers(0, 6)
lives = st.dictionaries(
    st.integers(0, 60).map(lambda n: TODAY - timedelta(days=n)),
    st.builds(Lived, counts, st.sampled_from([0.0, 30.0, 60.0, 1500.0, 9000.0])),
)
weekends = st.sets(st.integers(0, 6), max_size=3)


def never(day: date) -> bool:
    """No day is off."""
    return False


def without(lived: Mapping[date, Lived], off: DayOff) -> dict[date, Lived]:
    """Nothing done on the days off."""
    return {day: done for day, done in lived.items() if not off(day)}


def test_t74_the_worked_example_of_the_document_is_what_the_code_says() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    head = re.search(r"<!-- meters: rest_days=(\w+) pause=([\d-]+)\.\.([\d-]+) -->", text)
    assert head is not None
    assert head[1] == "saturday"
    first, last = date.fromisoformat(head[2]), date.fromisoformat(head[3])
    off = days_off({SATURDAY}, [PlannedPause(first_day=first, last_day=last)])
    rows = re.findall(r"^\| (\d{4}-\d\d-\d\d) \w+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.MULTILINE)
    assert len(rows) == 15
    lived: dict[date, Lived] = {}
    for day_text, finished, minutes, momentum, consistency in rows:
        day = date.fromisoformat(day_text)
        lived[day] = Lived(int(finished), int(minutes) * 60.0)
        next_morning = meters(lived, day + timedelta(days=1), off)
        assert (round(next_morning.momentum), round(next_morning.consistency)) == (int(momentum), int(consistency)), day


def test_t74_nothing_done_is_nothing() -> None:
    assert meters({}, TODAY, never) == Meters(0.0, 0.0)


@given(lives, st.integers(0, 60), weekends)
def test_t74_finishing_never_lowers_and_stays_within_0_and_100(
    lived: dict[date, Lived], ago: int, rest: set[int]
) -> None:
    off, day = days_off(rest, ()), TODAY - timedelta(days=ago)
    before = meters(lived, TODAY, off)
    done = lived.get(day, Lived())
    after = meters({**lived, day: Lived(done.finished + 1, done.focus)}, TODAY, off)
    assert after.momentum >= before.momentum - BIT
    assert after.consistency >= before.consistency - BIT
    assert 0 <= before.momentum <= 100
    assert 0 <= before.consistency <= 100


@given(lives, st.integers(1, 60))
def test_t74_idling_takes_the_same_share_each_day_and_today_none_before_it_is_over(
    lived: dict[date, Lived], idle_days: int
) -> None:
    begin = meters(lived, TODAY + timedelta(days=1), never)
    after = [meters(lived, TODAY + timedelta(days=1 + n), never) for n in range(idle_days + 1)]
    for n, now in enumerate(after):
        assert now.momentum == pytest.approx(begin.momentum * (5 / 6) ** n, abs=0.01)
        assert now.consistency == pytest.approx(begin.consistency * 0.9**n, abs=0.01)
    if not lived.get(TODAY, Lived()).idle:
        assert meters(lived, TODAY, never).momentum == pytest.approx(begin.momentum, abs=0.01)


@given(lives, weekends, st.integers(1, 400))
def test_t74_a_planned_pause_or_rest_day_changes_nothing(lived: dict[date, Lived], rest: set[int], length: int) -> None:
    first, last = TODAY + timedelta(days=1), TODAY + timedelta(days=length)
    off = days_off(rest, [PlannedPause(first_day=first, last_day=last)])
    before = meters(lived, first, off)
    assert meters(lived, last, off) == before
    assert meters(lived, last + timedelta(days=1), off) == before


@given(lives, weekends)
def test_t74_rest_days_without_work_are_as_if_they_were_not_there(lived: dict[date, Lived], rest: set[int]) -> None:
    off = days_off(rest, ())
    resting = without(lived, off)
    days = [TODAY - timedelta(days=n) for n in range(200, -1, -1)]
    counted = [day for day in days if not off(day) or day == TODAY]
    pushed_together = {TODAY - timedelta(days=n): resting.get(day, Lived()) for n, day in enumerate(reversed(counted))}
    here, there = meters(resting, TODAY, off), meters(pushed_together, TODAY, never)
    assert here.momentum == pytest.approx(there.momentum, abs=0.01)
    assert here.consistency == pytest.approx(there.consistency, abs=0.01)


@given(st.integers(5, 90))
def test_t74_one_miss_dents_and_never_erases(run: int) -> None:
    daily = {TODAY - timedelta(days=n): Lived(1) for n in range(1, run + 1)}
    whole = meters(daily, TODAY, never)
    missed = meters({day: done for day, done in daily.items() if day != TODAY - timedelta(days=1)}, TODAY, never)
    assert whole.momentum * 0.6 < missed.momentum < whole.momentum
    assert whole.consistency * 0.6 < missed.consistency < whole.consistency
    back = {**daily, TODAY - timedelta(days=1): Lived(), TODAY: Lived(1)}
    assert meters(back, TODAY, never).consistency > missed.consistency


@given(
    st.lists(st.integers(0, 40 * 24 * 60), min_size=1, max_size=30),
    st.sampled_from(
        ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "UTC"]
    ),
    st.integers(0, 40 * 24 * 60),
    weekends,
)
def test_t74_finishing_never_lowers_in_any_zone_over_a_change_of_the_clocks(
    minutes: list[int], zone: str, one_more: int, rest: set[int]
) -> None:
    begin = pendulum.datetime(2026, 3, 1)
    finished = [begin.add(minutes=each) for each in minutes]
    now = begin.add(days=41)
    off, today = days_off(rest, ()), local_day(now, zone)
    before = meters(lived_by_day(finished, {}, zone), today, off)
    more = lived_by_day([*finished, begin.add(minutes=one_more)], {}, zone)
    after = meters(more, today, off)
    assert after.momentum >= before.momentum - BIT
    assert after.consistency >= before.consistency - BIT
    assert sum(done.finished for done in more.values()) == len(finished) + 1


@pytest.mark.parametrize("changes", [date(2026, 3, 29), date(2026, 10, 25)])
def test_t74_the_day_on_which_the_clocks_change_is_one_day(changes: date) -> None:
    evening = pendulum.datetime(changes.year, changes.month, changes.day, 20)
    days = [local_day(evening.subtract(hours=24 * n), "Europe/Berlin") for n in (-1, 0, 1)]
    lived = lived_by_day([evening.subtract(hours=24)], {}, "Europe/Berlin")
    once = meters(lived, days[0], never)
    assert once.momentum == pytest.approx(10 * 5 / 6)
    assert once.consistency == pytest.approx(9)


def test_t74_half_past_one_counts_for_the_day_before() -> None:
    night = pendulum.datetime(2026, 3, 5, 0, 30)
    assert lived_by_day([night], {}, "Europe/Berlin") == {date(2026, 3, 4): Lived(1)}


def test_a_mis_start_is_no_day_of_focus_and_focus_counts_once() -> None:
    assert meters({TODAY: Lived(0, 59)}, TODAY, never) == Meters()
    assert meters({TODAY: Lived(0, 7200)}, TODAY, never) == meters({TODAY: Lived(1, 7200)}, TODAY, never)


def test_one_looks_back_over_so_many_days_that_count() -> None:
    assert first_day(TODAY, never) == TODAY - timedelta(days=WINDOW)
    assert first_day(TODAY, days_off({5, 6}, ())) == TODAY - timedelta(days=140)
    assert first_day(TODAY, lambda day: True) < TODAY - timedelta(days=3000)
    assert first_day(date.min, never) == date.min


def test_of_two_pauses_the_longer_one_is_told() -> None:
    short = PlannedPause(first_day=TODAY, last_day=TODAY)
    long = PlannedPause(first_day=TODAY, last_day=TODAY + timedelta(days=3))
    assert pause_on(TODAY, [short, long]) == long
    assert pause_on(TODAY + timedelta(days=4), [short, long]) is None
