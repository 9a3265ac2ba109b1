"""A goal whose due date has come asks once how it ended: by a notice, never by a question that must be answered."""

from typing import TYPE_CHECKING

from tui_goals.commands.asking import note_asked
from tui_goals.rules import due_goals, phrases

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


def ask_once(app: "TuiGoalsApp") -> None:
    """Ask the goals that were not asked yet."""
    state = app.state
    for goal in due_goals.to_ask(state.goals, state.view_settings, state.today):
        if goal.due is None:
            continue
        when = phrases.distance(goal.due, state.today)
        app.notify(
            f"“{goal.title}” was due {when}. Space on it says how it ended, with a grade and a lesson; "
            "“Carry over” in the palette makes next year's goal of what is left.",
            title="Its day has come", timeout=12, markup=False,
        )  # fmt: skip
        app.do(note_asked, goal.id, goal.due, quiet=True)
