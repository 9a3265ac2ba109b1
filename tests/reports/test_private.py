"""No private word is ever in a reader's report: every text in the file is a canary of its own."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.story import MONDAY, report_of
from tui_goals import processes
from tui_goals.clock import FrozenClock
from tui_goals.domain import (
    AgreedScope,
    AmountKind,
    Bite,
    Column,
    Decision,
    Draft,
    Entry,
    EntryKind,
    EntryLink,
    EntryVersion,
    Feedback,
    FocusSession,
    Goal,
    Interruption,
    InterruptionKind,
    Kept,
    MeasureKind,
    Measurement,
    Milestone,
    Phase,
    PlanChange,
    PlannedPause,
    ReaderKind,
    ReportReader,
    Review,
    Segment,
    SessionState,
    Shared,
    Sharing,
    Stored,
    Target,
    Task,
)
from tui_goals.reports.document import Format
from tui_goals.reports.rendering import rendered
from tui_goals.rules import periods
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.store import Store
from tui_goals.store.bulk import put_all

CANARY = re.compile(r"zq[0-9]+z")
PLAIN = {"zone", "boot_id", "uid", "subject_key", "facts", "content", "period", "field", "old", "new"}
GOALS, OF_EACH = 3, 2
MINE, OTHER = 1, 2
"""The reader the reports are made for, and one who may see everything."""

Words = dict[str, tuple[str, int, str]]
"""For each canary where it stands: kind, id, field."""


def canaries(values: Iterator[Stored], words: Words) -> Iterator[Stored]:
    """The values with a canary of its own in every text that a person types."""
    for value in values:
        changes: dict[str, Any] = {}
        for each in fields(value):  # type: ignore[arg-type]
            if type(getattr(value, each.name)) is str and each.name not in PLAIN:
                canary = f"zq{len(words)}z"
                words[canary] = (type(value).__name__, value.id, each.name)
                changes[each.name] = canary
            elif each.name in ("labels", "tags"):
                canary = f"zq{len(words)}z"
                words[canary] = (type(value).__name__, value.id, each.name)
                changes[each.name] = (canary,)
        yield replace(value, **changes)


def life(clock: FrozenClock) -> Iterator[Stored]:
    """One of everything under each of some goals, all in the week of Monday."""
    now, day = clock.now(), MONDAY + timedelta(days=1)
    lived: dict[str, Any] = {"zone": "Europe/Berlin", "local_day": day}
    yield Column(id=77, title="x", position=99.0)
    yield from (ReportReader(id=place, kind=ReaderKind.PEER) for place in (MINE, OTHER))
    yield Draft(id=1, updated_at=now)
    yield PlannedPause(id=1, first_day=day, last_day=day)
    milestone = task = bite = 0
    for goal in range(1, GOALS + 1):
        phase = Phase.ACHIEVED if goal == GOALS else Phase.COMMITTED
        yield Goal(
            id=goal, measure=MeasureKind.NUMBER, target_value=100.0, start=date(2026, 1, 1), due=date(2026, 12, 1),
            phase=phase, created_at=now, ended_at=now if phase is Phase.ACHIEVED else None,
        )  # fmt: skip
        for place in range(OF_EACH):
            milestone, task, bite = milestone + 1, task + 1, bite + 1
            yield Milestone(
                id=milestone, goal_id=goal, column_id=77, due=day - timedelta(days=place), created_at=now, moved_at=now,
                done_at=now if place else None,
            )  # fmt: skip
            yield Task(id=task, milestone_id=milestone, created_at=now)
            yield Bite(id=bite, task_id=task, amount=3.0, created_at=now, done_at=now)
            yield FocusSession(
                id=bite, bite_id=bite, goal_id=goal, state=SessionState.ABANDONED if place else SessionState.DONE,
                units=5.0, started_at=now, ended_at=now.add(minutes=25), kept=Kept.KEPT, **lived,
            )  # fmt: skip
            yield Segment(id=bite, session_id=bite, started_at=now, ended_at=now.add(minutes=25), local_day=day)
            kind = tuple(InterruptionKind)[place % 2]
            yield Interruption(id=bite, session_id=bite, kind=kind, happened_at=now, **lived)
            yield Measurement(id=bite, goal_id=goal, kind=AmountKind.DELTA, amount=4.0, measured_at=now, **lived)
            kind_of_entry = EntryKind.WEEKLY if bite == 1 else EntryKind.FREE
            period = "2026-W10" if bite == 1 else None
            yield Entry(id=bite, kind=kind_of_entry, period=period, mood=3, written_at=now, **lived)
            yield EntryLink(id=bite, entry_id=bite, target=Target.GOAL, target_id=goal)
            yield EntryVersion(id=bite, entry_id=bite, replaced_at=now)
            yield Decision(
                id=bite, entry_id=1, target=Target.MILESTONE, target_id=milestone, decided_at=now, **lived
            )  # fmt: skip
        for target, target_id in ((Target.GOAL, goal), (Target.MILESTONE, milestone), (Target.TASK, task)):
            number = goal * 10 + tuple(Target).index(target)
            yield PlanChange(
                id=number, target=target, target_id=target_id, field="due", old="2026-03-01", new="2026-03-03",
                changed_at=now, **lived,
            )  # fmt: skip
            yield PlanChange(
                id=100 + number, target=target, target_id=target_id, field="title", old="zqOLDz", new="zqNEWz",
                changed_at=now, **lived,
            )  # fmt: skip
        yield Feedback(
            id=goal, reader_id=OTHER, target=Target.GOAL, target_id=goal, given_at=now, local_day=day
        )  # fmt: skip
        yield AgreedScope(id=goal, goal_id=goal, agreed_at=now, **lived)
    yield Review(id=1, entry_id=1, computed_at=now)


@pytest.fixture(scope="module")
def planted(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Words]]:
    """The file, and where each canary stands in it."""
    import pendulum

    clock = FrozenClock(pendulum.datetime(2026, 3, 4, 9, 0))
    path = tmp_path_factory.mktemp("private") / "goals.db"
    path.write_bytes(template.read_bytes())
    path.chmod(0o600)
    words: Words = {}
    store = Store(path, clock, "Europe/Berlin", DAY_CUTOFF, processes.this_terminal(clock))
    put_all(store.connection, canaries(life(clock), words))
    yield store, words
    store.close()


def may_see(shared: set[tuple[Shared, int]], where: tuple[str, int, str], store: Store) -> bool:
    """Whether a text is one that the reader may see."""
    kind, id, field = where
    if kind == "ReportReader":
        return (id, field) == (MINE, "name")
    if kind == "PlanChange" and field == "reason":
        change = store.reader.get(PlanChange, id)
        return change.field == "due" and (str(change.target), change.target_id) in {(str(k), i) for k, i in shared}
    seen = {"Goal": ("title", "unit"), "Milestone": ("title", "deliverable"), "Entry": ("body",)}
    return field in seen.get(kind, ()) and (Shared(kind.lower()), id) in shared


THINGS = [
    *((Shared.GOAL, id) for id in range(1, GOALS + 1)),
    *((Shared.MILESTONE, id) for id in range(1, GOALS * OF_EACH + 1)),
    *((Shared.ENTRY, id) for id in range(1, GOALS * OF_EACH + 1)),
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shared=st.sets(st.sampled_from(THINGS)),
    kind=st.sampled_from(periods.KINDS),
    goal=st.none() | st.integers(1, GOALS),
)
def test_j43_no_private_text_is_ever_in_a_readers_report_in_any_form(
    planted: tuple[Store, Words], shared: set[tuple[Shared, int]], kind: EntryKind, goal: int | None
) -> None:
    store, words = planted
    store.connection.execute("DELETE FROM sharing")
    everything = [Sharing(reader_id=OTHER, target=target, target_id=id) for target, id in THINGS]
    marked = [Sharing(reader_id=MINE, target=target, target_id=id) for target, id in sorted(shared)]
    put_all(store.connection, [*everything, *marked])
    reader = store.reader.get(ReportReader, MINE)
    of = store.reader.get(Goal, goal) if goal is not None else None
    document = report_of(store, kind, of, reader)
    for form in Format:
        text = rendered(document, form)
        assert "zqOLDz" not in text and "zqNEWz" not in text
        leaked = {canary: words[canary] for canary in CANARY.findall(text) if canary in words}
        assert {where for where in leaked.values() if not may_see(shared, where, store)} == set()
    if goal is None:
        titles = {
            canary
            for canary, (name, id, field) in words.items()
            if name in ("Goal", "Milestone") and field == "title" and (Shared(name.lower()), id) in shared
        }
        assert titles <= set(CANARY.findall(rendered(document, Format.TEXT)))


def test_j43_one_who_may_see_everything_is_told_something(planted: tuple[Store, Words]) -> None:
    store, _ = planted
    store.connection.execute("DELETE FROM sharing")
    put_all(store.connection, [Sharing(reader_id=OTHER, target=target, target_id=id) for target, id in THINGS])
    text = rendered(report_of(store, reader=store.reader.get(ReportReader, OTHER)), Format.TEXT)
    for heading in ("Achieved", "Still to come", "What changed, and why", "In numbers", "In words", "Your answer"):
        assert f"\n{heading}\n" in text
    assert "Mood" not in text and "Left" not in text and "Entries" not in text
