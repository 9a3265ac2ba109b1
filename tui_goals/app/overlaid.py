"""What opens over any screen: a text to write, the search, the steps, the trash, the help; loaded when it is."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from tui_goals.domain import Entry, EntryKind, FocusSession, Target
from tui_goals.rules import periods
from tui_goals.rules.entries import EntryDraft
from tui_goals.shell import keys
from tui_goals.shell.celebrating import Celebrations
from tui_goals.shell.review_app import ReviewApp
from tui_goals.shell.state_app import RETRY_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.commands import Done
    from tui_goals.rules.celebrations import Celebration
    from tui_goals.rules.rewards import Rewarded
    from tui_goals.state import AppState
    from tui_goals.widgets.found_list import Thing


class OverlaidApp(ReviewApp):
    """An app with screens that come and go above those one goes to by number."""

    celebrations: Celebrations

    def committed(self, done: "Done[Any]", before: "AppState") -> None:
        """Celebrate what a step of this program reached."""
        self.celebrations.follow(done, before)

    def celebrate(self, told: "Sequence[Celebration]") -> None:
        """Show the cards of what was reached."""
        from tui_goals.screens.celebration import CelebrationScreen

        self.push_screen(CelebrationScreen(told))

    def write_entry(self, about: list[tuple[Target, int]]) -> None:
        """Write a journal entry about things."""
        from tui_goals.screens.writing import WritingScreen

        self.push_screen(WritingScreen(about=about))

    def begin_entry(self, kind: EntryKind, about: list[tuple[Target, int]]) -> None:
        """Write an entry of a kind that begins with its questions."""
        from tui_goals.rules import entry_questions
        from tui_goals.screens.writing import WritingScreen

        entry = Entry(kind=kind, body=entry_questions.begun(kind, self.state.view_settings))
        self.push_screen(WritingScreen(entry, about))

    def write_after(self, session: FocusSession) -> None:
        """Write on a session that is over, or go on with what was noted while it ran."""
        found = self.ask(lambda reader: reader.entries_about(Target.SESSION, session.id), ())
        noted = next((each for each in found if each.kind is EntryKind.SESSION), None)
        goal = [(Target.GOAL, session.goal_id)] if session.goal_id is not None else []
        if noted is not None:
            self.open_entry(noted)
        else:
            self.begin_entry(EntryKind.SESSION, [(Target.SESSION, session.id), *goal])

    def action_entry_questions(self) -> None:
        """Say what a kind of entry asks."""
        from tui_goals.shell.asking_screen import change_questions

        change_questions(cast("TuiGoalsApp", self))

    def open_entry(self, entry: Entry) -> None:
        """Open a journal entry."""
        from tui_goals.screens.writing import WritingScreen

        self.push_screen(WritingScreen(entry))

    def open_review(self, kind: EntryKind, period: str, draft: EntryDraft | None = None) -> None:
        """Hold the review of a period, or go on with it."""
        from tui_goals.screens.reviewing import ReviewingScreen
        from tui_goals.shell import reviewing

        held = reviewing.hold(self, periods.from_key(kind, period))
        if held is None:
            self.set_timer(RETRY_SECONDS, partial(self.open_review, kind, period, draft))
        else:
            self.push_screen(ReviewingScreen(held, draft))

    def action_history(self) -> None:
        """Show the steps."""
        from tui_goals.screens.history import HistoryScreen

        self.push_screen(HistoryScreen())

    def action_search(self) -> None:
        """Search everything, and go to what is chosen."""
        from tui_goals.screens.search import SearchScreen

        self.push_screen(SearchScreen(), self._go_to)

    def action_quick_add(self) -> None:
        """Add something in one line of prose."""
        from tui_goals.shell.quick_form import QuickForm

        self.push_screen(QuickForm())

    def _show_goal(self, goal: "Thing") -> None:
        self.call_later(self._go_to, goal)

    async def _go_to(self, thing: "Thing | None") -> None:
        """Show a thing on the screen where it is at home."""
        from tui_goals.screens import arrival

        if thing is not None:
            await arrival.go_to(self, thing)

    def action_trash(self) -> None:
        """Show what was deleted."""
        from tui_goals.screens.trash import TrashScreen

        self.push_screen(TrashScreen())

    def tell_story(self, thing: "Rewarded") -> None:
        """Tell the story of a goal or milestone."""
        from tui_goals.screens.story import StoryScreen

        self.push_screen(StoryScreen(thing))

    def action_rewards(self) -> None:
        """List the rewards that wait."""
        from tui_goals.shell.rewarding import rewards_list

        rewards_list(self)

    def action_templates(self) -> None:
        """Show what a goal can begin from; the goal that is made is gone to."""
        from tui_goals.screens.templates import TemplatesScreen

        self.push_screen(TemplatesScreen(self._show_goal))

    def action_readers(self) -> None:
        """Show who reports are made for."""
        from tui_goals.screens.readers import ReadersScreen

        self.push_screen(ReadersScreen())

    def action_help(self) -> None:
        """Show the keys of the screen."""
        from tui_goals.screens.help import HelpScreen

        self.push_screen(HelpScreen(keys.groups(self.screen)))
