"""How many cards a column should hold (P31), and the hill (P25)."""

from datetime import date, timedelta

import pendulum
import pytest

from tui_goals.domain import Column, Goal, HillMark, Milestone, Phase, Refused
from tui_goals.rules import checks, hill, limits

TODAY = date(2026, 3, 4)
NOON = pendulum.datetime(2026, 3, 4, 12)


def test_p31_limits_count_cards_of_goals_in_play_that_are_not_archived() -> None:
    goals = [Goal(id=number, title=f"{number}", phase=phase) for number, phase in enumerate(Phase, 1)]
    cards = [Milestone(id=goal.id, goal_id=goal.id) for goal in goals]
    assert limits.counted(cards, goals) == 2, "of a draft and of a committed goal; not paused, not ended"
    assert limits.counted([Milestone(goal_id=goals[1].id, archived_at=NOON)], goals) == 0


def test_p31_a_column_is_free_full_or_over_and_only_over_is_warned_of() -> None:
    doing = Column(title="Doing", wip_limit=3)
    assert [limits.fill(doing, count) for count in (2, 3, 4)] == ["", "full", "over"]
    assert [limits.warning(doing, count) for count in (3, 5)] == [
        "", "“Doing” now holds 5 cards, 2 over its limit.",
    ]  # fmt: skip
    assert limits.fill(Column(title="Doing"), 99) == ""


def test_p31_only_a_hard_limit_refuses_and_says_the_way_out() -> None:
    limits.check_room(Column(title="Doing", wip_limit=3), 7)
    limits.check_room(Column(title="Doing", wip_limit=3, wip_hard=True), 2)
    with pytest.raises(Refused, match=r"“Doing” is full: it holds 3 of 3 cards at most. Finish one or move it out"):
        limits.check_room(Column(title="Doing", wip_limit=3, wip_hard=True), 3)


def test_p31_a_column_that_finishes_has_no_limit() -> None:
    with pytest.raises(Refused, match="leave its limit empty"):
        checks.check_column(Column(title="Done", finishes=True, wip_limit=3))


def test_p25_the_first_press_puts_it_at_the_foot_and_each_goes_ten_further() -> None:
    assert [hill.moved(place, 1) for place in (None, 0, 40, 95, 100)] == [0, 10, 50, 100, 100]
    assert [hill.moved(place, -1) for place in (None, 0, 10, 100)] == [None, None, 0, 90]
    assert [hill.in_words(place) for place in (0, 40, 50, 100)] == [
        "uphill 0: finding out", "uphill 40: finding out", "downhill 50: doing", "downhill 100: doing",
    ]  # fmt: skip


def test_p25_uphill_for_long_is_flagged_from_the_published_day_on() -> None:
    days = [hill.days_uphill(TODAY - timedelta(days=days), TODAY) for days in (0, 13, 14)]
    assert [hill.stuck_words(each) for each in days] == ["", "", "uphill for 14 days"]
    assert hill.days_uphill(None, TODAY) == 0


def test_p25_the_history_has_the_last_place_of_each_day() -> None:
    marks = [
        HillMark(id=number, hill=place, marked_at=NOON.add(days=day, minutes=number), local_day=TODAY + timedelta(day))
        for number, (day, place) in enumerate([(0, 0), (0, 10), (2, 60), (1, 30)], 1)
    ]
    assert hill.history(marks) == ((TODAY, 10), (TODAY + timedelta(1), 30), (TODAY + timedelta(2), 60))
