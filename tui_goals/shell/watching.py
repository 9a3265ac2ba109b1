"""Looks after the open session: heartbeats while its clock runs, gaps to be decided on, who else watches it."""

from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from pendulum import DateTime

from tui_goals import commands
from tui_goals.domain import FocusSession, SessionState, TuiGoalsError
from tui_goals.rules import days, gap_words, gaps, phrases
from tui_goals.rules.focus import Reading
from tui_goals.rules.gaps import Gap, GapKind
from tui_goals.shell.lazily import lazily
from tui_goals.shell.state_screen import StateScreen
from tui_goals.state import OpenSession, presence

if TYPE_CHECKING:
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.commands import focus, watching
else:
    focus, watching = (lazily(f"tui_goals.commands.{name}") for name in ("focus", "watching"))


class Watching:
    """What one terminal knows of the open session beside its rows, and does about it once a second."""

    def __init__(self, app: "TuiGoalsApp") -> None:
        self._app = app
        self._attended: float | None = None
        self._returned: float | None = None
        self._asked: tuple[int, GapKind, float] | None = None
        self._tried: tuple[int, float] = (0, 0.0)
        self._left = False

    def begin(self) -> None:
        """The program has been opened: say what ended while nothing ran, and watch what runs."""
        app, running = self._app, self._app.state.running
        reading = app.reading()
        self._attended = reading.boot_seconds
        gap = self.gap()
        if running is not None and not self.elsewhere(running) and (gap is None or not gap.withheld):
            ended = gaps.end_passed(running.session, running.segments, running.heartbeat, reading)
            if ended is not None:
                planned = phrases.duration((running.session.plan_minutes or 0.0) * 60)
                at = f"{days.local_time(ended, app.state.zone):%H:%M}"
                sentence = f"The {planned} of “{running.session.subject}” were over at {at}, while nothing ran here."
                app.notify(sentence, timeout=10, markup=False)
        self.look()

    def look(self) -> None:
        """Say that somebody is there, or ask about a time when nobody was; once a second while the clock runs."""
        app, running = self._app, self._app.state.running
        if running is None or running.session.state is not SessionState.RUNNING:
            return
        if self._left or app.store is None or app.writing:
            return
        own = self._is_own(running)
        if not own and self.elsewhere(running):
            return
        gap = self.gap()
        if gap is not None and (gap.withheld or not own):
            self.offer(gap)
            return
        now, beat = app.reading().boot_seconds, running.heartbeat
        if own and beat is not None and now - beat.boot_seconds < gaps.HEARTBEAT_SECONDS:
            return
        session_id, tried_at = self._tried
        if session_id != running.session.id or now - tried_at >= gaps.HEARTBEAT_SECONDS:
            self._tried = running.session.id, now
            command = watching.beat if own else focus.watch_session
            app.do(command, running.session.id, self.attended_at(), quiet=True)

    def key_pressed(self) -> bool:
        """Somebody is there; whether the key only brought up the question what the time before it was."""
        gap, running = self.gap(), self._app.state.running
        now = self._app.reading().boot_seconds
        if gap is None or gap.kind is not GapKind.UNATTENDED or running is None or not self._is_own(running):
            self._attended, self._returned = now, None
            return False
        if self._returned is None:
            self._returned = now
        found = self.gap()
        return found is not None and self.offer(found)

    def gap(self) -> Gap | None:
        """The gap in the running session, if it has one now."""
        running, here = self._app.state.running, self._app.opening.terminal
        if running is None:
            return None
        return presence.gap_of(running, here, self._app.reading(), self._attended, self._returned)

    def focus_seconds(self, running: OpenSession, reading: Reading) -> float:
        """The session's seconds of focus as far as they are known."""
        return gaps.focus_seconds(running.segments, self.gap(), reading)

    def elsewhere(self, running: OpenSession) -> bool:
        """Whether another terminal that is open watches the session."""
        return presence.watched_elsewhere(running, self._app.opening.terminal, self._app.clock.now())

    def offer(self, gap: Gap, again: bool = False, ended: Callable[[FocusSession], None] | None = None) -> bool:
        """Ask what the gap was, once unless `again`; False where it was asked before, or something else is open.

        `ended` gets the session where the answer ended it.
        """
        screen = self._app.screen
        if not isinstance(screen, StateScreen) or (gap.key == self._asked and not again):
            return False
        self._asked = gap.key
        from tui_goals.shell.gap_prompt import GapPrompt

        self._app.push_screen(GapPrompt(gap, ended or screen.session_ended))
        return True

    def ready(self) -> bool:
        """Whether the session can be paused or ended from here: what nobody knows of is asked first.

        The terminal that says what becomes of a session watches it from then on.
        """
        running, gap = self._app.state.running, self.gap()
        if running is None:
            return False
        if gap is not None and gap.withheld:
            self.offer(gap, again=True)
            return False
        if self.elsewhere(running):
            self.take_over()
        return True

    def take_over(self) -> None:
        """Watch the session from here from now on."""
        if running := self._app.state.running:
            self._app.do(focus.watch_session, running.session.id, self.attended_at())

    def decided(self) -> None:
        """The question was answered: whoever answered is there."""
        self._attended, self._returned, self._asked = self._app.reading().boot_seconds, None, None

    def attended_at(self) -> DateTime:
        """When a key was pressed here last, by the wall clock of now."""
        reading = self._app.reading()
        since = reading.boot_seconds - (self._attended if self._attended is not None else reading.boot_seconds)
        return reading.now - timedelta(seconds=since)

    def leave(self, then: Callable[[], None] = lambda: None) -> None:
        """Say that nobody need watch the session from now on, where no other terminal does and nothing is unresolved.

        `then` is called when that is committed, or could not be.
        """
        running = self._to_be_left()
        self._left = True
        if running is None:
            then()
            return
        self._app.do(
            focus.detach_session, running.session.id, self.attended_at(),
            then=lambda _: then(), otherwise=lambda _: then(),
        )  # fmt: skip

    def last_words(self) -> None:
        """The same by a connection of its own, from any thread, where the loop is stuck; what fails is let be."""
        running = self._to_be_left()
        if running is not None and not self._left:
            with suppress(TuiGoalsError), closing(self._app.opening.store(new=False)) as store:
                commands.do(store, focus.detach_session, running.session.id, self.attended_at())

    def _to_be_left(self) -> OpenSession | None:
        """The session that goes on with nobody watching when this program ends."""
        running, gap = self._app.state.running, self.gap()
        if running is None or self._app.store is None or self.elsewhere(running):
            return None
        return running if gap is None or not gap.withheld else None

    def exit_line(self, running: OpenSession) -> str:
        """The one line said on the way out while a session is open."""
        return gap_words.exit_line(running.session, running.segments, self.gap(), self._app.reading())

    def _is_own(self, running: OpenSession) -> bool:
        return presence.watches(running, self._app.opening.terminal)
