"""T16: one function says which day it is, and everything that counts by days goes by it."""

import ast
from datetime import date
from pathlib import Path

import pendulum
import pytest

from tests.commands.plan import start_novel, state_of
from tests.test_layers import FILES, PACKAGE
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import write_entry
from tui_goals.domain import AmountKind, Entry, SessionState
from tui_goals.shell.focus_facts import today_of
from tui_goals.shell.past_facts import heats_of, read_days
from tui_goals.store import Store

TUESDAY, WEDNESDAY = date(2026, 3, 3), date(2026, 3, 4)

OF_THE_CALENDAR = {
    "cli/undoing.py": "tells the clock time of a step",
    "screens/review.py": "tells until when a review waits",
    "widgets/step_line.py": "tells the clock time of a step",
    "screens/versions.py": "tells until when a text stood",
    "rules/days.py": "is the one function",
    "rules/typed_times.py": "reads dates as they were typed",
    "rules/sittings.py": "names the date of a time that is to come or taken",
    "rules/gap_words.py": "names the date where a gap goes over midnight",
    "rules/gaps.py": "takes a time of day for the dates that a gap lies on",
    "commands/past_times.py": "names the date of a time that is taken",
}
"""Files that ask a wall clock for its date, and why that is no day that anything counts for."""


@pytest.mark.parametrize(("hour", "day"), [(1, TUESDAY), (3, TUESDAY), (4, WEDNESDAY), (23, WEDNESDAY)])
def test_t16_half_past_one_counts_for_the_day_before_everywhere(
    store: Store, clock: FrozenClock, hour: int, day: date
) -> None:
    clock.instant = pendulum.datetime(2026, 3, 4, hour, 10, tz="Europe/Berlin").in_timezone("UTC")
    plan = start_novel(store)
    session = do(store, start_session, plan.bite.id, 10).value
    clock.forward(20 * 60)
    ended = do(store, end_session, session.id, SessionState.DONE, AmountKind.DELTA, 300).value
    entry = do(store, write_entry, Entry(body="Late.")).value
    reader, state = store.reader, state_of(store)
    assert state.today == day
    assert (ended.local_day, reader.segments(session.id)[0].local_day) == (day, day), "the timer"
    assert (entry.local_day, reader.entries_by_day(day, day)) == (day, {day: 1}), "the journal"
    assert reader.measurements(plan.goal.id)[0].local_day == day, "the measure"
    today = today_of(state, reader)
    assert (len(today.finished), len(today.sittings), today.focus) == (1, 1, 20 * 60), "the chain"
    assert [each.amounts for each in heats_of(reader, day, 1, 0)] == [{day: 1200}, {day: 300}, {day: 1}], "the heatmap"
    assert read_days(reader, None, 10, []).focus == {day: 1200}, "past sessions"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_t16_nothing_else_makes_a_day_of_an_instant(path: Path) -> None:
    if str(path.relative_to(PACKAGE)) in OF_THE_CALENDAR:
        return
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    named = (call.func for call in calls if isinstance(call.func, ast.Attribute))
    assert [ast.unparse(name) for name in named if name.attr in ("date", "today")] == []
