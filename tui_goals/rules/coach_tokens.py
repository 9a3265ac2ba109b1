"""A statement as words and numbers, and which numbers are names: `Windows 11`, `B2B`, `24/7`, the `2nd` novel."""

import re
from collections.abc import Iterator

from tui_goals.domain import Refused
from tui_goals.rules.coach_words import Words
from tui_goals.rules.numbers import parse_number

LONGEST = 1_000
"""Characters that are read; a title has 200 at most."""
TOKEN = re.compile(r"\d+(?:[,.:/–-]\d+)*|[^\W\d_]+|[%$€£¥₹₩₽₺₫₪₱฿₴₦₿¢]")
GLUE = "-\N{NON-BREAKING HYPHEN}"


class Tokens:
    """The words of a statement in order; places count them from 0, and beyond the ends there is the empty word."""

    def __init__(self, text: str, words: Words) -> None:
        self._words = words
        self._text = text[:LONGEST].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        self._spans = [found.span() for found in TOKEN.finditer(self._text)]
        self.shown = tuple(self._text[start:end] for start, end in self._spans)
        self.tokens = tuple(each.casefold() for each in self.shown)
        self._names: dict[int, bool] = {}

    def at(self, place: int) -> str:
        """The word at a place; empty beyond the ends."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else ""

    def text(self, start: int, end: int) -> str:
        """Some of the words as they were typed, a sign before or behind them included."""
        spans = self._spans[max(0, start) : end]
        if not spans:
            return ""
        last = spans[-1][1]
        return self._text[spans[0][0] : last + (self._text[last : last + 1] == "+")]

    def found(self, part: str, name: str) -> Iterator[range]:
        """Where the phrases of a list stand."""
        phrases = self._words.phrases[part, name]
        for start, token in enumerate(self.tokens):
            for phrase in phrases.get(token, ()):
                if self.tokens[start : start + len(phrase)] == phrase:
                    yield range(start, start + len(phrase))
                    break

    def between(self, place: int) -> str:
        """What stands between a word and the next one."""
        if not 0 <= place < len(self.tokens) - 1:
            return " "
        return self._text[self._spans[place][1] : self._spans[place + 1][0]]

    def is_number(self, place: int) -> bool:
        """Whether a word there is a number, in digits or letters, and no name."""
        token, of = self.at(place), self._words.of
        if token in of("numbers", "one"):
            return self._is_one(place)
        return (token[:1].isdigit() and not self.is_name(place)) or token in of("numbers", "words")

    def is_name(self, place: int) -> bool:
        """Whether digits there only name something."""
        if place not in self._names:
            self._names[place] = self._names_something(place)
        return self._names[place]

    def _names_something(self, place: int) -> bool:
        of, token, before = self._words.of, self.at(place), self.at(place - 1)
        if token in of("numbers", "named") or before in of("numbers", "naming") or self._is_ordinal(place):
            return True
        if before in of("numbers", "top"):
            return self.at(place - 2) in of("numbers", "a")
        return self._is_glued(place) or self._is_paired(place) or self._is_titled(place)

    def number(self, place: int) -> tuple[float, int] | None:
        """The number that begins at a place and the place behind it: `two hundred`, `1.5 million`, `20 k`."""
        values, scales = self._words.values, self._words.scales
        total, current, at = 0.0, 0.0, place
        while (token := self.at(at)) and (at == place or "," not in self.between(at - 1)):
            scale = scales.get(token) if at > place or token.isalpha() else None
            if scale is not None and (len(token) > 1 or self.between(at - 1) == ""):
                current = (current or 1) * scale
                if scale > 100:
                    total, current = total + current, 0.0
            elif token in values:
                current += values[token]
            elif at == place and (value := _digits(token)) is not None:
                current = value
            else:
                break
            at += 1
        return (total + current, at) if at > place else None

    def is_unit(self, place: int) -> bool:
        """Whether what stands there can be counted: a sign, `km`, a word in the plural."""
        token, of = self.at(place), self._words.of
        plural = (
            token.endswith("s") and token not in of("leading", "little") and token not in of("numbers", "no_plural")
        )
        return token in of("numbers", "signs", "units") or plural

    def _is_one(self, place: int) -> bool:
        of, after, before = self._words.of, self.at(place + 1), self.at(place - 1)
        return (
            bool(after)
            and after not in of("numbers", "not_after_one")
            and before not in of("numbers", "not_before_one")
            and not self._is_paired(place)
        )

    def _is_ordinal(self, place: int) -> bool:
        """`2nd`, unless a place or percentile is told."""
        of = self._words.of
        ordinal = self.at(place + 1) in of("time", "ordinals") and self.between(place) == ""
        return ordinal and self.at(place + 2) not in of("numbers", "after_ordinal")

    def _is_glued(self, place: int) -> bool:
        """`B2B`, `COVID-19`, `401(k)`, `3D`, `#1`."""
        of, before, gap = self._words.of, self.at(place - 1), self.between(place - 1)
        start = self._spans[place][0]
        if (
            place
            and before[-1:].isalpha()
            and before.isascii()
            and before not in of("numbers", "stuck")
            and len(gap) <= 1
        ):
            if gap == "" and before not in of("time", "numbered"):
                return True
            if gap and gap in GLUE and before not in of("leading", "little") and not self._like_year(place):
                return not self.is_unit(place + 1)
        behind = self.between(place)
        return (
            self._text[start - 1 : start] == "#"
            or behind == "("
            or (behind == "" and self.at(place + 1) in of("numbers", "glued") and self.shown[place + 1].isupper())
        )

    def _is_paired(self, place: int) -> bool:
        """`one on one`, `1-to-1`."""
        one = self._words.of("numbers", "one", "ones")
        pairing = self._words.of("numbers", "pairing")
        if self.at(place) not in one:
            return False
        return (self.at(place + 1) in pairing and self.at(place + 2) in one) or (
            self.at(place - 1) in pairing and self.at(place - 2) in one
        )

    def _is_titled(self, place: int) -> bool:
        """`Windows 11`, `Python 3`: behind a word with a capital inside the sentence, and nothing is counted."""
        before, of = self.shown[place - 1] if place > 1 else "", self._words.of
        if not before.istitle() or len(before) < 2 or self.between(place - 1) != " " or self._like_year(place):
            return False
        known = before.casefold()
        told = known in of("leading", "little") or known in of("numbers", "stuck") or known in of("time", "leading")
        named = known in of("time", "months", "days", "numbered") or told
        return not named and not self.is_unit(place + 1) and self.between(place) != ""

    def _like_year(self, place: int) -> bool:
        token = self.at(place)
        return len(token) == 4 and token.isdigit() and token[:2] in ("19", "20")


def _digits(token: str) -> float | None:
    if not token[:1].isdigit():
        return None
    try:
        return parse_number(token)
    except Refused:
        return None
