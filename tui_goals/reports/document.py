"""A report before it has a form: sections of figures, points and quoted texts; words that a person typed are plain."""

from enum import StrEnum

from tui_goals.domain.values import frozen


class Format(StrEnum):
    """The forms that a report can have."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "text"


@frozen
class Figures:
    """Numbers in words, each with what it is called."""

    rows: tuple[tuple[str, str], ...]


@frozen
class Point:
    """One thing that is told: when (empty: without a day), what, and what there is to say of it."""

    day: str
    text: str
    notes: tuple[str, ...] = ()


@frozen
class Points:
    """Things that are told one below the other, under what they have in common (empty: nothing)."""

    head: str
    rows: tuple[Point, ...]


@frozen
class Quote:
    """A text of many lines as a person wrote it, under a line that says what it is."""

    head: str
    text: str


@frozen
class Block:
    """Lines that are shown exactly as they are, so that they can be copied or filled in."""

    lines: tuple[str, ...]


Part = Figures | Points | Quote | Block | str
"""A string is a sentence of ours."""


@frozen
class Section:
    """Parts under a heading."""

    title: str
    parts: tuple[Part, ...]


@frozen
class Report:
    """The whole."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
