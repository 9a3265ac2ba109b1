"""Quick add: one line of prose over any screen."""

from pathlib import Path

from tests.commands.plan import start_novel
from tests.screens.reading import at_terminal, screen_text, until
from tui_goals.clock import FrozenClock
from tui_goals.domain import Bite, Task
from tui_goals.store import Store


async def test_p27_prose_is_previewed_kept_and_added_as_one_step(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with at_terminal(database, clock, (120, 36)) as pilot:
        await pilot.press("3", "colon", *"500 words by fri @nov #deep ~50")
        seen = await until(pilot, "estimate")
        for words in ("a task with a bite", "500 words", "6 Mar", "labels", "deep"):
            assert words in seen
        assert "First draft" in seen
        await pilot.press("escape")
        pilot.app.drafts.finish()  # type: ignore[attr-defined]
        pilot.app.reload()  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.press("colon")
        await until(pilot, "As you left it")
        await until(pilot, "estimate")
        await pilot.press("enter")
        await until(pilot, "Added “500 words”")
        assert [each.labels for each in store.reader.find(Task)] == [(), ("deep",)]
        await pilot.press("u")
        await until(pilot, "Add “500 words”")
        assert (len(store.reader.find(Task)), len(store.reader.find(Bite))) == (1, 1)
        await pilot.press("colon", *"x @nowhere", "enter")
        await until(pilot, "no open goal like “nowhere”")
        assert "x @nowhere" in screen_text(pilot.app)
