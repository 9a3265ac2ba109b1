"""The demo (E3): a year that agrees with itself, whatever day it is opened on and wherever."""

import stat
from contextlib import closing
from dataclasses import fields, replace
from datetime import time
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pendulum
import pytest
from pendulum import DateTime

from tui_goals.domain import (
    Bite,
    Break,
    Entry,
    EntryKind,
    EntryLink,
    FocusSession,
    Goal,
    Interruption,
    Measurement,
    Milestone,
    Recorded,
    Segment,
    SessionState,
    Stored,
    StoreFailed,
    Task,
)
from tui_goals.exchange.demo import lived_in_year, make_demo
from tui_goals.rules import checks, days, measures, texts
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.state import AppState, load
from tui_goals.store import Reader
from tui_goals.store.bulk import put_all
from tui_goals.store.connection import connect

V = TypeVar("V", bound=Stored)
When = tuple[DateTime, str]

MORNING = pendulum.datetime(2026, 11, 27, 9, 30)
USUAL = (MORNING, "Europe/Berlin")
WHENS = (
    USUAL,
    (MORNING, "Pacific/Apia"),
    (pendulum.datetime(2026, 1, 1, 0, 30), "UTC"),
    (pendulum.datetime(2026, 1, 1, 3, 10), "Europe/Berlin"),
    (pendulum.datetime(2028, 2, 29, 12), "Europe/Berlin"),
    (pendulum.datetime(2028, 2, 29, 12), "Pacific/Apia"),
    (pendulum.datetime(2026, 12, 31, 23, 59, 59, 999_000), "UTC"),
    (pendulum.datetime(2026, 3, 29, 2, 5), "Europe/Berlin"),
    (pendulum.datetime(2026, 10, 25, 0, 30), "Europe/Berlin"),
    (pendulum.datetime(2012, 1, 3, 14, 10), "Pacific/Apia"),
)
"""Usual mornings, the edges of years, leap days, Berlin's clock changes, and Apia soon after its missing day."""

year = cache(lived_in_year)


@pytest.fixture(params=WHENS, ids=lambda when: f"{when[0]:%Y-%m-%d-%H%M}-{when[1]}")
def when(request: pytest.FixtureRequest) -> When:
    """A moment to open the demo at, and a place."""
    found: When = request.param
    return found


def of(kind: type[V], when: When = USUAL) -> list[V]:
    """The values of a kind."""
    return [value for value in year(*when) if isinstance(value, kind)]


def by_id(kind: type[V], when: When = USUAL) -> dict[int, V]:
    """The same by their ids."""
    return {value.id: value for value in of(kind, when)}


def look(path: Path, when: When = USUAL) -> AppState:
    """What the app would show."""
    with closing(connect(path)) as connection:
        return load(Reader(connection), AppState(), *when, DAY_CUTOFF)


def test_the_same_now_gives_the_same_year() -> None:
    assert lived_in_year(*USUAL) == lived_in_year(*USUAL)


def test_the_story_is_the_same_whenever_it_is_told(when: When) -> None:
    def story(when: When) -> list[object]:
        sessions = [(one.subject, one.state, one.units, one.reason) for one in of(FocusSession, when)]
        entries = (entry.body for entry in of(Entry, when) if not entry.period)
        return [*sessions, *(goal.title for goal in of(Goal, when)), *entries]

    assert story(when) == story(USUAL)


def test_nothing_has_happened_yet_that_lies_ahead(when: When) -> None:
    now, zone = when
    today = days.local_day(now, zone)
    for value in year(*when):
        moments = {field.name: getattr(value, field.name) for field in fields(value)}
        assert not [name for name, at in moments.items() if isinstance(at, DateTime) and at > now], value
        assert moments.get("local_day") is None or moments["local_day"] <= today, value


def test_the_year_is_one_year_long(when: When) -> None:
    today = days.local_day(*when)
    sessions = of(FocusSession, when)
    assert 330 < (today - min(filter(None, (one.local_day for one in sessions)))).days < 366
    assert max(one.ended_at for one in sessions if one.ended_at) > when[0].subtract(minutes=30)


def test_every_value_keeps_the_rules(when: When) -> None:
    goals = by_id(Goal, when)
    for value in year(*when):
        match value:
            case Goal():
                checks.check_goal(value)
            case Milestone():
                checks.check_milestone(value, goals[value.goal_id])
            case Task():
                checks.check_task(value)
            case Bite():
                checks.check_bite(value)
            case Measurement():
                checks.check_measurement(value)
            case Entry():
                checks.check_entry(value)


def test_the_file_takes_it_and_the_app_reads_it(database: Path, when: When) -> None:
    with closing(connect(database)) as connection:
        put_all(connection, year(*when))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    state = look(database, when)
    assert [replace(goal, uid="") for goal in state.goals] == of(Goal, when)
    assert state.running is None
    for goal in state.goals:
        own = [one for one in of(Measurement, when) if one.goal_id == goal.id]
        in_time = sorted(own, key=lambda one: (one.local_day, one.measured_at, one.id))
        recorded = [Recorded(one.local_day or state.today, one.kind, one.amount) for one in in_time]
        assert state.value_now(goal) == pytest.approx(measures.value_now(goal, recorded, state.today))
    columns = {column.id: column for column in state.columns}
    for milestone in of(Milestone, when):
        assert columns[milestone.column_id].finishes is (milestone.done_at is not None)


def test_a_bite_is_done_when_a_session_on_it_was_or_by_hand(when: When) -> None:
    ends = {one.bite_id: one.ended_at for one in of(FocusSession, when) if one.state is SessionState.DONE}
    begun = {one.bite_id for one in of(FocusSession, when)}
    for bite in of(Bite, when):
        if bite.id in ends:
            assert bite.done_at == ends[bite.id], bite
        else:
            assert bite.done_at is None or bite.id not in begun, bite


def test_what_is_done_is_done_after_its_parts_and_after_it_was_made(when: When) -> None:
    tasks, milestones, goals = by_id(Task, when), by_id(Milestone, when), by_id(Goal, when)
    for bite in of(Bite, when):
        task = tasks[bite.task_id]
        assert task.created_at and bite.created_at and task.created_at <= bite.created_at
        assert bite.done_at is None or bite.created_at < bite.done_at
        assert task.done_at is None or (bite.done_at and bite.done_at <= task.done_at)
    for task in tasks.values():
        milestone = milestones[task.milestone_id]
        assert milestone.created_at and task.created_at and milestone.created_at <= task.created_at
        assert milestone.done_at is None or (task.done_at and task.done_at <= milestone.done_at)
    for milestone in milestones.values():
        goal = goals[milestone.goal_id]
        assert goal.created_at and milestone.created_at and goal.created_at <= milestone.created_at
        assert goal.ended_at is None or (milestone.done_at and milestone.done_at <= goal.ended_at)


def test_the_measurements_are_what_sessions_and_hands_came_to(when: When) -> None:
    goals, bites = by_id(Goal, when), by_id(Bite, when)
    counted = [
        (one.id, one.units, one.local_day, one.ended_at) for one in of(FocusSession, when)
        if one.units and one.goal_id and checks.counts_for(goals[one.goal_id], one.unit)
    ]  # fmt: skip
    by_session = [one for one in of(Measurement, when) if one.session_id is not None]
    assert sorted((one.session_id, one.amount, one.local_day, one.measured_at) for one in by_session) == counted
    by_hand = [one for one in of(Measurement, when) if one.session_id is None and one.bite_id is not None]
    assert by_hand
    for one in by_hand:
        bite = bites[one.bite_id or 0]
        assert (one.amount, one.measured_at) == (bite.amount, bite.done_at)


def test_the_segments_of_a_session_are_its_time(when: When) -> None:
    for session in of(FocusSession, when):
        own = [segment for segment in of(Segment, when) if segment.session_id == session.id]
        assert (own[0].started_at, own[-1].ended_at) == (session.started_at, session.ended_at)
        assert all(first.ended_at == second.started_at for first, second in pairwise(own))
        for segment in own:
            assert segment.started_at and segment.ended_at and segment.started_at < segment.ended_at
            assert segment.local_day == days.local_day(segment.started_at, when[1])
        assert session.ended_at and session.local_day == days.local_day(session.ended_at, when[1])


def test_one_sits_on_one_thing_at_a_time(when: When) -> None:
    for before, after in pairwise(of(FocusSession, when)):
        assert before.ended_at and after.started_at and before.ended_at < after.started_at


def test_breaks_lie_between_sessions_and_interruptions_within_them(when: When) -> None:
    sessions = by_id(FocusSession, when)
    assert len(of(Interruption, when)) > 20 and of(Break, when)
    for one in of(Interruption, when):
        session = sessions[one.session_id]
        assert session.started_at and session.ended_at and one.happened_at
        assert session.started_at < one.happened_at < session.ended_at
    for rest in of(Break, when):
        before, after = sessions[rest.session_id or 0], sessions[(rest.session_id or 0) + 1]
        assert before.ended_at == rest.started_at and rest.ended_at and after.started_at
        assert rest.ended_at <= after.started_at


def test_a_second_sitting_takes_up_what_the_first_one_left() -> None:
    tries: dict[int, list[FocusSession]] = {}
    for session in of(FocusSession):
        if session.bite_id is not None and session.plan_units is not None:
            tries.setdefault(session.bite_id, []).append(session)
    twice = [own for own in tries.values() if len(own) > 1]
    assert len(twice) > 10
    for first, second in twice:
        assert second.plan_units == (first.plan_units or 0) - (first.units or 0)


def test_entries_carry_their_tags_and_the_titles_of_what_they_are_about(when: When) -> None:
    titles = {
        "goal": {one.id: one.title for one in of(Goal, when)},
        "milestone": {one.id: one.title for one in of(Milestone, when)},
        "task": {one.id: one.title for one in of(Task, when)},
        "session": {one.id: one.subject for one in of(FocusSession, when)},
    }
    for link in of(EntryLink, when):
        assert link.target_title == titles[link.target][link.target_id]
    for entry in of(Entry, when):
        assert entry.tags == texts.tags_in(entry.body)
        assert entry.body == texts.clean_body(entry.body)
    assert {link.entry_id for link in of(EntryLink, when)} == {each.id for each in of(Entry, when) if not each.period}


def test_an_entry_on_a_session_follows_it_closely() -> None:
    sessions, entries = by_id(FocusSession), by_id(Entry)
    outcomes = {EntryKind.SESSION: SessionState.DONE, EntryKind.ROADBLOCK: SessionState.ABANDONED}
    for link in of(EntryLink):
        if link.target == "session":
            session, entry = sessions[link.target_id], entries[link.entry_id]
            assert outcomes[entry.kind] is session.state
            assert session.ended_at and entry.written_at
            assert 0 < (entry.written_at - session.ended_at).total_seconds() < 600


def test_another_day_cutoff_moves_the_days(database: Path) -> None:
    late = time(9)
    values = lived_in_year(*USUAL, late)
    sessions = [one for one in values if isinstance(one, FocusSession)]
    assert all(one.ended_at and one.local_day == days.local_day(one.ended_at, USUAL[1], late) for one in sessions)
    segments = [one for one in values if isinstance(one, Segment)]
    assert len(segments) >= len(of(Segment))
    with closing(connect(database)) as connection:
        put_all(connection, values)


def test_the_demo_is_a_private_database_of_its_own(tmp_path: Path) -> None:
    path = make_demo(tmp_path / "demo", *USUAL)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    state = look(path)
    assert len(state.goals) == 8
    assert [column.wip_limit for column in state.columns] == [None, 3, None, None]
    assert state.steps == ()


def test_a_demo_is_never_written_into_a_file_that_is_there(database: Path) -> None:
    there = database.with_name("demo.db")
    database.rename(there)
    with pytest.raises(StoreFailed, match="is there already"):
        make_demo(there.parent, *USUAL)
    assert look(there).goals == ()
