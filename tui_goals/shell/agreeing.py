"""What was agreed of a goal's scope, listed, and a new agreement."""

from typing import TYPE_CHECKING

from tui_goals.commands.feedback import agree_scope
from tui_goals.domain import Goal
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.state.agreements import scopes_of, version_words

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


def agreed_list(app: "TuiGoalsApp", goal: Goal) -> None:
    """List what was agreed of a goal and what changed since; the first line agrees on it as it is now."""

    def choices() -> list[Choice]:
        rows: list[Choice] = [("agree", "Agree on milestones and dates as they are now", False)]
        for scope, changes in app.ask(lambda source: scopes_of(source, goal), ()):
            rows.append((scope.number, version_words(scope, app.state.today), False))
            told = changes or ("nothing changed since",)
            rows += [((scope.number, place), f"    {change}", False) for place, change in enumerate(told)]
        return rows

    def picked(value: object, _: bool) -> None:
        if value == "agree":
            app.do(agree_scope, goal.id, then=lambda scope: app.notify(f"Agreed: version {scope.number}.", timeout=4))

    app.push_screen(PickScreen(f"Agreed scope of “{goal.title}”   esc closes", choices, picked, many=False))
