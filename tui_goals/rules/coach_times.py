"""When a statement says it will be: days, periods, rhythms, and what only looks like them."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from tui_goals.rules.coach_tokens import Tokens

AROUND = 6
"""How many words before a period may hold the word that makes a day of it."""
COUNTED_WITHIN = 4
"""How many words before `a week` may hold the number."""
YEARS = range(1990, 2101)
AGES = range(16, 111)
DEADLINE_HOURS = 12
"""Hours from which `within 24 hours` is a day for whatever is no answer to somebody."""
DATE = re.compile(r"\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}[/.]\d{1,2}([/.](\d{2}|\d{4}))?|\d{4}[/-]\d{1,2}[/-]\d{1,2}")


class TimedTokens(Tokens):
    """The words of a statement, with those that tell when or how often."""

    @cached_property
    def dated(self) -> frozenset[int]:
        """The places of the words that tell when, or in which rhythm."""
        return frozenset(place for span in self._times() for place in span)

    @cached_property
    def never(self) -> str:
        """What stands where a day should: `someday`; empty without it."""
        return self.first("time", "never")

    @cached_property
    def rhythm(self) -> str:
        """The rhythm in which something is done: `daily`, `each week`; empty without one."""
        of = self._words.of
        for place, token in enumerate(self.tokens):
            if self._is_rhythm(place):
                return self.text(place, place + 1)
            if self.at(place - 1) in of("time", "each"):
                if token in of("time", "periods", "days", "short_periods", "occasions"):
                    return self.text(place - 1, place + 1)
                if self.is_number(place) and self.at(place + 1) in self.periods:
                    return self.text(place - 1, place + 2)
        return ""

    @cached_property
    def periods(self) -> frozenset[str]:
        """Words for stretches of days."""
        return self._words.of("time", "periods")

    def first(self, part: str, name: str) -> str:
        """The first of the phrases of a list; empty without one."""
        span = next(self.found(part, name), None)
        return self.text(span.start, span.stop) if span is not None else ""

    def _times(self) -> Iterator[Iterable[int]]:
        yield from self.found("time", "sure_phrases")
        for place, token in enumerate(self.tokens):
            for test in (self._date, self._named, self._period, self._event):
                start = test(place, token)
                if start is not None and not self._is_past(start, place):
                    yield range(start, place + 1)
                    break

    def _is_past(self, start: int, end: int) -> bool:
        """`than last year`, `since May`, `from 2019`, `which I began in October`: when something was."""
        of, time = self._words.of, self._words.of("time", "periods", "months", "days", "seasons")
        if self.at(start) in of("time", "last") and start == end - 1 and self.at(end) in time:
            return self.at(start - 1) not in of("time", "the")
        if self.at(start) in of("time", "since") or self.at(start - 1) in of("time", "since", "than"):
            return True
        if self.at(start) in of("time", "from") and self._like_year(end):
            return True
        pronouns = self._words.of("leading", "pronouns")
        return any(
            (self.at(place) in of("time", "past") or self.at(place).endswith("ed")) and self.at(place - 1) in pronouns
            for place in range(max(1, start - 3), start)
        )

    def _date(self, place: int, token: str) -> int | None:
        """Digits that are a date or a year, `Q3`, `tomorrow`, `daily`."""
        of = self._words.of
        before = self.at(place - 1)
        if token in of("time", "now") or self._is_rhythm(place):
            return place
        if DATE.fullmatch(token) and self._could_be_day(place, token):
            return place - 1 if before in self._leading else place
        if token.isdigit() and before in of("time", "numbered"):
            return place - 1
        if token.isdigit() and before in of("time", "counted_on"):
            led = (back for back in (2, 3) if self.at(place - back) in self._leading)
            return next((place - back for back in led), None)
        if before in of("time", "age") and token.isdigit() and int(token) in AGES and self._is_of_age(place):
            return place - 1
        if self._like_year(place) and int(token) in YEARS and not self._names_year(place):
            return place - 1 if before in self._leading else place
        return None

    def _could_be_day(self, place: int, token: str) -> bool:
        """Whether digits with strokes can be a day: no sum of money, no share, no `24/7`."""
        of = self._words.of
        if not ("-" in token or "/" in token) or self.at(place - 1) in of("numbers", "signs"):
            return False
        parts = [int(part) for part in re.split(r"[-/.]", token)]
        if len(parts) == 2 and len(token) < 6:
            share = self.at(place + 1) in of("time", "of") or token in of("numbers", "named")
            return not share and min(parts) <= 12 and max(parts) <= 31
        return True

    def _is_of_age(self, place: int) -> bool:
        """`retire at 60`: a verb that is done once in life, and nothing is counted."""
        done = any(self._words.forms(token) & self._words.of("verbs", "complete") for token in self.tokens[:place])
        return done and not self.is_unit(place + 1) and place + 1 == len(self.tokens)

    def _names_year(self, place: int) -> bool:
        """`my 2024 taxes`, `2000 steps`."""
        return self.is_unit(place + 1) or self.at(place - 1) in self._words.of("time", "owners")

    def _is_rhythm(self, place: int) -> bool:
        """`daily`, unless it tells which one: `my monthly income`, `increase daily active users`."""
        of = self._words.of
        if self.at(place) not in of("time", "rhythms"):
            return False
        after, before = self.at(place + 1), self.at(place - 1)
        if not after or place + 1 == len(self.tokens) or not self.between(place).isspace():
            return True
        if after in of("leading", "little") or after in of("time", "periods") or not after[0].isalpha():
            return True
        which = before in of("time", "owners") or not self._words.forms(before).isdisjoint(of("verbs", "change"))
        counted = self.is_number(place - 1) or before in of("time", "each")
        return not which and (counted or before in of("time", "a", "doing") or place == 0 or self._is_done(place - 1))

    def _is_done(self, place: int) -> bool:
        """Whether a verb that is done again and again stands there."""
        return not self._words.forms(self.at(place)).isdisjoint(self._words.of("verbs", "repeated", "activity"))

    def _named(self, place: int, token: str) -> int | None:
        """A month, a day of the week, a season, with what makes a time of it."""
        of = self._words.of
        before, after = self.at(place - 1), self.at(place + 1)
        numbered = before[:1].isdigit() or before in of("time", "ordinals") or before in of("time", "of")
        led = before in self._leading
        if token in of("time", "months"):
            beside = after[:1].isdigit() and (place == 0 or before not in of("time", "no_month_after"))
            spanned = before in of("time", "upto") and self.at(place - 2) in of("time", "months")
            named = numbered or beside or led or spanned or before in of("time", "the")
        elif token in of("time", "days"):
            last = place > 1 and place == len(self.tokens) - 1
            named = led or numbered or last or before in of("time", "on") or self._is_listed_day(place)
        elif token in of("time", "seasons"):
            named = led or after[:4].isdigit() or (before in of("time", "the") and self.at(place - 2) in self._leading)
        elif token[:1].isdigit() and before in of("time", "months"):
            return place - 1
        else:
            return None
        return self._start(place) if named else None

    def _is_listed_day(self, place: int) -> bool:
        """`Monday, Wednesday and Friday`."""
        days = self._words.of("time", "days")
        return any(self.at(place + step) in days for step in (-2, -1, 1, 2))

    def _period(self, place: int, token: str) -> int | None:
        """A stretch of days with what makes a time of it: `in three months`, `this week`, `twice a year`."""
        of = self._words.of
        if token in of("time", "short_periods"):
            return self._short_period(place, token)
        share = self.at(place - 1) in of("numbers", "a") and token in of("numbers", "fractions")
        if token not in self.periods or (share and self.at(place - 2) in of("time", "by")):
            return None
        numbered = False
        for back in range(1, AROUND + 1):
            before = self.at(place - back)
            if not before:
                break
            if before in of("time", "each", "sure"):
                return place - back
            if back == 1 and self._is_counted_in(place):
                return place - 1
            if before in of("time", "by", "after"):
                return place - back if numbered or back > 1 else None
            if self.is_number(place - back):
                numbered = True
                if self.at(place + 1) in of("time", "later"):
                    return place - back
                continue
            if before in of("time", "ordinals") or self.at(place - back + 1) in of("time", "ordinals"):
                numbered = True
                continue
            if before not in of("time", "inside") and before not in of("leading", "little"):
                break
        return None

    def _short_period(self, place: int, token: str) -> int | None:
        """Hours and less: `8 hours a night`, `every other evening`, `over the next 24 hours`."""
        of = self._words.of
        if self._is_deadline(place, token):
            return place - 2
        if self._is_counted_in(place):
            return place - 1
        for back in range(1, AROUND + 1):
            before = self.at(place - back)
            if before in of("time", "each") or (back > 1 and before in of("time", "next")):
                return place - back
            between = before in of("time", "inside", "days") or before in of("leading", "little")
            if not before or not (between or self.is_number(place - back)):
                break
        return None

    def _is_counted_in(self, place: int) -> bool:
        """Whether something is counted in a period: `$200 a month`, not `$200 in a month`."""
        of = self._words.of
        within = self.at(place - 1) in of("numbers", "a") and self.at(place - 2) in of("time", "within", "after", "by")
        return self.at(place - 1) in of("time", "counted") and not within and self._counts(place - 2)

    def _is_deadline(self, place: int, token: str) -> bool:
        """`within 48 hours`, where no answer to somebody is promised."""
        of = self._words.of
        value = self.number(place - 1)
        long = value is not None and value[0] >= DEADLINE_HOURS and token in of("time", "hours")
        return long and self.at(place - 2) in of("time", "within") and not self._answers

    @cached_property
    def _answers(self) -> bool:
        answering = self._words.of("verbs", "answering")
        return any(not self._words.forms(token).isdisjoint(answering) for token in self.tokens)

    def _event(self, place: int, token: str) -> int | None:
        """`before the wedding`, `by the end of the class`, `by 5 pm`; what follows `before` counts whatever it is."""
        of = self._words.of
        if token in of("time", "ends") and self.at(place + 1) in of("time", "of"):
            for back in (1, 2):
                if self.at(place - back) in self._leading or self.at(place - back) in of("time", "at"):
                    return place - back
        if token in of("time", "ending") and self.at(place - 1) in of("time", "this"):
            return place - 1
        if token in of("time", "not_deadlines") or token in of("leading", "little"):
            return None
        titled = token in of("time", "titled") and self.shown[place].istitle()
        event, hour = titled or token in of("time", "events"), token in of("time", "hours_of_day")
        nth = self.at(place - 1) in of("time", "nth")
        for back in range(1, AROUND if event or hour or nth or self._awaits else 1):
            before = self.at(place - back)
            if (
                before in of("time", "until")
                or (event and before in of("time", "to_event"))
                or ((hour or nth) and before in of("time", "by") and back < AROUND - 1)
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
        """Where the words that lead in to a named time begin; a number only next to its month."""
        of = self._words.of
        beside = of("time", "ordinals", "of", "months", "days")
        while place > 0:
            before = self.at(place - 1)
            number = before[:1].isdigit() and len(before) <= 2 and self.at(place) in beside
            if not (number or before in self._leading or before in of("time", "ordinals", "the")):
                break
            place -= 1
        return place

    def _counts(self, place: int) -> bool:
        """Whether something is counted just before `a week`: `three times`, `30 minutes`, `twice`, `$200`."""
        return any(self.is_number(place - back) for back in range(COUNTED_WITHIN))
