"""The screens one goes to by number, in their order; each is loaded when it is first gone to."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from tui_goals.domain.values import frozen


@frozen
class ScreenName:
    """One screen: its mode, key and title, why one goes there, and the class that shows it."""

    mode: str
    key: str
    title: str
    tooltip: str
    class_name: str

    @property
    def make(self) -> Callable[[], Any]:
        """Makes the screen."""
        return lambda: getattr(import_module(f"tui_goals.screens.{self.mode}"), self.class_name)()


SCREENS = (
    ScreenName("goals", "1", "Goals", "Goals, and what each is cut into", "GoalsScreen"),
    ScreenName("board", "2", "Board", "Milestones as cards in columns", "BoardScreen"),
    ScreenName("focus", "3", "Focus", "Today's next bites, and the running session", "FocusScreen"),
    ScreenName("journal", "4", "Journal", "What you wrote, by day", "JournalScreen"),
    ScreenName("timeline", "5", "Timeline", "Dates of goals and milestones as bars", "TimelineScreen"),
    ScreenName("review", "6", "Review", "Look back, and decide what comes next", "ReviewScreen"),
    ScreenName("insights", "7", "Insights", "Where every goal leads, and what was lived in numbers", "InsightsScreen"),
)
