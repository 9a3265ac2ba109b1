"""Bytes from the keyboard that no keyboard should send."""

from __future__ import annotations

import random
import signal
import sys
from collections.abc import Iterator

import pytest

from .pty_session import PROJECT, PtySession
from .strict_parser import unexpected

APP = str(PROJECT / "tests" / "terminal" / "small_app.py")
F2 = "\x1bOQ"
QUIT = "\x11"


@pytest.fixture
def app() -> Iterator[PtySession]:
    with PtySession([sys.executable, APP, "--mouse"]) as session:
        session.wait_for("shown")
        yield session


ODD = {
    "0xFF": b"\xff",
    "Latin-1": "é".encode("latin-1"),
    "half a character": "é".encode()[:1],
    "X10 mouse": b"\x1b[M\xff\xfe\xfd",
    "surrogate": b"\xed\xa0\x80",
    "huge key code": b"\x1b[99999999999u",
}


def test_x6_the_app_lives_through_bytes_that_are_not_text(app: PtySession) -> None:
    for count, (name, keys) in enumerate(ODD.items(), 1):
        app.send(keys)
        app.send(f"after {name}" + F2)
        app.wait_for(f"after {name}")
        app.wait_for(f"counted {count}")
    app.send(QUIT)
    assert app.wait_exit() == 0
    assert app.left_behind() == []


def test_f24_random_bytes_leave_the_app_alive_and_the_terminal_clean(app: PtySession) -> None:
    noise = random.Random(24).randbytes(4000).translate(None, delete=QUIT.encode())
    app.send(noise)
    app.send("\x1b[201~")
    app.kill(signal.SIGTERM)
    assert app.wait_exit() == 143
    assert app.left_behind() == []
    assert unexpected(app.raw.decode()) == []
