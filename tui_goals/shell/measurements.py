"""What was recorded of a goal, over the screen: a calendar of the year, and the records by day, newest first."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from tui_goals.commands.measures import delete_measurement
from tui_goals.domain import AmountKind, Goal, MeasureKind, Measurement
from tui_goals.rules import measures, phrases
from tui_goals.shell import measure_forms
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.keys import key
from tui_goals.widgets.heatmap import Heat, HeatMap, height
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, right, spread
from tui_goals.widgets.title_line import TitleLine

PAGE = 400
"""How many records are listed; older ones stand in the calendar, the export and the reports."""
MAP_FROM = 24
"""Rows from which the calendar stands above the list."""
DAY = 18


class MeasurementsScreen(Dialog[None]):
    """The records of one goal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("plus,n", "record", "Record", "records.record", "Record a value for the day under the cursor"),
        key("e", "edit", "Edit", "records.edit", "Change the record's amount, day or note"),
        key("D", "delete", "Delete", "records.delete", "Delete the record; u brings it back"),
        key("u", "app.undo", "Undo", "records.undo", "Take back the last step"),
        key("escape,ctrl+g,q,R,backspace", "dismiss", "Close", "records.close", "Close the list"),
    ]

    def __init__(self, goal: Goal) -> None:
        super().__init__()
        self._goal = goal

    def compose(self) -> ComposeResult:
        """The calendar above the list."""
        with Vertical(id="records"):
            title = f"Records: {self._goal.title}   + records, e edits, D deletes, esc closes"
            yield TitleLine(title, id="records-title")
            yield HeatMap(self.program.glyphs, id="records-map")
            yield LineList(self._draw)

    def on_mount(self) -> None:
        """List the records, and again whenever the state changes."""
        self._fill()
        self.watch(self.app, "state", self._fill, init=False)

    def on_resize(self) -> None:
        """Give the calendar its place where there is room."""
        calendar = self.query_one(HeatMap)
        calendar.display = self.size.height >= MAP_FROM
        calendar.styles.height = height(max(20, self.size.width - 10))
        self.call_after_refresh(self._show_calendar)

    def action_record(self) -> None:
        """Record a value, for the day under the cursor."""
        kept = self._record()
        measure_forms.measurement_form(self.program, self._goal, kept.local_day if kept is not None else None)

    @on(LineList.Opened)
    def action_edit(self) -> None:
        """Change the record under the cursor."""
        if (kept := self._record()) is None:
            return
        if kept.session_id is not None:
            self.notify("A focus session made this one. Change what the session came to (3, then P).")
        else:
            measure_forms.edit_form(self.program, self._goal, kept)

    def action_delete(self) -> None:
        """Delete the record under the cursor."""
        if (kept := self._record()) is not None:
            self.program.do(delete_measurement, kept.id)

    @on(LineList.Moved)
    def _show_calendar(self) -> None:
        state, goal = self.program.state, self._goal
        recorded = self.program.ask(lambda reader: reader.recorded(goal.id), ())
        totals = measures.values(goal, recorded)
        amounts = measures.by_day(recorded) if goal.measure is MeasureKind.NUMBER else totals
        heat = Heat("Recorded", amounts, lambda amount: phrases.amount(amount, goal.unit))
        kept = self._record()
        picked = kept.local_day if kept is not None else None
        self.query_one(HeatMap).show(heat, state.today, picked, self.program.settings.week_start)

    def _fill(self) -> None:
        goal = self._goal = next((each for each in self.program.state.goals if each.id == self._goal.id), self._goal)
        found = self.program.ask(lambda reader: reader.measurements(goal.id, PAGE), ())
        rows = [Row(each.id, each) for each in found] or [Row("none", self._nothing(), selectable=False)]
        self.query_one(LineList).set_rows(rows)
        self.call_after_refresh(self._show_calendar)

    def _nothing(self) -> str:
        if self._goal.measure is MeasureKind.MILESTONES:
            return "It is counted by its milestones: finishing them is what is recorded."
        return "Nothing has been recorded yet. + records the first value."

    def _record(self) -> Measurement | None:
        row = self.query_one(LineList).row
        return row.data if row is not None and isinstance(row.data, Measurement) else None

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        kept, today = row.data, self.program.state.today
        if not isinstance(kept, Measurement):
            return (((str(kept), "dim"),),)
        day = kept.local_day or date.min
        when = f"{phrases.WEEKDAYS[day.weekday()]} {phrases.day(day, today)}"
        adds = kept.kind is AmountKind.DELTA and self._goal.measure is not MeasureKind.AVERAGE
        sign = (
            ("+" if kept.amount >= 0 else "") if adds else ("" if self._goal.measure is MeasureKind.AVERAGE else "= ")
        )
        amount = f"{sign}{phrases.amount(kept.amount, self._goal.unit)}"
        whence = "session" if kept.session_id is not None else "bite" if kept.bite_id is not None else ""
        left = ((right(when, DAY), "dim"), (f"  {amount}", "plain"), (f"   {kept.note}" if kept.note else "", "dim"))
        return (spread(left, ((f"{whence} ", "dim"),), width, self.program.glyphs.ellipsis),)
