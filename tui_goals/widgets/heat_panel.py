"""A heading and the heatmap under it: which of several amounts is shown, and what its weeks came to."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical

from tui_goals.rules import heat as rules
from tui_goals.rules import phrases
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.heatmap import Heat, HeatMap, height, weeks_shown
from tui_goals.widgets.painting import Line, Piece, spread

DAYS_FROM, ALL_FROM = 76, 100
"""Columns from which the heading has room for more than a sum, and for everything."""


class HeatPanel(Vertical):
    """Goes through what there is to show; the screen's `-low` class leaves only the heading."""

    def __init__(self, title: str, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title
        self._glyphs = glyphs
        self._heats: tuple[Heat, ...] = ()
        self._at = 0
        self._days: tuple[date, str, int] = (date.min, "", 0)
        self._picked: date | None = None

    def compose(self) -> ComposeResult:
        """The heading and the map."""
        yield OneLine(classes="heat-heading")
        yield HeatMap(self._glyphs)

    def show(self, heats: Sequence[Heat], today: date, zone: str, first_weekday: int) -> None:
        """Show other amounts, of days of a zone."""
        self._heats = tuple(heats)
        self._at = min(self._at, max(0, len(heats) - 1))
        self._days = (today, zone, first_weekday)
        self._lay_out()

    def pick(self, day: date | None) -> None:
        """Let a day stand out."""
        self._picked = day
        self._lay_out()

    def next(self) -> bool:
        """Show the next amounts; False where that are the first again."""
        self._at = (self._at + 1) % max(1, len(self._heats))
        self._lay_out()
        return self._at > 0

    def on_resize(self) -> None:
        """Fit another width."""
        self.query_one(HeatMap).styles.height = height(self.size.width)
        self._lay_out()

    def _lay_out(self) -> None:
        if not self._heats or not self.size.width:
            return
        today, _, first = self._days
        self.query_one(HeatMap).show(self._heats[self._at], today, self._picked, first)
        self.query_one(OneLine).set_line(self._heading(self.size.width))

    def _heading(self, width: int) -> Line:
        heat, (today, zone, first) = self._heats[self._at], self._days
        amount, days = rules.total(heat.amounts, rules.weeks_until(today, weeks_shown(width), first))
        told = [heat.tell(amount)] if days else []
        if days and width >= DAYS_FROM:
            told.append(f"on {phrases.count(days, 'day')}")
        if width >= ALL_FROM:
            told.append(f" {self._glyphs.dot}  {zone}")
        name = self._title if width >= ALL_FROM else self._title.split()[0]
        pieces: list[Piece] = [(f" {name}", "title"), ("  ", "plain")]
        for each in self._heats:
            pieces += [("  ", "plain"), (each.title, "accent" if each is heat else "dim")]
        return spread(pieces, ((f"  {' '.join(told)} ", "dim"),), width, self._glyphs.ellipsis)
