"""Gaps as data: what is one (T9, T10, T32, T38), what each choice gives (T22, T23), and sums that stay exact."""

from dataclasses import replace
from datetime import time
from itertools import pairwise

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import AwayCause, FocusSession, Heartbeat, Refused, Segment, SegmentKind, SessionState
from tui_goals.rules import focus, gap_words, gaps, settling
from tui_goals.rules.days import local_day
from tui_goals.rules.focus import Reading
from tui_goals.rules.gaps import NOBODY, Choice, Gap, GapKind, Presence

START = pendulum.datetime(2026, 3, 2, 9, 0)
SESSION = FocusSession(id=1, subject="1000 words", plan_minutes=25.0)
OPEN = Segment(id=7, uid="seven", session_id=1, started_at=START, boot_id="boot", started_boot=100.0)
PAUSED = replace(SESSION, state=SessionState.PAUSED)
PAUSE = replace(OPEN, kind=SegmentKind.PAUSE)
HELD = Presence(held=True)
HOUR = 3600.0
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")


def reading(seconds: float, *, slept: float = 0.0, stepped: float = 0.0, boot_id: str = "boot") -> Reading:
    """The clocks that many seconds after START, of which the machine slept some."""
    boot = 100.0 + seconds if boot_id == "boot" else 5.0
    now = START.add(microseconds=round((seconds + stepped) * 1_000_000))
    return Reading(now, boot, boot_id, boot - slept)


def beat(seconds: float, *, attended: float | None = None, detached: bool = False) -> Heartbeat:
    """A heartbeat so long after START, the last key pressed at another moment."""
    at = reading(seconds)
    keyed = None if attended is None else reading(attended).now
    return Heartbeat(
        id=1, session_id=1, terminal_id=None if detached else 1, detached=detached, beaten_at=at.now,
        boot_id=at.boot_id, boot_seconds=at.boot_seconds, awake_seconds=at.awake_seconds, attended_at=keyed,
    )  # fmt: skip


def gap_at(last: Heartbeat | None, now: Reading, presence: Presence = NOBODY) -> Gap | None:
    return gaps.gap_in(SESSION, [OPEN], last, now, presence)


def gap_of(begins: float, seconds: float, kind: GapKind = GapKind.UNWATCHED, tail: float = 0.0) -> Gap:
    return Gap(kind, OPEN, begins, seconds, begins + seconds + tail)


def length(segment: Segment) -> float:
    assert segment.started_at is not None and segment.ended_at is not None
    return (segment.ended_at - segment.started_at).total_seconds()


@pytest.mark.parametrize(("slept", "is_gap"), [(119.0, False), (120.0, True), (40_000.0, True)])
def test_t9_a_machine_that_slept_two_minutes_has_a_gap_from_the_last_heartbeat(slept: float, is_gap: bool) -> None:
    gap = gap_at(beat(600), reading(620 + slept, slept=slept), HELD)
    assert (gap is not None) is is_gap
    if gap is not None:
        assert (gap.kind, gap.begins, gap.seconds, gap.tail) == (GapKind.SLEEP, 600, slept, 20)
        assert gaps.focus_seconds([OPEN], gap, reading(620 + slept, slept=slept)) == 620, "none of the sleep counts"


def test_t9_sleeps_before_the_last_heartbeat_are_over_and_done_with() -> None:
    last = replace(beat(600), awake_seconds=beat(600).awake_seconds - 5000)
    assert gap_at(last, reading(610, slept=5000), HELD) is None


def test_t9_without_anybody_watching_a_sleep_is_no_more_than_time_unwatched() -> None:
    gap = gap_at(beat(600), reading(5000, slept=4000))
    assert gap is not None and (gap.kind, gap.seconds) == (GapKind.UNWATCHED, 4400)


@pytest.mark.parametrize("detached", [False, True])
def test_t10_another_boot_is_a_gap_by_the_wall_clock_also_where_nobody_watched(detached: bool) -> None:
    gap = gap_at(beat(600, detached=detached), reading(HOUR, boot_id="next"))
    assert gap is not None
    assert (gap.kind, gap.begins, gap.seconds) == (GapKind.RESTART, 600, HOUR - 600)
    assert gaps.focus_seconds([OPEN], gap, reading(HOUR, boot_id="next")) == 600


def test_t10_a_wall_clock_set_back_over_a_restart_takes_nothing_that_was_known() -> None:
    gap = gap_at(beat(600), reading(900, stepped=-7200, boot_id="next"))
    assert gap is not None and gap.seconds == 0
    assert gaps.focus_seconds([OPEN], gap, reading(900, stepped=-7200, boot_id="next")) == 600


def test_t10_another_machine_is_no_restart() -> None:
    assert gap_at(beat(600), reading(650, boot_id="elsewhere"), Presence(held=True, far=True)) is None
    gap = gap_at(beat(600), reading(900, boot_id="elsewhere"), Presence(far=True))
    assert gap is not None and gap.kind is GapKind.UNWATCHED


@pytest.mark.parametrize(("old", "is_gap"), [(0.0, False), (90.0, False), (90.5, True), (10 * HOUR, True)])
def test_t22_a_heartbeat_older_than_ninety_seconds_had_nobody_behind_it(old: float, is_gap: bool) -> None:
    gap = gap_at(beat(600), reading(600 + old))
    assert (gap is not None) is is_gap
    if gap is not None:
        assert (gap.kind, gap.began_at, gap.seconds) == (GapKind.UNWATCHED, START.add(minutes=10), old)


def test_t22_none_is_expected_of_one_that_was_left_running_nor_missed_while_its_watcher_is_there() -> None:
    assert gap_at(beat(600, detached=True), reading(600 + 2 * HOUR)) is None
    assert gap_at(beat(600), reading(600 + 2 * HOUR), HELD) is None


@pytest.mark.parametrize("state", [PAUSED, replace(SESSION, state=SessionState.DONE)])
def test_only_a_running_clock_can_have_a_gap(state: FocusSession) -> None:
    assert gaps.gap_in(state, [OPEN], beat(0), reading(10 * HOUR)) is None


@pytest.mark.parametrize(("seconds", "is_gap"), [(3600.0, False), (3601.0, True)])
def test_t32_a_pause_of_more_than_an_hour_is_asked_about_on_return(seconds: float, is_gap: bool) -> None:
    gap = gaps.long_pause(PAUSED, [PAUSE], reading(seconds))
    assert (gap is not None) is is_gap
    assert gaps.long_pause(SESSION, [OPEN], reading(seconds)) is None


@pytest.mark.parametrize(
    ("minutes", "seconds", "is_gap"),
    [
        (25.0, 4 * HOUR, False),
        (25.0, 4 * HOUR + 1, True),
        (None, 4 * HOUR + 1, True),
        (120.0, 4 * HOUR + 1, False),
        (120.0, 6 * HOUR + 1, True),
    ],
)
def test_t38_no_key_for_three_plans_and_four_hours_is_unattended(
    minutes: float | None, seconds: float, is_gap: bool
) -> None:
    session = replace(SESSION, plan_minutes=minutes)
    gap = gaps.gap_in(session, [OPEN], beat(100 + seconds, attended=100), reading(100 + seconds), HELD)
    assert (gap is not None) is is_gap
    if gap is not None:
        assert (gap.kind, gap.begins, gap.withheld) == (GapKind.UNATTENDED, 100, False)
        assert gaps.focus_seconds([OPEN], gap, reading(100 + seconds)) == 100 + seconds, "it never stops silently"


@given(st.floats(0, 24 * 60), st.floats(0, 1))
def test_t38_inside_the_plan_it_never_asks(minutes: float, share: float) -> None:
    session = replace(SESSION, plan_minutes=minutes)
    now = minutes * 60 * share
    assert gaps.gap_in(session, [OPEN], beat(now, attended=0), reading(now), HELD) is None


def test_t38_unattended_time_ends_with_the_first_key_and_the_newest_key_known_here_counts() -> None:
    gap = gap_at(beat(0), reading(6 * HOUR), Presence(held=True, attended=100.0, returned=100 + 5 * HOUR))
    assert gap is not None and (gap.begins, gap.seconds, gap.tail) == (0, 5 * HOUR, HOUR)
    assert gap_at(beat(0, attended=0), reading(6 * HOUR), Presence(held=True, attended=100 + 5 * HOUR)) is None


@pytest.mark.parametrize(
    ("kind", "hours", "choice"),
    [
        (GapKind.UNWATCHED, 1.0, Choice.KEEP_ALL),
        (GapKind.RESTART, 8.0, Choice.KEEP_ALL),
        (GapKind.UNATTENDED, 5.0, Choice.KEEP_ALL),
        (GapKind.SLEEP, 1.0, Choice.DROP),
        (GapKind.LONG_PAUSE, 2.0, Choice.DROP),
        *((kind, 8.01, Choice.END) for kind in GapKind),
    ],
)
def test_t23_after_more_than_eight_hours_the_end_is_preselected(kind: GapKind, hours: float, choice: Choice) -> None:
    assert gaps.preselected(gap_of(600, hours * HOUR, kind)) is choice


@pytest.mark.parametrize(
    ("choice", "total"),
    [
        (Choice.KEEP_ALL, 300 + 600 + 2400 + 60),
        (Choice.KEEP_MINUTES, 300 + 600 + 900 + 60),
        (Choice.KEEP_UNTIL, 300 + 600 + 900 + 60),
        (Choice.DROP, 300 + 600 + 60),
        (Choice.END, 300 + 600),
        (Choice.ABANDON, 300 + 600),
    ],
)
def test_t22_each_choice_tells_the_total_it_gives(choice: Choice, total: float) -> None:
    before = replace(OPEN, id=6, started_at=START.subtract(minutes=5), ended_at=START)
    gap = gap_of(600, 2400, GapKind.SLEEP, tail=60)
    assert gaps.total_after(choice, [before, OPEN], gap, reading(3060), 900) == total


@given(
    begins=st.integers(0, 30 * 3600),
    seconds=st.integers(0, 60 * 3600),
    tail=st.integers(0, 30 * 3600),
    share=st.floats(0, 1),
    kind=st.sampled_from([kind for kind in GapKind if kind is not GapKind.LONG_PAUSE]),
    offset=st.integers(0, 400 * 24),
    zone=st.sampled_from(ZONES),
)
def test_t12_t17_what_is_put_in_place_adjoins_sums_exactly_and_splits_at_the_cut_off(
    begins: int, seconds: int, tail: int, share: float, kind: GapKind, offset: int, zone: str
) -> None:
    segment = replace(OPEN, started_at=START.add(hours=offset))
    gap = Gap(kind, segment, begins, seconds, begins + seconds + tail)
    kept = float(int(seconds * share))
    now = Reading(START.add(hours=offset, seconds=int(gap.length)), 100.0 + gap.length, "boot", 0.0)
    parts = settling.gone_on(gap, kept, now, zone)
    assert (parts[0].id, parts[0].uid, {part.id for part in parts[1:]}) == (7, "seven", {0})
    assert parts[-1].ended_at is None and parts[-1].started_boot == 100.0 + begins + seconds
    assert parts[0].started_at == segment.started_at
    for part, following in pairwise(parts):
        assert part.ended_at == following.started_at
    closed = parts[:-1]
    away = sum(length(part) for part in closed if part.kind is SegmentKind.AWAY)
    assert sum(length(part) for part in closed) == begins + seconds
    assert away == seconds - kept
    assert focus.focus_seconds(parts, now) == begins + kept + tail
    for part in parts:
        assert part.started_at is not None
        assert part.local_day == local_day(part.started_at, zone, time(4))
        assert (part.cause is settling.CAUSES[kind]) is (part.kind is SegmentKind.AWAY)
    assert all(length(part) <= 25 * HOUR for part in closed)
    assert sum(length(part) for part in settling.ended(gap, zone)) == begins
    put_away = settling.put_away(gap, now, zone)
    assert sum(length(part) for part in put_away) == gap.length
    assert focus.focus_seconds(put_away, now) == begins + tail


def test_a_long_pause_becomes_what_was_kept_of_it_and_away() -> None:
    gap = Gap(GapKind.LONG_PAUSE, PAUSE, 0.0, 7200.0, 7200.0)
    kept, away, on = settling.gone_on(gap, 600, reading(7200), "UTC")
    assert (kept.id, kept.kind, length(kept)) == (7, SegmentKind.FOCUS, 600)
    assert (away.kind, away.cause, length(away)) == (SegmentKind.AWAY, AwayCause.LONG_PAUSE, 6600)
    assert (on.kind, on.ended_at, on.started_boot) == (SegmentKind.FOCUS, None, 7300)
    assert gaps.total_after(Choice.DROP, [PAUSE], gap, reading(7200)) == 0


def test_over_a_restart_it_goes_on_by_the_new_boot() -> None:
    now = reading(HOUR, boot_id="next")
    gap = gap_at(beat(600), now)
    assert gap is not None
    *_, on = settling.gone_on(gap, 0.0, now, "UTC")
    assert (on.started_at, on.boot_id, on.started_boot) == (START.add(hours=1), "next", 5.0)


def test_what_is_kept_lies_in_the_gap() -> None:
    gap = gap_of(600, 2400)
    assert gaps.check_kept(gap, 2400) == 2400
    for seconds in (-1, 2401):
        with pytest.raises(Refused, match="The gap has 40 min"):
            gaps.check_kept(gap, seconds)


def test_t22_until_a_time_is_a_time_in_the_gap_also_over_midnight() -> None:
    gap = gap_of(600, 2400)
    assert gaps.kept_until(gap, 9, 30, "UTC") == 1200
    assert gaps.kept_until(gap, 10, 30, "Europe/Berlin") == 1200
    with pytest.raises(Refused, match="10:00 is not in the gap, which is from 09:10 to 09:50"):
        gaps.kept_until(gap, 10, 0, "UTC")
    night = gap_of(14 * HOUR, 10 * HOUR)
    assert gaps.kept_until(night, 0, 30, "UTC") == 1.5 * HOUR


def test_a_gap_is_told_in_words() -> None:
    assert gap_words.told(gap_of(600, 2100), "UTC") == "nobody watched from 09:10 to 09:45, 35 min"
    assert gap_words.told(gap_of(14 * HOUR, 10 * HOUR, GapKind.SLEEP), "UTC") == (
        "the machine slept from Mon 23:00 to Tue 09:00, 10 h"
    )


@pytest.mark.parametrize(
    ("last", "now", "ends"),
    [(600, 1499, None), (600, 1500, 1500), (600, 9000, 1500), (1500, 9000, None), (1600, 9000, None)],
)
def test_t62_an_end_passes_between_the_last_heartbeat_and_now(last: float, now: float, ends: float | None) -> None:
    passed = gaps.end_passed(SESSION, [OPEN], beat(last), reading(now))
    assert passed == (None if ends is None else START.add(seconds=int(ends)))
    assert gaps.end_passed(replace(SESSION, plan_minutes=None), [OPEN], beat(last), reading(now)) is None


@pytest.mark.parametrize(("seconds", "words"), [(-1.0, "set back"), (3601.0, "ended 1 h ago"), (9 * HOUR, "9 h ago")])
def test_t42_without_a_gap_reaches_back_an_hour_and_no_more(seconds: float, words: str) -> None:
    gaps.check_no_gap(0)
    gaps.check_no_gap(HOUR)
    with pytest.raises(Refused, match=words):
        gaps.check_no_gap(seconds)


@given(
    tick=st.sampled_from([0.2, 7.0, 90.0]),
    steps=st.lists(st.sampled_from([-7200.0, 7200.0, 0.0]), min_size=1, max_size=40),
)
def test_t7_t8_heartbeats_at_any_pace_under_a_wall_clock_that_is_set_change_no_total(
    tick: float, steps: list[float]
) -> None:
    passed, stepped, last, beaten = 0.0, 0.0, beat(0, attended=0), 0.0
    for step in steps:
        passed, stepped = passed + tick, stepped + step
        now = reading(passed, stepped=stepped)
        gap = gaps.gap_in(SESSION, [OPEN], last, now, Presence(held=True, attended=now.boot_seconds))
        assert gap is None
        assert gaps.focus_seconds([OPEN], gap, now) == pytest.approx(passed, abs=1)
        if passed - beaten >= gaps.HEARTBEAT_SECONDS:
            beaten = passed
            last = replace(
                last, beaten_at=now.now, boot_seconds=now.boot_seconds, awake_seconds=now.awake_seconds,
                attended_at=now.now,
            )  # fmt: skip
    later = reading(passed + 600, stepped=stepped)
    gap = gaps.gap_in(SESSION, [OPEN], last, later)
    assert gap is not None and gap.begins == pytest.approx(beaten)
