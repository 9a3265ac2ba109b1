"""Lines of styled pieces: what lists, pages and bars draw, cell by cell, as plain text that is never markup."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.color import Color as RichColour
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui_goals.rules.marks import MARK_COLOURS
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.glyphs import Glyphs

Piece = tuple[str, str]
"""A text and the name of its style: one of LOOKS."""
Line = tuple[Piece, ...]


class Look(NamedTuple):
    """A colour, a background (tokens of the theme; empty: what is there) and whether it is bold."""

    colour: str
    background: str = ""
    bold: bool = False


LOOKS: dict[str, Look] = {
    "plain": Look("foreground"),
    "dim": Look("quiet"),
    "title": Look("foreground", bold=True),
    "accent": Look("primary"),
    "good": Look("success"),
    "warning": Look("warning"),
    "error": Look("error", bold=True),
    "done": Look("quiet"),
    "chip": Look("foreground", "boost"),
    "rule": Look("rule"),
    "cursor": Look("", "cursor-row"),
    "waiting": Look("", "panel"),
    "waiting over": Look("", "boost"),
    "picked": Look("background", "accent"),
    **{f"mark{colour}": Look(f"mark-{colour}", bold=True) for colour in range(MARK_COLOURS)},
    **{f"label{colour}": Look(f"mark-{colour}") for colour in range(MARK_COLOURS)},
}
"""Every style that a piece can have, by name."""


def shorten(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text cut to that many cells, with an ellipsis where something is missing."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(0, cells - 1)).rstrip() + ellipsis if cells > 0 else ""


def pad(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text cut or filled with spaces to exactly that many cells."""
    return set_cell_size(shorten(text, cells, ellipsis), cells)


def right(text: str, cells: int) -> str:
    """The text at the right of that many cells."""
    return " " * max(0, cells - cell_len(text)) + shorten(text, cells)


def width_of(line: Iterable[Piece]) -> int:
    """How many cells a line takes."""
    return sum(cell_len(text) for text, _ in line)


def spread(left: Sequence[Piece], end: Sequence[Piece], width: int, ellipsis: str = "…") -> Line:
    """A line with one part at the left and one at the right; the left one is cut where they would meet."""
    kept = fitted([(clean_line(text), style) for text, style in left], width - width_of(end), ellipsis)
    return (*kept, (" " * max(0, width - width_of(kept) - width_of(end)), "plain"), *end)


def fitted(line: Sequence[Piece], width: int, ellipsis: str = "…") -> Line:
    """As much of the line as fits in that many cells, with one ellipsis where the rest is missing."""
    kept: list[Piece] = []
    for text, style in line:
        if cell_len(text) > width:
            return (*kept, (shorten(text, width, ellipsis), style))
        kept.append((text, style))
        width -= cell_len(text)
    return tuple(kept)


def path(parts: Sequence[str], sign: str, cells: int, ellipsis: str = "…") -> str:
    """As many of the parts as fit whole in that many cells, joined by a sign; of the first at least its beginning."""
    found = parts[0] if parts else ""
    for part in parts[1:]:
        if cell_len(longer := f"{found} {sign} {part}") > cells:
            break
        found = longer
    return shorten(found, cells, ellipsis)


def wrap(text: str, width: int, most: int = 1000, ellipsis: str = "…") -> list[str]:
    """The text broken at spaces into lines of at most that many cells; the last of `most` ends in an ellipsis."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split(" "):
            joined = f"{line} {word}" if line else word
            if line and cell_len(joined) > width:
                lines.append(line)
                line = word
            else:
                line = joined
            while cell_len(line) > width:
                head = set_cell_size(line, width)
                lines.append(head)
                line = line[max(1, len(head.rstrip(" "))) :] if cell_len(head) == width else ""
        lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), width, ellipsis)]
    return lines


def bar(fraction: float | None, width: int, glyphs: Glyphs, pace: float | None = None, style: str = "accent") -> Line:
    """A bar of that many cells, with a mark where the pace should be (0 to 1)."""
    full = round(min(max(fraction or 0.0, 0.0), 1.0) * width)
    if fraction and not full:
        full = 1
    cells: list[Piece] = [(glyphs.full, style)] * full + [(glyphs.rest, "dim")] * (width - full)
    if pace is not None and 0 < pace < 1:
        cells[min(int(pace * width), width - 1)] = (glyphs.pace, "title")
    return join(cells)


def join(pieces: Iterable[Piece]) -> Line:
    """The pieces with neighbours of one style put together."""
    joined: list[Piece] = []
    for text, style in pieces:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        else:
            joined.append((text, style))
    return tuple(joined)


def spaces_joined(styled: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Spaces put to the text beside them where its background is theirs: each change of colour costs 40 bytes."""
    joined: list[tuple[str, Style]] = []
    for text, style in styled:
        before, beside = joined[-1] if joined else ("", style)
        if before and _ground(beside) == _ground(style) and (before.isspace() or text.isspace()):
            joined[-1] = (before + text, beside if text.isspace() else style)
        else:
            joined.append((text, style))
    return [Segment(text, style) for text, style in joined]


def cells_until_alike(old: Strip | None, new: Strip) -> int:
    """How many cells of a line, from the left, hold all that differs from what was drawn there before."""
    cells = new.cell_length
    if old is None or old.cell_length != cells:
        return cells
    for before, after in zip(reversed(list(old)), reversed(list(new)), strict=False):
        if before != after:
            return cells - _spaces_alike(before, after)
        cells -= after.cell_length
    return cells


def _ground(style: Style) -> tuple[object, ...]:
    """All of a style that is seen of a space."""
    return style.bgcolor, style.reverse and style.color, style.reverse, style.underline


def _spaces_alike(before: Segment, after: Segment) -> int:
    """How many spaces on the same background both end in."""
    if before.style is None or after.style is None or _ground(before.style) != _ground(after.style):
        return 0
    return min(len(text) - len(text.rstrip(" ")) for text in (before.text, after.text))


class Painted(ScrollView):
    """A widget that draws lines of pieces, in the colours of the theme."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._base: Style | None = None

    @property
    def base_style(self) -> Style:
        """What is under every piece: the widget's own background."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def style_named(self, name: str, at_cursor: bool = False) -> Style:
        """The style of a piece; at the cursor its background is the cursor's, fainter while the keys go elsewhere."""
        styles = palette(self.app)
        style = self.base_style + styles[name]
        if not at_cursor:
            return style
        over = self.base_style.bgcolor == styles["waiting"].bgcolor
        return style + styles["cursor" if self.has_focus else "waiting over" if over else "waiting"]

    def strip_of(self, line: Line, width: int, at_cursor: bool = False) -> Strip:
        """The line as the terminal shows it, exactly that many cells wide."""
        rest: Piece = (" " * (width - width_of(line)), "plain")
        styled = [(clean_line(text), self.style_named(name, at_cursor)) for text, name in (*line, rest) if text]
        return Strip(spaces_joined(styled)).adjust_cell_length(width, self.style_named("plain", at_cursor))

    def notify_style_update(self) -> None:
        """A theme or class changed: nothing drawn before holds."""
        super().notify_style_update()
        self._base = None


def palette(app: App[object]) -> dict[str, Style]:
    """The style of each name in the app's theme; looking it up in style sheets would double the time of the start."""
    key = (app.theme, app.ansi_color)
    if key not in _palettes:
        variables = app.theme_variables
        _palettes[key] = {
            name: Style(
                color=_colour(variables, look.colour),
                bgcolor=_colour(variables, look.background),
                bold=look.bold or None,
            )
            for name, look in LOOKS.items()
        }
        if app.ansi_color:
            _palettes[key]["cursor"] = Style(reverse=True)
    return _palettes[key]


def _colour(variables: Mapping[str, str], token: str) -> RichColour | None:
    return Color.parse(variables[token]).rich_color if token else None


_palettes: dict[tuple[str, bool | None], dict[str, Style]] = {}
