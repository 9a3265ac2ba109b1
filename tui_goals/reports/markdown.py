"""A report as Markdown (CommonMark): what a person typed cannot become a heading, a list, a link or HTML."""

import re
from collections.abc import Iterator

from tui_goals.reports.document import Block, Figures, Part, Points, Quote, Report
from tui_goals.terminal.text import clean, clean_line

SIGNS = re.compile(r"([\\`*_\[\]<>#|~&$])|^(\d*)([-+=.):])")
"""What means something in Markdown or its common additions, anywhere or at the beginning of a line."""
TAG = re.compile(r"<(?=[A-Za-z/!?])|\]\(\s*<?\s*(?!https?:|mailto:)[A-Za-z][A-Za-z0-9+.\-]*:", re.IGNORECASE)
"""Where a quoted text would begin HTML, or a link that is no web or mail address."""
REFERENCE = re.compile(r"^( {0,3})\[", re.MULTILINE)
"""Where a quoted line would begin the definition of a link."""
FENCE = re.compile(r"`{3,}")


def as_markdown(report: Report) -> str:
    """The whole report."""
    lines = [f"# {escaped(report.title)}", "", escaped(report.subtitle)]
    for section in report.sections:
        lines += ["", f"## {escaped(section.title)}"]
        for part in section.parts:
            lines += ["", *_part(part)]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """A text as one line of plain words."""
    return SIGNS.sub(lambda found: f"{found[2] or ''}\\{found[1] or found[3]}", clean_line(text).strip())


def quoted(text: str) -> Iterator[str]:
    """A Markdown text as a block quote: its own signs mean what they mean, HTML and strange links do not."""
    inert = TAG.sub(lambda found: "&lt;" if found[0] == "<" else f"\\{found[0]}", clean(text))
    inert = REFERENCE.sub(r"\1\\[", inert)
    return (f"> {line}".rstrip() for line in inert.split("\n"))


def _part(part: Part) -> Iterator[str]:
    match part:
        case Figures(rows):
            yield from ("| | |", "|---|---|")
            yield from (f"| {escaped(name)} | {escaped(value)} |" for name, value in rows)
        case Points(head, rows):
            if head:
                yield from (f"**{escaped(head)}**", "")
            for row in rows:
                day = f"{escaped(row.day)}: " if row.day else ""
                yield "  \n  ".join((f"- {day}{escaped(row.text)}", *(escaped(note) for note in row.notes)))
        case Quote(head, text):
            yield from (f"**{escaped(head)}**", "", *quoted(text))
        case Block(lines):
            inside = [clean_line(line) for line in lines]
            fence = "`" * max([3, *(len(run) + 1 for line in inside for run in FENCE.findall(line))])
            yield from (fence, *inside, fence)
        case str(sentence):
            yield escaped(sentence)
