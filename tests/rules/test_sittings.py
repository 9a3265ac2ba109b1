"""Stretches of a session's time: fitted to other times, cut, joined, and kept clear of their neighbours (T51, T17)."""

from datetime import date, time
from itertools import pairwise

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import DateTime

from tests.rules.test_days import near_changes, zones
from tui_goals.domain import AwayCause, FocusSession, Refused, Segment, SegmentKind, SessionState
from tui_goals.rules import sittings
from tui_goals.rules.days import local_day
from tui_goals.rules.sittings import Stretch, Stretches

FOCUS, PAUSE, AWAY = SegmentKind
TEN = pendulum.datetime(2026, 3, 4, 10)
BERLIN = "Europe/Berlin"


def at(minutes: float) -> DateTime:
    return TEN.add(seconds=round(minutes * 60))


def span(start: float, end: float, kind: SegmentKind = FOCUS) -> Stretch:
    return Stretch(at(start), at(end), kind, AwayCause.SLEEP if kind is AWAY else None)


def told(stretches: Stretches) -> list[tuple[float, float, str]]:
    return [
        ((each.start - TEN).total_seconds() / 60, (each.end - TEN).total_seconds() / 60, str(each.kind))
        for each in stretches
    ]


WITH_PAUSE = (span(0, 10), span(10, 15, PAUSE), span(15, 30))


def test_the_parts_of_each_day_are_one_stretch_again() -> None:
    whole = (Stretch(pendulum.datetime(2026, 3, 4, 1), pendulum.datetime(2026, 3, 4, 5)),)
    parts = sittings.day_parts(whole, BERLIN)
    assert [part.local_day for part in parts] == [date(2026, 3, 3), date(2026, 3, 4)]
    assert sittings.stretches_of(parts) == whole


def test_an_open_segment_ends_now_or_is_left_out() -> None:
    segment = Segment(kind=FOCUS, started_at=at(0))
    assert told(sittings.stretches_of([segment], at(5))) == [(0, 5, "focus")]
    assert sittings.stretches_of([segment]) == ()


def test_a_session_moved_as_it_is_keeps_its_pauses() -> None:
    moved = sittings.fitted(WITH_PAUSE, at(-60), at(-30))
    assert told(moved) == [(-60, -50, "focus"), (-50, -45, "pause"), (-45, -30, "focus")]


def test_a_session_made_longer_has_more_focus_and_one_made_shorter_is_cut() -> None:
    assert told(sittings.fitted(WITH_PAUSE, at(-5), at(31))) == [
        (-5, 10, "focus"), (10, 15, "pause"), (15, 31, "focus"),
    ]  # fmt: skip
    assert told(sittings.fitted(WITH_PAUSE, at(5), at(20))) == [(5, 10, "focus"), (10, 15, "pause"), (15, 20, "focus")]
    assert told(sittings.fitted(WITH_PAUSE, at(100), at(110))) == [(100, 110, "focus")]


def test_a_neighbour_is_shortened_where_its_end_is_taken_and_paused_in_its_middle() -> None:
    assert told(sittings.without(WITH_PAUSE, at(-5), at(5))) == [(5, 10, "focus"), (10, 15, "pause"), (15, 30, "focus")]
    assert told(sittings.without(WITH_PAUSE, at(20), at(40))) == [
        (0, 10, "focus"),
        (10, 15, "pause"),
        (15, 20, "focus"),
    ]
    assert told(sittings.without(WITH_PAUSE, at(18), at(20))) == [
        (0, 10, "focus"), (10, 15, "pause"), (15, 18, "focus"), (18, 20, "pause"), (20, 30, "focus"),
    ]  # fmt: skip
    assert sittings.without(WITH_PAUSE, at(0), at(30)) == ()


def test_a_pause_is_no_overlap() -> None:
    assert sittings.overlap_seconds((span(11, 14),), WITH_PAUSE) == 0
    assert sittings.overlap_seconds((span(9, 16),), WITH_PAUSE) == 120
    assert sittings.overlap_seconds(WITH_PAUSE, WITH_PAUSE) == 25 * 60


def test_two_sessions_become_one_with_a_pause_between() -> None:
    late = (span(40, 50), span(50, 55, AWAY))
    assert told(sittings.joined(WITH_PAUSE, late))[2:] == [
        (15, 30, "focus"), (30, 40, "pause"), (40, 50, "focus"), (50, 55, "away"),
    ]  # fmt: skip
    inside = (span(11, 14),)
    assert told(sittings.joined(WITH_PAUSE, inside)) == [
        (0, 10, "focus"), (10, 11, "pause"), (11, 14, "focus"), (14, 15, "pause"), (15, 30, "focus"),
    ]  # fmt: skip


def test_what_begins_in_the_minute_in_which_another_ended_begins_after_it() -> None:
    other = (span(0, 10.5),)
    assert sittings.after_neighbours(at(10), [other]) == at(10.5)
    assert sittings.after_neighbours(at(9), [other]) == at(9)
    assert sittings.after_neighbours(at(11), [other]) == at(11)


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        (10, 10, "ends no later than it starts"),
        (10, 5, "ends no later than it starts"),
        (10, 61, "12:01 is still to come; it is 12:00"),
        (10, 60 + 24 * 60, "12:00 on 5 Mar is still to come"),
        (-25 * 60, 0, "That is 25 h; one sitting lasts 24 h at most"),
    ],
)
def test_t51_times_that_do_not_hold_are_refused(start: float, end: float, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        sittings.check_times(at(start), at(end), at(60), BERLIN)
    sittings.check_times(at(10), at(60), at(60), BERLIN)


@pytest.mark.parametrize(
    ("mine", "way_out"),
    [
        (span(-5, 5), "makes that one 11:05-11:30"),
        (span(20, 35), "makes that one 11:00-11:20"),
        (span(18, 20), "counts that time as a pause of that one"),
        (span(-5, 35), ""),
    ],
)
def test_t51_an_overlap_names_the_other_session_and_how_it_gives_way(mine: Stretch, way_out: str) -> None:
    other = FocusSession(subject="1000 words", state=SessionState.DONE)
    room = sittings.making_room(WITH_PAUSE, (mine,))
    refusal = sittings.overlap_of(mine, other, WITH_PAUSE, room, BERLIN, date(2026, 3, 5))
    assert "overlaps “1000 words”, Yesterday, Wed 4 Mar 11:00-11:30." in str(refusal)
    assert refusal.way_out == way_out
    assert ("Nothing would be left of it" in str(refusal)) is (way_out == "")


def test_t51_a_session_that_runs_does_not_give_way() -> None:
    other = FocusSession(subject="1000 words", state=SessionState.RUNNING)
    refusal = sittings.overlap_of(span(0, 5), other, WITH_PAUSE, WITH_PAUSE, BERLIN, date(2026, 3, 4))
    assert ("end it first" in str(refusal), refusal.way_out) == (True, "")


@st.composite
def sessions(draw: st.DrawFn) -> Stretches:
    """A session of up to six stretches, none longer than six hours, near a change of the clocks."""
    edge, found = draw(near_changes), []
    for kind in draw(st.lists(st.sampled_from([FOCUS, FOCUS, PAUSE, AWAY]), min_size=1, max_size=6)):
        end = edge.add(seconds=draw(st.integers(1, 6 * 3600)))
        found.append(Stretch(edge, end, kind, AwayCause.SLEEP if kind is AWAY else None))
        edge = end
    return sittings.clipped(found, found[0].start, edge)


def focus(stretches: Stretches) -> float:
    return sum(each.seconds for each in sittings.focus_of(stretches))


@given(sessions(), zones, st.sampled_from([time(4), time(0), time(2, 30)]))
def test_t17_day_parts_sum_to_the_whole_in_every_zone(session: Stretches, zone: str, cutoff: time) -> None:
    parts = sittings.day_parts(session, zone, cutoff)
    assert sittings.stretches_of(parts) == session
    assert sum((part.ended_at - part.started_at).total_seconds() for part in parts) == sum(  # type: ignore[operator]
        each.seconds for each in session
    )
    assert all(part.local_day == local_day(part.started_at, zone, cutoff) for part in parts)  # type: ignore[arg-type]


@given(sessions(), st.floats(0, 1))
def test_t51_cut_in_two_and_joined_again_it_is_the_same(session: Stretches, share: float) -> None:
    first, last = session[0].start, session[-1].end
    middle = first + (last - first) * share
    one, other = sittings.clipped(session, first, middle), sittings.clipped(session, middle, last)
    assert focus(one) + focus(other) == pytest.approx(focus(session))
    if one and other:
        assert sittings.joined(one, other) == session


@given(sessions(), st.integers(-40_000, 40_000), st.integers(1, 40_000))
def test_t51_who_gives_way_shares_no_focus_and_loses_no_other(theirs: Stretches, shift: int, length: int) -> None:
    start = theirs[0].start.add(seconds=shift)
    mine = (Stretch(start, start.add(seconds=length)),)
    shared = sittings.overlap_seconds(mine, theirs)
    room = sittings.making_room(theirs, mine)
    assert sittings.overlap_seconds(mine, room) == 0
    assert focus(room) == pytest.approx(focus(theirs) - shared)
    assert all(one.end == other.start for one, other in pairwise(room))


@given(sessions(), st.integers(-40_000, 40_000), st.integers(1, 80_000))
def test_t51_a_fitted_session_fills_its_new_times(session: Stretches, shift: int, length: int) -> None:
    start = session[0].start.add(seconds=shift)
    fitted = sittings.fitted(session, start, start.add(seconds=length))
    assert (fitted[0].start, fitted[-1].end) == (start, start.add(seconds=length))
    assert all(one.end == other.start for one, other in pairwise(fitted))
