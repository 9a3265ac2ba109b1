"""The start of the full screen and the ways out of it. Nothing heavy is imported before something of ours is seen."""

from __future__ import annotations

import gc
import os
import sys

from tui_goals.terminal import early, environment

TYPE_CHECKING = False
"""As in typing, which takes longer to load than the skeleton takes to be drawn."""
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.config import Settings

SKELETON = " 1 Goals   2 Board   3 Focus   4 Journal   6 Review"


def run_app(find: Callable[[], tuple[Path, Settings]], demo: bool = False) -> int:
    """Open the app full-screen and return the exit code; once something of ours is seen, `find` names the file.

    Prints one line and returns 2 where there is no terminal for it, 1 where the file cannot be used. Raises what
    `find` raises, with the terminal given back.
    """
    refusal = environment.refusal(os.isatty(0), os.isatty(2), os.environ)
    if refusal is not None:
        print(refusal, file=sys.stderr)
        return 2
    gc.disable()
    for name, value in environment.settings_for(os.environ).items():
        os.environ.setdefault(name, value)
    from tui_goals.terminal.signals import TerminalGuard

    with TerminalGuard(has_terminal=not environment.in_browser(os.environ)) as guard:
        _paint_early()
        code, parting = _run(*find(), demo, guard)
    if parting:
        print(parting)
    from tui_goals.terminal.leave import leave

    leave(code)


def _paint_early() -> None:
    """Something of ours on the screen long before textual is there."""
    if environment.in_browser(os.environ):
        return
    size = os.get_terminal_size(2)
    early.paint_skeleton(2, size.columns, size.lines, [SKELETON])


def _run(db: Path, settings: Settings, demo: bool, guard: Any) -> tuple[int, str]:
    if not demo:
        return _open(db, settings, guard)
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="tui-goals-demo-") as folder:
        return _open(Path(folder), settings, guard, demo=True)


def _open(db: Path, settings: Settings, guard: Any, demo: bool = False) -> tuple[int, str]:
    from tui_goals.domain import TuiGoalsError

    try:
        app = make_app(db, settings, demo)
    except TuiGoalsError as error:
        return 1, f"tui-goals: {error}"
    app.guard = guard
    mouse = settings.mouse if settings.mouse is not None else environment.mouse_wanted(os.environ)
    app.run(mouse=mouse)
    if app.demo_wanted:
        return _run(db, settings, True, guard)
    return app.return_code or 0, app.parting


def make_app(db: Path, settings: Settings, demo: bool = False) -> TuiGoalsApp:
    """The app with its first state read, by plain sqlite3. Raises TuiGoalsError where the file cannot be used.

    For the demo `db` is a folder, in which it is made.
    """
    from tui_goals.clock import SystemClock, system_zone
    from tui_goals.rules import days
    from tui_goals.state.opening import Opening

    clock = SystemClock()
    zone = days.choose_zone(settings.zone, os.environ, system_zone)
    if demo:
        from tui_goals.exchange.demo import make_demo

        db = make_demo(db, clock.now(), zone, settings.day_cutoff)
    opening = Opening(db, clock, zone, settings)
    store, state = opening.read()
    from tui_goals.app.app import TuiGoalsApp
    from tui_goals.terminal import driver_class

    encoding = getattr(sys.__stderr__, "encoding", None)
    use_ascii = environment.ascii_only(os.environ, encoding) if settings.ascii is None else settings.ascii
    return TuiGoalsApp(
        opening, store, state, use_ascii, driver_class=driver_class(os.environ),
        ansi_color=environment.no_colour(os.environ),
    )  # fmt: skip
