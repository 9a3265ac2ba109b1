"""A clock in the middle of the screen, with lines above and below it; once a second only its own cells change."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from tui_goals.widgets.big_clock import LARGE, MEDIUM, PLAIN, BigClock
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, fitted, width_of

LARGE_FROM, MEDIUM_FROM = 22, 15
"""Rows from which the large and the medium clock have room to breathe."""
BAR = 42
EDGE = 2
BLANK: Line = ()


class ClockView(Vertical):
    """Everything centred; what it is about is said by the kinds of it."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._above, self._clock, self._below = Page(), BigClock(), Page()

    def face(self) -> tuple[str, str] | None:
        """What the clock shows and the name of its style; None while there is nothing to show."""
        return None

    def lines_above(self, rows: int) -> Sequence[Line]:
        """What stands above a clock of that many rows."""
        return ()

    def lines_below(self, rows: int, width: int) -> Sequence[Line]:
        """What stands below it, in that many cells."""
        return ()

    def compose(self) -> ComposeResult:
        """What stands above the clock, the clock, and what stands below it."""
        yield self._above
        yield self._clock
        yield self._below

    def on_resize(self) -> None:
        """Fit another size."""
        self.lay_out()

    def lay_out(self) -> None:
        """Draw what changed."""
        face, (width, height) = self.face(), self.size
        if face is None or not width or not height:
            return
        rows = LARGE if height >= LARGE_FROM else MEDIUM if height >= MEDIUM_FROM else PLAIN
        _fill(self._above, self.lines_above(rows), width, self.glyphs)
        self._clock.show(face[0], rows, face[1], self.glyphs)
        _fill(self._below, self.lines_below(rows, width), width, self.glyphs)


def air(rows: int) -> int:
    """Empty lines beside a clock of that many rows: the taller it is, the more."""
    return 0 if rows == PLAIN else rows // 2


def centred(line: Line, width: int, glyphs: Glyphs) -> Line:
    """The line in the middle of that many cells, its last piece cut where it is too long."""
    if not line:
        return line
    line = fitted(line, width - 2 * EDGE, glyphs.ellipsis)
    return ((" " * ((width - width_of(line)) // 2), "plain"), *line)


def _fill(page: Page, lines: Sequence[Line], width: int, glyphs: Glyphs) -> None:
    height = page.styles.height
    if height is None or height.value != len(lines):
        page.styles.height = len(lines)
    page.set_lines([centred(line, width, glyphs) for line in lines])
