"""A screen that asks after a session how it was, in one line that holds nobody up."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from tui_goals.domain import FocusSession, SessionState
from tui_goals.shell.keys import key
from tui_goals.shell.queue_screen import QueueScreen
from tui_goals.state import AppState
from tui_goals.widgets.bars import OneLine
from tui_goals.widgets.painting import fitted

WORTH_WORDS = frozenset({SessionState.DONE, SessionState.PARTIAL})
"""Outcomes after which it is asked; whoever leaves a session has been asked what was in the way."""


class AfterScreen(QueueScreen):
    """The question stands over the queue until it is taken up, skipped, or another session begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("w", "write_after", "A line on it", "focus.write_after", "Write on the session that has just ended"),
        key("escape,ctrl+g", "skip_after", "No line", "focus.skip_after", "Write nothing on the session", show=False),
        *QueueScreen.BINDINGS,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._over: FocusSession | None = None

    def compose_offer(self) -> Iterable[Widget]:
        """The question, and the line of a break that is offered."""
        yield OneLine(id="after")
        yield from super().compose_offer()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the question while it stands; S is about breaks here, and stories are told elsewhere."""
        if action == "story":
            return False
        if action in ("write_after", "skip_after"):
            return self._over is not None and self.data.running is None
        return super().check_action(action, parameters)

    def session_ended(self, session: FocusSession) -> None:
        """Say what a session came to, and ask how it was."""
        super().session_ended(session)
        self._over = session if session.state in WORTH_WORDS else None
        self.show_question(self.data)

    def show_question(self, state: AppState) -> None:
        """Show the question, as long as no other session runs."""
        if state.running is not None:
            self._over = None
        line = self.query_one("#after", OneLine)
        if self._over is not None:
            glyphs = self.program.glyphs
            about = (("   How was ", "dim"), (self._over.subject, "plain"), ("?", "dim"))
            words = (*about, ("   w", "accent"), (" a line on it", "dim"))
            keys = (("   esc", "accent"), (" skip", "dim"))
            line.set_line(fitted((*words, *keys), self.size.width, glyphs.ellipsis))
        line.display = self._over is not None
        self.show_keys()

    def action_write_after(self) -> None:
        """Write on the session; what was noted while it ran stands there already."""
        if self._over is not None:
            self.program.write_after(self._over)
            self.action_skip_after()

    def action_skip_after(self) -> None:
        """Ask no more."""
        self._over = None
        self.show_question(self.data)
