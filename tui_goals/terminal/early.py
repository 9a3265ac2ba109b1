"""Something of ours on the screen before textual is imported."""

from __future__ import annotations

import os

from tui_goals.terminal.device import open_again, write_now

TYPE_CHECKING = False
"""As in typing, which takes longer to load than the skeleton takes to be drawn."""
if TYPE_CHECKING:
    from collections.abc import Sequence

_TAKE_SCREEN = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"

_painted = False


def paint_skeleton(descriptor: int, columns: int, rows: int, lines: Sequence[str]) -> bool:
    """Take the alternate screen and draw plain lines from its top; False if the terminal did not take them at once.

    The terminal is ours from then on: the driver starts on it, and `TerminalGuard` gives it back if it never does.
    """
    global _painted
    target = open_again(descriptor)
    if target is None:
        return False
    drawn = [f"\x1b[{row};1H{_clean(line)[:columns]}" for row, line in enumerate(lines[:rows], 1)]
    try:
        complete = write_now(target, (_TAKE_SCREEN + "".join(drawn)).encode("utf-8", "replace"))
    finally:
        os.close(target)
    _painted = True
    return complete


def _clean(line: str) -> str:
    """The line as it may be drawn; one in plain ASCII is, and needs nothing to be loaded for it."""
    if line.isascii() and line.isprintable():
        return line
    from tui_goals.terminal.text import clean_line

    return clean_line(line)


def take_over() -> bool:
    """Whether a skeleton stands on the alternate screen, which the caller now answers for; True once."""
    global _painted
    painted, _painted = _painted, False
    return painted
