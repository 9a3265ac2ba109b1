"""Which reviews are due, told by a badge and never by a question."""

from typing import Any

from tui_goals.rules.periods import Due, Schedule
from tui_goals.shell.alerting import AlertingApp
from tui_goals.shell.state_screen import StateScreen
from tui_goals.state import views
from tui_goals.widgets.bars import TabBar

REVIEW_SECONDS = 20.0
"""How often it is looked whether a review has fallen due."""


class ReviewApp(AlertingApp):
    """An app whose tabs tell how many reviews are due."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.arrivals = 0
        """How often one has gone to another screen by its number."""

    @property
    def schedule(self) -> Schedule:
        """When reviews fall due."""
        return Schedule(self.settings.review_day, self.settings.review_hour)

    def due_reviews(self) -> tuple[Due, ...]:
        """The reviews to hold now."""
        return views.due_reviews(self.state, self.clock.now(), self.schedule)

    def tabs(self) -> tuple[tuple[str, str, str], ...]:
        """Mode, key and title of each screen."""
        return ()

    def begin_reviews(self) -> None:
        """Look from time to time whether a review has fallen due while nothing else happened."""
        self.set_interval(REVIEW_SECONDS, self.tell_reviews_due)

    def tell_reviews_due(self) -> None:
        """Show in the tabs how many reviews are due now."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, StateScreen) and screen.is_mounted:
            screen.query_one(TabBar).tabs = self.tabs()
