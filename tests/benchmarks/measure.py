"""A program in a terminal of our own, seen from outside: what it writes, how soon, and what it weighs."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pyte

COLUMNS, ROWS = 120, 40
GAP = 0.05
"""Silence that parts what a key draws at once from what follows when it rests, in seconds."""
SILENCE = 0.25
"""Silence after which nothing more is expected, in seconds; it is not counted."""
CALM = 0.005
"""The screen is read only in silences of this many seconds, so that reading it slows nobody down."""
PATIENCE = 20.0

ANSWERS = {
    b"\x1b[c": b"\x1b[?64;1;22c",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
}
"""What a terminal says when it is asked who it is, and whether it can draw whole frames and tell its size."""
FOREIGN = re.compile(rb"\x1b\[[<=>][^@-~]*[@-~]|\x1b\[\?[\d;]*\$p|\x1b[\]P][^\x07\x1b]*(?:\x07|\x1b\\)")
"""Sequences that pyte would print as text."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a program wrote: the bytes of the first burst, those of all bursts, and when each of the two was over."""

    burst_bytes: int
    bytes: int
    burst_milliseconds: float
    milliseconds: float


class NotReady(Exception):
    """The program did not show what was waited for; holds its last screen."""


class Program:
    """A child process in a pseudo-terminal of 120 columns and 40 rows."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], folder: Path) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self._chunks: list[tuple[float, int]] = []
        self._unread: deque[tuple[float, bytes]] = deque()
        self.ended_at: float | None = None
        self.started_at = perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.chdir(folder)
            os.execvpe(command[0], list(command), dict(environ))

    def start(self, texts: Sequence[str]) -> Reaction:
        """Wait until one of the texts is on the screen; the time is when the bytes arrived that put it there."""
        seen = None
        while seen is None:
            if self.ended_at is not None or perf_counter() - self.started_at > PATIENCE:
                raise NotReady("\n".join(line.rstrip() for line in self.screen.display).strip())
            if not self._read(CALM):
                seen = self._look_for(texts)
        written = self._rest(self.started_at)
        milliseconds = (seen - self.started_at) * 1000
        return Reaction(written.bytes, written.bytes, milliseconds, milliseconds)

    def press(self, key: bytes) -> Reaction | None:
        """Press a key in silence; None when nothing came of it."""
        self._chunks.clear()
        pressed_at = perf_counter()
        os.write(self._terminal, key)
        return self._rest(pressed_at) if self._read(SILENCE * 4) else None

    def idle(self, seconds: float) -> int:
        """How many bytes it writes in that many seconds without a key."""
        self._chunks.clear()
        until = perf_counter() + seconds
        while self.ended_at is None and (left := until - perf_counter()) > 0:
            self._read(left)
        return sum(length for _, length in self._chunks)

    def quit(self, key: bytes) -> float:
        """Press the key that ends the program; the milliseconds until its process has gone."""
        pressed_at = perf_counter()
        os.write(self._terminal, key)
        while self.ended_at is None:
            if perf_counter() - pressed_at > PATIENCE:
                raise NotReady("it does not end")
            self._read(PATIENCE)
        return (self.ended_at - pressed_at) * 1000

    def memory(self) -> float | None:
        """The proportional set size in MB, where the kernel tells it."""
        try:
            text = Path(f"/proc/{self.process}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            return None
        found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
        return int(found[1]) / 1000 if found else None

    def close(self) -> None:
        """End the process, if it has not ended, and free the terminal."""
        if self.ended_at is None:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self._terminal)

    def _read(self, patience: float) -> bool:
        """Take what the program writes next; False when it writes nothing for so long, or has ended."""
        if self.ended_at is not None or not select.select([self._terminal], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:
            data = b""
        now = perf_counter()
        if not data:
            os.waitpid(self.process, 0)
            self.ended_at = perf_counter()
            return False
        for question, answer in ANSWERS.items():
            if question in data:
                os.write(self._terminal, answer)
        self._chunks.append((now, len(data)))
        self._unread.append((now, data))
        return True

    def _look_for(self, texts: Sequence[str]) -> float | None:
        while self._unread:
            arrived_at, data = self._unread.popleft()
            self._stream.feed(FOREIGN.sub(b"", data))
            if any(text in line for line in self.screen.display for text in texts):
                return arrived_at
        return None

    def _rest(self, since: float) -> Reaction:
        """What has come since, once the program is silent."""
        while self._read(SILENCE):
            pass
        total, end = 0, since
        burst: tuple[int, float] | None = None
        for arrived_at, length in self._chunks:
            if burst is None and total and arrived_at - end > GAP:
                burst = total, end
            total, end = total + length, arrived_at
        burst_bytes, burst_end = burst or (total, end)
        return Reaction(burst_bytes, total, (burst_end - since) * 1000, (end - since) * 1000)
