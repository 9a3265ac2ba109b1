"""What a search found, by kinds: a heading over each, a line for each thing with its hits standing out."""

from collections.abc import Iterable, Sequence
from datetime import date

from tui_goals.domain import Entry, FocusSession
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases, searching
from tui_goals.rules.outline import Item
from tui_goals.rules.searching import Part
from tui_goals.widgets.entry_list import found_pieces
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.painting import Line, spread

WHEN = 13
"""Cells for the day at the left."""

Thing = Item | FocusSession | Entry


@frozen
class FoundLine:
    """A thing that was found: its day or state, and the text in which it was."""

    thing: Thing
    when: str
    line: tuple[Part, ...]


def found_rows(found: Iterable[tuple[str, Sequence[Thing]]], most: int, words: Sequence[str], today: date) -> list[Row]:
    """The rows for things by kind; of a kind with `most` of them there may be more."""
    rows: list[Row] = []
    for title, things in found:
        if things:
            number = f"{most} and more" if len(things) == most else str(len(things))
            rows.append(Row(title, f"{title}  {number}", selectable=False))
        for thing in things:
            rows.append(Row((title, thing.id), FoundLine(thing, _when(thing, today), _line(thing, words))))
    return rows


def draw_found_row(row: Row, width: int) -> tuple[Line, ...]:
    """The line of a row for a width in cells."""
    if not isinstance(row.data, FoundLine):
        return (((str(row.data), "dim"),),)
    found = row.data
    return (spread(((f" {found.when:<{WHEN}}", "dim"), *found_pieces(found.line)), (), width),)


def _when(thing: Thing, today: date) -> str:
    match thing:
        case FocusSession() | Entry():
            return phrases.day(thing.local_day, today) if thing.local_day else ""
    if getattr(thing, "archived_at", None) is not None:
        return "archived"
    if getattr(thing, "done_at", None) is not None or getattr(thing, "ended", False):
        return "done" if not hasattr(thing, "phase") else str(thing.phase)
    due: date | None = getattr(thing, "due", None)
    return phrases.day(due, today) if due is not None else ""


def _line(thing: Thing, words: Sequence[str]) -> tuple[Part, ...]:
    match thing:
        case Entry():
            return searching.snippet(thing.body, words)
        case FocusSession():
            written = (thing.subject, thing.commitment, thing.reason)
            return searching.marked(" - ".join(filter(None, written)), words)
    return searching.marked(thing.title, words)
