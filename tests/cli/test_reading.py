"""`list` and `status`: what there is, for people and for programs."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.commands.plan import Plan
from tests.conftest import OpenStore
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import finish_bite
from tui_goals.commands.cards import archive_milestone, move_on_hill
from tui_goals.commands.focus import end_session, pause_session, start_session
from tui_goals.commands.goals import set_phase
from tui_goals.commands.journal import write_entry
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import add_dependency, add_milestone, finish_milestone
from tui_goals.domain import AmountKind, Entry, Milestone, Phase, SessionState, Target

KINDS = ("goals", "milestones", "tasks", "bites", "sessions", "entries")


def test_without_a_database_everything_is_empty_and_nothing_is_written(anywhere: Run, tmp_path: Path) -> None:
    place = tmp_path / "data" / "goals.db"
    for kind in KINDS:
        answer = anywhere("list", kind, "--json", "--db", place)
        assert (answer.code, answer.json) == (0, [])
        told = anywhere("list", kind, "--db", place)
        assert (told.code, told.out) == (0, "") and told.err.startswith("No ")
    status = anywhere("status", "--json", "--db", place).json
    assert status["session"] is None and status["queue"] == []
    assert status["counts"] == dict.fromkeys(KINDS, 0) | {"open": dict.fromkeys(KINDS[:4], 0)}
    assert "No goals are open" in anywhere("status", "--db", place).out
    assert anywhere("export", "--db", place).json["goals"] == []
    assert not place.parent.exists()


def test_goals_as_json_say_how_they_are_measured(run: Run, novel: Plan, database: Path, open_store: OpenStore) -> None:
    store = open_store(database)
    do(store, record_measurement, novel.goal.id, AmountKind.TOTAL, 20_000)
    (goal,) = run("list", "goals", "--json").json
    assert goal["measure"] == {"kind": "number", "unit": "words", "start": 0, "target": 80_000, "now": 20_000}
    assert goal["progress"] == 0.25
    assert (goal["id"], goal["title"], goal["phase"]) == (novel.goal.id, "Write the novel", "committed")
    assert (goal["due"], goal["start"], goal["created_at"]) == ("2026-12-31", "2026-03-04", "2026-03-04T09:00:00.000Z")


def test_a_goal_counted_by_milestones_says_how_many_are_done(run: Run) -> None:
    run("add", "goal", "Learn the cello")
    (goal,) = run("list", "goals", "--json").json
    assert goal["measure"] == {"kind": "milestones", "unit": "milestones", "start": 0, "target": None, "now": 0}
    assert goal["progress"] is None
    for title in ("First scale", "First song"):
        run("add", "milestone", title, "--of", 1)
    run("done", "milestone", 1)
    (goal,) = run("list", "goals", "--json").json
    assert (goal["measure"]["target"], goal["measure"]["now"], goal["progress"]) == (2, 1, 0.5)
    assert run("list", "goals").lines[1].split() == [
        "1", "committed", "50", "%", "1", "of", "2", "milestones", "Learn", "the", "cello",
    ]  # fmt: skip


def test_each_row_names_what_it_belongs_to(run: Run, novel: Plan) -> None:
    (milestone,) = run("list", "milestones", "--json").json
    (task,) = run("list", "tasks", "--json").json
    (bite,) = run("list", "bites", "--json").json
    assert (milestone["goal_id"], milestone["column"], milestone["progress"]) == (novel.goal.id, "Planned", 0)
    assert (task["milestone_id"], task["goal_id"], task["done"]) == (novel.milestone.id, novel.goal.id, False)
    assert (bite["task_id"], bite["milestone_id"], bite["goal_id"]) == (novel.task.id, 1, novel.goal.id)
    assert (bite["amount"], bite["unit"], bite["done"]) == (1000, "words", False)


def test_what_has_ended_is_only_in_all(run: Run, novel: Plan, database: Path, open_store: OpenStore) -> None:
    store = open_store(database)
    do(store, finish_milestone, novel.milestone.id)
    assert [row["done"] for row in run("list", "milestones", "--json").json] == [True]
    assert run("list", "milestones", "--open", "--json").json == []
    assert run("list", "tasks", "--json").json == []
    assert len(run("list", "tasks", "--all", "--json").json) == 1
    assert len(run("list", "tasks", "--of", novel.milestone.id, "--json").json) == 1
    do(store, set_phase, novel.goal.id, Phase.DROPPED)
    for kind in KINDS[:4]:
        assert run("list", kind, "--json").json == []
        (row,) = run("list", kind, "--all", "--json").json
        assert row["id"] == 1


def test_of_and_limit_choose(run: Run, novel: Plan) -> None:
    run("add", "goal", "Another")
    for goal, title in ((1, "Second draft"), (2, "Elsewhere"), (1, "Third draft")):
        run("add", "milestone", title, "--of", goal)
    of_novel = run("list", "milestones", "--of", novel.goal.id, "--json").json
    assert [row["title"] for row in of_novel] == ["First draft", "Second draft", "Third draft"]
    assert len(run("list", "milestones", "--limit", 2).lines) == 3
    everything = [row["title"] for row in run("list", "milestones", "--json").json]
    assert everything == ["First draft", "Second draft", "Third draft", "Elsewhere"]


def test_a_milestone_that_waits_says_on_which(run: Run, novel: Plan, database: Path, open_store: OpenStore) -> None:
    store = open_store(database)
    second = do(store, add_milestone, Milestone(goal_id=novel.goal.id, title="Second draft")).value
    do(store, add_dependency, second.id, novel.milestone.id)
    assert [row["waits_on"] for row in run("list", "milestones", "--json").json] == [[], [novel.milestone.id]]
    assert f"waits on {novel.milestone.id}" in run("list", "milestones").lines[2]


def test_sessions_and_entries_come_newest_first(
    run: Run, novel: Plan, database: Path, open_store: OpenStore, clock: FrozenClock
) -> None:
    store = open_store(database)
    for minutes, outcome in ((10, SessionState.PARTIAL), (25, SessionState.DONE)):
        session = do(store, start_session, novel.bite.id, 25, 1000).value
        clock.forward(minutes * 60)
        do(store, end_session, session.id, outcome, AmountKind.DELTA, minutes * 10)
        entry = Entry(body=f"# After {minutes} minutes\n\nIt went #well.", mood=4)
        do(store, write_entry, entry, [(Target.GOAL, novel.goal.id), (Target.SESSION, session.id)])
    do(store, write_entry, Entry(body="About nothing"))
    newest, oldest = run("list", "sessions", "--json").json
    assert (newest["state"], newest["focus_seconds"], newest["units"]) == ("done", 1500, 250)
    assert (oldest["state"], oldest["focus_seconds"], oldest["local_day"]) == ("partial", 600, "2026-03-04")
    assert [row["id"] for row in run("list", "sessions", "--of", novel.bite.id, "--json").json] == [2, 1]
    assert run("list", "sessions", "--open", "--json").json == []
    running = do(store, start_session, None, 25).value
    assert [row["id"] for row in run("list", "sessions", "--open", "--json").json] == [running.id]
    assert run("list", "sessions", "--of", novel.bite.id, "--open", "--json").json == []
    do(store, end_session, running.id, SessionState.ABANDONED)
    assert [row["id"] for row in run("list", "sessions", "--limit", 2, "--json").json] == [running.id, 2]
    line = run("list", "sessions", "--limit", 1, "--of", novel.bite.id).lines[1]
    assert line.split()[:6] == ["2", "4", "Mar", "done", "25", "min"]
    loose, about, _ = run("list", "entries", "--json").json
    assert (loose["body"], loose["about"]) == ("About nothing", [])
    assert about["tags"] == ["well"]
    assert about["about"][0] == {"kind": "goal", "id": novel.goal.id, "title": "Write the novel"}
    assert [row["id"] for row in run("list", "entries", "--of", novel.goal.id, "--json").json] == [2, 1]
    assert run("list", "entries").lines[2].endswith("After 25 minutes")


def test_status_counts_the_time_of_the_running_session(
    run: Run, novel: Plan, database: Path, open_store: OpenStore, clock: FrozenClock
) -> None:
    store = open_store(database)
    session = do(store, start_session, novel.bite.id, 25, 1000).value
    clock.forward(12 * 60 + 30)
    clock.step_wall(3600)
    found = run("status", "--json").json["session"]
    assert (found["id"], found["subject"], found["state"]) == (session.id, "1000 words", "running")
    assert (found["elapsed_seconds"], found["remaining_seconds"], found["plan_minutes"]) == (750, 750, 25)
    assert found["sight"] == ["1000 words", "Chapter 1", "First draft 0/1", "Write the novel 0 %"]
    clock.forward(20 * 60)
    do(store, pause_session, session.id)
    clock.forward(60 * 60)
    found = run("status", "--json").json["session"]
    assert (found["state"], found["elapsed_seconds"], found["overrun_seconds"]) == ("paused", 1950, 450)
    first, second, *_ = run("status").lines
    assert first == "“1000 words” is paused: 32 min of 25 min and 1,000 words"
    assert second == "  1000 words < Chapter 1 < First draft 0/1 < Write the novel 0 %"


def test_status_tells_the_queue_and_the_counts(run: Run, novel: Plan, database: Path, open_store: OpenStore) -> None:
    run("add", "task", "Chapter 2", "--of", novel.milestone.id, "--due", "today")
    run("add", "bite", "Outline", "--of", 2)
    status = run("status", "--json").json
    assert [item["title"] for item in status["queue"]] == ["Outline", "1000 words"]
    urgent = status["queue"][0]
    assert (urgent["id"], urgent["due"], urgent["task"]) == (2, "2026-03-04", {"id": 2, "title": "Chapter 2"})
    assert urgent["goal"] == {"id": novel.goal.id, "title": "Write the novel"}
    assert status["counts"]["open"] == {"goals": 1, "milestones": 1, "tasks": 2, "bites": 2}
    do(open_store(database), finish_bite, 2)
    assert run("status", "--json").json["counts"] == {
        "goals": 1, "milestones": 1, "tasks": 2, "bites": 2, "sessions": 0, "entries": 0,
        "open": {"goals": 1, "milestones": 1, "tasks": 2, "bites": 1},
    }  # fmt: skip
    assert run("status").lines == [
        "BITE  DUE     NEXT",
        "1     31 Dec  1000 words < Chapter 1 < Write the novel",
        "",
        "Open: 1 goal, 1 milestone, 2 tasks and 1 bite.",
    ]


def test_t35_focus_and_overrun_are_separate_columns_and_both_stay(
    run: Run, novel: Plan, database: Path, open_store: OpenStore, clock: FrozenClock
) -> None:
    store = open_store(database)
    for minutes in (20, 31):
        session = do(store, start_session, novel.bite.id, 25).value
        clock.forward(minutes * 60)
        do(store, end_session, session.id, SessionState.PARTIAL)
    over, within = run("list", "sessions", "--json").json
    assert (over["focus_seconds"], over["overrun_seconds"], over["plan_minutes"]) == (1860, 360, 25)
    assert (within["focus_seconds"], within["overrun_seconds"]) == (1200, 0)
    heads, first, second = run("list", "sessions").lines
    at = heads.index("OVER")
    assert (first[heads.index("FOCUS") : at].strip(), first[at : at + 6].strip()) == ("25 min", "6 min")
    assert (second[heads.index("FOCUS") : at].strip(), second[at : at + 6].strip()) == ("20 min", "")
    running = do(store, start_session, None, 10).value
    clock.forward(900)
    assert run("list", "sessions", "--open", "--json").json[0]["overrun_seconds"] == 300
    do(store, end_session, running.id, SessionState.DONE)


def test_j35_find_lists_what_has_the_words(run: Run, novel: Plan, database: Path, open_store: OpenStore) -> None:
    store = open_store(database)
    for body, mood in (("At the Café. #rain", 4), ("At home", 2)):
        do(store, write_entry, Entry(body=body, mood=mood), [(Target.GOAL, novel.goal.id)] * (mood == 2))
    assert [row["mood"] for row in run("list", "entries", "--find", "cafe tag:rain", "--json").json] == [4]
    assert [row["mood"] for row in run("list", "entries", "--find", "at", "--of", "1", "--json").json] == [2]
    assert [row["title"] for row in run("list", "milestones", "--find", "DRÁFT", "--json").json] == ["First draft"]
    assert run("list", "goals", "--find", "goal:x", "--json").json == []
    assert run("list", "sessions", "--find", "x", "--json").json == []
    assert "found by" in run("list", "entries", "--find", "C++").err


def test_p35_what_is_archived_is_listed_with_all_alone_and_still_counts(
    run: Run, novel: Plan, open_store: OpenStore, database: Path
) -> None:
    store = open_store(database)
    do(store, move_on_hill, novel.milestone.id, 1)
    do(store, archive_milestone, novel.milestone.id)
    assert run("list", "milestones", "--json").json == []
    (row,) = run("list", "milestones", "--all", "--json").json
    assert (row["archived"], row["hill"], row["labels"], row["column"]) == (True, 0, [], "Planned")
    assert "archived" in run("list", "milestones", "--all").out
    status = run("status", "--json").json
    assert status["queue"] == [] and status["counts"]["open"]["bites"] == 0
    assert run("doctor").code == 0
