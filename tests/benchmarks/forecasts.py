"""How often a finish falls between P10 and P90, over made-up histories: `python -m tests.benchmarks.forecasts`.

With a database (`python -m tests.benchmarks.forecasts FILE`): how long the forecast of every goal in it takes.
"""

import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import accumulate
from math import ceil, exp, sqrt
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from tui_goals.clock import SystemClock
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.rules.forecast import finishes_of_amount
from tui_goals.state import AppState, forecasting, load
from tui_goals.store import Reader
from tui_goals.store.connection import connect

LENGTHS = (4, 6, 9, 13, 26)
AHEAD = 400
"""Weeks that are made up after the history."""
MEAN = 100.0

Weeks = Callable[[Random, int], list[float]]


def independent(random: Random, number: int) -> list[float]:
    """Weeks that know nothing of each other; every seventh is empty."""
    return [0.0 if random.random() < 0.15 else random.gammavariate(2, MEAN / 2) for _ in range(number)]


def autocorrelated(random: Random, number: int) -> list[float]:
    """Good weeks come together, and bad ones: half of what a week is carries over to the next."""
    found, state = [], 0.0
    for _ in range(number):
        state = 0.5 * state + random.gauss(0, sqrt(0.75))
        found.append(MEAN * exp(0.6 * state))
    return found


def growing(random: Random, number: int) -> list[float]:
    """Each week brings two hundredths of the first one more."""
    return [(1 + 0.02 * week) * random.gammavariate(2, MEAN / 2) for week in range(number)]


def coverage(weeks_of: Weeks, histories: int, lengths: Sequence[int] = LENGTHS) -> float:
    """The share of finishes between P10 and P90, where 4 to 20 mean weeks were left, over so many histories of each."""
    hits = sum(_holds(weeks_of, length, number) for length in lengths for number in range(histories))
    return hits / (histories * len(lengths))


def _holds(weeks_of: Weeks, length: int, number: int) -> bool:
    random = Random(f"{weeks_of.__name__} {length} {number}")
    weeks, left = weeks_of(random, length + AHEAD), random.uniform(4, 20) * MEAN
    to_come = list(accumulate(weeks[length:], initial=0.0))
    after = bisect_left(to_come, left)
    actual = after - 1 + (left - to_come[after - 1]) / (to_come[after] - to_come[after - 1])
    ordered = sorted(finishes_of_amount(left, weeks[:length]))
    return ordered[ceil(0.1 * len(ordered)) - 1] <= actual <= ordered[ceil(0.9 * len(ordered)) - 1]


def measure(path: Path) -> None:
    """Print how long all forecasts of a file take, and a sum of a million beside them."""
    with closing(connect(path)) as connection:
        reader = Reader(connection)
        state = load(reader, AppState(), SystemClock().now(), "UTC", DAY_CUTOFF)
        turns = []
        for _ in range(7):
            started = perf_counter()
            forecasting.forecasts_if(state, reader, state.today, None)
            between = perf_counter()
            sum(number for number in range(1_000_000))
            turns.append((between - started, perf_counter() - between))
    ours, million = (median(turn[place] for turn in turns) * 1000 for place in (0, 1))
    print(f"forecast of every goal: {ours:.0f} ms, {median(a / b for a, b in turns):.2f} x a sum of a million")
    print(f"(which took {million:.0f} ms)")


def main() -> None:
    """Print the share for each kind of history and each length; or the time that a file takes."""
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
        return
    print("Of 100 finishes between P10 and P90; 80 are promised\n")
    print(f"{'weeks lived':<16}{''.join(f'{length:>8}' for length in LENGTHS)}{'all':>8}")
    for weeks_of in (independent, autocorrelated, growing):
        shares = [coverage(weeks_of, 300, (length,)) for length in LENGTHS]
        figures = "".join(f"{share * 100:>8.1f}" for share in (*shares, sum(shares) / len(shares)))
        print(f"{weeks_of.__name__:<16}{figures}", flush=True)


if __name__ == "__main__":
    main()
