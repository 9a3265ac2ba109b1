"""The lines of a story: the day at the first line of each, what kind of thing it is, its words, what it came to."""

from collections.abc import Iterable
from datetime import date

from tui_goals.domain import (
    AmountKind,
    Decision,
    Entry,
    EntryKind,
    FocusSession,
    Goal,
    Measurement,
    Milestone,
    PlanChange,
    RewardTaken,
    Stored,
)
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.plan_words import change_words
from tui_goals.rules.rewards import Rewarded
from tui_goals.widgets.decision_rows import SAID
from tui_goals.widgets.entry_list import kind_sign, line_of
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, Piece, pad, right, spread
from tui_goals.widgets.past_rows import outcome_sign, told_amount

DAY, KIND = 11, 12
PLAIN_ENTRIES = frozenset({EntryKind.FREE, EntryKind.SESSION})


@frozen
class StoryLine:
    """One line: the day where it is another one, and the thing told of, with what its words need beside."""

    value: Stored
    day: str
    seconds: float
    of: Rewarded | None
    today: date


def story_rows(told: Iterable[tuple[Stored, date | None, float, Rewarded | None]], today: date) -> list[Row]:
    """The rows of a story, in the order they come."""
    rows: list[Row] = []
    before: date | None = None
    for value, day, seconds, of in told:
        words = phrases.day(day, today) if day is not None and day != before else ""
        before = day
        rows.append(Row((type(value).__name__, value.id), StoryLine(value, words, seconds, of, today)))
    return rows


def draw_story_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The line of a row for a width in cells."""
    line = row.data
    if not isinstance(line, StoryLine):
        return (((f" {row.data}", "dim"),),)
    kind, sign, words, end = _parts(line, glyphs)
    left = ((f"{right(line.day, DAY)}  ", "dim"), sign, (f" {pad(kind, KIND)}", "dim"), *words)
    return (spread(left, ((f"  {end} " if end else " ", "plain"),), width, glyphs.ellipsis),)


def _parts(line: StoryLine, glyphs: Glyphs) -> tuple[str, Piece, Line, str]:
    """Of what kind a thing is, its sign, its words, and what it came to."""
    value, today = line.value, line.today
    match value:
        case FocusSession():
            words = ((value.subject, "plain"), (f"  {value.commitment}" if value.commitment else "", "dim"))
            came_to = filter(None, (told_amount(value), phrases.duration(line.seconds)))
            return "session", outcome_sign(value.state, glyphs), words, f" {glyphs.dot} ".join(came_to)
        case Measurement():
            return "counted", (glyphs.doing, "accent"), ((value.note, "plain"),), _amount(value, line.of)
        case Entry():
            kind = "entry" if value.kind in PLAIN_ENTRIES else str(value.kind)
            return kind, kind_sign(value.kind, glyphs), ((line_of(value, today), "plain"),), ""
        case Decision():
            word, style = SAID[value.kind]
            said = ((f"{word} ", style), (value.target_title, "plain"), (_because(value.reason), "dim"))
            return "decided", (glyphs.folded, style), said, ""
        case PlanChange():
            words = ((f"{value.target_title}: {change_words(value, today)}", "plain"), (_because(value.reason), "dim"))
            return "changed", (glyphs.folded, "dim"), words, ""
        case RewardTaken():
            of = line.of
            words = ((of.reward if of else "", "plain"), (f"  for {of.title}" if of else "", "dim"))
            return "reward", (glyphs.done, "good"), words, ""
        case Milestone() | Goal():
            return "reached", (glyphs.milestone, "good"), ((value.title, "title"),), ""
    return "", (" ", "plain"), (), ""


def _amount(value: Measurement, goal: Rewarded | None) -> str:
    unit = goal.unit if isinstance(goal, Goal) else ""
    sign = "= " if value.kind is AmountKind.TOTAL else "+" if value.amount >= 0 else ""
    return f"{sign}{phrases.amount(value.amount, unit)}"


def _because(reason: str) -> str:
    return f"  {reason}" if reason else ""
