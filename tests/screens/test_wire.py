"""How many bytes a key costs, and that what was left out is not missed (V4, V5). Counted, not timed."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.commands.plan import add
from tests.pictures import INSTANT, ZONE
from tests.screens.reading import until
from tests.screens.wire import RESTED, Wire, on_the_wire
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import add_goal
from tui_goals.domain import Goal
from tui_goals.exchange.demo import make_demo
from tui_goals.store import Store

START, SMALL_START, MOVE, BESIDE, CARD, SWITCH, ECHO, TICK = 16_000, 10_000, 400, 4_000, 2_000, 12_000, 340, 100
"""The most bytes that each may take; a letter typed and a second of the clock are the last two.

The first letter of a text also counts a draft in the tabs, which moves those behind it."""
SECONDS = 60
USUAL, SMALL, SMALLEST = (120, 40), (80, 24), (60, 15)
LISTS = {"goals": ("enter",), "focus": ("3", "g"), "journal": ("4",)}
"""Each list by the keys that lead to it."""
TITLES = (
    *("First draft", "The mill and the storm", "Beta readers", "What the sea leaves behind", "Cover", "Submission"),
    *("A second look at the ending", "Maps", "Chapter titles", "The reading in spring", "Thanks", "Website"),
)
SENTENCE = "Two 言葉 é and e\u0301 and 👍\ufe0f done."
EVERYTHING = (
    *("j", "j", "l", "j", "j", "tab", "tab", "n", "x", "y", "ctrl+g", "2", "j", "l", "L", "H", "u", "3", "j", "4", "j"),
    *("tab", "tab", "question_mark", "escape", "ctrl+p", "b", "o", "escape", "U", "escape", "1", "w", "escape", "w"),
    *(SENTENCE, "backspace", "left", "left", "x", "ctrl+g", "G", "g", "w", "escape"),
)


@pytest.fixture
def morning() -> FrozenClock:
    """The instant of the pictures."""
    return FrozenClock(INSTANT)


@pytest.fixture
def demo(morning: FrozenClock, tmp_path: Path) -> Path:
    """The lived-in year."""
    return make_demo(tmp_path / "demo", morning.now(), ZONE)


async def frames_of(pilot: Pilot[None], wire: Wire, keys: Iterable[str]) -> list[list[int]]:
    """For each key the bytes of every frame that it brings, at once and when the cursor has come to rest."""
    found = []
    for key in keys:
        await pilot.pause(RESTED)
        wire.taken()
        await pilot.press(key)
        await pilot.pause(RESTED)
        found.append(wire.taken())
    return found


@pytest.mark.parametrize(("size", "ceiling"), [(USUAL, START), (SMALL, SMALL_START)])
async def test_v4_the_start(
    demo: Path, morning: FrozenClock, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], ceiling: int
) -> None:
    async with on_the_wire(demo, morning, monkeypatch, size) as (_, wire):
        assert 0 < sum(wire.taken()) <= ceiling


@pytest.mark.parametrize("screen", LISTS)
async def test_v4_a_cursor_move_and_what_follows_beside_the_list(
    demo: Path, morning: FrozenClock, monkeypatch: pytest.MonkeyPatch, screen: str
) -> None:
    async with on_the_wire(demo, morning, monkeypatch) as (pilot, wire):
        await pilot.press(*LISTS[screen])
        moves = await frames_of(pilot, wire, "jjjkjj")
        assert 0 < max(first for first, *_ in moves) <= MOVE
        assert 0 < max(sum(following) for _, *following in moves) <= BESIDE


async def test_v4_a_card_moved_also_from_the_top_of_a_long_column(
    store: Store, database: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = do(store, add_goal, Goal(title="Write the novel")).value
    for title in TITLES:
        add(store, goal, title)
    async with on_the_wire(database, clock, monkeypatch) as (pilot, wire):
        await pilot.press("2")
        await until(pilot, TITLES[0])
        assert 0 < max(map(sum, await frames_of(pilot, wire, "LLHHJ"))) <= CARD


async def test_v4_a_card_with_all_its_facts_moved_under_warnings(
    demo: Path, morning: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_the_wire(demo, morning, monkeypatch) as (pilot, wire):
        await pilot.press("2")
        await until(pilot, "over")
        keys = (*"LHJK", "right_square_bracket", "enter", "enter")
        assert 0 < max(map(sum, await frames_of(pilot, wire, keys))) <= CARD
        assert 0 < max(first for first, *_ in await frames_of(pilot, wire, "jkj")) <= MOVE


async def test_v4_a_screen_switched_opened_and_closed(
    demo: Path, morning: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_the_wire(demo, morning, monkeypatch) as (pilot, wire):
        keys = (*"2341", "w", "ctrl+g", "n", "escape", "question_mark", "escape", "U", "escape", "ctrl+p")
        assert MOVE < max(map(sum, await frames_of(pilot, wire, keys))) <= SWITCH


async def test_v4_a_letter_typed_in_an_entry(demo: Path, morning: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_the_wire(demo, morning, monkeypatch) as (pilot, wire):
        await pilot.press("w")
        assert 0 < max(map(sum, await frames_of(pilot, wire, "The sea"))) <= ECHO


async def test_v5_a_second_of_the_clock(demo: Path, morning: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_the_wire(demo, morning, monkeypatch) as (pilot, wire):
        await pilot.press("3", "f", "enter")
        await until(pilot, "running")
        for screen in "31":
            await pilot.press(screen)
            await pilot.pause(RESTED)
            wire.taken()
            for _ in range(SECONDS):
                morning.forward(1)
                pilot.app.show_clock()
                await pilot.pause()
            assert 0 < sum(wire.taken()) <= TICK * SECONDS


@pytest.mark.parametrize("size", [USUAL, SMALL, SMALLEST])
async def test_what_is_left_out_is_not_missed(
    demo: Path, morning: FrozenClock, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with on_the_wire(demo, morning, monkeypatch, size) as (pilot, wire):
        for key in EVERYTHING:
            await pilot.press(*(SENTENCE if key == SENTENCE else (key,)))
            assert wire.same(), f"after {key}"
        rows = range(size[1])
        assert wire.spared.look(rows) == wire.plain.look(rows)
