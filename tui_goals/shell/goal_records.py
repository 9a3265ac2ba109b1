"""What a goal's page tells of its records: read and loaded only once the cursor rests, never for the first paint."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tui_goals.domain import Goal
from tui_goals.rules import marks
from tui_goals.rules.plan_words import said_words
from tui_goals.state import reaching
from tui_goals.state.charts import goal_chart
from tui_goals.state.findings import goal_findings
from tui_goals.store import Reader
from tui_goals.widgets.chart import chart_lines
from tui_goals.widgets.thing_page import About

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

FEW_ROWS = 30
"""Below, the chart is lower."""
HIGH, LOW = 6, 4
MOST_FINDINGS = 3


def with_records(app: "TuiGoalsApp", reader: Reader, goal: Goal, bare: About, width: int, rows: int) -> About:
    """The page's facts with chart, findings, the newest status update, and whether it can be reached."""
    state, glyphs = app.state, app.glyphs
    rest_days = app.settings.rest_days
    chart = None if goal.ended else goal_chart(state, reader, goal, rest_days)
    colour = f"mark{marks.mark(goal).colour}"
    height = LOW if rows < FEW_ROWS else HIGH
    drawn = tuple(chart_lines(chart, width, height, glyphs, colour)) if chart is not None else ()
    found = [app.in_signs(each.words) for each in goal_findings(state, reader, goal, rest_days)]
    told = [*found[:MOST_FINDINGS], *([f"and {len(found) - MOST_FINDINGS} more"] if len(found) > MOST_FINDINGS else [])]
    said = reader.status_updates(goal.id, 1)
    words = said_words(said[0], state.today) if said else ""
    reach = reaching.reach(state, reader, goal)
    return replace(bare, chart=drawn, findings=tuple(told), said=words, reach=reach)
