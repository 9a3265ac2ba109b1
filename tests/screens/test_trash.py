"""The trash on the screen: what a deletion held, back by one key, gone for good after one question."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.plan import start_novel
from tests.screens.reading import at_terminal, screen_text, until, until_holds
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.drafts import discard_draft, keep_draft
from tui_goals.commands.goals import delete_goal
from tui_goals.commands.journal import delete_entry, write_entry
from tui_goals.domain import Entry, Goal
from tui_goals.rules.entries import EntryDraft
from tui_goals.store import Store


@pytest.mark.parametrize("size", [(120, 36), (60, 15)])
async def test_j18_j22_the_trash_shows_what_was_deleted_and_brings_it_back(
    database: Path, clock: FrozenClock, store: Store, size: tuple[int, int]
) -> None:
    plan = start_novel(store)
    kept = do(store, write_entry, Entry(body="The text that stands.")).value
    lost = do(store, write_entry, Entry(body="A lost [/] thought")).value
    do(store, delete_entry, lost.id)
    draft = EntryDraft("entry:1", "The text that fell.", entry_id=kept.id)
    do(store, keep_draft, draft.subject, draft.fields())
    do(store, discard_draft, draft.subject)
    do(store, delete_goal, plan.goal.id)
    async with at_terminal(database, clock, size) as pilot:
        app: Any = pilot.app
        await pilot.press("escape", "4", "T")
        text = await until(pilot, "1 goal, 1 milestone, 1 task, 1 bite")
        assert "Delete goal “Write the novel”" in text
        await pilot.press("down")
        await until(pilot, "- The text that fell.")
        await pilot.press("down")
        await until(pilot, "A lost [/] thought")
        await pilot.press("R")
        await until(pilot, "Undone: Delete")
        assert store.reader.get(Entry, lost.id) == lost
        await pilot.press("g", "R")
        await pilot.pause()
        assert store.reader.get(Goal, plan.goal.id).title == "Write the novel"
        await pilot.press("E", "down", "enter")
        await pilot.pause()
        assert len(store.reader.trash()) == 1
        await pilot.press("E", "enter")
        await until(pilot, "The trash is empty.")
        assert store.reader.trash() == ()
        await pilot.press("escape")
        await pilot.pause()
        assert "R restores" not in screen_text(app)


async def test_9_5_what_was_deleted_thirty_days_ago_is_gone_for_good_at_the_start(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    entry = do(store, write_entry, Entry(body="Long gone.")).value
    do(store, delete_entry, entry.id)
    clock.forward(31 * 86_400)
    async with at_terminal(database, clock) as pilot:
        await until_holds(pilot, lambda: store.reader.trash() == ())
    assert store.reader.trash() == () and b"Long gone." not in database.read_bytes()
