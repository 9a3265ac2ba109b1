"""When time is up, and in what words."""

from dataclasses import replace

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Break, FocusSession, SessionState
from tui_goals.rules import breaks
from tui_goals.rules.alerts import Alert, break_alert, session_alert
from tui_goals.rules.focus import Reading

NOON = pendulum.datetime(2026, 3, 4, 12, 0)
SESSION = FocusSession(id=1, uid="abc", subject="1000 words", plan_minutes=25, started_at=NOON)
REST = Break(id=1, uid="xyz", planned_minutes=5, started_at=NOON, boot_id="boot", started_boot=1000)


def at(seconds: float, boot_id: str = "boot") -> Reading:
    """The clocks so many seconds after noon."""
    return Reading(NOON.add(seconds=int(seconds)), 1000 + seconds, boot_id, 1000 + seconds)


def test_t35_at_zero_and_not_before() -> None:
    assert session_alert(SESSION, 1499.9) is None
    assert session_alert(SESSION, 1500) == Alert("session:abc:25", "1000 words: 25 min are over.", 0)


@given(st.floats(1500, 1e6), st.floats(1500, 1e6))
def test_t36_after_the_end_it_stays_the_same_alert(one: float, other: float) -> None:
    first, second = session_alert(SESSION, one), session_alert(SESSION, other)
    assert first is not None and second is not None
    assert (first.subject, first.words) == (second.subject, second.words)
    assert first.late == pytest.approx(one - 1500)


def test_t36_reminders_are_alerts_of_their_own_only_where_they_are_set() -> None:
    told = [session_alert(SESSION, 1500 + passed, 10) for passed in (599, 600, 1199, 1200, 1290)]
    assert [alert.subject for alert in told if alert] == [
        "session:abc:25", "session:abc:25:600", "session:abc:25:600", "session:abc:25:1200", "session:abc:25:1200",
    ]  # fmt: skip
    assert [alert.words for alert in told if alert][-1] == "1000 words: 20 min over the plan."
    assert [alert.late for alert in told if alert] == [599, 0, 599, 0, 90]


@given(st.integers(1, 1440), st.integers(1, 1440))
def test_t30_another_plan_makes_another_subject(one: int, other: int) -> None:
    subjects = []
    for minutes in (one, other):
        alert = session_alert(replace(SESSION, plan_minutes=minutes), 1440 * 60)
        subjects.append(alert.subject if alert else "")
    assert (subjects[0] == subjects[1]) == (one == other)


@pytest.mark.parametrize("state", [state for state in SessionState if state is not SessionState.RUNNING])
def test_t35_only_a_running_session_alerts(state: SessionState) -> None:
    assert session_alert(replace(SESSION, state=state), 2000, 5) is None


def test_t4_without_a_time_plan_nothing_is_ever_due() -> None:
    assert session_alert(replace(SESSION, plan_minutes=None, plan_units=1000), 1e6, 5) is None


def test_t5_a_plan_of_nothing_is_due_at_once() -> None:
    assert session_alert(replace(SESSION, plan_minutes=0), 0) is not None


def test_t40_a_break_alerts_at_its_end_and_again_when_it_was_made_longer() -> None:
    assert break_alert(REST, at(299)) is None
    assert break_alert(REST, at(301)) == Alert("break:xyz:5", "The break of 5 min is over.", 1)
    longer = break_alert(replace(REST, planned_minutes=10, long=True), at(600))
    assert longer == Alert("break:xyz:10", "The long break of 10 min is over.", 0)
    assert break_alert(replace(REST, planned_minutes=0), at(600)) is None


def test_t11_a_break_goes_on_in_sleep_and_over_another_boot() -> None:
    slept = Reading(NOON.add(hours=2), 1000 + 7200, "boot", 1010)
    assert breaks.over_seconds(REST, slept) == breaks.over_seconds(REST, at(7200, "another")) == 7200 - 300
    stepped = Reading(NOON.subtract(hours=2), 1060, "boot", 1060)
    assert breaks.remaining_seconds(REST, stepped) == 240
