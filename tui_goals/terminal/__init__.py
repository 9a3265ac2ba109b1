"""The terminal itself: what may be written to it, how it is left, and what happens when it goes away.

Only `driver`, `keyboard` and `line_filter` import textual; the rest serves a command line that never loads it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui_goals.terminal.driver import SafeDriver


def driver_class(environ: Mapping[str, str]) -> type[SafeDriver] | None:
    """The driver to hand to `App(driver_class=...)`; None where Textual is to choose: Windows, TEXTUAL_DRIVER."""
    if sys.platform == "win32" or environ.get("TEXTUAL_DRIVER"):
        return None
    from tui_goals.terminal.driver import SafeDriver

    return SafeDriver
