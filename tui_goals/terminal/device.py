"""The terminal as a file: opened a second time so that writing never blocks, and asked whether it is still there."""

from __future__ import annotations

import os
import select
import sys

if sys.platform != "win32":
    import termios


def open_again(descriptor: int) -> int | None:
    """A new, non-blocking descriptor of the same terminal, the caller's to close; None where it cannot be opened.

    The flag belongs to the new descriptor alone: the shell and other programs on this terminal do not see it.
    """
    if sys.platform == "win32":
        return None
    for name in (os.ttyname, lambda _: "/dev/tty"):
        try:
            return os.open(name(descriptor), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        except OSError:
            continue
    return None


def is_terminal_lost(descriptor: int) -> bool:
    """Whether the terminal has hung up, or there is none behind the descriptor."""
    if sys.platform == "win32":
        return False
    try:
        termios.tcgetattr(descriptor)
    except termios.error:
        return True
    return False


def wait_writable(descriptor: int, seconds: float) -> bool:
    """Whether the descriptor takes more bytes within that time."""
    return bool(select.select([], [descriptor], [], seconds)[1])


def write_now(descriptor: int, data: bytes) -> bool:
    """Write to a non-blocking descriptor what it takes at once; whether that was all, False also if it has gone."""
    try:
        while data:
            data = data[os.write(descriptor, data) :]
    except OSError:
        return False
    return True
