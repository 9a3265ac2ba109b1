"""Breaks as they are lived: one at a time, stored, never inside focus, ended by the next session."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.commands.plan import Plan, start_novel
from tests.conftest import WEDNESDAY_MORNING, ZONE, OpenStore
from tui_goals import processes
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.breaks import (
    count_anew,
    end_break,
    extend_break,
    have_breaks_again,
    have_no_breaks,
    start_break,
)
from tui_goals.commands.focus import end_session, pause_session, resume_session, start_session
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import Break, Conflict, FocusSession, Refused, Segment, SegmentKind, SessionState
from tui_goals.rules import breaks
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Store

DONE, PARTIAL = SessionState.DONE, SessionState.PARTIAL


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, whose first bite is 1000 words."""
    return start_novel(store)


def sit(store: Store, clock: FrozenClock, minutes: float = 25, outcome: SessionState = DONE) -> FocusSession:
    """A whole quick session."""
    session = do(store, start_session, None, 25).value
    clock.forward(minutes * 60)
    return do(store, end_session, session.id, outcome).value


def rest(store: Store, minutes: float = 5, long: bool = False) -> Break:
    return do(store, start_break, minutes, long).value


def done_since_long(store: Store, day: date) -> int:
    reader = store.reader
    return breaks.done_since_long(reader.sessions_of_day(day), reader.breaks_of_day(day))


def test_t41_a_break_is_kept_with_its_plan_and_what_it_took(store: Store, clock: FrozenClock) -> None:
    session = sit(store, clock)
    begun = do(store, start_break, 5, False, session.id).value
    assert store.reader.open_break() == begun
    assert (begun.session_id, begun.planned_minutes, begun.long) == (session.id, 5, False)
    assert (begun.zone, begun.local_day, begun.boot_id) == (ZONE, date(2026, 3, 4), "frozen")
    clock.forward(400)
    ended = do(store, end_break, begun.id).value
    assert ended.ended_at is not None and begun.started_at is not None
    assert (ended.ended_at - begun.started_at).total_seconds() == 400
    assert store.reader.open_break() is None
    with pytest.raises(Refused, match="ended already"):
        do(store, end_break, begun.id)


def test_t41_starting_a_session_ends_the_break_at_that_instant(store: Store, clock: FrozenClock) -> None:
    sit(store, clock)
    begun = rest(store)
    clock.forward(72.345)
    session = do(store, start_session, None, 25).value
    kept = store.reader.get(Break, begun.id)
    assert kept.ended_at == session.started_at == clock.now()
    do(store, undo)
    assert store.reader.open_break() == begun, "one undo takes both back"
    do(store, redo)
    assert store.reader.open_break() is None


def test_t41_no_gap_after_a_break_begins_where_the_break_ended(store: Store, clock: FrozenClock) -> None:
    sit(store, clock)
    clock.forward(60)
    begun = rest(store)
    clock.forward(300)
    ended = do(store, end_break, begun.id).value
    clock.forward(120)
    do(store, count_anew)
    clock.forward(60)
    session = do(store, start_session, None, 25, no_gap=True).value
    assert session.started_at == ended.ended_at


@pytest.mark.parametrize("pause", [False, True])
def test_t41_no_break_begins_while_a_session_is_open(store: Store, clock: FrozenClock, pause: bool) -> None:
    session = do(store, start_session, None, 25).value
    if pause:
        do(store, pause_session, session.id)
    with pytest.raises(Refused, match="A break comes after it"):
        rest(store)
    assert store.reader.find(Break) == ()


def test_t41_one_break_is_open_at_a_time_also_with_two_terminals(
    store: Store, open_store: OpenStore, database: Path
) -> None:
    begun = rest(store)
    other = open_store(database)
    assert other.reader.open_break() == begun
    with pytest.raises(Refused, match="in a break already"):
        rest(other)
    do(other, end_break, begun.id)
    assert store.reader.open_break() is None


def test_t41_no_undo_lets_a_session_run_through_a_break(
    store: Store, clock: FrozenClock, open_store: OpenStore, database: Path
) -> None:
    session = sit(store, clock)
    ending = store.reader.steps()[0]
    other = open_store(database)
    rest(other)
    with pytest.raises(Conflict, match="End the break first"):
        do(store, undo, (), ending.id)
    assert store.reader.get(FocusSession, session.id).state is DONE
    assert store.reader.open_break() is not None


def test_t40_five_minutes_more_and_the_end_are_steps_of_their_own(store: Store, clock: FrozenClock) -> None:
    begun = rest(store)
    clock.forward(60)
    assert do(store, extend_break, begun.id, 5).value.planned_minutes == 10
    done = do(store, end_break, begun.id)
    assert done.step is not None and done.step.label == "End the break"
    with pytest.raises(Refused, match="ended already"):
        do(store, extend_break, begun.id, 5)
    do(store, undo)
    do(store, undo)
    assert store.reader.open_break() == begun


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_t40_a_break_of_no_length_is_refused_and_leaves_no_row(store: Store, minutes: float) -> None:
    with pytest.raises(Refused):
        rest(store, minutes)
    assert store.reader.find(Break) == ()


def test_t40_no_more_breaks_lasts_until_the_cut_off_or_the_same_key(store: Store, clock: FrozenClock) -> None:
    today = date(2026, 3, 4)
    do(store, have_no_breaks)
    assert breaks.none_wanted(store.reader.breaks_of_day(today))
    assert not breaks.none_wanted(store.reader.breaks_of_day(date(2026, 3, 5)))
    with pytest.raises(Refused, match="offers them again"):
        do(store, have_no_breaks)
    do(store, have_breaks_again)
    assert store.reader.breaks_of_day(today) == ()
    with pytest.raises(Refused, match="as it is"):
        do(store, have_breaks_again)


def test_t39_done_sessions_count_until_a_long_break_the_cut_off_or_the_key(store: Store, clock: FrozenClock) -> None:
    today, tomorrow = date(2026, 3, 4), date(2026, 3, 5)
    for outcome in (DONE, PARTIAL, DONE, SessionState.ABANDONED, DONE):
        sit(store, clock, outcome=outcome)
        do(store, end_break, rest(store).id)
    assert done_since_long(store, today) == 3
    do(store, count_anew)
    assert done_since_long(store, today) == 0
    do(store, undo)
    sit(store, clock)
    assert done_since_long(store, today) == 4
    begun = rest(store, 15, long=True)
    assert done_since_long(store, today) == 0
    do(store, end_break, begun.id)
    sit(store, clock)
    assert (done_since_long(store, today), done_since_long(store, tomorrow)) == (1, 0)


def test_a_break_over_the_cut_off_counts_for_the_day_it_ends_on(store: Store, clock: FrozenClock) -> None:
    clock.instant = pendulum.datetime(2026, 3, 4, 3, 58, tz=ZONE).in_timezone("UTC")
    begun = rest(store)
    assert begun.local_day == date(2026, 3, 3)
    clock.forward(300)
    assert do(store, end_break, begun.id).value.local_day == date(2026, 3, 4)


def test_t11_a_break_slept_through_took_as_long_as_it_took(store: Store, clock: FrozenClock) -> None:
    begun = rest(store)
    clock.suspend(3600)
    ended = do(store, end_break, begun.id).value
    assert breaks.passed_seconds(ended, None) == 3600  # type: ignore[arg-type]
    begun = rest(store)
    clock.start_anew(120)
    ended = do(store, end_break, begun.id).value
    assert breaks.passed_seconds(ended, None) == 120  # type: ignore[arg-type]


DEEDS = ("start", "no gap", "pause", "resume", "end", "rest", "more", "work again", "sleep", "boot", "wait", "undo")


@settings(max_examples=30)
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.floats(0.0, 5000.0)), max_size=25))
def test_t41_no_second_of_a_break_is_focus(template: Path, deeds: list[tuple[str, float]]) -> None:
    """Property: whatever is done in whatever order, the stretches of focus and the breaks do not overlap."""
    with TemporaryDirectory() as folder:
        clock = FrozenClock(WEDNESDAY_MORNING)
        path = Path(copy(template, Path(folder) / "goals.db"))
        store = Store(path, clock, ZONE, DAY_CUTOFF, processes.this_terminal(clock))
        for deed, seconds in deeds:
            act(store, clock, deed, seconds)
        act(store, clock, "end", 0.0)
        act(store, clock, "work again", 0.0)
        spans = sorted([
            *((each.started_at, each.ended_at, "break") for each in store.reader.find(Break)),
            *((each.started_at, each.ended_at, "focus") for each in store.reader.find(Segment)
              if each.kind is SegmentKind.FOCUS),
        ])  # fmt: skip
        latest: dict[str, Any] = {}
        for start, end, kind in spans:
            other = latest.get("focus" if kind == "break" else "break")
            assert other is None or start >= other
            latest[kind] = max(end, latest.get(kind, end))
        store.close()


def act(store: Store, clock: FrozenClock, deed: str, seconds: float) -> None:
    """One deed, as far as it makes sense now, and some time after it."""
    session, open_break = store.reader.open_session(), store.reader.open_break()
    has = {"pause": session, "resume": session, "end": session, "more": open_break, "work again": open_break}
    if deed in has and has[deed] is None:
        return
    deeds: dict[str, Any] = {
        "start": lambda: do(store, start_session, None, 25),
        "no gap": lambda: do(store, start_session, None, 25, no_gap=True),
        "pause": lambda: do(store, pause_session, has["pause"].id),  # type: ignore[union-attr]
        "resume": lambda: do(store, resume_session, has["resume"].id),  # type: ignore[union-attr]
        "end": lambda: do(store, end_session, has["end"].id, DONE),  # type: ignore[union-attr]
        "rest": lambda: rest(store),
        "more": lambda: do(store, extend_break, has["more"].id, 5),  # type: ignore[union-attr]
        "work again": lambda: do(store, end_break, has["work again"].id),  # type: ignore[union-attr]
        "sleep": lambda: clock.suspend(seconds),
        "boot": lambda: clock.start_anew(seconds, f"boot {seconds}"),
        "undo": lambda: do(store, undo),
    }
    with suppress(Refused):
        deeds.get(deed, lambda: None)()
    clock.forward(seconds)
