"""Focus sessions as they are lived: one at a time, timed by a clock that cannot be set, counted on the right day."""

from collections.abc import Callable
from datetime import date, time
from itertools import pairwise, product
from pathlib import Path

import pendulum
import pytest

from tests.commands.plan import Plan, start_novel
from tests.conftest import OpenStore
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import (
    detach_session,
    end_session,
    pause_session,
    replan_session,
    resume_session,
    start_session,
    watch_session,
)
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import FocusSession, Refused, Segment, SegmentKind, SessionState
from tui_goals.rules import focus
from tui_goals.rules.focus import Plan as FocusPlan
from tui_goals.rules.focus import PlanKind
from tui_goals.store import Store
from tui_goals.store.moment import read_clock

DONE, PARTIAL, ABANDONED = SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED
SIX_HOURS = 6 * 3600


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, whose first bite is 1000 words."""
    return start_novel(store)


def start(
    store: Store, plan: Plan | None = None, minutes: float | None = 25, units: float | None = None
) -> FocusSession:
    return do(store, start_session, plan.bite.id if plan else None, minutes, units).value


def kept(store: Store) -> FocusSession:
    return store.reader.sessions()[0]


def elapsed(store: Store, clock: FrozenClock) -> float:
    reading = read_clock(clock)
    return focus.focus_seconds(store.reader.segments(kept(store).id), reading)


def test_a_session_copies_its_plan_from_the_bite_and_names_it(store: Store, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25, 1000, "I will finish by 10:25").value
    assert session == kept(store)
    assert (session.subject, session.goal_id, session.unit) == ("1000 words", plan.goal.id, "words")
    assert (session.plan_minutes, session.plan_units, session.commitment) == (25, 1000, "I will finish by 10:25")
    assert (session.zone, session.utc_offset, session.local_day) == ("Europe/Berlin", 60, date(2026, 3, 4))


@pytest.mark.parametrize(
    ("minutes", "units", "kind"),
    [(25, None, PlanKind.TIME), (None, 500, PlanKind.UNITS), (25, 500, PlanKind.BOTH), (None, None, PlanKind.OPEN),
     (0, 0, PlanKind.BOTH)],
)  # fmt: skip
def test_a_plan_is_time_or_units_or_both_or_open(
    store: Store, minutes: float | None, units: float | None, kind: PlanKind
) -> None:
    """T4; a plan of nothing is kept as well."""
    start(store, None, minutes, units)
    assert FocusPlan.of(kept(store)).kind is kind


@pytest.mark.parametrize(("minutes", "units"), [(-1, None), (25, -1), (1441, None), (float("nan"), None)])
def test_a_plan_that_does_not_hold_starts_nothing(store: Store, minutes: float, units: float | None) -> None:
    with pytest.raises(Refused):
        start(store, None, minutes, units)
    assert store.reader.sessions() == ()


def test_the_plan_can_shrink_below_what_has_passed_and_lose_its_limit(store: Store, clock: FrozenClock) -> None:
    """T5: overrun is entered by the data alone, and an open plan keeps no hidden limit."""
    session = start(store)
    clock.forward(600)
    assert not focus.in_overrun(kept(store), elapsed(store, clock))
    do(store, replan_session, session.id, 5, None)
    assert focus.in_overrun(kept(store), elapsed(store, clock))
    do(store, replan_session, session.id, 0, None)
    assert focus.overrun_seconds(kept(store), elapsed(store, clock)) == 600
    do(store, replan_session, session.id, None, None)
    clock.forward(SIX_HOURS)
    assert not focus.in_overrun(kept(store), elapsed(store, clock))
    assert kept(store).state is SessionState.RUNNING


def test_asking_to_end_loses_no_second_when_one_goes_on(store: Store, clock: FrozenClock) -> None:
    """T6: the form is not a command; only its confirmation is."""
    session = start(store)
    clock.forward(100)
    clock.forward(20)
    do(store, end_session, session.id, DONE)
    assert elapsed(store, clock) == 120


@pytest.mark.parametrize("tick", [0.2, 7.0, 90.0])
def test_however_often_it_is_looked_at_the_total_is_the_same(store: Store, clock: FrozenClock, tick: float) -> None:
    """T7."""
    session = start(store)
    watched = 0.0
    while watched < 630:
        clock.forward(tick)
        watched += tick
        assert elapsed(store, clock) == pytest.approx(watched, abs=1)
    do(store, end_session, session.id, DONE)
    assert elapsed(store, clock) == pytest.approx(watched, abs=0.001)


@pytest.mark.parametrize("set_by", [7200.0, -7200.0])
def test_setting_the_wall_clock_changes_no_length_and_is_remembered(
    store: Store, clock: FrozenClock, set_by: float
) -> None:
    """T8."""
    session = start(store)
    clock.forward(300)
    clock.step_wall(set_by)
    clock.forward(300)
    assert elapsed(store, clock) == 600
    do(store, pause_session, session.id)
    clock.forward(60)
    do(store, resume_session, session.id)
    clock.forward(60)
    ended = do(store, end_session, session.id, DONE).value
    assert ended.clock_step is True
    assert elapsed(store, clock) == 660
    assert ended.ended_at == session.started_at.add(seconds=720)
    for before, after in pairwise(store.reader.segments(session.id)):
        assert before.ended_at == after.started_at


def test_a_clock_left_alone_is_not_said_to_be_set(store: Store, clock: FrozenClock) -> None:
    session = start(store)
    clock.forward(SIX_HOURS)
    clock.step_wall(1.5)
    assert do(store, end_session, session.id, DONE).value.clock_step is False


@pytest.mark.parametrize(
    ("day", "minutes"), [(date(2026, 3, 29), 25), (date(2026, 10, 25), 145)], ids=["spring", "autumn"]
)
def test_when_the_clocks_change_the_session_lasts_as_long_as_it_lasts(
    store: Store, clock: FrozenClock, day: date, minutes: int
) -> None:
    """T12: Berlin, from 01:50 to 03:15 on the wall."""
    clock.instant = pendulum.datetime(day.year, day.month, day.day, 1, 50, tz="Europe/Berlin").in_timezone("UTC")
    session = start(store)
    clock.forward(minutes * 60)
    ended = do(store, end_session, session.id, DONE).value
    assert ended.ended_at.in_timezone("Europe/Berlin").format("HH:mm") == "03:15"
    assert elapsed(store, clock) == minutes * 60


def test_moving_house_moves_no_past_session(store: Store, clock: FrozenClock) -> None:
    """T14."""
    session = start(store)
    clock.forward(600)
    ended = do(store, end_session, session.id, DONE).value
    store.zone, store.cutoff = "Pacific/Auckland", time(0)
    assert kept(store) == ended
    assert (ended.zone, ended.utc_offset, ended.local_day) == ("Europe/Berlin", 60, date(2026, 3, 4))
    assert start(store).zone == "Pacific/Auckland"


@pytest.mark.parametrize(("hour", "day"), [(3, 3), (4, 4)])
def test_the_small_hours_count_for_the_evening_before(store: Store, clock: FrozenClock, hour: int, day: int) -> None:
    """T16, for the timer."""
    clock.instant = pendulum.datetime(2026, 3, 4, hour, 30, tz="Europe/Berlin").in_timezone("UTC")
    session = start(store)
    clock.forward(60)
    assert do(store, end_session, session.id, DONE).value.local_day == date(2026, 3, day)
    assert store.reader.segments(session.id)[0].local_day == date(2026, 3, day)


def test_a_session_over_the_cut_off_is_one_row_in_parts_that_sum_to_it(store: Store, clock: FrozenClock) -> None:
    """T17: from 03:00 over 04:00, and over a second cut-off the next day."""
    clock.instant = pendulum.datetime(2026, 3, 4, 3, 0, tz="Europe/Berlin").in_timezone("UTC")
    session = start(store, None, None)
    clock.forward(26 * 3600 + 0.25)
    ended = do(store, end_session, session.id, DONE).value
    parts = store.reader.segments(session.id)
    assert [part.local_day.day for part in parts] == [3, 4, 5]
    assert [seconds(part) for part in parts] == [3600, 24 * 3600, 3600 + 0.25]
    assert (len(store.reader.sessions()), ended.local_day) == (1, date(2026, 3, 5))
    assert store.reader.focus_totals([session.id]) == {session.id: 26 * 3_600_000 + 250}


def seconds(part: Segment) -> float:
    return (part.ended_at - part.started_at).total_seconds()


def test_paused_time_is_stored_and_never_counts(store: Store, clock: FrozenClock) -> None:
    session = start(store)
    for action in (pause_session, resume_session, pause_session):
        clock.forward(100)
        do(store, action, session.id)
    clock.forward(1000)
    do(store, end_session, session.id, ABANDONED, reason="tired")
    kinds = [(part.kind, seconds(part)) for part in store.reader.segments(session.id)]
    rest, work = SegmentKind.PAUSE, SegmentKind.FOCUS
    assert kinds == [(work, 100), (rest, 100), (work, 100), (rest, 1000)]
    assert (elapsed(store, clock), kept(store).reason) == (200, "tired")


ACTIONS: dict[str, Callable[[Store, int], object]] = {
    "pause": lambda store, id: do(store, pause_session, id),
    "resume": lambda store, id: do(store, resume_session, id),
    "replan": lambda store, id: do(store, replan_session, id, 50, None),
    "end": lambda store, id: do(store, end_session, id, DONE),
}


@pytest.mark.parametrize(
    ("state", "action"),
    [("running", "resume"), ("paused", "pause"), *product(("done", "partial", "abandoned"), ACTIONS)],
)
def test_what_makes_no_sense_is_refused_and_changes_no_byte(store: Store, plan: Plan, state: str, action: str) -> None:
    """T1."""
    session = start(store, plan)
    if state == "paused":
        do(store, pause_session, session.id)
    elif state != "running":
        do(store, end_session, session.id, SessionState(state))
    before = store.path.read_bytes()
    with pytest.raises(Refused):
        ACTIONS[action](store, session.id)
    assert store.path.read_bytes() == before


def test_there_is_one_open_session_and_the_second_is_told_which(
    store: Store, plan: Plan, open_store: OpenStore, database: Path
) -> None:
    start(store, plan)
    elsewhere = open_store(database)
    with pytest.raises(Refused, match=r"“1000 words” is running already. End it first"):
        start(elsewhere)
    assert len(elsewhere.reader.sessions()) == 1


def test_a_done_bite_is_opened_before_it_is_worked_on(store: Store, plan: Plan) -> None:
    do(store, end_session, start(store, plan).id, DONE)
    with pytest.raises(Refused, match=r"“1000 words” is done. Open it again first"):
        start(store, plan)


def test_start_pause_and_end_are_undone_and_done_again(store: Store, plan: Plan, clock: FrozenClock) -> None:
    """T26."""
    session = start(store, plan)
    clock.forward(300)
    do(store, pause_session, session.id)
    ended = do(store, end_session, session.id, DONE).value
    do(store, undo)
    assert (kept(store).state, kept(store).ended_at) == (SessionState.PAUSED, None)
    do(store, undo)
    assert elapsed(store, clock) == 300, "it runs on as if it had never been paused"
    do(store, undo)
    assert store.reader.sessions() == ()
    for _ in range(3):
        do(store, redo)
    assert kept(store) == ended


def test_who_watches_is_known_and_makes_no_step(store: Store, open_store: OpenStore, database: Path) -> None:
    session = start(store)
    steps = store.reader.steps()
    elsewhere = open_store(database)
    do(elsewhere, watch_session, session.id)
    watcher = store.reader.heartbeat(session.id)
    uids = {terminal.id: terminal.uid for terminal in store.reader.terminals()}
    assert uids[watcher.terminal_id] == elsewhere.terminal.uid
    assert do(store, detach_session, session.id).step is None
    left = store.reader.heartbeat(session.id)
    assert (left.detached, left.terminal_id) == (True, None)
    assert store.reader.steps() == steps
    do(store, end_session, session.id, DONE)
    do(store, watch_session, session.id)
    assert store.reader.heartbeat(session.id) == left, "nobody watches what has ended"
