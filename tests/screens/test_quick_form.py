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


async def test_p27_a_thing_is_edited_as_one_line_with_what_it_changes(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    start_novel(store)
    async with at_terminal(database, clock, (120, 36)) as pilot:
        await pilot.press("1", "j", "j", "semicolon")
        await until(pilot, "Task in one line")
        assert "changes nothing" in screen_text(pilot.app)
        await pilot.press("end", *" tomorrow 5pm #deep")
        seen = await until(pilot, "labels")
        for words in ("due Thu 5 Mar 2026, tomorrow", "deep", "changes title, due and labels"):
            assert words in " ".join(seen.split())
        await pilot.press("enter")
        await until(pilot, "Changed “Chapter 1 5pm”")
        assert [(each.labels, str(each.due)) for each in store.reader.find(Task)] == [(("deep",), "2026-03-05")]
        await pilot.press("u")
        await until(pilot, "Edit task “Chapter 1")
        assert [(each.labels, each.due) for each in store.reader.find(Task)] == [((), None)]
