"""A real terminal for a program under test: what it wrote, what its screen shows, and how it left."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
import select
import signal
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Self

import pexpect  # type: ignore[import-untyped]
import pyte

PROJECT = Path(__file__).parents[2]

PATIENCE = 20.0
"""Seconds after which something awaited counts as never coming; far more than it takes on a busy machine."""

LAST_BYTES = 1.0
"""Seconds to wait for the other end to be closed by whatever a program left running."""

MODES_ON_BY_DEFAULT = {7, 25}
"""Private modes that are set in a fresh terminal: wrapped lines, the cursor shown."""

_ANSWERS: Mapping[bytes, bytes] = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
_QUERY = re.compile(b"|".join(re.escape(query) for query in _ANSWERS))
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KITTY = re.compile(rb"\x1b\[([<>])\d*u")
_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\[\??[\d;]*\$[a-z]|\x1b\[\d? q|\x1bP[^\x1b]*\x1b\\")
_OTHER_SCREEN = re.compile(r"\x1b\[\?(?:47|1047|1049)[hl]")
_UNFINISHED = re.compile(r"\x1b(?:\[[<>=?]?[\d;]*\$?|P[^\x1b]*\x1b?|\][^\x07\x1b]*)?$")


def environment(**changes: str | None) -> dict[str, str]:
    """The variables of a plain local terminal that sees the project; a change to None takes a variable away."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    plain = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "PYTHONPATH": str(PROJECT)}
    return {name: value for name, value in {**kept, **plain, **changes}.items() if value is not None}


def _as_from_a_login(ignore_hangup: bool) -> None:
    """Signals end the program also where the tests themselves run under nohup or as a shell's background job."""
    for number in (signal.SIGINT, signal.SIGQUIT, *([] if ignore_hangup else [signal.SIGHUP])):
        signal.signal(number, signal.SIG_DFL)


class PtySession:
    """A program in a pty of its own. It is stalled, like a dropped link, whenever nobody waits for anything.

    `raw` holds all bytes seen, `screen()` what they show; `modes` the private modes as set or reset last.
    """

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
        *,
        ignore_hangup: bool = False,
        answers: Mapping[bytes, bytes] = _ANSWERS,
    ) -> None:
        self.raw = b""
        self.modes: dict[int, bool] = {}
        self.kitty_pushes = 0
        self._answers = answers
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._undrawn = b""
        self._unfinished = ""
        self._unscanned = b""
        self._display = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._display)
        self._screen = ""
        self._open = True
        self._read_all = False
        self._child = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            env=dict(environment() if env is None else env),
            dimensions=(rows, columns),
            ignore_sighup=ignore_hangup,
            timeout=None,
            echo=True,
            preexec_fn=partial(_as_from_a_login, ignore_hangup),
        )
        self._master: int = self._child.child_fd
        self.attributes_before = termios.tcgetattr(self._master)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The program's process id."""
        return int(self._child.pid)

    @property
    def exit_code(self) -> int | None:
        """How the program ended, minus n for signal n; None while it runs."""
        if self._child.isalive():
            return None
        killed_by = self._child.signalstatus
        return int(self._child.exitstatus) if killed_by is None else -int(killed_by)

    def send(self, keys: str | bytes) -> None:
        """Type the keys."""
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            self._read_for(0.0)
            if select.select([], [self._master], [], 0.05)[1]:
                data = data[os.write(self._master, data[:512]) :]

    def kill(self, number: int = signal.SIGTERM) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        self._display.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def screen(self) -> str:
        """The text on the screen, one line a row."""
        if self._undrawn:
            self._draw(self._undrawn)
            self._undrawn = b""
            columns, buffer = range(self._display.columns), self._display.buffer
            rows = ["".join([buffer[y][x].data for x in columns]) for y in range(self._display.lines)]
            self._screen = "\n".join(row.rstrip() for row in rows)
        return self._screen

    def wait_for(self, pattern: str, timeout: float = PATIENCE) -> re.Match[str]:
        """Read until the pattern is on the screen; AssertionError with the screen if it never is."""
        found: list[re.Match[str]] = []

        def is_there() -> bool:
            found.extend(re.finditer(pattern, self.screen()))
            return bool(found)

        self.wait_until(is_there, f"{pattern!r} on the screen", timeout)
        return found[0]

    def wait_for_raw(self, pattern: bytes, timeout: float = PATIENCE, start: int = 0) -> re.Match[bytes]:
        """Read until the pattern is among the bytes seen from `start` on; AssertionError if it never is."""
        found: list[re.Match[bytes]] = []

        def is_there() -> bool:
            found.extend(re.compile(pattern).finditer(self.raw, start))
            return bool(found)

        self.wait_until(is_there, f"{pattern!r} among the bytes", timeout)
        return found[0]

    def wait_exit(self, timeout: float = PATIENCE, *, reading: bool = True) -> int:
        """Read (or with `reading=False` stay stalled) until the program has ended; its exit code."""
        self.wait_until(lambda: self.exit_code is not None, "the end of the program", timeout, reading=reading)
        code = self.exit_code
        assert code is not None
        deadline = time.monotonic() + LAST_BYTES
        while self._open and not self._read_all and time.monotonic() < deadline:
            self._read_for(0.02)
        return code

    def wait_until(
        self, condition: Callable[[], bool], what: str = "it", timeout: float = PATIENCE, *, reading: bool = True
    ) -> None:
        """Read until the condition holds; AssertionError with the screen if that takes longer than `timeout`."""
        deadline = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {timeout} s in vain for {what}; exit {self.exit_code}\n{self.screen()}")
            if reading and self._open:
                self._read_for(0.02)
            else:
                time.sleep(0.01)

    def stall(self) -> None:
        """Let the terminal take nothing more, as a link does whose other end fell silent."""
        program_side = os.open(f"/proc/{self.pid}/fd/0", os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(program_side, termios.TCOOFF)
        os.close(program_side)

    def hang_up(self) -> None:
        """Close the terminal under the program, as a lost connection does."""
        self._open = False
        os.close(self._master)
        self._child.ptyproc.closed = True
        self._child.closed = True
        self._child.child_fd = -1

    def close(self) -> None:
        """End the program if it still runs, and free the terminal."""
        if self._child.isalive():
            self.kill(signal.SIGKILL)
            self._child.wait()
        if self._open:
            self._open = False
            with contextlib.suppress(OSError):
                self._child.close(force=True)

    def left_behind(self) -> list[str]:
        """What the program did not put back: modes, kitty's keyboard, the terminal's attributes."""
        left = [f"?{mode}" for mode, on in self.modes.items() if on != (mode in MODES_ON_BY_DEFAULT)]
        left += ["kitty keyboard"] if self.kitty_pushes > 0 else []
        same = termios.tcgetattr(self._master) == self.attributes_before
        return left + ([] if same else ["attributes"])

    def _read_for(self, seconds: float) -> bool:
        """Take in what has been written, waiting for it so long; whether there was something."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            data = b""
        if not data:  # nobody has the other end open
            self._read_all = True
            time.sleep(min(seconds, 0.01))
            return False
        self.raw += data
        self._scan(data)
        self._undrawn += data
        return True

    def _scan(self, data: bytes) -> None:
        """Follow the modes and answer the queries."""
        text = self._unscanned + data
        end = max(text.rfind(b"\x1b"), 0)
        if re.search(rb"\x1b\[[?<>]?[\d;]*\$?[a-z]", text[end:]):
            end = len(text)
        complete, self._unscanned = text[:end], text[end:][-64:]
        for modes, switch in _MODE.findall(complete):
            self.modes.update({int(mode): switch == b"h" for mode in modes.split(b";") if mode})
        for lead in _KITTY.findall(complete):
            self.kitty_pushes += 1 if lead == b">" else -1
        for query in _QUERY.findall(complete):
            os.write(self._master, self._answers.get(query, b""))

    def _draw(self, data: bytes) -> None:
        """Show the bytes on the screen, less what pyte would show as text."""
        text = self._unfinished + self._decode(data)
        unfinished = _UNFINISHED.search(text[-256:])
        cut = len(text) - (len(unfinished[0]) if unfinished else 0)
        text, self._unfinished = text[:cut], text[cut:]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", _OTHER_SCREEN.sub("\x1b[2J", text)))
