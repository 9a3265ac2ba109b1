"""A report as one HTML file: no script, nothing loaded, every word escaped by the template engine."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from tui_goals.reports.document import Report
from tui_goals.terminal.text import clean, clean_line

ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`{}|\\^]+", re.IGNORECASE)
"""The only addresses that become links."""
ENDS_OF_SENTENCES = ".,;:!?)]"


def as_html(report: Report) -> str:
    """The whole report."""
    return _template().render(report=report, kind=lambda part: type(part).__name__) + "\n"


def linked(text: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text, each with where it links to (empty: nowhere)."""
    shown = clean(text)
    end = 0
    for found in ADDRESS.finditer(shown):
        address = found[0].rstrip(ENDS_OF_SENTENCES)
        yield shown[end : found.start()], ""
        yield address, address
        end = found.start() + len(address)
    yield shown[end:], ""


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=False)
    environment.filters.update(line=clean_line, linked=linked)
    return environment.from_string(Path(__file__).with_name("page.html.jinja").read_text(encoding="utf-8"))
