"""Time is up: told once, over all terminals, in nobody's way."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tests.commands.plan import Plan, start_novel
from tests.screens.at_alerts import Recorder
from tests.screens.at_focus import USUAL, Person, focus_screen
from tests.screens.reading import screen_text, until_holds
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import start_session
from tui_goals.config import Settings
from tui_goals.domain import AlertClaim, Break
from tui_goals.rules import alerts
from tui_goals.store import Store

LOUD = Settings(alerts="9")
WORDS = "1000 words: 25 min are over."


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel, with a bite of 1000 words."""
    return start_novel(store)


def rest(store: Store, minutes: float = 5) -> Break:
    """Begin a break."""
    with store.write() as tx:
        return tx.add(Break(planned_minutes=minutes, started_at=tx.now, boot_id=tx.reading.boot_id,
                            started_boot=tx.reading.boot_seconds, local_day=tx.now.date()))  # fmt: skip


def toasts(person: Person) -> str:
    """What the toasts say, wherever they break their lines."""
    return "\n".join(each.message for each in person.app._notifications)


async def tell(person: Person, event: events.Event) -> None:
    """Have the terminal report that it is looked at, or not."""
    person.app.post_message(event)
    await person.pilot.pause()


async def test_t35_at_zero_one_alert_and_counting_goes_on(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, settings=LOUD) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        await person.wait(1499)
        assert terminal.told == []
        await person.wait(1)
        assert WORDS in toasts(person)
        await person.reads("over by")
        assert terminal.told == ["bell", ("9", WORDS)]
        for _ in range(5):
            await person.wait(600)
        assert terminal.told == ["bell", ("9", WORDS)]
        await person.reads("50:00")


async def test_t36_reminders_come_only_where_they_are_set(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, settings=Settings(alerts="9", remind_minutes=10)) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        for seconds in (1500, 599, 1, 600):
            await person.wait(seconds)
        assert terminal.told[1::2] == [
            ("9", WORDS),
            ("9", "1000 words: 10 min over the plan."),
            ("9", "1000 words: 20 min over the plan."),
        ]


async def test_t30_of_two_apps_on_one_file_one_gives_the_alert(
    database: Path, clock: FrozenClock, plan: Plan, store: Store
) -> None:
    do(store, start_session, plan.bite.id, 25)
    async with AsyncExitStack() as open_apps:
        people = [await open_apps.enter_async_context(focus_screen(database, clock, settings=LOUD)) for _ in range(2)]
        terminals = [Recorder(person.app) for person in people]
        clock.forward(1500)
        for person in people:
            await person.look()
        assert sorted(terminal.told for terminal in terminals) == [[], ["bell", ("9", WORDS)]]
        assert len(store.reader.find(AlertClaim)) == 1


async def test_t30_a_session_that_was_extended_alerts_again_at_its_new_end(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        await person.wait(1500)
        await person.press("x")
        await person.wait(299)
        assert terminal.told == ["bell"]
        await person.wait(1)
        assert terminal.told == ["bell"] * 2
        assert "30 min are over." in toasts(person)


async def test_t40_a_break_alerts_at_its_end(database: Path, clock: FrozenClock, plan: Plan, store: Store) -> None:
    rest(store)
    async with focus_screen(database, clock, USUAL) as person:
        terminal = Recorder(person.app)
        await person.wait(299)
        assert terminal.told == []
        await person.wait(2)
        assert terminal.told == ["bell"]
        assert "The break of 5 min is over." in toasts(person)


async def test_t11_waking_after_the_end_alerts_once(
    database: Path, clock: FrozenClock, plan: Plan, store: Store
) -> None:
    rest(store)
    async with focus_screen(database, clock) as person:
        terminal = Recorder(person.app)
        clock.suspend(3 * 3600)
        await person.look()
        await person.look()
        assert terminal.told == ["bell"]


async def test_t9_a_nap_of_the_machine_does_not_swallow_the_alert(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        await person.wait(1450)
        clock.suspend(100)
        await person.look()
        assert terminal.told == ["bell"]
        await person.reads("over by")


async def test_t59_seen_it_rings_and_else_it_notifies_too(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, settings=LOUD) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        await tell(person, events.AppFocus())
        await person.wait(1500)
        assert terminal.told == ["bell"]
        assert WORDS in toasts(person)
        await person.press("x")
        await tell(person, events.AppBlur())
        await person.wait(300)
        assert terminal.told == ["bell", "bell", ("9", "1000 words: 30 min are over.")]


async def test_t60_muted_nothing_is_written_and_the_screen_tells_it(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, settings=Settings(alerts="9", mute=True, progress=False)) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        await person.wait(1500)
        assert WORDS in toasts(person)
        person.app.bell()
        assert terminal.told == []


async def test_t60_e34_the_palette_mutes_for_this_run_and_a_key_can_be_given_to_it(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    settings = Settings(alerts="9", keys={"app.mute": "ctrl+t"})
    async with focus_screen(database, clock, USUAL, settings=settings) as person:
        terminal = Recorder(person.app)
        await person.press("ctrl+p")
        await person.write("mute or")
        await person.reads("No bell and no notification")
        await person.press("enter")
        await until_holds(person.pilot, lambda: person.app.alerting.muted)
        assert "Alerts are muted" in toasts(person)
        await person.press("enter", "enter")
        await person.wait(1500)
        assert terminal.told == []
        await person.press("ctrl+t")
        assert "Alerts sound again" in toasts(person)
        await person.press("x")
        await person.wait(300)
        assert terminal.told == ["bell", ("9", "1000 words: 30 min are over.")]


async def test_t54_the_test_alert_says_what_was_written(database: Path, clock: FrozenClock, plan: Plan) -> None:
    async with focus_screen(database, clock, USUAL, settings=Settings(keys={"app.test_alert": "ctrl+t"})) as person:
        terminal = Recorder(person.app)
        person.app.alerting.kind = None
        await person.press("ctrl+t")
        assert "a notification of each kind" in toasts(person)
        assert [told[0] for told in terminal.told] == ["b", "9", "777", "99"]
        person.app.alerting.kind = "99"
        await person.press("ctrl+t")
        assert "a notification of kind 99" in toasts(person)
        person.app.alerting.muted = True
        terminal.told.clear()
        await person.press("ctrl+t")
        assert "Alerts are muted" in toasts(person)
        assert terminal.told == []


async def test_t55_where_tmux_passes_nothing_on_one_hint_and_then_the_bell(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL, settings=LOUD) as person:
        terminal = Recorder(person.app)
        person.app.alerting.passes_on = False
        await person.press("enter", "enter")
        await person.wait(1500)
        assert "allow-passthrough on" in toasts(person)
        assert terminal.told == ["bell"]
        person.app.clear_notifications()
        await person.press("x")
        await person.wait(300)
        assert "30 min are over." in toasts(person)
        assert terminal.told == ["bell"] * 2
        assert "allow-passthrough" not in toasts(person)


async def test_t58_progress_is_shown_only_where_it_is_set_and_while_it_runs(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, settings=Settings(progress=True)) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        for _ in range(60):
            await person.wait(1)
        assert terminal.told == [0, 1, 2, 3, 4] or terminal.told == [0, 1, 2, 3]
        await person.press("space")
        assert terminal.told[-1] is None
        await person.press("space")
        await person.wait(300)
        assert terminal.told[-1] == 24
        await person.press("d", "enter")
        assert terminal.told[-1] is None
    async with focus_screen(database, clock) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        await person.wait(300)
        assert terminal.told == []


async def test_j23_an_alert_while_typing_moves_neither_focus_nor_cursor(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    async with focus_screen(database, clock, USUAL) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter", "1", "N")
        await person.write("Run a ")
        await person.press("left")
        field = person.app.focused
        assert isinstance(field, Input)
        before = field.value, field.cursor_position
        await person.wait(1500)
        assert "25 min are over." in toasts(person)
        assert terminal.told == ["bell"]
        assert person.app.focused is field
        assert (field.value, field.cursor_position) == before
        await person.write("x")
        assert field.value == "Run ax "


async def test_what_ended_long_before_the_start_makes_no_noise(
    database: Path, clock: FrozenClock, plan: Plan, store: Store
) -> None:
    do(store, start_session, plan.bite.id, 25)
    clock.forward(1500 + alerts.LATE_SECONDS + 1)
    async with focus_screen(database, clock) as person:
        terminal = Recorder(person.app)
        await person.look()
        assert terminal.told == []
        assert "over by" in person.sees


async def test_an_alert_that_cannot_be_claimed_is_given_all_the_same(
    database: Path, clock: FrozenClock, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with focus_screen(database, clock) as person:
        terminal = Recorder(person.app)
        await person.press("enter", "enter")
        database.chmod(0o400)
        assert person.app.store is not None
        person.app.store.connection.execute("PRAGMA query_only = ON")
        await person.wait(1500)
        assert terminal.told == ["bell"]
        assert "over by" in screen_text(person.app)
