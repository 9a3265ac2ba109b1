"""A screen that has the keys of today's queue: pin, order, leave for another day; and of the days off."""

from typing import ClassVar

from textual.binding import BindingType

from tui_goals.commands.queue_marks import bring_back, move_pinned, pin_bite, put_off, unpin_bite
from tui_goals.domain import Bite
from tui_goals.rules import queue
from tui_goals.rules.queue import QueueItem
from tui_goals.shell import days_off
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.rest_screen import RestScreen
from tui_goals.state import views

WHILE_IDLE = frozenset({"pin", "put_off", "bring_back", "plan_pause", "cancel_pause", "reorder", "overwhelm"})


class QueueScreen(RestScreen):
    """What can be said about the bite under the cursor while no session is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *RestScreen.BINDINGS,
        key("p", "pin", "Pin", "queue.pin", "Let it stand first in the queue, or by urgency again"),
        key("t", "put_off", "Not today", "queue.not_today", "Leave it for another day; it comes back tomorrow"),
        key("J", "reorder(1)", "Move down", "thing.move_down", "Move it down among the pinned ones", show=False),
        key("K", "reorder(-1)", "Move up", "thing.move_up", "Move it up among the pinned ones", show=False),
        in_palette("bring_back", "All of today again", "queue.bring_back", "Bring back what was not for today"),
        in_palette("plan_pause", "Plan days off", "focus.plan_days_off", "Days that cost no momentum or consistency"),
        in_palette("cancel_pause", "Cancel days off", "focus.cancel_days_off", "Pick planned days off that are not"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The queue's keys while no session is open."""
        if action == "bring_back":
            return self.data.running is None and bool(queue.put_off(self.data.queue_marks, self.data.today))
        if action in WHILE_IDLE and self.data.running is not None:
            return False
        return super().check_action(action, parameters)

    def action_pin(self) -> None:
        """Pin the bite under the cursor, or let it go."""
        if (item := self._queued()) is not None:
            self.program.do(unpin_bite if item.pinned else pin_bite, item.bite.id)

    def action_put_off(self) -> None:
        """Leave the bite under the cursor for another day."""
        if (item := self._queued()) is not None:
            told = f"“{item.bite.title}” comes back tomorrow. u brings it back now."
            self.program.do(put_off, item.bite.id, then=lambda _: self.notify(told, timeout=4, markup=False))

    def action_reorder(self, places: int) -> None:
        """Move the bite under the cursor among those that are pinned."""
        if (item := self._queued()) is not None:
            seen = [each.bite.id for each in views.todays_queue(self.data) if each.pinned]
            self.program.do(move_pinned, item.bite.id, places, seen or [item.bite.id])

    def action_bring_back(self) -> None:
        """Bring back what was not for today."""
        self.program.do(bring_back)

    def action_plan_pause(self) -> None:
        """Plan days off."""
        days_off.pause_form(self.program)

    def action_cancel_pause(self) -> None:
        """Pick planned days off that are not."""
        days_off.cancel_form(self.program)

    def _queued(self) -> QueueItem | None:
        """The bite under the cursor as it stands in the queue."""
        thing = self.thing()
        found = (item for item in views.todays_queue(self.data) if isinstance(thing, Bite) and item.bite.id == thing.id)
        return next(found, None)
