"""Every way out of the app: the exit code, the time, and the terminal as it was before."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .pty_session import PROJECT, PtySession, environment
from .strict_parser import unexpected

APP = str(PROJECT / "tests" / "terminal" / "small_app.py")
QUIT = "\x11"
F2, F3, F4, F5 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~"

ORDERLY, FORCED = 1.4, 3.0
"""Seconds: less than the guard's patience, so the app left by itself; and what is promised for a stalled link."""

Start = Callable[..., PtySession]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the small app and wait until it is shown."""
    sessions: list[PtySession] = []

    def start_app(*arguments: str, ignore_hangup: bool = False, **variables: str) -> PtySession:
        files = {name: str(tmp_path / name) for name in ("LAST_WORDS", "BLOCKED", "COUNTED", "CRASHES")}
        env = environment(**{**files, **variables})
        sessions.append(PtySession([sys.executable, APP, *arguments], env, ignore_hangup=ignore_hangup))
        sessions[-1].wait_for("shown")
        return sessions[-1]

    yield start_app
    for session in sessions:
        session.close()


def test_quitting_leaves_the_terminal_as_it_was(start: Start) -> None:
    app = start("--mouse")
    assert {1000, 1003, 1049, 2004} <= {mode for mode, on in app.modes.items() if on}
    app.send(QUIT)
    assert app.wait_exit() == 0
    assert app.left_behind() == []


def test_x3_the_pixel_mouse_of_terminals_that_resize_in_band_is_undone(tmp_path: Path) -> None:
    answers = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}
    with PtySession([sys.executable, APP, "--mouse"], answers=answers) as app:
        app.wait_for_raw(rb"\x1b\[\?1016h")
        app.wait_for("shown")
        app.send(QUIT)
        assert app.wait_exit() == 0
        assert app.left_behind() == []


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131)])
def test_f3_x1_a_signal_ends_an_idle_app_in_order(start: Start, number: int, code: int) -> None:
    app = start("--mouse")
    began = time.monotonic()
    app.kill(number)
    assert app.wait_exit() == code
    assert time.monotonic() - began < ORDERLY
    assert app.left_behind() == []


def test_x9_an_error_leaves_in_order_and_tells_nothing(start: Start, tmp_path: Path) -> None:
    app = start()
    app.send(F5)
    assert app.wait_exit() == 1
    assert app.left_behind() == []
    assert b"what the person wrote" not in app.raw
    assert b"tui-goals stopped" in app.raw
    (report,) = (tmp_path / "CRASHES").iterdir()
    assert "action_fail" in report.read_text(encoding="utf-8")


def test_f3_an_app_that_hangs_is_ended_after_its_last_words(start: Start, tmp_path: Path) -> None:
    app = start("--mouse")
    app.send("half a thought" + F3)
    app.wait_until((tmp_path / "BLOCKED").exists)
    began = time.monotonic()
    app.kill(signal.SIGTERM)
    assert app.wait_exit() == 143
    assert time.monotonic() - began < FORCED
    assert (tmp_path / "LAST_WORDS").read_text(encoding="utf-8") == "half a thought"
    assert app.left_behind() == []


def test_last_words_have_an_end(start: Start, tmp_path: Path) -> None:
    app = start(LAST_WORDS="hang")
    app.send(F3)
    app.wait_until((tmp_path / "BLOCKED").exists)
    began = time.monotonic()
    app.kill(signal.SIGTERM)
    assert app.wait_exit() == 143
    assert time.monotonic() - began < FORCED


@pytest.mark.parametrize("ignored", [False, True], ids=["", "hangup ignored"])
def test_f4_a_closed_terminal_ends_the_app(start: Start, ignored: bool) -> None:
    app = start(ignore_hangup=ignored)
    began = time.monotonic()
    app.hang_up()
    assert app.wait_exit() == 129
    assert time.monotonic() - began < FORCED


def test_f4_nohup_is_respected_while_the_terminal_is_there(start: Start) -> None:
    app = start(ignore_hangup=True)
    app.kill(signal.SIGHUP)
    app.send(F2)
    app.wait_for("counted 1")
    app.send(QUIT)
    assert app.wait_exit() == 0


def test_x5_a_terminal_that_is_none_ends_the_app() -> None:
    command = f"exec {sys.executable} {APP} < /dev/null"
    with PtySession(["/bin/sh", "-c", command]) as app:
        assert app.wait_exit() == 129


def test_f3_a_signal_goes_on_to_the_program_that_has_the_terminal(start: Start) -> None:
    app = start("--mouse")
    app.send(F4)
    app.wait_for("lent")
    began = time.monotonic()
    app.kill(signal.SIGTERM)
    assert app.wait_exit() == 143
    assert time.monotonic() - began < ORDERLY
    assert app.left_behind() == []


def test_ctrl_c_is_for_the_program_that_has_the_terminal(start: Start) -> None:
    app = start()
    app.send(F4)
    app.wait_for("lent")
    app.send("\x03")
    app.wait_for("shown")
    app.send(F2)
    app.wait_for("counted 1")
    app.send(QUIT)
    assert app.wait_exit() == 0
    assert app.left_behind() == []


NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see a stopped process")


def is_stopped(pid: int) -> bool:
    """Whether the process has stopped, as by Ctrl-Z."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "T"


@NEEDS_PROC
def test_f6_a_stopped_app_gives_the_terminal_back_and_takes_it_again(start: Start) -> None:
    app = start("--mouse")
    app.kill(signal.SIGTSTP)
    app.wait_until(lambda: is_stopped(app.pid))
    app.wait_until(lambda: app.left_behind() == [])
    app.kill(signal.SIGCONT)
    app.wait_for("shown")
    app.send(F2)
    app.wait_for("counted 1")
    app.send(QUIT)
    assert app.wait_exit() == 0
    assert app.left_behind() == []


def test_f6_a_continue_without_a_stop_changes_nothing(start: Start) -> None:
    app = start()
    seen = len(app.raw)
    app.kill(signal.SIGCONT)
    app.send(F2)
    app.wait_for("counted 1")
    assert b"\x1b[?1049h" not in app.raw[seen:]


@NEEDS_PROC
@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs a shell with job control")
def test_f6_a_shell_can_stop_continue_and_foreground_the_app() -> None:
    shell = ["/bin/bash", "--norc", "--noprofile", "-i", "-b"]
    with PtySession(shell, environment(PS1="ready> ")) as session:
        session.wait_for("ready>")
        session.send(f"{sys.executable} {APP} & echo PID=$!; fg\n")
        pid = int(session.wait_for(r"PID=(\d+)")[1])
        session.wait_for("shown")
        os.kill(pid, signal.SIGTSTP)
        session.wait_for(r"Stopped[^>]*ready>")
        seen = len(session.raw)
        session.send("bg\n")
        session.wait_for_raw(rb"Stopped", start=seen)
        assert is_stopped(pid), "for want of the terminal"
        session.send("fg\n")
        session.wait_for("shown")
        session.send(F2)
        session.wait_for("counted 1")
        seen = len(session.raw)
        session.send(QUIT)
        session.wait_for_raw(b"ready> ", start=seen)
        session.send("echo code=$?\n")
        session.wait_for("code=0")


EARLY = """
import time
from tui_goals.terminal.early import paint_skeleton
from tui_goals.terminal.signals import TerminalGuard
with TerminalGuard():
    paint_skeleton(2, 80, 24, ["the skeleton"])
    {then}
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_f3_a_signal_at_the_start_ends_at_once(number: int, code: int) -> None:
    with PtySession([sys.executable, "-c", EARLY.format(then="time.sleep(60)")]) as program:
        program.wait_for("the skeleton")
        program.kill(number)
        assert program.wait_exit() == code
        assert program.left_behind() == []


def test_an_error_at_the_start_gives_the_screen_back() -> None:
    with PtySession([sys.executable, "-c", EARLY.format(then="import no_such_module")]) as program:
        assert program.wait_exit() == 1
        assert program.left_behind() == []
        assert "No module named" in program.screen()


def test_v1_the_skeleton_and_the_app_share_one_screen(start: Start) -> None:
    app = start("--skeleton")
    assert app.raw.index(b"skeleton of the app") < app.raw.index(b"shown")
    assert app.raw.count(b"\x1b[?1049h") == 1
    app.send(QUIT)
    assert app.wait_exit() == 0
    assert app.left_behind() == []


def test_t54_alerts_are_one_sequence_each_and_progress_ends_with_the_app(start: Start) -> None:
    app = start()
    app.send("\x1b[17~")
    app.wait_for_raw(rb"\x1b\]52;c;Y29waWVk\x07")
    app.send(QUIT)
    assert app.wait_exit() == 0
    assert [token.body for token in unexpected(app.raw.decode())] == [
        "\x07",
        "2;named ]0;x",
        "9;- 4;1;noticed [2J",
        "9;4;1;50",
        "52;c;Y29waWVk",
        "9;4;0;",
    ]


def test_t55_notices_are_wrapped_for_tmux(start: Start) -> None:
    app = start(TMUX="/tmp/tmux,1,0")
    app.send("\x1b[17~")
    app.wait_for_raw(rb"\x1bPtmux;\x1b\x1b\]9;- 4;1;noticed \[2J\x07\x1b\\")


def test_f23_nothing_of_textual_is_needed_to_refuse_guard_or_report() -> None:
    names = "allowed crash device early environment leave outlet restore sequences signals text"
    code = f"import sys; from tui_goals.terminal import {', '.join(names.split())}; sys.exit('textual' in sys.modules)"
    assert os.spawnve(os.P_WAIT, sys.executable, [sys.executable, "-c", code], environment()) == 0


IN_A_BROWSER = """
import time
from tui_goals.terminal.signals import TerminalGuard
with TerminalGuard(has_terminal=False) as guard:
    print("started", flush=True)
    time.sleep(60)
"""


def test_without_a_terminal_only_signals_count() -> None:
    command = f"exec {sys.executable} -c '{IN_A_BROWSER}' < /dev/null"
    with PtySession(["/bin/sh", "-c", command]) as program:
        program.wait_for("started")
        program.kill(signal.SIGTERM)
        assert program.wait_exit() == 143
        assert program.raw == b"started\r\n"
