"""The verb of a statement, what it is done to, and how far both tell what is meant."""

from functools import cached_property

from tui_goals.rules.coach_reading import Statement
from tui_goals.rules.coach_words import Words

NARROW = 3
"""Concrete words from which a change says what it changes: `reduce churn in the enterprise segment`."""


class Clause:
    """The verb of a statement and its objects, looked up in the lists of a language."""

    def __init__(self, statement: Statement, known: Words) -> None:
        self.statement = statement
        self.known = known
        self.place = self._verb_place()
        self.verb = statement.text(self.place, self.place + 1)
        self.objects = [
            place
            for place in range(self.place + 1, statement.end)
            if place not in statement.dated and place not in statement.hedges and not self._is_little(place)
        ]
        self.kinds = self._kinds(statement.at(self.place))

    @cached_property
    def concrete(self) -> list[int]:
        """The places of words that neither judge nor are too wide; a wide thing counts where it is handed over."""
        of = self.known.of
        wide = of("objects", "wide", "judging", "comparing")
        made = bool(self.statement.dated) and "bounded" in self.kinds and self._is_determined()
        if "outcome" not in self.kinds and not made:
            wide = wide | of("objects", "things")
        if self.kinds & {"activity", "vague", "change", "open"}:
            wide = wide | of("objects", "persons")
        return [place for place in self.objects if not self._in(wide, place) and not self._is_adverb(place)]

    @cached_property
    def direct(self) -> list[int]:
        """The concrete places before the statement goes on with means or ends: `by publishing`, `so that`, `to win`."""
        statement, of = self.statement, self.known.of
        for place in self.objects:
            means = statement.at(place - 1) in of("objects", "means") and statement.at(place).endswith("ing")
            if means or statement.at(place - 1) in of("objects", "ends"):
                return [each for each in self.concrete if each < place]
        return self.concrete

    def compared(self) -> str:
        """A word that says more or less of something: `better` than what; empty without one."""
        of = self.known.of
        comparing = of("objects", "comparing") - of("objects", "uncompared")
        for place in range(self.place, len(self.statement.tokens)):
            token = self.statement.at(place)
            if place not in self.statement.dated and (token in comparing or self.known.ends(token, "comparative")):
                return self.statement.text(place, place + 1)
        return ""

    def judging(self) -> str:
        """A word that judges or compares; empty without one."""
        judging = self.known.of("objects", "judging", "comparing")
        places = (place for place in range(self.place, len(self.statement.tokens)) if place not in self.statement.dated)
        return next(
            (self.statement.text(place, place + 1) for place in places if self.statement.at(place) in judging), ""
        )

    @cached_property
    def is_lasting(self) -> bool:
        """Whether the verb goes on, or changes, without an end of its own."""
        if "vague" in self.kinds:
            return not self.concrete
        if not self.kinds & {"activity", "change"}:
            return False
        return not (self._has_bound_object() or ("activity" in self.kinds and self._ends_in_outcome()))

    def is_state(self) -> bool:
        """`become self-employed`, `get promoted`: a state in a single word, which nobody can see from outside."""
        if len(self.concrete) > 1 or "state" not in self.kinds:
            return False
        if "getting" not in self.kinds:
            return True
        following = self.statement.at(self.place + 1)
        return following.endswith("ed") and not self.known.forms(following) & self.known.of("verbs", "complete")

    def is_open(self) -> bool:
        """`learn Spanish`, `work in healthcare`, `work on my attitude`: what one never comes to the end of."""
        of, following = self.known.of, self.statement.at(self.place + 1)
        if "open" not in self.kinds or self._has_bound_object():
            return False
        if following in of("objects", "on"):
            return True
        narrowed = following in of("leading", "little") or following in of("objects", "determiners")
        return len(self.concrete) < (2 if narrowed else NARROW)

    def is_repeated(self) -> bool:
        """Whether it is done again and again, and the verb says all: `floss every night`, `do laundry on Sundays`."""
        done = self.statement.at(self.place - 1) in self.known.of("time", "doing")
        return bool(self.statement.rhythm) and ("activity" in self.kinds or done)

    def is_abstention(self) -> bool:
        """`no sugar for 30 days`."""
        return self.statement.at(0) in self.known.of("leading", "abstaining")

    def is_entire(self) -> bool:
        """Whether it is about the whole of something."""
        return not self.known.of("objects", "entire").isdisjoint(self.statement.tokens)

    def is_indefinite(self) -> bool:
        """`something`, `things`."""
        return not self.known.of("objects", "indefinite").isdisjoint(self.statement.tokens)

    @cached_property
    def head(self) -> str:
        """The last word of what the verb is done to, before any `of` or `for`; empty without one."""
        joints, tokens = self.known.of("objects", "joints"), self.statement.tokens
        head = -1
        for place in self.objects:
            if head >= 0 and not joints.isdisjoint(tokens[head:place]):
                break
            head = place
        return self.statement.at(head)

    def head_is_wide(self) -> bool:
        """Whether that word is too wide, and not the whole of it is meant."""
        return self.head in self.known.of("objects", "wide", "things", "persons") and not self.is_entire()

    def compares(self) -> bool:
        """Whether more or less of something is wanted."""
        comparing = self.known.of("objects", "comparing")
        tokens = self.statement.tokens
        return any(
            (tokens[place] in comparing or self.known.ends(tokens[place], "comparative"))
            and place not in self.statement.dated
            for place in range(self.place, len(tokens))
        )

    def whole(self) -> str:
        """The verb with all it is done to, as it was typed."""
        amounts = [place for place in self.statement.amounts if place < self.statement.end]
        last = max([*self.objects, *amounts], default=self.place)
        last += self.statement.at(last + 1) in self.known.of("numbers", "signs")
        return self.statement.text(min([self.place, *amounts[:1]]) if not self.objects else self.place, last + 1)

    def _has_bound_object(self) -> bool:
        """Whether a verb that goes on is done to one whole thing: `read the Bible`, `run a marathon`, `earn my PMP`."""
        place = self.place + 1
        named = self.statement.shown[place][0].isupper() if place < len(self.statement.shown) else False
        whole = bool(self.concrete) and self.head not in self.known.of("objects", "wide")
        return "bounded" in self.kinds and whole and (named or self._is_determined())

    def _is_determined(self) -> bool:
        """Whether an article or the like follows the verb, or a second verb beside it: `write and print a book`."""
        of, following = self.known.of, self.statement.at(self.place + 1)
        step = 3 if following in of("objects", "paired") else 2 if following in of("objects", "toward") else 1
        return self.statement.at(self.place + step) in of("objects", "determiners")

    def _ends_in_outcome(self) -> bool:
        """Whether something is brought to an end further on: `work with the team to ship it`, not `by shipping`."""
        statement, of = self.statement, self.known.of
        if statement.at(self.place + 1) in of("objects", "as"):
            return True
        return any(
            not self.known.forms(statement.at(place)).isdisjoint(of("verbs", "outcome"))
            and statement.at(place - 1) not in of("objects", "means", "determiners")
            for place in self.objects[1:]
        )

    def _verb_place(self) -> int:
        """After a modal or a `to` among the leading words, else the first word that leads nowhere."""
        statement, of = self.statement, self.known.of
        leading = of("leading", "auxiliaries", "pronouns", "modals", "little")
        tokens = statement.tokens
        start = 0
        for place, token in enumerate(tokens[:-1]):
            wants = token in of("leading", "wanting") and tokens[place + 1] in of("leading", "to")
            if wants or (self._is_modal(place) and place not in statement.dated):
                start = place + 1
                if not wants or tokens[place + 2 : place + 4] == ("be", "able"):
                    continue
                break
            if start and token not in leading:
                break
        return self._first_word(start, leading)

    def _first_word(self, start: int, leading: frozenset[str]) -> int:
        tokens, dated = self.statement.tokens, self.statement.dated
        known, be, being = self.known, self.known.of("leading", "being"), -1
        for place in range(start, len(tokens)):
            token = tokens[place]
            if token in be and being < 0:
                being = place
            verb = known.of("verbs", "change", "activity", "outcome")
            doubtful = known.ends(token, "adverb") and token not in verb
            if place in dated or token in leading or doubtful or not token[0].isalpha():
                continue
            return being if being >= 0 else place
        return being if being >= 0 else max(0, len(tokens) - 1)

    def _kinds(self, token: str) -> frozenset[str]:
        """The lists that hold the verb, in any of its forms."""
        forms, of = self.known.forms(token), self.known.of
        names = (
            "change",
            "activity",
            "vague",
            "complete",
            "outcome",
            "open",
            "state",
            "getting",
            "bounded",
            "taking",
            "mental",
            "vacuous",
        )
        kinds = {name for name in names if forms & of("verbs", name)}
        if "taking" in kinds and self._is_determined() and self.head not in of("objects", "wide"):
            kinds.discard("change")
        return frozenset(kinds)

    def _is_little(self, place: int) -> bool:
        token, modals = self.statement.at(place), self.known.of("leading", "modals")
        number = self.statement.is_number(place) or token in self.known.of("numbers", "signs")
        little = token in self.known.of("leading", "little") and not (token in modals and not self._is_modal(place))
        return little or number or self._is_modal(place)

    def _is_modal(self, place: int) -> bool:
        """`I will`, not `a will`."""
        named = self.statement.at(place - 1) in self.known.of("numbers", "a")
        return self.statement.at(place) in self.known.of("leading", "modals") and not named

    def _is_adverb(self, place: int) -> bool:
        return self.known.ends(self.statement.at(place), "adverb")

    def _in(self, wide: frozenset[str], place: int) -> bool:
        token = self.statement.at(place)
        known = token in wide or (token.endswith("s") and token[:-1] in wide)
        return known or self.known.ends(token, "comparative") or self.known.ends(token, "abstract")
