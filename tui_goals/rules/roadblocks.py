"""What can be in the way of a bite, in words that judge nobody."""

from collections.abc import Iterable

COMMON = (
    "interrupted",
    "unclear what comes next",
    "larger than it looked",
    "tired",
    "something else came first",
    "waiting for somebody",
)
"""What people meet most, for those who have no reasons of their own yet."""
MOST = 8
"""Reasons that are offered at once."""


def offered(earlier: Iterable[str]) -> tuple[str, ...]:
    """The person's own reasons, the latest first, then common ones; each once, whatever its case."""
    first: dict[str, str] = {}
    for reason in (*earlier, *COMMON):
        first.setdefault(reason.casefold(), reason)
    return tuple(first.values())[:MOST]
