"""D on a thing of the plan: it asks why, and the reason stands in the trash, the history and the ledger."""

from pathlib import Path

from tests.commands.plan import add, start_novel
from tests.screens.at_focus import Person
from tests.screens.reading import at_terminal, line_with
from tui_goals.clock import FrozenClock
from tui_goals.domain import Bite, Goal, Milestone, PlanChange, Task
from tui_goals.rules.plan_history import DELETED
from tui_goals.store import Store


async def test_p23_a_deletion_asks_why_and_the_trash_and_the_history_say_it(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    async with at_terminal(database, clock, (80, 24)) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("g", "D")
        await person.reads("Delete goal: Write the novel")
        await person.reads("Goes with it: 1 milestone, 1 task and 1 bite.")
        assert "enter delete   esc close" in person.sees
        await person.press("escape")
        assert store.reader.get(Goal, plan.goal.id), "esc keeps it"
        await person.press("D")
        await person.write("no [time] for it")
        await person.press("enter")
        await person.reads("No goals yet")
        await person.press("U")
        await person.reads("because: no [time] for it")
        assert "Delete goal “Write the novel”" in line_with(person.app, "10:00")
        await person.press("escape", "4", "T")
        await person.reads("Because: no [time] for it")
        assert {each.reason for each in store.reader.find(PlanChange, field=DELETED)} == {"no [time] for it"}
        await person.press("R")
        await person.pilot.pause()
    assert store.reader.get(Bite, plan.bite.id)


async def test_p23_p29_several_are_deleted_with_one_reason_and_a_bite_without_a_question(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    add(store, plan.goal, "Second draft")
    async with at_terminal(database, clock) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("slash", *"kind:bite", "enter", "G", "D")
        await person.reads("Deleted “1000 words”.")
        assert store.reader.find(Bite) == ()
        await person.press("u", "escape", "slash", *"draft", "enter", "j", "v", "v")
        await person.reads("2 things marked")
        await person.press("D")
        await person.reads("Goes with it: 1 task and 1 bite.")
        await person.write("one is enough")
        await person.press("enter")
        await person.reads("2 things changed as one step")
        assert store.reader.find(Milestone) == store.reader.find(Task) == ()
        notes = store.reader.find(PlanChange, field=DELETED)
        assert {each.target_title for each in notes} == {"First draft", "Second draft", "Chapter 1"}
        assert {each.reason for each in notes} == {"one is enough"}
        await person.press("u")
        await person.pilot.pause()
    assert len(store.reader.find(Milestone)) == 2
