"""Times typed for a sitting: forms, folds and gaps of the clock (T12, T13), lengths that are never months (T51)."""

from datetime import date, datetime, timedelta

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import DateTime

from tests.rules.test_days import as_utc, near_changes, zones
from tui_goals.domain import Refused
from tui_goals.rules import days
from tui_goals.rules.typed_times import (
    as_it_was,
    parse_cut,
    parse_span,
    past_day,
    shown_span,
    told_span,
)

BERLIN = "Europe/Berlin"
NOW = pendulum.datetime(2026, 11, 4, 9, 30)
"""10:30 on Wednesday, 4 November 2026 in Berlin."""


def told(text: str, now: DateTime = NOW, zone: str = BERLIN) -> str:
    span = parse_span(text, now, zone)
    return told_span(span.start, span.end, zone, date(2026, 11, 4))


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("10:15-10:20", "Wed 4 Nov 10:15-10:20, 5 min"),
        ("10:15 - 10:20", "Wed 4 Nov 10:15-10:20, 5 min"),
        ("10:15\u201310:20", "Wed 4 Nov 10:15-10:20, 5 min"),
        ("10:15-11", "Wed 4 Nov 10:15-11:00, 45 min"),
        ("9-10", "Wed 4 Nov 09:00-10:00, 1 h"),
        ("9am to 10 am", "Wed 4 Nov 09:00-10:00, 1 h"),
        ("12:10 am - 12:30am", "Wed 4 Nov 00:10-00:30, 20 min"),
        ("9:00-now", "Wed 4 Nov 09:00-10:30, 1 h 30"),
        ("10:15 10m", "Wed 4 Nov 10:15-10:25, 10 min"),
        ("10:15 for 1h30", "Wed 4 Nov 10:15-11:45, 1 h 30"),
        ("10:15 +25", "Wed 4 Nov 10:15-10:40, 25 min"),
        ("yesterday 22:40 25m", "Tue 3 Nov 22:40-23:05, 25 min"),
        ("Yesterday, 22:40-0:20", "Tue 3 Nov 22:40-00:20, 1 h 40"),
        ("mon 9:00-10:00", "Mon 2 Nov 09:00-10:00, 1 h"),
        ("wed 9-10", "Wed 4 Nov 09:00-10:00, 1 h"),
        ("31st 9-10", "Sat 31 Oct 09:00-10:00, 1 h"),
        ("29 dec 9-10", "Mon 29 Dec 2025 09:00-10:00, 1 h"),
        ("2026-03-04 22:40 - 2026-03-05 23:00", "Wed 4 Mar 22:40-23:00, 24 h 20"),
        ("tomorrow 10:00-11:00", "Thu 5 Nov 10:00-11:00, 1 h"),
    ],
)
def test_t51_times_are_typed_as_people_type_them(text: str, means: str) -> None:
    assert told(text) == means


@pytest.mark.parametrize("text", ["25", "25m", "25 min", "1500 s", "0h25"])
def test_t51_a_length_alone_ended_now(text: str) -> None:
    span = parse_span(text, NOW, BERLIN)
    assert (span.start, span.end) == (NOW.subtract(minutes=25), NOW)


def test_t51_m_is_never_a_month() -> None:
    assert told("10m") == "Wed 4 Nov 10:20-10:30, 10 min"
    with pytest.raises(Refused, match="not understood"):
        parse_span("10:00 10 months", NOW, BERLIN)


def test_after_midnight_it_is_still_the_evening_before() -> None:
    night = pendulum.datetime(2026, 11, 4, 0, 30)
    assert told("23:00-0:20", night) == "Tue 3 Nov 23:00-00:20, 1 h 20"
    assert told("0:10-0:20", night) == "Wed 4 Nov 00:10-00:20, 10 min"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "An empty field is not understood"),
        ("soon", '"soon" is not understood; type it like 10:15-11:05'),
        ("10:15", "says only when it began"),
        ("yesterday 22:40", "says only when it began"),
        ("10:00-10:00", "ends no later than it starts"),
        ("4 nov 10:00 - 3 nov 11:00", "ends no later than it starts"),
        ("11:00-now", "ends no later than it starts"),
        ("10:61-10:70", "the clock goes from 00:00 to 23:59"),
        ("13 pm - 14:00", "not a time of day"),
        ("30 feb 10:00-11:00", "February 2026 has 28 days|February 2027 has 28 days"),
        ("x" * 5000, "too long"),
        ("10:00-\x1b]0;x\x07", "not understood"),
    ],
)
def test_what_is_no_time_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refusal:
        parse_span(text, NOW, BERLIN)
    assert len(str(refusal.value)) < 250
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(("text", "minutes"), [("29 mar 01:50-03:15", 25), ("25 oct 01:50-03:15", 145)])
def test_t12_f18_typed_times_last_what_they_lasted(text: str, minutes: int) -> None:
    span = parse_span(text, NOW, BERLIN)
    assert (span.end - span.start).total_seconds() == minutes * 60


def test_t13_a_time_that_came_twice_shows_its_offset_and_can_be_flipped() -> None:
    first = parse_span("25 oct 02:30-03:15", NOW, BERLIN)
    assert first.start == pendulum.datetime(2026, 10, 25, 0, 30)
    assert told("25 oct 02:30-03:15") == "Sun 25 Oct 02:30 (+02:00)-03:15, 1 h 45"
    second = parse_span(first.flipped, NOW, BERLIN)
    assert second.start == pendulum.datetime(2026, 10, 25, 1, 30)
    assert told(first.flipped) == "Sun 25 Oct 02:30 (+01:00)-03:15, 45 min"
    assert parse_span(second.flipped, NOW, BERLIN).start == first.start


def test_t13_both_ends_in_the_hour_that_came_twice_have_three_readings() -> None:
    text, seen = "25 oct 02:30-02:40", []
    for _ in range(3):
        seen.append(told(text).partition("Oct ")[2])
        text = parse_span(text, NOW, BERLIN).flipped
    assert seen == [
        "02:30 (+02:00)-02:40 (+02:00), 10 min",
        "02:30 (+02:00)-02:40 (+01:00), 1 h 10",
        "02:30 (+01:00)-02:40 (+01:00), 10 min",
    ]
    assert told(text).partition("Oct ")[2] == seen[0]


def test_t13_a_time_that_comes_once_has_nothing_to_flip() -> None:
    assert parse_span("25 oct 03:30-04:15", NOW, BERLIN).flipped == ""


def test_t13_an_offset_that_the_clock_did_not_have_is_refused_with_those_it_had() -> None:
    with pytest.raises(Refused, match=r"02:30 \(\+02:00\)-03:15 or 02:30 \(\+01:00\)-03:15"):
        parse_span("25 oct 02:30 (+05:00)-03:15", NOW, BERLIN)


@pytest.mark.parametrize(
    ("text", "zone", "reason"),
    [
        ("29 mar 02:30-03:15", BERLIN,
         "02:30 did not exist on 29 Mar 2026 in Europe/Berlin: the clocks went from 02:00 to 03:00. "
         "What would have been 02:30 was 03:30."),
        ("29 mar 01:50-02:30", BERLIN, "02:30 did not exist on 29 Mar 2026"),
        ("28 mar 23:00-02:30", BERLIN, "02:30 did not exist on 29 Mar 2026"),
        ("8 mar 02:30-03:15", "America/New_York", "the clocks went from 02:00 to 03:00"),
        ("4 oct 2:10-3:00", "Australia/Lord_Howe", "from 02:00 to 02:30. What would have been 02:10 was 02:40."),
        ("2011-12-30 12:00-13:00", "Pacific/Apia", "from 2011-12-30 00:00 to 2011-12-31 00:00"),
    ],
)  # fmt: skip
def test_t13_a_time_that_does_not_exist_is_refused_with_the_reason_and_what_is_right(
    text: str, zone: str, reason: str
) -> None:
    with pytest.raises(Refused) as refusal:
        parse_span(text, NOW, zone)
    assert reason in str(refusal.value)


def test_a_cut_lies_inside() -> None:
    start, end = pendulum.datetime(2026, 11, 3, 22, 30), pendulum.datetime(2026, 11, 4, 0, 30)
    assert parse_cut("0:15", start, end, BERLIN) == pendulum.datetime(2026, 11, 3, 23, 15)
    assert parse_cut("25m", start, end, BERLIN) == start.add(minutes=25)
    for text in ("23:30", "1:30", "3h", "12:00"):
        with pytest.raises(Refused, match="does not lie inside 23:30-01:30"):
            parse_cut(text, start, end, BERLIN)


def test_a_time_typed_as_it_was_shown_is_the_instant_it_was() -> None:
    was = pendulum.datetime(2026, 11, 4, 9, 15, 23, 456_000)
    assert as_it_was(was.replace(second=0, microsecond=0), was) == was
    assert as_it_was(was.replace(microsecond=0), was) == was
    assert as_it_was(was.replace(minute=16, second=0, microsecond=0), was) != was
    assert as_it_was(was.replace(second=20, microsecond=0), was) != was


@given(st.dates(date(2001, 1, 1), date(2199, 1, 1)), st.sampled_from(["mon", "sun", "3 mar", "31 dec", "14th", "1st"]))
def test_a_day_without_its_year_lies_back_and_not_far(today: date, text: str) -> None:
    day = past_day(text, today)
    assert day <= today
    assert today - day <= timedelta(366)
    if text in ("mon", "sun"):
        assert today - day < timedelta(8)


@given(near_changes, st.integers(1, 24 * 60), zones)
def test_t13_what_is_shown_in_a_field_is_read_as_the_same_over_every_clock_change(
    start: DateTime, minutes: int, zone: str
) -> None:
    start = start.replace(second=0, microsecond=0)
    end = start.add(minutes=minutes)
    span = parse_span(shown_span(start, end, zone), end.add(hours=1), zone)
    assert (span.start, span.end) == (start, end)


@given(st.datetimes(datetime(2011, 1, 1), datetime(2030, 1, 1)), st.integers(0, 23), st.integers(0, 59), zones)
def test_t13_a_typed_time_is_what_the_wall_showed_or_is_refused(
    now: datetime, hour: int, minute: int, zone: str
) -> None:
    day = (now - timedelta(2)).date()
    instants = days.at_local(day, hour, minute, zone)
    text = f"{day} {hour:02}:{minute:02} 25m"
    if instants:
        assert parse_span(text, as_utc(now), zone).start in instants
    else:
        with pytest.raises(Refused, match="did not exist"):
            parse_span(text, as_utc(now), zone)
