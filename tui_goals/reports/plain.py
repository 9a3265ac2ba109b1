"""A report as plain text: no control character, no more than 78 columns where words allow it."""

from collections.abc import Iterator
from textwrap import wrap

from tui_goals.reports.document import Block, Figures, Part, Point, Points, Quote, Report
from tui_goals.terminal.text import clean, clean_line

COLUMNS = 78
DAY = 11


def as_text(report: Report) -> str:
    """The whole report."""
    lines = [clean_line(report.title), "=" * min(len(report.title), COLUMNS), clean_line(report.subtitle)]
    for section in report.sections:
        lines += ["", section.title, "-" * len(section.title)]
        for place, part in enumerate(section.parts):
            lines += [*([""] if place else []), *_part(part)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _part(part: Part) -> Iterator[str]:
    match part:
        case Figures(rows):
            width = max((len(clean_line(name)) for name, _ in rows), default=0)
            yield from (f"{clean_line(name):<{width}}  {clean_line(value)}" for name, value in rows)
        case Points(head, rows):
            if head:
                yield clean_line(head)
            for row in rows:
                yield from _point(row)
        case Quote(head, text):
            yield clean_line(head)
            yield from (f"  | {line}" for line in clean(text).split("\n"))
        case Block(lines):
            yield from (clean_line(line) for line in lines)
        case str(sentence):
            yield from wrap(clean_line(sentence), COLUMNS)


def _point(point: Point) -> Iterator[str]:
    day = f"{clean_line(point.day):<{DAY}}  " if point.day else ""
    indent = "  " if not day else " " * (DAY + 4)
    yield from wrap(clean_line(point.text), COLUMNS, initial_indent=f"- {day}", subsequent_indent=indent) or ["-"]
    for note in point.notes:
        yield from wrap(clean_line(note), COLUMNS, initial_indent=indent, subsequent_indent=indent)
