"""The SMART coach: which of the five letters a goal's statement has, why in a sentence, and what to ask for the rest.

It judges by rules over kinds of words (`words/coach.en.toml`): verbs that end in an outcome, that change an amount or
that only go on; amounts; days and periods; words that judge. What it has not seen counts as concrete.
"""

from enum import StrEnum

from tui_goals.domain.values import frozen
from tui_goals.rules.coach_reading import Statement
from tui_goals.rules.coach_words import Words, words

SHOWN = 48
"""Characters of the statement that a sentence quotes."""


class Letter(StrEnum):
    """The five."""

    SPECIFIC = "S"
    MEASURABLE = "M"
    ACHIEVABLE = "A"
    RELEVANT = "R"
    TIME_BOUND = "T"


@frozen
class Verdict:
    """Whether a letter holds (None: nothing to judge it by), why, and a question where it does not."""

    ok: bool | None
    why: str
    ask: str = ""


@frozen
class Beside:
    """What else is known of the goal: its reason, its measure and day in words, and how its pace was judged."""

    why: str | None = None
    measure: str = ""
    day: str = ""
    achievable: Verdict | None = None


@frozen
class Judgement:
    """The verdicts on the five letters."""

    letters: dict[Letter, Verdict]

    @property
    def vague(self) -> bool:
        """Whether nobody could tell from it what is meant, or when it is reached."""
        return not (self.letters[Letter.SPECIFIC].ok and self.letters[Letter.MEASURABLE].ok)

    @property
    def first_gap(self) -> Letter | None:
        """The first letter that is missing, else the first that could not be judged."""
        for wanted in (False, None):
            for letter, verdict in self.letters.items():
                if verdict.ok is wanted:
                    return letter
        return None


def judge(text: str, beside: Beside | None = None, language: str = "en") -> Judgement:
    """What the coach says of a statement, with what else is known of the goal."""
    known = words(language)
    beside = beside or Beside()
    statement = Statement(text, known)
    reading = _Reading(statement, known)
    specific = _specific(reading, bool(beside.measure))
    time_bound = _time_bound(reading, beside.day)
    measurable = _measurable(reading, beside.measure, bool(specific.ok), bool(time_bound.ok))
    achievable = beside.achievable or _said(known, None, "A_unknown", "A_ask")
    letters = (specific, measurable, achievable, _relevant(known, beside.why, language), time_bound)
    return Judgement(dict(zip(Letter, letters, strict=True)))


def _said(known: Words, ok: bool | None, why: str, ask: str = "", **named: str) -> Verdict:
    held = {name: text if len(text) <= SHOWN else f"{text[:SHOWN]}..." for name, text in named.items()}
    return Verdict(ok, known.sentences[why].format(**held), known.sentences[ask] if ask else "")


def said(language: str, ok: bool | None, why: str, ask: str = "", **named: str) -> Verdict:
    """A verdict in the sentences of a language, by their names."""
    return _said(words(language), ok, why, ask, **named)


class _Reading:
    """The verb of a statement, what it is done to, and how both are of use."""

    def __init__(self, statement: Statement, known: Words) -> None:
        self.statement = statement
        self.known = known
        self.place = self._verb_place()
        self.verb = statement.text(self.place, self.place + 1)
        self.kinds = self._kinds(statement.at(self.place))
        self.objects = [
            place
            for place in range(self.place + 1, len(statement.tokens))
            if place not in statement.dated and not self._is_little(place)
        ]

    def concrete(self) -> list[int]:
        """The places of words that neither judge nor are too wide."""
        wide = self.known.of("objects", "wide", "judging", "comparing")
        return [place for place in self.objects if not self._in(wide, place) and not self._is_adverb(place)]

    def judging(self) -> str:
        """A word that judges or compares; empty without one."""
        judging = self.known.of("objects", "judging", "comparing")
        places = (place for place in range(self.place, len(self.statement.tokens)) if place not in self.statement.dated)
        return next(
            (self.statement.text(place, place + 1) for place in places if self.statement.at(place) in judging), ""
        )

    def is_lasting(self) -> bool:
        """Whether the verb goes on, or changes, without an end of its own."""
        return bool(self.kinds & {"activity", "change"}) or ("vague" in self.kinds and not self.concrete())

    def is_entire(self) -> bool:
        """Whether it is about the whole of something."""
        return not self.known.of("objects", "entire").isdisjoint(self.statement.tokens)

    def head_is_wide(self) -> bool:
        """Whether the last word of what the verb is done to, before any `of` or `for`, is too wide; or `something`."""
        of, tokens = self.known.of, self.statement.tokens
        if not of("objects", "indefinite").isdisjoint(tokens):
            return True
        head = -1
        for place in self.objects:
            if head >= 0 and any(each in of("objects", "joints") for each in tokens[head:place]):
                break
            head = place
        return head >= 0 and tokens[head] in of("objects", "wide")

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
        last = max(self.objects, default=self.place)
        return self.statement.text(self.place, last + 1)

    def _verb_place(self) -> int:
        """After a modal or a `to` among the leading words, else the first word that leads nowhere."""
        statement, of = self.statement, self.known.of
        leading = self.known.of("leading", "auxiliaries", "pronouns", "modals", "little")
        modals = self.known.of("leading", "modals")
        tokens = statement.tokens
        for place, token in enumerate(tokens[:-1]):
            if token in modals or (token in of("leading", "wanting") and tokens[place + 1] in of("leading", "to")):
                return self._first_word(place + 1, leading)
        return self._first_word(0, leading)

    def _first_word(self, start: int, leading: frozenset[str]) -> int:
        tokens, dated = self.statement.tokens, self.statement.dated
        known, be, being = self.known, self.known.of("leading", "being"), False
        for place in range(start, len(tokens)):
            token = tokens[place]
            being = being or token in be
            if place in dated or token in leading or known.ends(token, "adverb") or not token[0].isalpha():
                continue
            return place - 1 if being and tokens[place - 1] in be else place
        return next((place for place in range(start, len(tokens)) if tokens[place] in be), max(0, len(tokens) - 1))

    def _kinds(self, token: str) -> frozenset[str]:
        """The lists that hold the verb, in any of its forms."""
        forms = self._forms(token)
        names = ("change", "activity", "vague", "complete")
        return frozenset(name for name in names if forms & self.known.of("verbs", name))

    def _forms(self, token: str) -> frozenset[str]:
        found = {token}
        for ending, instead in self.known.endings:
            if token.endswith(ending) and len(token) > len(ending) + 1:
                base = token[: len(token) - len(ending)]
                found.add(base + instead)
                if len(base) > 2 and base[-1] == base[-2] and base[-1] in self.known.doubled:
                    found.add(base[:-1])
        return frozenset(found)

    def _is_little(self, place: int) -> bool:
        token = self.statement.at(place)
        number = self.statement.is_number(place) or token in self.known.of("numbers", "signs")
        return token in self.known.of("leading", "little") or number or token in self.known.of("leading", "modals")

    def _is_adverb(self, place: int) -> bool:
        token = self.statement.at(place)
        return self.known.ends(token, "adverb")

    def _in(self, wide: frozenset[str], place: int) -> bool:
        token = self.statement.at(place)
        return token in wide or self.known.ends(token, "comparative")


def _specific(reading: _Reading, measured: bool) -> Verdict:
    known, statement = reading.known, reading.statement
    counted = bool(statement.amounts)
    if not statement.tokens or (not reading.objects and not counted and len(statement.tokens) < 2):
        return _said(known, False, "S_empty", "S_ask")
    if not reading.objects and not counted:
        if "complete" in reading.kinds:
            return _said(known, True, "S_ok", what=reading.whole())
        return _said(known, False, "S_object", "S_ask", verb=reading.verb)
    if counted or measured:
        return _said(known, True, "S_ok", what=reading.whole())
    if reading.compares():
        return _said(known, False, "S_judging", "S_ask_change", what=reading.judging() or reading.verb)
    if "change" in reading.kinds:
        return _said(known, False, "S_change", "S_ask_change", verb=reading.verb)
    concrete = reading.concrete()
    if reading.is_lasting() and reading.head_is_wide():
        return _said(known, False, "S_wide", "S_ask", what=reading.whole())
    judging = reading.judging()
    if judging and len(concrete) < 2:
        return _said(known, False, "S_judging", "S_ask", what=judging)
    if not concrete:
        return _said(known, False, "S_wide", "S_ask", what=reading.whole())
    return _said(known, True, "S_ok", what=reading.whole())


def _measurable(reading: _Reading, measure: str, specific: bool, dated: bool) -> Verdict:
    known, statement = reading.known, reading.statement
    if statement.amounts:
        first = statement.amounts[0]
        return _said(known, True, "M_amount", what=statement.text(first, first + 2))
    if measure:
        return _said(known, True, "M_field", what=measure)
    if statement.rhythm and reading.objects:
        return _said(known, True, "M_rhythm", what=statement.rhythm)
    if statement.vague_amount:
        return _said(known, False, "M_hedge", "M_ask", what=statement.vague_amount)
    if specific and (reading.is_entire() or not reading.is_lasting()):
        if dated:
            return _said(known, True, "M_deliverable", what=reading.whole())
        return _said(known, False, "M_undated", "M_ask")
    return _said(known, False, "M_missing", "M_ask")


def _relevant(known: Words, why: str | None, language: str) -> Verdict:
    if why is None:
        return _said(known, None, "R_unknown", "R_ask")
    tokens = Statement(why, known).tokens
    telling = [token for token in tokens if token not in known.of("reasons", "empty") and len(token) > 1]
    if not telling:
        return _said(known, False, "R_thin", "R_ask")
    return _said(known, True, "R_ok")


def _time_bound(reading: _Reading, day: str) -> Verdict:
    known, statement = reading.known, reading.statement
    if statement.dated:
        return _said(known, True, "T_ok", what=statement.date_words)
    if day:
        return _said(known, True, "T_field", what=day)
    if statement.never:
        return _said(known, False, "T_never", "T_ask", what=statement.never)
    return _said(known, False, "T_missing", "T_ask")
