"""Vision and affirmation on the Focus screen: as the day begins and as a session does; any key goes on."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from tui_goals.commands.reminders import note_vision_shown
from tui_goals.domain import Goal
from tui_goals.rules import reminders
from tui_goals.rules.focus import Reading
from tui_goals.shell.after_screen import AfterScreen
from tui_goals.state import AppState, views
from tui_goals.widgets.reminder import Reminder


class ReminderScreen(AfterScreen):
    """Says once what it is for. Nothing waits for it: the key that follows does what it always does."""

    BINDINGS: ClassVar[list[BindingType]] = [*AfterScreen.BINDINGS]

    def __init__(self) -> None:
        super().__init__()
        self._begun: int | None = None

    def on_screen_resume(self) -> None:
        """Say it on the first look of the day."""
        super().on_screen_resume()
        if self.is_mounted:
            self.remind(self.data, self.program.reading())

    def compose_reminder(self) -> Iterable[Widget]:
        """The lines, out of sight."""
        yield Reminder(self.program.glyphs, id="reminder")

    def remind(self, state: AppState, reading: Reading) -> None:
        """Say it where a session has just begun, or on the first look at this screen on a day."""
        if self.app.screen is not self:
            return
        running = state.running
        if running is not None:
            began = running.session.started_at
            young = began is not None and (reading.now - began).total_seconds() < reminders.SECONDS
            if young and self._begun != running.session.id:
                self._say(self._goal_of(state, running.session.bite_id))
            self._begun = running.session.id
        elif state.goals and not reminders.was_shown(state.view_settings, state.today):
            queue = views.todays_queue(state)
            if self._say(queue[0].goal if queue else self.program.goal_in_focus()):
                self.program.do(note_vision_shown, state.today)

    def tick_reminder(self, reading: Reading) -> None:
        """Let a session go on in silence after its first seconds."""
        running = self.data.running
        began = running.session.started_at if running is not None else None
        if began is not None and (reading.now - began).total_seconds() >= reminders.SECONDS:
            self.go_on()

    def go_on(self) -> None:
        """Somebody pressed a key: it was seen."""
        if (found := self.query("#reminder")) and found.first().display:
            found.first().display = False

    def _say(self, goal: Goal | None) -> bool:
        lines = reminders.lines(goal)
        if lines:
            self.query_one("#reminder", Reminder).show(lines)
        return bool(lines)

    def _goal_of(self, state: AppState, bite_id: int | None) -> Goal | None:
        tree = views.outline(state)
        bite = tree.bite(bite_id) if bite_id is not None else None
        milestone = tree.milestone_of_bite(bite) if bite is not None else None
        return tree.goal_of_milestone(milestone) if milestone is not None else None
