"""`forecast`: by when a goal and its milestones will be finished, and what that rests on."""

from argparse import Namespace
from datetime import date
from typing import Any

from tui_goals.cli.opening import Here
from tui_goals.cli.output import give, say, table
from tui_goals.domain import Goal, NotFound
from tui_goals.rules import forecast_words
from tui_goals.rules.forecasts import Forecast
from tui_goals.state import AppState, forecasting, load

PARTS = ("p10", "p50", "p80", "p90")


def forecast(options: Namespace) -> int:
    """Print the dates of a goal and its milestones; nothing is changed by it."""
    here = Here(options)
    with here.reading() as reader:
        if reader is None:
            raise NotFound(f"There is nothing in {here.db} yet. `tui-goals add goal TITLE` begins it.")
        goal = reader.get(Goal, options.id)
        state = load(reader, AppState(), here.clock.now(), here.zone, here.settings.day_cutoff)
        found = forecasting.forecasts_on(state, reader, state.today)
    own = [(each, found.of_milestone(each)) for each in state.milestones if each.goal_id == goal.id]
    still_open = [(each, forecast) for each, forecast in own if each.done_at is None]
    if options.json:
        milestones = [
            {"id": each.id, "title": each.title, **_as_json(forecast, state.today)} for each, forecast in still_open
        ]
        whole = _as_json(found.of_goal(goal), state.today)
        give({"id": goal.id, "title": goal.title, **whole, "milestones": milestones})
        return 0
    say(forecast_words.reason(found.of_goal(goal), state.today))
    rows = [_row("", goal.title, found.of_goal(goal), state.today)]
    rows += [_row(each.id, each.title, forecast, state.today) for each, forecast in still_open]
    table(("MILESTONE", "P50", "P80", "P90", "TITLE"), rows)
    return 0


def _row(key: object, title: str, found: Forecast, today: date) -> tuple[object, ...]:
    finish = found.finish
    if finish is None:
        return key, found.none, "", "", title
    return (key, *(forecast_words.day(each, today) for each in (finish.p50, finish.p80, finish.p90)), title)


def _as_json(found: Forecast, today: date) -> dict[str, Any]:
    days = {part: getattr(found.finish, part) if found.finish is not None else None for part in PARTS}
    return {
        **{part: day.isoformat() if day is not None else None for part, day in days.items()},
        "in_time": found.finish.by_due if found.finish is not None else None,
        "none": str(found.none) if found.none is not None else None,
        "left": found.left,
        "unit": found.unit,
        "weeks": list(found.weeks),
        "reason": forecast_words.reason(found, today),
    }
