"""Searching everything: letters in, what is found and where it leads out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.commands.plan import Plan, start_novel
from tests.screens.reading import at_terminal, line_with, screen_text, until
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.goals import add_goal, set_phase
from tui_goals.commands.journal import write_entry
from tui_goals.commands.past_sessions import add_past_session
from tui_goals.domain import Entry, FocusSession, Goal, Phase, SessionState, Target
from tui_goals.store import Store
from tui_goals.widgets.line_list import LineList


@pytest.fixture
def plan(store: Store) -> Plan:
    """A novel with a storm in it, a session that hung on it, and entries that tell of it."""
    plan = start_novel(store)
    ended_at = store.clock.now().subtract(days=2)
    session = FocusSession(
        subject="Storm scene", reason="café too loud", state=SessionState.ABANDONED,
        started_at=ended_at.subtract(hours=1), ended_at=ended_at,
    )  # fmt: skip
    do(store, add_past_session, session, False)
    do(store, write_entry, Entry(body="# Storm\n\nAt the Café, in rain", mood=2), [(Target.GOAL, plan.goal.id)])
    for number in range(150):
        do(store, write_entry, Entry(body=f"Day {number}"))
    return plan


async def typed(pilot: Any, text: str) -> None:
    """Open the search and type."""
    names = {" ": "space", ":": "colon", '"': "quotation_mark"}
    await pilot.press("s", *(names.get(sign, sign) for sign in text))


def under_cursor(app: Any, list_id: str) -> Any:
    """The key of the row under the cursor of a list."""
    row = app.screen.query_one(list_id, LineList).row
    return row.key if row is not None else None


async def test_j35_everything_is_found_by_folded_words_and_enter_goes_there(
    database: Path, clock: FrozenClock, store: Store, plan: Plan
) -> None:
    ended = do(store, add_goal, Goal(title="Café crawl", due=date(2026, 5, 1))).value
    do(store, set_phase, ended.id, Phase.DROPPED)
    async with at_terminal(database, clock) as pilot:
        app: Any = pilot.app
        await typed(pilot, "CAFE")
        text = await until(pilot, "At the Café, in rain")
        assert all(
            words in text for words in ("Goals  1", "Café crawl", "Focus sessions  1", "café too loud", "Journal  1")
        )
        await pilot.press("enter")
        await pilot.pause()
        assert under_cursor(app, "#tree") == ("goal", ended.id)
        await typed(pilot, "cafe")
        await until(pilot, "Journal  1")
        await pilot.press("down", "enter")
        await until(pilot, "PAST SESSIONS")
        await pilot.pause()
        assert under_cursor(app, "#sessions") == ("session", 1)
        await typed(pilot, "in cafe")
        await until(pilot, "Journal  1")
        await pilot.press("enter")
        await until(pilot, "At the Café, in rain")
        await pilot.pause()
        assert app.current_mode == "journal" and under_cursor(app, "#entries") == ("entry", 1)
        await typed(pilot, "1000 words")
        await until(pilot, "Bites  1")
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "goals" and under_cursor(app, "#tree") == ("bite", plan.bite.id)


@pytest.mark.parametrize("size", [(80, 24), (60, 15)])
async def test_j34_j35_filters_list_entries_only_and_nothing_typed_raises(
    database: Path, clock: FrozenClock, plan: Plan, size: tuple[int, int]
) -> None:
    async with at_terminal(database, clock, size) as pilot:
        await typed(pilot, "kind:free mood:2")
        text = await until(pilot, "Journal  1")
        assert "Storm" in text and "Storm scene" not in text
        for wrong in ('"abc', "C++", "%_", "goal:x"):
            await pilot.press("ctrl+u", *(f"{sign}" if sign.isalnum() else SIGNS[sign] for sign in wrong))
            await until(pilot, "Nothing is found by")
        await pilot.press("escape")
        await pilot.pause()
        assert "Search everything" not in screen_text(pilot.app)
        assert line_with(pilot.app, "1 Goals")


SIGNS = {'"': "quotation_mark", "+": "plus", "%": "percent_sign", "_": "underscore", ":": "colon"}
