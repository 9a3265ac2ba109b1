"""A screen that shows the state: draws when it is seen, and marks itself stale when it is not."""

from collections.abc import Callable, Iterable
from math import ceil
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widget import Widget

from tui_goals.domain import Break, FocusSession
from tui_goals.rules import breaks, focus, gaps, phrases
from tui_goals.rules.focus import Reading
from tui_goals.rules.gaps import Gap
from tui_goals.shell import keys
from tui_goals.shell.of_program import OfProgram
from tui_goals.state import AppState, OpenSession
from tui_goals.widgets.bars import KeyLine, OneLine, SightLine, TabBar
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Piece, shorten

REST_SECONDS = 0.12
"""How long a cursor rests before what stands beside its list follows."""
SMALLEST = (60, 15)
"""Columns and rows from which the screens can be worked with."""
CLOCK_SUBJECT = 24
"""Cells that the running session's subject takes at the right of the tabs."""


class StateScreen(OfProgram, Screen[None]):
    """Tabs above, the screen's own widgets, line of sight and keys below."""

    MODE = ""
    AUTO_FOCUS = "LineList"
    _rest: Timer | None = None

    @property
    def data(self) -> AppState:
        """The state as it is now."""
        return self.program.state

    def compose(self) -> ComposeResult:
        """The frame that all screens have in common."""
        yield TabBar()
        yield from self.compose_body()
        yield SightLine()
        yield KeyLine()
        yield OneLine(id="too-small")

    def on_resize(self) -> None:
        """Say so where there is no room to work, and wait."""
        width, height = self.size
        too_small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(too_small, "-too-small")
        if too_small:
            needed = f"{SMALLEST[0]}x{SMALLEST[1]}"
            sentence = f"{width}x{height} is too small; {needed} is needed. Make the window larger."
            self.query_one("#too-small", OneLine).set_line(((sentence, "warning"),))

    def compose_body(self) -> Iterable[Widget]:
        """The screen's own widgets."""
        return ()

    def show_state(self, state: AppState) -> None:
        """Hand the state to the widgets."""

    def sight(self) -> tuple[str, ...]:
        """From the thing at hand up to its goal."""
        return ()

    def session_ended(self, session: FocusSession) -> None:
        """Say what a session came to."""
        self.program.session_ended(session)

    def tick(self, reading: Reading) -> None:
        """Show the time of a running session or break; once a second while there is one."""
        running, rest, glyphs = self.data.running, self.data.resting, self.program.glyphs
        resting = break_pieces(rest, reading, glyphs) if rest is not None and running is None else ()
        gap = self.program.watching.gap()
        self.query_one(TabBar).clock = resting or clock_pieces(running, reading, glyphs, gap)

    def on_mount(self) -> None:
        """Follow the state from now on."""
        self._stale = True
        self.set_class(self.program.use_ascii, "-ascii")
        tabs = self.query_one(TabBar)
        tabs.tabs = self.program.tabs()
        tabs.active = self.MODE or self.app.current_mode
        sight = self.query_one(SightLine)
        sight.less, sight.ellipsis = self.program.glyphs.less, self.program.glyphs.ellipsis
        self.watch(self.app, "state", self._state_changed, init=False)
        self.watch(self.app, "problem", self._problem_changed)
        self.show_now()

    def go_on(self) -> None:
        """Somebody pressed a key; what was only to be seen once can go."""

    def on_screen_resume(self) -> None:
        """Draw what changed while another screen was seen."""
        if not self.is_mounted:
            return
        if self._stale:
            self.show_now()
        else:
            self.tick(self.program.reading())
        self.show_keys()

    def show_now(self) -> None:
        """Draw the state as it is now."""
        self._stale = False
        self.query_one(TabBar).tabs = self.program.tabs()
        self.show_state(self.data)
        self.show_sight()
        self.tick(self.program.reading())
        self.show_keys()

    def _compositor_refresh(self) -> None:
        """Draw what changed, but not while the app shows nothing, when Textual draws it all and throws it away."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    def after_rest(self, follow: Callable[[], object]) -> None:
        """Let what stands beside a list follow, once its cursor has rested."""
        self.forget_rest()
        self._rest = self.set_timer(REST_SECONDS, follow)

    def forget_rest(self) -> None:
        """Let nothing follow any more."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None

    def leave(self) -> None:
        """Close what lies over another screen; that one shows what has changed at its first paint."""
        with self.app.batch_update():
            if not self.come_up():
                return
            beneath = self.app.screen_stack[-2]
            self.dismiss()
            if isinstance(beneath, StateScreen):
                beneath.show_now()

    def show_sight(self) -> None:
        """Draw the line of sight."""
        self.query_one(SightLine).parts = self.sight()

    def show_keys(self) -> None:
        """Draw the keys that matter now."""
        self.query_one(KeyLine).keys = keys.footer(cast("Screen[object]", self))

    def _state_changed(self, state: AppState) -> None:
        if self._is_seen():
            self.show_now()
        else:
            self._stale = True

    def _is_seen(self) -> bool:
        """Whether it is on the screen, with nothing above it or only what lets it show through."""
        stack = self.app.screen_stack
        above = stack[stack.index(self) + 1 :] if self in stack else [self]
        return all(isinstance(each, ModalScreen) for each in above)

    def _problem_changed(self, problem: str) -> None:
        """Say why it was not saved; the file's name stands for its path, so that the reason has room."""
        db = self.program.opening.db
        self.query_one(SightLine).problem = problem.replace(str(db), db.name)

    @on(TabBar.Chosen)
    def _tab_chosen(self, event: TabBar.Chosen) -> None:
        self.program.action_go(event.mode)

    @on(KeyLine.Chosen)
    async def _key_chosen(self, event: KeyLine.Chosen) -> None:
        await self.run_action(event.action)


def clock_pieces(
    running: OpenSession | None, reading: Reading, glyphs: Glyphs, gap: Gap | None = None
) -> tuple[Piece, ...]:
    """The running session at the right of the tabs: its sign, its time, what it is about."""
    if running is None:
        return ()
    session = running.session
    seconds = gaps.focus_seconds(running.segments, gap, reading)
    over = focus.in_overrun(session, seconds)
    state = f"{'paused ' if session.state == 'paused' else ''}{'over ' if over else ''}"
    if gap is not None and gap.withheld:
        state = "unresolved "
    sign = glyphs.open if session.state == "paused" else glyphs.risk if over else glyphs.doing
    style = "warning" if over else "accent"
    subject = shorten(session.subject, CLOCK_SUBJECT, glyphs.ellipsis)
    return ((f"{sign} {state}", style), (clock_face(session, seconds), "title"), (f"  {subject} ", "dim"))


def break_pieces(rest: Break, reading: Reading, glyphs: Glyphs) -> tuple[Piece, ...]:
    """The open break at the right of the tabs: its sign and words, and its time."""
    over = breaks.is_over(rest, reading)
    words, style = (f"{glyphs.risk} break over ", "warning") if over else (f"{glyphs.open} break ", "good")
    return ((words, style), (break_face(rest, reading), "title"), (" ", "plain"))


def break_face(rest: Break, reading: Reading) -> str:
    """What a break's clock shows: what is left, where a begun second counts whole, or since when it is over."""
    if breaks.is_over(rest, reading):
        return phrases.clock_face(breaks.over_seconds(rest, reading))
    return phrases.clock_face(ceil(round(breaks.remaining_seconds(rest, reading), 3)))


def clock_face(session: FocusSession, seconds: float) -> str:
    """What a session's clock shows after that many seconds of focus.

    Those beyond the plan, else those left of it, where a begun one counts whole, else those passed.
    """
    if focus.in_overrun(session, seconds):
        return phrases.clock_face(focus.overrun_seconds(session, seconds))
    left = focus.remaining_seconds(session, seconds)
    return phrases.clock_face(seconds if left is None else ceil(round(left, 3)))
