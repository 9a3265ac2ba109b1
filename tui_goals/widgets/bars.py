"""The rows that frame every screen: tabs with the running clock above, line of sight and keys below."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui_goals.widgets.painting import Line, Painted, Piece, spread

CLOCK_PARTS = 3
"""Sign, time and subject."""


class OneLine(Painted, can_focus=False):
    """A single line of pieces, drawn again only when it differs."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._line: Line = ()

    def set_line(self, line: Line) -> None:
        """Show another line."""
        if line != self._line:
            self._line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        return self.strip_of(self._line, self.size.width) if y == 0 else Strip.blank(self.size.width, self.base_style)


class TabBar(Horizontal):
    """The screens by number, the present one marked, and the running clock at the right.

    Textual draws a line from the start of its widget, so each part of the clock is one: a second then costs five cells.
    """

    tabs: var[tuple[tuple[str, str, str], ...]] = var(())
    """Mode, key and title of each screen."""
    active: var[str] = var("")
    """The mode that is shown."""
    clock: var[tuple[Piece, ...]] = var(())
    """What the running session or break shows: its sign, its time, its subject; empty without one."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, mode: str) -> None:
            super().__init__()
            self.mode = mode

    def __init__(self) -> None:
        super().__init__()
        self._names = OneLine()
        self._laid_out_for = 0
        self._clock = tuple(OneLine() for _ in range(CLOCK_PARTS))

    def compose(self) -> ComposeResult:
        """The names, and the parts of the clock."""
        yield self._names
        yield from self._clock

    def on_mount(self) -> None:
        """Show the clock as it is."""
        self.watch_clock()

    def watch_tabs(self) -> None:
        """Draw the tabs anew."""
        self._lay_out()

    def watch_active(self) -> None:
        """Draw the tabs anew."""
        self._lay_out()

    def on_resize(self) -> None:
        """Fit another width."""
        self._lay_out()

    def watch_clock(self) -> None:
        """Draw the parts of the clock that changed, and the tabs where they have other room now."""
        pieces = (*self.clock, *[("", "plain")] * CLOCK_PARTS)
        for part, piece in zip(self._clock, pieces, strict=False):
            part.styles.width = cell_len(piece[0])
            part.set_line((piece,))
        if self._room() != self._laid_out_for:
            self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Go to the screen whose tab was clicked."""
        at = 1
        gap, named = self._fitting()
        for mode, key, title in self.tabs if event.widget is self._names else ():
            at += cell_len(self._text(mode, key, title, named)) + gap
            if event.x < at:
                self.post_message(self.Chosen(mode))
                return

    def _lay_out(self) -> None:
        self._laid_out_for = self._room()
        gap, named = self._fitting()
        pieces: list[Piece] = [(" ", "plain")]
        for mode, key, title in self.tabs:
            here = mode == self.active
            words = self._text(mode, key, title, named).removeprefix(key)
            pieces += [(key, "accent" if here else "dim"), (words, "title" if here else "dim"), (" " * gap, "plain")]
        self._names.set_line(tuple(pieces))

    def _room(self) -> int:
        """The cells that the clock leaves."""
        return (self.size.width or self.app.size.width) - sum(cell_len(text) for text, _ in self.clock)

    def _fitting(self) -> tuple[int, bool]:
        """The cells between two tabs, as many as there is room for, and whether all are named or the present one."""
        room = self._room()
        for gap, named in ((3, True), (2, True), (1, True), (2, False)):
            texts = (self._text(mode, key, title, named) for mode, key, title in self.tabs)
            if 1 + sum(cell_len(text) + gap for text in texts) - gap <= room:
                return gap, named
        return 1, False

    def _text(self, mode: str, key: str, title: str, named: bool) -> str:
        """A tab's key and title; of one that is not named only what it counts."""
        if named or mode == self.active:
            return f"{key} {title}"
        return f"{key}{title[title.rfind(' ') :] if ' ' in title else ''}"


class SightLine(OneLine):
    """From the bite at hand up to its goal; or a banner while something could not be saved."""

    parts: var[tuple[str, ...]] = var(())
    """From the smallest to the largest."""
    less: var[str] = var("‹")
    """The sign between two parts."""
    ellipsis: var[str] = var("…")
    """The sign where something is missing."""
    problem: var[str] = var("")
    """What could not be saved, and why."""

    def watch_parts(self) -> None:
        """Draw the line anew."""
        self._lay_out()

    def watch_problem(self) -> None:
        """Draw the banner, or the line again."""
        self._lay_out()

    def on_resize(self) -> None:
        """Fit another width."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self.problem:
            self.set_line(((" Not saved ", "error"), (f" {self.problem}", "warning")))
            return
        pieces: list[Piece] = [(" ", "plain")]
        for index, part in enumerate(self.parts):
            if index:
                pieces.append((f"  {self.less}  ", "dim"))
            pieces.append((part, "plain" if index == 0 else "dim"))
        self.set_line(spread(pieces, (), self.size.width, self.ellipsis))


class KeyLine(OneLine):
    """The keys that matter now, as many as fit."""

    keys: var[Sequence[tuple[str, str, str]]] = var(())
    """Key as it is shown, what it does, and the action it runs."""

    class Chosen(Message):
        """A key was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def watch_keys(self) -> None:
        """Draw the keys anew."""
        self._lay_out()

    def on_resize(self) -> None:
        """Fit another width."""
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does."""
        at = 1
        for key, title, action in self._fitting():
            at += cell_len(f"{key} {title}") + 2
            if event.x < at:
                self.post_message(self.Chosen(action))
                return

    def _fitting(self) -> list[tuple[str, str, str]]:
        """All keys that fit; the last one, help, is kept where others have to go."""
        room = self.size.width - 1
        chosen = list(self.keys)
        while len(chosen) > 1 and sum(cell_len(f"{key} {title}") + 2 for key, title, _ in chosen) > room:
            del chosen[-2]
        return chosen

    def _lay_out(self) -> None:
        pieces: list[Piece] = [(" ", "plain")]
        for key, title, _ in self._fitting():
            pieces += [(key, "accent"), (f" {title}", "dim"), ("  ", "plain")]
        self.set_line(tuple(pieces))
