"""What a valid value is, and what is said of one that is not."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from tui_goals.domain import (
    Bite,
    Column,
    Entry,
    EntryKind,
    Goal,
    MeasureKind,
    Measurement,
    Milestone,
    Phase,
    Refused,
    Task,
)
from tui_goals.rules import checks

NAN, INFINITE = float("nan"), float("inf")
EARLY, LATE = date(2026, 1, 1), date(2026, 12, 31)
GOAL = Goal(id=1, title="Novel", measure=MeasureKind.NUMBER, unit="words", target_value=80_000.0, start=EARLY, due=LATE)
MILESTONE = Milestone(id=1, goal_id=1, title="Draft", start=EARLY, due=LATE, contributes=50_000.0, priority=3)
TASK = Task(title="Chapter", estimate=50)
BITE = Bite(title="1000 words", amount=1000.0, unit="words")
MEASUREMENT = Measurement(goal_id=1, amount=-40.0)
REVIEW = Entry(kind=EntryKind.WEEKLY, period="2026-W43", mood=5, energy=3)
FREE = Entry(body="a good day", mood=1, energy=1)

Changes = dict[str, object]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"start": LATE},
        {"start": None, "due": None},
        {"start_value": 90_000.0},
        {"target_value": 1e15},
        {"grade": 1},
        {"grade": 5},
        {"measure": MeasureKind.MILESTONES, "unit": "", "target_value": None},
        {"measure": MeasureKind.MILESTONES, "target_value": 0.0},
    ],
)
def test_a_sound_goal_passes(changes: Changes) -> None:
    checks.check_goal(replace(GOAL, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " \n"}, "The goal has no title; give it one"),
        ({"target_value": None}, "has no target; give it one, or count it by milestones"),
        ({"target_value": 0.0}, "starts at its target, 0; give it a target that differs"),
        ({"target_value": NAN}, "nan as its target"),
        ({"target_value": 2e15}, "too large to count exactly"),
        ({"target_value": -1.0000001e15}, "too large to count exactly"),
        ({"start_value": INFINITE}, "inf as its start value"),
        ({"measure": MeasureKind.MILESTONES, "target_value": NAN}, "nan as its target"),
        ({"unit": " "}, "without a unit; say of what"),
        ({"start": LATE, "due": EARLY}, "starts on 2026-12-31, after it is due on 2026-01-01; change one"),
        ({"grade": 0}, "0 as its grade; choose one from 1 to 5"),
        ({"grade": 6}, "6 as its grade; choose one from 1 to 5"),
    ],
)
def test_a_goal_that_is_not_sound_is_refused(changes: Changes, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        checks.check_goal(replace(GOAL, **changes))  # type: ignore[arg-type]
    assert words in str(refusal.value)
    assert "title" in changes or '"Novel"' in str(refusal.value)


@pytest.mark.parametrize("changes", [{}, {"contributes": None}, {"contributes": -5.0}, {"priority": 0}, {"due": None}])
def test_a_sound_milestone_passes(changes: Changes) -> None:
    checks.check_milestone(replace(MILESTONE, **changes), GOAL)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "no title"),
        ({"goal_id": 2}, "belongs to no goal; choose the goal"),
        ({"start": LATE, "due": EARLY}, "change one of the two dates"),
        ({"contributes": NAN}, "nan as its contribution"),
        ({"contributes": -INFINITE}, "-inf as its contribution"),
        ({"priority": 4}, "4 as its priority; choose one from 0 to 3"),
        ({"priority": -1}, "-1 as its priority; choose one from 0 to 3"),
    ],
)
def test_a_milestone_that_is_not_sound_is_refused(changes: Changes, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        checks.check_milestone(replace(MILESTONE, **changes), GOAL)  # type: ignore[arg-type]
    assert words in str(refusal.value)


def test_a_milestone_without_a_goal_is_refused() -> None:
    with pytest.raises(Refused, match="belongs to no goal"):
        checks.check_milestone(MILESTONE, None)


def test_sound_tasks_bites_measurements_and_entries_pass() -> None:
    for task in (TASK, replace(TASK, estimate=None), replace(TASK, estimate=1)):
        checks.check_task(task)
    for bite in (BITE, replace(BITE, amount=None, unit=""), replace(BITE, amount=0.5)):
        checks.check_bite(bite)
    checks.check_measurement(MEASUREMENT)
    for entry in (REVIEW, FREE, replace(FREE, mood=None, energy=None)):
        checks.check_entry(entry)


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (replace(TASK, title="\t"), "The task has no title"),
        (replace(TASK, estimate=0), "at least 1, or leave it empty"),
    ],
)
def test_a_task_that_is_not_sound_is_refused(task: Task, words: str) -> None:
    with pytest.raises(Refused, match=words):
        checks.check_task(task)


@pytest.mark.parametrize(
    ("bite", "words"),
    [
        (replace(BITE, title=""), "The bite has no title"),
        (replace(BITE, amount=0.0), "an amount of 0; give it more than 0"),
        (replace(BITE, amount=-3.0), "an amount of -3; give it more than 0"),
        (replace(BITE, amount=NAN), "nan as its amount"),
        (replace(BITE, amount=INFINITE), "inf as its amount"),
        (replace(BITE, unit=""), "an amount without a unit"),
    ],
)
def test_a_bite_that_is_not_sound_is_refused(bite: Bite, words: str) -> None:
    with pytest.raises(Refused, match=words):
        checks.check_bite(bite)


def test_a_column_needs_a_title() -> None:
    checks.check_column(Column(title="Doing"))
    with pytest.raises(Refused, match="The column has no title"):
        checks.check_column(Column(title=" "))


@pytest.mark.parametrize(
    ("changes", "unit", "counts"),
    [
        ({}, "words", True),
        ({}, "Words", True),
        ({}, "pages", False),
        ({}, "", False),
        ({"unit": ""}, "", False),
        ({"measure": MeasureKind.MILESTONES}, "words", False),
    ],
)
def test_amounts_in_the_goals_unit_move_its_measure(changes: Changes, unit: str, counts: bool) -> None:
    assert checks.counts_for(replace(GOAL, **changes), unit) is counts  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measurement", "words"),
    [(replace(MEASUREMENT, amount=NAN), "nan as its amount"), (replace(MEASUREMENT, goal_id=0), "belongs to no goal")],
)
def test_a_measurement_that_is_not_sound_is_refused(measurement: Measurement, words: str) -> None:
    with pytest.raises(Refused, match=words):
        checks.check_measurement(measurement)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (replace(FREE, mood=0), "0 as its mood; choose one from 1 to 5"),
        (replace(FREE, mood=6), "6 as its mood; choose one from 1 to 5"),
        (replace(FREE, energy=0), "0 as its energy; choose one from 1 to 3"),
        (replace(FREE, energy=4), "4 as its energy; choose one from 1 to 3"),
        (replace(REVIEW, period=None), "The weekly entry is a review without a period"),
        (replace(REVIEW, period=""), "review without a period"),
        (replace(FREE, period="2026-W43"), "which only reviews have"),
    ],
)
def test_an_entry_that_is_not_sound_is_refused(entry: Entry, words: str) -> None:
    with pytest.raises(Refused, match=words):
        checks.check_entry(entry)


MOVES = {
    (Phase.DRAFT, Phase.COMMITTED),
    (Phase.COMMITTED, Phase.PAUSED),
    (Phase.COMMITTED, Phase.ACHIEVED),
    (Phase.COMMITTED, Phase.MISSED),
    (Phase.COMMITTED, Phase.DROPPED),
    (Phase.PAUSED, Phase.COMMITTED),
    (Phase.ACHIEVED, Phase.COMMITTED),
    (Phase.MISSED, Phase.COMMITTED),
    (Phase.DROPPED, Phase.COMMITTED),
}


@pytest.mark.parametrize(("before", "after"), list(product(Phase, Phase)))
def test_a_goal_lives_through_its_phases_in_order(before: Phase, after: Phase) -> None:
    if before is after or (before, after) in MOVES:
        checks.check_phase(before, after)
        return
    with pytest.raises(Refused) as refusal:
        checks.check_phase(before, after)
    sentence = str(refusal.value)
    assert f"is {before} cannot become {after}" in sentence
    assert all(to in sentence for start, to in MOVES if start is before)
