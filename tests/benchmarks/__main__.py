"""What the program costs, beside the least that a Textual app costs in the same run: `python -m tests.benchmarks`.

Programs take turns (A B A B ...), and ratios are taken turn by turn, since machines are noisy and an absolute time
means nothing. The ceilings are those the design asks for; nothing here passes or fails.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from tests.benchmarks import programs
from tests.benchmarks.datasets import SIZES, make
from tests.benchmarks.measure import NotReady
from tests.benchmarks.table import Figures, Turns, table

T = TypeVar("T")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--turns", type=int, default=7, metavar="N", help="how often each program runs (7)")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=["small", "decade"], help="the data sets")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the data sets there, and use those kept")
    wanted = parser.parse_args()
    with TemporaryDirectory() as temporary:
        home = Path(temporary)
        folder = (wanted.keep or home).absolute()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        databases = {name: _data_set(name, folder) for name in wanted.sizes}
        print(
            f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
            f"{wanted.turns} turns, medians"
        )
        measure_screens(databases, wanted.turns, programs.environment(home))
        measure_commands(databases, wanted.turns * 3, programs.environment(home))


def measure_screens(databases: Mapping[str, Path], turns: int, environ: Mapping[str, str]) -> None:
    """Print what the full-screen program costs on each data set, and hello beside it."""
    ours = {"demo": programs.app("demo"), **{name: programs.app("--db", str(path)) for name, path in databases.items()}}
    screens = {"hello": programs.HELLO, **ours}
    found = take_turns(screens, lambda screen: programs.screen_turn(screen, environ), turns)
    ratios = [*((name, "hello") for name in ours), *_each_to_the_one_before(list(databases))]
    print("\n" + table(found, tuple(screens), ratios, programs.SCREEN_LINES))


def measure_commands(databases: Mapping[str, Path], turns: int, environ: Mapping[str, str]) -> None:
    """Print what the commands cost, and a Python that does nothing beside them."""
    ours = programs.tui_goals()
    commands: dict[str, Sequence[str]] = {
        "pass": (sys.executable, "-c", "pass"),
        "modules": (sys.executable, "-c", "import argparse, sqlite3, pendulum"),
        "--help": (*ours, "--help"),
        **{f"status {name}": (*ours, "status", "--db", str(path)) for name, path in databases.items()},
    }
    found = take_turns(commands, lambda command: programs.command_turn(command, environ), turns)
    status = [f"status {name}" for name in databases]
    ratios = [("--help", "pass"), *((name, "modules") for name in status), *_each_to_the_one_before(status)]
    print("\n" + table(found, tuple(commands), ratios, programs.COMMAND_LINES))


def take_turns(subjects: Mapping[str, T], turn: Callable[[T], Figures], turns: int) -> Turns:
    """Let each have its turn, over and over; the first round only warms up. One that fails is told and left out."""
    found = Turns()
    failed: set[str] = set()
    for number in range(turns + 1):
        for name, subject in subjects.items():
            if name in failed:
                continue
            try:
                figures = turn(subject)
            except (NotReady, subprocess.CalledProcessError) as error:
                failed.add(name)
                print(f"\n{name} could not be measured: {getattr(error, 'stderr', b'') or error}", file=sys.stderr)
            else:
                if number:
                    found.add(name, figures)
    return found


def _each_to_the_one_before(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(larger, smaller) for smaller, larger in pairwise(names)]


def _data_set(name: str, folder: Path) -> Path:
    path = folder / f"{name}.db"
    return path if path.exists() else make(name, path)


if __name__ == "__main__":
    main()
