"""How the coach reads a statement: how much it says there will be, over how long, and whether it is English at all.

Every pass goes over the words once and looks a few words around, so the time grows with the length and no faster.
"""

from functools import cached_property

from tui_goals.domain.values import frozen
from tui_goals.rules.coach_times import TimedTokens

LONGEST_PERIOD = 40_000
"""Days; what is longer is no plan."""
LIKE_YEARS = range(1700, 2101)
ENOUGH_WITHIN = 5
"""How many words behind `enough` may hold what it is enough for."""
WEEK = 7


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
        """The first amount as it was typed: `from 2.8 to 3.5`, `$40`, `10 pounds`."""
        place, of = self.amounts[0], self._words.of
        start = place - (self.at(place - 1) in of("numbers", "signs") and self.between(place - 1) in ("", " "))
        end = max(place + 1, (self.number(place) or (0, place))[1])
        if self.at(place - 1) in of("time", "from"):
            second = next((each for each in self.amounts if place < each <= end + 3), None)
            if second is not None and of("leading", "to").intersection(self.tokens[place:second]):
                start, end = place - 1, second + 1
        if self._is_counted(end):
            end += 1
        return self.text(start, end)

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
            if found is None or not self.at(found[1]).isalpha() or not self._is_counted(found[1]):
                continue
            unit = found[1]
            period = spans.get(self.at(unit + 2), 0) if self.at(unit + 1) in of("time", "counted") else 0
            return Counted(found[0], self.at(unit), period or None)
        return None

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
        span = next(self.found("reasons", "leading"), None)
        return self.text(span.stop, len(self.tokens)) if span is not None else None

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

    def _is_counted(self, place: int) -> bool:
        """Whether the word behind a number can be its unit."""
        if place in self.dated or not self.at(place) or self.between(place - 1) not in ("", " ", "-"):
            return False
        of = self._words.of
        return self.at(place) not in of("leading", "little") and not self.at(place)[0].isdigit()

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
