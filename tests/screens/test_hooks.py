"""T61: hooks follow what began, ended and was alerted, once over all terminals, and never hold up the screen."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.commands.plan import Plan, start_novel
from tests.screens.at_focus import Person, focus_screen
from tests.screens.reading import until_holds
from tests.screens.test_alerts import rest
from tui_goals import processes
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.unwatched import start_unwatched
from tui_goals.config import OCCASIONS, Settings
from tui_goals.store import Store

HOOKS = Settings(hooks={name: f"run {name}" for name in OCCASIONS})

Ran = list[tuple[str, Mapping[str, str]]]


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ran]:
    """The hooks that ran, each with what it was told."""
    noted: Ran = []
    monkeypatch.setattr(processes, "run_hook", lambda line, told: noted.append((line, told)))
    yield noted


async def all_ran(person: Person) -> None:
    """Wait for hooks that are under way."""
    await until_holds(person.pilot, lambda: "hook" not in {thread.name for thread in threading.enumerate()})


async def test_t61_a_session_from_start_to_end(database: Path, clock: FrozenClock, plan: Plan, ran: Ran) -> None:
    async with focus_screen(database, clock, settings=HOOKS) as person:
        await person.press("enter", "enter")
        await person.wait(1500)
        await person.press("d", "enter")
        await all_ran(person)
    assert sorted(line for line, _ in ran) == ["run alert", "run session_ended", "run session_started"]
    told = dict(ran)
    assert told["run session_started"] == {
        "OCCASION": "session_started", "SUBJECT": "1000 words", "GOAL": "Write the novel", "STATE": "running",
        "COMMITMENT": "", "MINUTES": "25", "PLAN_UNITS": "1000", "UNIT": "words", "DB": str(database),
    }  # fmt: skip
    ended = told["run session_ended"]
    assert (ended["STATE"], ended["FOCUS_SECONDS"], ended["UNITS"]) == ("done", "1500", "1000")
    assert told["run alert"]["WORDS"] == "1000 words: 25 min are over."


async def test_t61_of_two_apps_one_follows_also_what_the_command_line_did(
    database: Path, clock: FrozenClock, plan: Plan, store: Store, ran: Ran
) -> None:
    async with AsyncExitStack() as open_apps:
        people = [await open_apps.enter_async_context(focus_screen(database, clock, settings=HOOKS)) for _ in range(2)]
        do(store, start_unwatched, plan.bite.id, 25)
        for person in people:
            person.app.reload()
            await all_ran(person)
    assert [line for line, _ in ran] == ["run session_started"]


async def test_t61_what_was_undone_did_not_end(database: Path, clock: FrozenClock, plan: Plan, ran: Ran) -> None:
    async with focus_screen(database, clock, settings=HOOKS) as person:
        await person.press("enter", "enter")
        await person.press("u")
        await all_ran(person)
    assert [line for line, _ in ran] == ["run session_started"]


async def test_t61_a_break_has_hooks_too(
    database: Path, clock: FrozenClock, plan: Plan, store: Store, ran: Ran
) -> None:
    async with focus_screen(database, clock, settings=HOOKS) as person:
        resting = rest(store)
        person.app.reload()
        clock.forward(120)
        with store.write() as tx:
            tx.change(tx.get(type(resting), resting.id), ended_at=tx.now)
        person.app.reload()
        await all_ran(person)
    assert [line for line, _ in ran] == ["run break_started", "run break_ended"]
    assert (ran[0][1]["MINUTES"], ran[0][1]["LONG"]) == ("5", "no")


async def test_t61_a_hook_that_fails_is_one_toast_and_until_then_holds_nothing_up(
    database: Path, clock: FrozenClock, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = threading.Event()

    def hang(line: str, told: Mapping[str, str]) -> str:
        assert failing.wait(30), "the screen had to wait for the hook"
        return "sleep took longer than 5 s"

    monkeypatch.setattr(processes, "run_hook", hang)
    async with focus_screen(database, clock, settings=Settings(hooks={"session_started": "sleep 60"})) as person:
        await person.press("enter", "enter")
        await person.press("space")
        await person.reads("paused")
        failing.set()
        await all_ran(person)
        await person.pilot.pause()
        assert [each.message for each in person.app._notifications] == [
            "The hook session_started: sleep took longer than 5 s."
        ]
