"""The rows of past sessions: days with their focus, and under each the sessions that ended on it."""

from collections.abc import Iterable, Mapping
from datetime import date

from rich.cells import cell_len

from tui_goals.domain import FocusSession, Provenance, SessionState
from tui_goals.domain.values import frozen
from tui_goals.rules import days, focus, phrases
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, Piece, join, pad, right, shorten, spread, width_of, wrap

FOCUS = 7
"""Cells of the longest usual focus, `1 h 05` with a space."""
WIDEST_AMOUNT = 13
WORDS_FROM = 76
"""Columns from which the outcome is a word beside its sign."""
OUTCOME = 10
STYLES = {SessionState.DONE: "good", SessionState.PARTIAL: "accent", SessionState.ABANDONED: "dim"}


@frozen
class DayLine:
    """A day, and its focus in words."""

    title: str
    focus: str


@frozen
class Note:
    """A line that says something in place of sessions."""

    text: str


@frozen
class PastRow:
    """All that the drawing of a session's row depends on; the widths are those of the whole list."""

    session: FocusSession
    times: str
    seconds: float
    amounts: int
    overs: int


def past_rows(
    sessions: Iterable[FocusSession], seconds: Mapping[int, float], days_focus: Mapping[date, float], today: date
) -> list[Row]:
    """The rows for sessions, newest day first; a day with only a part of one says so."""
    by_day: dict[date, list[FocusSession]] = {day: [] for day in days_focus}
    for session in sessions:
        by_day.setdefault(session.local_day or today, []).append(session)
    listed = [each for found in by_day.values() for each in found]
    amounts = min(max((cell_len(told_amount(each)) for each in listed), default=0), WIDEST_AMOUNT)
    overs = max((cell_len(told_over(each, seconds.get(each.id, 0))) for each in listed), default=0)
    rows: list[Row] = []
    for day in sorted(by_day, reverse=True):
        title = phrases.day_heading(day, today)
        rows.append(Row(day, DayLine(title, phrases.duration(days_focus.get(day, 0))), selectable=False))
        if not by_day[day]:
            rows.append(Row((day, "later"), Note("part of a session that went on"), selectable=False))
        for session in by_day[day]:
            row = PastRow(session, times_of(session), seconds.get(session.id, 0), amounts, overs)
            rows.append(Row(("session", session.id), row))
    return rows


def draw_past_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The line of a row for a width in cells."""
    match row.data:
        case DayLine(title, told):
            return (spread(((f" {title}", "title"),), ((f"{told} ", "title"),), width, glyphs.ellipsis),)
        case PastRow():
            return (_session(row.data, width, glyphs),)
        case Note(text):
            lines = [((f" {line}", "dim"),) for line in wrap(text, max(8, width - 2))]
            return tuple([*lines, *[()] * row.height][: row.height])
    return ((),)


def times_of(session: FocusSession) -> str:
    """When it was lived, on the wall clock of where that was: `10:00-10:25`."""
    if session.started_at is None or session.ended_at is None:
        return ""
    begin, end = (days.local_time(at, session.zone) for at in (session.started_at, session.ended_at))
    return f"{begin:%H:%M}-{end:%H:%M}"


def marks_of(session: FocusSession) -> tuple[str, ...]:
    """What is to be known of how its times came about, in words; nothing where a clock simply measured them."""
    known = () if session.provenance is Provenance.MEASURED else (str(session.provenance),)
    return (*known, "clock was set") if session.clock_step else known


def told_amount(session: FocusSession) -> str:
    """What it came to, with its unit; empty where nothing was counted."""
    return "" if session.units is None else phrases.amount(session.units, session.unit)


def told_over(session: FocusSession, seconds: float) -> str:
    """How far its focus went beyond the plan, from a minute on."""
    over = focus.overrun_seconds(session, seconds)
    return f"+{phrases.duration(over)}" if over >= 60 else ""


def outcome_sign(state: SessionState, glyphs: Glyphs) -> Piece:
    """The sign of how a session ended."""
    signs = {SessionState.DONE: glyphs.done, SessionState.PARTIAL: glyphs.doing}
    return (signs.get(state, glyphs.open), STYLES.get(state, "accent"))


def _session(data: PastRow, width: int, glyphs: Glyphs) -> Line:
    """Times, what it was on with its marks; at the right focus, over, amount and outcome."""
    session = data.session
    over = right(told_over(session, data.seconds), data.overs + 1) if data.overs else ""
    amount = right(told_amount(session), data.amounts + 2) if data.amounts else ""
    word = f" {session.state:<{OUTCOME}}" if width >= WORDS_FROM else " "
    end: Line = (
        (right(phrases.duration(data.seconds), FOCUS), "plain"), (over, "warning"), (f"{amount}  ", "plain"),
        outcome_sign(session.state, glyphs), (word, "dim"),
    )  # fmt: skip
    begin = f"  {data.times}  "
    marks = "".join(f"  {mark}" for mark in marks_of(session))
    room = width - cell_len(begin) - width_of(end)
    subject = shorten(session.subject, max(8, room - cell_len(marks)), glyphs.ellipsis)
    rest = pad(marks, room - cell_len(subject), glyphs.ellipsis)
    return join(((begin, "dim"), (subject, "plain"), (rest, "dim"), *end))
