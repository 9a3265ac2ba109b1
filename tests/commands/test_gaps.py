"""What nobody knows of a session is asked and never lost: heartbeats, kills, nights, restarts, and steps taken back."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pendulum
import pytest

from tests.commands.plan import Plan, start_novel, words_written
from tests.conftest import OpenStore
from tests.store.tables import dump
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import (
    detach_session,
    drop_session,
    end_session,
    pause_session,
    replan_session,
    resume_session,
    start_session,
    watch_session,
)
from tui_goals.commands.gaps import resolve_session
from tui_goals.commands.steps import redo, undo
from tui_goals.commands.watching import beat
from tui_goals.domain import (
    AwayCause,
    Conflict,
    FocusSession,
    Heartbeat,
    Provenance,
    Refused,
    Segment,
    SegmentKind,
    SessionState,
)
from tui_goals.rules import gaps
from tui_goals.rules.gaps import NOBODY, Choice, Gap, GapKind, Presence
from tui_goals.store import Store
from tui_goals.store.moment import read_clock

DONE, PARTIAL, ABANDONED = SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED
HELD = Presence(held=True)
WORK, REST, AWAY = SegmentKind.FOCUS, SegmentKind.PAUSE, SegmentKind.AWAY
HOUR = 3600


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, whose first bite is 1000 words."""
    return start_novel(store)


@pytest.fixture
def vanished(database: Path, open_store: OpenStore, clock: FrozenClock, plan: Plan) -> FocusSession:
    """A session of 25 min whose terminal was killed ten minutes in; it is half past by now."""
    there = open_store(database)
    session = do(there, start_session, plan.bite.id, 25, 1000).value
    clock.forward(600)
    do(there, beat, session.id, clock.now())
    clock.forward(1200)
    return session


def kept(store: Store) -> FocusSession:
    return store.reader.sessions()[0]


def seen(store: Store, presence: Presence = NOBODY) -> Gap:
    """The gap that somebody who opens the program now is asked about."""
    session, reading = kept(store), read_clock(store.clock)
    segments, last = store.reader.segments(session.id), store.reader.heartbeat(session.id)
    gap = gaps.gap_in(session, segments, last, reading, presence) or gaps.long_pause(session, segments, reading)
    assert gap is not None
    return gap


def pieces(store: Store, of: FocusSession | None = None) -> list[tuple[SegmentKind, float | None]]:
    """Kind and length of each segment, None for the open one."""
    found = store.reader.segments((of or kept(store)).id)
    return [(each.kind, seconds(each) if each.ended_at is not None else None) for each in found]


def seconds(part: Segment) -> float:
    return (part.ended_at - part.started_at).total_seconds()


def counted(store: Store) -> float:
    return gaps.focus_seconds(store.reader.segments(kept(store).id), None, read_clock(store.clock))


def heartbeat(store: Store) -> Heartbeat:
    found = store.reader.heartbeat(kept(store).id)
    assert found is not None
    return found


def test_t19_a_heartbeat_is_one_row_and_no_step_and_only_its_watchers(
    store: Store, open_store: OpenStore, database: Path, clock: FrozenClock, plan: Plan
) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    before, steps = dump(database), store.reader.steps()
    clock.forward(30)
    assert do(store, beat, session.id, clock.now()).step is None
    after = dump(database)
    assert [name for name in after if after[name] != before[name]] == ["heartbeat"]
    assert (heartbeat(store).beaten_at, heartbeat(store).attended_at) == (clock.now(), clock.now())
    clock.forward(30)
    elsewhere = open_store(database)
    do(elsewhere, beat, session.id)
    assert dump(database) == after, "another terminal does not watch it"
    do(elsewhere, watch_session, session.id)
    do(store, beat, session.id)
    assert heartbeat(store).terminal_id == elsewhere.reader.terminals()[-1].id, "it was taken over"
    do(elsewhere, pause_session, session.id)
    paused = dump(database)
    clock.forward(30)
    do(elsewhere, beat, session.id)
    assert dump(database) == paused
    assert store.reader.steps()[1:] == steps


def test_t19_after_a_kill_the_gap_begins_at_the_last_heartbeat(store: Store, vanished: FocusSession) -> None:
    gap = seen(store)
    assert (gap.kind, gap.began_at, gap.seconds) == (GapKind.UNWATCHED, vanished.started_at.add(minutes=10), 1200)


@pytest.mark.parametrize(
    ("choice", "share", "expected", "total"),
    [
        (Choice.KEEP_ALL, 0, [(WORK, 600), (WORK, 1200), (WORK, None)], 1800),
        (Choice.KEEP_MINUTES, 900, [(WORK, 600), (WORK, 900), (AWAY, 300), (WORK, None)], 1500),
        (Choice.KEEP_UNTIL, 60, [(WORK, 600), (WORK, 60), (AWAY, 1140), (WORK, None)], 660),
        (Choice.DROP, 0, [(WORK, 600), (AWAY, 1200), (WORK, None)], 600),
        (Choice.END, 0, [(WORK, 600)], 600),
        (Choice.ABANDON, 0, [(WORK, 600)], 600),
    ],
)
def test_t22_t26_each_choice_gives_what_it_previewed_and_is_undone_also_after_a_restart(
    store: Store, open_store: OpenStore, database: Path, clock: FrozenClock, vanished: FocusSession,
    choice: Choice, share: float, expected: list[tuple[SegmentKind, float | None]], total: float,
) -> None:  # fmt: skip
    gap, reading = seen(store), read_clock(clock)
    assert gaps.total_after(choice, store.reader.segments(vanished.id), gap, reading, share) == total
    before = dump(database)
    resolved = do(store, resolve_session, vanished.id, gap, choice, share).value
    assert (pieces(store), counted(store), resolved.provenance) == (expected, total, Provenance.RECOVERED)
    assert resolved.open is (choice not in gaps.ENDING)
    if choice in gaps.ENDING:
        assert (resolved.ended_at, resolved.state) == (
            gap.began_at, PARTIAL if choice is Choice.END else ABANDONED,
        )  # fmt: skip
    else:
        causes = {each.cause for each in store.reader.segments(vanished.id) if each.kind is AWAY}
        assert causes <= {AwayCause.UNWATCHED}
        clock.forward(60)
        assert counted(store) == total + 60
    store.close()
    again = open_store(database)
    clock.forward(HOUR)
    do(again, undo)
    after = dump(database)
    for name in ("focus_session", "segment", "bite", "measurement"):
        assert after[name] == before[name]
    asked = seen(again)
    assert (asked.kind, asked.begins) == (GapKind.UNWATCHED, 600), "it is as unresolved as it was"
    do(again, redo)
    assert [piece for piece in pieces(again) if piece[1] is not None] == [p for p in expected if p[1] is not None]


def test_t22_later_changes_nothing(store: Store, vanished: FocusSession) -> None:
    do(store, replan_session, vanished.id, 25, 1000)
    before = store.path.read_bytes()
    gap = seen(store)
    assert do(store, resolve_session, vanished.id, gap, Choice.LATER).step is None
    assert store.path.read_bytes() == before
    assert seen(store) == gap


def test_t22_an_end_takes_units_and_outcome_like_any_other(store: Store, vanished: FocusSession, plan: Plan) -> None:
    gap = seen(store)
    ended = do(store, end_session, vanished.id, DONE, amount=1000, gap=gap).value
    assert (ended.ended_at, ended.units, ended.provenance) == (gap.began_at, 1000, Provenance.RECOVERED)
    assert words_written(store, plan.goal) == 1000
    assert store.reader.get(type(plan.bite), plan.bite.id).done_at is not None


def test_t22_a_choice_about_what_has_gone_on_meanwhile_is_refused(
    store: Store, open_store: OpenStore, database: Path, vanished: FocusSession
) -> None:
    gap = seen(store)
    before = store.path.read_bytes()
    with pytest.raises(Refused, match="The gap has 20 min"):
        do(store, resolve_session, vanished.id, gap, Choice.KEEP_MINUTES, 2000)
    assert store.path.read_bytes() == before
    do(open_store(database), resolve_session, vanished.id, gap, Choice.DROP)
    before = store.path.read_bytes()
    with pytest.raises(Conflict, match="has gone on meanwhile"):
        do(store, resolve_session, vanished.id, gap, Choice.KEEP_ALL)
    with pytest.raises(Conflict, match="has gone on meanwhile"):
        do(store, end_session, vanished.id, PARTIAL, gap=gap)
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    ("action", "state", "expected"),
    [
        (lambda store, id: do(store, pause_session, id), "paused", [(WORK, 600), (AWAY, 1200), (REST, None)]),
        (lambda store, id: do(store, end_session, id, PARTIAL), "partial", [(WORK, 600), (AWAY, 1200)]),
    ],
)
def test_t22_another_terminals_command_counts_nothing_that_nobody_watched(
    store: Store,
    vanished: FocusSession,
    action: Callable[[Store, int], object],
    state: str,
    expected: list[tuple[SegmentKind, float | None]],
) -> None:
    action(store, vanished.id)
    assert (pieces(store), counted(store), str(kept(store).state)) == (expected, 600, state)
    assert kept(store).provenance is Provenance.RECOVERED


def test_t22_an_unresolved_session_leaves_room_for_another_and_ends_where_it_was_seen_last(
    store: Store, vanished: FocusSession
) -> None:
    started = do(store, start_session, None, 25).value
    ended = store.reader.get(FocusSession, vanished.id)
    assert (ended.state, ended.ended_at, ended.provenance) == (
        PARTIAL, vanished.started_at.add(minutes=10), Provenance.RECOVERED,
    )  # fmt: skip
    assert kept(store) == started
    do(store, undo)
    assert store.reader.open_session() == vanished
    assert seen(store).begins == 600


def test_a_session_that_somebody_watches_leaves_no_room(
    store: Store, clock: FrozenClock, vanished: FocusSession
) -> None:
    do(store, watch_session, vanished.id)
    clock.forward(60)
    with pytest.raises(Refused, match="is running already"):
        do(store, start_session, None, 25)


def test_t9_of_a_sleep_nothing_counts_whatever_the_watcher_does_next(
    store: Store, clock: FrozenClock, plan: Plan
) -> None:
    session = do(store, start_session, plan.bite.id, 60).value
    clock.forward(600)
    do(store, beat, session.id, clock.now())
    clock.forward(10)
    clock.suspend(2 * HOUR)
    clock.forward(20)
    gap = seen(store, HELD)
    assert (gap.kind, gap.began_at, gap.seconds, gap.tail) == (
        GapKind.SLEEP, session.started_at.add(minutes=10), 2 * HOUR, 30,
    )  # fmt: skip
    do(store, pause_session, session.id)
    (away,) = (part for part in store.reader.segments(session.id) if part.kind is AWAY)
    assert (away.cause, away.started_at, seconds(away)) == (AwayCause.SLEEP, gap.began_at, 2 * HOUR)
    assert counted(store) == 630


def test_t9_a_sleep_can_be_kept(store: Store, clock: FrozenClock) -> None:
    session = do(store, start_session, None, 60).value
    clock.suspend(600)
    do(store, resolve_session, session.id, seen(store, HELD), Choice.KEEP_ALL)
    clock.forward(60)
    assert counted(store) == 660


def test_t10_after_a_restart_it_is_unresolved_and_goes_on_by_the_new_boot(
    database: Path, open_store: OpenStore, store: Store, clock: FrozenClock, vanished: FocusSession
) -> None:
    clock.start_anew(HOUR)
    gap = seen(store)
    assert (gap.kind, gap.begins, gap.seconds) == (GapKind.RESTART, 600, 1200 + HOUR)
    do(store, resolve_session, vanished.id, gap, Choice.DROP)
    clock.forward(300)
    assert counted(store) == 900
    ended = do(store, end_session, vanished.id, DONE).value
    assert counted(store) == 900
    assert (ended.ended_at - vanished.started_at).total_seconds() == 600 + 1200 + HOUR + 300
    assert not ended.clock_step


def test_t10_one_that_was_left_running_is_unresolved_after_a_restart(store: Store, clock: FrozenClock) -> None:
    session = do(store, start_session, None, 60).value
    clock.forward(600)
    do(store, detach_session, session.id)
    clock.forward(600)
    assert gaps.gap_in(kept(store), store.reader.segments(session.id), heartbeat(store), read_clock(clock)) is None
    clock.start_anew(60)
    assert (seen(store).kind, seen(store).begins, seen(store).seconds) == (GapKind.RESTART, 600, 660)


def test_t17_a_gap_over_the_cut_off_is_parted_by_day(
    database: Path, open_store: OpenStore, store: Store, clock: FrozenClock
) -> None:
    clock.instant = pendulum.datetime(2026, 3, 4, 3, 30, tz="Europe/Berlin").in_timezone("UTC")
    there = open_store(database)
    session = do(there, start_session, None, None).value
    clock.forward(600)
    do(there, beat, session.id, clock.now())
    clock.forward(2 * HOUR)
    do(store, resolve_session, session.id, seen(store), Choice.KEEP_MINUTES, HOUR)
    clock.forward(60)
    do(store, end_session, session.id, DONE)
    parts = [(part.kind, part.local_day.day, seconds(part)) for part in store.reader.segments(session.id)]
    assert parts == [(WORK, 3, 600), (WORK, 3, 1200), (WORK, 4, 2400), (AWAY, 4, HOUR), (WORK, 4, 60)]
    assert store.reader.focus_totals([session.id]) == {session.id: (600 + HOUR + 60) * 1000}


@pytest.mark.parametrize(
    ("choice", "share", "expected", "state"),
    [
        (Choice.KEEP_ALL, 0, [(WORK, 600), (WORK, 2 * HOUR), (WORK, None)], "running"),
        (Choice.KEEP_MINUTES, 300, [(WORK, 600), (WORK, 300), (AWAY, 2 * HOUR - 300), (WORK, None)], "running"),
        (Choice.DROP, 0, [(WORK, 600), (AWAY, 2 * HOUR), (WORK, None)], "running"),
        (Choice.END, 0, [(WORK, 600), (REST, 0)], "partial"),
    ],
)
def test_t32_a_long_pause_becomes_what_one_says_on_return(
    store: Store, clock: FrozenClock, choice: Choice, share: float, expected: list[tuple[SegmentKind, float | None]],
    state: str,
) -> None:  # fmt: skip
    session = do(store, start_session, None, 60).value
    clock.forward(600)
    do(store, pause_session, session.id)
    clock.forward(2 * HOUR)
    do(store, resolve_session, session.id, seen(store), choice, share)
    assert (pieces(store), str(kept(store).state)) == (expected, state)
    do(store, undo)
    assert pieces(store) == [(WORK, 600), (REST, None)]
    do(store, resume_session, session.id)
    assert counted(store) == 600, "paused seconds are never focus by themselves"


def test_t38_unattended_time_counts_until_somebody_says_otherwise(store: Store, clock: FrozenClock) -> None:
    session = do(store, start_session, None, 25).value
    for _ in range(10):
        clock.forward(HOUR / 2)
        do(store, beat, session.id, session.started_at)
    gap = seen(store, HELD)
    assert (gap.kind, gap.seconds) == (GapKind.UNATTENDED, 5 * HOUR)
    assert counted(store) == 5 * HOUR
    do(store, resolve_session, session.id, gap, Choice.KEEP_MINUTES, 1500)
    assert counted(store) == 1500


def undo_after(store: Store, clock: FrozenClock, passed: float) -> Gap | None:
    clock.forward(passed)
    do(store, undo)
    last = heartbeat(store)
    here = {each.id: each.uid for each in store.reader.terminals()}.get(last.terminal_id or 0) == store.terminal.uid
    segments = store.reader.segments(kept(store).id)
    return gaps.gap_in(kept(store), segments, last, read_clock(clock), Presence(held=here))


@pytest.mark.parametrize(
    "deed",
    [
        lambda store, id: do(store, end_session, id, DONE),
        lambda store, id: do(store, end_session, id, ABANDONED),
        lambda store, id: do(store, pause_session, id),
    ],
    ids=["end", "abandon", "pause"],
)
def test_t26_an_end_taken_back_hours_later_does_not_count_the_hours(
    store: Store, clock: FrozenClock, plan: Plan, deed: Callable[[Store, int], object]
) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(600)
    deed(store, session.id)
    gap = undo_after(store, clock, 3 * HOUR)
    assert gap is not None
    assert (gap.kind, gap.begins, gap.seconds) == (GapKind.UNWATCHED, 600, 3 * HOUR)
    do(store, resolve_session, session.id, gap, Choice.DROP)
    assert counted(store) == 600


def test_t26_a_slip_taken_back_at_once_loses_nothing(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(600)
    do(store, end_session, session.id, DONE)
    assert undo_after(store, clock, 60) is None
    assert counted(store) == 660


def test_t26_an_end_over_the_cut_off_taken_back_has_its_gap_from_the_end(store: Store, clock: FrozenClock) -> None:
    clock.instant = pendulum.datetime(2026, 3, 4, 3, 30, tz="Europe/Berlin").in_timezone("UTC")
    store.cutoff = time(4)
    session = do(store, start_session, None, None).value
    clock.forward(HOUR)
    do(store, end_session, session.id, PARTIAL)
    gap = undo_after(store, clock, HOUR)
    assert gap is not None and (gap.begins, gap.seconds) == (HOUR, HOUR)


def test_t26_a_start_done_again_hours_later_does_not_count_the_hours(store: Store, clock: FrozenClock) -> None:
    do(store, start_session, None, 25)
    clock.forward(120)
    do(store, undo)
    clock.forward(3 * HOUR)
    do(store, redo)
    gap = seen(store)
    assert (gap.begins, gap.seconds) == (120, 3 * HOUR)


def test_t48_a_mis_start_is_dropped_with_all_that_belongs_to_it_and_undone(
    store: Store, database: Path, clock: FrozenClock, plan: Plan
) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(20)
    do(store, pause_session, session.id)
    before = dump(database)
    do(store, drop_session, session.id)
    after = dump(database)
    assert [len(after[name]) for name in ("focus_session", "segment", "heartbeat")] == [0, 0, 0]
    assert store.reader.steps()[0].label == "Drop the mis-start on “1000 words”"
    do(store, undo)
    again = dump(database)
    assert (again["focus_session"], again["segment"]) == (before["focus_session"], before["segment"])


def test_t48_a_dropped_session_that_is_back_hours_later_does_not_count_the_hours(
    store: Store, clock: FrozenClock
) -> None:
    do(store, drop_session, do(store, start_session, None, 25).value.id)
    gap = undo_after(store, clock, 3 * HOUR)
    assert gap is not None and gap.seconds == 3 * HOUR
    do(store, redo)
    do(store, drop_session, do(store, start_session, None, 25).value.id)
    assert undo_after(store, clock, 5) is None
    assert heartbeat(store).detached


def test_t48_what_has_a_minute_of_focus_is_no_mis_start(store: Store, clock: FrozenClock) -> None:
    session = do(store, start_session, None, 25).value
    clock.forward(60)
    with pytest.raises(Refused, match="Abandon it instead"):
        do(store, drop_session, session.id)
    do(store, end_session, session.id, PARTIAL)
    before = store.path.read_bytes()
    with pytest.raises(Refused, match="has ended as partial"):
        do(store, drop_session, session.id)
    assert store.path.read_bytes() == before


def test_t42_no_gap_does_not_count_a_night(store: Store, clock: FrozenClock) -> None:
    do(store, end_session, do(store, start_session, None, 25).value.id, DONE)
    clock.forward(9 * HOUR)
    with pytest.raises(Refused, match="ended 9 h ago, and one without a gap follows within 1 h"):
        do(store, start_session, None, 25, no_gap=True)
    assert len(store.reader.sessions()) == 1


@pytest.mark.parametrize("step", [7200.0, -7200.0])
@pytest.mark.parametrize("tick", [0.2, 7.0, 90.0])
def test_t7_t8_heartbeats_at_any_pace_under_a_stepped_wall_clock_change_no_second(
    store: Store, clock: FrozenClock, tick: float, step: float
) -> None:
    session = do(store, start_session, None, 25).value
    passed = beaten = 0.0
    while passed < 360:
        clock.forward(tick)
        passed += tick
        if beaten < 180 <= passed:
            clock.step_wall(step)
        if passed - beaten >= 30:
            beaten = passed
            do(store, beat, session.id, clock.now())
        last, reading = heartbeat(store), read_clock(clock)
        assert gaps.gap_in(kept(store), store.reader.segments(session.id), last, reading, HELD) is None
        assert counted(store) == pytest.approx(passed, abs=1)
    clock.forward(600)
    assert seen(store).begins == pytest.approx(beaten, abs=0.001)
    ended = do(store, end_session, session.id, PARTIAL).value
    assert ended.clock_step
    assert counted(store) == pytest.approx(passed + 600, abs=0.001)
