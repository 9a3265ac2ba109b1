"""The page beside the tree: every field of a milestone is on it, and a page longer than the screen is scrolled."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.commands.plan import Plan, add, start_novel
from tests.screens.at_focus import Person
from tests.screens.reading import at_terminal
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.cards import move_on_hill
from tui_goals.commands.milestones import edit_milestone, move_to_column
from tui_goals.commands.readers import add_reader, share
from tui_goals.domain import Column, Milestone, ReaderKind, Shared
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel whose second milestone has something in each field."""
    plan = start_novel(store)
    second = add(store, plan.goal, "Second draft")
    second = do(
        store, edit_milestone, second,
        replace(
            second, deliverable="the editor has it", why="it is the book", contributes=20_000.0,
            start=date(2026, 4, 1), due=date(2026, 5, 1), priority=2, reward="a day at sea", labels=("race", "deep"),
        ),
    ).value  # fmt: skip
    do(store, move_to_column, second.id, store.reader.find(Column)[1].id)
    for _ in range(3):
        do(store, move_on_hill, second.id, 1)
    for name in ("Ben", "Ada"):
        reader = do(store, add_reader, name, ReaderKind.MENTOR).value
        do(store, share, reader.id, [(Shared.MILESTONE, second.id)])
    return replace(plan, milestone=second)


async def test_p20_every_field_of_a_milestone_is_on_its_page(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    column = store.reader.find(Column)[1].title
    told = {
        "Second draft": "1 May", "Done when": "the editor has it", "Why": "it is the book", "Starts": "Wed 1 Apr",
        "Due": "Fri 1 May", "Contributes": "20,000", "Priority": "2", "Labels": "race, deep",
        "Reward": "a day at sea", "On the board": column, "In the plan": "2 of 2", "Seen by": "Ada, Ben",
    }  # fmt: skip
    async with at_terminal(database, clock, (140, 50)) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("slash", *"second", "enter", "G")
        await person.reads("Seen by")
        for label, words in told.items():
            assert any(words in line for line in person.sees.splitlines() if label in line), label
        hill = store.reader.get(Milestone, plan.milestone.id).hill
        assert hill and f"now uphill {hill}" in person.sees
        await person.press("k", "escape", "g", "l", "j")
        await person.reads("only you")


@pytest.mark.parametrize("size", [(120, 20), (80, 20)])
async def test_p20_a_page_longer_than_the_screen_is_scrolled_by_keys(
    database: Path, clock: FrozenClock, plan: Plan, size: tuple[int, int]
) -> None:
    async with at_terminal(database, clock, size) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("slash", *"second", "enter", "G", "tab")
        await person.reads("Done when")
        assert "S tells it" not in person.sees
        await person.press("G")
        await person.reads("S tells it")
        await person.press("g")
        await person.reads("Done when")
        await person.press("j", "j", "j", "j", "j", "j")
        await person.misses("Done when")
        await person.press("escape")
        await person.reads("Write the novel")
        assert person.app.screen.focused is person.app.screen.query_one("#tree")
