"""The list of reviews: those that are due on top, then what was begun, then those held, by year."""

from collections.abc import Iterable, Sequence
from datetime import date

from tui_goals.domain import Entry, EntryKind
from tui_goals.domain.values import frozen
from tui_goals.rules import periods, prompts
from tui_goals.rules.periods import Due, Period
from tui_goals.widgets.entry_list import Heading, Nothing, first_line
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.markdown_lines import BLANK
from tui_goals.widgets.painting import Line, spread, wrap

EMPTY_HEIGHT = 8
NAME = 12
STYLES = {
    EntryKind.WEEKLY: "dim",
    EntryKind.MONTHLY: "plain",
    EntryKind.QUARTERLY: "accent",
    EntryKind.YEARLY: "title",
}


@frozen
class DueLine:
    """A review to hold, and since when it is due; `begun` says that a draft of it is there."""

    name: str
    when: str
    begun: bool


@frozen
class HeldLine:
    """A review that was held: what its period is called, and how it begins."""

    kind: EntryKind
    name: str
    line: str


def review_rows(
    due: Sequence[Due], begun: Iterable[Period], held: Iterable[tuple[Period, Entry]], today: date
) -> list[Row]:
    """The rows; a held one is named by its entry's id, others by their period."""
    rows: list[Row] = []
    drafts = {(each.kind, each.key): each for each in begun}
    if due:
        rows.append(Row("due", Heading("Due"), selectable=False))
    for each in due:
        subject = (each.period.kind, each.period.key)
        when = periods.range_name(each.first_day, each.period.last_day, today)
        rows.append(Row(subject, DueLine(periods.name(each.period, today), when, subject in drafts)))
        drafts.pop(subject, None)
    if drafts:
        rows.append(Row("begun", Heading("Begun"), selectable=False))
    for subject, period in drafts.items():
        when = periods.range_name(period.first_day, period.last_day, today)
        rows.append(Row(subject, DueLine(periods.name(period, today), when, True)))
    year = ""
    for period, entry in sorted(held, key=_by_end, reverse=True):
        if period.key[:4] != year:
            rows += [Row(f"over {year}", BLANK, selectable=False)] if rows else []
            year = period.key[:4]
            rows.append(Row(year, Heading(year), selectable=False))
        line = first_line(prompts.without_headings(entry.body))
        rows.append(Row(("held", entry.id), HeldLine(period.kind, periods.name(period, period.last_day), line)))
    return rows


def nothing_row(text: str) -> Row:
    """What stands where no review is due and none was held."""
    return Row("nothing", Nothing(text), height=EMPTY_HEIGHT)


def draw_review_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of one row for a width in cells."""
    match row.data:
        case Heading(title):
            return (((f" {title}", "title"),),)
        case DueLine(name, when, begun):
            sign, style = (glyphs.doing, "accent") if begun else (glyphs.risk, "warning")
            left = ((f" {sign} ", style), (f"{name:<{NAME}}", "title"), (when, "dim"))
            return (spread(left, ((" begun " if begun else "", "dim"),), width, glyphs.ellipsis),)
        case HeldLine(kind, name, line):
            left = ((f" {glyphs.done} ", STYLES[kind]), (f"{name:<{NAME}}", STYLES[kind]), (line, "plain"))
            return (spread(left, (), width, glyphs.ellipsis),)
        case Nothing(text):
            lines = [((f" {line}", "dim"),) for line in wrap(text, max(8, width - 2))]
            return tuple([*lines, *[BLANK] * row.height][: row.height])
    return (BLANK,)


def _by_end(held: tuple[Period, Entry]) -> tuple[date, int]:
    """In time; of those that end on one day the longer stands above."""
    return held[0].last_day, periods.KINDS.index(held[0].kind)
