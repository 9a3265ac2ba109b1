"""Earlier texts of an entry: beside the present one, and back by one key."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.screens.reading import at_terminal, screen_lines, until
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.journal import edit_entry, write_entry
from tui_goals.domain import Entry
from tui_goals.store import Store


@pytest.mark.parametrize("size", [(120, 36), (60, 15)])
async def test_j21_an_earlier_text_stands_beside_the_present_one_and_comes_back(
    database: Path, clock: FrozenClock, store: Store, size: tuple[int, int]
) -> None:
    entry = do(store, write_entry, Entry(body="The storm was loud.\nWe slept.", mood=2)).value
    for body in ("The storm was quiet.\nWe slept.", "The storm was quiet. [/]\nWe slept."):
        clock.forward(3600)
        entry = do(store, edit_entry, entry, replace(entry, body=body)).value
    async with at_terminal(database, clock, size) as pilot:
        await pilot.press("escape", "4", "V")
        text = await until(pilot, "- The storm was quiet.")
        assert "+ The storm was quiet. [/]" in text and "until 4 Mar 12:00" in text and "until 4 Mar 11:00" in text
        await pilot.press("down")
        lines = await until(pilot, "- The storm was loud.")
        assert "We slept" in lines or size[1] == 15
        await pilot.press("R")
        await until(pilot, "The earlier text is back.")
        assert store.reader.get(Entry, entry.id).body == "The storm was loud.\nWe slept."
        await pilot.press("u")
        await until(pilot, "Undone: Edit journal entry")
        assert store.reader.get(Entry, entry.id).body.startswith("The storm was quiet. [/]")
        assert len(screen_lines(pilot.app)) == size[1]


async def test_j21_an_entry_that_never_changed_has_no_earlier_text(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    do(store, write_entry, Entry(body="Once."))
    async with at_terminal(database, clock) as pilot:
        await pilot.press("escape", "4", "V")
        await until(pilot, "There is no earlier text")
