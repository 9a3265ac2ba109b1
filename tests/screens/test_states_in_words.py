"""T64: in ASCII and without a colour, every state of a session reads differently, on its screen and on all others."""

from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel
from tests.screens.at_focus import SMALL, USUAL, Person, focus_screen
from tests.screens.reading import line_with, until_holds
from tui_goals.clock import FrozenClock
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


async def read(person: Person, told: list[tuple[str, str]]) -> None:
    """Note what the session's screen and the tabs of another one say, less the digits."""
    assert person.sees.isascii(), [sign for sign in person.sees if not sign.isascii()]
    lines = person.sees.splitlines()[1:-2]
    state = next((line.strip() for line in lines if "running" in line or "paused" in line or "over" in line), "")
    await person.press("1")
    await until_holds(person.pilot, lambda: not state or ":" in line_with(person.app, "1 Goals"))
    tabs = line_with(person.app, "1 Goals")
    await person.press("3")
    told.append((state, "".join(sign for sign in tabs if not sign.isdigit())))


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["60x15", "80x24"])
async def test_t64_each_state_has_words_of_its_own(
    database: Path, clock: FrozenClock, plan: Plan, size: tuple[int, int]
) -> None:
    told: list[tuple[str, str]] = []
    async with focus_screen(database, clock, size, use_ascii=True) as person:
        await read(person, told)
        await person.press("enter", "enter")
        await read(person, told)
        await person.press("space")
        await read(person, told)
        await person.press("space")
        await person.wait(1500)
        assert "Time is up" in person.sees, "the toast is part of it"
        await read(person, told)
        await person.press("space")
        await read(person, told)
    on_screen, in_tabs = zip(*told, strict=True)
    assert on_screen == ("", "~ running", "o paused", "! over by", "o paused, over by")
    assert len(set(in_tabs)) == len(in_tabs), in_tabs
