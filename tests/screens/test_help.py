"""What is told of keys is told whole and true, whatever the terminal."""

from pathlib import Path

from tests.commands.plan import start_novel
from tests.screens.reading import at_terminal, screen_text, until
from tui_goals.clock import FrozenClock
from tui_goals.store import Store


async def test_x15_a_reason_that_does_not_fit_goes_on_below_and_is_all_ascii(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with at_terminal(database, clock, size=(60, 40), use_ascii=True) as pilot:
        await pilot.press("question_mark")
        assert "words," in await until(pilot, "due:late")
        await pilot.press("escape", "e", *" “now”… · ‹", "escape")
        await pilot.press("backslash")
        await until(pilot, "/ filters, then \\ keeps it")
        assert screen_text(pilot.app).isascii()


async def test_every_choice_of_the_welcome_is_seen_in_the_smallest_terminal(database: Path, clock: FrozenClock) -> None:
    async with at_terminal(database, clock, size=(60, 15)) as pilot:
        await until(pilot, "Begin with an empty page")
        assert "Look round the demo" in screen_text(pilot.app)


async def test_e4_the_question_mark_shows_the_keys_of_whatever_is_open(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    opened = (
        (("U",), "Close the history"), (("R",), "Delete the record"), (("T",), "Close; nothing is made"),
        (("w", "f4"), "Pick it, or let it go"), (("ctrl+p", *"trash", "enter"), "Let go of all of it"),
    )  # fmt: skip
    async with at_terminal(database, clock, size=(80, 24)) as pilot:
        for keys, words in opened:
            await pilot.press(*keys, "question_mark")
            await until(pilot, words)
            await pilot.press("escape", "escape", "escape")
        await pilot.press("n", "question_mark")
        assert "?" in screen_text(pilot.app)
        await pilot.press("f1")
        await until(pilot, "Close the form")


async def test_e4_the_question_mark_shows_the_keys_of_the_welcome(database: Path, clock: FrozenClock) -> None:
    async with at_terminal(database, clock, size=(80, 24)) as pilot:
        await until(pilot, "Begin with an empty page")
        await pilot.press("question_mark")
        await until(pilot, "Leave; nothing was written")
