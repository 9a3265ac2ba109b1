"""How the coach reads a statement: how much it says there will be, over how long, and whether it is English at all.

Every pass goes over the words once and looks a few words around, so the time grows with the length and no faster.
"""

from functools import cached_property, lru_cache

from tui_goals.domain.values import frozen
from tui_goals.rules.coach_times import COUNTED_WITHIN, TimedTokens
from tui_goals.rules.coach_tokens import LONGEST
from tui_goals.rules.coach_words import words

LONGEST_PERIOD = 40_000
"""Days; what is longer is no plan."""
LIKE_YEARS = range(1700, 2101)
ENOUGH_WITHIN = 5
"""How many words behind `enough` may hold what it is enough for."""
WEEK = 7
UNIT_WITHIN = 3
"""How many words from a number on may hold its unit."""


@frozen
class Counted:
    """An amount with its unit, and the days it is for where the statement says so: 7 for `3 lessons a week`."""

    amount: float
    unit: str
    days: int | None = None


class Statement(TimedTokens):
    """A statement as words, and which of them tell a time, an amount, or lead in."""

    @cached_property
    def amounts(self) -> tuple[int, ...]:
        """The places of numbers that are neither times nor names."""
        return tuple(place for place in range(len(self.tokens)) if place not in self.dated and self._is_amount(place))

    @cached_property
    def amount_words(self) -> str:
        """The first amount as it was typed: `from 2.8 to 3.5`, `$40`, `10 pounds`, `twice a week`."""
        place, of = self.amounts[0], self._words.of
        sign = self.at(place - 1) in of("numbers", "signs") and self.between(place - 1) in ("", " ")
        end = max(place + 1, (self.number(place) or (0, place))[1])
        if self.at(place - 1) in of("time", "from"):
            second = next((each for each in self.amounts if place < each <= end + 3), None)
            if second is not None and of("leading", "to").intersection(self.tokens[place:second]):
                return self.text(place - 1, second + 1 + (self.at(second + 1) in of("numbers", "signs", "units")))
        unit = None if sign else self._unit(end)
        if unit is None and self.at(end) in of("time", "counted") and self.at(end + 1) in self.periods:
            unit = end + 1
        return self.text(place - sign, end if unit is None else unit + 1)

    @cached_property
    def date_words(self) -> str:
        """The words that tell when, as they were typed; a day before a rhythm, and a rhythm with its number."""
        spans = self._spans_of_time
        start, end = next((span for span in spans if not self._is_repeated(span)), spans[0])
        if self.at(start) in self._words.of("time", "per"):
            numbers = [place for place in range(max(0, start - COUNTED_WITHIN), start) if self.is_number(place)]
            start = numbers[-1] if numbers else start
            start -= self.at(start - 1) in self._words.of("numbers", "signs")
        return self.text(start, end + 1)

    @cached_property
    def ends(self) -> bool:
        """Whether it says a day or a length, and not only how often."""
        return not all(self._is_repeated(span) for span in self._spans_of_time)

    @cached_property
    def _spans_of_time(self) -> list[tuple[int, int]]:
        """First and last place of each run of words that tell when."""
        found: list[tuple[int, int]] = []
        for place in sorted(self.dated):
            bridge = found and place - found[-1][1] == 2 and self.at(place - 1) in self._words.of("time", "bridges")
            beside = found and place - found[-1][1] == 1 and not set(self.between(place - 1)) & set("();")
            if bridge or beside:
                found[-1] = (found[-1][0], place)
            else:
                found.append((place, place))
        return found

    def _is_repeated(self, span: tuple[int, int]) -> bool:
        """Whether a run of words tells how often: `every week`, `a day`, `daily`."""
        start, end = span
        led = self.at(start) in self._words.of("time", "counted") or self._is_rhythm(start)
        return led and end - start < COUNTED_WITHIN

    @cached_property
    def vague_amount(self) -> str:
        """An amount that is none: `a few`; empty without one."""
        return self.first("objects", "vague_amounts")

    @cached_property
    def counted(self) -> Counted | None:
        """The first amount with what is counted: `10 pounds`, `500 words a day`; None without a unit beside it."""
        of, spans = self._words.of, self._words.period_days
        for place in self.amounts:
            found = self.number(place)
            unit = self._unit(found[1]) if found is not None else None
            if found is None or unit is None or not self.at(unit).isalpha():
                continue
            period = spans.get(self.at(unit + 2), 0) if self.at(unit + 1) in of("time", "counted") else 0
            if not period and self.often and self.at(unit) in of("numbers", "lengths"):
                return Counted(found[0] * self.often, self.at(unit), WEEK)
            return Counted(found[0], self.at(unit), period or None)
        return None

    @cached_property
    def often(self) -> float | None:
        """How often a week something is done: 3 for `three days a week`, 7 for `daily`; None where it is not said."""
        of, days = self._words.of, self._words.period_days
        for place, token in enumerate(self.tokens):
            if token not in of("time", "counted") or self.at(place + 1) not in days:
                continue
            times = self.number(place - 2) if self.at(place - 1) in of("numbers", "times") else None
            once = self._words.values.get(self.at(place - 1)) if self.at(place - 1) in of("numbers", "often") else None
            found = times[0] if times is not None else once
            if found is not None:
                return found * WEEK / days[self.at(place + 1)]
        rhythm = self.rhythm.casefold().split()
        if not rhythm:
            return None
        span = days.get(rhythm[-1])
        if rhythm[-1] in of("time", "days") and span is None:
            return 1.0
        return WEEK / span if span else None

    @cached_property
    def length(self) -> int | None:
        """The days that it gives itself: 90 for `in three months`; None where it does not say so."""
        of, days = self._words.of, self._words.period_days
        for place, token in enumerate(self.tokens):
            span = days.get(token) or days.get(token.removesuffix("s"))
            if span is None or place not in self.dated:
                continue
            if self.at(place - 1) in of("time", "counted"):
                if self.at(place - 1) in of("numbers", "a") and self.at(place - 2) in of("time", "within", "after"):
                    return span
                continue
            found = self.number(place - 1)
            if found is not None and 0 < found[0] * span < LONGEST_PERIOD:
                return round(found[0] * span)
            if self.at(place - 1) in of("time", "sure") or self.at(place - 2) in of("time", "after"):
                return span
        return None

    @cached_property
    def reason(self) -> str | None:
        """What stands behind the first `because` or `so that`; None without one."""
        span = self._reason_words
        return self.text(span.stop, len(self.tokens)) if span is not None else None

    @cached_property
    def end(self) -> int:
        """The place behind the goal itself, where its reason begins if it gives one."""
        return self._reason_words.start if self._reason_words is not None else len(self.tokens)

    @cached_property
    def hedges(self) -> frozenset[int]:
        """The places of words that stand where a day should."""
        return frozenset(place for span in self.found("time", "never") for place in span)

    @cached_property
    def _reason_words(self) -> range | None:
        return next((span for span in self.found("reasons", "leading") if span.start > 0), None)

    @cached_property
    def foreign(self) -> bool:
        """Whether it is in no language the coach knows: other letters, or small words of others and none of its own."""
        letters = [each for each in self.shown if each[0].isalpha()]
        other = sum(not "\u0000" <= each[0] <= "\u024f" for each in letters)
        if other * 2 > len(letters):
            return True
        small = [each for each in letters if each == each.lower()]
        strange = sum(each in self._words.of("foreign", "small") for each in small)
        own = sum(each in self._words.of("leading", "little", "modals") for each in small)
        return strange > own

    def _unit(self, place: int) -> int | None:
        """The place of what is counted behind a number: `3 rental properties`; None where nothing is."""
        if place in self.dated or self.between(place - 1) not in ("", " ", "-") or not self.at(place)[:1].isalpha():
            return place if self.at(place) == "%" else None
        of = self._words.of
        for each in range(place, min(place + UNIT_WITHIN, len(self.tokens))):
            if self.is_unit(each) and each not in self.dated:
                return each
            if each in self.dated or self.at(each) in of("objects", "joints") or self.between(each) != " ":
                break
        return None if self.at(place) in of("leading", "little") else place

    def _is_amount(self, place: int) -> bool:
        of = self._words.of
        token, before = self.at(place), self.at(place - 1)
        if self.is_number(place):
            like_year = len(token) == 4 and token.isdigit() and int(token) in LIKE_YEARS
            return not (like_year and (not self.is_unit(place + 1) or before in of("time", "owners")))
        if token in of("numbers", "enough"):
            aims = of("numbers", "aims")
            behind = self.tokens[place + 2 : place + ENOUGH_WITHIN]
            return self.at(place + 1) not in aims and not aims.isdisjoint(behind)
        if token == "%" or (before in of("numbers", "a") and token in of("numbers", "fractions")):
            return True
        return token in of("numbers", "grades") and self.shown[place].isupper() and self._is_grade(place)

    def _is_grade(self, place: int) -> bool:
        """`an A`, `from a C to a B`; no `a B movie`."""
        of, after = self._words.of, self.at(place + 1)
        if self.at(place - 1) in of("numbers", "grade_articles"):
            return not after[:1].isdigit()
        return self.at(place - 1) in of("numbers", "a") and (not after or after in of("leading", "little"))


def read(text: str, language: str) -> Statement:
    """A statement as it is read in a language, once for all that look at it while it is typed."""
    return _read(text[:LONGEST], language)


@lru_cache(maxsize=8)
def _read(text: str, language: str) -> Statement:
    return Statement(text, words(language))
