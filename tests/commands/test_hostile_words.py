"""Strings that broke other programs, as titles and bodies: kept exactly, or refused in words, never anything else."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.plan import Plan, start_novel
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite
from tui_goals.commands.goals import add_goal, edit_goal
from tui_goals.commands.journal import edit_entry, write_entry
from tui_goals.commands.measures import record_measurement
from tui_goals.commands.milestones import add_milestone
from tui_goals.commands.steps import undo
from tui_goals.commands.tasks import add_task
from tui_goals.domain import AmountKind, Bite, Entry, Goal, Milestone, Refused, Task
from tui_goals.rules import texts
from tui_goals.store import Store

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile"
CORPORA = ["blns.json", "escapes.json", "markup.json", "sql_fts.json", "unicode.json", "UTF-8-test.txt"]
TEXT = st.text(st.characters(codec=None), max_size=80)
FRESH_ENOUGH = [HealthCheck.function_scoped_fixture]


def strings(name: str) -> list[str]:
    """The strings of one corpus; lines that are no text come as lone surrogates, as a terminal would hand them over."""
    path = HOSTILE / name
    if not path.exists():
        pytest.skip(f"the corpus {name} is not here")
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    return list(_texts_in(json.loads(path.read_text(encoding="utf-8"))["items"]))


def _texts_in(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        yield item if isinstance(item, str) else item["text"]


def cleaned(clean: Any, *args: Any) -> str | None:
    """What is kept of a text, or None where it is refused in words."""
    try:
        return str(clean(*args))
    except Refused as refusal:
        assert str(refusal).endswith((".", "words.", "cut.")), refusal
        return None


@pytest.mark.parametrize("name", CORPORA)
def test_every_title_is_kept_as_it_was_taken_in_or_refused(store: Store, name: str) -> None:
    goal = do(store, add_goal, Goal(title="first")).value
    kept = 0
    with store.write() as tx:
        for text in strings(name):
            title = cleaned(texts.clean_line, text, "goal")
            if title is not None:
                goal = edit_goal(tx, goal, replace(goal, title=title, why=texts.clean_optional_line(text)))
                kept += 1
                assert tx.get(Goal, goal.id) == goal
    assert kept >= 40
    assert store.reader.goals() == (goal,)


@pytest.mark.parametrize("name", CORPORA)
def test_every_body_is_kept_and_comes_back_by_undo(store: Store, name: str) -> None:
    bodies = [body for text in strings(name) if (body := cleaned(texts.clean_body, text)) is not None]
    entry = do(store, write_entry, Entry(body="\n\n".join(bodies))).value
    assert store.reader.get(Entry, entry.id) == entry
    do(store, edit_entry, entry, replace(entry, body=""))
    do(store, undo)
    assert store.reader.get(Entry, entry.id) == entry
    with store.write() as tx:
        written = {write_entry(tx, Entry(body=body)).id: body for body in bodies}
    assert {each.id: each.body for each in store.reader.entries(limit=5000) if each.id in written} == written


@settings(max_examples=60, suppress_health_check=FRESH_ENOUGH)
@given(TEXT)
def test_any_title_makes_a_readable_step(store: Store, text: str) -> None:
    title = cleaned(texts.clean_line, text, "goal")
    if title is not None:
        done = do(store, add_goal, Goal(title=title))
        assert done.step is not None and done.step.label == f"Add goal “{title}”"
        assert store.reader.get(Goal, done.value.id) == done.value


@settings(max_examples=60, suppress_health_check=FRESH_ENOUGH)
@given(TEXT | st.sampled_from(["\ud800", "\x00", "\x00a", "a\x00b", "\udcff"]))
def test_a_text_that_nobody_cleaned_is_kept_or_refused_too(store: Store, text: str) -> None:
    """The store's own last word, should a caller forget the door."""
    try:
        kept = do(store, add_goal, Goal(title=text, why=text)).value
    except Refused:
        return
    assert store.reader.get(Goal, kept.id) == kept
    do(store, undo)


HUGE = [2**31, 2**63 - 1, 2**63, -(2**63) - 1, 2**200]


@pytest.mark.parametrize("number", HUGE)
def test_a_number_that_does_not_fit_is_refused(store: Store, number: int) -> None:
    plan = start_novel(store)
    for command, value in values_with(plan, number):
        try:
            kept = do(store, command, value).value
        except Refused:
            continue
        assert store.reader.get(type(kept), kept.id) == kept
    for kind in AmountKind:
        try:
            do(store, record_measurement, plan.goal.id, kind, number)
        except Refused:
            assert number > 1e15 or number < -1e15


def values_with(plan: Plan, number: int) -> list[tuple[Any, Any]]:
    """Values that hold the number wherever one can be typed, or stand for something."""
    return [
        (add_goal, Goal(title="t", target_value=number, unit="u")),
        (add_goal, Goal(title="t", grade=number)),
        (add_milestone, Milestone(goal_id=plan.goal.id, title="t", priority=number)),
        (add_milestone, Milestone(goal_id=plan.goal.id, title="t", contributes=number)),
        (add_milestone, Milestone(goal_id=plan.goal.id, title="t", column_id=number)),
        (add_milestone, Milestone(goal_id=number, title="t")),
        (add_task, Task(milestone_id=plan.milestone.id, title="t", estimate=number)),
        (add_task, Task(milestone_id=number, title="t")),
        (add_bite, Bite(task_id=plan.task.id, title="t", amount=number, unit="u")),
        (add_bite, Bite(task_id=number, title="t")),
        (write_entry, Entry(body="b", energy=number)),
    ]
