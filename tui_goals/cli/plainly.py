"""The plainest calls, understood without argparse: those that open the full screen, which shows itself at once."""

from __future__ import annotations

from types import SimpleNamespace

TYPE_CHECKING = False
"""As in typing, which takes longer to load than the skeleton takes to be drawn."""
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

SCREENS = {"": "screen.open_app", "demo": "screen.open_demo"}


def screen_wanted(typed: Sequence[str]) -> Any:
    """What argparse makes of `[demo] [--db PATH]`; None for all else, which argparse is to understand."""
    match typed:
        case []:
            verb, db = "", None
        case ["demo"]:
            verb, db = "demo", None
        case ["--db", db]:
            verb = ""
        case _:
            return None
    if db is not None and (not db.isascii() or db.startswith("-")):
        return None
    return SimpleNamespace(run=SCREENS[verb], db=db, json=False)
