"""The three parts of a review: side by side where there is room, else the one at hand open and the others a line."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.entry_text import EntryText
from tui_goals.widgets.line_list import Draw, LineList
from tui_goals.widgets.painting import spread

WIDE_FROM = 100
"""Columns from which all three stand side by side."""
LINES_ABOVE = 2
FACTS, TEXT, DECISIONS = "review-facts", "text", "review-decisions"


class ReviewPane(Vertical):
    """A title over one of the parts."""

    def __init__(self, title: str, part: LineList | EntryText) -> None:
        super().__init__(id=f"{part.id}-pane")
        self.title = title
        self.part = part
        self._said = ""

    def compose(self) -> ComposeResult:
        """Title and part."""
        yield OneLine()
        yield self.part

    def say(self, words: str) -> None:
        """Show what stands at the right of the title."""
        self._said = words
        self.show_title()

    def show_title(self) -> None:
        """Draw the title, marked where the keys go to."""
        style = "accent" if self.part.has_focus else "title"
        line = spread(((f" {self.title}", style),), ((f"  {self._said} ", "dim"),), self.size.width)
        self.query_one(OneLine).set_line(line)

    def on_resize(self) -> None:
        """Fit another width."""
        self.show_title()

    def on_click(self) -> None:
        """Go to the part."""
        self.post_message(ReviewBody.Wanted(self.part.id or ""))


class ReviewBody(Horizontal):
    """Facts, text and decisions."""

    class Wanted(Message):
        """A part was clicked."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    def __init__(self, text: str, draw_fact: Draw, draw_decision: Draw) -> None:
        super().__init__(id="review-body")
        self.text = EntryText(text, id=TEXT)
        self.text.tab_behavior = "focus"
        self.facts = LineList(draw_fact, id=FACTS)
        self.decisions = LineList(draw_decision, id=DECISIONS)
        parts: tuple[tuple[str, LineList | EntryText], ...] = (
            ("Facts", self.facts), ("In your words", self.text), ("Decisions", self.decisions),
        )  # fmt: skip
        self.panes = tuple(ReviewPane(title, part) for title, part in parts)
        self._open = 0

    def compose(self) -> ComposeResult:
        """The parts from left to right."""
        yield from self.panes

    def on_mount(self) -> None:
        """Begin with the facts."""
        self.open(self._open)

    def open(self, place: int) -> None:
        """Go to a part."""
        self._open = place % len(self.panes)
        for number, pane in enumerate(self.panes):
            pane.set_class(number == self._open, "-open")
        self.panes[self._open].part.focus()
        if self.panes[self._open].part is self.text:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """See the line one writes on, and what stands above it."""
        text = self.text
        line, top = text.wrapped_document.location_to_offset(text.cursor_location).y, text.scroll_offset.y
        if not top <= line - LINES_ABOVE or line >= top + text.size.height:
            text.scroll_to(y=max(0, line - LINES_ABOVE), animate=False, immediate=True)

    def step(self, places: int) -> None:
        """Go to a part beside the one at hand."""
        self.open(self._open + places)

    def say(self, place: int, words: str) -> None:
        """Show what stands at the right of a part's title."""
        self.panes[place].say(words)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Mark the part that has the keys now."""
        for number, pane in enumerate(self.panes):
            if pane.part.has_focus and number != self._open:
                self.open(number)
            pane.show_title()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side, or one open."""
        self.set_class(event.size.width < WIDE_FROM, "-narrow")
