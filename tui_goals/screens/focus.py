"""Focus (3): today's next bites over all goals; while a session is open nothing but the session, or the break."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from tui_goals import paths
from tui_goals.domain import Bite, Break, FocusSession, SessionState
from tui_goals.domain.values import frozen
from tui_goals.rules import day_plan, queue
from tui_goals.rules.focus import Reading
from tui_goals.rules.outline import Item, key_of
from tui_goals.rules.queue import QueueItem
from tui_goals.shell import day_blocks, focus_facts, focus_forms
from tui_goals.shell.keys import key
from tui_goals.shell.reminder_screen import ReminderScreen
from tui_goals.state import AppState, views
from tui_goals.widgets.bars import TabBar
from tui_goals.widgets.line_list import LineList
from tui_goals.widgets.note_line import NoteLine
from tui_goals.widgets.queue_rows import QueueRow, ReadyRow, draw_queue_row, empty_rows, queue_rows
from tui_goals.widgets.session_view import SessionFacts, SessionView
from tui_goals.widgets.today_foot import TodayFoot
from tui_goals.widgets.today_page import Today, TodayHeading, TodayPage

BESIDE_FROM, BELOW_FROM = 100, 22
"""Columns from which the page stands beside the queue, and rows from which there is room for it below."""

WHILE_IDLE = frozenset({
    "new", "new_beside", "edit", "toggle_done", "start_focus", "focus_again", "record", "delete", "wait_on", "blocker",
    "quick", "blocks",
})  # fmt: skip
WHILE_RESTING = frozenset({"start_focus", "focus_again"})
PARTS = {"#session": "", "#rest": "#rest-rows", "#today-heading": "#queue", "#today": "#queue", "#today-foot": "#queue"}
"""The parts of the screen, of which one is seen, and the list of each that takes keys."""


@frozen
class Following:
    """The bite after the one just finished, or after a break, and the minutes it is planned for."""

    bite_id: int
    minutes: float | None


class FocusScreen(ReminderScreen):
    """Today without a session, the clock with one, and that of a break after it."""

    MODE = "focus"
    CSS_PATH = [paths.styles() / "focus.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *ReminderScreen.BINDINGS,
        key("Q", "quick", "Quick focus", "focus.quick", "Start a session without a bite; L links it to one later"),
        key("P", "past", "Past", "focus.past", "Sessions of the days before: look at them, add one, put one right"),
        key("S", "blocks", "Day", "focus.day", "Today in blocks: hours planned against hours there are"),
        key("tab", "page", "Due", "focus.page", "On a small screen, show what is due and done, or the queue again"),
        key("escape,backspace", "back", "Back", "focus.back", "Back to the queue", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._facts = SessionFacts("")
        self._today: Today | None = None
        self._following: Following | None = None
        self._keys_for = (False, False)

    def compose_body(self) -> Iterable[Widget]:
        """Today, and the session or break that takes its place."""
        glyphs = self.program.glyphs
        yield from self.compose_reminder()
        yield TodayHeading(glyphs, id="today-heading")
        yield from self.compose_offer()
        with Container(id="today"):
            yield LineList(lambda row, width: draw_queue_row(row, width, glyphs), id="queue")
            yield TodayPage(glyphs, id="today-page")
        yield TodayFoot(glyphs, id="today-foot")
        yield SessionView(glyphs, id="session")
        yield from self.compose_rest()
        yield NoteLine()

    def show_state(self, state: AppState) -> None:
        """Show the open session, else the open break, else today."""
        running, rest = state.running, state.resting
        self.show_question(state)
        if running is not None:
            self._following = None
            pace = self.program.ask(partial(focus_facts.pace_of, running.session), None)
            elsewhere = self.program.watching.elsewhere(running)
            self._facts = focus_facts.facts_of(running, state, pace, elsewhere)
        elif rest is not None:
            row = self.show_rest(rest)
            self._following = Following(row.bite.id, row.minutes) if row is not None else None
        else:
            self._show_today(state)
        self._swap("#session" if running is not None else "#rest" if rest is not None else "#today")
        self.remind(state, self.program.reading())

    def tick(self, reading: Reading) -> None:
        """The clock stands in the middle of the screen here, so the one beside the tabs would say it twice."""
        self.query_one(TabBar).clock = ()
        running, gap = self.data.running, self.program.watching.gap()
        if running is not None:
            if self._facts.elsewhere and not self.program.watching.elsewhere(running):
                self._facts = replace(self._facts, elsewhere="")
            self._facts = focus_facts.at(self._facts, running, reading, gap, self.data.zone)
            self.query_one(SessionView).show(self._facts)
            self._follow_keys(bool(self._facts.unresolved))
        self.tick_rest(reading)
        self.tick_reminder(reading)

    def _follow_keys(self, unresolved: bool) -> None:
        """Show other keys once the first minute is over, or there is something to decide."""
        if (now := (self.is_young(), unresolved)) != self._keys_for:
            self._keys_for = now
            self.show_keys()

    def thing(self) -> Item | None:
        """The bite of the open session, else the thing under the cursor."""
        running = self.data.running
        if running is not None:
            bite_id = running.session.bite_id
            return views.outline(self.data).bite(bite_id) if bite_id is not None else None
        if self.data.resting is not None:
            return views.outline(self.data).bite(self._following.bite_id) if self._following is not None else None
        row = self.query_one("#queue", LineList).row
        match row.data if row is not None else None:
            case QueueRow(item=item):
                return item.bite
            case ReadyRow(milestone=milestone):
                return milestone
        return None

    def show_thing(self, item: Item) -> None:
        """Put the cursor on a thing, as far as the queue lists it."""
        self.query_one("#queue", LineList).go_to(key_of(item))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The session's keys while one is open, today's while none is."""
        idle = self.data.running is None and self.data.resting is None
        if action == "page" and not (idle and self.has_class("-short")):
            return False
        if action in WHILE_IDLE and not idle and (self.data.running is not None or action not in WHILE_RESTING):
            return False
        return super().check_action(action, parameters)

    @on(LineList.Moved, "#queue")
    def _moved(self) -> None:
        goal = self.goal_of_thing()
        if goal is not None:
            self.program.look_at(goal.id)
        self.after_rest(self.show_sight)

    @on(LineList.Opened, "#queue")
    def _opened(self) -> None:
        item, following = self.thing(), self._following
        if item is None:
            self.action_new()
        elif following is not None and isinstance(item, Bite) and item.id == following.bite_id:
            focus_forms.start_at_once(self.program, item, following.minutes)
        else:
            self.action_start_focus()

    def action_quick(self) -> None:
        """Start a session without a bite."""
        focus_forms.start_form(self.program, None)

    def action_past(self) -> None:
        """Show the sessions of the days before."""
        from tui_goals.screens.past import PastScreen

        self.program.push_screen(PastScreen())

    def action_blocks(self) -> None:
        """Show today in blocks."""
        day_blocks.show_blocks(self.program)

    def action_page(self) -> None:
        """On a small screen, show the page in place of the queue, or the queue again."""
        self.toggle_class("-page")

    def action_back(self) -> None:
        """Back to the queue."""
        if self.has_class("-page"):
            self.action_page()

    def on_resize(self) -> None:
        """Give the page its place where there is room."""
        self.set_class(self.size.width < BESIDE_FROM, "-narrow")
        self.set_class(self.size.width < BESIDE_FROM and self.size.height < BELOW_FROM, "-short")
        self.set_class(self.has_class("-page") and self.has_class("-short"), "-page")
        self.tick_rest(self.program.reading())
        self.show_keys()

    def _swap(self, wanted: str) -> None:
        """Show one part; keys go to what is seen."""
        listed = self.query_one(PARTS[wanted], LineList) if PARTS[wanted] else None
        if self.query_one(wanted).display and all(each.can_focus == (each is listed) for each in self._lists()):
            return
        for part, own in PARTS.items():
            self.query_one(part).display = own == PARTS[wanted]
        for each in self._lists():
            each.can_focus = each is listed
        self.give_keys_to(listed)

    def _lists(self) -> tuple[LineList, ...]:
        return tuple(self.query_one(own, LineList) for own in dict.fromkeys(PARTS.values()) if own)

    def _show_today(self, state: AppState) -> None:
        bare = Today(state.today, focus_facts.due_soon(state))
        self._today = self.program.ask(partial(focus_facts.today_of, state), bare)
        tree = views.outline(state)
        ready = [
            (each, goal) for each in queue.ready_milestones(tree) if (goal := tree.goal_of_milestone(each)) is not None
        ]
        starts = self._following.bite_id if self._following is not None else None
        rows = queue_rows(self._queue(state), ready, starts, state.today)
        self.query_one("#queue", LineList).set_rows(rows or empty_rows(bool(state.goals)))
        self.query_one(TodayHeading).show(self._today)
        self.query_one(TodayPage).show(self._today)
        rest_days = self.program.settings.rest_days
        no_meters = focus_facts.foot_of(state, None, rest_days)
        foot = self.program.ask(lambda reader: focus_facts.foot_of(state, reader, rest_days), no_meters)
        plan = day_blocks.plan_of_today(self.program)
        told = day_plan.told(plan) if plan.planned else ""
        self.query_one(TodayFoot).show(replace(foot, hours=told, too_much=plan.over >= 1))

    def _queue(self, state: AppState) -> tuple[QueueItem, ...]:
        """Today's queue; in the task that one is in the flow of, the bite that follows."""
        items = views.todays_queue(state)
        following = views.outline(state).bite(self._following.bite_id) if self._following is not None else None
        if following is None or following.done_at is not None:
            return items
        return tuple(replace(item, bite=following) if item.task.id == following.task_id else item for item in items)

    def last_sessions(self) -> tuple[FocusSession, ...]:
        """The sessions of today, the last one first."""
        return tuple(each.session for each in self._today.sittings) if self._today is not None else ()

    def breaks_of_today(self) -> tuple[Break, ...]:
        """The breaks of today, those of no length too."""
        return self._today.breaks if self._today is not None else ()

    def session_ended(self, session: FocusSession) -> None:
        """Say what it came to, and put the cursor on what comes next: Enter starts it, nothing starts by itself."""
        super().session_ended(session)
        tree = views.outline(self.data)
        bite = tree.bite(session.bite_id) if session.bite_id is not None else None
        if bite is None:
            return
        if session.state is not SessionState.DONE:
            self.show_thing(bite)
            return
        following = queue.next_bite_after(bite, self.data.tasks, self.data.bites)
        if following is not None:
            self._following = Following(following.id, session.plan_minutes)
            self._show_today(self.data)
            self.show_thing(following)
        elif (milestone := tree.milestone_of_bite(bite)) in queue.ready_milestones(tree):
            self.show_thing(milestone)
            self.notify(f"All of “{milestone.title}” is done. space completes the milestone.", timeout=8, markup=False)
