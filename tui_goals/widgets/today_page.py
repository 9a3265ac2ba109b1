"""What stands beside today's queue: what is due soon, the bites finished today, the last sessions."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import zip_longest

from tui_goals.domain import Bite, Break, FocusSession, Goal, Interruption, Milestone, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import breaks as rules_breaks
from tui_goals.rules import interruptions as rules_interruptions
from tui_goals.rules import marks, phrases
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, fitted, spread, width_of
from tui_goals.widgets.plan_tree import DUE_STYLES

TWO_COLUMNS_FROM = 56
"""Cells from which what came of the day stands beside what is due."""
GAP = 3
MOST = 8
"""How many lines one part takes at most."""
SESSIONS = 4
BLANK: Line = ()


@frozen
class Sitting:
    """One session of today: when it began on the wall clock, and its seconds of focus, those beyond the plan too."""

    session: FocusSession
    began: datetime
    seconds: float
    over: float = 0.0


@frozen
class Today:
    """The facts of a day."""

    day: date
    due: tuple[tuple[Milestone | Task, Goal], ...] = ()
    finished: tuple[Bite, ...] = ()
    """The chain: bites finished on this day, in their order."""
    sittings: tuple[Sitting, ...] = ()
    focus: float = 0.0
    """Seconds of focus on this day."""
    breaks: tuple[Break, ...] = ()
    interruptions: tuple[Interruption, ...] = ()


class TodayHeading(OneLine):
    """The day, and in one line what came of it so far."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._today: Today | None = None

    def show(self, today: Today) -> None:
        """Show another day's facts."""
        self._today = today
        self.set_line(heading(today, self.size.width, self._glyphs))

    def on_resize(self) -> None:
        """Fit another width."""
        if self._today is not None:
            self.show(self._today)


class TodayPage(Page):
    """What is due and what was done, in one column or two."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._today: Today | None = None

    def show(self, today: Today) -> None:
        """Show another day's facts."""
        self._today = today
        if self.size.width:
            self.set_lines(today_lines(today, self.size.width, self._glyphs))

    def on_resize(self) -> None:
        """Fit another width."""
        if self._today is not None:
            self.show(self._today)


def heading(today: Today, width: int, glyphs: Glyphs) -> Line:
    """The day at the left; what came of it so far at the right, nothing before there is something."""
    named = f"{phrases.WEEKDAYS[today.day.weekday()]} {today.day.day} {phrases.MONTHS[today.day.month - 1]}"
    left = ((" TODAY", "title"), (f"  {named}", "dim"))
    done = len(today.finished)
    facts = [f"{phrases.count(done, 'bite')} done"] if done else []
    if today.focus >= 1:
        facts.append(f"{phrases.duration(today.focus)} of focus")
    chain = f"{glyphs.done * min(done, MOST)} " if done else ""
    return spread(left, ((chain, "good"), (f"{f' {glyphs.dot} '.join(facts)} ", "plain")), width, glyphs.ellipsis)


def today_lines(today: Today, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of the page for a width in cells."""
    beside = width >= TWO_COLUMNS_FROM
    column = (width - GAP) // 2 if beside else width
    due = _part("Due soon", (_due(item, goal, today.day, column, glyphs) for item, goal in today.due[:MOST]), today.due)
    done = _part("Done today", (_finished(bite, column, glyphs) for bite in today.finished[-MOST:]), today.finished)
    sat = _part("Sessions", (line for each in today.sittings[:SESSIONS] for line in _sitting(each, column, glyphs)), ())
    rest = _part("Breaks", _told(rules_breaks.told(today.breaks), column, glyphs), ())
    cut_in = _part("Interruptions", _told(rules_interruptions.told(today.interruptions), column, glyphs), ())
    if beside and due:
        return _beside(due, _stacked(done, sat, rest, cut_in), column)
    return _stacked(due, done, sat, rest, cut_in)


def _stacked(*parts: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for part in parts if part for line in (*part, BLANK))[:-1]


def _beside(left: tuple[Line, ...], end: tuple[Line, ...], column: int) -> tuple[Line, ...]:
    pairs = zip_longest(left, end, fillvalue=BLANK)
    return tuple((*one, (" " * (column + GAP - width_of(one)), "plain"), *other) for one, other in pairs)


def _part(title: str, lines: Iterable[Line], every: Sequence[object]) -> tuple[Line, ...]:
    shown = tuple(lines)
    more = len(every) - len(shown)
    rest = (((f"  and {more:,} more", "dim"),),) if more > 0 else ()
    return (((title, "title"),), *shown, *rest) if shown else ()


def _due(item: Milestone | Task, goal: Goal, day: date, width: int, glyphs: Glyphs) -> Line:
    mark = marks.mark(goal)
    sign = glyphs.milestone if isinstance(item, Milestone) else glyphs.open
    when = phrases.due(item.due, day)
    left = ((mark.letter, f"mark{mark.colour}"), (f" {sign} ", "dim"), (item.title, "plain"))
    return spread(left, ((f"  {when}", DUE_STYLES[phrases.due_state(item.due, day)]),), width, glyphs.ellipsis)


def _finished(bite: Bite, width: int, glyphs: Glyphs) -> Line:
    return fitted(((f"{glyphs.done} ", "good"), (bite.title, "done")), width, glyphs.ellipsis)


def _told(facts: Sequence[str], width: int, glyphs: Glyphs) -> Iterable[Line]:
    return (fitted(((fact, "dim"),), width, glyphs.ellipsis) for fact in facts)


def _sitting(sitting: Sitting, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    session = sitting.session
    units = phrases.amount(session.units, session.unit) if session.units is not None else ""
    facts = (phrases.with_overrun(sitting.seconds, sitting.over), units, str(session.state))
    came = f" {glyphs.dot} ".join(fact for fact in facts if fact)
    began = f"{sitting.began:%H:%M}  "
    return (
        fitted(((began, "dim"), (session.subject, "plain")), width, glyphs.ellipsis),
        fitted(((" " * len(began), "plain"), (came, "dim")), width, glyphs.ellipsis),
    )
