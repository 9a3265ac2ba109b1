"""Which days a review looks back on, and when it is due: ISO weeks, ends of months and quarters, one catch-up."""

from datetime import date, time, timedelta

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import DateTime

from tui_goals.domain import EntryKind, Refused
from tui_goals.rules import days, periods
from tui_goals.rules.periods import KINDS, Due, Schedule

WEEKLY, MONTHLY, QUARTERLY, YEARLY = KINDS
ZONE = "Europe/Berlin"
DAYS = st.dates(date(1999, 1, 1), date(2060, 12, 31))
KIND = st.sampled_from(KINDS)
BEGUN = date(2026, 1, 1)
SUNDAY = Schedule()


def due(
    now: DateTime,
    reviewed: dict[EntryKind, str] | None = None,
    begun: date | None = BEGUN,
    schedule: Schedule = SUNDAY,
    snoozed: dict[EntryKind, DateTime] | None = None,
    zone: str = ZONE,
) -> tuple[Due, ...]:
    """What is due, for somebody with goals since the beginning of the year."""
    return periods.due_reviews(now, zone, schedule, reviewed or {}, begun, snoozed or {})


def weekly(now: DateTime, **more: object) -> list[str]:
    """The key of the weekly review that is due, or nothing."""
    return [each.period.key for each in due(now, **more) if each.period.kind is WEEKLY]  # type: ignore[arg-type]


def test_j2_the_days_around_new_year_are_one_week_of_the_old_year() -> None:
    keys = {periods.period_of(WEEKLY, day).key for day in (date(2026, 12, 31), date(2027, 1, 3))}
    assert keys == {"2026-W53"}
    week = periods.from_key(WEEKLY, "2026-W53")
    assert (week.first_day, week.last_day) == (date(2026, 12, 28), date(2027, 1, 3))
    assert periods.period_of(WEEKLY, date(2027, 1, 4)).key == "2027-W01"
    assert periods.period_of(WEEKLY, date(2024, 12, 30)).key == "2025-W01"


@pytest.mark.parametrize(
    ("kind", "day", "key", "first", "last"),
    [
        (MONTHLY, date(2028, 2, 29), "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        (MONTHLY, date(2026, 2, 1), "2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        (QUARTERLY, date(2026, 6, 30), "2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        (YEARLY, date(2026, 12, 31), "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_j14_periods_begin_and_end_on_whole_days(kind: EntryKind, day: date, key: str, first: date, last: date) -> None:
    found = periods.period_of(kind, day)
    assert (found.key, found.first_day, found.last_day) == (key, first, last)


@given(KIND, DAYS)
def test_j14_every_day_is_in_one_period_whose_neighbour_adjoins(kind: EntryKind, day: date) -> None:
    found = periods.period_of(kind, day)
    assert found.first_day <= day <= found.last_day
    assert periods.from_key(kind, found.key) == found
    before = periods.before(found)
    assert before.last_day + timedelta(days=1) == found.first_day
    assert before.key < found.key


@given(st.sampled_from(KINDS[1:]), DAYS)
def test_j15_every_shorter_period_is_inside_one_longer(kind: EntryKind, day: date) -> None:
    longer = periods.period_of(kind, day)
    own = periods.inside(longer)
    neighbours = periods.inside(periods.before(longer))
    assert own and not set(own) & set(neighbours)
    following = periods.period_of(own[0].kind, neighbours[-1].last_day + timedelta(days=1))
    assert following == own[0]


def test_j14_the_day_cut_off_and_the_zone_decide_where_a_period_ends() -> None:
    week = periods.from_key(WEEKLY, "2026-W10")
    begin, end = periods.span(week.first_day, week.last_day, ZONE, time(4))
    assert (begin, end) == (pendulum.datetime(2026, 3, 2, 3), pendulum.datetime(2026, 3, 9, 3))
    inside, outside = end - timedelta(milliseconds=1), end
    for instant, key in ((inside, "2026-W10"), (outside, "2026-W11")):
        assert periods.period_of(WEEKLY, days.local_day(instant, ZONE)).key == key
    assert periods.span(week.first_day, week.last_day, "Asia/Tokyo")[0] == pendulum.datetime(2026, 3, 1, 19)


def test_j12_the_week_is_due_on_the_day_and_at_the_hour_that_are_set() -> None:
    four, five = pendulum.datetime(2026, 3, 8, 15, 59, 59), pendulum.datetime(2026, 3, 8, 16)
    assert weekly(four, reviewed={WEEKLY: "2026-W09"}) == []
    assert weekly(five, reviewed={WEEKLY: "2026-W09"}) == ["2026-W10"]
    friday = Schedule(4, time(9))
    assert weekly(pendulum.datetime(2026, 3, 6, 8), schedule=friday) == ["2026-W10"]
    monday = Schedule(0, time(9))
    assert weekly(pendulum.datetime(2026, 3, 9, 7, 59), schedule=monday) == ["2026-W09"]
    assert weekly(pendulum.datetime(2026, 3, 9, 8), schedule=monday) == ["2026-W10"]


def test_j12_an_hour_of_the_night_belongs_to_the_evening_before() -> None:
    night = Schedule(6, time(1))
    assert weekly(pendulum.datetime(2026, 3, 8, 12), schedule=night) == ["2026-W09"]
    assert weekly(pendulum.datetime(2026, 3, 9, 0), schedule=night) == ["2026-W10"]


def test_j12_three_missed_weeks_are_one_catch_up_from_the_last_review_on() -> None:
    found = due(pendulum.datetime(2026, 3, 31, 9), {WEEKLY: "2026-W09", MONTHLY: "2026-02", QUARTERLY: "2025-Q4"})
    [week] = [each for each in found if each.period.kind is WEEKLY]
    assert week.period.key == "2026-W13"
    assert week.first_day == periods.from_key(WEEKLY, "2026-W09").last_day + timedelta(days=1) == date(2026, 3, 2)
    assert [each.period.kind for each in found] == [WEEKLY]


def test_j12_ends_of_months_quarters_and_years_fall_right() -> None:
    held = {WEEKLY: "2026-W05", MONTHLY: "2026-01", QUARTERLY: "2025-Q4", YEARLY: "2025"}
    for day, kind, key in (
        (pendulum.datetime(2026, 2, 28, 16), MONTHLY, "2026-02"),
        (pendulum.datetime(2026, 6, 30, 15), QUARTERLY, "2026-Q2"),
        (pendulum.datetime(2026, 12, 31, 16), YEARLY, "2026"),
    ):
        just_before = day - timedelta(seconds=1)
        assert key not in {each.period.key for each in due(just_before, held) if each.period.kind is kind}
        assert key in {each.period.key for each in due(day, held) if each.period.kind is kind}


def test_j12_a_snoozed_review_waits_until_tomorrow() -> None:
    now = pendulum.datetime(2026, 3, 8, 20)
    until = periods.tomorrow_at(now, ZONE, Schedule())
    assert until == pendulum.datetime(2026, 3, 9, 16)
    assert weekly(now, snoozed={WEEKLY: until}) == []
    assert weekly(until, snoozed={WEEKLY: until}) == ["2026-W10"]


def test_j12_a_period_hardly_lived_with_goals_has_no_review() -> None:
    sunday = pendulum.datetime(2026, 3, 8, 17)
    assert due(sunday, begun=None) == () == due(sunday, begun=date(2026, 3, 6))
    assert weekly(sunday, begun=date(2026, 3, 5)) == ["2026-W10"]
    assert [each.period.kind for each in due(pendulum.datetime(2026, 3, 31, 17), begun=date(2026, 3, 25))] == [WEEKLY]


@given(st.datetimes(days.datetime(2000, 1, 1), days.datetime(2040, 1, 1)), st.integers(0, 6), st.times())
def test_j12_what_is_due_has_fallen_due_and_the_next_has_not(moment: object, weekday: int, hour: time) -> None:
    now = pendulum.instance(moment, tz="UTC")  # type: ignore[arg-type]
    schedule = Schedule(weekday, hour)
    for each in due(now, begun=date(1990, 1, 1), schedule=schedule):
        assert each.since == periods.due_at(each.period, schedule, ZONE) <= now
        following = periods.period_of(each.period.kind, each.period.last_day + timedelta(days=1))
        assert periods.due_at(following, schedule, ZONE) > now


@pytest.mark.parametrize(
    ("kind", "key"),
    [(WEEKLY, "2025-W53"), (WEEKLY, "2026-03"), (MONTHLY, "2026-13"), (QUARTERLY, "2026-Q5"), (YEARLY, "last"),
     (WEEKLY, ""), (MONTHLY, "2026-3")],
)  # fmt: skip
def test_j2_a_key_that_is_none_is_refused(kind: EntryKind, key: str) -> None:
    with pytest.raises(Refused):
        periods.from_key(kind, key)


def test_a_period_has_a_short_name() -> None:
    today = date(2026, 3, 4)
    named = [periods.name(periods.period_of(kind, today), today) for kind in KINDS]
    assert named == ["Week 10", "March", "Quarter 1", "2026"]
    assert periods.name(periods.from_key(WEEKLY, "2025-W01"), today) == "Week 1 2025"
    assert periods.range_name(date(2026, 3, 2), date(2026, 3, 8), today) == "2 - 8 Mar"
    assert periods.range_name(date(2026, 2, 23), date(2026, 3, 1), today) == "23 Feb - 1 Mar"
    assert periods.range_name(date(2025, 12, 29), date(2026, 1, 4), today) == "29 Dec 2025 - 4 Jan"
