"""Breaks: how long (T37), when a long one (T39), how far (T11), and what is told at their end (T35, T36)."""

from datetime import date

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Break, FocusSession, Refused, SessionState
from tui_goals.rules import alerts, breaks
from tui_goals.rules.breaks import Lengths, Suggestion
from tui_goals.rules.focus import Reading

START = pendulum.datetime(2026, 3, 4, 9, 0)
REST = Break(id=1, uid="rest", planned_minutes=5, started_at=START, boot_id="boot", started_boot=100.0)
PLANNED = FocusSession(id=1, uid="one", subject="1000 words", plan_minutes=25, plan_units=1000)
OPEN = FocusSession(id=1, uid="one")
LENGTHS = Lengths()


def reading(seconds: float, *, stepped: float = 0.0, boot_id: str = "boot", slept: float = 0.0) -> Reading:
    """The clocks that many seconds after START, of which the machine slept some."""
    boot = 100.0 + seconds if boot_id == "boot" else 10.0
    return Reading(START.add(microseconds=round((seconds + stepped) * 1_000_000)), boot, boot_id, boot - slept)


@pytest.mark.parametrize("focus", [25 * 60, 50 * 60, 37 * 60 + 30, 3 * 3600])
def test_t37_open_plan_suggests_a_fifth_as_break(focus: float) -> None:
    assert breaks.suggested(OPEN, focus, 1, LENGTHS) == Suggestion(focus / 300)


def test_t37_a_plan_of_units_alone_has_no_time_limit_either() -> None:
    units = FocusSession(plan_units=1000, unit="words")
    assert breaks.suggested(units, 90 * 60, 1, LENGTHS).minutes == 18


def test_t37_a_fifth_of_next_to_nothing_is_a_minute() -> None:
    assert breaks.suggested(OPEN, 40, 1, LENGTHS).minutes == 1


@given(focus=st.floats(0, 86_400), done=st.integers(0, 3))
def test_t37_after_a_time_plan_the_length_is_the_settings_whatever_the_focus(focus: float, done: int) -> None:
    assert breaks.suggested(PLANNED, focus, done, LENGTHS) == Suggestion(5)
    assert breaks.suggested(None, focus, done, LENGTHS) == Suggestion(5)


@pytest.mark.parametrize(("done", "long"), [(0, False), (3, False), (4, True), (9, True)])
def test_t39_a_long_break_is_due_after_so_many_done_sessions(done: int, long: bool) -> None:
    for session in (PLANNED, OPEN, None):
        assert breaks.suggested(session, 1500, done, LENGTHS) == Suggestion(15 if long else 5, long)


@pytest.mark.parametrize("lengths", [Lengths(long=0), Lengths(long_after=0)])
def test_t39_long_breaks_can_be_left_out(lengths: Lengths) -> None:
    assert breaks.suggested(PLANNED, 1500, 12, lengths) == Suggestion(5)


def test_t40_a_length_of_0_suggests_none_but_leaves_the_long_one() -> None:
    for session in (PLANNED, OPEN, None):
        assert breaks.suggested(session, 1500, 1, Lengths(short=0)) == Suggestion(0)
    assert breaks.suggested(PLANNED, 1500, 4, Lengths(short=0)) == Suggestion(15, long=True)
    assert breaks.suggested(PLANNED, 1500, 4, Lengths(0, 0)) == Suggestion(0)


def ended(minute: int, state: SessionState = SessionState.DONE) -> FocusSession:
    return FocusSession(state=state, ended_at=START.add(minutes=minute), local_day=date(2026, 3, 4))


def rest_at(minute: int, long: bool, minutes: float = 15) -> Break:
    return Break(long=long, planned_minutes=minutes, started_at=START.add(minutes=minute))


def test_t39_only_done_sessions_count_and_only_since_the_long_break_or_the_key() -> None:
    sessions = [ended(10), ended(20, SessionState.PARTIAL), ended(30, SessionState.ABANDONED), ended(40), ended(60)]
    assert breaks.done_since_long(sessions, ()) == 3
    assert breaks.done_since_long(sessions, [rest_at(12, long=False)]) == 3
    assert breaks.done_since_long(sessions, [rest_at(40, long=True)]) == 1
    assert breaks.done_since_long(sessions, [rest_at(5, long=True), rest_at(61, long=True, minutes=0)]) == 0


def test_t11_a_break_whose_end_was_slept_through_is_over_on_waking() -> None:
    woken = reading(3600, slept=3500)
    assert breaks.is_over(REST, woken)
    assert (breaks.remaining_seconds(REST, woken), breaks.over_seconds(REST, woken)) == (0, 3300)


def test_a_break_is_counted_by_the_boot_clock_and_over_another_boot_by_the_wall() -> None:
    for stepped in (7200.0, -7200.0):
        assert breaks.remaining_seconds(REST, reading(60, stepped=stepped)) == 240
    anew = reading(400, boot_id="another")
    assert breaks.over_seconds(REST, anew) == 100
    assert breaks.passed_seconds(REST, reading(-50, boot_id="another")) == 0


@given(seconds=st.floats(0, 100_000))
def test_what_is_left_and_what_is_over_are_the_break_and_never_both(seconds: float) -> None:
    left, over = breaks.remaining_seconds(REST, reading(seconds)), breaks.over_seconds(REST, reading(seconds))
    assert min(left, over) == 0
    assert 300 - left + over == pytest.approx(breaks.passed_seconds(REST, reading(seconds)))


def test_a_break_ends_now_unless_the_clock_was_set() -> None:
    assert breaks.closing_instant(REST, reading(90.0004)) == reading(90.0004).now
    assert breaks.closing_instant(REST, reading(90, stepped=1.5)) == START.add(seconds=91.5)
    assert breaks.closing_instant(REST, reading(90, stepped=-3600)) == START.add(seconds=90)
    assert breaks.closing_instant(REST, reading(1, stepped=-1.5)) == START


@pytest.mark.parametrize(("passed", "minutes"), [(60, 10), (299, 10), (300, 10), (301, 11), (900, 20)])
def test_t40_five_minutes_more_count_from_the_plan_and_from_now_once_it_is_over(passed: float, minutes: float) -> None:
    assert breaks.extended_minutes(REST, 5, reading(passed)) == minutes


@pytest.mark.parametrize("minutes", [0, -1, float("nan"), float("inf"), 1441])
def test_a_length_that_no_break_has_is_refused(minutes: float) -> None:
    with pytest.raises(Refused):
        breaks.check_minutes(minutes)


@given(seconds=st.lists(st.floats(0, 20_000), min_size=2), remind=st.integers(0, 60))
def test_t36_reminders_of_a_break_only_grow_and_stand_at_least_n_minutes_apart(
    seconds: list[float], remind: int
) -> None:
    given_at = [alerts.break_alert(REST, reading(300 + each), remind) for each in sorted(seconds)]
    told = [each.subject.removeprefix("break:rest:5").lstrip(":") or "0" for each in given_at if each is not None]
    assert len(told) == len(seconds)
    assert [int(each) for each in told] == sorted(int(each) for each in told)
    for passed, times in zip(sorted(seconds), told, strict=True):
        assert int(times) <= passed + 1e-6
        assert not remind or int(times) % (remind * 60) == 0


def test_t11_the_end_of_a_break_is_told_once_however_late() -> None:
    found = [alerts.break_alert(REST, reading(each)) for each in (0, 299, 300, 30_000)]
    assert found[:2] == [None, None]
    assert [each.subject for each in found if each is not None] == ["break:rest:5"] * 2
    assert alerts.break_alert(REST, reading(3600, slept=3500)).late == 3300
    assert alerts.break_alert(REST, reading(300)).words == "The break of 5 min is over."
