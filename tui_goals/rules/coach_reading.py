"""How the coach reads a statement: its words, when it says it will be, how much it says there will be.

Every pass goes over the words once and looks a few words around, so the time grows with the length and no faster.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from tui_goals.domain import Refused
from tui_goals.rules.coach_words import Words
from tui_goals.rules.numbers import parse_number

LONGEST = 1_000
"""Characters that are read; a title has 200 at most."""
AROUND = 5
"""How many words before a period may hold the word that makes a day of it."""
COUNTED_WITHIN = 4
"""How many words before `a week` may hold the number."""
YEARS = range(1990, 2101)
LONGEST_PERIOD = 40_000
"""Days; what is longer is no plan."""
LIKE_YEARS = range(1700, 2101)
TOKEN = re.compile(r"\d[\d,.:/-]*\d|\d|[^\W\d_]+|[%$€£¥]")
DATE = re.compile(r"\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}[/.]\d{1,2}([/.](\d{2}|\d{4}))?|\d{4}[/-]\d{1,2}[/-]\d{1,2}")


class Statement:
    """A statement as words, and which of them tell a time, an amount, or lead in."""

    def __init__(self, text: str, words: Words) -> None:
        self._words = words
        self._text = text[:LONGEST]
        self._spans = [found.span() for found in TOKEN.finditer(self._text)]
        self.shown = tuple(self._text[start:end] for start, end in self._spans)
        self.tokens = tuple(each.casefold() for each in self.shown)

    @cached_property
    def dated(self) -> frozenset[int]:
        """The places of the words that tell when, or in which rhythm."""
        return frozenset(place for span in self._times() for place in span)

    @cached_property
    def never(self) -> str:
        """What stands where a day should: `someday`; empty without it."""
        return self._first("time", "never")

    @cached_property
    def rhythm(self) -> str:
        """The rhythm in which something is done: `daily`, `each week`; empty without one."""
        time = self._words.of
        for place, token in enumerate(self.tokens):
            before = self.at(place - 1)
            if token in time("time", "rhythms") or (
                before in time("time", "each") and token in time("time", "periods", "days", "short_periods")
            ):
                return self.text(place - 1 if before in time("time", "each") else place, place + 1)
        return ""

    @cached_property
    def periods(self) -> frozenset[str]:
        """Words for stretches of days."""
        return self._words.of("time", "periods")

    @cached_property
    def amounts(self) -> tuple[int, ...]:
        """The places of numbers that are neither times nor names."""
        return tuple(place for place in range(len(self.tokens)) if place not in self.dated and self._is_amount(place))

    @cached_property
    def vague_amount(self) -> str:
        """An amount that is none: `a few`; empty without one."""
        return self._first("objects", "vague_amounts")

    @cached_property
    def date_words(self) -> str:
        """The words that tell when, as they were typed."""
        places = sorted(self.dated)
        first = places[:1]
        for place in places[1:]:
            if place - first[-1] > 2:
                break
            first.append(place)
        return self.text(first[0], first[-1] + 1) if first else ""

    def at(self, place: int) -> str:
        """The word at a place; empty beyond the ends."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else ""

    def text(self, start: int, end: int) -> str:
        """Some of the words as they were typed."""
        spans = self._spans[max(0, start) : end]
        return self._text[spans[0][0] : spans[-1][1]] if spans else ""

    def found(self, part: str, name: str) -> Iterator[range]:
        """Where the phrases of a list stand."""
        phrases = self._words.phrases[part, name]
        for start, token in enumerate(self.tokens):
            for phrase in phrases.get(token, ()):
                if self.tokens[start : start + len(phrase)] == phrase:
                    yield range(start, start + len(phrase))
                    break

    @cached_property
    def counted(self) -> tuple[float, str] | None:
        """The first amount with what is counted: `10 pounds`; None without a unit beside it."""
        for place in self.amounts:
            number, unit = self._value(place), self.at(place + 1)
            if number is not None and unit.isalpha() and unit not in self._words.of("leading", "little"):
                return number, unit
        return None

    @cached_property
    def length(self) -> int | None:
        """The days that it gives itself: 90 for `in three months`; None where it does not say so."""
        of, days = self._words.of, self._words.period_days
        for place, token in enumerate(self.tokens):
            span = days.get(token) or days.get(token.removesuffix("s"))
            if span is None or place not in self.dated or self.at(place - 1) in of("time", "each"):
                continue
            number = self._value(place - 1)
            if number is not None and 0 < number * span < LONGEST_PERIOD:
                return round(number * span)
            if self.at(place - 1) in of("time", "sure") or self.at(place - 2) in of("time", "after"):
                return span
        return None

    def _value(self, place: int) -> float | None:
        token = self.at(place)
        if token in self._words.values:
            return float(self._words.values[token])
        try:
            return parse_number(token) if token[:1].isdigit() else None
        except Refused:
            return None

    def is_number(self, place: int) -> bool:
        """Whether a word there is a number, in digits or letters."""
        token = self.at(place)
        of = self._words.of
        if token == "one" and token in of("numbers", "one"):
            return self.at(place + 1) not in of("numbers", "not_after_one") and self.at(place + 1) != ""
        return token[:1].isdigit() or token in of("numbers", "words")

    def _first(self, part: str, name: str) -> str:
        span = next(self.found(part, name), None)
        return self.text(span.start, span.stop) if span is not None else ""

    def _times(self) -> Iterator[Iterable[int]]:
        yield from self.found("time", "sure_phrases")
        for place, token in enumerate(self.tokens):
            for test in (self._date, self._named, self._period, self._event):
                start = test(place, token)
                if start is not None:
                    yield range(start, place + 1)
                    break

    def _date(self, place: int, token: str) -> int | None:
        """Digits that are a date or a year, `Q3`, `tomorrow`, `daily`."""
        of = self._words.of
        before = self.at(place - 1)
        if token in of("time", "now", "rhythms"):
            return place
        if DATE.fullmatch(token) and ("-" in token or "/" in token) and before not in of("numbers", "signs"):
            return place - 1 if before in self._leading else place
        if token.isdigit() and before in of("time", "numbered"):
            return place - 1
        if token.isdigit() and len(token) == 4 and int(token) in YEARS and not self._is_unit(place + 1):
            return place - 1 if before in self._leading else place
        return None

    def _named(self, place: int, token: str) -> int | None:
        """A month, a day of the week, a season, with what makes a time of it."""
        of = self._words.of
        before, after = self.at(place - 1), self.at(place + 1)
        numbered = before[:1].isdigit() or before in of("time", "ordinals") or before in of("time", "of")
        if token in of("time", "months"):
            beside = after[:1].isdigit() and (place == 0 or before not in of("time", "no_month_after"))
            if numbered or beside or before in self._leading or before in of("time", "the"):
                return self._start(place)
        elif (token in of("time", "days") and (before in self._leading or numbered or before in of("time", "on"))) or (
            token in of("time", "seasons")
            and (
                before in self._leading
                or after[:4].isdigit()
                or (before in of("time", "the") and self.at(place - 2) in self._leading)
            )
        ):
            return self._start(place)
        elif token[:1].isdigit() and self.at(place - 1) in of("time", "months"):
            return place - 1
        return None

    def _period(self, place: int, token: str) -> int | None:
        """A stretch of days with what makes a time of it: `in three months`, `this week`, `twice a year`."""
        of = self._words.of
        short = token in of("time", "short_periods")
        if not short and token not in self.periods:
            return None
        numbered = False
        for back in range(1, AROUND + 1):
            before = self.at(place - back)
            if not before:
                break
            if before in of("time", "each") or (not short and before in of("time", "sure")):
                return place - back
            if before in of("time", "counted") and back == 1 and self._counts(place - 2):
                return place - 1
            if short:
                numbered = numbered or self.is_number(place - back)
                if back > 1 and before in of("time", "next"):
                    return place - back
                continue
            if before in of("time", "by", "after"):
                return place - back if numbered or back > 1 else None
            if self.is_number(place - back):
                numbered = True
                if self.at(place + 1) in of("time", "later"):
                    return place - back
                continue
            if before not in of("time", "inside") and before not in of("leading", "little"):
                break
        return None

    def _event(self, place: int, token: str) -> int | None:
        """`before the wedding`, `by the end of the class`, `by 5 pm`; what follows `before` counts whatever it is."""
        of = self._words.of
        if token in of("time", "ends") and self.at(place + 1) in of("time", "of"):
            for back in (1, 2):
                if self.at(place - back) in self._leading or self.at(place - back) in of("time", "at"):
                    return place - back
        if token in of("time", "not_deadlines") or token in of("leading", "little"):
            return None
        event, hour = token in of("time", "events"), token in of("time", "hours_of_day")
        for back in range(1, AROUND if event or hour or self._awaits else 1):
            before = self.at(place - back)
            if (
                before in of("time", "until")
                or (event and before in of("time", "to_event"))
                or (hour and before in of("time", "by"))
            ):
                return place - back
        return None

    @cached_property
    def _awaits(self) -> bool:
        return not self._words.of("time", "until").isdisjoint(self.tokens)

    @cached_property
    def _leading(self) -> frozenset[str]:
        return self._words.of("time", "leading")

    def _start(self, place: int) -> int:
        """Where the words that lead in to a named time begin."""
        of = self._words.of
        while place > 0 and (
            self.at(place - 1) in self._leading
            or self.at(place - 1)[:1].isdigit()
            or self.at(place - 1) in of("time", "ordinals")
            or self.at(place - 1) in of("time", "the")
        ):
            place -= 1
        return place

    def _counts(self, place: int) -> bool:
        """Whether something is counted just before `a week`: `three times`, `30 minutes`, `twice`, `$200`."""
        return any(self.is_number(place - back) for back in range(COUNTED_WITHIN))

    def _is_unit(self, place: int) -> bool:
        token = self.at(place)
        return token in self._words.of("numbers", "signs") or (
            token.endswith("s") and token not in self._words.of("leading", "little") and token not in ("across", "is")
        )

    def _is_amount(self, place: int) -> bool:
        of = self._words.of
        token, before = self.at(place), self.at(place - 1)
        if self.is_number(place):
            like_year = len(token) == 4 and token.isdigit() and int(token) in LIKE_YEARS
            return before not in of("numbers", "naming") and not (like_year and not self._is_unit(place + 1))
        if token == "%" or (before == "a" and token in of("numbers", "fractions")):
            return True
        grade = token in of("numbers", "grades") and self.shown[place].isupper()
        return grade and (before in of("numbers", "grade_articles"))
