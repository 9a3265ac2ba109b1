"""The app inside tmux: three sizes, keys in and words out, detached, attached again, and the server killed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pendulum
import pytest

from tests.program.running import rows_of
from tests.terminal.pty_session import PATIENCE, PROJECT, PtySession, environment
from tui_goals.exchange.demo import make_demo

TMUX = shutil.which("tmux")
pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")
SIZES = ((120, 36), (80, 24), (60, 15))
OPEN = ("running", "paused")


class Tmux:
    """A tmux server of its own, with the app in its one window."""

    def __init__(self, database: Path, columns: int, rows: int) -> None:
        self._socket = str(database.parent / "tmux")
        self._environment = environment(HOME=str(database.parent), XDG_STATE_HOME=str(database.parent / "state"))
        command = f"{sys.executable} -m tui_goals --db {database}"
        self.tell("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), command)

    def tell(self, *words: str) -> str:
        """Run a command of tmux."""
        assert TMUX is not None
        told = subprocess.run(
            [TMUX, "-S", self._socket, *words], env=self._environment, cwd=PROJECT, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        return told.stdout

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self.tell("send-keys", *keys)

    def screen(self) -> str:
        """What the window shows."""
        return self.tell("capture-pane", "-p")

    def shows(self, *texts: str) -> str:
        """Wait until all of the texts are on the screen."""
        return wait_for(self.screen, lambda seen: all(text in seen for text in texts))

    def attached(self, columns: int, rows: int) -> PtySession:
        """One more terminal on it."""
        assert TMUX is not None
        return PtySession([TMUX, "-S", self._socket, "attach"], self._environment, columns, rows)


def wait_for(look: Callable[[], str], is_right: Callable[[str], bool]) -> str:
    """Look until it is right."""
    until = time.monotonic() + PATIENCE
    while not is_right(seen := look()):
        assert time.monotonic() < until, seen
        time.sleep(0.05)
    return seen


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """The lived-in year."""
    return make_demo(tmp_path / "demo", pendulum.now("UTC"), "Europe/Berlin")


@pytest.fixture
def start(demo: Path) -> Iterator[Callable[[int, int], Tmux]]:
    """Starts the app in tmux."""
    begun: list[Tmux] = []

    def begin(columns: int, rows: int) -> Tmux:
        begun.append(Tmux(demo, columns, rows))
        return begun[-1]

    yield begin
    for each in begun:
        each.tell("kill-server")


def sessions(demo: Path) -> list[str]:
    """The states of the open sessions in the file."""
    return [cell for row in rows_of(demo, "focus_session") for cell in row if cell in OPEN]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_keys_in_and_words_out(start: Callable[[int, int], Tmux], columns: int, rows: int) -> None:
    tmux = start(columns, rows)
    tmux.shows("1 Goals", "Write the novel", "n New")
    tmux.press("j", "k", "2")
    tmux.shows("PLANNED")
    tmux.press("3")
    tmux.shows("What the sea leaves")
    tmux.press("4")
    tmux.shows("Journal", "? Help")
    tmux.press("n")
    tmux.shows("^s Save")
    tmux.press("-l", "Written in tmux: 言葉, é, ○.")
    tmux.shows("Written in tmux: 言葉, é, ○.")
    tmux.press("C-s")
    tmux.shows("Written in tmux", "? Help")
    tmux.press("1")
    seen = tmux.shows("Write the novel", "n New")
    assert max(map(len, seen.splitlines())) <= columns


def test_what_tmux_shows_is_what_is_drawn_anew(start: Callable[[int, int], Tmux]) -> None:
    tmux = start(120, 36)
    tmux.shows("Write the novel", "n New")
    for keys in (("j", "j", "2", "l", "j"), ("3", "j", "4", "j"), ("w", "a", "b", "C-g", "1", "g")):
        tmux.press(*keys)
        kept = settled(tmux)
        tmux.tell("resize-window", "-x", "121", "-y", "36")
        settled(tmux)
        tmux.tell("resize-window", "-x", "120", "-y", "36")
        settled(tmux)
        assert settled(tmux) == kept


def settled(tmux: Tmux) -> str:
    """What stands on the screen once it has been the same for a while and no notice is left over it."""
    seen, since = tmux.screen(), time.monotonic()
    while time.monotonic() - since < 1.0 or "▌" in seen:
        time.sleep(0.05)
        now = tmux.screen()
        if now != seen:
            seen, since = now, time.monotonic()
    return seen


def test_a_session_runs_on_while_detached_and_after_the_server_was_killed(
    start: Callable[[int, int], Tmux], demo: Path
) -> None:
    tmux = start(100, 30)
    tmux.shows("Write the novel", "n New")
    tmux.press("3")
    tmux.shows("TODAY")
    tmux.press("f")
    tmux.press("Enter")
    tmux.shows("running")
    assert sessions(demo) == ["running"]
    with tmux.attached(100, 30) as terminal:
        terminal.wait_for("running")
        terminal.send("\x02d")
        terminal.wait_exit()
    tmux.shows("running")
    with tmux.attached(90, 25) as terminal:
        terminal.wait_for("running")
        pid = int(tmux.tell("list-panes", "-F", "#{pane_pid}"))
        tmux.tell("kill-server")
    wait_for(lambda: "there" if os.path.exists(f"/proc/{pid}") else "", lambda seen: not seen)
    assert sessions(demo) == ["running"]
    again = start(100, 30)
    again.press("3")
    again.shows("running")
