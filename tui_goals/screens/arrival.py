"""Going to a thing that was found: the screen where it is at home, with the cursor on it."""

from typing import TYPE_CHECKING, Any, cast

from textual.app import App

from tui_goals.domain import Bite, Entry, FocusSession, Goal, Milestone, Task
from tui_goals.screens.goals import GoalsScreen
from tui_goals.screens.journal import JournalScreen
from tui_goals.screens.past import PastScreen

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.widgets.found_list import Thing


async def go_to(app: App[Any], thing: "Thing") -> None:
    """Show a thing: of the plan among the goals, an entry in the journal, a session among the past ones.

    What is archived is shown in the archive.
    """
    if isinstance(thing, Milestone) and thing.archived_at is not None:
        from tui_goals.shell.card_actions import pick_archived

        pick_archived(cast("TuiGoalsApp", app), thing.id)
        return
    mode = "journal" if isinstance(thing, Entry) else "focus" if isinstance(thing, FocusSession) else "goals"
    if app.current_mode != mode:
        await app.switch_mode(mode)
    if isinstance(thing, FocusSession) and not thing.open and not isinstance(app.screen, PastScreen):
        await app.push_screen(PastScreen())
    app.screen.call_after_refresh(_show, app.screen, thing)


def _show(screen: Any, thing: "Thing") -> None:
    """Put the cursor on it once the screen is drawn."""
    match screen, thing:
        case GoalsScreen(), Goal() | Milestone() | Task() | Bite():
            screen.show_thing(thing)
        case JournalScreen(), Entry():
            screen.show_entry(thing)
        case PastScreen(), FocusSession():
            screen.show_session(thing)
