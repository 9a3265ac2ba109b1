"""What every screen of ours has: the app it belongs to, as the class it is."""

from typing import TYPE_CHECKING, cast

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui_goals.app.app import TuiGoalsApp


class OfProgram(MessagePump):
    """A screen of this program, beside whatever kind of screen it is."""

    @property
    def program(self) -> "TuiGoalsApp":
        """The app, as the class it is."""
        return cast("TuiGoalsApp", self.app)

    def come_up(self) -> bool:
        """Close what lies over it; False where it is closed itself, as it may be since a save began to wait."""
        screen = cast("Screen[object]", self)
        if screen not in self.app.screen_stack:
            return False
        while self.app.screen is not screen:
            self.app.pop_screen()
        return True

    def hand_over(self) -> None:
        """Give what is being typed to the keeper of drafts, for the program is about to end."""
