"""What stands below today's queue: the two meters, and in one line what is off, what waits, what is not for today."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from tui_goals.domain import Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.meters import Meters
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, bar, fitted, right

LONGEST_BAR, SHORTEST_BAR = 20, 6
BARE = 36
"""Cells that both meters take without their bars."""


@frozen
class FootFacts:
    """What there is to say below the queue."""

    meters: Meters | None = None
    off: str = ""
    """Why today is off."""
    waiting: tuple[tuple[Milestone, tuple[Milestone, ...]], ...] = ()
    """Milestones that are blocked, each with what it waits on."""
    put_off: int = 0
    """Bites that are not for today."""
    hours: str = ""
    """Hours planned against hours there are."""
    too_much: bool = False


class TodayFoot(Vertical):
    """Two lines at most; one that has nothing to say takes no room."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._facts = FootFacts()
        self._meters, self._notes = OneLine(), OneLine()

    def compose(self) -> ComposeResult:
        """The meters, and the line below them."""
        yield self._meters
        yield self._notes

    def show(self, facts: FootFacts) -> None:
        """Show other facts."""
        self._facts = facts
        width = self.size.width or self.app.size.width
        for part, line in (
            (self._meters, meters_line(facts.meters, width, self._glyphs)),
            (self._notes, notes_line(facts, width, self._glyphs)),
        ):
            part.display = bool(line)
            part.set_line(line)

    def on_resize(self) -> None:
        """Fit another width."""
        self.show(self._facts)


def meters_line(meters: Meters | None, width: int, glyphs: Glyphs) -> Line:
    """Both meters as bars with their numbers; nothing before there is something to show."""
    if meters is None or meters == Meters():
        return ()
    length = min(LONGEST_BAR, max(SHORTEST_BAR, (width - BARE) // 2))
    parts = [
        (("   " if index else " ", "plain"), (f"{name} ", "dim"), *bar(value / 100, length, glyphs, style="good"),
         (right(f"{value:.0f}", 4), "title"))
        for index, (name, value) in enumerate((("momentum", meters.momentum), ("consistency", meters.consistency)))
    ]  # fmt: skip
    return tuple(piece for part in parts for piece in part)


def notes_line(facts: FootFacts, width: int, glyphs: Glyphs) -> Line:
    """Why today is off, the hours planned, what waits on what, how much is not for today; or nothing."""
    waits = [f"{each.title} waits on {_titles(needed)}" for each, needed in facts.waiting]
    parts = [
        (facts.off, "accent"),
        (f"{glyphs.risk} {facts.hours}" if facts.too_much else facts.hours, "warning" if facts.too_much else "plain"),
        (f"{phrases.count(facts.put_off, 'bite')} not today" if facts.put_off else "", "dim"),
        (f"{glyphs.blocked} {f' {glyphs.dot} '.join(waits)}" if waits else "", "dim"),
    ]
    said = [part for part in parts if part[0]]
    line: list[tuple[str, str]] = []
    for text, style in said:
        line += [(f" {glyphs.dot} " if line else " ", "dim"), (text, style)]
    return fitted(line, width - 1, glyphs.ellipsis) if line else ()


def _titles(milestones: Sequence[Milestone]) -> str:
    return phrases.join_words([each.title for each in milestones])
