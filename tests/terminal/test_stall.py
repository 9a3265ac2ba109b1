"""A link that takes nothing for a while, as when the network drops."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .pty_session import PROJECT, PtySession, environment
from .small_app import TICKS

APP = str(PROJECT / "tests" / "terminal" / "small_app.py")
F7 = "\x1b[18~"
QUIT = "\x11"

FORCED = 3.0
"""Seconds until a stalled app has gone."""


@pytest.fixture
def stalled(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[PtySession]:
    """The small app, drawing much while nobody takes it; with SIGHUP ignored if the parameter says so."""
    ignored = getattr(request, "param", False)
    files = {name: str(tmp_path / name) for name in ("LAST_WORDS", "COUNTED")}
    with PtySession([sys.executable, APP, "--mouse"], environment(**files), ignore_hangup=ignored) as app:
        app.wait_for("shown")
        app.send(F7)
        app.wait_until(lambda: "behind" in told(tmp_path), "a link that is full", reading=False)
        yield app


def told(folder: Path) -> str:
    """What the app tells outside of the terminal: how often it has drawn, and whether the terminal is behind."""
    file = folder / "COUNTED"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_f5_x4_the_app_goes_on_and_draws_what_is_true_on_resuming(stalled: PtySession, tmp_path: Path) -> None:
    stalled.wait_until(lambda: told(tmp_path) == f"{TICKS} behind", f"{TICKS} frames", reading=False)
    stalled.wait_for(f"counted {TICKS}")
    stalled.send("typed after")
    stalled.wait_for("typed after")
    stalled.send(QUIT)
    assert stalled.wait_exit() == 0
    assert stalled.left_behind() == []


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_f4_a_signal_ends_a_stalled_app(stalled: PtySession, number: int, code: int) -> None:
    began = time.monotonic()
    stalled.kill(number)
    assert stalled.wait_exit(reading=False) == code
    assert time.monotonic() - began < FORCED
    assert stalled.left_behind() == []


@pytest.mark.parametrize("stalled", [False, True], ids=["", "hangup ignored"], indirect=True)
def test_f4_closing_a_stalled_terminal_ends_the_app(stalled: PtySession) -> None:
    began = time.monotonic()
    stalled.hang_up()
    assert stalled.wait_exit() == 129
    assert time.monotonic() - began < FORCED
