"""Finding entries: folded texts stay in step with the entries through writes, undo and redo, and none is needed."""

import random
from dataclasses import replace
from datetime import date
from time import perf_counter

import pendulum
import pytest

from tests.benchmarks.life import Life, Size
from tests.commands.plan import Plan, start_novel
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import delete_goal
from tui_goals.commands.journal import delete_entry, edit_entry, write_entry
from tui_goals.commands.steps import redo, undo
from tui_goals.domain import Bite, Entry, EntryKind, Goal, Milestone, Target
from tui_goals.rules import searching
from tui_goals.rules.folding import fold
from tui_goals.rules.searching import query
from tui_goals.store import Store
from tui_goals.store.bulk import put_all

TODAY = date(2026, 3, 4)


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel to write about."""
    return start_novel(store)


def found(store: Store, typed: str) -> list[str]:
    """The texts that a query finds."""
    return [entry.body for entry in store.reader.search(query(typed, TODAY))]


def folded(store: Store) -> list[tuple[int, str]]:
    """What a search looks through."""
    return list(store.connection.execute("SELECT entry_id, folded FROM entry_text ORDER BY entry_id"))


def expected(store: Store) -> list[tuple[int, str]]:
    """What it should look through."""
    return [(entry.id, fold(entry.body)) for entry in store.reader.find(Entry)]


def test_j35_folded_texts_follow_every_write_undo_and_redo(store: Store) -> None:
    entry = do(store, write_entry, Entry(body="At the Café")).value
    assert folded(store) == expected(store) == [(entry.id, "at the cafe")]
    entry = do(store, edit_entry, entry, replace(entry, body="At home")).value
    assert folded(store) == expected(store) == [(entry.id, "at home")]
    do(store, undo)
    assert folded(store) == expected(store) == [(entry.id, "at the cafe")]
    do(store, redo)
    do(store, delete_entry, entry.id)
    assert folded(store) == expected(store) == []
    do(store, undo)
    assert folded(store) == expected(store) == [(entry.id, "at home")]


def test_j35_entries_of_an_older_program_are_found_at_once_and_folded_when_the_writer_opens(store: Store) -> None:
    put_all(
        store.connection, [Entry(body=f"Café {n}", written_at=store.clock.now(), local_day=TODAY) for n in range(3)]
    )
    assert folded(store) == []
    assert found(store, "cafe 1") == ["Café 1"]
    store.open_writer()
    assert folded(store) == expected(store) and len(folded(store)) == 3


def test_j35_kind_tag_goal_mood_after_and_before_combine(store: Store, plan: Plan, clock: FrozenClock) -> None:
    about = [(Target.MILESTONE, plan.milestone.id)]
    do(store, write_entry, Entry(body="Rain. #Über", mood=2), about)
    do(store, write_entry, Entry(body="Rain again.", mood=4, kind=EntryKind.CELEBRATION))
    clock.forward(86_400)
    do(store, write_entry, Entry(body="Snow.", mood=4), [(Target.SESSION, 0)][:0])
    assert found(store, "rain") == ["Rain again.", "Rain. #Über"]
    assert found(store, "rain kind:celebration") == ["Rain again."]
    assert found(store, "tag:uber") == found(store, "goal:NOVEL") == found(store, "mood:1-3") == ["Rain. #Über"]
    assert found(store, "after:2026-03-05") == ["Snow."]
    assert found(store, "before:2026-03-05 mood:4") == ["Rain again."]
    assert found(store, "goal:novel mood:4") == found(store, "goal:marathon") == []
    do(store, write_entry, Entry(body="To the goal"), [(Target.GOAL, plan.goal.id)])
    do(store, delete_goal, plan.goal.id)
    assert found(store, "goal:novel") == ["To the goal"]


def test_j34_what_is_typed_is_compared_and_never_becomes_a_statement(store: Store) -> None:
    bodies = ["C++", "don't", '"abc', "AND so", "goal:x", "100 %", "a_b", "x'); DROP TABLE entry; --"]
    for body in bodies:
        do(store, write_entry, Entry(body=body))
    for body in bodies:
        if body != "goal:x":
            assert body in found(store, body.replace('"', ""))
    assert found(store, "%") == ["100 %"] and found(store, "_") == ["a_b"] and found(store, "+") == ["C++"]
    assert found(store, "goal:x") == [] and found(store, '"goal:x"') == ["goal:x"]


def test_j35_things_of_the_plan_are_found_by_the_same_folding(store: Store, plan: Plan) -> None:
    (goal,) = store.reader.find_words(Goal, ("novel",))
    assert goal.id == plan.goal.id
    assert store.reader.find_words(Goal, ("novel", "x")) == ()
    assert len(store.reader.find_words(Bite, ())) == len(store.reader.find(Bite))
    assert store.reader.find_words(Milestone, (fold("DRÁFT"),)) == (plan.milestone,)


def test_j35_an_entry_knows_its_place_among_all(store: Store) -> None:
    for body in "abc":
        do(store, write_entry, Entry(body=body))
    listed = store.reader.entries()
    assert [store.reader.place_of_entry(entry) for entry in listed] == [0, 1, 2]


def test_j35_v9_a_search_costs_little_more_than_reading_the_texts_once(store: Store) -> None:
    size = Size(goals=8, milestones=40, tasks=160, bites=400, sessions=400, entries=10_000, steps=0)
    put_all(store.connection, Life(size, pendulum.datetime(2026, 3, 4)).values())
    store.open_writer()

    def best(read: object) -> float:
        times = []
        for _ in range(5):
            began = perf_counter()
            read()  # type: ignore[operator]
            times.append(perf_counter() - began)
        return min(times)

    once = best(lambda: store.connection.execute("SELECT sum(length(body)) FROM entry").fetchone())
    rare = query("zzz qqq", TODAY)
    assert best(lambda: store.reader.search(rare)) < once * 6 + 0.02


def test_j34_s14_ten_thousand_strings_are_looked_for_and_none_raises(store: Store, plan: Plan) -> None:
    do(store, write_entry, Entry(body="C++ don't “abc” 日本 100 % a_b"), [(Target.GOAL, plan.goal.id)])
    dice = random.Random(34)
    signs = "ab ß日İ\"':#-*%_()[]{}\\\n\x00\ud800\u0301;^~+=&|<>?.,"
    names = ("", "goal:", "tag:", "kind:", "mood:", "after:", "before:", "AND ", "NEAR(", "rowid:")
    for _ in range(10_000):
        typed = " ".join(
            dice.choice(names) + "".join(dice.choices(signs, k=dice.randrange(9))) for _ in range(dice.randrange(4))
        )
        store.reader.search(query(typed, TODAY), limit=5)
        store.reader.find_words(Goal, searching.words(typed), limit=5)
