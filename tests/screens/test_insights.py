"""The Insights screen as a person uses it (P50), what if and the forecast of a goal's page (P47), the day (P46)."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.commands.plan import Plan, add, start_novel, state_of
from tests.screens.at_focus import SMALL, USUAL, WIDE, Person, focus_screen
from tests.screens.reading import at_terminal, line_with, screen_lines
from tests.state.test_forecasting import write
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import write_entry
from tui_goals.commands.queue_marks import pin_bite
from tui_goals.commands.tasks import add_task
from tui_goals.config import Settings
from tui_goals.domain import Baseline, Decision, Entry, EntryKind, SessionState, Task
from tui_goals.rules import periods
from tui_goals.rules.fact_words import fact_words
from tui_goals.state.looking_back import range_facts
from tui_goals.store import Store
from tui_goals.store.tx import Tx


@pytest.fixture
def plan(store: Store, clock: FrozenClock) -> Plan:
    """Four weeks of a novel, a sitting, and a baseline in which its milestone was due a week earlier."""
    plan = start_novel(store)
    task = do(store, add_task, Task(milestone_id=add(store, plan.goal, "Beta readers").id, title="Ask")).value
    assert task.id
    write(store, clock, plan, 4_000, 5_000, 4_000, 5_000)
    session = do(store, start_session, plan.bite.id, 25).value
    clock.forward(1500)
    do(store, end_session, session.id, SessionState.PARTIAL, amount=500.0)

    def keep(tx: Tx) -> Baseline:
        """Keep a baseline."""
        goal = {"uid": plan.goal.uid, "title": "N", "goal": "", "start": None, "due": "2026-12-24", "done": None}
        content = json.dumps({"goals": [goal], "milestones": []})
        return tx.add(Baseline(title="First", content=content, taken_at=tx.now, local_day=date(2026, 3, 4)))

    do(store, keep)
    return plan


@asynccontextmanager
async def insights(
    database: Path, clock: FrozenClock, size: tuple[int, int] = WIDE, use_ascii: bool = False
) -> AsyncIterator[Person]:
    """The app on its Insights screen."""
    async with at_terminal(database, clock, size, use_ascii) as pilot:
        assert isinstance(pilot.app, TuiGoalsApp)
        person = Person(pilot.app, pilot, clock)
        await person.press("7")
        await person.reads("INSIGHTS")
        await pilot.pause()
        yield person


async def test_p50_a_row_for_each_goal_its_picture_and_what_is_behind_it(
    database: Path, clock: FrozenClock, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    review = do(store, write_entry, Entry(kind=EntryKind.WEEKLY, period="2026-W13", body="Well.")).value
    kept = Decision(entry_id=review.id, target_id=plan.goal.id, target_title="N", local_day=date(2026, 3, 29))
    do(store, lambda tx: tx.add(replace(kept, decided_at=tx.now)))
    monkeypatch.chdir(tmp_path)
    async with insights(database, clock) as person:
        row = line_with(person.app, "W Write the novel")
        assert "on track" in row or "at risk" in row or "off track" in row
        assert all(words in row for words in ("23 %", "First draft", "+7 d", "29 Mar"))
        assert "80 % sure by" in person.sees and "your last 4 weeks made 4,000 to 5,000 a week" in person.sees
        assert "● done" in person.sees and "░ forecast (80 %)" in person.sees
        await person.press("enter")
        await person.reads("The last weeks, the newest first")
        assert "5,000 words" in person.sees and "due date was moved" in person.sees
        await person.press("escape", "i", "enter")
        await person.reads("what if")
        assert "20 % more a week" in person.sees and "earlier" in line_with(person.app, "what if")
        await person.press("escape")
        assert "what if" not in person.sees
        await person.app.run_action("write_svg", person.app.screen)
        await person.pilot.pause()
        (picture,) = tmp_path.glob("burn-up-*.svg")
        assert os.stat(picture).st_mode & 0o777 == 0o600
        assert person.told(str(picture)) == 1


async def test_p50_numbers_equal_those_of_a_review_and_open_their_rows(
    database: Path, clock: FrozenClock, plan: Plan, store: Store
) -> None:
    state = state_of(store)
    period = periods.period_of(EntryKind.WEEKLY, state.today)
    facts = range_facts(state, store.reader, period.first_day, period.last_day)
    async with insights(database, clock) as person:
        await person.press("tab")
        for label, value in map(fact_words, facts):
            assert any(label in line and line.endswith(value) for line in screen_lines(person.app)), label
        assert "momentum" in person.sees and "consistency" in person.sees
        await person.press("g", "enter")
        assert "1000 words" in person.sees and "esc closes" in person.sees
        await person.press("escape", "G", "enter")
        await person.reads("of focus")
        await person.press("escape", "left_square_bracket")
        await person.reads(periods.name(periods.before(period), state.today))
        await person.press("t", "z")
        await person.reads("April")
        await person.press("z", "z")
        await person.reads("2026")
        await person.press("escape")
        assert "where every goal leads" in person.sees


async def test_p50_small_and_in_ascii_with_a_running_clock(
    database: Path, clock: FrozenClock, plan: Plan, store: Store
) -> None:
    do(store, start_session, plan.bite.id, 25)
    for size in (USUAL, SMALL):
        async with insights(database, clock, size, use_ascii=True) as person:
            first = screen_lines(person.app)[0]
            assert "7 Insights" in first and "25:00" in first and "1000 words" in first
            assert "finish" in person.sees and "80 % sure by" in person.sees
            assert person.sees.isascii()


async def test_p47_the_page_of_a_goal_says_when_and_the_width_does_not_matter(
    database: Path, clock: FrozenClock, plan: Plan
) -> None:
    said = []
    for size in (WIDE, (200, 60)):
        async with at_terminal(database, clock, size) as pilot:
            assert isinstance(pilot.app, TuiGoalsApp)
            person = Person(pilot.app, pilot, clock)
            await person.reads("(80 %)")
            said.append(line_with(person.app, "(80 %)").partition("finish")[2])
    assert said[0] == said[1] != ""


async def test_p46_the_day_says_what_is_too_much_and_shows_its_blocks(
    database: Path, clock: FrozenClock, plan: Plan, store: Store
) -> None:
    do(store, pin_bite, plan.bite.id)
    hours = Settings(day_hours=((time(11), time(11, 40)),))
    async with focus_screen(database, clock, SMALL, settings=hours) as person:
        assert "planned" in person.sees and "too much" in line_with(person.app, "planned")
        await person.press("S")
        await person.reads("after your hours")
        assert "▲" in line_with(person.app, "after your hours")
        await person.press("escape")
        assert "tab Due" in person.sees
    rest = replace(hours, rest_days=tuple(range(7)))
    async with focus_screen(database, clock, USUAL, settings=rest) as person:
        assert "rest day" in person.sees and "no hours left today" in person.sees
