"""Undo everything that a full-screen program may have done to its terminal."""

from __future__ import annotations

import os
import signal
import sys

from tui_goals.terminal.device import open_again, write_now

if sys.platform != "win32":
    import termios

MOUSE_OFF = "".join(f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1005, 1006, 1015, 1016))

RESTORE = (
    "\x1b\\"  # ends a sequence that was cut short
    "\x1b[?2026l"  # shows what was held back
    + MOUSE_OFF  # some terminals keep a mouse mode per screen: once before and once after leaving it
    + "\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # pasting, focus and resizing are no longer reported
    "\x1b[<u"  # kitty's keyboard, which belongs to the alternate screen
    "\x1b7\x1b[?1049l"  # leaves the alternate screen; saving the cursor first keeps it in place if we were not on it
     + MOUSE_OFF + "\x1b[0m\x1b[?7h\x1b[?25h"  # plain colours, long lines wrap, the cursor shows
)

Attributes = list["int | list[bytes | int]"]
"""What `termios.tcgetattr` gives."""


def attributes_of(descriptor: int) -> Attributes | None:
    """How the terminal treats keys and lines at present; None if there is no terminal."""
    if sys.platform == "win32":
        return None
    try:
        return termios.tcgetattr(descriptor)
    except termios.error:
        return None


def sane(attributes: Attributes) -> Attributes:
    """The same attributes with echo, whole lines, signals from keys and line ends as a shell expects them."""
    if sys.platform == "win32":
        return attributes
    iflag, oflag, cflag, lflag, *rest = attributes
    assert isinstance(iflag, int) and isinstance(oflag, int) and isinstance(lflag, int)
    return [
        iflag | termios.ICRNL | termios.BRKINT | termios.IXON,
        oflag | termios.OPOST | termios.ONLCR,
        cflag,
        lflag | termios.ECHO | termios.ECHOE | termios.ICANON | termios.ISIG | termios.IEXTEN,
        *rest,
    ]


def reset_terminal(descriptor: int, attributes: Attributes | None = None, parting: str = "") -> bool:
    """Send `RESTORE` and `parting` without ever waiting, and set the attributes, or sane ones; whether all was taken.

    On a stalled terminal the output that is still under way is thrown away to make room.
    """
    if sys.platform == "win32" or (target := open_again(descriptor)) is None:
        return False
    data = (RESTORE + parting).encode()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})  # writing from the background must not stop us
    try:
        complete = write_now(target, data)
        if not complete:
            termios.tcflush(target, termios.TCOFLUSH)
            complete = write_now(target, data)
        termios.tcsetattr(target, termios.TCSANOW, attributes or sane(termios.tcgetattr(target)))
        return complete
    except (OSError, termios.error):
        return False
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        os.close(target)
