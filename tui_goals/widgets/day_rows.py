"""The journal's list for days like today: a heading for each with what was done, and what was written on it."""

from collections.abc import Iterable, Iterator
from datetime import date

from tui_goals.rules import phrases
from tui_goals.rules.on_this_day import PastDay
from tui_goals.widgets.entry_list import EntryLine, Heading, Nothing, line_of
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.markdown_lines import BLANK

SILENT = "nothing written"


def day_rows(told: Iterable[PastDay], today: date) -> list[Row]:
    """The rows for some days, the nearest first."""
    return [row for each in told for row in _rows(each, today)]


def _rows(told: PastDay, today: date) -> Iterator[Row]:
    key = told.day
    weekday = phrases.WEEKDAYS[key.weekday()]
    yield Row((key, "day"), Heading(f"{told.name}, {weekday} {phrases.day(key, today)}"), selectable=False)
    yield Row((key, "done"), Nothing(told.done or "no focus"), selectable=False)
    for entry in told.entries:
        line = ((line_of(entry, today), False),)
        yield Row(("entry", entry.id), EntryLine(entry.id, "", entry.kind, line, entry.mood))
    if not told.entries:
        yield Row((key, "silent"), Nothing(SILENT))
    yield Row((key, "end"), BLANK, selectable=False)
