"""The ways out: by key once all is saved, by a signal or a lost terminal in any case."""

from typing import TYPE_CHECKING, Any, cast

from tui_goals.app.overlaid import OverlaidApp
from tui_goals.shell.of_program import OfProgram
from tui_goals.shell.watching import Watching

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.shell.departure import Departure


class DepartingApp(OverlaidApp):
    """An app that is left with everything saved."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.parting = ""
        """The line that is said once the screen is given back."""
        self.watching = Watching(cast("TuiGoalsApp", self))
        self._departure: Departure | None = None

    def action_leave(self) -> None:
        """Leave, as soon as everything is saved."""
        from tui_goals.shell.departure import Departure

        self._departure = self._departure or Departure(cast("TuiGoalsApp", self))
        self._departure.begin()

    def action_leave_now(self) -> None:
        """Leave without what still waits to be saved."""
        if self._departure is not None:
            self._departure.at_once()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaving at once is for somebody who waits for the end."""
        if action == "leave_now" and (self._departure is None or not self._departure.waits):
            return False
        return super().check_action(action, parameters)

    def leave_session(self) -> None:
        """Leave; a running session goes on without a screen, or on that of the terminal which watches it."""
        running = self.state.running
        if running is None or self.store is None:
            self.exit()
            return
        self.parting = self.watching.exit_line(running)
        self.watching.leave(self.exit)

    def hang_up(self, code: int) -> None:
        """A signal or the loss of the terminal ends the app; a running session goes on, what was typed is kept."""
        for screen in self.screen_stack:
            if isinstance(screen, OfProgram) and screen.is_mounted:
                screen.hand_over()
        from tui_goals.shell import left_texts

        if not self.drafts.finish():
            left_texts.put_by(cast("TuiGoalsApp", self))
        self.watching.leave()
        self.exit(return_code=code)

    def last_words(self) -> None:
        """The loop is stuck and the process about to end: save what only this program knows; from any thread."""
        from tui_goals.shell import left_texts

        left_texts.put_by(cast("TuiGoalsApp", self))
        self.drafts.flush()
        self.watching.last_words()
