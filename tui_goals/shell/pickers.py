"""A list over the screen to pick from."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from tui_goals.commands.milestones import add_dependency, remove_dependency
from tui_goals.domain import FocusSession, Milestone, Target
from tui_goals.rules import phrases
from tui_goals.rules.entries import KINDS, About
from tui_goals.rules.outline import key_of
from tui_goals.shell.dialog import Dialog
from tui_goals.shell.keys import key
from tui_goals.state import views
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.painting import Line
from tui_goals.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Choice = tuple[object, str, bool]
"""What is picked, how it reads, and whether it is picked already."""
LATEST = 10
"""How many of the latest sessions an entry is offered to be about."""


class PickScreen(Dialog[None]):
    """Enter or Space picks the row under the cursor; the list is asked for anew after each pick."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "pick", "Pick", "pick.pick", "Pick it, or let it go", show=False),
        key("escape,ctrl+g,q,backspace", "dismiss", "Close", "pick.close", "Close the list", show=False),
    ]

    def __init__(
        self, title: str, choices: Callable[[], Sequence[Choice]], picked: Callable[[object, bool], None], many: bool
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._picked = picked
        self._many = many

    def compose(self) -> ComposeResult:
        """The widgets."""
        with Vertical(id="picker"):
            yield TitleLine(self._title, id="picker-title")
            yield LineList(self._draw)

    def on_mount(self) -> None:
        """List the choices, and again whenever the state changes."""
        self._fill()
        self.watch(self.app, "state", self._fill, init=False)

    @on(LineList.Opened)
    def action_pick(self) -> None:
        """Pick the row under the cursor."""
        row = self.query_one(LineList).row
        if row is None or not isinstance(row.data, tuple):
            return
        value, _, already = row.data
        if not self._many:
            self.dismiss()
        self._picked(value, already)
        if self._many:
            self._fill()

    def _fill(self) -> None:
        rows = [Row(choice[0], choice) for choice in self._choices()]
        self.query_one(LineList).set_rows(rows or [Row("none", "There is nothing to pick.", selectable=False)])

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        if not isinstance(row.data, tuple):
            return (((str(row.data), "dim"),),)
        _, text, picked = row.data
        signs = self.program.glyphs
        sign = (signs.done if picked else signs.open) + " " if self._many else ""
        return (((f" {sign}", "accent"), (text, "plain")),)


def pick_dependencies(app: "TuiGoalsApp", milestone: Milestone) -> None:
    """Say which milestones of its goal a milestone waits on."""

    def choices() -> list[Choice]:
        needed = {each.needs_id for each in app.state.dependencies if each.milestone_id == milestone.id}
        others = (m for m in app.state.milestones if m.goal_id == milestone.goal_id and m.id != milestone.id)
        return [(other.id, other.title, other.id in needed) for other in others]

    def picked(needs_id: object, already: bool) -> None:
        app.do(remove_dependency if already else add_dependency, milestone.id, needs_id)

    app.push_screen(
        PickScreen(f"“{milestone.title}” waits on ...   space picks, esc closes", choices, picked, many=True)
    )


def pick_links(
    app: "TuiGoalsApp",
    chosen: Callable[[], Sequence[About]],
    title: Callable[[About], str],
    toggle: Callable[[About], None],
) -> None:
    """Say what an entry is about: goals in play, their open milestones, the latest sessions."""
    goals = [key_of(goal) for goal in app.state.goals if not goal.ended]
    milestones = [key_of(milestone) for milestone in app.state.milestones if milestone.done_at is None]
    sessions = [(Target.SESSION, each.id) for each in app.ask(lambda reader: reader.sessions(limit=LATEST), ())]
    listed = tuple(dict.fromkeys([*chosen(), *goals, *milestones, *sessions]))

    def choices() -> list[Choice]:
        kept = chosen()
        return [(each, f"{each[0]:<11}{title(each)}", each in kept) for each in listed]

    def picked(about: Any, already: bool) -> None:
        toggle(about)

    app.push_screen(PickScreen("What is it about?   space picks, esc closes", choices, picked, many=True))


def title_of(app: "TuiGoalsApp", about: About) -> str:
    """The title of what an entry is about; of a session what it was on, and its day."""
    found: Any = views.outline(app.state).find(about)
    if found is None:
        target, target_id = about
        kind: Any = KINDS[target]
        found = next(iter(app.ask(lambda reader: reader.find(kind, id=target_id), ())), None)
    if isinstance(found, FocusSession):
        return f"{found.subject}, {phrases.day(found.local_day or app.state.today, app.state.today)}"
    return found.title if found is not None else "something deleted since"
