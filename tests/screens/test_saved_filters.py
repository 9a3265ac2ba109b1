"""Filters under a name, shared by the goals, the board, the journal and the past sessions (P29, P33)."""

from pathlib import Path

from tests.commands.plan import start_novel
from tests.screens.at_focus import Person
from tests.screens.reading import at_terminal, screen_lines
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.filters import save_filter
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import write_entry
from tui_goals.domain import Entry, SavedFilter, SessionState, Target
from tui_goals.store import Store


async def test_p29_p33_a_named_filter_works_on_every_screen_that_filters(
    database: Path, clock: FrozenClock, store: Store
) -> None:
    plan = start_novel(store)
    do(store, write_entry, Entry(body="About the novel"), [(Target.GOAL, plan.goal.id)])
    do(store, write_entry, Entry(body="About the rain"))
    for bite, subject in ((plan.bite.id, ""), (None, "Taxes")):
        session = do(store, start_session, bite, 25, None, "", subject).value
        clock.forward(600)
        do(store, end_session, session.id, SessionState.DONE)
    do(store, save_filter, "Mine", "@novel")
    async with at_terminal(database, clock) as pilot:
        person = Person(pilot.app, pilot, clock)  # type: ignore[arg-type]
        await person.press("4")
        await person.reads("About the rain")
        await person.press("backslash")
        await person.reads("Mine   @novel")
        await person.press("enter")
        await person.misses("About the rain")
        assert "About the novel" in person.sees
        await person.press("escape", "slash", *"rain", "enter")
        await person.misses("About the novel")
        await person.press("backslash", "j")
        await person.reads("Keep this one under a name:  rain")
        await person.press("enter", *"Wet", "ctrl+s")
        await person.pilot.pause()
        assert [(each.title, each.text) for each in store.reader.find(SavedFilter)][-1] == ("Wet", "rain")
        await person.press("escape", "3", "P")
        await person.reads("Taxes")
        await person.press("backslash")
        await person.reads("Wet   rain")
        await person.press("enter")
        await person.misses("Taxes")
        assert any("1000 words" in line for line in screen_lines(person.app))
        await person.press("escape")
        await person.reads("Taxes")
