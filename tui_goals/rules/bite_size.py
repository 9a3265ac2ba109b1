"""Which size of a bite a person finishes, from the sessions that were planned for one; sizes are units or minutes."""

from collections.abc import Iterable, Sequence
from statistics import median

from tui_goals.domain.values import frozen

ENOUGH = 5
"""Sessions planned for a size from which they say something."""
FINISHED_SHARE = 0.8
"""The share of a size's sessions that must have been finished."""
ABANDONS = 2
"""How often a bite is left before cutting it is offered."""
TOO_LARGE = 2.0
"""How many times the median of finished sessions a plan may be before cutting is offered."""


@frozen
class Tried:
    """How many sessions were planned for a size, and how many of them were finished."""

    size: float
    sessions: int
    finished: int


def proposed(tried: Iterable[Tried]) -> Tried | None:
    """The largest size with enough sessions of which at least `FINISHED_SHARE` were finished; None without one."""
    good = (
        each for each in tried if each.sessions >= ENOUGH and each.finished >= FINISHED_SHARE * each.sessions - 1e-9
    )
    return max(good, key=lambda each: each.size, default=None)


def usual(tried: Iterable[Tried]) -> float | None:
    """The median size of the finished sessions; None before there are enough of them."""
    sizes = [each.size for each in tried for _ in range(each.finished)]
    return median(sizes) if len(sizes) >= ENOUGH else None


def is_too_large(plan: float | None, tried: Sequence[Tried]) -> bool:
    """Whether a plan is over twice the median of what was finished; never before there is enough to compare with."""
    middle = usual(tried)
    return plan is not None and middle is not None and plan > TOO_LARGE * middle
