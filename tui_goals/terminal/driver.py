"""Textual's driver for Linux and macOS, made safe against bad bytes, hostile text, stalled links and lost terminals."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from threading import Event
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui_goals.terminal import early, sequences
from tui_goals.terminal.allowed import allowed
from tui_goals.terminal.environment import in_tmux
from tui_goals.terminal.keyboard import Keyboard
from tui_goals.terminal.outlet import Outlet
from tui_goals.terminal.sparing import Sparing

if TYPE_CHECKING:
    from textual.app import App

MOST_WAITING = 20
"""Writes that may wait for the terminal before frames are skipped (Textual itself stops the event loop at 30)."""

ENTER_ALTERNATE_SCREEN = "\x1b[?1049h"
MOUSE_PIXELS_OFF = "\x1b[?1016l"
POINTER_DEFAULT = "\x1b]22;default\x07"


@runtime_checkable
class TakesKeys(Protocol):
    """An app that takes all the keys that come in one piece at once, which is much quicker than one by one."""

    async def take_keys(self, keys: Sequence[Any]) -> None:
        """Take keys in their order."""


class SelectableEvent(Event):
    """An event that `select` can wait for beside other things, so that nobody has to look every now and then."""

    def __init__(self) -> None:
        super().__init__()
        self._set, self._tell = os.pipe()

    def fileno(self) -> int:
        """The descriptor that is readable while the event is set."""
        return self._set

    def set(self) -> None:
        """Set the event, once."""
        if not self.is_set():
            super().set()
            os.write(self._tell, b"\0")

    def clear(self) -> None:
        """Take the event back."""
        if self.is_set():
            super().clear()
            os.read(self._set, 1)


class SafeDriver(LinuxDriver):
    """A `LinuxDriver` that passes only allowed sequences, never blocks the event loop, and stops without waiting.

    While the terminal takes nothing, frames are skipped; once it does again the screen is drawn anew.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        stream = sys.__stderr__
        assert stream is not None
        self._outlet = Outlet(stream.fileno(), stream.encoding, self._on_flushed)
        self._file: Any = self._outlet
        self.exit_event: SelectableEvent = SelectableEvent()
        self._sparing = Sparing()
        self._drawing = False
        self._behind = False
        self._progress_shown = False
        self._in_tmux = in_tmux(os.environ)

    def start_application_mode(self) -> None:
        """Take the terminal over, for the first time or again."""
        resuming = self._writer_thread is not None
        self._sparing.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._behind = False
        self._drawing = True
        if resuming:
            self._draw_anew()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self._drawing = False
        self.write_progress(None)
        super().stop_application_mode()
        if self._mouse:
            self.write(POINTER_DEFAULT)
        if self._mouse_pixels:
            self._mouse_pixels = False
            self.write(MOUSE_PIXELS_OFF)

    def run_input_thread(self) -> None:
        """Read keys until told to stop, or until the terminal has gone."""
        keyboard = Keyboard(self._debug)
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno, self.exit_event], [], [], keyboard.timeout)
            messages = keyboard.tick()
            if self.fileno in ready:
                try:
                    data = os.read(self.fileno, 4096)
                except BlockingIOError:
                    continue
                except OSError:
                    return
                if not data:
                    return
                messages += keyboard.feed(data)
            self._hand_over(messages)

    def _hand_over(self, messages: list[Message]) -> None:
        """Give the app what was read, keys that follow each other in one piece where it takes them so."""
        for kind, run in groupby(messages, type):
            if kind is events.Key and isinstance(self._app, TakesKeys):
                self.send_message(events.Callback(callback=partial(self._app.take_keys, list(run))))
            else:
                for message in run:
                    self.process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Columns and rows; whoever asks was told of another size, after which nothing is known of the screen."""
        self._sparing.forget()
        return super()._get_terminal_size()

    def forget_screen(self) -> None:
        """Take nothing for drawn any more: the next frame is sent whole."""
        self._sparing.forget()

    def process_message(self, message: Message) -> None:
        """Hand a key or another message to the app, among them a change of size told by the terminal itself."""
        if isinstance(message, events.Resize):
            self._sparing.forget()
        super().process_message(message)

    def write(self, data: str) -> None:
        """Write what Textual draws, less every sequence that is not allowed."""
        if data == ENTER_ALTERNATE_SCREEN and early.take_over():
            return
        self._send(allowed(data))

    def write_bell(self) -> None:
        """Ring the terminal's bell."""
        self._send(sequences.BELL)

    def write_title(self, text: str) -> None:
        """Name the window."""
        self._send(sequences.title(text))

    def write_notice(self, kind: sequences.NoticeKind, text: str) -> None:
        """Show a desktop notification."""
        self._send_outside(sequences.notice(kind, text))

    def write_clipboard(self, text: str) -> bool:
        """Put the text on the clipboard; False if it is more than terminals take."""
        sequence = sequences.clipboard(text)
        self._send(sequence or "")
        return sequence is not None

    def write_progress(self, percent: int | None) -> None:
        """Show progress from 0 to 100 on the tab or taskbar; None takes it away, and so does leaving."""
        if percent is not None or self._progress_shown:
            self._send_outside(sequences.progress(percent))
        self._progress_shown = percent is not None

    @property
    def is_behind(self) -> bool:
        """Whether frames are being skipped because the terminal does not take them."""
        return self._behind

    def _send_outside(self, sequence: str) -> None:
        """Write what is meant for the terminal outside of tmux, if we are in it."""
        self._send(sequences.through_tmux(sequence) if self._in_tmux else sequence)

    def _send(self, data: str) -> None:
        """Hand a write to the writer's thread, or skip it while the terminal is behind or gone."""
        writer = self._writer_thread
        if not data or writer is None or self._outlet.lost:
            return
        if self._drawing and (self._behind or writer._queue.qsize() >= MOST_WAITING):
            self._behind = True
            if writer._queue.empty():
                self._on_flushed()
            return
        writer.write(self._sparing.spare(data))

    def _on_flushed(self) -> None:
        """The terminal has taken everything: draw what was skipped."""
        if self._behind:
            self._behind = False
            self._draw_anew()

    def _draw_anew(self) -> None:
        """Have the app draw the whole screen; any thread may ask for it."""
        self._sparing.forget()

        def draw() -> None:
            self._app.refresh()

        self.send_message(events.Callback(callback=draw))

    def _sigtstp_application(self, *_: object) -> None:
        """Handle SIGTSTP: stop once the event loop is between two things, for only then is no lock held."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._stop_process)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _stop_process(self) -> None:
        """Give the terminal back and stop, until SIGCONT."""
        self.suspend_application_mode()
        self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Handle SIGCONT: take the terminal again if we had given it back."""
        if self._auto_restart and self._must_signal_resume:
            self.resume_application_mode()


def driver_of(app: App[Any]) -> SafeDriver | None:
    """The app's driver, to which alone an alert can be written; None where it is another (tests, the web)."""
    driver = app._driver
    return driver if isinstance(driver, SafeDriver) else None
