"""What the Insights screen tells, gathered from the state and the file; and the picture of a burn-up, as a file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tui_goals.domain import Goal
from tui_goals.rules import phrases
from tui_goals.rules.burn import Burn
from tui_goals.rules.forecasts import WhatIf
from tui_goals.rules.insight import GoalInsight
from tui_goals.rules.meters import Lived, Meters
from tui_goals.rules.periods import Period
from tui_goals.rules.review_facts import Fact
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.state import forecasting, insights, looking_back, views
from tui_goals.store import Reader
from tui_goals.widgets.entry_list import Heading
from tui_goals.widgets.fact_rows import fact_rows
from tui_goals.widgets.insight_rows import what_if_words
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, right, spread

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Picked = Callable[[WhatIf], None]
MORE, LESS = 1.2, 0.8


def rows_of_numbers(app: "TuiGoalsApp", period: Period) -> list[Row]:
    """The facts of a period as rows, then the meters as they stand today."""
    state, first, last = app.state, period.first_day, period.last_day
    nothing: Sequence[Fact] = ()
    facts = app.ask(lambda reader: looking_back.range_facts(state, reader, first, last), nothing)
    meters = app.ask(lambda reader: views.meters(state, reader, app.settings.rest_days), Meters())
    return [
        *fact_rows(facts),
        Row("over meters", (), selectable=False),
        Row("meters", Heading("Today"), selectable=False),
        Row("momentum", ("momentum", meters.momentum)),
        Row("consistency", ("consistency", meters.consistency)),
    ]


def meter_lines(app: "TuiGoalsApp", width: int) -> list[Line]:
    """The days that the meters go by, the newest first."""
    nothing: Mapping[date, Lived] = {}
    lived = app.ask(partial(insights.lived_lately, app.state), nothing)
    today, ellipsis = app.state.today, app.glyphs.ellipsis
    return [
        spread(
            ((right(phrases.day(day, today), 11), "dim"), (f"  {phrases.count(done.finished, 'bite')} done", "plain")),
            ((f"{phrases.duration(done.focus)} of focus ", "title" if done.focus else "dim"),),
            width,
            ellipsis,
        )
        for day, done in sorted(lived.items(), reverse=True)
    ]


def pick_what_if(app: "TuiGoalsApp", insight: GoalInsight, picked: Picked) -> None:
    """Choose how to go on in another way."""
    goal = insight.goal
    asked = [WhatIf(goal.id, MORE), WhatIf(goal.id, LESS)]
    named = [(each, what_if_words(each, "")) for each in asked]
    named += [
        (WhatIf(goal.id, without=each.id), what_if_words(WhatIf(goal.id, without=each.id), each.title))
        for each, _ in insight.milestones
    ]

    def choices() -> list[Choice]:
        return [(each, words, False) for each, words in named]

    def chosen(value: object, _: bool) -> None:
        if isinstance(value, WhatIf):
            picked(value)

    app.push_screen(PickScreen("What if you go on with ...   enter picks, esc closes", choices, chosen, many=False))


def burn_of(app: "TuiGoalsApp", goal: Goal, asked: WhatIf | None) -> Burn | None:
    """The burn-up of a goal, with the forecast of going on as asked."""
    state = app.state

    def read(reader: Reader) -> Burn | None:
        found = forecasting.forecasts_if(state, reader, state.today, asked) if asked else None
        return insights.burn_up(state, reader, goal, found or forecasting.forecasts_on(state, reader, state.today))

    return app.ask(read, None)


def title_of(insight: GoalInsight, asked: WhatIf) -> str:
    """What the milestone is called that would be dropped; empty for none."""
    return next((each.title for each, _ in insight.milestones if each.id == asked.without), "")
