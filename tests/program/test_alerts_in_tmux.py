"""T55: what of an alert tmux hands on to the terminal outside, with and without passthrough."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.program.planned import focus, plan_novel
from tests.terminal.pty_session import PtySession, environment

TMUX = shutil.which("tmux")
pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")

NOTICE = re.compile(rb"\x1b\]9;([^\x07]*)\x07")
STRING = re.compile(rb"\x1b[\]P][^\x07\x1b]*(?:\x07|\x1b\\)")
WORDS = b"1000 words: 2 s are over."

Attach = Callable[[Path, str], PtySession]


def bells(raw: bytes) -> int:
    """How often it rang: a bell that ends a string is none."""
    return STRING.sub(b"", raw).count(b"\x07")


@pytest.fixture
def attach(tmp_path: Path) -> Iterator[Attach]:
    """Starts the program in a tmux of its own, and a terminal attached to that."""
    socket = str(tmp_path / "tmux.sock")
    home = {"HOME": str(tmp_path), "TZ": "Europe/Berlin", "XDG_STATE_HOME": str(tmp_path / "state")}
    env = environment(**home, PYTHONDONTWRITEBYTECODE="1")
    opened: list[PtySession] = []

    def start(database: Path, settings: str) -> PtySession:
        config = tmp_path / "tmux.conf"
        config.write_text(f"set -g status off\nset -g escape-time 0\n{settings}\n", encoding="utf-8")
        program = shlex.join([sys.executable, "-m", "tui_goals", "--db", str(database)])
        argv = [str(TMUX), "-u", "-S", socket, "-f", str(config), "new-session", "-x", "100", "-y", "30", program]
        opened.append(PtySession(argv, env, 100, 30))
        return opened[-1]

    yield start
    subprocess.run([str(TMUX), "-S", socket, "kill-server"], check=False, capture_output=True, env=env)
    for terminal in opened:
        terminal.close()


def test_t55_with_passthrough_bell_and_notification_arrive_outside(tmp_path: Path, attach: Attach) -> None:
    database = plan_novel(tmp_path, 'alerts = "9"\n')
    terminal = attach(database, "set -g allow-passthrough on")
    terminal.wait_for("Write the novel")
    begin = len(terminal.raw)
    focus(database, "start", "1", "--minutes", "2 s")
    terminal.wait_for_raw(NOTICE.pattern, start=begin)
    terminal.wait_until(lambda: bells(terminal.raw[begin:]) > 0, "the bell")
    assert NOTICE.findall(terminal.raw) == [WORDS]
    assert bells(terminal.raw[begin:]) == 1


def test_t55_without_passthrough_one_hint_and_the_bell_alone(tmp_path: Path, attach: Attach) -> None:
    database = plan_novel(tmp_path, 'alerts = "9"\n')
    terminal = attach(database, "set -g allow-passthrough off")
    terminal.wait_for("Write the novel")
    begin = len(terminal.raw)
    focus(database, "start", "1", "--minutes", "2 s")
    terminal.wait_for("tmux keeps notifications")
    terminal.wait_until(lambda: bells(terminal.raw[begin:]) > 0, "the bell")
    assert b"\x1b]9;" not in terminal.raw
    assert bells(terminal.raw[begin:]) == 1


def test_t58_progress_reaches_the_terminal_outside_and_is_taken_away_at_the_end(tmp_path: Path, attach: Attach) -> None:
    database = plan_novel(tmp_path, "progress = true\n")
    terminal = attach(database, "set -g allow-passthrough on")
    terminal.wait_for("Write the novel")
    focus(database, "start", "1", "--minutes", "60 s")
    terminal.wait_for_raw(rb"\x1b\]9;4;1;\d+\x07")
    terminal.send("q")
    terminal.wait_for_raw(rb"\x1b\]9;4;0;\x07")
    assert terminal.wait_exit() == 0
