"""Things marked in a list, and one action on all of them as one step."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui_goals.domain import Task
from tui_goals.rules import phrases
from tui_goals.rules.outline import Item, Key, key_of
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.lazily import lazily
from tui_goals.shell.thing_screen import ThingScreen
from tui_goals.state import views

if TYPE_CHECKING:
    from tui_goals.commands import many, moving
    from tui_goals.shell import deleting, many_forms
else:
    many, moving = lazily("tui_goals.commands.many"), lazily("tui_goals.commands.moving")
    deleting, many_forms = lazily("tui_goals.shell.deleting"), lazily("tui_goals.shell.many_forms")


class MarkingScreen(ThingScreen):
    """A screen whose things can be marked; what it draws asks `marked`, and its way back lets marks go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("v", "mark_here", "Mark", "thing.mark", "Mark it: done, edit, delete, move are for all marked", show=False),
        key("V", "mark_all", "Mark all", "thing.mark_all", "Mark all that is listed, or none", show=False),
        key("m", "move_to", "Move to", "thing.move_to", "Put it under another milestone, goal or task", show=False),
        in_palette("make_milestone", "Turn into a milestone", "thing.make_milestone", "Its bites become tasks"),
    ]
    marked: frozenset[Key] = frozenset()

    def step_on(self) -> None:
        """Go to the next thing of the list."""

    def shown_things(self) -> Iterable[Item]:
        """All that is listed."""
        return ()

    def mark(self, keys: frozenset[Key]) -> None:
        """Mark these things and no others."""
        self.marked = keys
        self.show_state(self.data)
        self.show_sight()

    def action_mark_here(self) -> None:
        """Mark the thing under the cursor, or let it go, and step on."""
        if item := self.thing():
            self.mark(self.marked ^ {key_of(item)})
            self.step_on()

    def action_mark_all(self) -> None:
        """Mark all that is listed; where all of it is marked, none."""
        shown = frozenset(map(key_of, self.shown_things()))
        self.mark(frozenset() if shown <= self.marked else shown)

    def action_toggle_done(self) -> None:
        """Mark all done, or open them again where all are; without marks the thing under the cursor."""
        if not self.marked:
            super().action_toggle_done()
            return
        items = [item for key in self.marked if (item := views.outline(self.data).find(key)) is not None]
        all_done = bool(items) and all(getattr(item, "done_at", None) is not None for item in items)
        self.program.do(many.reopen_many if all_done else many.finish_many, self._keys(), then=self._done)

    def action_delete(self) -> None:
        """Delete all that is marked, or the thing under the cursor."""
        if self.marked:
            deleting.delete_all(self.program, self._keys(), self._done)
        else:
            super().action_delete()

    def action_edit(self) -> None:
        """Plan all that is marked anew, or change the thing under the cursor."""
        if self.marked:
            many_forms.plan_form(self.program, self._keys(), self._done)
        else:
            super().action_edit()

    def action_move_to(self) -> None:
        """Choose where the thing under the cursor, or all that is marked, goes."""
        if keys := self._keys():
            many_forms.pick_place(self.program, keys, self._done)

    def action_make_milestone(self) -> None:
        """Turn the task under the cursor into a milestone."""
        item = self.thing()
        if isinstance(item, Task):
            self.program.do(moving.make_milestone, item.id, then=self.show_thing)
        else:
            self.notify("Only a task becomes a milestone. Go to one first.", severity="warning")

    def sight(self) -> tuple[str, ...]:
        """How many are marked and what can be done with them; without marks the line of sight."""
        if not self.marked:
            return super().sight()
        return (
            f"{phrases.count(len(self.marked), 'thing')} marked: space done, e plan, m move, D delete, esc lets go",
        )

    def _keys(self) -> list[Key]:
        """The marked things in the order they are listed, else the one under the cursor."""
        item = self.thing()
        if not self.marked:
            return [key_of(item)] if item is not None else []
        shown = [key_of(each) for each in self.shown_things() if key_of(each) in self.marked]
        return [*shown, *sorted(self.marked - set(shown))]

    def _done(self, changed: "many.Many") -> None:
        self.mark(frozenset())
        self.notify(f"{phrases.count(len(changed.items), 'thing')} changed as one step. u takes it back.", timeout=4)
