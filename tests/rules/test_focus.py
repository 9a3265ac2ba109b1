"""The session's state machine (T1), clocks (T7, T8, T17), plan (T4, T5), units (T45-T47) and exit line (T31)."""

from dataclasses import replace
from datetime import time
from itertools import pairwise, product

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import (
    AmountKind,
    FocusSession,
    Goal,
    MeasureKind,
    Refused,
    Segment,
    SegmentKind,
    SessionState,
)
from tui_goals.rules import focus
from tui_goals.rules.days import DAY_CUTOFF, local_day
from tui_goals.rules.focus import Action, Plan, PlanKind, Reading

RUNNING, PAUSED, DONE, PARTIAL, ABANDONED = SessionState
START = pendulum.datetime(2026, 3, 2, 9, 0)
SESSION = FocusSession(id=1, subject="1000 words", plan_minutes=25.0, plan_units=1000.0, unit="words")

LEGAL = {
    (RUNNING, Action.PAUSE): PAUSED,
    (RUNNING, Action.FINISH_DONE): DONE,
    (RUNNING, Action.FINISH_PARTIAL): PARTIAL,
    (RUNNING, Action.ABANDON): ABANDONED,
    (RUNNING, Action.REPLAN): RUNNING,
    (RUNNING, Action.DROP): RUNNING,
    (PAUSED, Action.RESUME): RUNNING,
    (PAUSED, Action.FINISH_DONE): DONE,
    (PAUSED, Action.FINISH_PARTIAL): PARTIAL,
    (PAUSED, Action.ABANDON): ABANDONED,
    (PAUSED, Action.REPLAN): PAUSED,
    (PAUSED, Action.DROP): PAUSED,
}


def opened(at: pendulum.DateTime = START, boot: float = 100.0, kind: SegmentKind = SegmentKind.FOCUS) -> Segment:
    return Segment(id=7, uid="seven", session_id=1, kind=kind, started_at=at, boot_id="boot", started_boot=boot)


def reading(seconds: float, *, stepped: float = 0.0, boot_id: str = "boot") -> Reading:
    """The clocks that many seconds after START, the wall clock set by `stepped` seconds meanwhile."""
    return Reading(
        START.add(microseconds=round((seconds + stepped) * 1_000_000)), 100.0 + seconds, boot_id, 100.0 + seconds
    )


def length(segment: Segment) -> float:
    return focus.segment_seconds(segment, reading(0))


@pytest.mark.parametrize(("state", "action"), list(product(SessionState, Action)))
def test_every_action_in_every_state_leads_on_or_is_refused_in_words(state: SessionState, action: Action) -> None:
    if (state, action) in LEGAL:
        assert focus.after(state, action) is LEGAL[state, action]
        return
    with pytest.raises(Refused) as refusal:
        focus.after(state, action)
    sentence = str(refusal.value)
    assert sentence.startswith("The session cannot be ") or action is Action.REPLAN
    assert f"it is {state} already" in sentence or f"it has ended as {state}" in sentence
    ways_out = {RUNNING: "You can pause it, or end it.", PAUSED: "You can resume it, or end it."}
    assert ways_out.get(state, "Undo its end to go on with it, or start a new one.") in sentence


def test_a_mis_start_is_under_a_minute_of_focus() -> None:
    focus.check_drop(59.9)
    with pytest.raises(Refused, match="Abandon it instead"):
        focus.check_drop(60.0)


@given(st.lists(st.tuples(st.sampled_from([0.2, 7.0, 90.0]), st.booleans()), max_size=60))
def test_elapsed_is_the_same_whatever_the_tick(ticks: list[tuple[float, bool]]) -> None:
    """At every tick the session is paused or resumed, or merely looked at; what the clock says is what was focus."""
    passed, focused, state = 0.0, 0.0, SegmentKind.FOCUS
    closed: list[Segment] = []
    current = opened()
    for tick, toggle in ticks:
        passed += tick
        focused += tick if state is SegmentKind.FOCUS else 0.0
        now = reading(passed)
        assert focus.focus_seconds([*closed, current], now) == pytest.approx(focused, abs=0.1)
        if toggle:
            state = SegmentKind.PAUSE if state is SegmentKind.FOCUS else SegmentKind.FOCUS
            closed += focus.close_segment(current, now, "UTC")
            current = replace(current, id=0, kind=state, started_at=closed[-1].ended_at, started_boot=now.boot_seconds)
    assert focus.focus_seconds([*closed, current], reading(passed)) == pytest.approx(focused, abs=0.1)


@pytest.mark.parametrize("tick", [0.2, 7.0, 90.0])
def test_an_hour_is_an_hour_in_ticks_of_any_size(tick: float) -> None:
    elapsed = 0.0
    while elapsed < 3600:
        elapsed = min(3600.0, elapsed + tick)
        assert focus.focus_seconds([opened()], reading(elapsed)) == pytest.approx(elapsed)


def test_paused_seconds_never_count() -> None:
    pause = replace(opened(kind=SegmentKind.PAUSE), ended_at=START.add(minutes=10))
    work = opened(START.add(minutes=10), boot=700.0)
    assert focus.focus_seconds([pause, work], reading(900)) == 300


@pytest.mark.parametrize("stepped", [-7200.0, 7200.0, -2.5, 2.5])
def test_a_stepped_wall_clock_changes_no_length_and_is_noticed(stepped: float) -> None:
    now = reading(1500, stepped=stepped)
    assert focus.segment_seconds(opened(), now) == 1500
    assert focus.closing_instant(opened(), now) == START.add(minutes=25)
    assert focus.clock_stepped(opened(), now)
    assert [length(part) for part in focus.close_segment(opened(), now, "UTC")] == [1500]


@pytest.mark.parametrize("stepped", [0.0, 1.9, -1.9])
def test_a_clock_that_drifts_a_little_is_not_a_step(stepped: float) -> None:
    assert not focus.clock_stepped(opened(), reading(1500, stepped=stepped))


def test_after_another_boot_the_wall_clock_counts_and_never_below_zero() -> None:
    assert focus.segment_seconds(opened(), reading(90, boot_id="next")) == 90
    assert not focus.clock_stepped(opened(), reading(90, stepped=7200, boot_id="next"))
    back = reading(90, stepped=-7200, boot_id="next")
    assert focus.segment_seconds(opened(), back) == 0
    assert focus.closing_instant(opened(), back) == START


def test_a_closed_segment_is_deaf_to_the_clocks() -> None:
    closed = replace(opened(), ended_at=START.add(minutes=5))
    assert focus.segment_seconds(closed, reading(1500, stepped=7200)) == 300
    assert focus.closing_instant(closed, reading(1500)) == START.add(minutes=5)
    assert not focus.clock_stepped(closed, reading(1500, stepped=7200))


@pytest.mark.parametrize(("start", "minutes"), [("2026-03-29T01:50:00", 25), ("2026-10-25T01:50:00", 145)])
def test_a_change_of_clocks_in_berlin_is_counted_as_it_was_lived(start: str, minutes: int) -> None:
    began = pendulum.parse(start, tz="Europe/Berlin")
    ended = pendulum.parse(start[:10] + "T03:15:00", tz="Europe/Berlin")
    assert isinstance(began, pendulum.DateTime) and isinstance(ended, pendulum.DateTime)
    assert length(replace(opened(began), ended_at=ended)) == minutes * 60


def test_a_session_over_the_cut_off_becomes_two_parts_with_one_identity() -> None:
    start = pendulum.datetime(2026, 3, 2, 3, 50)
    now = Reading(start.add(minutes=25), 1600.0, "boot", 1600.0)
    evening, morning = focus.close_segment(replace(opened(start), revision=3), now, "UTC")
    assert (evening.id, evening.uid, str(evening.local_day), length(evening)) == (7, "seven", "2026-03-01", 600)
    assert (morning.id, morning.uid, str(morning.local_day), length(morning)) == (0, "", "2026-03-02", 900)
    assert morning.started_at == evening.ended_at
    assert morning.started_boot == 700.0
    assert morning.session_id == evening.session_id == 1
    assert (evening.revision, morning.revision) == (3, 1)


def test_the_cut_off_can_be_set() -> None:
    start = pendulum.datetime(2026, 3, 2, 3, 50)
    now = Reading(start.add(minutes=25), 1600.0, "boot", 1600.0)
    (whole,) = focus.close_segment(opened(start), now, "UTC", time(6, 0))
    assert length(whole) == 1500


@given(
    start=st.integers(0, 400 * 86400),
    milliseconds=st.integers(0, 4 * 86_400_000),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_parts_sum_to_the_whole_and_belong_to_their_days(start: int, milliseconds: int, zone: str) -> None:
    began = pendulum.datetime(2026, 1, 1).add(seconds=start)
    now = Reading(began.add(days=9), 100.0 + milliseconds / 1000, "boot", 100.0 + milliseconds / 1000)
    parts = focus.close_segment(opened(began), now, zone)
    assert sum(round(length(part) * 1000) for part in parts) == milliseconds
    assert parts[0].started_at == began
    assert parts[-1].ended_at == focus.closing_instant(opened(began), now)
    for part, following in pairwise(parts):
        assert part.ended_at == following.started_at
        assert part.local_day is not None and following.local_day is not None
        assert part.local_day < following.local_day
    for part in parts:
        assert part.started_at is not None
        assert part.local_day == local_day(part.started_at, zone, DAY_CUTOFF)


@pytest.mark.parametrize(
    ("minutes", "units", "kind"),
    [
        (25.0, None, PlanKind.TIME),
        (None, 1000.0, PlanKind.UNITS),
        (25.0, 1000.0, PlanKind.BOTH),
        (None, None, PlanKind.OPEN),
        (0.0, None, PlanKind.TIME),
    ],
)
def test_a_plan_is_time_units_both_or_open(minutes: float | None, units: float | None, kind: PlanKind) -> None:
    plan = Plan.of(replace(SESSION, plan_minutes=minutes, plan_units=units))
    assert plan == Plan(minutes, units, "words")
    assert plan.kind is kind


@pytest.mark.parametrize(
    ("minutes", "seconds", "over", "overrun", "remaining"),
    [
        (25.0, 0, False, 0, 1500),
        (25.0, 1499, False, 0, 1),
        (25.0, 1500, True, 0, 0),
        (25.0, 1560, True, 60, 0),
        (0.0, 0, True, 0, 0),
        (0.0, 5, True, 5, 0),
        (None, 9999, False, 0, None),
    ],
)
def test_running_past_the_plan_is_overrun(
    minutes: float | None, seconds: float, over: bool, overrun: float, remaining: float | None
) -> None:
    session = replace(SESSION, plan_minutes=minutes)
    assert focus.in_overrun(session, seconds) is over
    assert focus.overrun_seconds(session, seconds) == overrun
    assert focus.remaining_seconds(session, seconds) == remaining


@pytest.mark.parametrize(
    ("minutes", "plan_units", "seconds", "units", "share"),
    [
        (25.0, None, 750, None, 0.5),
        (25.0, 1000.0, 750, 900.0, 0.5),
        (25.0, None, 9000, None, 1.0),
        (0.0, None, 0, None, 1.0),
        (None, 1000.0, 9000, 620.0, 0.62),
        (None, 1000.0, 9000, None, 0.0),
        (None, 0.5, 9000, 0.25, 0.5),
        (None, 1000.0, 9000, -20.0, 0.0),
        (None, None, 9000, 620.0, None),
    ],
)
def test_the_bar_shows_time_where_there_is_a_limit_else_units(
    minutes: float | None, plan_units: float | None, seconds: float, units: float | None, share: float | None
) -> None:
    session = replace(SESSION, plan_minutes=minutes, plan_units=plan_units)
    assert focus.fraction(session, seconds, units) == share


def test_another_plan_replaces_the_old_one_whole() -> None:
    assert focus.overrun_seconds(focus.replan(SESSION, 10.0, None), 900) == 300
    unlimited = focus.replan(replace(SESSION, state=PAUSED), None, None)
    assert Plan.of(unlimited).kind is PlanKind.OPEN
    assert unlimited.state is PAUSED
    assert not focus.in_overrun(unlimited, 10**6)
    assert focus.remaining_seconds(unlimited, 10**6) is None
    assert focus.fraction(unlimited, 10**6, 10**6) is None
    with pytest.raises(Refused, match="ended as done"):
        focus.replan(replace(SESSION, state=DONE), 10.0, None)
    with pytest.raises(Refused, match="negative"):
        focus.replan(SESSION, -1.0, None)


@pytest.mark.parametrize(
    ("minutes", "units", "words"),
    [
        (-1.0, None, "minutes are negative"),
        (float("nan"), None, "minutes are not a number"),
        (1440.5, None, "longer than 24 h"),
        (float("inf"), None, "longer than 24 h"),
        (None, -0.5, "units are negative"),
        (25.0, float("nan"), "units are not a number"),
        (25.0, float("inf"), "units have no end"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(minutes: float | None, units: float | None, words: str) -> None:
    with pytest.raises(Refused, match=words):
        focus.check_plan(minutes, units)


@pytest.mark.parametrize(("minutes", "units"), [(None, None), (0.0, 0.0), (1440.0, 1e6)])
def test_a_plan_that_makes_sense_passes(minutes: float | None, units: float | None) -> None:
    focus.check_plan(minutes, units)


@pytest.mark.parametrize(
    ("kind", "amount", "before", "delta"),
    [
        (AmountKind.DELTA, 250.0, 3200.0, 250.0),
        (AmountKind.DELTA, -40.0, 3200.0, -40.0),
        (AmountKind.TOTAL, 3450.0, 3200.0, 250.0),
        (AmountKind.TOTAL, 3000.0, 3200.0, -200.0),
    ],
)
def test_units_are_stored_as_a_delta(kind: AmountKind, amount: float, before: float, delta: float) -> None:
    assert focus.units_from(kind, amount, before) == delta


def test_a_typed_total_counts_from_the_goal_where_the_unit_is_the_goals() -> None:
    novel = Goal(id=1, measure=MeasureKind.NUMBER, unit="words", target_value=80_000.0)
    assert focus.counted_from(novel, "words", 3200.0, 40.0) == 3200.0
    assert focus.counted_from(novel, "pages", 3200.0, 40.0) == 40.0
    assert focus.counted_from(None, "words", 3200.0, 40.0) == 40.0


@given(st.lists(st.integers(-(10**6), 10**6), max_size=30))
def test_typing_totals_sums_to_the_last_total(totals: list[int]) -> None:
    logged = 0.0
    for total in totals:
        logged += focus.units_from(AmountKind.TOTAL, total, logged)
        assert logged == total


@pytest.mark.parametrize("amount", [float("nan"), float("inf")])
def test_units_that_are_no_number_are_refused(amount: float) -> None:
    with pytest.raises(Refused, match="not a number"):
        focus.units_from(AmountKind.DELTA, amount, 0.0)


@pytest.mark.parametrize(
    ("units", "seconds", "rate"),
    [
        (620.0, 1800, 1240.0),
        (-30.0, 3600, -30.0),
        (0.0, 60, 0.0),
        (1.0, 1, 3600.0),
        (620.0, 0, None),
        (None, 1800, None),
    ],
)
def test_pace_is_units_per_hour_or_no_data(units: float | None, seconds: float, rate: float | None) -> None:
    assert focus.pace(units, seconds) == rate


@pytest.mark.parametrize(
    ("planned", "units", "outcome", "left"),
    [
        (1000.0, 1000.0, DONE, None),
        (1000.0, 1200.0, DONE, None),
        (1000.0, 620.0, PARTIAL, 380.0),
        (1000.0, None, PARTIAL, 1000.0),
        (1.0, sum([0.1] * 10), DONE, None),
        (None, None, DONE, None),
        (None, 620.0, DONE, None),
        (0.0, None, DONE, None),
    ],
)
def test_enter_confirms_done_once_the_units_are_there_and_the_rest_is_the_next_plan(
    planned: float | None, units: float | None, outcome: SessionState, left: float | None
) -> None:
    session = replace(SESSION, plan_units=planned)
    assert focus.outcome_default(session, units) is outcome
    assert focus.next_plan_units(session, units) == left


@pytest.mark.parametrize(
    ("state", "subject", "starts"),
    [
        (RUNNING, "1000 words", 'Focus on "1000 words" runs on, '),
        (PAUSED, "1000\n words", 'Focus on "1000 words" stays paused, '),
        (RUNNING, "", "Focus runs on, "),
    ],
)
def test_quitting_says_in_one_line_that_the_session_goes_on(state: SessionState, subject: str, starts: str) -> None:
    line = focus.exit_line(replace(SESSION, state=state, subject=subject), 760)
    assert line.startswith(starts)
    assert "12" in line
    assert line.endswith(" so far; open tui-goals to come back to it.")
    assert "\n" not in line
