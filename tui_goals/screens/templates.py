"""Templates (T): goals to begin from, each previewed with the day and the number one gives it, made in one step."""

from collections.abc import Callable
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label

from tui_goals.commands.templates import delete_template, use_template
from tui_goals.domain import Goal, GoalTemplate, Refused, TuiGoalsError
from tui_goals.rules import phrases, templates
from tui_goals.rules.templates import GoalPlan, Template
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.keys import key
from tui_goals.shell.plan_forms import day_field, numbers_or_none
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.fields import Field, FieldInput, FieldRow
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, shorten, spread

STYLES = ("title", "accent", "plain", "dim")
"""How the goal, milestones, tasks and bites are drawn."""
DAY = 14


class TemplatesScreen(Dialog[None]):
    """The list, the day and the number to give it, and what would be made; nothing is made before ctrl+s."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s,f10", "make", "Make it", "templates.make", "Make the goal as it is shown", priority=True),
        key("D", "delete", "Delete", "templates.delete", "Delete a template of your own; u brings it back"),
        key("escape,ctrl+g", "dismiss", "Close", "templates.close", "Close; nothing is made", priority=True),
        key("pagedown", "page(1)", "Page down", "templates.page_down", "Go down in what would be made", show=False),
        key("pageup", "page(-1)", "Page up", "templates.page_up", "Go up in what would be made", show=False),
    ]
    AUTO_FOCUS = "LineList"

    def __init__(self, done: Callable[[Goal], None]) -> None:
        super().__init__()
        self._done = done
        self._shown: Template | None = None
        self._plan: GoalPlan | None = None

    def compose(self) -> ComposeResult:
        """The widgets."""
        target = Field("target", "Target", "", "as the template has it", numbers_or_none)
        with Vertical(id="templates"):
            yield Label("Begin a goal from a template", id="templates-title")
            yield LineList(self._draw, id="templates-list")
            yield FieldRow(day_field(self.program, "due", "Due", None), "")
            yield FieldRow(target, "")
            yield Page(id="made")
            yield Label("", markup=False, id="form-problem")
            yield Label("enter due and target   ctrl+s makes it   D deletes your own   esc closes", id="form-keys")

    def on_mount(self) -> None:
        """List the templates, and again whenever the state changes."""
        self._fill()
        self.watch(self.app, "state", self._fill, init=False)

    @on(LineList.Moved)
    @on(Input.Changed)
    def preview(self) -> None:
        """Show what would be made of the template under the cursor."""
        template = self._template()
        if template is None:
            return
        if template is not self._shown:
            self._shown = template
            target = self.query_one("#field-target", FieldInput)
            target.value = ""
            target.placeholder = phrases.amount(template.target) if template.target is not None else "milestones count"
        problem = ""
        try:
            due, target_value = (row.field.parse(row.input.value) for row in self.query(FieldRow))
            self._plan = templates.plan(template, self.program.state.today, due, target_value)
        except Refused as refusal:
            self._plan, problem = None, str(refusal)
        self.query_one("#made", Page).set_lines(self._lines(self._plan) if self._plan is not None else ())
        label = self.query_one("#form-problem", Label)
        label.set_class(bool(problem), "problem")
        label.update(Content(clean_line(problem or template.summary)))

    @on(LineList.Opened)
    def to_fields(self) -> None:
        """Go on to the day it is due."""
        self.query_one("#field-due").focus()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        if event.input.id == "field-due":
            self.query_one("#field-target").focus()
        else:
            self.action_make()

    @on(FieldInput.Leave)
    def _leave(self, event: FieldInput.Leave) -> None:
        (self.focus_next if event.step > 0 else self.focus_previous)()

    def action_make(self) -> None:
        """Make the goal with all that belongs to it."""
        if self._plan is not None:
            self.program.do(use_template, self._plan, then=self._made, otherwise=self._refused)

    def action_delete(self) -> None:
        """Delete a template of one's own."""
        template = self._template()
        if isinstance(self.focused, FieldInput) or template is None:
            return
        if template.own_id:
            self.program.do(delete_template, template.own_id, then=self._deleted)
        else:
            self.notify("It comes with the program and stays.")

    def action_page(self, pages: int) -> None:
        """Scroll what would be made."""
        made = self.query_one("#made", Page)
        made.scroll_relative(y=pages * max(1, made.size.height - 1), animate=False)

    def _made(self, goal: Goal) -> None:
        self.dismiss()
        self.notify(f"“{goal.title}” is there, with all that belongs to it. u takes it back.", markup=False)
        self._done(goal)

    def _refused(self, error: TuiGoalsError) -> None:
        self.notify(str(error), severity="warning", markup=False)

    def _deleted(self, template: GoalTemplate) -> None:
        self.notify(f"Deleted the template “{template.title}”. u brings it back.", markup=False)
        self._fill()

    def _fill(self, *_: Any) -> None:
        kept = self.program.ask(lambda reader: reader.find(GoalTemplate), ())
        found = (*templates.own(kept), *templates.built_in())
        self.query_one(LineList).set_rows([Row((each.own_id, each.name), each) for each in found])
        self._shown = None
        self.preview()

    def _template(self) -> Template | None:
        row = self.query_one(LineList).row
        return cast("Template", row.data) if row is not None else None

    def _lines(self, plan: GoalPlan) -> tuple[Line, ...]:
        width = max(20, self.query_one("#made", Page).size.width - 1)
        today = self.program.state.today
        return tuple(
            spread(
                ((f"{'  ' * depth}{shorten(title, width - DAY, self.program.glyphs.ellipsis)}", STYLES[depth]),),
                ((phrases.day(due, today), "dim"),) if due is not None else (),
                width,
            )
            for depth, title, due in templates.outline_lines(plan)
        )

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        template = cast("Template", row.data)
        whose = "your own" if template.own_id else phrases.count(template.days, "day")
        return (spread(((f" {template.title}", "plain"),), ((f"{whose} ", "dim"),), width),)
