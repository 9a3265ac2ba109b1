"""Which day it is: over cut-offs, clock changes, skipped dates and zones off the hour."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import DateTime

from tui_goals.domain import Refused
from tui_goals.rules.days import (
    at_local,
    check_zone,
    choose_zone,
    day_start,
    local_day,
    local_time,
    split_at_days,
    utc_offset,
)

ZONES = (
    "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/New_York", "UTC",
    "America/St_Johns", "America/Sao_Paulo", "America/Havana", "Asia/Kolkata",
)  # fmt: skip
CHANGES = (
    datetime(2011, 12, 30, 10), datetime(2026, 3, 29, 1), datetime(2026, 10, 25, 1), datetime(2026, 4, 4, 15),
    datetime(2026, 10, 3, 15, 30), datetime(2026, 11, 1, 6), datetime(2006, 10, 29, 2, 31), datetime(2018, 2, 18, 2),
)  # fmt: skip


def utc(*parts: int) -> DateTime:
    return DateTime(*parts, tzinfo=pendulum.UTC)


def as_utc(plain: datetime) -> DateTime:
    return pendulum.instance(plain.replace(tzinfo=UTC)).in_timezone(pendulum.UTC)


near_changes = st.builds(
    lambda change, seconds: as_utc(change + timedelta(seconds=seconds)),
    st.sampled_from(CHANGES), st.integers(-200_000, 200_000),
)  # fmt: skip
any_instant = st.datetimes(datetime(1995, 1, 1), datetime(2036, 1, 1)).map(as_utc)
instants = near_changes | any_instant
zones = st.sampled_from(ZONES)
cutoffs = st.sampled_from([time(4), time(0), time(2, 30), time(23, 30), time(0, 1)]) | st.times().map(
    lambda cutoff: cutoff.replace(second=0, microsecond=0)
)


@pytest.mark.parametrize(
    ("zone", "hour", "minute", "day"),
    [
        ("Europe/Berlin", 1, 30, date(2026, 3, 10)),
        ("Europe/Berlin", 3, 59, date(2026, 3, 10)),
        ("Europe/Berlin", 4, 0, date(2026, 3, 11)),
        ("Asia/Kathmandu", 1, 30, date(2026, 3, 10)),
        ("Australia/Lord_Howe", 4, 0, date(2026, 3, 11)),
        ("America/New_York", 23, 59, date(2026, 3, 11)),
        ("UTC", 0, 0, date(2026, 3, 10)),
    ],
)
def test_the_night_counts_for_the_day_before(zone: str, hour: int, minute: int, day: date) -> None:
    (instant,) = at_local(date(2026, 3, 11), hour, minute, zone)
    assert local_day(instant, zone) == day


def test_another_cut_off_moves_the_day() -> None:
    instant = utc(2026, 6, 1, 1, 30)
    assert local_day(instant, "UTC", time(0)) == date(2026, 6, 1)
    assert local_day(instant, "UTC", time(1, 31)) == date(2026, 5, 31)


def test_an_instant_in_another_offset_is_the_same_instant() -> None:
    instant = utc(2026, 6, 1, 12)
    assert local_day(instant.in_timezone("Asia/Tokyo"), "UTC") == date(2026, 6, 1)
    assert local_time(instant.in_timezone("Asia/Tokyo"), "Europe/Berlin").hour == 14


def test_a_clock_change_makes_an_interval_shorter_and_longer_than_its_wall_times() -> None:
    for day, minutes in ((date(2026, 3, 29), 25), (date(2026, 10, 25), 145), (date(2026, 10, 26), 85)):
        start = at_local(day, 1, 50, "Europe/Berlin")[0]
        end = at_local(day, 3, 15, "Europe/Berlin")[0]
        parts = split_at_days(start, end, "Europe/Berlin")
        assert sum(((to - since).total_seconds() for _, since, to in parts), 0.0) == minutes * 60


def test_a_wall_time_comes_once_never_or_twice() -> None:
    assert at_local(date(2026, 10, 25), 2, 30, "Europe/Berlin") == (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))
    assert at_local(date(2026, 3, 29), 2, 30, "Europe/Berlin") == ()
    assert at_local(date(2026, 3, 29), 3, 0, "Europe/Berlin") == (utc(2026, 3, 29, 1),)
    assert at_local(date(2026, 10, 4), 2, 15, "Australia/Lord_Howe") == ()
    assert at_local(date(2026, 4, 5), 1, 45, "Australia/Lord_Howe") == (
        utc(2026, 4, 4, 14, 45), utc(2026, 4, 4, 15, 15),
    )  # fmt: skip
    assert at_local(date(2011, 12, 30), 12, 0, "Pacific/Apia") == ()


def test_a_day_is_23_or_25_hours_long() -> None:
    def hours(day: date, zone: str) -> float:
        return (day_start(day + timedelta(1), zone) - day_start(day, zone)).total_seconds() / 3600

    assert hours(date(2026, 3, 28), "Europe/Berlin") == 23
    assert hours(date(2026, 10, 24), "Europe/Berlin") == 25
    assert hours(date(2026, 4, 4), "Australia/Lord_Howe") == 24.5
    assert hours(date(2026, 3, 8), "Asia/Kathmandu") == 24


def test_a_cut_off_that_is_skipped_moves_to_the_change() -> None:
    assert day_start(date(2026, 3, 29), "Europe/Berlin", time(2, 30)) == utc(2026, 3, 29, 1)
    assert day_start(date(2026, 10, 25), "Europe/Berlin", time(2, 30)) == utc(2026, 10, 25, 0, 30)


def test_a_clock_turned_back_over_the_cut_off_does_not_bring_the_day_before_back() -> None:
    shown_again = utc(2026, 10, 25, 1, 10)
    assert local_time(shown_again, "Europe/Berlin").time() == time(2, 10)
    assert local_day(shown_again, "Europe/Berlin", time(2, 30)) == date(2026, 10, 25)


def test_the_date_that_apia_never_had() -> None:
    change = utc(2011, 12, 30, 10)
    assert day_start(date(2011, 12, 30), "Pacific/Apia") == change
    assert day_start(date(2011, 12, 30), "Pacific/Apia", time(0)) == change
    assert day_start(date(2011, 12, 31), "Pacific/Apia", time(0)) == change
    parts = split_at_days(utc(2011, 12, 29, 20), utc(2011, 12, 31, 20), "Pacific/Apia", time(0))
    assert [day for day, _, _ in parts] == [date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)]


@given(instants, zones, cutoffs)
def test_an_instant_lies_in_its_day(instant: DateTime, zone: str, cutoff: time) -> None:
    day = local_day(instant, zone, cutoff)
    assert day_start(day, zone, cutoff) <= instant < day_start(day + timedelta(1), zone, cutoff)


@given(instants, zones)
def test_a_day_starts_where_the_instant_before_is_another_day(instant: DateTime, zone: str) -> None:
    day = local_day(instant, zone)
    start = day_start(day, zone)
    assert local_day(start, zone) == day
    assert local_day(start.subtract(microseconds=1), zone) == day - timedelta(1)


@given(instants, st.integers(0, 20 * 86_400_000_000), zones, cutoffs)
def test_parts_adjoin_and_sum_to_the_whole(start: DateTime, microseconds: int, zone: str, cutoff: time) -> None:
    end = start.add(microseconds=microseconds)
    parts = split_at_days(start, end, zone, cutoff)
    assert parts[0][1] == start
    assert parts[-1][2] == end
    assert all(one[2] == other[1] and one[0] < other[0] for one, other in pairwise(parts))
    assert sum(round((to - since).total_seconds() * 1_000_000) for _, since, to in parts) == microseconds
    for day, since, to in parts:
        assert local_day(since, zone, cutoff) == day
        assert to == since or local_day(to.subtract(microseconds=1), zone, cutoff) == day


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(Refused, match="ends before it starts"):
        split_at_days(utc(2026, 1, 2), utc(2026, 1, 1), "UTC")


@given(instants, zones)
def test_local_time_is_what_pendulum_says(instant: DateTime, zone: str) -> None:
    local = local_time(instant, zone)
    expected = instant.in_timezone(zone)
    assert local.replace(tzinfo=None) == expected.naive()
    assert local.utcoffset() == expected.utcoffset()
    assert instant.replace(second=0, microsecond=0) in at_local(local.date(), local.hour, local.minute, zone)


def test_offsets_are_in_minutes() -> None:
    assert utc_offset(utc(2026, 1, 1), "Asia/Kathmandu") == 345
    assert utc_offset(utc(2026, 1, 1), "America/New_York") == -300
    assert utc_offset(utc(2026, 7, 1), "Australia/Lord_Howe") == 630
    assert utc_offset(utc(2011, 12, 31, 12), "Pacific/Apia") == 840


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Base", "Europe", "europe/berlin", "localtime", "posixrules", "right/UTC", "../etc/passwd", "/etc/passwd",
     "CET-1CEST,M3.5.0", "a\0b", "\ud800", "x" * 5000],
)  # fmt: skip
def test_an_unknown_zone_is_refused_by_name_everywhere(name: str) -> None:
    with pytest.raises(Refused, match="no time zone called") as refusal:
        check_zone(name)
    assert ascii(name[:20])[:-1] in str(refusal.value)
    assert len(str(refusal.value)) < 200
    with pytest.raises(Refused):
        local_day(utc(2026, 1, 1), name)
    with pytest.raises(Refused):
        day_start(date(2026, 1, 1), name)


def test_a_near_miss_is_answered_with_the_right_name() -> None:
    with pytest.raises(Refused, match="did you mean Europe/Berlin"):
        check_zone("Europe/Berlni")


def test_the_zone_is_the_setting_then_tz_then_the_system() -> None:
    assert choose_zone("Asia/Kolkata", {"TZ": "UTC"}, lambda: "Europe/Berlin") == "Asia/Kolkata"
    assert choose_zone(None, {"TZ": "UTC"}, lambda: "Europe/Berlin") == "UTC"
    assert choose_zone(None, {"TZ": ":America/New_York"}, lambda: "UTC") == "America/New_York"
    assert choose_zone(None, {"TZ": "/usr/share/zoneinfo/Asia/Tokyo"}, lambda: "UTC") == "Asia/Tokyo"
    assert choose_zone(None, {"TZ": ":/etc/localtime"}, lambda: "Europe/Berlin") == "Europe/Berlin"
    assert choose_zone("", {"TZ": ""}, lambda: "Europe/Berlin") == "Europe/Berlin"


@pytest.mark.parametrize(
    ("setting", "environ", "system"), [("Nowhere", {}, "UTC"), (None, {"TZ": "Nowhere"}, "UTC"), (None, {}, "Nowhere")]
)
def test_an_unknown_zone_is_never_replaced_by_the_next_source(
    setting: str | None, environ: dict[str, str], system: str
) -> None:
    with pytest.raises(Refused, match="Nowhere"):
        choose_zone(setting, environ, lambda: system)


def test_with_tz_utc_and_the_setting_kolkata_days_are_kolkatas() -> None:
    zone = choose_zone("Asia/Kolkata", {"TZ": "UTC"}, lambda: "UTC")
    assert local_day(utc(2026, 5, 1, 22, 29), zone) == date(2026, 5, 1)
    assert local_day(utc(2026, 5, 1, 22, 30), zone) == date(2026, 5, 2)
