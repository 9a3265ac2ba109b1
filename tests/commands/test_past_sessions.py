"""Past sessions put right: added, changed, split, merged, deleted (T51), each in one step that can be undone (T26)."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pendulum
import pytest
from pendulum import DateTime

from tests.commands.plan import Plan, start_novel, words_written
from tests.conftest import OpenStore
from tests.store.tables import LEDGER, rows_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.focus import end_session, pause_session, resume_session, start_session
from tui_goals.commands.journal import write_entry
from tui_goals.commands.past_sessions import (
    add_past_session,
    delete_session,
    edit_session,
    merge_sessions,
    split_session,
)
from tui_goals.commands.steps import undo
from tui_goals.domain import (
    AmountKind,
    Bite,
    Break,
    Conflict,
    Entry,
    EntryLink,
    FocusSession,
    Interruption,
    Kept,
    Measurement,
    Provenance,
    Refused,
    SegmentKind,
    SessionState,
    Target,
)
from tui_goals.rules.sittings import Overlap
from tui_goals.store import Store
from tui_goals.store.tx import Tx

DONE, PARTIAL, ABANDONED = SessionState.DONE, SessionState.PARTIAL, SessionState.ABANDONED
NINE = pendulum.datetime(2026, 3, 4, 8)
"""09:00 in Berlin, an hour before the tests' now."""


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, whose first bite is 1000 words."""
    return start_novel(store)


def at(minutes: float) -> DateTime:
    """So many minutes after nine."""
    return NINE.add(seconds=round(minutes * 60))


def past(plan: Plan | None, start: float, end: float, **more: object) -> FocusSession:
    fields = {"state": PARTIAL, "bite_id": plan.bite.id if plan else None, **more}
    return FocusSession(started_at=at(start), ended_at=at(end), **fields)  # type: ignore[arg-type]


def add(store: Store, plan: Plan | None, start: float, end: float, **more: object) -> FocusSession:
    return do(store, add_past_session, past(plan, start, end, **more)).value


def edit(store: Store, session: FocusSession, adjust: bool = False, **changes: object) -> FocusSession:
    return do(store, edit_session, session, replace(session, **changes), adjust).value  # type: ignore[arg-type]


def kept(store: Store, session: FocusSession) -> FocusSession:
    return store.reader.get(FocusSession, session.id)


def told(store: Store, session: FocusSession) -> list[tuple[float, float, str]]:
    """The segments in minutes after nine."""
    return [
        *(
            ((part.started_at - NINE).total_seconds() / 60, (part.ended_at - NINE).total_seconds() / 60, str(part.kind))  # type: ignore[operator]
            for part in store.reader.segments(session.id)
        )
    ]


def lived(store: Store, clock: FrozenClock, plan: Plan) -> FocusSession:
    """A session of 09:00-09:30 with a pause of five minutes in it, an interruption, a break after it, and an entry."""
    clock.instant = NINE
    session = do(store, start_session, plan.bite.id, 20, 1000, "done by half past").value
    for minutes, command in ((10, pause_session), (5, resume_session)):
        clock.forward(minutes * 60)
        do(store, command, session.id)
    clock.forward(60)
    do(store, interrupt, session.id)
    clock.forward(14 * 60)
    ended = do(store, end_session, session.id, PARTIAL, AmountKind.DELTA, 400).value
    do(store, rest_after, session.id)
    do(store, write_entry, Entry(body="It rained."), [(Target.SESSION, session.id)])
    clock.instant = at(60)
    return ended


def interrupt(tx: Tx, session_id: int) -> Interruption:
    """Interrupt."""
    return tx.add(Interruption(session_id=session_id, happened_at=tx.now, zone=tx.zone, local_day=date(2026, 3, 4)))


def rest_after(tx: Tx, session_id: int) -> Break:
    """Rest."""
    return tx.add(
        Break(session_id=session_id, started_at=tx.now, ended_at=tx.now, zone=tx.zone, local_day=date(2026, 3, 4))
    )


def test_t51_a_forgotten_session_counts_as_if_it_had_been_timed(store: Store, plan: Plan) -> None:
    session = add(store, plan, 10, 40, state=DONE, units=900.0, kept=Kept.KEPT)
    assert (session.subject, session.goal_id, session.unit) == ("1000 words", plan.goal.id, "words")
    assert (session.zone, session.utc_offset, session.local_day) == ("Europe/Berlin", 60, date(2026, 3, 4))
    assert (session.provenance, session.plan_minutes) == (Provenance.EDITED, None)
    assert store.reader.focus_of_day(date(2026, 3, 4)) == 30 * 60_000
    assert words_written(store, plan.goal) == 900
    assert store.reader.get(Bite, plan.bite.id).done_at == at(40)


def test_t51_a_quick_one_has_a_subject_of_its_own(store: Store, plan: Plan) -> None:
    assert add(store, None, 0, 10).subject == "Quick focus"
    assert add(store, None, 20, 30, subject="Tidied the desk").subject == "Tidied the desk"


@pytest.mark.parametrize(
    ("start", "end", "more", "reason"),
    [
        (30, 61, {}, "10:01 is still to come; it is 10:00"),
        (30, 30, {}, "ends no later than it starts"),
        (0, 10, {"state": SessionState.RUNNING}, "is running, and a past one has ended"),
        (0, 10, {"units": float("inf")}, "not a number to count with"),
    ],
)
def test_t51_what_cannot_have_been_is_refused(
    store: Store, plan: Plan, start: float, end: float, more: dict[str, object], reason: str
) -> None:
    before = rows_of(store.connection)
    with pytest.raises(Refused, match=reason):
        add(store, plan, start, end, **more)
    assert rows_of(store.connection) == before


def test_t51_an_overlap_is_refused_with_the_other_session_named(store: Store, plan: Plan) -> None:
    add(store, plan, 0, 25)
    with pytest.raises(Overlap, match="09:15-09:40 overlaps “1000 words”, Today, Wed 4 Mar 09:00-09:25") as refusal:
        add(store, None, 15, 40)
    assert refusal.value.way_out == "makes that one 09:00-09:15"
    assert len(store.reader.sessions()) == 1


def test_t51_a_neighbour_gives_way_when_it_is_asked_to_and_its_words_stay(store: Store, plan: Plan) -> None:
    first = add(store, plan, 0, 25, units=300.0)
    do(store, add_past_session, past(None, 15, 40), True)
    assert (kept(store, first).ended_at, kept(store, first).provenance) == (at(15), Provenance.EDITED)
    assert told(store, first) == [(0, 15, "focus")]
    assert store.reader.focus_of_day(date(2026, 3, 4)) == 40 * 60_000
    assert words_written(store, plan.goal) == 300


def test_t51_one_in_the_middle_of_another_becomes_its_pause(store: Store, plan: Plan) -> None:
    long = add(store, plan, 0, 50)
    do(store, add_past_session, past(None, 20, 30), True)
    assert told(store, long) == [(0, 20, "focus"), (20, 30, "pause"), (30, 50, "focus")]
    with pytest.raises(Overlap, match="Nothing would be left"):
        do(store, add_past_session, past(None, -5, 55), True)


def test_t51_a_session_fits_into_anothers_pause(store: Store, clock: FrozenClock, plan: Plan) -> None:
    lived(store, clock, plan)
    assert add(store, None, 11, 14).subject == "Quick focus"


def test_t51_the_open_session_is_in_the_way_and_gives_none(store: Store, clock: FrozenClock, plan: Plan) -> None:
    do(store, start_session, plan.bite.id, 25)
    clock.forward(600)
    with pytest.raises(Overlap, match="That one is running"):
        do(store, add_past_session, past(None, 50, 65), True)
    add(store, None, 50, 60)


def test_typed_minutes_give_way_to_the_seconds_in_which_another_ended(store: Store, plan: Plan) -> None:
    add(store, plan, 0, 25.4)
    assert add(store, None, 25, 40).started_at == at(25.4)


def test_t51_an_edit_moves_pauses_and_interruptions_with_it(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = lived(store, clock, plan)
    edited = edit(store, session, started_at=at(-20), ended_at=at(10))
    assert told(store, session) == [(-20, -10, "focus"), (-10, -5, "pause"), (-5, 10, "focus")]
    assert edited.provenance is Provenance.EDITED
    assert store.reader.interruptions(session.id)[0].happened_at == at(-4)


def test_t51_an_edit_to_yesterday_takes_its_words_there(store: Store, plan: Plan) -> None:
    session = add(store, plan, 0, 30, units=500.0)
    day_before = {"started_at": at(-24 * 60), "ended_at": at(-24 * 60 + 30)}
    edited = edit(store, session, **day_before)
    (measurement,) = store.reader.measurements(plan.goal.id)
    assert edited.local_day == measurement.local_day == date(2026, 3, 3)
    assert store.reader.focus_by_day(date(2026, 3, 3), date(2026, 3, 4)) == {date(2026, 3, 3): 30 * 60_000}


def test_t51_other_words_are_other_words_of_the_goal(store: Store, plan: Plan) -> None:
    session = add(store, plan, 0, 30, units=500.0)
    session = edit(store, session, units=450.0)
    assert (words_written(store, plan.goal), session.provenance) == (450, Provenance.EDITED)
    session = edit(store, session, units=None)
    assert (words_written(store, plan.goal), store.reader.measurements(plan.goal.id)) == (0, ())
    edit(store, session, units=-20.0)
    assert words_written(store, plan.goal) == -20


def test_an_edit_of_words_alone_leaves_the_times_measured(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = lived(store, clock, plan)
    edited = edit(store, session, units=500.0, kept=Kept.PARTLY, reason="rain")
    assert (edited.provenance, edited.kept, edited.reason) == (Provenance.MEASURED, Kept.PARTLY, "rain")


def test_the_bite_follows_only_a_change_of_outcome(store: Store, plan: Plan) -> None:
    session = add(store, plan, 0, 30)
    session = edit(store, session, state=DONE)
    assert store.reader.get(Bite, plan.bite.id).done_at == at(30)
    session = edit(store, session, ended_at=at(35))
    assert store.reader.get(Bite, plan.bite.id).done_at == at(30)
    second = add(store, plan, 40, 50, state=DONE)
    session = edit(store, session, state=ABANDONED)
    assert store.reader.get(Bite, plan.bite.id).done_at == at(30)
    edit(store, second, state=PARTIAL)
    assert store.reader.get(Bite, plan.bite.id).done_at is None


def test_another_bite_takes_the_session_with_its_words(store: Store, plan: Plan) -> None:
    other = start_novel(store, "Another book")
    session = edit(store, add(store, plan, 0, 30, units=200.0), bite_id=other.bite.id)
    assert (session.goal_id, words_written(store, plan.goal), words_written(store, other.goal)) == (
        other.goal.id, 0, 200,
    )  # fmt: skip
    assert store.reader.units_logged(other.bite.id) == 200


def test_an_open_session_is_ended_before_it_is_changed(store: Store, plan: Plan) -> None:
    running = do(store, start_session, plan.bite.id, 25).value
    for command in (
        lambda: edit(store, running, reason="x"),
        lambda: do(store, split_session, running.id, at(60)),
        lambda: do(store, delete_session, running.id),
    ):
        with pytest.raises(Refused, match=r"is running\. End it first"):
            command()


def test_two_terminals_edit_different_fields_and_clash_over_one(store: Store, plan: Plan) -> None:
    session = add(store, plan, 0, 30)
    edit(store, session, units=100.0)
    assert edit(store, session, reason="rain").units == 100
    with pytest.raises(Conflict):
        edit(store, session, units=200.0)


def test_t51_split_in_two_the_parts_come_to_the_whole(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = lived(store, clock, plan)
    first = do(store, split_session, session.id, at(12), 150.0).value
    second, _ = store.reader.sessions()
    assert (told(store, first), told(store, second)) == (
        [(0, 10, "focus"), (10, 12, "pause")], [(12, 15, "pause"), (15, 30, "focus")],
    )  # fmt: skip
    assert [(each.units, each.plan_minutes, each.plan_units) for each in (first, second)] == [
        (150, 10, 150), (250, 10, 850),
    ]  # fmt: skip
    assert (first.state, second.state, words_written(store, plan.goal)) == (PARTIAL, PARTIAL, 400)
    assert [each.happened_at for each in store.reader.interruptions(second.id)] == [at(16)]
    assert store.reader.find(Break)[0].session_id == second.id


def test_a_part_without_focus_is_no_session(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = lived(store, clock, plan)
    for minute in (0, 30, 45):
        with pytest.raises(Refused, match="would have no focus"):
            do(store, split_session, session.id, at(minute))


def test_t51_merged_again_they_are_what_they_were(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = lived(store, clock, plan)
    first = do(store, split_session, session.id, at(12), 150.0).value
    second, _ = store.reader.sessions()
    one = do(store, merge_sessions, second.id, first.id).value
    assert replace(one, revision=0) == replace(session, revision=0, provenance=Provenance.EDITED)
    assert told(store, one) == [(0, 10, "focus"), (10, 15, "pause"), (15, 30, "focus")]
    assert [each.session_id for each in (*store.reader.find(Interruption), *store.reader.find(Break))] == [one.id] * 2
    assert words_written(store, plan.goal) == 400


def test_t51_the_time_between_two_merged_ones_is_a_pause_and_entries_follow(store: Store, plan: Plan) -> None:
    first, second = add(store, plan, 0, 10, reason="tired"), add(store, plan, 20, 30, state=ABANDONED, reason="noise")
    about = [(Target.SESSION, first.id), (Target.SESSION, second.id)]
    both = do(store, write_entry, Entry(body="Both."), about).value
    later = do(store, write_entry, Entry(body="The second."), about[1:]).value
    one = do(store, merge_sessions, first.id, second.id).value
    assert told(store, one) == [(0, 10, "focus"), (10, 20, "pause"), (20, 30, "focus")]
    assert (one.state, one.reason) == (ABANDONED, "tired; noise")
    assert [(link.entry_id, link.target_id) for link in store.reader.links([both.id, later.id])] == [
        (both.id, first.id), (later.id, first.id),
    ]  # fmt: skip


def test_t51_different_bites_are_merged_only_by_choice(store: Store, plan: Plan) -> None:
    pages = do(store, add_bite, Bite(task_id=plan.task.id, title="Ten pages", amount=10, unit="pages")).value
    first, second = add(store, plan, 0, 10, units=100.0), add(store, plan, 20, 30, bite_id=pages.id)
    with pytest.raises(Refused, match="are different bites"):
        do(store, merge_sessions, first.id, second.id)
    assert do(store, merge_sessions, first.id, second.id, second.id).value.subject == "Ten pages"
    do(store, undo)
    counted = edit(store, second, units=3.0)
    with pytest.raises(Refused, match="One counts words and the other pages"):
        do(store, merge_sessions, first.id, counted.id, first.id)
    with pytest.raises(Refused, match="with itself"):
        do(store, merge_sessions, first.id, first.id)


def test_t51_a_deleted_session_leaves_its_entry_with_its_title_and_its_break(
    store: Store, clock: FrozenClock, plan: Plan
) -> None:
    session = lived(store, clock, plan)
    do(store, delete_session, session.id)
    assert (store.reader.sessions(), store.reader.find(Interruption), store.reader.find(Measurement)) == ((), (), ())
    (link,) = store.reader.find(EntryLink)
    assert (link.target_id, link.target_title) == (session.id, "1000 words")
    assert store.reader.find(Break)[0].session_id is None
    assert store.reader.focus_of_day(date(2026, 3, 4)) == 0


@pytest.mark.parametrize("verb", ["add", "adjust", "edit", "split", "merge", "delete"])
def test_t26_each_is_one_step_and_undone_after_a_restart(
    database: Path, open_store: OpenStore, clock: FrozenClock, verb: str
) -> None:
    store = open_store(database)
    plan = start_novel(store)
    session = lived(store, clock, plan)
    other = add(store, plan, 40, 50, units=10.0, state=DONE)
    before, steps = rows_of(store.connection, LEDGER), len(store.reader.steps())
    match verb:
        case "add":
            add(store, plan, 31, 39, state=DONE, units=5.0)
        case "adjust":
            do(store, add_past_session, past(plan, 25, 45), True)
        case "edit":
            edit(store, session, started_at=at(-8 * 60), units=1.0, state=DONE)
        case "split":
            do(store, split_session, session.id, at(20), 100.0)
        case "merge":
            do(store, merge_sessions, session.id, other.id)
        case "delete":
            do(store, delete_session, session.id)
    assert rows_of(store.connection, LEDGER) != before
    assert len(store.reader.steps()) == steps + 1
    store.close()
    again = open_store(database)
    do(again, undo)
    assert rows_of(again.connection, LEDGER) == before


def test_t14_a_later_move_to_another_zone_moves_no_past_session(store: Store, clock: FrozenClock, plan: Plan) -> None:
    """Not even when its words or its end are put right there: its times stay those of where it was lived."""
    session = add(store, plan, 0, 30)
    store.zone, store.cutoff = "Pacific/Apia", time(0)
    assert kept(store, session) == session
    edited = edit(store, session, units=5.0, ended_at=at(35))
    assert (edited.zone, edited.utc_offset, edited.local_day) == ("Europe/Berlin", 60, date(2026, 3, 4))
    assert {part.local_day for part in store.reader.segments(session.id)} == {date(2026, 3, 4)}
    assert add(store, plan, 40, 50).zone == "Pacific/Apia"


def test_t17_a_past_session_over_the_cut_off_is_one_row_in_parts(store: Store, plan: Plan) -> None:
    session = add(store, plan, -6 * 60, -4 * 60)
    parts = store.reader.segments(session.id)
    assert [(part.local_day.day, part.kind) for part in parts] == [(3, SegmentKind.FOCUS), (4, SegmentKind.FOCUS)]  # type: ignore[union-attr]
    assert store.reader.focus_by_day(date(2026, 3, 3), date(2026, 3, 4)) == {
        date(2026, 3, 3): 3_600_000, date(2026, 3, 4): 3_600_000,
    }  # fmt: skip
    assert session.local_day == date(2026, 3, 4)
