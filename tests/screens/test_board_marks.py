"""Marks on the board, and one action on all that is marked, as one step (P29)."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.plan import Plan, add, start_novel
from tests.screens.at_focus import Person
from tests.screens.reading import at_terminal, line_with, until_holds
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.columns import edit_column
from tui_goals.commands.many import move_cards
from tui_goals.commands.steps import undo
from tui_goals.domain import Column, Milestone, Refused, Target
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel in three drafts."""
    plan = start_novel(store)
    add(store, plan.goal, "Second draft")
    add(store, plan.goal, "Third draft")
    return plan


def in_columns(store: Store) -> dict[str, list[str]]:
    """The titles of the cards in each column that holds any."""
    titles = {each.id: each.title for each in store.reader.find(Column)}
    found: dict[str, list[str]] = {}
    for each in sorted(store.reader.find(Milestone), key=lambda each: each.board_position):
        found.setdefault(titles[each.column_id], []).append(each.title)
    return found


async def test_p29_cards_are_marked_and_moved_planned_finished_and_deleted_together(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with at_terminal(database, clock, (80, 24)) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("2", "g", "v", "v")
        await person.reads("2 things marked: space done, e plan, m move, D delete, esc lets go")
        assert line_with(person.app, "First draft").startswith("√")
        assert line_with(person.app, "Second draft").startswith("√")
        assert not line_with(person.app, "Third draft").startswith("√")
        await person.press("L")
        await person.reads("2 things changed as one step")
        assert sorted(in_columns(store).values(), key=len) == [["Third draft"], ["First draft", "Second draft"]]
        await person.press("u", "escape", "V")
        await person.reads("3 things marked")
        await person.press("e", *"fri", "down", *"deep", "ctrl+s")
        await person.reads("3 things changed as one step")
        assert {each.labels for each in store.reader.find(Milestone)} == {("deep",)}
        await person.press("V", "space")
        await until_holds(pilot, lambda: all(each.done_at for each in store.reader.find(Milestone)))
        await person.press("u", "g", "enter", "j", "v")
        await person.reads("1 thing marked")
        assert line_with(person.app, "Chapter 1").startswith("√")
        await person.press("escape")
        assert "marked" not in person.sees
        await person.press("V", "D", "enter")
        await person.reads("things changed as one step")
        assert store.reader.find(Milestone) == ()


def test_p29_p31_marked_cards_that_do_not_all_fit_stay_where_they_are(store: Store, plan: Plan) -> None:
    doing = store.reader.find(Column)[1]
    do(store, edit_column, doing, replace(doing, wip_limit=1, wip_hard=True))
    first, second, _ = (each.id for each in store.reader.find(Milestone))
    before = in_columns(store)
    with pytest.raises(Refused, match="is full"):
        do(store, move_cards, [(Target.MILESTONE, first), (Target.MILESTONE, second)], doing.id)
    assert in_columns(store) == before
    with pytest.raises(Refused, match="“Chapter 1” is no card"):
        do(store, move_cards, [(Target.TASK, plan.task.id)], doing.id)
    step = do(store, move_cards, [(Target.MILESTONE, first)], doing.id).step
    assert step is not None and step.label == "Move 1 milestone to another column"
    do(store, undo)
    assert in_columns(store) == before
