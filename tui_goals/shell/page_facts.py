"""What the page of a thing tells beyond its fields: what the state knows, and what is read when the page is shown."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from textual.geometry import Size

from tui_goals.domain import Goal, Milestone, StatusUpdate, Task
from tui_goals.rules import dependencies, marks, phrases, progress
from tui_goals.rules.outline import Item
from tui_goals.state import AppState, agreements, celebrations, climbing, reaching, views
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


def known_facts(state: AppState, item: Item, entries: tuple[tuple[str, str], ...]) -> About:
    """The page's facts as far as the state knows them."""
    tree = views.outline(state)
    parents = tuple(each.title for each in reversed(tree.path(item)[:-1]))
    match item:
        case Goal():
            return About(
                state.today, views.all_progress(state).goals.get(item.id), state.value_now(item),
                progress.expected_fraction(item, state.today), views.pace(state, item), entries=entries,
            )  # fmt: skip
        case Milestone():
            waits = views.blockers(state).get(item.id, ())
            fraction = views.all_progress(state).milestones.get(item.id, 1.0 if item.done_at else 0.0)
            own = [each for each in state.dependencies if each.milestone_id == item.id]
            conflicts = dependencies.date_conflicts((item, *waits), own, state.today)
            return About(state.today, fraction, parents=parents, waits_on=waits, conflicts=conflicts, entries=entries)
        case Task():
            bites = tree.bites_of(item.id)
            done = sum(bite.done_at is not None for bite in bites)
            return About(state.today, parents=parents, bites_done=done, bites_total=len(bites), entries=entries)
    return About(state.today, parents=parents, entries=entries)


def read_facts(app: "TuiGoalsApp", reader: Reader, item: Item, bare: About, size: Size | None) -> About:
    """The page's facts with what readers said and agreed to, and for a size those of a goal's records too."""
    state = app.state
    if isinstance(item, Goal):
        pace = views.pace(state, item, reader, app.settings.rest_days)
        bare = replace(bare, pace=pace, reach=reaching.reach(state, reader, item))
        if size is not None:
            bare = with_records(app, reader, item, bare, size.width - 1, size.height)
    if isinstance(item, Milestone) and item.hill is not None:
        past, uphill = climbing.way_of(state, reader, item)
        bare = replace(bare, hill_past=past, days_uphill=uphill)
    return replace(
        bare,
        feedback=agreements.feedback_on(reader, item, state.today),
        agreed=agreements.agreed_words(reader, item, state.today),
        reward=celebrations.reward_words(reader, item, state.today),
    )


def with_records(app: "TuiGoalsApp", reader: Reader, goal: Goal, bare: About, width: int, rows: int) -> About:
    """The page's facts with chart, findings and the newest status update."""
    state, glyphs = app.state, app.glyphs
    rest_days = app.settings.rest_days
    chart = None if goal.ended else goal_chart(state, reader, goal, rest_days)
    colour = f"mark{marks.mark(goal).colour}"
    height = LOW if rows < FEW_ROWS else HIGH
    drawn = tuple(chart_lines(chart, width, height, glyphs, colour)) if chart is not None else ()
    found = [app.in_signs(each.words) for each in goal_findings(state, reader, goal, rest_days)]
    told = [*found[:MOST_FINDINGS], *([f"and {len(found) - MOST_FINDINGS} more"] if len(found) > MOST_FINDINGS else [])]
    said = reader.status_updates(goal.id, 1)
    return replace(bare, chart=drawn, findings=tuple(told), said=said_words(said[0], state.today) if said else "")


def said_words(said: StatusUpdate, today: date) -> str:
    """A status update in a line: `at risk, 10 Oct: running again, slowly`."""
    return f"{said.standing}, {phrases.day(said.local_day or today, today)}: {said.text}"
