"""P13: vision and affirmation show at the start of the day and of a session, once, and any key goes on."""

from dataclasses import replace
from pathlib import Path

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tests.screens.at_focus import USUAL, focus_screen
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import edit_goal
from tui_goals.store import Store

VISION, AFFIRMATION = "The printed book on the kitchen table", "I write first"


def pictured(store: Store) -> None:
    """A novel whose end is pictured."""
    goal = start_novel(store).goal
    do(store, edit_goal, goal, replace(goal, vision=VISION, affirmation=AFFIRMATION))


async def test_p13_the_first_look_of_the_day_and_the_start_of_a_session_say_what_it_is_for(
    database: Path, clock: FrozenClock, open_store: OpenStore
) -> None:
    pictured(open_store(database))
    async with focus_screen(database, clock, USUAL, keys=("3",)) as person:
        await person.reads(VISION)
        await person.reads(AFFIRMATION)
        await person.press("f")
        await person.reads("Focus: 1000 words")
        await person.press("enter")
        await person.reads("running")
        assert VISION in person.sees
        await person.press("space")
        await person.reads("paused")
        assert VISION not in person.sees
        await person.press("space", "1", "3")
        assert VISION not in person.sees
    clock.forward(60)
    async with focus_screen(database, clock, USUAL, keys=("3",)) as person:
        await person.reads("running")
        assert VISION not in person.sees


async def test_p13_a_session_left_alone_goes_on_in_silence_and_a_new_day_begins_with_it_again(
    database: Path, clock: FrozenClock, open_store: OpenStore
) -> None:
    pictured(open_store(database))
    async with focus_screen(database, clock, USUAL, keys=("3",)) as person:
        await person.press("j", "f", "enter")
        await person.reads(VISION)
        await person.wait(20)
        assert VISION not in person.sees
        await person.press("d", "enter")
        await person.reads("1 bite done")
    clock.forward(24 * 3600)
    async with focus_screen(database, clock, USUAL, keys=("3",)) as person:
        await person.reads(VISION)
        await person.press("1", "3")
        assert VISION not in person.sees
