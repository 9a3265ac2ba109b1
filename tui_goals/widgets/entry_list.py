"""The journal's list: drafts on top, then entries by day under their months."""

from collections.abc import Iterable, Sequence
from datetime import date

from pendulum import DateTime

from tui_goals.domain import Entry, EntryKind
from tui_goals.domain.values import frozen
from tui_goals.rules import periods, phrases, prompts, searching, texts
from tui_goals.rules.entries import EntryDraft
from tui_goals.rules.searching import Part
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.markdown_lines import BLANK
from tui_goals.widgets.painting import Line, spread, wrap

LONGEST_LINE = 200
LONGEST_REVIEW = 2000
"""Characters of a text that are looked at for its first line."""
DAY = 7
MINUTE, HOUR = 60, 3600
MOOD_STYLES = {1: "warning", 2: "warning", 3: "dim", 4: "good", 5: "good"}


@frozen
class Heading:
    """A line over what follows; `moods` says that the column at the right holds moods."""

    title: str
    moods: bool = False


@frozen
class Nothing:
    """What stands where there is nothing to list."""

    text: str


@frozen
class DraftLine:
    """A draft in the list: how long ago it was typed in, and its first line."""

    subject: str
    ago: str
    line: str


@frozen
class EntryLine:
    """An entry in the list; the day stands only at the first of each day; what was looked for is marked in its line."""

    entry_id: int
    day: str
    kind: EntryKind
    line: tuple[Part, ...]
    mood: int | None


def entry_rows(
    entries: Sequence[Entry], drafts: Sequence[EntryDraft], now: DateTime, today: date, words: Sequence[str] = ()
) -> list[Row]:
    """The rows for a list of entries, newest day first, and the drafts above them; `words` are marked in the texts."""
    rows: list[Row] = []
    if drafts:
        lines = (DraftLine(each.subject, ago(each, now), first_line(each.body)) for each in drafts)
        rows.append(Row("drafts", Heading(phrases.count(len(drafts), "draft")), selectable=False))
        rows += [Row(("draft", line.subject), line) for line in lines]
        rows.append(Row("under drafts", BLANK, selectable=False))
    return [*rows, *_by_month(entries, today, words)]


def _by_month(entries: Iterable[Entry], today: date, words: Sequence[str]) -> Iterable[Row]:
    month: tuple[int, int] | None = None
    day: date | None = None
    for entry in entries:
        when = entry.local_day or today
        if (when.year, when.month) != month:
            if month is not None:
                yield Row((*month, "end"), BLANK, selectable=False)
            month = (when.year, when.month)
            title = f"{phrases.MONTHS[when.month - 1]} {when.year}"
            yield Row(month, Heading(title, moods=True), selectable=False)
        label = f"{phrases.WEEKDAYS[when.weekday()]} {when.day:>2}" if when != day else ""
        day = when
        line = searching.snippet(entry.body, words) if words else ((line_of(entry, today), False),)
        yield Row(("entry", entry.id), EntryLine(entry.id, label, entry.kind, line, entry.mood))


def draw_entry_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of one row for a width in cells."""
    match row.data:
        case Heading(title, moods):
            return (spread(((f" {title}", "title"),), (("mood ", "dim"),) if moods else (), width),)
        case DraftLine(_, when, line):
            words = ((f" {glyphs.doing} ", "accent"), (f"{when}  ", "dim"), (line, "plain"))
            return (spread(words, (("  ", "plain"),), width),)
        case EntryLine(_, day, kind, line, mood):
            sign, style = kind_sign(kind, glyphs)
            end = (f"  {mood} ", MOOD_STYLES[mood]) if mood else ("    ", "plain")
            return (spread(((f" {day:<{DAY}}", "dim"), (f"{sign} ", style), *found_pieces(line)), (end,), width),)
        case Nothing(text):
            lines = [((f" {line}", "dim"),) for line in wrap(text, max(8, width - 2))]
            return tuple([*lines, *[BLANK] * row.height][: row.height])
    return (BLANK,)


def found_pieces(parts: Iterable[Part]) -> Line:
    """A text in which what was looked for stands out."""
    return tuple((text, "title" if hit else "plain") for text, hit in parts)


def kind_sign(kind: EntryKind, glyphs: Glyphs) -> tuple[str, str]:
    """The sign of a kind of entry, and its style."""
    signs = {
        EntryKind.FREE: (glyphs.dot, "dim"),
        EntryKind.SESSION: (glyphs.doing, "accent"),
        EntryKind.ROADBLOCK: (glyphs.blocked, "warning"),
        EntryKind.CELEBRATION: (glyphs.milestone, "good"),
    }
    return signs.get(kind, (glyphs.done, "accent"))


def first_line(body: str) -> str:
    """The first line that says something; however long the text is, only its beginning is looked at."""
    return texts.first_line(body.lstrip()[:LONGEST_LINE]) or "(no words yet)"


def line_of(entry: Entry, today: date) -> str:
    """How an entry reads in one line; a review by its period and what it says, not what it was asked."""
    if entry.period is None:
        return first_line(entry.body)
    name = periods.name(periods.from_key(entry.kind, entry.period), today)
    return f"{name}: {first_line(prompts.without_headings(entry.body[:LONGEST_REVIEW]))}"


def ago(draft: EntryDraft, now: DateTime) -> str:
    """When a draft was typed in last: `just now`, `3 min ago`, `2 h ago`, `4 d ago`."""
    if draft.updated_at is None:
        return ""
    seconds = max(0, int(now.timestamp() - draft.updated_at.timestamp()))
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min ago"
    if seconds < 24 * HOUR:
        return f"{seconds // HOUR} h ago"
    return f"{seconds // (24 * HOUR)} d ago"
