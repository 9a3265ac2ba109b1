"""What is done with a milestone as a card: over the hill, into the archive and back, finished after its last task."""

from functools import partial
from typing import TYPE_CHECKING

from tui_goals.commands import cards
from tui_goals.domain import Bite, Goal, Milestone, Task
from tui_goals.rules import hill, queue
from tui_goals.shell.pickers import Choice, PickScreen
from tui_goals.state import views

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp

Finished = Task | Bite


def move_on_hill(app: "TuiGoalsApp", milestone: Milestone, steps: int) -> None:
    """Move a milestone over the hill and say where it is then."""

    def moved(it: Milestone) -> None:
        app.clear_notifications()
        words = f"“{it.title}” is not on the hill. ] puts it at its foot."
        if it.hill is not None:
            words = f"“{it.title}” {hill.in_words(it.hill)}."
        app.notify(words, timeout=2, markup=False)

    app.do(cards.move_on_hill, milestone.id, steps, then=moved)


def archive(app: "TuiGoalsApp", milestone: Milestone) -> None:
    """Put a milestone out of sight and say how it comes back."""

    def archived(it: Milestone) -> None:
        words = f"Archived “{it.title}”. u brings it back now, “Archive” in the palette (ctrl+p) later."
        app.notify(words, timeout=5, markup=False)

    app.do(cards.archive_milestone, milestone.id, then=archived)


def pick_archived(app: "TuiGoalsApp", first: int = 0) -> None:
    """List what is archived, the milestone with the id `first` on top; what is picked comes back to its column."""

    def choices() -> list[Choice]:
        found = app.ask(lambda reader: reader.archived(), ())
        goals = {goal.id: goal for goal in app.state.goals}
        return [
            (each.id, _told(each, goals.get(each.goal_id)), False)
            for each in sorted(found, key=lambda each: each.id != first)
        ]

    def picked(milestone_id: object, _: bool) -> None:
        told = partial(app.notify, timeout=3, markup=False)
        app.do(cards.restore_milestone, milestone_id, then=lambda it: told(f"“{it.title}” is back."))

    if choices():
        app.push_screen(PickScreen("Archive   enter restores, esc closes", choices, picked, many=False))
    else:
        app.notify("Nothing is archived. A on a milestone puts it away; it still counts for its goal.", timeout=4)


def offer_milestone(app: "TuiGoalsApp", finished: Finished) -> None:
    """Where the last task of a milestone has been finished, say which key finishes the milestone."""
    tree = views.outline(app.state)
    milestone = tree.milestone_of_bite(finished) if isinstance(finished, Bite) else tree.milestone_of_task(finished)
    if milestone is not None and milestone in queue.ready_milestones(tree):
        app.notify(f"All of “{milestone.title}” is done. M finishes the milestone.", timeout=8, markup=False)


def _told(milestone: Milestone, goal: Goal | None) -> str:
    state = "done" if milestone.done_at else "open"
    return f"{milestone.title}   {state}{f', {goal.title}' if goal is not None else ''}"
