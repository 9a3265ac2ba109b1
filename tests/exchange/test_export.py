"""The export holds every table and every row as it is, twice the same, and nothing that acts on a terminal."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.commands.plan import Plan, start_novel
from tests.terminal.hostile import INJECTIONS
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.drafts import keep_draft
from tui_goals.commands.focus import end_session, pause_session, start_session
from tui_goals.commands.goals import delete_goal
from tui_goals.commands.journal import write_entry
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import add_dependency, add_milestone
from tui_goals.domain import (
    AgreedScope,
    AlertClaim,
    AmountKind,
    Baseline,
    Break,
    Decision,
    Entry,
    EntryVersion,
    Feedback,
    FocusSession,
    Goal,
    GoalTemplate,
    HillMark,
    Interruption,
    Milestone,
    PlanChange,
    PlannedPause,
    QueueMark,
    ReportReader,
    Review,
    RewardTaken,
    SavedFilter,
    SessionState,
    Sharing,
    StatusUpdate,
    StoreFailed,
    Target,
    ViewSetting,
)
from tui_goals.exchange import export
from tui_goals.store import Store, migrate
from tui_goals.store.migrate import fingerprint
from tui_goals.store.tx import Tx
from tui_goals.terminal.text import clean_line

OWN_TABLES = {"alembic_version", "sqlite_sequence", "entry_text"}
"""Tables of the tools, and what a search looks through: they hold nothing that is not elsewhere."""


@pytest.fixture
def lived(store: Store, clock: FrozenClock) -> Plan:
    """A database with something in every table."""
    plan = start_novel(store)
    second = Milestone(goal_id=plan.goal.id, title="Second draft", labels=("slow", "quiet"), due=date(2026, 9, 1))
    do(store, add_dependency, do(store, add_milestone, second).value.id, plan.milestone.id)
    session = do(store, start_session, plan.bite.id, 25, 1000).value
    clock.forward(600.25)
    do(store, pause_session, session.id)
    clock.forward(60)
    do(store, end_session, session.id, SessionState.PARTIAL, AmountKind.DELTA, 333.3)
    do(store, record_measurement, plan.goal.id, AmountKind.TOTAL, 0.1 + 0.2)
    do(store, write_entry, Entry(body="It went #well.\n\nReally."), [(Target.GOAL, plan.goal.id)])
    do(store, keep_draft, "entry", {"body": "half a sent"})
    with store.write() as tx:
        now = {"zone": tx.zone, "local_day": date(2026, 3, 4)}
        tx.add(Interruption(session_id=session.id, happened_at=tx.now, note="the door", **now))
        tx.add(Break(session_id=session.id, planned_minutes=5, started_at=tx.now, **now))
        tx.add(PlannedPause(first_day=date(2026, 7, 1), last_day=date(2026, 7, 14), note="the sea"))
        tx.add(QueueMark(bite_id=plan.bite.id))
        tx.add(AlertClaim(subject="session:1:end", claimed_at=tx.now))
        tx.add(StatusUpdate(goal_id=plan.goal.id, text="Slowly.", written_at=tx.now, **now))
        tx.add(HillMark(milestone_id=plan.milestone.id, hill=30, marked_at=tx.now, **now))
        tx.add(Baseline(goal_id=plan.goal.id, title="As agreed", taken_at=tx.now, **now))
        tx.add(GoalTemplate(title="A novel", created_at=tx.now))
        tx.add(SavedFilter(title="Late", text="due:late"))
        tx.add(ViewSetting(subject="theme", value='"calm-light"', updated_at=tx.now))
        _look_back(tx, plan)
    return plan


def _look_back(tx: Tx, plan: Plan) -> None:
    """A review with a decision, and someone who reads along."""
    now = {"zone": tx.zone, "local_day": date(2026, 3, 4)}
    (entry,), goal = tx.find(Entry), (Target.GOAL, plan.goal.id)
    tx.add(EntryVersion(entry_id=entry.id, body="It went.", replaced_at=tx.now))
    tx.add(Review(entry_id=entry.id, facts='{"focus": 600}', computed_at=tx.now))
    decision = tx.add(Decision(0, "", 1, entry.id, *goal, "Write the novel", decided_at=tx.now, **now))
    tx.add(PlanChange(0, "", 1, *goal, field="due", decision_id=decision.id, changed_at=tx.now, **now))
    tx.add(RewardTaken(0, "", 1, *goal, taken_at=tx.now, **now))
    reader = tx.add(ReportReader(name="Ada"))
    tx.add(Sharing(reader_id=reader.id, target_id=plan.goal.id))
    tx.add(Feedback(0, "", 1, reader.id, *goal, text="Go on.", given_at=tx.now, local_day=date(2026, 3, 4)))
    tx.add(AgreedScope(goal_id=plan.goal.id, agreed_at=tx.now, **now))


def exported(store: Store, history: bool = True) -> dict[str, Any]:
    with store.reading() as reader:
        found: dict[str, Any] = json.loads(export.document(reader, history))
    return found


def test_e20_every_table_and_every_row_is_in_it(store: Store, lived: Plan) -> None:
    rows = {table: count for table, count in fingerprint(store.connection).items() if table not in OWN_TABLES}
    assert set(export.TABLES.values()) == set(rows)
    assert min(rows.values()) > 0
    found = exported(store)
    assert {table: len(found[name]) for name, table in export.TABLES.items()} == rows


def test_every_column_is_in_it_as_it_is(store: Store, lived: Plan) -> None:
    found = exported(store)
    for name, table in export.TABLES.items():
        cursor = store.connection.execute(" ".join(("SELECT * FROM", table, "ORDER BY id")))
        columns = [column for column, *_ in cursor.description]
        for row, raw in zip(found[name], cursor, strict=True):
            assert set(row) == set(columns)
            for column, value in zip(columns, raw, strict=True):
                if isinstance(value, str | float) and column not in ("labels", "tags", "tables"):
                    assert row[column] == value


def test_instants_days_words_and_references_can_be_read(store: Store, lived: Plan) -> None:
    found = exported(store)
    (session,) = found["sessions"]
    assert (session["started_at"], session["ended_at"]) == ("2026-03-04T09:00:00.000Z", "2026-03-04T09:11:00.250Z")
    assert (session["local_day"], session["clock_step"], session["units"]) == ("2026-03-04", False, 333.3)
    assert found["milestones"][1]["labels"] == ["slow", "quiet"]
    assert found["entries"][0]["tags"] == ["well"]
    assert [segment["session_id"] for segment in found["segments"]] == [session["id"]] * 2
    assert {goal["id"] for goal in found["goals"]} >= {milestone["goal_id"] for milestone in found["milestones"]}
    assert found["measurements"][1]["amount"] == 0.1 + 0.2


def test_identities_last(store: Store, lived: Plan) -> None:
    found = exported(store)
    uids = [row["uid"] for name, rows in found.items() if isinstance(rows, list) and name != "images" for row in rows]
    assert len(set(uids)) == len(uids) and all(uids)
    assert found["goals"][0]["uid"] == lived.goal.uid


def test_it_is_the_same_twice(store: Store, lived: Plan) -> None:
    with store.reading() as reader:
        first, second = export.document(reader), export.document(reader)
    assert first == second
    assert first.splitlines()[1].startswith('"goals"')
    assert any(line.startswith('{"id": 1, "uid"') for line in first.splitlines())


def test_without_history_nothing_that_was_deleted_is_in_it(store: Store, lived: Plan) -> None:
    secret = do(store, export_secret).value
    do(store, delete_goal, secret.id)
    assert "wish nobody knows" in json.dumps(exported(store))
    plain = exported(store, history=False)
    assert "wish nobody knows" not in json.dumps(plain)
    assert not {"steps", "images", "terminals"} & set(plain)
    assert len(plain["goals"]) == 1


def export_secret(tx: Tx) -> Goal:
    """Add a secret."""
    return tx.add(Goal(title="A wish nobody knows"))


def test_hostile_text_is_inert_and_comes_back(store: Store, lived: Plan) -> None:
    storable = [text for text in INJECTIONS if not any("\ud800" <= character <= "\udfff" for character in text)]
    for text in (*storable, "漢字 🏴\U000e0067\U000e0062\U000e007f 👩‍👩‍👧 \U000e0041"):
        do(store, plant, lived.goal.id, text)
        with store.reading() as reader:
            document = export.document(reader)
        assert all(clean_line(line) == line for line in document.split("\n"))
        assert json.loads(document)["goals"][0]["why"] == text
        ascii_only = export.in_ascii(document)
        assert ascii_only.isascii() and json.loads(ascii_only) == json.loads(document)


def plant(tx: Tx, goal_id: int, text: str) -> None:
    """Plant a text."""
    goal = tx.get(Goal, goal_id)
    tx.change(goal, why=text)


def test_no_database_is_an_empty_export() -> None:
    found = json.loads(export.document(None))
    assert (found["format"], found["version"], found["schema"]) == ("tui-goals export", 1, migrate.HEAD)
    assert all(found[name] == [] for name in export.TABLES)


def test_a_value_reads_as_its_row_does(store: Store, lived: Plan) -> None:
    with store.reading() as reader:
        (session,) = reader.find(FocusSession)
    assert export.as_row(session) == exported(store)["sessions"][0]
    assert export.as_row(replace(session, ended_at=None))["ended_at"] is None


def test_a_damaged_row_is_named(store: Store, lived: Plan) -> None:
    store.connection.execute("PRAGMA ignore_check_constraints = ON")
    store.connection.execute("UPDATE milestone SET labels = 'not JSON' WHERE id = 2")
    with pytest.raises(StoreFailed, match="The milestone 2 is damaged"):
        exported(store)
