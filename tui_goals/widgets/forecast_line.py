"""The line of a goal's page that tells by when it will be finished."""

from datetime import date

from tui_goals.rules import forecast_words
from tui_goals.rules.forecasts import Forecast, NoDate
from tui_goals.widgets.painting import Line, fitted

SILENT = frozenset({NoDate.DONE, NoDate.NOT_COMMITTED, NoDate.HABIT, NoDate.AVERAGE})
"""What needs no word on the page, which says so elsewhere."""


def forecast_lines(found: Forecast, today: date, width: int) -> tuple[Line, ...]:
    """When it will be finished, for a width in cells."""
    if found.none in SILENT:
        return ()
    if found.finish is None:
        return (fitted(((f"no date: {forecast_words.short(found, today)}", "dim"),), width),)
    chance = found.finish.by_due
    style = "dim" if chance is None or chance >= 0.5 else "warning"
    return (fitted((("finish ", "dim"), (forecast_words.span(found.finish, today), style)), width),)
