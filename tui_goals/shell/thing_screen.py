"""What can be done with the thing under the cursor: the same keys on every screen that has one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.reactive import Reactive
from textual.widget import Widget

from tui_goals.domain import Bite, Goal, Milestone, Phase, Shared, Task
from tui_goals.rules.outline import Item, key_of
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.lazily import lazily
from tui_goals.shell.state_screen import StateScreen
from tui_goals.state import views

if TYPE_CHECKING:
    from tui_goals.commands import bites, goals, milestones, tasks
    from tui_goals.shell import (
        agreeing,
        card_actions,
        cutting_forms,
        focus_forms,
        goal_forms,
        measure_forms,
        pickers,
        plan_forms,
        quick_edit_form,
        rewarding,
        sharing,
    )
else:
    bites, goals, milestones, tasks = (
        lazily(f"tui_goals.commands.{name}") for name in ("bites", "goals", "milestones", "tasks")
    )
    agreeing, card_actions, cutting_forms, focus_forms = (
        lazily(f"tui_goals.shell.{name}") for name in ("agreeing", "card_actions", "cutting_forms", "focus_forms")
    )
    goal_forms, measure_forms, pickers, plan_forms, quick_edit_form, rewarding, sharing = (
        lazily(f"tui_goals.shell.{name}")
        for name in (
            "goal_forms", "measure_forms", "pickers", "plan_forms", "quick_edit_form", "rewarding", "sharing",
        )
    )  # fmt: skip


class ThingScreen(StateScreen):
    """A screen with a goal, milestone, task or bite under its cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("n", "new", "New", "thing.new", "Write a new thing inside this one: milestone, task, bite"),
        key("N", "new_beside", "New beside", "thing.new_beside", "Write a new thing of the same kind", show=False),
        key("e", "edit", "Edit", "thing.edit", "Change its fields"),
        key("semicolon", "edit_line", "Edit line", "thing.edit_line", "Change it as one line of prose", show=False),
        key("space", "toggle_done", "Done", "thing.done", "Mark it done, or open it again"),
        key("f", "start_focus", "Focus", "thing.focus", "Start a focus session on it"),
        key("o", "overwhelm", "Overwhelmed", "thing.overwhelmed", "Cut it into bites and start the first"),
        key("F", "focus_again", "Last bite again", "thing.focus_again", "Start the last bite at once", show=False),
        key("w", "write", "Write", "thing.write", "Write a journal entry about it", show=False),
        key("plus", "record", "Record", "thing.record", "Record a value of the goal's measure"),
        key("D", "delete", "Delete", "thing.delete", "Delete it; u brings it back", show=False),
        key("J", "reorder(1)", "Move down", "thing.move_down", "Move it down among its siblings", show=False),
        key("K", "reorder(-1)", "Move up", "thing.move_up", "Move it up among its siblings", show=False),
        key("W", "wait_on", "Waits on", "thing.wait_on", "Say which milestones it waits on", show=False),
        key("B", "blocker", "Blocker", "thing.blocker", "Go to what blocks it", show=False),
        key("r", "take_reward", "Take reward", "thing.reward", "Take the reward that was earned", show=False),
        key("S", "story", "Story", "thing.story", "Tell of its sessions, entries, decisions, in order", show=False),
        key("M", "finish_milestone", "Milestone done", "thing.finish_milestone", "Finish its milestone", show=False),
        in_palette("archived", "Archive", "thing.archived", "Bring archived milestones back"),
        in_palette(
            "agreed", "Agreed scope", "thing.agreed", "What was agreed of the goal, what changed since, agree anew"
        ),
        in_palette("share", "Share with ...", "thing.share", "Say which readers may see the goal or milestone"),
    ]

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The widget that keys go to first. Textual would draw the whole screen anew whenever it is another one."""

    def thing(self) -> Item | None:
        """The thing under the cursor."""
        return None

    def show_thing(self, item: Item) -> None:
        """Put the cursor on a thing, as far as this screen lists it."""

    def goal_of_thing(self) -> Goal | None:
        """The goal that the thing leads to."""
        item = self.thing()
        path = views.outline(self.data).path(item) if item is not None else ()
        return next((each for each in path if isinstance(each, Goal)), None)

    def milestone_of_thing(self) -> Milestone | None:
        """The milestone that the thing is or belongs to; says so where there is none."""
        item = self.thing()
        path = views.outline(self.data).path(item) if item is not None else ()
        found = next((each for each in path if isinstance(each, Milestone)), None)
        if found is None:
            self.notify("Go to a milestone first, or to something in one.", severity="warning")
        return found

    def action_new(self) -> None:
        """Write a new thing inside the one under the cursor."""
        item = self.thing()
        if isinstance(item, Goal):
            plan_forms.milestone_form(self.program, None, item, self.show_thing)
        elif isinstance(item, Milestone):
            plan_forms.task_form(self.program, None, item, self.show_thing)
        elif isinstance(item, Task):
            self._new_bite(item)
        else:
            self.action_new_beside()

    def action_new_beside(self) -> None:
        """Write a new thing of the same kind as the one under the cursor."""
        item = self.thing()
        tree = views.outline(self.data)
        if isinstance(item, Milestone) and (goal := tree.goal_of_milestone(item)):
            plan_forms.milestone_form(self.program, None, goal, self.show_thing)
        elif isinstance(item, Task) and (milestone := tree.milestone_of_task(item)):
            plan_forms.task_form(self.program, None, milestone, self.show_thing)
        elif isinstance(item, Bite) and (task := tree.task_of_bite(item)):
            self._new_bite(task)
        else:
            goal_forms.goal_form(self.program, None, self.show_thing)

    def action_edit(self) -> None:
        """Change the thing under the cursor."""
        item, goal = self.thing(), self.goal_of_thing()
        tree = views.outline(self.data)
        if isinstance(item, Goal):
            goal_forms.goal_form(self.program, item)
        elif isinstance(item, Milestone) and goal is not None:
            plan_forms.milestone_form(self.program, item, goal)
        elif isinstance(item, Task) and (milestone := tree.milestone_of_task(item)):
            plan_forms.task_form(self.program, item, milestone)
        elif isinstance(item, Bite) and (task := tree.task_of_bite(item)):
            plan_forms.bite_form(self.program, item, task, goal.unit if goal else "")

    def action_edit_line(self) -> None:
        """Change the thing under the cursor as one line of prose."""
        if (item := self.thing()) is not None:
            quick_edit_form.edit_in_one_line(self.program, item)

    def action_toggle_done(self) -> None:
        """Mark the thing under the cursor done, or open it again; a goal's end is asked for."""
        item = self.thing()
        do = self.program.do
        if isinstance(item, Goal):
            self._end_or_reopen(item)
        elif isinstance(item, Milestone):
            do(milestones.reopen_milestone if item.done_at else milestones.finish_milestone, item.id)
        elif isinstance(item, Task):
            do(tasks.reopen_task if item.done_at else tasks.finish_task, item.id, then=self._offer_milestone)
        elif isinstance(item, Bite):
            do(bites.reopen_bite if item.done_at else bites.finish_bite, item.id, then=self._offer_milestone)

    def action_finish_milestone(self) -> None:
        """Finish the milestone that the thing under the cursor belongs to."""
        if milestone := self.milestone_of_thing():
            self.program.do(milestones.finish_milestone, milestone.id)

    def action_archived(self) -> None:
        """Show what is archived."""
        card_actions.pick_archived(self.program)

    def action_delete(self) -> None:
        """Delete the thing under the cursor."""
        item = self.thing()
        if item is not None:
            told = partial(self.notify, f"Deleted “{item.title}”. u brings it back.", timeout=4, markup=False)
            self.program.do(_deleting(item), item.id, then=lambda _: told())

    def action_reorder(self, places: int) -> None:
        """Move the thing under the cursor among its siblings."""
        item = self.thing()
        if item is not None:
            self.program.do(_moving(item), item.id, places)

    def action_start_focus(self) -> None:
        """Start a session on the next bite of the thing under the cursor."""
        focus_forms.start_form(self.program, focus_forms.bite_for(self.data, self.thing()), self.thing())

    def action_overwhelm(self) -> None:
        """Cut the thing under the cursor into bites and start the first."""
        cutting_forms.overwhelmed(self.program, self.thing())

    def action_focus_again(self) -> None:
        """Start the last bite at once, as it was planned the last time, or the one after it."""
        focus_forms.start_again(self.program)

    def action_write(self) -> None:
        """Write a journal entry about the thing under the cursor."""
        item = self.thing()
        self.program.write_entry([key_of(item)] if item is not None else [])

    def action_record(self) -> None:
        """Record a value of the goal's measure."""
        goal = self.goal_of_thing() or self.program.goal_in_focus()
        if goal is None:
            self.notify("There is no goal yet. n writes one.", severity="warning")
        else:
            measure_forms.measurement_form(self.program, goal)

    def action_wait_on(self) -> None:
        """Say which milestones the one under the cursor waits on."""
        item = self.thing()
        if isinstance(item, Milestone):
            pickers.pick_dependencies(self.program, item)
        else:
            self.notify("Only milestones wait on each other. Go to one first.", severity="warning")

    def action_blocker(self) -> None:
        """Go to the first open milestone that blocks the one under the cursor."""
        item = self.thing()
        waiting = views.blockers(self.data).get(item.id, ()) if isinstance(item, Milestone) else ()
        if waiting:
            self.show_thing(waiting[0])
        else:
            self.notify("Nothing blocks it.")

    def action_share(self) -> None:
        """Say which readers may see the goal or milestone under the cursor."""
        item = self.thing()
        if isinstance(item, Goal | Milestone):
            kind = Shared.GOAL if isinstance(item, Goal) else Shared.MILESTONE
            sharing.pick_readers(self.program, kind, item.id, f"“{item.title}”")
        else:
            self.notify("Goals, milestones and journal entries can be shared. Go to one first.", severity="warning")

    def action_take_reward(self) -> None:
        """Take the reward of the thing under the cursor."""
        rewarding.take(self.program, self.thing())

    def action_story(self) -> None:
        """Tell all that was lived, written, decided and changed of the thing under the cursor."""
        item = self.thing() or self.program.goal_in_focus()
        above = (item, *reversed(views.outline(self.data).path(item))) if item is not None else ()
        if told := next((each for each in above if isinstance(each, Goal | Milestone)), None):
            self.program.tell_story(told)

    def action_agreed(self) -> None:
        """Show what was agreed of the goal, and agree anew."""
        if goal := self.goal_of_thing():
            agreeing.agreed_list(self.program, goal)
        else:
            self.notify("Go to a goal first.", severity="warning")

    def sight(self) -> tuple[str, ...]:
        """From the running bite, else the thing under the cursor, up to its goal."""
        return views.sight(self.data, self.thing())

    def _offer_milestone(self, finished: Task | Bite) -> None:
        """After the last task of a milestone: say which key finishes that too."""
        if finished.done_at is not None:
            card_actions.offer_milestone(self.program, finished)

    def _new_bite(self, task: Task) -> None:
        goal = views.outline(self.data).goal_of_task(task)
        plan_forms.bite_form(self.program, None, task, goal.unit if goal else "", self.show_thing)

    def _end_or_reopen(self, goal: Goal) -> None:
        if goal.ended:
            self.program.do(goals.set_phase, goal.id, Phase.COMMITTED)
        elif goal.phase != "committed":
            self.notify(
                f"“{goal.title}” is {goal.phase}. Commit to it first (e, Phase).", severity="warning", markup=False
            )
        else:
            goal_forms.ending_form(self.program, goal)


def _deleting(item: Item) -> Callable[..., Item]:
    match item:
        case Goal():
            return goals.delete_goal
        case Milestone():
            return milestones.delete_milestone
        case Task():
            return tasks.delete_task
        case Bite():
            return bites.delete_bite


def _moving(item: Item) -> Callable[..., Item]:
    match item:
        case Goal():
            return goals.move_goal
        case Milestone():
            return milestones.move_milestone
        case Task():
            return tasks.move_task
        case Bite():
            return bites.move_bite
