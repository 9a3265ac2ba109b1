"""Undoing all modes and painting early, on a terminal that listens and on one that does not."""

from __future__ import annotations

import os
import re
import termios
import tty
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from tui_goals.terminal import early
from tui_goals.terminal import outlet as outlet_module
from tui_goals.terminal.device import is_terminal_lost, open_again, wait_writable, write_now
from tui_goals.terminal.outlet import Outlet
from tui_goals.terminal.restore import RESTORE, attributes_of, reset_terminal
from tui_goals.terminal.sequences import progress

from .pty_session import MODES_ON_BY_DEFAULT, PATIENCE
from .strict_parser import MODES


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The two ends of a pty: the person's and the program's."""
    ends = os.openpty()
    yield ends
    for end in ends:
        os.close(end)


def written(master: int) -> bytes:
    """All that waits at the person's end."""
    os.set_blocking(master, False)
    seen = b""
    try:
        while piece := os.read(master, 65536):
            seen += piece
    except OSError:
        pass
    return seen


def stall(slave: int) -> None:
    """Fill the terminal until it takes no more, as when nobody reads the other end."""
    writer = open_again(slave)
    assert writer is not None
    while wait_writable(writer, 0.1):
        write_now(writer, b"\x1b]0;cut" * 500)
    os.close(writer)


def test_x2_every_mode_that_is_ever_set_is_undone() -> None:
    undone = dict(re.findall(r"\x1b\[\?(\d+)([hl])", RESTORE))
    assert set(undone) >= MODES
    assert {mode for mode, switch in undone.items() if switch == "h"} == {str(mode) for mode in MODES_ON_BY_DEFAULT}


def test_a_terminal_is_reset_with_its_attributes(terminal: tuple[int, int]) -> None:
    master, slave = terminal
    before = attributes_of(slave)
    tty.setraw(slave)
    assert reset_terminal(slave, before, parting=progress(None))
    assert termios.tcgetattr(slave) == before
    assert written(master) == (RESTORE + progress(None)).encode()


def test_a_terminal_with_unknown_attributes_becomes_sane(terminal: tuple[int, int]) -> None:
    _, slave = terminal
    before = termios.tcgetattr(slave)
    tty.setraw(slave)
    assert reset_terminal(slave)
    after = termios.tcgetattr(slave)
    assert after[3] & (termios.ECHO | termios.ICANON | termios.ISIG)
    assert after[0] & termios.ICRNL
    assert after[1] == before[1]


def test_a_stalled_terminal_is_reset_without_waiting(terminal: tuple[int, int]) -> None:
    master, slave = terminal
    stall(slave)
    assert reset_terminal(slave)
    assert written(master).endswith(RESTORE.encode())


def test_no_terminal_is_no_error(terminal: tuple[int, int]) -> None:
    reader, writer = os.pipe()
    assert is_terminal_lost(reader)
    assert attributes_of(reader) is None
    assert not is_terminal_lost(terminal[1])
    os.close(reader)
    os.close(writer)


def test_the_skeleton_is_drawn_as_plain_text(terminal: tuple[int, int]) -> None:
    master, slave = terminal
    assert early.paint_skeleton(slave, 10, 2, ["a line that is too long", "\x1b[2Jx", "one row too many"])
    drawn = written(master).decode()
    assert drawn.startswith("\x1b[?1049h")
    assert "\x1b[1;1Ha line tha\x1b[2;1H\ufffd[2Jx" in drawn
    assert "too many" not in drawn
    assert early.take_over()
    assert not early.take_over()


def test_a_stalled_terminal_does_not_hold_up_the_start(terminal: tuple[int, int]) -> None:
    _, slave = terminal
    stall(slave)
    assert not early.paint_skeleton(slave, 80, 24, ["never seen"])
    early.take_over()


def test_an_outlet_outlives_its_terminal() -> None:
    flushed: list[bool] = []
    master, slave = os.openpty()
    outlet = Outlet(slave, "utf-8", lambda: flushed.append(True))
    outlet.write("words \ud800")
    outlet.flush()
    assert written(master) == b"words ?"
    os.close(master)
    outlet.write("more")
    outlet.flush()
    assert outlet.lost
    assert flushed == [True]
    os.close(slave)
    os.close(outlet.fileno())


def test_x15_an_outlet_without_utf8_writes_no_escapes_of_python(terminal: tuple[int, int]) -> None:
    master, slave = terminal
    outlet = Outlet(slave, "ascii", lambda: None)
    outlet.write("─│é")
    outlet.flush()
    assert written(master) == b"???"
    os.close(outlet.fileno())


def test_a_silenced_outlet_lets_go_of_a_stalled_terminal(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlet_module, "_silent", Event())
    master, slave = terminal
    stall(slave)
    outlet = Outlet(slave, "utf-8", lambda: None)
    outlet.write("too late")
    writer = Thread(target=outlet.flush)
    writer.start()
    outlet_module.fall_silent()
    writer.join(PATIENCE)
    assert not writer.is_alive()
    outlet.write("much too late")
    outlet.flush()
    assert b"late" not in written(master)
    os.close(outlet.fileno())
