"""The app: modes, global keys, themes, palette; everything else is in the screens and below."""

import asyncio
import gc
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.timer import Timer

from tui_goals import paths
from tui_goals.app import themes
from tui_goals.app.departing import DepartingApp
from tui_goals.app.scroll_bars import draw_whole_cells
from tui_goals.app.style_sheet import KeptStylesheet
from tui_goals.domain import Bite, FocusSession, Goal, Task
from tui_goals.rules import focus, phrases
from tui_goals.rules.alerts import Alert
from tui_goals.rules.entries import entry_drafts
from tui_goals.rules.focus import Reading
from tui_goals.screens.names import SCREENS
from tui_goals.shell import keys
from tui_goals.shell.celebrating import Celebrations
from tui_goals.shell.keys import in_palette, key
from tui_goals.shell.rests import Rests
from tui_goals.shell.state_screen import StateScreen
from tui_goals.shell.thing_screen import ThingScreen
from tui_goals.state import AppState, OpenSession
from tui_goals.state.opening import Opening
from tui_goals.store import Store
from tui_goals.terminal.driver import driver_of
from tui_goals.terminal.line_filter import CleanLines
from tui_goals.widgets import glyphs
from tui_goals.widgets.glyphs import Glyphs

LATER = 0.02
"""Seconds after a full one at which the clock is looked at, so that it has surely passed."""


class TuiGoalsApp(DepartingApp):
    """From a year-end goal down to the next 25 minutes, and back up."""

    TITLE = "tui-goals"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {name.mode: name.make for name in SCREENS}
    DEFAULT_MODE = SCREENS[0].mode
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(name.key, f"go('{name.mode}')", name.title, f"app.go_{name.mode}", name.tooltip, show=False)
            for name in SCREENS
        ),
        key("u", "undo", "Undo", "app.undo", "Take back the last step"),
        key("ctrl+r", "redo", "Redo", "app.redo", "Do again what was undone", show=False),
        key("U", "history", "History", "app.history", "The steps so far, each with its words", show=False),
        key("s", "search", "Search", "app.search", "Find goals, bites, sessions, entries by their words", show=False),
        key("colon", "quick_add", "Quick add", "app.quick_add", "Add something in one line of prose", show=False),
        key("ctrl+p", "command_palette", "Commands", "app.palette", "Find a command by its words", show=False),
        key("question_mark,f1", "help", "Help", "app.help", "The keys of this screen"),
        key("q,ctrl+q", "leave", "Quit", "app.quit", "Leave; everything is saved already", show=False, priority=False),
        key(
            "ctrl+c",
            "leave_now",
            "Leave now",
            "app.leave_now",
            "Leave although what was done last is not saved yet",
            show=False,
            priority=True,
        ),
        key("ctrl+z", "suspend_process", "Shell", "app.suspend", "Go to the shell; fg comes back", show=False),
        in_palette(
            "test_alert", "Test alert", "app.test_alert", "Ring and notify as an alert would, to see what arrives"
        ),
        in_palette("trash", "Trash", "app.trash", "What was deleted in the last 30 days, and the way back"),
        in_palette("mute", "Mute or sound alerts", "app.mute", "No bell and no notification until you leave, or again"),
        in_palette(
            "entry_questions", "Questions of entries", "app.questions", "What an entry asks when you want it to"
        ),
        in_palette("rewards", "Rewards", "app.rewards", "What you have earned and not taken yet; take it"),
        in_palette("templates", "Templates", "app.templates", "Begin a whole goal from a template"),
        in_palette("readers", "Readers", "app.readers", "Who reports are made for, and what they would get"),
    ]

    def __init__(self, opening: Opening, store: Store | None, state: AppState, use_ascii: bool, **options: Any) -> None:
        super().__init__(opening, store, state, css_path=[paths.styles() / "app.tcss"], **options)
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        chosen = self.settings.theme
        self.set_reactive(TuiGoalsApp.theme, chosen if chosen in self.available_themes else themes.DARK.name)
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.glyphs: Glyphs = glyphs.ASCII if use_ascii else glyphs.UNICODE
        self.use_ascii = use_ascii
        self.demo_wanted = False
        self.rests = Rests(self)
        self._tick_timer: Timer | None = None
        self.celebrations = Celebrations(self)
        if self.settings.motion is not None:
            self.animation_level = "full" if self.settings.motion else "none"
        self._clean_lines = CleanLines(glyphs.PLAIN if use_ascii else None)

    async def on_event(self, event: events.Event) -> None:
        """Know that somebody is there; the first key after a long time only brings up what that time was."""
        from_person = isinstance(event, (events.Key, events.Paste, events.MouseDown)) and not event.is_forwarded
        if from_person:
            self.celebrations.typed_on()
        if from_person and self.screen_stack and isinstance(self.screen, StateScreen):
            self.screen.go_on()
        if not (from_person and self.watching.key_pressed()):
            await super().on_event(event)

    def known_focus(self, running: OpenSession, reading: Reading) -> float:
        """An open session's seconds of focus, without the time that nobody knows of."""
        return self.watching.focus_seconds(running, reading)

    def copy_to_clipboard(self, text: str) -> None:
        """Put a text on the clipboard of the terminal's side."""
        self._clipboard = text
        driver = driver_of(self)
        if driver is not None and not driver.write_clipboard(text):
            self.notify("That is more than a terminal's clipboard takes.", severity="warning")

    def notify(self, message: str, **options: Any) -> None:
        """Tell something in a toast, in ASCII where nothing else is drawn."""
        super().notify(self.in_signs(message), **options)

    def in_signs(self, sentence: str) -> str:
        """A sentence of ours with the signs that are drawn here."""
        return sentence.translate(glyphs.PLAIN) if self.use_ascii else sentence

    def get_css_variables(self) -> dict[str, str]:
        """The theme's tokens, and our own for themes that do not know them."""
        found = super().get_css_variables()
        return {**{name: found[base] for name, base in themes.STAND_INS.items()}, **found}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Hostile text is made inert last, whatever drew it."""
        return [*super().get_line_filters(), self._clean_lines]

    def get_system_commands(self, screen: Screen[Any]) -> Any:
        """Every key of this screen by its words, then Textual's own commands."""
        for _, group in keys.groups(screen):
            for each in group:
                yield SystemCommand(each.title, each.tooltip, partial(self.run_action, each.action, each.namespace))
        for command in super().get_system_commands(screen):
            if command.title in ("Theme", "Change theme", "Screenshot", "Save screenshot"):
                yield command

    def tabs(self) -> tuple[tuple[str, str, str], ...]:
        """Mode, key and title of each screen; the journal's counts the drafts, the review's what is due."""
        counts = {"journal": len(entry_drafts(self.state.drafts)), "review": len(self.due_reviews())}
        badges = {mode: f" {self.glyphs.dot}{count}" for mode, count in counts.items() if count}
        return tuple((name.mode, name.key, f"{name.title}{badges.get(name.mode, '')}") for name in SCREENS)

    def on_mount(self) -> None:
        """Begin with the goals, or with the first choice where there is nothing yet."""
        draw_whole_cells()
        self.set_class(self.use_ascii, "-ascii")
        self.set_keymap(dict(self.settings.keys))
        if not self.state.goals:
            from tui_goals.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())
        self.call_after_refresh(self._begin)

    def goal_in_focus(self) -> Goal | None:
        """The goal that all screens have in focus."""
        return next((goal for goal in self.state.goals if goal.id == self.state.goal_in_focus), None)

    def show_bite(self, bite: Bite) -> None:
        """Show a bite where its session can be started."""
        screen = self.screen
        if isinstance(screen, ThingScreen):
            screen.show_thing(bite)
        self.notify("f starts your first focus session on it.", timeout=6)

    def session_ended(self, session: FocusSession) -> None:
        """A session was finished: say what it came to."""
        seconds = self.ask(lambda reader: reader.focus_totals([session.id]), {}).get(session.id, 0) / 1000
        done = [phrases.amount(session.units, session.unit)] if session.units else []
        took = phrases.with_overrun(seconds, focus.overrun_seconds(session, seconds))
        self.notify(f"{session.subject}: {', '.join([*done, took, session.state])}.", timeout=5, markup=False)

    def alert_given(self, alert: Alert) -> None:
        """After a break the next session may start by itself."""
        self.rests.break_over()

    def open_demo(self) -> None:
        """Leave this empty place for the demo."""
        self.demo_wanted = True
        self.exit()

    def action_go(self, mode: str) -> None:
        """Go to another screen."""
        if mode != self.current_mode:
            self.arrivals += 1
            self.switch_mode(mode)

    def action_undo(self) -> None:
        """Take back the last step."""
        self.undo()

    def came_back(self, before: AppState) -> None:
        """Put the cursor on the goal, milestone or task that an undone step brought back."""
        still_open = {each.id for each in before.milestones if each.done_at is None}
        for kind in ("goals", "milestones", "tasks"):
            known = {each.id for each in getattr(before, kind)}
            found = next((each for each in getattr(self.state, kind) if each.id not in known), None)
            if isinstance(found, Task) and found.milestone_id not in still_open:
                return
            if found is not None:
                if isinstance(self.screen, ThingScreen):
                    self.screen.show_thing(found)
                return

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.redo()

    def handle_bindings_clash(self, clashed_bindings: Any, node: Any) -> None:
        """Tell which keys of the settings clash."""
        names = ", ".join(sorted(str(binding.id or binding.action) for binding in clashed_bindings))
        self.notify(
            f"Two keys in the settings clash; these are not in force: {names}.", severity="warning", markup=False
        )

    def watch_state(self, old: AppState, new: AppState) -> None:
        """Start or stop the clock."""
        if (new.running, new.resting) != (old.running, old.resting):
            self.show_clock()
        if new.today != old.today and old.goals:
            from tui_goals.shell import due_goals

            due_goals.ask_once(self)
        self.follow_hooks(old, new)

    def _begin(self) -> None:
        """After the first paint: nothing was collected until now, and what is there stays till the end."""
        if self.guard is not None:
            self.guard.attach(asyncio.get_running_loop(), self.hang_up, self.last_words)
            gc.freeze()
            gc.enable()
        self.start_data()
        self.begin_alerting()
        self.watching.begin()
        self.begin_reviews()
        self.show_clock()
        for problem in self.settings.problems:
            self.notify(problem, severity="warning", timeout=10, markup=False)
        from tui_goals.shell import due_goals, left_texts

        left_texts.take_in(self)
        due_goals.ask_once(self)

    def show_clock(self) -> None:
        """Show the time of a running session or break, at each full second; nothing moves without one."""
        reading = self.reading()
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, StateScreen) and screen.is_mounted:
            screen.tick(reading)
        self.look_for_alerts(reading)
        self.rests.look(reading)
        self.watching.look()
        if self._tick_timer is not None:
            self._tick_timer.stop()
        seconds = self.rests.next_look(reading)
        self._tick_timer = None if seconds is None else self.set_timer(seconds + LATER, self.show_clock)

    def _fatal_error(self) -> None:
        """An error of ours: one line on the screen, a report without what the person wrote."""
        from tui_goals.terminal.crash import line_for_screen, write_report

        error = self._exception or RuntimeError("unknown")
        report = write_report(error, paths.state_folder() / "crashes")
        from rich.text import Text

        self._exit_renderables.append(Text(line_for_screen(report)))
        self._close_messages_no_wait()
