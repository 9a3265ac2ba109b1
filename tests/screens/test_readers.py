"""Readers on the screen: share the thing under the cursor, and see what they would get."""

from pathlib import Path

from tests.commands.plan import start_novel
from tests.conftest import OpenStore
from tests.screens.reading import at_terminal, screen_text, until
from tui_goals.app.app import TuiGoalsApp
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.feedback import Answer, take_in_answers
from tui_goals.commands.readers import add_reader
from tui_goals.domain import EntryKind, ReportReader, Sharing, Target, Verdict
from tui_goals.reports.composing import composed
from tui_goals.reports.document import Format
from tui_goals.reports.gathering import gather
from tui_goals.reports.rendering import rendered
from tui_goals.rules import periods
from tui_goals.state import AppState
from tui_goals.store import Reader
from tui_goals.widgets.line_list import LineList


def as_given(source: Reader, state: AppState, form: Format = Format.TEXT) -> str:
    """What the command line would write."""
    period = periods.period_of(EntryKind.WEEKLY, state.today)
    (ada,) = source.find(ReportReader)
    return rendered(composed(gather(state, source, period, None, ada)), form)


async def test_j43_a_thing_is_shared_from_where_it_stands_and_the_preview_shows_no_more(
    database: Path, clock: FrozenClock, open_store: OpenStore
) -> None:
    start_novel(open_store(database))
    async with at_terminal(database, clock) as pilot:
        app = pilot.app
        assert isinstance(app, TuiGoalsApp)
        await pilot.press("g")
        await app.screen.run_action("share")
        await until(pilot, "New reader")
        await pilot.press(*"Ada", "ctrl+s")
        await until(pilot, "Share “Write the novel” with")
        await pilot.press("space", "escape")
        await pilot.pause()
        assert app.store is not None and len(app.store.reader.find(Sharing)) == 1
        await app.run_action("readers")
        assert "Ada   peer, sees 1 thing" in await until(pilot, "sees 1 thing")
        await pilot.press("enter")
        await until(pilot, "Ada gets this")
        given = "\n".join(str(row.data) for row in app.screen.query_one(LineList).rows)
        state = app.state
        assert given == app.ask(lambda source: as_given(source, state), "")
        assert "0 of 80,000 words" in given and "First draft" not in given
        await pilot.press("m", "m")
        assert "<!doctype html>" in await until(pilot, "<!doctype")
        whole = app.ask(lambda source: as_given(source, state, Format.HTML), "")
        shown = "".join(str(row.data) for row in app.screen.query_one(LineList).rows)
        assert shown == whole.replace("\n", "")
        await pilot.press("escape", "D")
        await until(pilot, "Nobody yet.")
        assert "Ada" not in screen_text(app).partition("Nobody yet.")[0]


async def test_j43_feedback_and_the_agreed_scope_stand_on_the_things_page(
    database: Path, clock: FrozenClock, open_store: OpenStore
) -> None:
    store = open_store(database)
    plan = start_novel(store)
    ada = do(store, add_reader, "Ada").value
    answer = Answer("1", ada.uid, Target.MILESTONE, plan.milestone.uid, Verdict.APPROVE, "go on")
    do(store, take_in_answers, [answer])
    async with at_terminal(database, clock) as pilot:
        await pilot.press("g")
        await pilot.app.screen.run_action("agreed")
        await until(pilot, "Agree on milestones and dates as they are now")
        await pilot.press("enter")
        await until(pilot, "version 1 of 4 Mar, nothing changed since")
        await pilot.press("j")
        assert "Feedback" in await until(pilot, "Ada approves: go on")
