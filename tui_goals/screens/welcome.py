"""The first screen of all: what this is, and the choices. Nothing is written before one is taken."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from tui_goals.domain import Goal, Milestone, Task
from tui_goals.shell import goal_forms, plan_forms
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.keys import key
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line, fitted

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

WHAT = (
    "From a goal for the end of the year down to the next 25 minutes, and back up: "
    "cut it into milestones, tasks and bites, work a bite at a time, see the goal move.",
    "Everything stays on this machine, saved the moment it is done.",
)
SHORT = 20
"""Lines of the terminal below which only the choices are seen."""
CHOICES = (
    ("goal", "Write a first goal", "and its first milestone, task and bite"),
    ("template", "Start from a template", "a book, a marathon, dated to your day"),
    ("demo", "Look round the demo", "a lived-in year, on a throw-away copy"),
    ("empty", "Begin with an empty page", "? shows the keys"),
)


class WelcomeScreen(Dialog[None]):
    """What it is, and the choices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("q,ctrl+q", "app.leave", "Quit", "app.quit", "Leave; nothing was written", show=False),
        key("escape,ctrl+g", "empty", "Empty page", "welcome.empty", "Begin with an empty page", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The widgets."""
        with Vertical(id="welcome"):
            yield Label("tui-goals", id="welcome-title")
            for line in WHAT:
                yield Label(Content(line), classes="lead")
            yield LineList(self._draw, id="choices")

    def on_mount(self) -> None:
        """List the choices."""
        self.query_one(LineList).set_rows([Row(choice[0], choice) for choice in CHOICES])

    def on_resize(self) -> None:
        """Leave the room of a small screen to the choices."""
        self.set_class(self.size.height < SHORT, "-short")

    def on_line_list_opened(self, event: LineList.Opened) -> None:
        """Take a choice."""
        self.dismiss()
        if event.row is not None and event.row.key == "demo":
            self.program.open_demo()
        elif event.row is not None and event.row.key == "goal":
            first_goal(self.program)
        elif event.row is not None and event.row.key == "template":
            self.program.action_templates()

    def action_empty(self) -> None:
        """Begin with an empty page."""
        self.dismiss()

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        _, title, hint = cast("tuple[str, str, str]", row.data)
        return (fitted(((f"  {title:<26}", "title"), (hint, "dim")), width, self.program.glyphs.ellipsis),)


def first_goal(app: "TuiGoalsApp") -> None:
    """Guide from a first goal to its first bite, one short form after the other; each is saved on its own."""

    def milestone_of(goal: Goal) -> None:
        plan_forms.milestone_form(app, None, goal, lambda milestone: task_of(goal, milestone))

    def task_of(goal: Goal, milestone: Milestone) -> None:
        plan_forms.task_form(app, None, milestone, lambda task: bite_of(goal, task))

    def bite_of(goal: Goal, task: Task) -> None:
        plan_forms.bite_form(app, None, task, goal.unit, app.show_bite)

    goal_forms.goal_form(app, None, milestone_of, "What will be true at the end of the year?")
