"""Earlier texts of an entry: which of them are kept, and how one differs from the text of today."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pendulum import DateTime

from tui_goals.domain import EntryVersion
from tui_goals.domain.values import frozen

KEPT_NUMBER = 20
KEPT_DAYS = 30
"""The last 20 earlier texts are kept or those of the last 30 days, whichever are more."""
COMPARED = 20_000
"""Characters of a text that are compared: more than is read at once, and done before it is felt in the keys."""
CONTEXT = 2
"""Lines that are alike and shown around what differs."""
WORDS = re.compile(r"\s+|\w+|[^\w\s]")

Part = tuple[str, bool]
"""A stretch of a line, and whether it is what differs."""


@frozen
class Difference:
    """A line of two texts side by side: `-` only the earlier one has it, `+` only the present one, a space both."""

    sign: str
    parts: tuple[Part, ...]


def no_longer_kept(versions: Sequence[EntryVersion], now: DateTime) -> tuple[EntryVersion, ...]:
    """Those of an entry's earlier texts, newest first, that have become too many and too old."""
    oldest = now.subtract(days=KEPT_DAYS)
    return tuple(each for each in versions[KEPT_NUMBER:] if each.replaced_at is None or each.replaced_at < oldest)


def differences(earlier: str, present: str) -> tuple[Difference, ...]:
    """Two texts line by line, with what differs within lines that were changed; long stretches alike are left out."""
    old, new = earlier[:COMPARED].split("\n"), present[:COMPARED].split("\n")
    found: list[Difference] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += _alike(old[i:j], first=i == 0, last=j == len(old))
        else:
            found += _changed(old[i:j], new[k:m])
    if len(earlier) > COMPARED or len(present) > COMPARED:
        found.append(Difference(" ", ((f"(only the first {COMPARED:,} characters are compared)", False),)))
    return tuple(found)


def _alike(lines: Sequence[str], first: bool, last: bool) -> Iterator[Difference]:
    before, after = (0 if first else CONTEXT), (0 if last else CONTEXT)
    left_out = len(lines) - before - after
    if left_out <= 1:
        yield from (_whole(" ", line, False) for line in lines)
        return
    yield from (_whole(" ", line, False) for line in lines[:before])
    yield _whole(" ", f"({left_out} lines alike)", False)
    yield from (_whole(" ", line, False) for line in lines[len(lines) - after :])


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """Lines that were changed, pair by pair while there are as many, with the words that differ."""
    if len(old) != len(new):
        yield from (_whole("-", line, True) for line in old)
        yield from (_whole("+", line, True) for line in new)
        return
    for before, after in zip(old, new, strict=True):
        one, other = _words(before, after)
        yield Difference("-", one)
        yield Difference("+", other)


def _words(before: str, after: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    old, new = WORDS.findall(before), WORDS.findall(after)
    one: list[Part] = []
    other: list[Part] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        differs = tag != "equal"
        if i < j:
            one.append(("".join(old[i:j]), differs))
        if k < m:
            other.append(("".join(new[k:m]), differs))
    return tuple(one), tuple(other)


def _whole(sign: str, line: str, differs: bool) -> Difference:
    return Difference(sign, ((line, differs),) if line else ())
