"""What the coach knows of a language, from a file: `words/coach.en.toml`; another language is another file."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tui_goals.domain.values import frozen

FOLDER = Path(__file__).with_name("words")


@frozen
class Words:
    """Sets of words by part and name, phrases by their first word, and the sentences in which the coach answers."""

    sets: dict[tuple[str, ...], frozenset[str]]
    phrases: Mapping[tuple[str, str], Mapping[str, tuple[tuple[str, ...], ...]]]
    endings: tuple[tuple[str, str], ...]
    doubled: str
    limits: Mapping[str, Any]
    period_days: Mapping[str, int]
    values: Mapping[str, int]
    scales: Mapping[str, int]
    sentences: Mapping[str, str]

    def ends(self, token: str, name: str) -> bool:
        """Whether a word, longer than that, ends in one of the endings of a list."""
        return any(token.endswith(ending) and len(token) > len(ending) + 2 for ending in self.sets["endings", name])

    def of(self, part: str, *names: str) -> frozenset[str]:
        """The words of one or more lists; several are joined once."""
        place = (part, *names)
        found = self.sets.get(place)
        if found is None:
            found = self.sets[place] = frozenset().union(*(self.sets[part, name] for name in names))
        return found

    def forms(self, token: str) -> frozenset[str]:
        """A word and what it may be bent from: `running`, `runn`, `run`."""
        found = {token}
        for ending, instead in self.endings:
            if token.endswith(ending) and len(token) > len(ending) + 1:
                base = token[: len(token) - len(ending)]
                found.add(base + instead)
                if len(base) > 2 and base[-1] == base[-2] and base[-1] in self.doubled:
                    found.add(base[:-1])
        return frozenset(found)


@cache
def words(language: str = "en") -> Words:
    """The words of a language, read once."""
    data = tomllib.loads((FOLDER / f"coach.{language}.toml").read_text(encoding="utf-8"))
    lists: dict[tuple[str, ...], Any] = {
        (part, name): value for part, names in data.items() for name, value in names.items()
    }
    return Words(
        {place: frozenset(value.split()) for place, value in lists.items() if isinstance(value, str)},
        {
            (place[0], place[1]): _by_first_word(value)
            for place, value in lists.items()
            if isinstance(value, list) and place[0] != "endings"
        },
        tuple((ending, instead) for ending, instead in data["endings"]["of_verbs"]),
        data["endings"]["doubled"],
        data["limits"],
        data["period_days"],
        data["values"],
        data["scales"],
        data["sentences"],
    )


def _by_first_word(phrases: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as words, the longest of those that begin alike first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(map(str.split, phrases), key=len, reverse=True):
        found[phrase[0]] = (*found.get(phrase[0], ()), tuple(phrase))
    return found
