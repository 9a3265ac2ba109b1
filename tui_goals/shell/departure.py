"""Leaving in order: not before what was done and typed is saved, and never held up for long."""

from typing import TYPE_CHECKING

from tui_goals.shell.state_app import RETRY_SECONDS
from tui_goals.shell.writes import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

LOST = "What still waited to be saved was given up."


class Departure:
    """Begun by `q`, ended by the last save; once it waits `ctrl+c` leaves at once, once a save failed a second `q`."""

    def __init__(self, app: "TuiGoalsApp") -> None:
        self._app = app
        self._asked_at: float | None = None
        self._failures = 0
        self._failed = False

    @property
    def waits(self) -> bool:
        """Whether it has begun and not ended."""
        return self._asked_at is not None

    def begin(self) -> None:
        """Leave as soon as everything is saved; where that has failed, whatever is not."""
        if self.waits:
            return
        self._asked_at, self._failures = self._app.clock.boot_seconds(), self._app.failures
        if self._all_saved():
            self._app.leave_session()
        elif self._failed and not self._app.writing:
            self.at_once()
        else:
            words = "It closes once everything is saved. Ctrl+c leaves without it."
            self._app.notify(words, title="Leaving", timeout=PATIENCE_SECONDS)
            self._look()

    def at_once(self) -> None:
        """Leave now; what was typed lies in a file for the next start, and what else waited is given up."""
        from tui_goals.shell import left_texts

        left_texts.put_by(self._app)
        if self._app.writing:
            self._app.parting = f"{LOST} {self._app.parting}".strip()
        self._app.exit()

    def _look(self) -> None:
        app = self._app
        waited = app.clock.boot_seconds() - (self._asked_at or 0.0)
        if app.failures > self._failures or waited > PATIENCE_SECONDS or (app.drafts.problem and not app.writing):
            self._stay()
        elif self._all_saved():
            app.leave_session()
        else:
            app.set_timer(RETRY_SECONDS, self._look)

    def _stay(self) -> None:
        """Something was not saved: leave it on the screen."""
        self._asked_at, self._failed = None, True
        self._app.clear_notifications()
        why = self._app.problem or self._app.drafts.problem or "Another program is writing all the time."
        self._app.notify(f"{why} q again leaves all the same.", title="Not saved", severity="warning", markup=False)

    def _all_saved(self) -> bool:
        return not self._app.writing and self._app.drafts.flush()
