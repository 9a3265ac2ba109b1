"""A small Textual app on `SafeDriver` and `TerminalGuard`: what the tests of a real terminal run.

Keys: f2 count, f3 block the event loop, f4 run a program in the terminal, f5 raise an error, f6 ring, name and
notify, f7 draw everything 50 times a second for 3 seconds, ctrl+q quit. Arguments: --mouse, --skeleton, and --plain
for Textual's own driver. The files that LAST_WORDS, BLOCKED, COUNTED and CRASHES name are written to.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from tui_goals.terminal import crash, driver_class
from tui_goals.terminal.early import paint_skeleton
from tui_goals.terminal.leave import leave
from tui_goals.terminal.signals import TerminalGuard

if "--skeleton" in sys.argv:
    paint_skeleton(2, 80, 24, ["skeleton of the app", "second \x1b[2J line"])

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.widgets import Input, Static

from tui_goals.terminal.driver import SafeDriver
from tui_goals.terminal.line_filter import CleanLines

TICKS = 150
"""How often f7 draws everything."""

LENT = "import signal, time; signal.signal(2, lambda *_: exit(0)); print('lent', flush=True); time.sleep(60)"


class SmallApp(App[None]):
    """An input and a counter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("f2", "count", "Count"),
        ("f3", "block", "Block"),
        ("f4", "lend", "Lend the terminal"),
        ("f5", "fail", "Fail"),
        ("f6", "alert", "Alert"),
        ("f7", "tick", "Tick"),
    ]

    def __init__(self, guard: TerminalGuard) -> None:
        super().__init__(driver_class=None if "--plain" in sys.argv else driver_class(os.environ))
        self.guard = guard
        self.counted = 0
        self.clean_lines = CleanLines()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours last."""
        return [*super().get_line_filters(), self.clean_lines]

    def compose(self) -> ComposeResult:
        yield Input(id="typed")
        yield Static("counted 0", id="counter")
        yield Static("shown")
        yield Static(id="filler")

    def on_mount(self) -> None:
        """Be told when to leave."""
        self.guard.attach(asyncio.get_running_loop(), self.hang_up, self.last_words)
        self.query_one("#typed", Input).cursor_blink = False

    def hang_up(self, code: int) -> None:
        """Leave in order."""
        self.exit(return_code=code)

    def last_words(self) -> None:
        """Save what is typed, with the event loop stuck."""
        if os.environ["LAST_WORDS"] == "hang":
            time.sleep(60)
        Path(os.environ["LAST_WORDS"]).write_text(self.query_one("#typed", Input).value, encoding="utf-8")

    def _fatal_error(self) -> None:
        """Leave with one line that quotes nothing, and a report beside it."""
        assert self._exception is not None
        report = crash.write_report(self._exception, Path(os.environ["CRASHES"]))
        self._exit_renderables.append(Text(crash.line_for_screen(report)))
        self._close_messages_no_wait()

    def action_count(self) -> None:
        self.counted += 1
        self.query_one("#counter", Static).update(f"counted {self.counted}")

    def action_tick(self) -> None:
        self.ticking = self.set_interval(0.02, self.tick)

    def tick(self) -> None:
        """Count, fill the screen with something new, and once it is drawn tell the count outside of it."""
        self.action_count()
        self.query_one("#filler", Static).update("\n".join([str(self.counted % 10) * 78] * 15))
        if self.counted == TICKS:
            self.ticking.stop()
        self.call_after_refresh(self.tell)

    def tell(self) -> None:
        """Write the count, and whether the terminal is behind."""
        behind = isinstance(self._driver, SafeDriver) and self._driver.is_behind
        Path(os.environ["COUNTED"]).write_text(f"{self.counted} {'behind' if behind else ''}", encoding="utf-8")

    def action_block(self) -> None:
        Path(os.environ["BLOCKED"]).touch()
        time.sleep(60)

    def action_lend(self) -> None:
        with self.suspend():
            process = subprocess.Popen([sys.executable, "-c", LENT])
            with self.guard.lent_to(process.pid):
                process.wait()

    def action_fail(self) -> None:
        secret = "what the person wrote"
        raise ValueError(secret)

    def action_alert(self) -> None:
        driver = self._driver
        assert isinstance(driver, SafeDriver)
        driver.write_bell()
        driver.write_title("named \x1b]0;x\x07")
        driver.write_notice("9", "4;1;noticed \x07\x1b[2J")
        driver.write_progress(50)
        driver.write_clipboard("copied")


if __name__ == "__main__":
    with TerminalGuard() as guard:
        app = SmallApp(guard)
        app.run(mouse="--mouse" in sys.argv)
    leave(app.return_code or 0)
