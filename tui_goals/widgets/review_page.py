"""A review to read: its text, what was decided, the numbers, and the shorter reviews inside it."""

from collections.abc import Iterator, Sequence
from datetime import date

from tui_goals.domain import Decision, Entry, EntryKind
from tui_goals.rules import periods
from tui_goals.rules.fact_words import fact_words
from tui_goals.rules.periods import Due, Period
from tui_goals.rules.review_facts import Fact
from tui_goals.widgets.decision_rows import SAID
from tui_goals.widgets.entry_page import WIDEST
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.markdown_lines import BLANK, markdown_lines
from tui_goals.widgets.painting import Line, pad, spread, wrap

INSIDE = {EntryKind.WEEKLY: "Weeks", EntryKind.MONTHLY: "Months", EntryKind.QUARTERLY: "Quarters"}
LABEL = 9
HOW = "Enter opens it; every question can be skipped. z lets it wait until tomorrow."
FACT = 24


def inside_title(kind: EntryKind) -> str:
    """What the shorter reviews inside one of a kind are called together."""
    return INSIDE[periods.KINDS[periods.KINDS.index(kind) - 1]]


def review_lines(
    period: Period,
    entry: Entry,
    decided: Sequence[Decision],
    facts: Sequence[Fact],
    inside: Sequence[tuple[Period, Entry]],
    width: int,
    today: date,
    glyphs: Glyphs,
) -> tuple[Line, ...]:
    """The lines of a review for a width in cells."""
    width = max(20, min(width, WIDEST))
    lines: list[Line] = [_head(period, width, today), BLANK]
    lines += markdown_lines(entry.body, width, glyphs) or ((("No words, only the numbers.", "dim"),),)
    if decided:
        lines += [BLANK, (("Decided", "title"),), *_decisions(decided, width)]
    if facts:
        lines += [BLANK, (("Facts", "title"),), *_facts(facts, width)]
    for each, found in inside:
        lines += [BLANK, ((f"{glyphs.milestone} {periods.name(each, today)}", "accent"),)]
        lines += markdown_lines(found.body, width, glyphs)
    return tuple(lines)


def due_lines(due: Due, days_named: str, promises: str, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """What is told of a review that is due."""
    width = max(20, min(width, WIDEST))
    missed = due.first_day < due.period.first_day
    whole = f"It looks at {days_named}" + (": all since the last one." if missed else ".")
    lines: list[Line] = [((f"{glyphs.risk} ", "warning"), ("This review is due.", "title")), BLANK]
    lines += [((part, "plain"),) for part in wrap(whole, width)]
    lines += [((part, "dim"),) for part in wrap(HOW, width)]
    if promises:
        lines += [BLANK, (("What you promised", "title"),), *markdown_lines(promises, width, glyphs)]
    return tuple(lines)


def _head(period: Period, width: int, today: date) -> Line:
    when = periods.range_name(period.first_day, period.last_day, today)
    return spread(((periods.name(period, today), "title"),), ((when, "dim"),), width)


def _decisions(decided: Sequence[Decision], width: int) -> Iterator[Line]:
    for each in decided:
        word, style = SAID[each.kind]
        yield (pad(word, LABEL), style), (each.target_title, "plain")
        for part in wrap(each.reason, max(8, width - LABEL)) if each.reason else ():
            yield (" " * LABEL, "plain"), (part, "dim")


def _facts(facts: Sequence[Fact], width: int) -> Iterator[Line]:
    for fact in facts:
        label, value = fact_words(fact)
        yield spread(((label, "dim"),), ((value, "plain"),), min(width, FACT * 2))
