"""The cards of a column: a list whose rows can be dragged."""

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line

GAP = 1
"""Cells at the right of a column that stay empty."""


class CardList(LineList):
    """A list of cards whose cursor is seen only where the keys go, and whose cards a mouse can drag elsewhere."""

    class Dragged(Message):
        """A card is held over another place of the screen, or let go there."""

        def __init__(self, row: Row, at: Offset, dropped: bool) -> None:
            super().__init__()
            self.row = row
            self.at = at
            self.dropped = dropped

    _held: Row | None = None
    _held_at = Offset()
    _dragging = False

    def strip_of(self, line: Line, width: int, at_cursor: bool = False) -> Strip:
        """The line as the terminal shows it."""
        if at_cursor and self.has_focus:
            return Strip.join([super().strip_of(line, width - GAP, True), super().strip_of((), GAP)])
        return super().strip_of(line, width)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the card under the mouse."""
        row = self.row_at(event.y)
        if event.button == 1 and row is not None and isinstance(row.key, int):
            self._held, self._held_at = row, event.screen_offset
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell over what the held card is."""
        if self._held is not None and event.screen_offset != self._held_at:
            self._dragging = True
            self.post_message(self.Dragged(self._held, event.screen_offset, dropped=False))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the card go where the mouse is."""
        held, self._held = self._held, None
        if held is not None:
            self.release_mouse()
            if self._dragging and event.screen_offset != self._held_at:
                self.post_message(self.Dragged(held, event.screen_offset, dropped=True))

    def on_click(self, event: events.Click) -> None:
        """Select a card, unless it was dragged just now."""
        if self._dragging:
            self._dragging = False
            event.prevent_default()
