"""Our own export taken in: lossless, once however often, all or nothing, and what is wrong is named by line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.plan import Plan, start_novel
from tests.conftest import OpenStore
from tests.exchange.test_export import exported, lived
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import delete_goal
from tui_goals.commands.steps import undo
from tui_goals.commands.uniting import unite
from tui_goals.domain import EntryLink, Goal, Milestone, Refused, Target, TuiGoalsError
from tui_goals.exchange import export
from tui_goals.exchange.demo import lived_in_year
from tui_goals.exchange.reading import Malformed, parsed
from tui_goals.exchange.reading_rows import values_in
from tui_goals.store import Store
from tui_goals.store.bulk import put_all
from tui_goals.store.migrate import fingerprint

__all__ = ["lived"]


def text_of(store: Store, history: bool = False) -> str:
    with store.reading() as reader:
        return export.document(reader, history)


def take_in(store: Store, text: str) -> Any:
    return do(store, unite, values_in(parsed(text), text))


@pytest.fixture
def other(template: Path, tmp_path: Path, open_store: OpenStore) -> Store:
    """Another fresh database."""
    path = tmp_path / "other.db"
    path.write_bytes(template.read_bytes())
    path.chmod(0o600)
    return open_store(path)


def test_j40_e21_export_import_into_an_empty_file_export_are_equal(store: Store, lived: Plan, other: Store) -> None:
    text = text_of(store)
    done = take_in(other, text)
    assert text_of(other) == text
    assert done.step is not None and done.step.label == f"Import {done.value.count} rows"
    with_history = text_of(store, history=True)
    assert values_in(parsed(with_history), with_history) == values_in(parsed(text), text)


def test_j40_a_lived_in_year_comes_through_whole(store: Store, other: Store, clock: FrozenClock) -> None:
    put_all(store.connection, lived_in_year(clock.now(), store.zone))
    text = text_of(store)
    take_in(other, text)
    assert text_of(other) == text


def test_j40_taken_in_twice_it_is_there_once(store: Store, lived: Plan, other: Store) -> None:
    text = text_of(store)
    take_in(other, text)
    before = exported(other, history=False)
    again = take_in(other, text)
    assert (again.value.count, again.step) == (0, None)
    assert exported(other, history=False) == before
    assert take_in(store, text).value.count == 0


def test_j40_into_a_lived_in_file_nothing_doubles_and_nothing_is_mixed_up(
    store: Store, lived: Plan, other: Store
) -> None:
    mine = start_novel(other, "Mine")
    gone = start_novel(other, "Gone")
    do(other, delete_goal, gone.goal.id)
    before = {name: len(rows) for name, rows in exported(other).items() if isinstance(rows, list)}
    text = text_of(store)
    take_in(other, text)
    after, file = exported(other), json.loads(text)
    for name in ("goals", "milestones", "tasks", "bites", "sessions", "segments", "measurements", "entries"):
        assert len(after[name]) == before[name] + len(file[name])
    assert len(after["columns"]) == before["columns"]
    (novel,) = other.reader.find(Goal, uid=lived.goal.uid)
    assert novel.id not in (mine.goal.id, gone.goal.id)
    assert {each.title for each in other.reader.milestones_of(novel.id)} == {"First draft", "Second draft"}
    assert [each.title for each in other.reader.milestones_of(mine.goal.id)] == ["First draft"]
    (link,) = other.reader.find(EntryLink)
    assert link.target_id == novel.id
    again = take_in(other, text)
    assert again.step is None
    do(other, undo)
    assert {name: len(rows) for name, rows in exported(other).items() if name in before and name != "images"} == {
        **{name: number for name, number in before.items() if name != "images"},
        "steps": before["steps"] + 1, "terminals": before["terminals"],
    }  # fmt: skip


def test_j40_what_the_file_says_of_something_gone_is_not_put_on_another_thing(
    store: Store, lived: Plan, other: Store
) -> None:
    do(store, delete_goal, lived.goal.id)
    mine = start_novel(other, "Mine")
    assert mine.goal.id == lived.goal.id
    take_in(other, text_of(store, history=True))
    assert other.reader.entries_about(Target.GOAL, mine.goal.id) == ()
    (link,) = other.reader.find(EntryLink)
    assert link.target_title == "Write the novel" and link.target_id < 0


Change = Callable[[dict[str, Any]], object]
WRONG: dict[str, tuple[Change, str]] = {
    "type": (lambda it: it["goals"][0].update(title=5), r"line 3 \(row 1 of “goals”\): its title cannot be '5'"),
    "day": (lambda it: it["goals"][0].update(due="now"), "its due cannot be 'now'"),
    "span": (lambda it: it["goals"][0].update(due="P1Y"), "its due cannot be 'P1Y'"),
    "year": (lambda it: it["goals"][0].update(due="2026-13-01"), "its due cannot be"),
    "instant": (lambda it: it["entries"][0].update(written_at="2026-03-04"), "its written_at cannot be"),
    "word": (lambda it: it["goals"][0].update(phase="lost"), "its phase cannot be 'lost'"),
    "huge": (lambda it: it["goals"][0].update(id=2**70), "its id cannot be"),
    "none": (lambda it: it["goals"][0].update(title=None), "its title cannot be"),
    "flag": (lambda it: it["columns"][0].update(finishes=1), "its finishes cannot be"),
    "half": (lambda it: it["goals"][0].update(why="\ud800"), "its why cannot be"),
    "unknown": (lambda it: it["goals"][0].update(colour="red"), "knows no “colour”"),
    "list": (lambda it: it.update(wishes=[]), "knows no “wishes”"),
    "shape": (lambda it: it.update(goals={}), "“goals” is no list"),
    "row": (lambda it: it["goals"].append([]), "it is no object"),
    "twice": (lambda it: it["goals"].append(it["goals"][0]), "stands twice"),
    "uid": (lambda it: it["goals"][0].pop("uid"), "its uid is missing"),
    "version": (lambda it: it.update(version=2), "its version is 2"),
    "orphan": (lambda it: it.update(goals=[]), "belongs to the goal 1, which is not in the file"),
    "circle": (
        lambda it: it["dependencies"].append(
            {**it["dependencies"][0], "id": 9, "uid": "9", "milestone_id": 1, "needs_id": 2}
        ),
        "in a circle",
    ),
    "rule": (lambda it: it["entries"][0].update(mood=9), "mood"),
    "no title": (lambda it: it["goals"][0].update(title=" "), "no title"),
    "constraint": (lambda it: it["segments"][0].update(cause="sleep"), "does not fit the rules of the database"),
}


def written(found: dict[str, Any]) -> str:
    """The file as the export writes it, a row a line."""
    lists = {name: rows for name, rows in found.items() if name in export.KINDS and rows and isinstance(rows, list)}
    rest = {name: value for name, value in found.items() if name not in lists}
    parts = (f'"{name}": [\n' + ",\n".join(map(json.dumps, rows)) + "\n]" for name, rows in lists.items())
    return ",\n".join([json.dumps(rest)[:-1], *parts]) + "\n}\n"


@pytest.mark.parametrize("name", WRONG)
def test_j40_a_file_that_is_wrong_changes_nothing_and_is_told_with_line_and_reason(
    store: Store, lived: Plan, other: Store, name: str
) -> None:
    change, words = WRONG[name]
    found = json.loads(text_of(store))
    change(found)
    text = written(found)
    start_novel(other, "Mine")
    before = fingerprint(other.connection)
    with pytest.raises((Malformed, TuiGoalsError), match=words):
        take_in(other, text)
    assert fingerprint(other.connection) == before


def test_j40_two_open_sessions_are_refused(store: Store, other: Store) -> None:
    from tui_goals.commands.focus import start_session

    for each in (store, other):
        do(each, start_session, start_novel(each).bite.id, 25)
    with pytest.raises(Refused, match="End one of them first"):
        take_in(other, text_of(store))
    assert len(other.reader.find(Milestone)) == 1
