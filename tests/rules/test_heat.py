"""Levels of a heatmap by quartiles, and how its weeks lie (J39)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.rules import heat

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("amounts", "levels"),
    [
        ([], []),
        ([0, 0, -3], [0, 0, 0]),
        ([25], [4]),
        ([25, 25, 25], [4, 4, 4]),
        ([1, 9], [2, 4]),
        ([1, 1, 1, 1, 2], [2, 2, 2, 2, 4]),
        ([10, 20, 30, 40], [1, 2, 3, 4]),
        ([10, 20, 30, 40, 50, 60, 70, 8000], [1, 1, 2, 2, 3, 3, 4, 4]),
    ],
)
def test_j39_days_are_told_apart_by_their_quartiles(amounts: list[float], levels: list[int]) -> None:
    least = heat.bounds(amounts)
    assert [heat.level(amount, least) for amount in amounts] == levels


@given(st.lists(st.floats(-10, 1e9)))
def test_j39_more_is_never_a_lower_level(amounts: list[float]) -> None:
    least = heat.bounds(amounts)
    levels = [heat.level(amount, least) for amount in sorted(amounts)]
    assert levels == sorted(levels)
    assert all((level > 0) is (amount > 0) for level, amount in zip(levels, sorted(amounts), strict=True))
    assert max(levels, default=0) in (0, heat.LEVELS)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 60), st.integers(0, 6))
def test_j39_the_last_week_is_todays_and_every_week_begins_alike(today: date, number: int, first: int) -> None:
    weeks = heat.weeks_until(today, number, first)
    days = [day for week in weeks for day in week]
    assert (len(weeks), len(days)) == (number, number * 7)
    assert all(other - one == timedelta(1) for one, other in pairwise(days))
    assert today in weeks[-1]
    assert {week[0].weekday() for week in weeks} == {first}


def test_j39_53_weeks_hold_a_year() -> None:
    assert heat.weeks_until(TODAY, heat.YEAR_WEEKS)[0][0] <= TODAY.replace(year=2025)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_j39_names_of_months_never_touch(today: date) -> None:
    weeks = heat.weeks_until(today, heat.YEAR_WEEKS)
    names = heat.month_names(weeks)
    assert all(other - one >= heat.MONTH_CELLS for one, other in pairwise(names))
    assert 11 <= len(names) <= 13


def test_j39_a_year_comes_to_a_sum_on_so_many_days() -> None:
    weeks = heat.weeks_until(TODAY, 2)
    assert heat.total({TODAY: 25, TODAY - timedelta(1): 5, TODAY - timedelta(30): 99}, weeks) == (30, 2)
