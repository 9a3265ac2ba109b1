"""Goals: a filter, marks, one action on all that is marked, moving and the blocker."""

from pathlib import Path

from tests.commands.plan import add, start_novel
from tests.screens.reading import at_terminal, screen_lines, screen_text, until
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.milestones import add_dependency
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Milestone, Task
from tui_goals.store import Store


async def test_p29_p33_p26_filter_mark_and_act_on_all(database: Path, clock: FrozenClock, store: Store) -> None:
    plan = start_novel(store)
    other = add(store, plan.goal, "Second draft")
    for title in ("Chapter 2", "Chapter 3"):
        do(store, add_task, Task(milestone_id=plan.milestone.id, title=title))
    async with at_terminal(database, clock) as pilot:
        await pilot.press("slash", *"chapter kind:task", "enter")
        await until(pilot, "“chapter” · tasks   esc shows everything")
        assert not any("Second draft" in line.partition("│")[0] for line in screen_lines(pilot.app))
        await pilot.press("j", "j", "v", "v")
        await until(pilot, "2 things marked: space done")
        assert any(line.startswith("√") and "Chapter 2" in line for line in screen_lines(pilot.app))
        await pilot.press("e", *"fri", "down", *"deep", "ctrl+s")
        await until(pilot, "2 things changed as one step")
        assert [task.labels for task in store.reader.find(Task)] == [("deep",), ("deep",), ()]
        await pilot.press("escape", "slash", *"#deep", "enter", "V")
        await until(pilot, "4 things marked")
        await pilot.press("escape")
        assert "marked:" not in screen_text(pilot.app)
        await pilot.press("G", "v", "k", "v", "m")
        await until(pilot, "Move 2 things to which milestone?")
        await pilot.press("enter")
        await until(pilot, "2 things changed as one step")
        assert len(store.reader.tasks_of(other.id)) == 2, "the place they are in is not offered"
        await pilot.press("u")
        await until(pilot, "Move 2 tasks to another place")
        assert store.reader.tasks_of(other.id) == ()


async def test_p21_b_goes_to_the_blocker(database: Path, clock: FrozenClock, store: Store) -> None:
    plan = start_novel(store)
    beta = add(store, plan.goal, "Beta readers")
    do(store, add_dependency, beta.id, plan.milestone.id)
    async with at_terminal(database, clock) as pilot:
        await pilot.press("slash", *"beta", "enter", "G", "B")
        await pilot.pause()
        assert pilot.app.screen.thing() == store.reader.get(Milestone, plan.milestone.id)  # type: ignore[attr-defined]
