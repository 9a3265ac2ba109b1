"""Positions between positions, so that moving one row changes one row."""

from math import isfinite

STEP = 1.0
"""The room left beside the first and the last row; halving lasts about fifty moves into the same gap."""


def between(before: float | None, after: float | None) -> float:
    """A position after `before` and ahead of `after`; None is an open end.

    Raises ValueError where `needs_renumbering` says that there is none.
    """
    position = _middle(before, after)
    if not _fits(before, position, after):
        raise ValueError(f"no position between {before} and {after}")
    return position


def needs_renumbering(before: float | None, after: float | None) -> bool:
    """Whether no position is left between two neighbours, so that their list has to be numbered anew first."""
    return not _fits(before, _middle(before, after), after)


def renumbered(count: int) -> tuple[float, ...]:
    """Fresh positions for a whole list, in order and evenly spaced."""
    return tuple(STEP * place for place in range(1, count + 1))


def _middle(before: float | None, after: float | None) -> float:
    if before is None:
        return STEP if after is None else after - STEP
    return before + STEP if after is None else before + (after - before) / 2


def _fits(before: float | None, position: float, after: float | None) -> bool:
    return isfinite(position) and (before is None or before < position) and (after is None or position < after)
