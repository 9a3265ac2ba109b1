"""The facts of a review as rows: the last promises, the numbers, the shorter reviews inside; and what is behind."""

from collections.abc import Iterator, Sequence
from datetime import date

from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.fact_words import LENGTHS, OF, WITH_UNITS, fact_words
from tui_goals.rules.review_facts import Fact, FactName
from tui_goals.widgets.entry_list import Heading
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.line_list import Row
from tui_goals.widgets.markdown_lines import BLANK
from tui_goals.widgets.painting import Line, fitted, right, spread, wrap

MOST_PROMISE_LINES = 6
STYLES = {
    FactName.FOCUS: "title",
    FactName.MILESTONES: "good",
    FactName.SLIPPED: "warning",
    FactName.STUCK: "warning",
    FactName.REWARDS: "good",
}
MEASURED = LENGTHS | WITH_UNITS | {*OF}
"""What adds up of more than ones."""
DAY = 11


@frozen
class Text:
    """Lines of prose."""

    lines: tuple[str, ...]
    style: str = "plain"


@frozen
class Sign:
    """Something promised, and whether it is done."""

    title: str
    done: bool


@frozen
class Inside:
    """A shorter review: what its period is called, and how it begins."""

    key: str
    name: str
    line: str


def promise_rows(name: str, promises: str, promised: Sequence[tuple[str, bool]], width: int) -> Iterator[Row]:
    """What the last review promised."""
    if not promises and not promised:
        return
    yield Row("promises", Heading(f"Promised in {name}"), selectable=False)
    if promises:
        lines = tuple(wrap(promises, max(12, width - 2), MOST_PROMISE_LINES))
        yield Row("promise", Text(lines), height=len(lines))
    for place, (title, done) in enumerate(promised):
        yield Row(("promised", place), Sign(title, done), selectable=False)
    yield Row("under promises", BLANK, selectable=False)


def fact_rows(facts: Sequence[Fact]) -> Iterator[Row]:
    """The numbers."""
    if not facts:
        yield Row("no facts", Text(("Nothing was recorded in these days.",), "dim"), selectable=False)
    for fact in facts:
        yield Row((str(fact.name), fact.label), fact)


def inside_rows(title: str, inside: Sequence[Inside]) -> Iterator[Row]:
    """The shorter reviews."""
    if inside:
        yield Row("over inside", BLANK, selectable=False)
        yield Row("inside", Heading(title), selectable=False)
    yield from (Row(("inside", each.key), each) for each in inside)


def draw_fact_row(row: Row, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of a row for a width in cells."""
    match row.data:
        case Heading(title):
            return (fitted(((f" {title}", "title"),), width, glyphs.ellipsis),)
        case Fact() as fact:
            label, value = fact_words(fact)
            style = STYLES.get(fact.name, "plain")
            return (spread(((f" {label}", "dim"),), ((f"  {value} ", style),), width, glyphs.ellipsis),)
        case Text(lines, style):
            return tuple(fitted(((f" {line}", style),), width, glyphs.ellipsis) for line in lines)
        case Sign(title, done):
            sign = (f" {glyphs.done} ", "good") if done else (f" {glyphs.open} ", "warning")
            return (spread((sign, (title, "plain")), (("" if done else "  open ", "dim"),), width, glyphs.ellipsis),)
        case Inside(_, name, line):
            return (spread(((f" {name}  ", "dim"), (line, "plain")), (), width, glyphs.ellipsis),)
    return (BLANK,)


def behind_lines(fact: Fact, width: int, today: date, glyphs: Glyphs) -> list[Line]:
    """The rows behind a number: the day, what it is, and what it adds."""
    lines: list[Line] = []
    before: date | None = None
    for row in fact.rows:
        day = phrases.day(row.day, today) if row.day and row.day != before else ""
        before = row.day
        note = f"  {row.note}" if row.note and row.note != row.title else ""
        adds = f"  {_amount(fact, row.amount)}" if fact.name in MEASURED else ""
        said = ((right(day, DAY), "dim"), (f"  {row.title}", "plain"), (note, "dim"))
        lines.append(spread(said, ((adds, "title"),), width, glyphs.ellipsis))
    return lines


def _amount(fact: Fact, amount: float) -> str:
    if fact.name in LENGTHS:
        return phrases.duration(amount)
    return phrases.amount(amount, fact.label if fact.name in WITH_UNITS else "")
