"""A heatmap of the last year: a column a week, today at the right, how much there was told by sign and colour."""

from collections.abc import Callable, Mapping
from datetime import date

from tui_goals.domain.values import frozen
from tui_goals.rules import heat as rules
from tui_goals.rules import phrases
from tui_goals.rules.heat import WEEK, YEAR_WEEKS, Week
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, Piece, fitted, join, pad, spread

LABEL = 5
"""Cells of the weekdays' names."""
SIDE = 20
"""Cells of the legend beside the map; where they are missing it stands below."""
GAP = 2
NAMED_ROWS = (0, 2, 4, 6)
"""Rows whose weekday is named."""


@frozen
class Heat:
    """What a heatmap shows: an amount for each day that has one, and how an amount is told."""

    title: str
    amounts: Mapping[date, float]
    tell: Callable[[float], str]


class HeatMap(Page):
    """A heatmap that follows its width."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._shown: tuple[Heat, date, date | None, int] | None = None

    def show(self, heat: Heat, today: date, picked: date | None = None, first_weekday: int = 0) -> None:
        """Show other amounts, or pick another day."""
        self._shown = (heat, today, picked, first_weekday)
        self._lay_out()

    def on_resize(self) -> None:
        """Fit another width."""
        super().on_resize()
        self._lay_out()

    def _lay_out(self) -> None:
        if self._shown is not None and self.size.width:
            heat, today, picked, first = self._shown
            self.set_lines(heat_lines(heat, today, self.size.width, self._glyphs, picked, first))


@frozen
class _Plan:
    """How the map lies in its width."""

    cell: int
    weeks: int
    beside: bool


def heat_lines(
    heat: Heat, today: date, width: int, glyphs: Glyphs, picked: date | None = None, first_weekday: int = 0
) -> tuple[Line, ...]:
    """The lines of a heatmap for a width in cells: months, seven days, and the legend; the picked day stands out."""
    plan = _plan(width)
    weeks = rules.weeks_until(today, plan.weeks, first_weekday)
    least = rules.bounds(heat.amounts.get(day, 0) for week in weeks for day in week)
    legend = _legend(heat, least, glyphs)
    told = ((_told(heat, picked or today, today), "plain"),)
    rows = [_row(heat, weeks, place, least, today, picked, plan.cell, glyphs) for place in range(WEEK)]
    head = _months(weeks, plan.cell)
    if not plan.beside:
        below = [piece for entry in legend for piece in (*entry, ("  ", "plain"))]
        return (head, *rows, spread(((" " * LABEL, "plain"), *below), (*told, (" ", "plain")), width, glyphs.ellipsis))
    side = [*legend, *[()] * (WEEK - 1 - len(legend)), told]
    return (
        head,
        *(
            (*row, (" " * GAP, "plain"), *fitted(more, SIDE, glyphs.ellipsis))
            for row, more in zip(rows, side, strict=True)
        ),
    )


def height(width: int) -> int:
    """How many lines a heatmap of that width has."""
    return WEEK + (1 if _plan(width).beside else 2)


def weeks_shown(width: int) -> int:
    """How many weeks a heatmap of that width shows: a year, or as many as fit."""
    return _plan(width).weeks


def _plan(width: int) -> _Plan:
    if width >= LABEL + 2 * YEAR_WEEKS:
        return _Plan(2, YEAR_WEEKS, width >= LABEL + 2 * YEAR_WEEKS + GAP + SIDE)
    room = max(1, width - LABEL - GAP - SIDE)
    return _Plan(1, min(YEAR_WEEKS, room), True)


def _months(weeks: tuple[Week, ...], cell: int) -> Line:
    names = rules.month_names(weeks)
    text = ""
    for place, name in names.items():
        text = pad(text, place * cell) + name
    return ((" " * LABEL + text, "dim"),)


def _row(
    heat: Heat, weeks: tuple[Week, ...], place: int, least: tuple[float, ...], today: date, picked: date | None,
    cell: int, glyphs: Glyphs,
) -> Line:  # fmt: skip
    """One weekday over all weeks; days to come are left blank."""
    name = phrases.WEEKDAYS[weeks[0][place].weekday()] if place in NAMED_ROWS else ""
    pieces: list[Piece] = [(f" {name:<{LABEL - 1}}", "dim")]
    for week in weeks:
        day = week[place]
        level = rules.level(heat.amounts.get(day, 0), least)
        sign, style = glyphs.heat[level], "accent" if level else "rule"
        if day > today:
            sign, style = " ", "plain"
        pieces.append((sign, "picked" if day == picked else style))
        if cell > 1:
            pieces.append((" " * (cell - 1), style))
    return join(pieces)


def _legend(heat: Heat, least: tuple[float, ...], glyphs: Glyphs) -> list[Line]:
    """What each sign means; levels that no amount can reach are left out."""
    found: list[Line] = [((glyphs.heat[0], "dim"), (" nothing", "dim"))]
    for place, amount in enumerate(least):
        if place + 1 == len(least) or amount != least[place + 1]:
            found.append(((glyphs.heat[place + 1], "accent"), (f" from {heat.tell(amount)}", "dim")))
    return found


def _told(heat: Heat, day: date, today: date) -> str:
    amount = heat.amounts.get(day, 0)
    return f"{phrases.day(day, today)}: {heat.tell(amount) if amount else 'nothing'}"
