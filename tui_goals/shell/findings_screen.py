"""What there is to look at of a goal, over the screen: each in words, why, and Enter to where it is fixed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from tui_goals.domain import Goal, MeasureKind, Milestone
from tui_goals.rules.alignment import Finding
from tui_goals.rules.pitfalls import CELEBRATE, RECORD
from tui_goals.shell import focus_forms, goal_forms, measure_forms, plan_forms
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.keys import key
from tui_goals.state.findings import goal_findings
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, fitted, wrap
from tui_goals.widgets.title_line import TitleLine

NOTHING = "Nothing to look at: it is clear, aligned, tracked, dated and celebrated."


class FindingsScreen(Dialog[None]):
    """The misalignments and pitfalls of a goal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,ctrl+g,q,backspace", "dismiss", "Close", "findings.close", "Close the list", show=False),
    ]

    def __init__(self, goal: Goal) -> None:
        super().__init__()
        self._goal = goal

    def compose(self) -> ComposeResult:
        """The widgets."""
        with Vertical(id="picker"):
            yield TitleLine(f"To look at: {self._goal.title}   enter fixes it, esc closes", id="picker-title")
            yield LineList(self._draw)

    def on_mount(self) -> None:
        """List what was found, and again whenever the state changes."""
        self._fill()
        self.watch(self.app, "state", self._fill, init=False)

    @on(LineList.Opened)
    def _fix(self) -> None:
        row = self.query_one(LineList).row
        if row is not None and isinstance(row.data, Finding):
            self.dismiss()
            self._open(row.data)

    def _open(self, finding: Finding) -> None:
        """Open what fixes it, at the field."""
        goal, about = self._goal, finding.about
        if finding.field == CELEBRATE:
            self.program.write_entry([about])
        elif finding.field == RECORD and goal.measure is MeasureKind.MILESTONES:
            focus_forms.start_form(self.program, focus_forms.bite_for(self.program.state, goal), goal)
        elif finding.field == RECORD:
            measure_forms.measurement_form(self.program, goal)
        elif about[0] == "goal":
            goal_forms.goal_form(self.program, goal, at=finding.field)
        elif milestone := next(iter(self.program.ask(lambda reader: reader.find(Milestone, id=about[1]), ())), None):
            plan_forms.milestone_form(self.program, milestone, goal, at=finding.field)

    def _fill(self) -> None:
        state, rest_days = self.program.state, self.program.settings.rest_days
        self._goal = next((each for each in state.goals if each.id == self._goal.id), self._goal)
        found = self.program.ask(lambda reader: goal_findings(state, reader, self._goal, rest_days), ())
        rows = [Row((each.flag, each.about, place), each, height=2) for place, each in enumerate(found)]
        self.query_one(LineList).set_rows(rows or [Row("none", NOTHING, selectable=False)])

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        glyphs = self.program.glyphs
        if not isinstance(row.data, Finding):
            return (((str(row.data), "dim"),),)
        why = wrap(row.data.why, max(10, width - 4), 1, glyphs.ellipsis)[0]
        return (
            fitted(
                ((f" {glyphs.risk} ", "warning"), (self.program.in_signs(row.data.words), "plain")),
                width,
                glyphs.ellipsis,
            ),
            fitted(((f"   {why}", "dim"),), width, glyphs.ellipsis),
        )
