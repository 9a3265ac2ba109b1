"""Today's queue by keys (DESIGN 9.18), and what stands below it: meters, days off, what waits (T74)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.commands.plan import Plan, add, start_novel
from tests.screens.at_focus import SMALL, USUAL, WIDE, Person, focus_screen
from tests.screens.reading import line_with
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, finish_bite
from tui_goals.commands.milestones import add_dependency
from tui_goals.commands.pauses import plan_pause
from tui_goals.commands.tasks import add_task
from tui_goals.domain import Bite, Task
from tui_goals.store import Store


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with three tasks of one bite each."""
    plan = start_novel(store)
    for title in ("Map", "Names"):
        task = do(store, add_task, Task(milestone_id=plan.milestone.id, title=f"The {title}")).value
        do(store, add_bite, Bite(task_id=task.id, title=title))
    return plan


def queue(person: Person) -> list[str]:
    """The bites of the queue as they are listed."""
    titles = ("1000 words", "Map", "Names")
    rows = [line for line in person.sees.splitlines() if "‹ First draft" in line and "‹  " not in line]
    return [next(title for title in titles if f" {title} " in row) for row in rows]


async def test_the_queue_is_pinned_and_ordered_by_keys(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        assert queue(person) == ["1000 words", "Map", "Names"]
        await person.press("G", "p", "G", "p")
        assert queue(person) == ["Names", "Map", "1000 words"]
        assert "W▴ Names" in line_with(person.app, "Names")
        await person.press("K")
        assert queue(person) == ["Map", "Names", "1000 words"]
        await person.press("J")
        assert queue(person) == ["Names", "Map", "1000 words"]
        await person.press("p")
        assert queue(person) == ["Names", "1000 words", "Map"]
        await person.press("J")
        await person.reads("is not pinned. Pin it first")


async def test_what_is_not_for_today_is_told_and_comes_back(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("t")
        await person.reads("“1000 words” comes back tomorrow")
        assert queue(person) == ["Map", "Names"]
        await person.press("t")
        await person.reads("2 bites not today")
        await person.press("ctrl+p")
        await person.write("all of today")
        await person.reads("Bring back what was not for today")
        await person.press("enter")
        await person.reads("W  1000 words")
        assert queue(person) == ["1000 words", "Map", "Names"]
        await person.press("t")
        clock.forward(24 * 3600)
        person.app.reload()
        await person.pilot.pause()
        assert queue(person) == ["1000 words", "Map", "Names"]
        assert "not today" not in person.sees


async def test_the_keys_of_the_queue_rest_while_a_session_is_open(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("f", "enter", "p", "t", "o")
        await person.reads("◐ running")
        assert store.reader.queue_marks() == ()
        assert "Cut:" not in person.sees


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_t74_the_meters_stand_below_the_queue_once_there_is_something(
    database: Path, clock: FrozenClock, store: Store, plan: Plan, size: tuple[int, int]
) -> None:
    async with focus_screen(database, clock, size) as person:
        assert "momentum" not in person.sees
        await person.press("space")
        await person.reads("momentum ━")
        line = line_with(person.app, "momentum")
        assert line.split("consistency")[0].rstrip().endswith(" 10")
        assert line.endswith(" 10")
        await person.press("space")
        await person.reads(" 19   consistency")


async def test_t64_meters_and_marks_in_ascii(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, SMALL, use_ascii=True) as person:
        await person.press("space", "p")
        await person.reads("momentum =")
        assert person.sees.isascii()
        assert "W^ " in person.sees


async def test_t74_days_off_are_planned_and_cancelled_by_the_palette_and_told(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        await person.press("ctrl+p")
        await person.write("plan days")
        await person.reads("Plan days off")
        await person.press("enter")
        await person.reads("Days off cost neither momentum nor consistency.")
        await person.replace("today")
        await person.press("down")
        await person.write("fri")
        await person.press("down")
        await person.write("by the sea")
        await person.press("ctrl+s")
        await person.reads("day off until Fri 6 Mar, by the sea")
        await person.press("ctrl+p")
        await person.write("cancel days")
        await person.reads("Pick planned days off")
        await person.press("enter")
        await person.reads("Wed 4 Mar to Fri 6 Mar   by the sea")
        await person.press("enter")
        await person.pilot.pause()
        assert "day off" not in person.sees
        assert store.reader.planned_pauses() == ()


async def test_t74_idle_days_decay_and_days_off_do_not(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, finish_bite, plan.bite.id)
    async with focus_screen(database, clock, USUAL) as person:
        await _days_later(person, 2)
        await person.reads("  8   consistency")
        person.app.settings = replace(person.app.settings, rest_days=(3, 4))
        person.app.reload()
        await _days_later(person, 0)
        await person.reads(" 10   consistency")
        await person.reads("rest day")


async def test_t74_a_planned_pause_changes_nothing_on_the_screen(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    do(store, finish_bite, plan.bite.id)
    do(store, plan_pause, date(2026, 3, 5), date(2026, 3, 20))
    async with focus_screen(database, clock, USUAL) as person:
        await _days_later(person, 12)
        await person.reads(" 10   consistency")
        await person.reads("day off until Fri 20 Mar")


async def test_what_waits_is_told_in_one_line(database: Path, clock: FrozenClock, store: Store, plan: Plan) -> None:
    readers = add(store, plan.goal, "Beta readers")
    do(store, add_dependency, readers.id, plan.milestone.id)
    async with focus_screen(database, clock, SMALL) as person:
        await person.reads("■ Beta readers waits on First draft")


async def _days_later(person: Person, days: int) -> None:
    person.clock.forward(days * 24 * 3600)
    person.app.reload()
    person.app.screen.show_now()  # type: ignore[attr-defined]
    await person.pilot.pause()
