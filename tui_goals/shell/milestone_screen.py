"""A screen on which one looks at the plan: a milestone's place on the hill, and the archive."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui_goals.shell.keys import key
from tui_goals.shell.lazily import lazily
from tui_goals.shell.thing_screen import ThingScreen

if TYPE_CHECKING:
    from tui_goals.shell import card_actions
else:
    card_actions = lazily("tui_goals.shell.card_actions")


class MilestoneScreen(ThingScreen):
    """The keys of the milestone under the cursor that a running session has other uses for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left_square_bracket", "hill(-1)", "Hill back", "thing.hill_back", "Move it back on the hill", show=False),
        key("right_square_bracket", "hill(1)", "Hill on", "thing.hill_on", "Move it on over the hill", show=False),
        key("A", "archive", "Archive", "thing.archive", "Put its milestone out of sight; it still counts", show=False),
    ]

    def action_hill(self, steps: int) -> None:
        """Move the milestone under the cursor on the hill."""
        if milestone := self.milestone_of_thing():
            card_actions.move_on_hill(self.program, milestone, steps)

    def action_archive(self) -> None:
        """Put the milestone under the cursor out of sight."""
        if milestone := self.milestone_of_thing():
            card_actions.archive(self.program, milestone)
