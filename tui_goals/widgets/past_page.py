"""One past session to read: when, what came of it, how its time went, what cut in, and what was written about it."""

from collections.abc import Iterable, Sequence
from datetime import date

from tui_goals.domain import AwayCause, Entry, FocusSession, Interruption, InterruptionKind, Kept, SegmentKind
from tui_goals.domain.values import frozen
from tui_goals.rules import days, focus, phrases, texts
from tui_goals.rules.sittings import Stretch
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.page import ReadingPage
from tui_goals.widgets.painting import Line, fitted, path, spread, wrap
from tui_goals.widgets.past_rows import marks_of, outcome_sign, times_of, told_amount, told_over

WIDEST = 72
LABEL = 11
NOTE = 200
"""Characters of an entry that are looked at for its first line."""
CAUSES = {
    AwayCause.SLEEP: "the machine slept",
    AwayCause.RESTART: "the machine was started again",
    AwayCause.UNWATCHED: "nobody watched",
    AwayCause.LONG_PAUSE: "a long pause",
}
KEPT = {Kept.KEPT: "kept", Kept.PARTLY: "partly kept", Kept.NOT_KEPT: "not kept"}
FROM = {InterruptionKind.INTERNAL: "from within", InterruptionKind.EXTERNAL: "from outside"}
BLANK: Line = ()


@frozen
class PastFacts:
    """All that is told of a session: its time and what surrounds it."""

    session: FocusSession
    stretches: tuple[Stretch, ...]
    interruptions: tuple[Interruption, ...]
    entries: tuple[Entry, ...]
    sight: tuple[str, ...]
    """From its bite up to its goal."""
    today: date
    zone: str
    """The zone one is in now; times are those of where the session was lived."""

    @property
    def seconds(self) -> float:
        """Its focus."""
        return sum(each.seconds for each in self.stretches if each.kind is SegmentKind.FOCUS)


class PastPage(ReadingPage):
    """The page at the right; it takes the focus to be scrolled."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._facts: PastFacts | None = None

    def show_session(self, facts: PastFacts | None) -> None:
        """Show another session, or none."""
        self._facts = facts
        self._lay_out()

    def on_resize(self) -> None:
        """Fit another width."""
        super().on_resize()
        self._lay_out()

    def _lay_out(self) -> None:
        width, facts = self.size.width - 1, self._facts
        if width > 0:
            lines = past_lines(facts, width, self._glyphs) if facts is not None else ()
            self.show(facts.session.id if facts is not None else None, lines)


def past_lines(facts: PastFacts, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of a session for a width in cells."""
    width = max(20, min(width, WIDEST))
    parts = (
        _head(facts, width, glyphs), _outcome(facts, width, glyphs), _words(facts, width), _time(facts, width),
        _interruptions(facts, width, glyphs), _entries(facts, width, glyphs),
    )  # fmt: skip
    return tuple(line for part in parts if part for line in (*part, BLANK))[:-1]


def _head(facts: PastFacts, width: int, glyphs: Glyphs) -> list[Line]:
    session = facts.session
    sign, style = outcome_sign(session.state, glyphs)
    lines: list[Line] = [((line, "title"),) for line in wrap(session.subject, width, 3, glyphs.ellipsis)]
    if len(facts.sight) > 1:
        lines.append(((path(facts.sight[1:], glyphs.less, width, glyphs.ellipsis), "dim"),))
    day = phrases.day_heading(facts.session.local_day or facts.today, facts.today)
    zone = f"  {session.zone}" if session.zone != facts.zone else ""
    lines += [((part, "plain"),) for part in wrap(f"{day}  {times_of(session)}{zone}", width)]
    ended = f" {glyphs.dot} ".join((str(session.state), *marks_of(session)))
    return [*lines, fitted(((f"{sign} ", style), (ended, "dim")), width, glyphs.ellipsis)]


def _outcome(facts: PastFacts, width: int, glyphs: Glyphs) -> list[Line]:
    session, dot = facts.session, f" {glyphs.dot} "
    over = told_over(session, facts.seconds).removeprefix("+")
    time = [f"{phrases.duration(facts.seconds)} of focus"]
    if session.plan_minutes is not None:
        time.append(f"{phrases.duration(session.plan_minutes * 60)} planned")
    if over:
        time.append(f"{over} over")
    units = [told_amount(session)] if session.units is not None else []
    if session.plan_units is not None:
        units = [f"{phrases.amount(session.units or 0)} of {phrases.amount(session.plan_units, session.unit)}"]
    pace = focus.pace(session.units, facts.seconds)
    if pace is not None and session.units and facts.seconds >= focus.PACE_FROM:
        units.append(f"{phrases.amount(round(pace, 1 if abs(pace) < 10 else None))} an hour")
    return [((part, "plain"),) for facts_of in (time, units) if facts_of for part in wrap(dot.join(facts_of), width)]


def _words(facts: PastFacts, width: int) -> list[Line]:
    """The commitment and how it was kept, and what was in the way."""
    session = facts.session
    lines: list[Line] = []
    if session.commitment:
        lines += [((part, "plain"),) for part in wrap(f"“{session.commitment}”", width)]
    if session.kept is not None:
        lines.append(((KEPT[session.kept], "dim"),))
    if session.reason:
        lines += _labelled("In the way", session.reason, width)
    return lines


def _time(facts: PastFacts, width: int) -> list[Line]:
    """Each stretch with its kind and, where it is away, why; one alone is told by the session's times."""
    if len(facts.stretches) < 2:
        return []
    lines: list[Line] = [(("Time", "title"),)]
    for each in facts.stretches:
        begin = days.local_time(each.start, facts.session.zone)
        cause = f", {CAUSES[each.cause]}" if each.cause is not None else ""
        style = "plain" if each.kind is SegmentKind.FOCUS else "dim"
        length = phrases.duration(each.seconds)
        lines.append(spread(((f"{begin:%H:%M}  ", "dim"), (f"{each.kind}{cause}", style)), ((length, style),), width))
    return lines


def _interruptions(facts: PastFacts, width: int, glyphs: Glyphs) -> list[Line]:
    if not facts.interruptions:
        return []
    lines: list[Line] = [(("Interruptions", "title"),)]
    for each in facts.interruptions:
        when = f"{days.local_time(each.happened_at, each.zone):%H:%M}  " if each.happened_at is not None else ""
        lines.append(((when, "dim"), (FROM[each.kind], "plain")))
        indent = " " * len(when)
        lines += [
            ((f"{indent}{part}", "dim"),) for part in wrap(each.note, width - len(when), 3, glyphs.ellipsis) if part
        ]
    return lines


def _entries(facts: PastFacts, width: int, glyphs: Glyphs) -> list[Line]:
    if not facts.entries:
        return []
    lines: list[Line] = [(("Journal", "title"),)]
    for each in facts.entries:
        day = phrases.day(each.local_day, facts.today) if each.local_day is not None else ""
        first = texts.first_line(each.body.lstrip()[:NOTE])
        lines.append(fitted(((f"{day}  ", "dim"), (first, "plain")), width, glyphs.ellipsis))
    return lines


def _labelled(label: str, text: str, width: int) -> Iterable[Line]:
    parts: Sequence[str] = wrap(text, max(8, width - LABEL))
    return [((f"{label if place == 0 else '':<{LABEL}}", "dim"), (part, "plain")) for place, part in enumerate(parts)]
