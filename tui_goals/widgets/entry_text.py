"""The text one writes in: soft lines, a calm cursor, and a paste that is cleaned, or refused in words."""

from typing import ClassVar, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from tui_goals.domain import Refused
from tui_goals.rules import texts

UNDO_STEPS = 1000


class LongDocument(WrappedDocument):
    """A wrapped document that knows its height; Textual's adds it up anew for every line that is drawn."""

    @property
    def height(self) -> int:
        """Lines after wrapping."""
        return len(self._offset_to_line_info)


class EntryText(TextArea):
    """A text area for prose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "redo", show=False, id="text.redo", tooltip="Do again what was undone in the text"),
    ]

    def __init__(self, text: str, id: str | None = None) -> None:
        self._drawn: list[Strip] = []
        self._comparing = False
        super().__init__(
            text, tab_behavior="indent", highlight_cursor_line=False, max_checkpoints=UNDO_STEPS, compact=True, id=id
        )
        self.set_reactive(TextArea.cursor_blink, False)

    @property
    def wrapped_document(self) -> WrappedDocument:
        """The text in lines as they are drawn."""
        return self._wrapped

    @wrapped_document.setter
    def wrapped_document(self, document: WrappedDocument) -> None:
        self._wrapped = LongDocument(document.document)

    def take_over(self, text: str) -> None:
        """Make this the text, as one edit that can be undone."""
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters and the ends of lines are text."""
        return key == "enter" or super().check_consume_key(key, character)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Prose needs no matching brackets, and looking for them through a long text is felt."""
        return None

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again; where all lines are asked for, as at every key, only those that differ."""
        if regions or layout or recompose or not repaint or not self.is_attached:
            self._drawn = []
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if not self._comparing:
            self._comparing = True
            self.call_next(self._refresh_changed)
        return self

    def _refresh_changed(self) -> None:
        self._comparing = False
        width, height = self.size
        before, self._drawn = self._drawn, [self.render_line(y) for y in range(height)]
        if len(before) != height:
            super().refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, self._drawn, strict=True)) if old != new]
        if changed:
            super().refresh(*(Region(0, y, width, 1) for y in changed))

    def _recompute_cursor_offset(self) -> None:
        """Where the cursor is drawn. Undo may ask for it before the cursor has left the lines that it takes away."""
        self._cursor_offset = self.wrapped_document.location_to_offset(self.clamp_visitable(self.cursor_location))

    async def _on_key(self, event: events.Key) -> None:
        """Escape is left to the screen."""
        if event.key == "escape":
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        try:
            text = texts.clean_body(event.text)
        except Refused as refusal:
            self.notify(f"Nothing was pasted. {refusal}", severity="warning", markup=False)
            return
        length = len(self.text) + len(text)
        if length > texts.BODY_LIMIT:
            self.notify(
                f"With this the text would have {length:,} characters; {texts.BODY_LIMIT:,} is the most. "
                "Nothing was pasted.", severity="warning", markup=False,
            )  # fmt: skip
            return
        self.replace(text, *self.selection, maintain_selection_offset=False)
