"""The last look at every line before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui_goals.terminal.text import PLACEHOLDER, is_drawable, replace_undrawable


class CleanLines(LineFilter):
    """Keep control and invisible characters out of what is drawn, each segment staying as wide as it was laid out.

    Make one and return it from `App.get_line_filters()`: Textual caches filtered lines by the filter's identity.
    Of what is drawn, `signs` are drawn as others that take as many cells, where a terminal knows no more than ASCII.
    """

    def __init__(self, signs: Mapping[int, str] | None = None) -> None:
        super().__init__()
        self._signs = signs

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with every text drawable; the same list when it already is, which costs next to nothing."""
        if self._signs:
            segments = [
                segment if segment.control else Segment(segment.text.translate(self._signs), segment.style)
                for segment in segments
            ]
        if all(control or is_drawable(text) for text, _, control in segments):
            return segments
        return [
            segment if segment.control else Segment(_clean_cells(segment.text), segment.style) for segment in segments
        ]


def _clean_cells(text: str) -> str:
    """A drawable text exactly as many cells wide as Textual took the given one to be."""
    drawable = replace_undrawable(text, _as_wide)
    width = cell_len(text)
    return drawable if cell_len(drawable) == width else set_cell_size(drawable, width)


def _as_wide(undrawable: str) -> str:
    """A placeholder as wide as the undrawable character, so nothing at all for one of no width."""
    width = cell_len(undrawable)
    return PLACEHOLDER + " " * (width - 1) if width else ""
