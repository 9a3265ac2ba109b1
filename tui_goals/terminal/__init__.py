"""The terminal itself: what may be written to it, how it is left, and what happens when it goes away.

Only `driver`, `keyboard` and `line_filter` import textual; the rest serves a command line that never loads it.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
"""As in typing, which takes longer to load than the skeleton takes to be drawn."""
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui_goals.terminal.driver import SafeDriver


def driver_class(environ: Mapping[str, str]) -> type[SafeDriver] | None:
    """The driver to hand to `App(driver_class=...)`; None where Textual is to choose: Windows, TEXTUAL_DRIVER."""
    if sys.platform == "win32" or environ.get("TEXTUAL_DRIVER"):
        return None
    from tui_goals.terminal.driver import SafeDriver

    return SafeDriver
