"""What becomes of an interruption after the session: a task for later, a note, or nothing."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui_goals.commands.interruptions import delete_interruption, make_task, note_interruption
from tui_goals.domain import FocusSession, Interruption, Milestone, Task
from tui_goals.shell.form import FormScreen, Values
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.shell.plan_forms import line
from tui_goals.state import views
from tui_goals.widgets.break_view import InterruptionRow
from tui_goals.widgets.fields import Field

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


def pick_fate(app: "TuiGoalsApp", row: InterruptionRow, session: FocusSession | None) -> None:
    """Ask what is to become of an interruption; without a note only that can be written."""
    interruption = row.interruption
    milestone = _milestone(app, session)
    fates: dict[str, tuple[str, Callable[[], None]]] = {}
    if interruption.note and not row.task:
        if milestone is not None:
            at_once = partial(_make_task, app, interruption, milestone)
            fates["here"] = (f"A task for later, in “{milestone.title}”", at_once)
        fates["elsewhere"] = ("A task for later, in another milestone ...", partial(_pick_milestone, app, interruption))
    fates["note"] = ("Another note ..." if interruption.note else "A note ...", partial(note_form, app, interruption))
    fates["delete"] = ("Nothing: it was no interruption", partial(app.do, delete_interruption, interruption.uid))

    def choices() -> list[Choice]:
        return [(fate, words, False) for fate, (words, _) in fates.items()]

    def picked(fate: object, _: bool) -> None:
        fates[str(fate)][1]()

    title = f"What becomes of “{interruption.note}”?" if interruption.note else "What becomes of it?"
    app.push_screen(PickScreen(f"{title}   enter picks, esc closes", choices, picked, many=False))


def note_form(app: "TuiGoalsApp", interruption: Interruption) -> None:
    """Say in a line what it was."""

    def save(form: FormScreen, values: Values) -> None:
        app.do(note_interruption, interruption.uid, values["note"], then=form.saved, otherwise=form.refused)

    fields = [Field("note", "Note", interruption.note, "what it was, or nothing", line("note"))]
    subject = f"interruption:{interruption.uid}"
    app.push_screen(FormScreen("What interrupted you", fields, save, subject, enter_saves=True))


def _pick_milestone(app: "TuiGoalsApp", interruption: Interruption) -> None:
    """Say which milestone the task is for."""

    def choices() -> list[Choice]:
        goals = {goal.id: goal.title for goal in app.state.goals if not goal.ended}
        found = (each for each in app.state.milestones if each.done_at is None and each.goal_id in goals)
        return [(each.id, f"{each.title}   {goals[each.goal_id]}", False) for each in found]

    def picked(milestone_id: object, _: bool) -> None:
        milestone = next((each for each in app.state.milestones if each.id == milestone_id), None)
        if milestone is not None:
            _make_task(app, interruption, milestone)

    title = f"“{interruption.note}” is a task of ...   enter picks, esc closes"
    app.push_screen(PickScreen(title, choices, picked, many=False))


def _make_task(app: "TuiGoalsApp", interruption: Interruption, milestone: Milestone) -> None:
    def told(task: Task) -> None:
        app.notify(f"“{task.title}” waits in “{milestone.title}”.", timeout=4, markup=False)

    app.do(make_task, interruption.uid, milestone.id, then=told)


def _milestone(app: "TuiGoalsApp", session: FocusSession | None) -> Milestone | None:
    """The milestone that a session was for, as long as it is open."""
    tree = views.outline(app.state)
    bite = tree.bite(session.bite_id) if session is not None and session.bite_id is not None else None
    milestone = tree.milestone_of_bite(bite) if bite is not None else None
    return milestone if milestone is not None and milestone.done_at is None else None
