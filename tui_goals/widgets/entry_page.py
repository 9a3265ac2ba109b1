"""One entry to read: when, of what kind, mood and energy, tags, the text, and what it is about."""

from collections.abc import Sequence
from datetime import date

from tui_goals.domain import Entry, Target
from tui_goals.domain.values import frozen
from tui_goals.rules import days, marks, phrases
from tui_goals.widgets.entry_list import kind_sign
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.markdown_lines import BLANK, markdown_lines, typed_lines
from tui_goals.widgets.painting import Line, Piece, spread, wrap

WIDEST = 72
"""Cells of a line that is read with ease."""
LABEL = 11
MOODS, ENERGIES = 5, 3


@frozen
class Link:
    """What an entry is about: its title as it was, and whether it has gone since."""

    target: Target
    target_id: int
    title: str
    gone: bool = False


def entry_lines(
    entry: Entry, links: Sequence[Link], width: int, today: date, glyphs: Glyphs, as_typed: bool = False
) -> tuple[Line, ...]:
    """The lines of an entry for a width in cells, its text laid out as Markdown or as it was typed."""
    width = max(20, min(width, WIDEST))
    sign, style = kind_sign(entry.kind, glyphs)
    head = spread(((_when(entry, today), "title"),), ((f"{sign} ", style), (str(entry.kind), "dim")), width)
    text = typed_lines(entry.body, width) if as_typed else markdown_lines(entry.body, width, glyphs)
    lines: list[Line] = [head, _facts(entry, glyphs), BLANK, *text]
    if links:
        lines.append(BLANK)
    for link in links:
        lines += _link(link, width, glyphs)
    return tuple(lines)


def draft_lines(body: str, ago: str, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of a draft for a width in cells."""
    width = max(20, min(width, WIDEST))
    head = spread(((f"{glyphs.doing} ", "accent"), ("Draft", "title")), ((ago, "dim"),), width)
    return (head, (("not saved yet; enter goes on with it", "dim"),), BLANK, *markdown_lines(body, width, glyphs))


def mood_words(mood: int | None) -> str:
    """A mood in words; empty without one."""
    return f"mood {mood} of {MOODS}" if mood else ""


def energy_words(energy: int | None) -> str:
    """An energy in words; empty without one."""
    return f"energy {energy} of {ENERGIES}" if energy else ""


def next_of(value: int | None, most: int) -> int | None:
    """The next of 1 to most, then none, then 1 again."""
    if value is None:
        return 1
    return value + 1 if value < most else None


def _when(entry: Entry, today: date) -> str:
    day = phrases.day_heading(entry.local_day, today) if entry.local_day else ""
    if entry.written_at is None:
        return day
    return f"{day}, {days.local_time(entry.written_at, entry.zone):%H:%M}"


def _facts(entry: Entry, glyphs: Glyphs) -> Line:
    facts: list[Piece] = []
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    for text, style in ((mood_words(entry.mood), "dim"), (energy_words(entry.energy), "dim"), (tags, "accent")):
        if text:
            facts += [(f" {glyphs.dot} ", "dim"), (text, style)] if facts else [(text, style)]
    return tuple(facts)


def _link(link: Link, width: int, glyphs: Glyphs) -> list[Line]:
    title = f"{link.title}  (gone since)" if link.gone else link.title
    colour = f"mark{marks.colour(link.target_id)}" if link.target is Target.GOAL and not link.gone else ""
    parts = wrap(title, max(8, width - LABEL))
    style = "dim" if link.gone else colour or "plain"
    return [
        ((f"{link.target if index == 0 else '':<{LABEL}}", "dim"), (part, style)) for index, part in enumerate(parts)
    ]
