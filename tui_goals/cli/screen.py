"""The full screen: the app, the demo, and the way back from a bad end. Little is loaded before the app shows itself."""

from __future__ import annotations

TYPE_CHECKING = False
"""As in typing, which takes longer to load than the skeleton takes to be drawn."""
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from tui_goals.config import Settings

STANDARD_ERROR = 2


def open_app(options: Namespace) -> int:
    """Open the app."""
    return _open(options, demo=False)


def open_demo(options: Namespace) -> int:
    """Open the app on a throw-away copy of the example."""
    return _open(options, demo=True)


def reset(options: Namespace) -> int:
    """Bring the terminal back to what a shell expects."""
    from tui_goals.domain import Refused
    from tui_goals.terminal.restore import reset_terminal

    if not reset_terminal(STANDARD_ERROR):
        raise Refused("There is no terminal to reset, or it does not answer.")
    if options.json:
        from tui_goals.cli.output import give

        give({"reset": True})
    return 0


def _open(options: Namespace, demo: bool) -> int:
    if options.json:
        from tui_goals.cli.output import BadUse

        raise BadUse("--json goes with a verb that prints, such as status")
    from tui_goals.app.run import run_app

    return run_app(lambda: _place(options.db), demo=demo)


def _place(db: str | None) -> tuple[Path, Settings]:
    """The database file and the settings, found once something of ours is on the screen."""
    from tui_goals import paths
    from tui_goals.cli.postponing import load_asyncio_without_tls, postpone_dateutil
    from tui_goals.cli.settings import load_settings

    postpone_dateutil()
    load_asyncio_without_tls()
    return paths.database(db), load_settings()
