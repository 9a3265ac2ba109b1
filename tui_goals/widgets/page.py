"""A page of lines to read, drawn again only where it changed."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from tui_goals.widgets.painting import Line, Painted


class Page(Painted, can_focus=False):
    """Lines of pieces from the top; longer than the screen, it scrolls."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; those that are the same stay as they are on the screen."""
        before, new = self._lines, tuple(lines)
        self._lines = new
        self._fit()
        for index in range(max(len(before), len(new))):
            if before[index : index + 1] != new[index : index + 1]:
                self.refresh_lines(index)

    def on_resize(self) -> None:
        """Fit the lines to another width."""
        self._fit()

    def _fit(self) -> None:
        """Give the lines their height; what fits without scrolling never changes it, since a change draws all anew."""
        self.virtual_size = Size(self.size.width, max(len(self._lines), self.size.height))

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        index = y + self.scroll_offset.y
        width = self.size.width
        if index >= len(self._lines):
            return Strip.blank(width, self.base_style)
        return self.strip_of(self._lines[index], width)


class ReadingPage(Page, can_focus=True):
    """A page that takes the focus to be scrolled; another text is shown from its beginning."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "Down", show=False, id="page.down", tooltip="Read on"),
        Binding("up,k", "scroll_up", "Up", show=False, id="page.up", tooltip="Read back"),
        Binding("pagedown", "page_down", "Page down", show=False, id="page.page_down", tooltip="Read on by a page"),
        Binding("pageup", "page_up", "Page up", show=False, id="page.page_up", tooltip="Read back by a page"),
        Binding("g,home", "scroll_home", "Top", show=False, id="page.top", tooltip="Go to its beginning"),
        Binding("G,end", "scroll_end", "End", show=False, id="page.end", tooltip="Go to its end"),
    ]

    shown: var[Hashable] = var(None)
    """Which text is shown."""

    def show(self, which: Hashable, lines: Sequence[Line]) -> None:
        """Show the lines of a text."""
        if which != self.shown:
            self.shown = which
            self.scroll_to(y=0, animate=False, immediate=True)
        self.set_lines(lines)
