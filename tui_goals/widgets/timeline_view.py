"""The timeline: one line-drawn list of bars beside their names, under a head of dates; only what is seen is drawn."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.message import Message

from tui_goals.domain import Goal, Milestone
from tui_goals.rules import marks, phrases
from tui_goals.rules.plan_dates import Room
from tui_goals.widgets import timeline_cells
from tui_goals.widgets.glyphs import ASCII, Glyphs
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, Piece, fitted, pad, right, width_of
from tui_goals.widgets.time_axis import Axis
from tui_goals.widgets.timeline_rows import Bar, Link, RoomOf

NAME_SHARE, NAME_LEAST, NAME_MOST = 3, 18, 44
"""Names take a third of the width, within these."""
ROOM, ROOM_NARROW = 14, 8
"""Cells for slack and slip at the right."""
WIDE = 76


def name_width(width: int) -> int:
    """Cells for the names."""
    return min(max(width // NAME_SHARE, NAME_LEAST), NAME_MOST)


def room_width(width: int) -> int:
    """Cells for the words at the right."""
    return ROOM if width >= WIDE else ROOM_NARROW


def chart_width(width: int) -> int:
    """Cells for the bars."""
    return max(1, width - name_width(width) - room_width(width))


class TimelineList(LineList):
    """Rows of names, bars and slack; `drawn_rows` counts the rows that were drawn."""

    class Resized(Message):
        """There is another width to fill."""

    def __init__(self, glyphs: Glyphs, id: str | None = None) -> None:
        super().__init__(self._lines, id=id)
        self._glyphs = glyphs
        self._strokes = timeline_cells.ASCII if glyphs is ASCII else timeline_cells.UNICODE
        self._axis: Axis | None = None
        self._today = date.min
        self._links: Mapping[int, Sequence[Link]] = {}
        self._room: RoomOf = lambda _: None
        self._place: dict[object, int] = {}
        self.drawn_rows = 0

    def show(
        self, rows: Sequence[Row], axis: Axis, today: date, links: Mapping[int, Sequence[Link]], room: RoomOf
    ) -> None:
        """Show rows against an axis."""
        self._axis, self._today, self._links, self._room = axis, today, links, room
        self._place = {row.key: place for place, row in enumerate(rows)}
        self._strips.clear()
        self.set_rows(rows)
        self.refresh()

    def on_resize(self) -> None:
        """Ask for an axis of the new width."""
        super().on_resize()
        self.post_message(self.Resized())

    def _lines(self, row: Row, width: int) -> Sequence[Line]:
        """The lines of a row: as it is now, and with a baseline as it was."""
        bar, axis = row.data, self._axis
        if not isinstance(bar, Bar) or axis is None:
            return (((f" {row.data}", "dim"),),)
        self.drawn_rows += 1
        room = self._room(bar.item) if isinstance(bar.item, Milestone) and bar.done is None else None
        goal_id = bar.item.goal_id if isinstance(bar.item, Milestone) else bar.item.id
        place, links = self._place[row.key], self._links.get(goal_id, ())
        critical = room is not None and room.critical
        chart = timeline_cells.now_line(bar, critical, axis, self._today, links, place, self._glyphs, self._strokes)
        rest: Line = ((" " * (chart_width(width) - axis.width), "plain"),)
        now = (*self._named(bar, name_width(width)), *chart, *rest, *self._right(bar, room, room_width(width)))
        if row.height == 1:
            return (now,)
        then = timeline_cells.then_line(bar, axis, self._today, links, place, self._strokes)
        name = " " * 6 + ("was" if bar.then is not None else "new since")
        slip = right(bar.slip, room_width(width) - 1)
        return now, (
            (pad(name, name_width(width)), "dim"),
            *then,
            *rest,
            (slip, "warning" if "+" in bar.slip else "dim"),
        )

    def _named(self, bar: Bar, width: int) -> Line:
        signs = self._glyphs
        item = bar.item
        if isinstance(item, Goal):
            fold = {"folded": signs.folded, "unfolded": signs.unfolded}.get(bar.fold, " ")
            mark = marks.mark(item)
            line: list[Piece] = [(f" {fold} ", "dim"), (mark.letter, f"mark{mark.colour}"), (f" {item.title}", "title")]
        else:
            sign, style = (signs.done, "good") if bar.done else (signs.milestone, "accent")
            line = [(f"   {sign} ", style), (item.title, "done" if bar.done else "plain")]
        kept = fitted(line, width - 1, signs.ellipsis)
        return (*kept, (" " * (width - width_of(kept)), "plain"))

    def _right(self, bar: Bar, room: Room | None, width: int) -> Line:
        """What stands at the right of a row: conflict or blocker by its sign, then slack in words."""
        sign: Piece = (" ", "plain")
        if bar.conflict:
            sign = (self._glyphs.risk, "error")
        elif bar.blocked:
            sign = (self._glyphs.blocked, "warning")
        if bar.done is not None:
            words, style = "done", "dim"
        elif room is not None and not room.critical and bar.dates[1] and bar.dates[1] < self._today:
            words, style = _due_words(bar, self._today, width), "error"
        elif room is not None and room.critical:
            words, style = "critical" if width >= ROOM else "crit", "warning"
        elif room is not None:
            words = f"slack {room.slack:,} d" if width >= ROOM else f"{room.slack:,} d"
            style = "dim"
        else:
            words, style = _due_words(bar, self._today, width), "dim"
        return ((" ", "plain"), sign, (right(words, width - 2), style))


def _due_words(bar: Bar, today: date, width: int) -> str:
    """When a thing is due, in as many cells as there are."""
    due = bar.item.due
    words = phrases.due(due, today)
    return words if len(words) <= width - 2 else words.removesuffix(" late").removesuffix(f" {due.year if due else 0}")
