"""Leave the terminal in order when a signal says so or the terminal itself goes away, whatever the app is doing."""

from __future__ import annotations

import contextlib
import contextvars
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType, TracebackType

from tui_goals.terminal.device import is_terminal_lost
from tui_goals.terminal.outlet import fall_silent
from tui_goals.terminal.restore import attributes_of, reset_terminal

TYPE_CHECKING = False
"""As in typing, which takes longer to load than the skeleton takes to be drawn."""
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from typing import Self

PATIENCE = 1.5
"""Seconds the app has to leave in order once it was told to."""

LAST_WORDS = 0.5
"""Seconds that `last_words` has after that."""

LOOK_EVERY = 1.0
"""Seconds between two looks at whether the terminal is still there."""

_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT") if hasattr(signal, name)]
_FROM_KEYS = {signal.SIGINT, getattr(signal, "SIGQUIT", signal.SIGINT)}
_HANG_UP = int(getattr(signal, "SIGHUP", 1))
_NO_SIGNAL = 0

Handler = Callable[[int, FrameType | None], object] | int | None


class TerminalGuard:
    """Around `app.run()`: end the process with 128 + n after signal n, and with 129 once the terminal is lost.

    A thread waits for both, so it works while the event loop is blocked or busy. The app is asked first, through
    `on_hangup(code)` in its event loop; after `PATIENCE` seconds the thread runs `last_words` (at most `LAST_WORDS`
    seconds), restores the terminal and ends the process. Before `attach` there is no app to ask, and it ends at once.
    A signal that was ignored when we started stays ignored (nohup). With `has_terminal=False` (textual's web driver)
    only signals count.
    """

    def __init__(self, input_descriptor: int = 0, output_descriptor: int = 2, *, has_terminal: bool = True) -> None:
        self.parting = ""
        """What else the terminal is owed when the process ends without the app, such as the end of a progress bar."""
        self._has_terminal = has_terminal
        self._input = input_descriptor
        self._output = output_descriptor
        self._attributes = attributes_of(input_descriptor)
        self._ask_app: Callable[[int], object] | None = None
        self._last_words: Callable[[], object] | None = None
        self._lent_to: int | None = None
        self._ending = False
        self._left = False
        self._handlers: dict[int, Handler] = {}
        self._news, self._tell = os.pipe()
        self._thread = threading.Thread(target=self._watch, name="terminal-guard", daemon=True)

    def __enter__(self) -> Self:
        """Take over the signals (only the main thread can) and watch the terminal."""
        if sys.platform == "win32":
            return self
        for number in _ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, self._note)
        os.set_blocking(self._tell, False)
        self._previous_wakeup = signal.set_wakeup_fd(self._tell, warn_on_full_buffer=False)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Give the signals back. After a signal the deadline stands: whatever hangs then is cut off."""
        if self._ask_app is None or error is not None:
            self._reset_terminal()
        self._left = True
        if sys.platform == "win32":
            return
        signal.set_wakeup_fd(self._previous_wakeup)
        for number, handler in self._handlers.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        if not self._ending:
            self._note(_NO_SIGNAL)
            self._thread.join(LOOK_EVERY)

    def attach(
        self,
        loop: AbstractEventLoop,
        on_hangup: Callable[[int], object],
        last_words: Callable[[], object] | None = None,
    ) -> None:
        """From now on ask the app: `on_hangup(code)` is called in the loop and should exit with that code.

        `last_words` is called in another thread, with the loop stuck: it saves what is only in memory.
        """
        context = contextvars.copy_context()
        self._last_words = last_words
        self._ask_app = lambda code: loop.call_soon_threadsafe(on_hangup, code, context=context)

    @contextlib.contextmanager
    def lent_to(self, process_id: int) -> Iterator[None]:
        """While another program has the terminal: it gets the signals that end us, and those from keys are its own."""
        self._lent_to = process_id
        try:
            yield
        finally:
            self._lent_to = None

    def _note(self, number: int, frame: FrameType | None = None) -> None:
        """Handle a signal: tell the thread, also when the wake-up descriptor of the process is no longer ours."""
        with contextlib.suppress(OSError):
            os.write(self._tell, bytes([number]))

    def _watch(self) -> None:
        """The thread: wait for what ends us, then see to it that we end."""
        while (number := self._next_signal()) != _NO_SIGNAL:
            if number in _FROM_KEYS and (self._lent_to or (number == signal.SIGINT and self._ask_app)):
                continue
            self._ending = True
            if self._lent_to:
                with contextlib.suppress(OSError):
                    os.kill(self._lent_to, number)
            self._end(128 + number)

    def _next_signal(self) -> int:
        """The number of the next ending signal, SIGHUP for a lost terminal, or `_NO_SIGNAL` to stop watching."""
        poll = select.poll()
        poll.register(self._news, select.POLLIN)
        if self._has_terminal and sys.platform != "darwin":  # where poll knows no terminals
            poll.register(self._input, 0)
        while True:
            ready = [descriptor for descriptor, _ in poll.poll(LOOK_EVERY * 1000)]
            if self._news in ready:
                number = os.read(self._news, 1)[0]
                if number in _ENDING or number == _NO_SIGNAL:
                    return number
            elif ready or (self._has_terminal and is_terminal_lost(self._input)):
                return _HANG_UP

    def _end(self, code: int) -> None:
        """Ask the app to leave, give it its time, then end the process without it."""
        if self._ask_app is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: the app is leaving
                self._ask_app(code)
            time.sleep(PATIENCE)
        if self._last_words is not None and not self._left:
            speaker = threading.Thread(target=self._last_words, daemon=True)
            speaker.start()
            speaker.join(LAST_WORDS)
        if not self._left:
            fall_silent()
            self._reset_terminal()
        os._exit(code)

    def _reset_terminal(self) -> None:
        if self._has_terminal:
            reset_terminal(self._output, self._attributes, self.parting)
