"""A screen on which a goal's measure is looked after: its records, how it stands, what is amiss, its next year."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui_goals.domain import Goal
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.lazily import lazily
from tui_goals.shell.milestone_screen import MilestoneScreen

if TYPE_CHECKING:
    from tui_goals.commands import carrying
    from tui_goals.rules import plan_words
    from tui_goals.shell import findings_screen, measure_forms, measurements, page_screen
    from tui_goals.widgets import painting
else:
    carrying = lazily("tui_goals.commands.carrying")
    plan_words = lazily("tui_goals.rules.plan_words")
    findings_screen, measure_forms, measurements, page_screen = (
        lazily(f"tui_goals.shell.{name}")
        for name in ("findings_screen", "measure_forms", "measurements", "page_screen")
    )
    painting = lazily("tui_goals.widgets.painting")


class MeasureScreen(MilestoneScreen):
    """The keys of a goal's measure."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("R", "records", "Records", "measure.records", "What was recorded of the goal, day by day", show=False),
        key(
            "equals_sign",
            "say_standing",
            "Assess",
            "measure.assess",
            "Say how the goal stands, in a sentence",
            show=False,
        ),
        key("exclamation_mark", "findings", "To look at", "measure.findings", "What is amiss with it", show=False),
        in_palette("standings", "How it stood", "measure.standings", "What you said of how it stands, newest first"),
        in_palette("carry_over", "Carry over", "measure.carry_over", "Make next year's goal from what is left of it"),
    ]

    def action_records(self) -> None:
        """Show what was recorded of the goal."""
        if goal := self._own_goal():
            self.program.push_screen(measurements.MeasurementsScreen(goal))

    def action_say_standing(self) -> None:
        """Say how the goal stands."""
        if goal := self._own_goal():
            measure_forms.standing_form(self.program, goal)

    def action_findings(self) -> None:
        """Show what is amiss with the goal, and go to where it is fixed."""
        if goal := self._own_goal():
            self.program.push_screen(findings_screen.FindingsScreen(goal))

    def action_standings(self) -> None:
        """Show all that was said of how the goal stands."""
        if goal := self._own_goal():
            found = self.program.ask(lambda reader: reader.status_updates(goal.id), ())
            today = self.data.today
            texts = [plan_words.said_words(each, today) for each in found] or ["Nothing was said yet. = says it."]

            def lines(width: int) -> list[painting.Line]:
                return [((part, "plain"),) for text in texts for part in painting.wrap(text, width)]

            self.program.push_screen(page_screen.PageScreen(f"How it stood: {goal.title}", lines))

    def action_carry_over(self) -> None:
        """Make next year's goal from what is left of the one under the cursor."""
        if goal := self._own_goal():
            self.program.do(carrying.carry_over, goal.id, then=self.show_thing)

    def _own_goal(self) -> Goal | None:
        goal = self.goal_of_thing() or self.program.goal_in_focus()
        if goal is None:
            self.notify("There is no goal yet. n writes one.", severity="warning")
        return goal
