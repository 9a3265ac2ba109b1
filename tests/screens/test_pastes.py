"""Pastes into one line and into a text, with and without brackets: soon there, nothing lost in silence (X13, F25)."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from tests.commands.plan import start_novel
from tests.screens.reading import at_terminal, until
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.store import Store
from tui_goals.widgets.entry_text import EntryText

TWENTY_KILOBYTES = "twenty letters a line" * 1_000
PIECE = 4_096
"""What the terminal hands over at a time."""


@pytest.fixture(autouse=True)
def plan(store: Store) -> None:
    """Something to write about."""
    start_novel(store)


async def typed(pilot: Pilot[None], text: str) -> None:
    """Have keys come as fast as a terminal hands them over."""
    app = pilot.app
    assert isinstance(app, TuiGoalsApp)
    names = {"\n": "enter", " ": "space"}
    for start in range(0, len(text), PIECE):
        piece = text[start : start + PIECE]
        keys = [events.Key(names.get(sign, sign), None if sign == "\n" else sign) for sign in piece]
        app.call_later(app.take_keys, keys)
    await pilot.pause()


async def pasted(pilot: Pilot[None], text: str) -> None:
    """Have a paste come that the terminal calls one."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def line(pilot: Pilot[None]) -> Input:
    """The line one types in."""
    assert isinstance(pilot.app.focused, Input)
    return pilot.app.focused


async def test_x13_twenty_kilobytes_without_brackets_are_a_few_edits_of_a_text(
    database: Path, clock: FrozenClock
) -> None:
    async with at_terminal(database, clock) as pilot:
        await pilot.press("w")
        text = pilot.app.screen.query_one(EntryText)
        edits: list[object] = []
        edit = text.edit
        text.edit = lambda each: (edits.append(each), edit(each))[1]  # type: ignore[method-assign]
        await typed(pilot, TWENTY_KILOBYTES)
        await until(pilot, "words")
        assert text.text == TWENTY_KILOBYTES
        assert len(edits) <= len(TWENTY_KILOBYTES) / PIECE + 1


async def test_x13_twenty_kilobytes_without_brackets_are_refused_by_one_line_in_words(
    database: Path, clock: FrozenClock
) -> None:
    async with at_terminal(database, clock) as pilot:
        await pilot.press("n")
        await typed(pilot, TWENTY_KILOBYTES)
        assert "5,000" in await until(pilot, "not taken")
        kept = line(pilot).value
        assert len(kept) <= 5_000 and TWENTY_KILOBYTES.startswith(kept)


async def test_x13_fast_keys_into_one_line_are_one_edit(database: Path, clock: FrozenClock) -> None:
    changes: list[object] = []
    async with at_terminal(database, clock) as pilot:
        await pilot.press("n")
        pilot.app.screen.watch(line(pilot), "value", lambda value: changes.append(value), init=False)
        await typed(pilot, "  A title of several words ")
        assert line(pilot).value == "  A title of several words "
        assert len(changes) == 1


@pytest.mark.parametrize("keys", ["n", "slash"], ids=["a form", "a filter"])
@pytest.mark.parametrize("bracketed", [True, False], ids=["with brackets", "without"])
async def test_x13_many_lines_become_one_and_it_says_so(
    database: Path, clock: FrozenClock, keys: str, bracketed: bool
) -> None:
    lines = [f"line {number} of a text that was copied elsewhere" for number in range(1, 6)]
    async with at_terminal(database, clock) as pilot:
        await pilot.press(keys)
        await pilot.pause()
        await (pasted if bracketed else typed)(pilot, "\n".join(lines))
        await until(pilot, "5 lines were pasted as one.")
        assert line(pilot).value == " ".join(lines)


async def test_f25_a_paste_that_is_too_long_is_refused_whole(database: Path, clock: FrozenClock) -> None:
    async with at_terminal(database, clock) as pilot:
        await pilot.press("n", "x")
        await pasted(pilot, "y" * 100_000)
        assert "100,001" in await until(pilot, "not taken")
        assert line(pilot).value == "x"


async def test_typing_ahead_over_a_slow_link_is_keys_still(database: Path, clock: FrozenClock, store: Store) -> None:
    async with at_terminal(database, clock) as pilot:
        await typed(pilot, "nOne\n")
        await pilot.press("ctrl+s")
        await until(pilot, "One")
        assert [each.title for each in store.reader.milestones_in_play()][-1:] == ["One"]
