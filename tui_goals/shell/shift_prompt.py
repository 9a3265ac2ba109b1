"""Asks what becomes of what waits on a date that moves: each way with every date that changes, before it is done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tui_goals.commands.goals import edit_goal
from tui_goals.commands.milestones import edit_milestone
from tui_goals.commands.shifting import shift_goal, shift_milestone
from tui_goals.domain import Goal, Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules import shifting, texts
from tui_goals.rules.outline import key_of
from tui_goals.rules.shifting import BUFFER_WORDS, Buffer
from tui_goals.shell.keys import key
from tui_goals.shell.of_program import OfProgram
from tui_goals.state import views
from tui_goals.terminal.text import clean_line
from tui_goals.widgets.line_list import LineList, Row
from tui_goals.widgets.page import Page
from tui_goals.widgets.painting import Line, fitted, pad, wrap

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

NAME = 20
SHORT = 24
"""Lines of the terminal below which nothing stays empty."""
AROUND, AROUND_SHORT = 15, 7
"""Lines beside the ways and the preview."""


@frozen
class Way:
    """One way to move dates: its name and words, what changes and what would not fit, and what does it."""

    name: str
    words: str
    changes: tuple[shifting.DateChange, ...]
    warnings: tuple[str, ...]
    do: Callable[[str], None]


class ShiftScreen(OfProgram, ModalScreen[None]):
    """The ways over a preview of the one under the cursor; Enter does it, with the reason if one was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "reason", "Because", "shift.reason", "Say why, for the record, or back to the list", show=False),
        key("pagedown", "scroll(1)", "More", "shift.more", "Show more of what changes", show=False, priority=True),
        key("pageup", "scroll(-1)", "Back", "shift.back", "Show what stood before", show=False, priority=True),
        key("escape,ctrl+g", "dismiss", "Close", "shift.close", "Move nothing", show=False, priority=True),
    ]
    AUTO_FOCUS = "LineList"

    def __init__(self, title: str, ways: Sequence[Way], reason: str = "") -> None:
        super().__init__()
        self._title = title
        self._ways = tuple(ways)
        self._reason = reason

    def compose(self) -> ComposeResult:
        """The question, the ways, what the one under the cursor changes, and a line for the reason."""
        with Vertical(id="shift"):
            yield Label(Content(clean_line(self._title)), id="picker-title")
            yield LineList(self._draw, id="shift-ways")
            yield Page(id="shift-preview")
            yield Input(self._reason, placeholder="because ... (tab, or nothing)", id="shift-reason")
            yield Label(Content("enter does it   tab reason   pgdn more   esc moves nothing"), id="form-keys")

    def on_mount(self) -> None:
        """List the ways."""
        listed = self.query_one("#shift-ways", LineList)
        listed.styles.height = len(self._ways)
        listed.set_rows([Row(way.name, (way.name, way.words)) for way in self._ways])
        self.call_after_refresh(self._preview)

    def on_resize(self) -> None:
        """Fit another size."""
        self.set_class(self.size.height < SHORT, "-short")
        self.call_after_refresh(self._preview)

    def action_scroll(self, pages: int) -> None:
        """Show more of what changes."""
        page = self.query_one("#shift-preview", Page)
        page.scroll_relative(y=pages * max(1, page.size.height - 1), animate=False)

    def action_reason(self) -> None:
        """Go to the reason, or back to the list."""
        there = "#shift-ways" if isinstance(self.focused, Input) else "#shift-reason"
        self.query_one(there).focus()

    @on(LineList.Moved)
    def _preview(self) -> None:
        page = self.query_one("#shift-preview", Page)
        width = page.size.width - 1
        if width < 1:
            return
        lines = way_lines(self._way(), self.program.state.today, width, self.program.glyphs.risk)
        around = len(self._ways) + (AROUND_SHORT if self.size.height < SHORT else AROUND)
        page.styles.height = min(max(1, len(lines)), max(1, self.size.height - around))
        page.set_lines(lines)

    @on(LineList.Opened)
    @on(Input.Submitted)
    def _chosen(self) -> None:
        way, reason = self._way(), texts.clean_optional_line(self.query_one(Input).value, "reason")
        self.dismiss()
        way.do(reason)

    def _way(self) -> Way:
        return self._ways[self.query_one("#shift-ways", LineList).cursor]

    def _draw(self, row: Row, width: int) -> tuple[Line, ...]:
        name, words = row.data if isinstance(row.data, tuple) else ("", "")
        line: Line = ((f" {pad(name, NAME)}", "title"), (words, "dim"))
        return (fitted(line, width, self.program.glyphs.ellipsis),)


def way_lines(way: Way, today: date, width: int, risk: str) -> list[Line]:
    """What would not fit, then every change of date, one a line."""
    warned = [((f" {line}", "error"),) for each in way.warnings for line in wrap(f"{risk} {each}", width - 1)]
    told = (f"{each.title}: {shifting.change_words(each, today)}" for each in way.changes)
    return [*warned, *(((f" {line}", "plain"),) for text in told for line in wrap(text, width - 1))]


def save_edit(
    app: "TuiGoalsApp",
    edit: Callable[..., Any],
    base: Any,
    wanted: Any,
    because: dict[str, Any],
    then: Callable[[Any], None],
    otherwise: Callable[..., None],
) -> None:
    """Save what a form changed; where a date moves that others hang on, ask what becomes of these."""

    def done(way: Buffer, reason: str) -> None:
        _do(app, base, wanted, way, reason, then=then, otherwise=otherwise)

    if not ask(app, base, wanted, done, because.get("reason", "")):
        app.do(edit, base, wanted, **because, then=then, otherwise=otherwise)


def ask(app: "TuiGoalsApp", before: Any, after: Any, done: Callable[[Buffer, str], None], reason: str = "") -> bool:
    """Ask what becomes of what hangs on a date that moves; False where nothing does, and nothing is asked then.

    A goal's milestones move with it where the buffer is kept, else it moves alone.
    """
    kept = views.outline(app.state).find(key_of(before)) if isinstance(before, Goal | Milestone) else None
    if isinstance(kept, Goal) and (inside := shifting.with_goal(kept, after, app.state.milestones)):
        question = f"“{kept.title}” moves. What becomes of its milestones?"
        app.push_screen(ShiftScreen(question, _goal_ways(app, kept, after, inside, done), reason))
        return True
    if isinstance(kept, Milestone) and shifting.days_moved(kept, after) and _dated_dependants(app, kept):
        question = f"“{kept.title}” moves. What becomes of what waits on it?"
        app.push_screen(ShiftScreen(question, _ways(app, kept, after, done), reason))
        return True
    return False


def shift(app: "TuiGoalsApp", thing: Goal | Milestone, unit: str, steps: int) -> None:
    """Move a goal or milestone by some units; ask first where anything hangs on its dates."""
    anchor = thing.due or thing.start
    if anchor is None:
        app.notify(f"“{thing.title}” has no date to move. e gives it one.", severity="warning", markup=False)
        return
    days = (shifting.shift_day(anchor, unit, steps) - anchor).days
    start, due = (shifting.shift_day(day, "day", days) if day is not None else None for day in (thing.start, thing.due))
    after = replace(thing, start=start, due=due)

    def told(_: object) -> None:
        _tell(app, thing, after)

    if not ask(app, thing, after, lambda way, reason: _do(app, thing, after, way, reason, then=told)):
        app.do(edit_goal if isinstance(thing, Goal) else edit_milestone, thing, after, then=told)


def _do(app: "TuiGoalsApp", base: Any, wanted: Any, way: Buffer, reason: str, **outcome: Any) -> None:
    """Move a thing, and the others the way that was chosen."""
    if isinstance(base, Goal):
        app.do(shift_goal, base, wanted, way is Buffer.KEEP, reason, **outcome)
    else:
        app.do(shift_milestone, base, wanted, way, reason, **outcome)


def _goal_ways(
    app: "TuiGoalsApp", goal: Goal, after: Goal, inside: dict[int, Milestone], done: Callable[[Buffer, str], None]
) -> tuple[Way, Way]:
    state = app.state
    before = {each.id: each for each in state.milestones if each.id in inside}

    def way(name: str, words: str, moved: dict[int, Milestone], buffer: Buffer) -> Way:
        """One of the ways, as a choice."""
        changes = shifting.date_changes([(goal, after), *((before[each], moved[each]) for each in moved)])
        told = shifting.warnings(state.milestones, moved or before, [after], state.dependencies, state.today)
        return Way(name, words, changes, told, partial(done, buffer))

    return (
        way("with its milestones", "all that is open in it moves by as many days", inside, Buffer.KEEP),
        way("the goal alone", "its milestones stay on their dates", {}, Buffer.LEAVE),
    )


def _ways(app: "TuiGoalsApp", before: Milestone, after: Milestone, done: Callable[[Buffer, str], None]) -> list[Way]:
    state = app.state
    by_id = {each.id: each for each in state.milestones}
    found = []
    for buffer in Buffer:
        behind = shifting.shifted(before, after, state.milestones, state.dependencies, buffer)
        changes = shifting.date_changes([(before, after), *((by_id[each], behind[each]) for each in behind)])
        moved = {after.id: after, **behind}
        told = shifting.warnings(state.milestones, moved, state.goals, state.dependencies, state.today)
        found.append(Way(buffer, BUFFER_WORDS[buffer], changes, told, partial(done, buffer)))
    return found


def _dated_dependants(app: "TuiGoalsApp", milestone: Milestone) -> bool:
    behind = shifting.dependants(milestone.id, app.state.milestones, app.state.dependencies)
    return any(each.due or each.start for each in behind)


def _tell(app: "TuiGoalsApp", before: Goal | Milestone, after: Goal | Milestone) -> None:
    """Say what has moved, and what does not fit now."""
    state = app.state
    changed = {after.id: after} if isinstance(after, Milestone) else {}
    words = shifting.change_words(shifting.date_changes([(before, after)])[-1], state.today)
    told = shifting.warnings(state.milestones, changed, state.goals, state.dependencies, state.today)
    app.notify(
        " ".join([f"“{after.title}”: {words}.", *(f"{each}." for each in told)]),
        severity="warning" if told else "information", timeout=5, markup=False,
    )  # fmt: skip
