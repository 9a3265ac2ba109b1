"""The three forms of a report: hostile words stay words in each of them."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.terminal.hostile import INJECTIONS
from tui_goals.reports.document import Block, Figures, Format, Point, Points, Quote, Report, Section
from tui_goals.reports.html import as_html, linked
from tui_goals.reports.markdown import as_markdown
from tui_goals.reports.rendering import rendered
from tui_goals.terminal.text import clean

NASTY = [
    *INJECTIONS,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1)) ![y](data:text/html,z)",
    "[x]: javascript:alert(1)",
    "# heading\n---\n* * *\n1. one",
    "</blockquote></pre><iframe>",
    "{{ report }} {% raw %}",
    "a | b | c",
    "````\n</pre>",
    'javascript:alert(1) http://a.b/"onclick=x',
]


def of(text: str) -> Report:
    """A report with a text in every place that a text can stand in."""
    parts = (
        Figures(((text, text),)), Points(text, (Point(text, text, (text,)),)), Quote(text, text), Block((text,)), text
    )  # fmt: skip
    return Report(text, text, (Section("Told", parts),))


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def structure(report: Report) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    return [each for each in Page(as_html(report)).elements if each[0] != "a"]


@pytest.mark.parametrize("text", NASTY)
def test_j41_nothing_typed_becomes_an_element_or_an_attribute_of_the_page(text: str) -> None:
    assert structure(of(text)) == structure(of("word"))
    for tag, attributes in Page(as_html(of(text))).elements:
        if tag == "a":
            assert dict(attributes)["href"].startswith(("http://", "https://", "mailto:"))  # type: ignore[union-attr]


@given(st.text(max_size=60).map(lambda text: f"w{text}"))
def test_j41_no_text_at_all_changes_the_structure_of_the_page(text: str) -> None:
    assert structure(of(text)) == structure(of("word"))
    assert "".join(piece for piece, _ in linked(text)) == clean(text)


def test_j41_the_page_loads_nothing_and_runs_nothing() -> None:
    page = Page(as_html(of("see https://example.org/a?b=1&c=2.")))
    policy = [dict(attributes) for tag, attributes in page.elements if tag == "meta"]
    wanted = {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}
    assert wanted in policy
    assert {tag for tag, _ in page.elements}.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    assert {name for _, attributes in page.elements for name, _ in attributes}.isdisjoint({"src", "style", "onload"})
    (address,) = [dict(attributes)["href"] for tag, attributes in page.elements if tag == "a"]
    assert address == "https://example.org/a?b=1&c=2"


def kinds(report: Report) -> list[str]:
    """The blocks of the Markdown outside the quoted text, and what stands inside lines."""
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown(report))
    quote = [place for place, token in enumerate(tokens) if token.type.startswith("blockquote")]
    outer = [*tokens[: quote[0]], *tokens[quote[-1] :]]
    inner = {child.type for token in outer for child in token.children or ()}
    assert inner <= {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "text_special"}, inner
    return [token.type for token in outer]


@pytest.mark.parametrize("text", NASTY)
def test_j41_nothing_typed_becomes_structure_in_markdown(text: str) -> None:
    assert kinds(of(f"w{text}")) == kinds(of("word"))
    assert kinds(of(f"{text}w")) == kinds(of("word"))


@given(st.text(st.sampled_from("ab \t\n#*_-+=.>)([]|~`1!<&\\:;'\"$"), max_size=30))
def test_j41_no_signs_at_all_become_structure_in_markdown(text: str) -> None:
    assert kinds(of(f"w{text}w")) == kinds(of("word"))


@pytest.mark.parametrize("text", NASTY)
def test_j41_s11_a_quoted_text_holds_no_html_and_no_strange_link_in_markdown(text: str) -> None:
    found = as_markdown(Report("r", "s", (Section("Told", (Quote("head", text),)),)))
    tokens = MarkdownIt("commonmark").parse(found)
    children = [child for token in tokens for child in token.children or ()]
    assert not [token for token in (*tokens, *children) if token.type.startswith("html")]
    for child in children:
        for address in (child.attrs.get("href"), child.attrs.get("src")):
            assert address is None or str(address).startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("text", NASTY)
def test_j33_no_control_character_is_in_a_report(text: str, form: Format) -> None:
    found = rendered(of(text), form)
    assert clean(found) == found
    assert "\x1b" not in found
