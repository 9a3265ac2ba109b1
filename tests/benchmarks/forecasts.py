"""How often a finish falls between P10 and P90, over made-up histories: `python -m tests.benchmarks.forecasts`."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import ceil, exp, sqrt
from random import Random

from tui_goals.rules.forecast import finishes_of_amount

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


def main() -> None:
    """Print the share for each kind of history and each length."""
    print("Of 100 finishes between P10 and P90; 80 are promised\n")
    print(f"{'weeks lived':<16}{''.join(f'{length:>8}' for length in LENGTHS)}{'all':>8}")
    for weeks_of in (independent, autocorrelated, growing):
        shares = [coverage(weeks_of, 300, (length,)) for length in LENGTHS]
        figures = "".join(f"{share * 100:>8.1f}" for share in (*shares, sum(shares) / len(shares)))
        print(f"{weeks_of.__name__:<16}{figures}", flush=True)


if __name__ == "__main__":
    main()
