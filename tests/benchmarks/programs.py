"""One turn of what is measured: a full-screen program with its keys, or a command that prints and ends."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.life import IN_PLAY
from tests.benchmarks.measure import Program, Reaction
from tests.benchmarks.table import Figures, Line

CHECKOUT = Path(__file__).resolve().parents[2]
WARMING = 2.0
"""Seconds that a program is left alone after its start, to load what it loads behind the first picture."""
OTHERS = ("PYTHON", "TUI_GOALS", "SSH_", "TMUX", "STY", "COLUMNS", "LINES", "NO_COLOR", "XDG_", "LC_", "TEXTUAL")
"""How the names of variables begin that would change what is measured."""

SCREEN_LINES = (
    Line("start to ready, ms", "1.2 x hello; decade 1.1 x small, century 1.3 x small"),
    Line("start, bytes", "16,000"),
    Line("idle, bytes a second", "0"),
    Line("cursor move, bytes", "400"),
    Line("cursor move, ms", "5"),
    Line("beside the cursor, bytes", "4,000"),
    Line("screen switch, bytes", "12,000"),
    Line("screen switch, ms", "60"),
    Line("memory (PSS), MB", "60; decade 1.1 x small"),
    Line("quit, ms", "0.6 x hello"),
)
COMMAND_LINES = (Line("whole process, ms", "--help 3 x pass; status 1.3 x modules"),)


@dataclass(frozen=True, slots=True)
class Screen:
    """A full-screen program: how it starts, what it shows when it is ready (any of these), and the keys it is given."""

    command: tuple[str, ...]
    texts: tuple[str, ...]
    moves: bytes = b""
    switches: bytes = b""


HELLO = Screen((sys.executable, str(Path(__file__).with_name("hello.py"))), ("Hello from the floor",))


def app(*arguments: str) -> Screen:
    """The program itself, on a data set or on the demo; both have the same goals in play."""
    return Screen((*tui_goals(), *arguments), IN_PLAY, moves=b"jk" * 9, switches=b"313131")


def tui_goals() -> tuple[str, ...]:
    """How the program of this checkout is called."""
    return sys.executable, "-m", "tui_goals"


def environment(home: Path) -> dict[str, str]:
    """This process' variables without those that would change a figure, and with a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OTHERS)}
    return {**kept, "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


def screen_turn(screen: Screen, environ: Mapping[str, str]) -> Figures:
    """Start a full-screen program, press its keys, weigh it, quit it. Raises NotReady."""
    with closing(Program(screen.command, environ, CHECKOUT)) as program:
        start = program.start(screen.texts)
        figures = {"start to ready, ms": start.milliseconds, "start, bytes": float(start.bytes)}
        program.idle(WARMING)
        figures["idle, bytes a second"] = program.idle(WARMING) / WARMING
        moves = _press(program, screen.moves)
        if moves:
            figures["cursor move, bytes"] = median(move.burst_bytes for move in moves)
            figures["cursor move, ms"] = median(move.burst_milliseconds for move in moves)
            figures["beside the cursor, bytes"] = median(move.bytes - move.burst_bytes for move in moves)
        switches = _press(program, screen.switches)
        if switches:
            figures["screen switch, bytes"] = median(switch.bytes for switch in switches)
            figures["screen switch, ms"] = median(switch.milliseconds for switch in switches)
        memory = program.memory()
        if memory is not None:
            figures["memory (PSS), MB"] = memory
        return {**figures, "quit, ms": program.quit(b"q")}


def command_turn(command: Sequence[str], environ: Mapping[str, str]) -> Figures:
    """Run a command to its end, its output read and dropped. Raises CalledProcessError."""
    started_at = perf_counter()
    subprocess.run(command, env=environ, cwd=CHECKOUT, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return {"whole process, ms": (perf_counter() - started_at) * 1000}


def _press(program: Program, keys: bytes) -> list[Reaction]:
    """What came of each key; those that drew nothing are left out."""
    reactions = (program.press(bytes([key])) for key in keys)
    return [reaction for reaction in reactions if reaction is not None]
