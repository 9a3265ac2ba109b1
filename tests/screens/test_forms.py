"""Filling in a form: what stands in a field, and what happens to it when somebody types."""

from pathlib import Path

import pytest

from tests.commands.plan import start_novel
from tests.screens.reading import at_terminal, line_with, screen_text, until, until_holds
from tui_goals.clock import FrozenClock
from tui_goals.domain import Refused
from tui_goals.shell import draft_keeper
from tui_goals.shell.form import FormScreen
from tui_goals.store import Store
from tui_goals.widgets.fields import Field


async def test_a_day_is_replaced_by_what_is_typed_and_a_text_is_gone_on_with(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with at_terminal(database, clock) as pilot:
        await pilot.press("e", *" now", "down", *"fri", "down")
        await until(pilot, "Fri 6 Mar 2026, in 2 days")
        assert "Write the novel now" in line_with(pilot.app, "Title")
        assert "fri" in line_with(pilot.app, "Due ")


async def test_a_day_that_is_gone_into_with_the_arrow_is_gone_on_with(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with at_terminal(database, clock) as pilot:
        await pilot.press("e", "down", "end", "backspace", "0")
        await until(pilot, "2026-12-30")


async def test_j17_a_form_opened_again_at_once_holds_what_was_typed_last(
    database: Path, clock: FrozenClock, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_keeper, "DELAY_SECONDS", 3600)
    start_novel(store)
    async with at_terminal(database, clock) as pilot:
        await pilot.press("e", *" soon", "escape", "e")
        assert "Write the novel soon" in line_with(pilot.app, "Title")
        pilot.app.drafts.flush()
        await pilot.press(*"er", "escape", "e")
        assert "Write the novel sooner" in line_with(pilot.app, "Title")
        pilot.app.drafts.flush()
        await pilot.press("escape", "e")
        assert "Write the novel sooner" in line_with(pilot.app, "Title")
        await pilot.press("f9", "escape", "e")
        assert "soon" not in line_with(pilot.app, "Title")


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_a_long_refusal_leaves_the_key_line_and_the_field_in_sight(
    database: Path, clock: FrozenClock, size: tuple[int, int]
) -> None:
    def refuse(text: str) -> str:
        raise Refused("This is refused at length. " * 12)

    async with at_terminal(database, clock, size) as pilot:
        fields = [Field(f"field{place}", f"Field {place}") for place in range(16)]
        fields.append(Field("last", "The last", "wrong", parse=refuse))
        lead = "What leads in takes a line, and on a narrow screen it takes another one, for it is long."
        pilot.app.push_screen(FormScreen("A long form", fields, lambda *_: None, "test", lead))
        await until(pilot, "Field 0")
        await pilot.press("ctrl+s")
        text = await until(pilot, "The last: This is refused at length.")
        assert "typed is kept" in text and "A long form" in text
        await until_holds(pilot, lambda: "wrong" in screen_text(pilot.app))
