"""How scroll bars are drawn: in whole cells, which every terminal has, also one that knows ASCII only."""

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class WholeCells(ScrollBarRender):
    """A bar of coloured blanks; parts of a cell would be drawn by block characters."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def draw_whole_cells() -> None:
    """Have every scroll bar drawn so."""
    ScrollBar.renderer = WholeCells
