"""The running session: what it is about, the clock, how far the plan is, what comes next; nothing else."""

from tui_goals.domain.values import frozen
from tui_goals.rules import interruptions
from tui_goals.widgets.clock_view import BAR, BLANK, EDGE, ClockView, air
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, bar, width_of

MOST_SIGNS = 5
"""Interruptions that are shown as signs; more are told in words."""


@frozen
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
    interruptions: int = 0
    elsewhere: str = ""
    """Which other terminal shows it, since when."""
    unresolved: str = ""
    """Of which time nobody knows whether it was focus, and the way to say so."""
    next: str = ""
    """The bite that follows in the milestone."""


class SessionView(ClockView):
    """The open session in the middle of the screen."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(glyphs, id)
        self._facts: SessionFacts | None = None

    def show(self, facts: SessionFacts) -> None:
        """Show the session as it is now."""
        self._facts = facts
        self.lay_out()

    def face(self) -> tuple[str, str] | None:
        """The time that is left, is over or has passed."""
        facts = self._facts
        if facts is None:
            return None
        return facts.face, "warning" if facts.over else "dim" if facts.paused else "title"

    def lines_above(self, rows: int) -> list[Line]:
        """Subject, commitment and state; the taller the clock the more air."""
        facts, glyphs = self._facts, self.glyphs
        if facts is None:
            return []
        sign = glyphs.open if facts.paused else glyphs.risk if facts.over else glyphs.doing
        opening, closing = ('"', '"') if glyphs.full.isascii() else ("“", "”")
        lines: list[Line] = [((facts.subject, "title"),)]
        if facts.commitment:
            lines.append(((f"{opening}{facts.commitment}{closing}", "dim"),))
        state = "warning" if facts.over else "dim" if facts.paused else "accent"
        return [*lines, *[BLANK] * max(1, air(rows)), ((f"{sign} {facts.state}", state),), *[BLANK] * (air(rows) > 0)]

    def lines_below(self, rows: int, width: int) -> list[Line]:
        """The plan's bar, what is known and what is not, interruptions, who else shows it, and what comes next."""
        facts = self._facts
        if facts is None:
            return []
        lines: list[Line] = [BLANK] * (air(rows) > 0)
        if facts.fraction is not None:
            style = "warning" if facts.over else "accent"
            lines.append(bar(facts.fraction, min(BAR, width - 2 * EDGE), self.glyphs, style=style))
        lines += _known(facts, width, self.glyphs)
        lines += [((words, "warning"),) for words in (facts.unresolved, facts.elsewhere) if words]
        if facts.next:
            lines += [*[BLANK] * max(1, air(rows)), (("next: ", "dim"), (facts.next, "plain"))]
        return lines


def _known(facts: SessionFacts, width: int, glyphs: Glyphs) -> list[Line]:
    """What is known, with a sign for each interruption beside it, or below it where there is no room."""
    dot = f" {glyphs.dot} "
    known: Line = ((dot.join(facts.known), "dim"),) if facts.known else ()
    if not facts.interruptions:
        return [known] if known else []
    words = glyphs.full.isascii() or facts.interruptions > MOST_SIGNS
    number = facts.interruptions
    signs: Line = ((interruptions.in_words(number) if words else " ".join("!" * number), "warning"),)
    if known and width_of((*known, (dot, ""), *signs)) <= width - 2 * EDGE:
        return [(*known, (dot, "dim"), *signs)]
    return [known, signs] if known else [signs]
