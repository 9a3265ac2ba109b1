"""The running session: what it is about, the clock, how far the plan is, what comes next; nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical

from tui_goals.widgets.big_clock import LARGE, MEDIUM, PLAIN, BigClock
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, bar, fitted, width_of

LARGE_FROM, MEDIUM_FROM = 22, 15
"""Rows from which the large and the medium clock have room to breathe."""
BAR = 42
EDGE = 2
BLANK: Line = ()


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """All that is shown of an open session, in words."""

    subject: str
    commitment: str = ""
    state: str = ""
    paused: bool = False
    over: bool = False
    face: str = "00:00"
    fraction: float | None = None
    known: tuple[str, ...] = ()
    """What is known of its plan, its units and the pace."""
    elsewhere: str = ""
    """Which other terminal shows it, since when."""
    unresolved: str = ""
    """Of which time nobody knows whether it was focus, and the way to say so."""
    next: str = ""
    """The bite that follows in the milestone."""


class SessionView(Vertical):
    """Everything centred; once a second only the cells of the seconds change."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._facts: SessionFacts | None = None
        self._above, self._clock, self._below = Page(id="session-above"), BigClock(), Page(id="session-below")

    def compose(self) -> ComposeResult:
        """What stands above the clock, the clock, and what stands below it."""
        yield self._above
        yield self._clock
        yield self._below

    def show(self, facts: SessionFacts) -> None:
        """Show the session as it is now."""
        self._facts = facts
        self._lay_out()

    def on_resize(self) -> None:
        """Fit another size."""
        self._lay_out()

    def _lay_out(self) -> None:
        facts, (width, height) = self._facts, self.size
        if facts is None or not width or not height:
            return
        rows = LARGE if height >= LARGE_FROM else MEDIUM if height >= MEDIUM_FROM else PLAIN
        style = "warning" if facts.over else "dim" if facts.paused else "title"
        _fill(self._above, lines_above(facts, rows, self._glyphs), width, self._glyphs)
        self._clock.show(facts.face, rows, style, self._glyphs)
        _fill(self._below, lines_below(facts, rows, width, self._glyphs), width, self._glyphs)


def lines_above(facts: SessionFacts, rows: int, glyphs: Glyphs) -> list[Line]:
    """Subject, commitment and state; the taller the clock the more air."""
    air = 0 if rows == PLAIN else rows // 2
    sign = glyphs.open if facts.paused else glyphs.risk if facts.over else glyphs.doing
    opening, closing = ('"', '"') if glyphs.full.isascii() else ("“", "”")
    lines: list[Line] = [((facts.subject, "title"),)]
    if facts.commitment:
        lines.append(((f"{opening}{facts.commitment}{closing}", "dim"),))
    state = "warning" if facts.over else "dim" if facts.paused else "accent"
    return [*lines, *[BLANK] * max(1, air), ((f"{sign} {facts.state}", state),), *[BLANK] * (air > 0)]


def lines_below(facts: SessionFacts, rows: int, width: int, glyphs: Glyphs) -> list[Line]:
    """The plan's bar, what is known and what is not, who else shows it, and what comes next."""
    air = 0 if rows == PLAIN else rows // 2
    lines: list[Line] = [BLANK] * (air > 0)
    if facts.fraction is not None:
        style = "warning" if facts.over else "accent"
        lines.append(bar(facts.fraction, min(BAR, width - 2 * EDGE), glyphs, style=style))
    if facts.known:
        lines.append(((f" {glyphs.dot} ".join(facts.known), "dim"),))
    for words in (facts.unresolved, facts.elsewhere):
        if words:
            lines.append(((words, "warning"),))
    if facts.next:
        lines += [*[BLANK] * max(1, air), (("next: ", "dim"), (facts.next, "plain"))]
    return lines


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
