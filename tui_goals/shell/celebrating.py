"""What was reached from here and is still to be celebrated: once nobody types, and never over a text or a question."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.timer import Timer
from textual.widgets import Input, TextArea

from tui_goals.shell.state_screen import StateScreen

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.commands import Done
    from tui_goals.rules.rewards import Rewarded
    from tui_goals.state import AppState

REST_SECONDS = 1.2
"""How long no key may have been pressed: who moves several cards in a row is not interrupted."""
PLANNED = frozenset({"goal", "milestone"})


class Celebrations:
    """Lets what was reached wait for a rest of the keys; what is opened again meanwhile is not celebrated."""

    def __init__(self, app: "TuiGoalsApp") -> None:
        self._app = app
        self._waiting: list[Rewarded] = []
        self._timer: Timer | None = None
        self._keys = 0
        self.rest_seconds = REST_SECONDS

    def follow(self, done: "Done[Any]", before: "AppState") -> None:
        """A step was made here: see whether it reached something that was open before."""
        if done.step is None or not done.touched & PLANNED:
            return
        from tui_goals.rules.celebrations import reached

        now = self._app.state
        self.reached(reached(done.step, (*before.milestones, *before.goals), (*now.milestones, *now.goals)))

    def reached(self, things: Iterable["Rewarded"]) -> None:
        """Goals and milestones were reached: celebrate them when there is a rest."""
        self._waiting += things
        self.typed_on()

    def typed_on(self) -> None:
        """Somebody is at something else just now: wait for the next rest."""
        self._keys += 1
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._waiting:
            self._timer = self._app.set_timer(self.rest_seconds, partial(self._look, self._keys))

    def _look(self, keys: int) -> None:
        """Celebrate now, unless there was a key since, a text is being written, or a question stands open."""
        app, focused = self._app, self._app.focused
        if keys != self._keys:
            return
        if not isinstance(app.screen, StateScreen) or isinstance(focused, Input | TextArea):
            self.typed_on()
            return
        from tui_goals.state import celebrations

        waiting, self._waiting, self._timer = self._waiting, [], None
        found = app.ask(lambda reader: celebrations.celebrations(app.state, reader, waiting), ())
        if found:
            app.celebrate(found)
