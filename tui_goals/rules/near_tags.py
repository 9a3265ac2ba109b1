"""Tags that are probably meant to be one: told apart by accents, a sign between words, or one letter."""

from collections.abc import Iterable, Mapping

from tui_goals.domain.values import frozen
from tui_goals.rules.folding import fold

SHORTEST = 4
"""Letters from which a tag with one letter more, less or other is taken for a slip; shorter ones differ by design."""
BETWEEN = str.maketrans("", "", "_-/")


@frozen
class NearTag:
    """A new tag, and the one in use that it may stand for."""

    tag: str
    known: str
    entries: int
    """How many entries have the known one."""


def near_tags(new: Iterable[str], used: Mapping[str, int]) -> tuple[NearTag, ...]:
    """The tags of an entry that no other has, with the one in use that is nearest to each; `used` counts entries."""
    found = []
    for tag in new:
        others = [known for known in used if known != tag and used[known] >= used.get(tag, 0) and is_near(tag, known)]
        if used.get(tag, 0) <= 1 and others:
            known = max(others, key=lambda each: used[each])
            found.append(NearTag(tag, known, used[known]))
    return tuple(found)


def is_near(one: str, other: str) -> bool:
    """Whether two tags read alike: equal but for accents and signs between words, or one slip of a finger apart.

    Tags that differ in their digits (`week1`, `week2`) are meant to.
    """
    one, other = (fold(tag).translate(BETWEEN) for tag in (one, other))
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= SHORTEST
    return long_enough and _digits(one) == _digits(other) and _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two neighbours in the other order, is all the difference."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others_rest = one[start:], other[start:]
    swapped = rest[1::-1] + rest[2:] if len(rest) > 1 else rest
    return rest[1:] == others_rest[1:] or rest[1:] == others_rest or rest == others_rest[1:] or swapped == others_rest


def _digits(tag: str) -> str:
    return "".join(filter(str.isdigit, tag))
