"""A break: its clock, what kind it is, and below it what comes next and what cut into the session before."""

from collections.abc import Sequence

from tui_goals.domain import Bite, Interruption
from tui_goals.domain.values import frozen
from tui_goals.rules import days, interruptions, phrases
from tui_goals.rules.breaks import Suggestion
from tui_goals.widgets.clock_view import BAR, BLANK, EDGE, ClockView, air
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, bar, spread, width_of


@frozen
class BreakFacts:
    """All that is shown of a break, in words."""

    title: str
    after: str = ""
    """What the session before it was on."""
    over: bool = False
    face: str = "00:00"
    fraction: float = 0.0
    """How much of it has passed, from 0 to 1."""
    known: tuple[str, ...] = ()
    """Its length, and how far the next long one is."""


@frozen
class NextRow:
    """The bite that comes after the break."""

    bite: Bite
    minutes: float | None


@frozen
class InterruptionRow:
    """What cut into the session before the break, and the task that it became."""

    interruption: Interruption
    task: str = ""


class BreakView(ClockView):
    """The break in the middle of the screen; calm, since nothing has to be done."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(glyphs, id)
        self._facts: BreakFacts | None = None

    def show(self, facts: BreakFacts) -> None:
        """Show the break as it is now."""
        self._facts = facts
        self.lay_out()

    def face(self) -> tuple[str, str] | None:
        """The time that is left, or since its end."""
        facts = self._facts
        return None if facts is None else (facts.face, "warning" if facts.over else "plain")

    def lines_above(self, rows: int) -> Sequence[Line]:
        """What kind of break it is, what it follows, and whether it is over."""
        facts = self._facts
        if facts is None:
            return ()
        state = (
            ((f"{self.glyphs.risk} over by", "warning"),) if facts.over else ((f"{self.glyphs.open} resting", "good"),)
        )
        after: list[Line] = [((f"after {facts.after}", "dim"),)] if facts.after else []
        return [((facts.title, "title"),), *after, *[BLANK] * max(1, air(rows)), state, *[BLANK] * (air(rows) > 0)]

    def lines_below(self, rows: int, width: int) -> Sequence[Line]:
        """How much of it has passed, and what is known."""
        facts = self._facts
        if facts is None:
            return ()
        style = "warning" if facts.over else "good"
        passed = bar(facts.fraction, min(BAR, width - 2 * EDGE), self.glyphs, style=style)
        return [*[BLANK] * (air(rows) > 0), passed, ((f" {self.glyphs.dot} ".join(facts.known), "dim"),)]


def offer_line(offered: Suggestion, width: int, glyphs: Glyphs) -> Line:
    """The break that could be taken now, and the keys for it and against it, as many as fit."""
    kind = "A long break" if offered.long else "A break"
    line: Line = ((f"   {glyphs.open} ", "good"), (f"{kind} of {phrases.duration(offered.minutes * 60)}?", "plain"))
    for key, does in (("b", "take it"), ("z", "later"), ("S", "skip"), ("0", "none today")):
        longer: Line = (*line, (f"   {key}", "accent"), (f" {does}", "dim"))
        if width_of(longer) > width:
            break
        line = longer
    return line


def rest_rows(following: NextRow | None, cut_in: Sequence[InterruptionRow]) -> tuple[Row, ...]:
    """What comes next, then what cut in."""
    first = () if following is None else (Row("next", following),)
    return (*first, *(Row(each.interruption.uid, each) for each in cut_in))


def draw_rest_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """One line: what comes next and how to start it; or when something cut in, what it was, and what became of it."""
    match row.data:
        case NextRow(bite=bite):
            end: Line = (("  enter starts it ", "accent"),)
            return (spread(((" next: ", "dim"), (bite.title, "plain")), end, width, glyphs.ellipsis),)
        case InterruptionRow(interruption=it, task=task):
            at = f"{days.local_time(it.happened_at, it.zone):%H:%M}" if it.happened_at is not None else ""
            what = (it.note, "plain") if it.note else ("no note", "dim")
            became = "a task now" if task else interruptions.FROM[it.kind]
            end = ((f"  {became} ", "good" if task else "dim"),)
            return (spread(((" ! ", "warning"), (f"{at}  ", "dim"), what), end, width, glyphs.ellipsis),)
    return (((str(row.data), "dim"),),)
