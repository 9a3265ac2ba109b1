"""A text file on the terminal that neither blocks in the kernel nor raises when the terminal has gone."""

from __future__ import annotations

import os
from collections.abc import Callable
from threading import Event, Lock

from tui_goals.terminal.device import open_again, wait_writable

PIECE = 16_384
"""Bytes handed to the kernel at a time."""

PATIENCE = 0.2
"""Seconds between two looks at whether a stalled terminal has been given up."""

_silent = Event()
_writing = Lock()


def fall_silent() -> None:
    """From now on no outlet of this process writes another byte: the terminal is about to be given back."""
    _silent.set()
    if _writing.acquire(timeout=PATIENCE):
        _writing.release()


class Outlet:
    """What Textual's writer thread writes to: `write` collects, `flush` waits until the terminal has taken it all.

    `on_flushed` is called in the writer's thread after each flush that emptied the outlet.
    """

    def __init__(self, descriptor: int, encoding: str, on_flushed: Callable[[], None]) -> None:
        self._own_descriptor = open_again(descriptor)
        self._descriptor = descriptor if self._own_descriptor is None else self._own_descriptor
        self._encoding = encoding
        self._on_flushed = on_flushed
        self._collected = bytearray()
        self._gone = False

    @property
    def lost(self) -> bool:
        """Whether the terminal has gone, or is no longer ours; what is written then goes nowhere."""
        return self._gone or _silent.is_set()

    def write(self, text: str) -> None:
        """Collect the text; a character that the terminal's encoding lacks becomes a question mark."""
        if not self.lost:
            self._collected += text.encode(self._encoding, "replace")

    def flush(self) -> None:
        """Write all that was collected, however long the terminal takes, unless it goes away."""
        while self._collected and not self.lost:
            self._write_some()
        if self.lost:
            self._collected.clear()
        else:
            self._on_flushed()

    def fileno(self) -> int:
        """The descriptor written to."""
        return self._descriptor

    def _write_some(self) -> None:
        try:
            if wait_writable(self._descriptor, PATIENCE):
                with _writing:
                    if not self.lost:
                        del self._collected[: os.write(self._descriptor, self._collected[:PIECE])]
        except BlockingIOError:
            return
        except (OSError, ValueError):
            self._gone = True
