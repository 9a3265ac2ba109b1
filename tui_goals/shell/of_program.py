"""What every screen of ours has: the app it belongs to, as the class it is."""

from typing import TYPE_CHECKING, cast

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp


class OfProgram(MessagePump):
    """A screen of this program, beside whatever kind of screen it is."""

    @property
    def program(self) -> "TuiGoalsApp":
        """The app, as the class it is."""
        return cast("TuiGoalsApp", self.app)

    def hand_over(self) -> None:
        """Give what is being typed to the keeper of drafts, for the program is about to end."""
