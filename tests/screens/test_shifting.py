"""A due date that moves in a form or inside a review asks what becomes of what hangs on it, with a preview (P22)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.commands.plan import Plan, add, start_novel
from tests.screens.at_focus import Person
from tests.screens.reading import at_terminal
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.milestones import add_dependency, edit_milestone
from tui_goals.domain import Goal, Milestone, PlanChange
from tui_goals.store import Store

FOUR_DAYS = 4 * 86_400 + 8 * 3600


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel whose first draft is late, and a second one that waits on it."""
    plan = start_novel(store)
    late = do(store, edit_milestone, plan.milestone, replace(plan.milestone, due=date(2026, 3, 3))).value
    second = add(store, plan.goal, "Second draft")
    do(store, edit_milestone, second, replace(second, due=date(2026, 4, 6)))
    do(store, add_dependency, second.id, late.id)
    return replace(plan, milestone=late)


def dues(store: Store) -> list[date | None]:
    return [each.due for each in store.reader.find(Milestone)]


async def test_p22_the_goal_form_moves_the_milestones_with_the_due_day_or_leaves_them(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with at_terminal(database, clock, (80, 24)) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("g", "e")
        await person.reads("Goal: Write the novel")
        await person.press("down")
        await person.replace("2027-01-07")
        await person.press("ctrl+s")
        await person.reads("“Write the novel” moves. What becomes of its milestones?")
        await person.reads("Second draft: due 6 Apr -> 13 Apr, 7 days later")
        await person.press("escape")
        await person.reads("Goal: Write the novel")
        assert store.reader.get(Goal, plan.goal.id).due == date(2026, 12, 31), "nothing moves before it is decided"
        await person.press("ctrl+s")
        await person.reads("with its milestones")
        await person.press("j")
        await person.press("k", "tab", *"ill", "enter")
        await person.reads("13 Apr")
        assert dues(store) == [date(2026, 3, 10), date(2026, 4, 13)]
        assert {each.reason for each in store.reader.find(PlanChange)[-3:]} == {"ill"}
        await person.press("u")
        await person.pilot.pause()
    assert dues(store) == [date(2026, 3, 3), date(2026, 4, 6)]
    assert store.reader.get(Goal, plan.goal.id).due == date(2026, 12, 31)


async def test_p22_the_milestone_form_asks_and_its_reason_goes_along(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with at_terminal(database, clock) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("g", "j", "e")
        await person.reads("Milestone: First draft")
        await person.press("down", "down")
        await person.replace("2026-04-10")
        await person.press("ctrl+s")
        await person.reads("What becomes of what waits on it?")
        await person.press("j")
        await person.reads("Second draft: due 6 Apr -> 10 Apr, 4 days later")
        await person.press("enter")
        await person.reads("10 Apr")
    assert dues(store) == [date(2026, 4, 10), date(2026, 4, 10)]


async def test_p22_j11_adjusting_inside_a_review_asks_and_nothing_moves_before_it_is_saved(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    clock.forward(FOUR_DAYS)
    async with at_terminal(database, clock) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("6")
        await person.reads("Week 10")
        await person.press("tab", "escape", "j", "c")
        await person.reads("Adjust: First draft")
        await person.replace("2026-03-17")
        await person.press("down", "down", "down", *"ill", "ctrl+s")
        await person.reads("What becomes of what waits on it?")
        await person.reads("Second draft: due 6 Apr -> 20 Apr, 14 days later")
        await person.press("enter")
        await person.reads("due 17 Mar, keep buffer, ill")
        assert dues(store) == [date(2026, 3, 3), date(2026, 4, 6)]
        await person.press("k", "c")
        await person.reads("Adjust: Write the novel")
        await person.replace("2027-01-14")
        await person.press("ctrl+s")
        await person.reads("What becomes of its milestones?")
        await person.press("j", "enter")
        await person.reads("due 14 Jan 2027")
        await person.press("ctrl+s")
        await person.reads("Saved.")
    assert dues(store) == [date(2026, 3, 17), date(2026, 4, 20)]
    assert store.reader.get(Goal, plan.goal.id).due == date(2027, 1, 14)
    assert {each.reason for each in store.reader.find(PlanChange, field="due") if each.new == "2026-04-20"} == {"ill"}
