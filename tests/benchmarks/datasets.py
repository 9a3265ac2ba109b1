"""The data sets of the benchmarks, made by one seeded command: `python -m tests.benchmarks.datasets decade FILE`."""

import argparse
from pathlib import Path
from time import perf_counter

from pendulum import DateTime

from tests.benchmarks.ledger import write_ledger
from tests.benchmarks.life import Life, Size
from tui_goals.clock import SystemClock
from tui_goals.domain import StoreFailed
from tui_goals.store import migrate
from tui_goals.store.bulk import put_all
from tui_goals.store.connection import connect

DECADE = Size(goals=40, milestones=600, tasks=8_000, bites=30_000, sessions=30_000, entries=5_000, steps=100_000)
SIZES = {
    "small": Size(goals=3, milestones=15, tasks=60, bites=200, sessions=150, entries=40, steps=600),
    "decade": DECADE,
    "century": DECADE.times(10),
}


def make(name: str, path: Path, now: DateTime | None = None) -> Path:
    """Write a data set into a new file; the same for the same day."""
    migrate.create(path)
    connection = connect(path)
    put_all(connection, Life(SIZES[name], now or SystemClock().now()).values())
    write_ledger(connection, SIZES[name].steps)
    connection.close()
    return path


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.datasets", description=__doc__)
    parser.add_argument("name", choices=SIZES)
    parser.add_argument("file", type=Path, help="a file that is not there yet")
    wanted = parser.parse_args()
    if wanted.file.exists():
        parser.error(f"{wanted.file} exists already")
    started = perf_counter()
    try:
        size = make(wanted.name, wanted.file.absolute()).stat().st_size
    except StoreFailed as error:
        parser.error(str(error))
    print(f"{wanted.file}: {size / 1e6:,.1f} MB in {perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
