"""The SMART coach: which of the five letters a goal's statement has, why in a sentence, and what to ask for the rest.

It judges by rules over kinds of words (`words/coach.en.toml`): verbs that end in an outcome, that change an amount or
that only go on; amounts; days and periods; words that judge. What it has not seen counts as concrete.
"""

from enum import StrEnum

from tui_goals.domain.values import frozen
from tui_goals.rules.coach_clause import NARROW, Clause
from tui_goals.rules.coach_reading import Statement, read
from tui_goals.rules.coach_words import Words, words

SHOWN = 36
"""Characters of the statement that a sentence quotes, so that it stays on one line of the form at 80 columns."""


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
    """The verdicts on the five letters, and whether the statement was in a language that the coach reads."""

    letters: dict[Letter, Verdict]
    is_read: bool = True

    @property
    def vague(self) -> bool:
        """Whether nobody could tell from it what is meant, or when it is reached."""
        return self.is_read and not (self.letters[Letter.SPECIFIC].ok and self.letters[Letter.MEASURABLE].ok)

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
    statement = read(text, language)
    achievable = beside.achievable or _said(known, None, "A_unknown", "A_ask")
    relevant = _relevant(known, statement, beside.why)
    if statement.foreign:
        return _unread(known, statement, beside, achievable, relevant)
    clause = Clause(statement, known)
    specific = _specific(clause, bool(beside.measure))
    time_bound = _time_bound(known, statement, beside.day)
    measurable = _measurable(clause, beside.measure, bool(specific.ok), bool(time_bound.ok))
    return Judgement(
        dict(zip(Letter, (specific, measurable, achievable, relevant, time_bound), strict=True)),
    )


def _unread(known: Words, statement: Statement, beside: Beside, achievable: Verdict, relevant: Verdict) -> Judgement:
    """What can be said of a statement in another language: what the fields and its digits tell."""
    unread = _said(known, None, "unread", "unread_ask")
    measured = bool(beside.measure) or bool(statement.amounts)
    measure = beside.measure or (statement.amount_words if statement.amounts else "")
    counted = "M_field" if beside.measure else "M_amount"
    measurable = _said(known, True, counted, what=measure) if measured else unread
    dated = bool(beside.day) or bool(statement.dated)
    time_bound = _said(known, True, "T_field", what=beside.day or statement.date_words) if dated else unread
    letters = (unread, measurable, achievable, relevant, time_bound)
    return Judgement(dict(zip(Letter, letters, strict=True)), is_read=False)


def _said(known: Words, ok: bool | None, why: str, ask: str = "", **named: str) -> Verdict:
    held = {name: _shortened(text) for name, text in named.items()}
    return Verdict(ok, known.sentences[why].format(**held), known.sentences[ask] if ask else "")


def _shortened(text: str) -> str:
    """A quotation on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= SHOWN:
        return line
    return f"{line[:SHOWN].rsplit(' ', 1)[0]}..."


def said(language: str, ok: bool | None, why: str, ask: str = "", **named: str) -> Verdict:
    """A verdict in the sentences of a language, by their names."""
    return _said(words(language), ok, why, ask, **named)


def _specific(clause: Clause, measured: bool) -> Verdict:
    known, statement = clause.known, clause.statement
    counted = bool(statement.amounts)
    if not any(token.isalpha() for token in statement.tokens):
        return _said(known, False, "S_empty", "S_ask")
    if not counted and not measured and clause.compares():
        compared = clause.compared()
        if compared:
            return _said(known, False, "S_compared", "S_ask_compared", what=compared)
        return _said(known, False, "S_judging", "S_ask_change", what=clause.judging() or clause.verb)
    alone = clause.is_repeated() or (clause.is_abstention() and bool(statement.dated))
    if ("complete" in clause.kinds and not clause.judging()) or (alone and not clause.objects):
        return _said(known, True, "S_ok", what=clause.whole())
    if not clause.objects and not counted:
        return _said(known, False, "S_object", "S_ask", verb=clause.verb)
    if counted or measured:
        return _said(known, True, "S_ok", what=clause.whole())
    if "mental" in clause.kinds:
        return _said(known, False, "S_mental", "S_ask_mental", verb=clause.verb)
    if "vacuous" in clause.kinds or ("change" in clause.kinds and len(clause.direct) < NARROW):
        return _said(known, False, "S_change", "S_ask_change", verb=clause.verb)
    return _said_of_things(clause)


def _said_of_things(clause: Clause) -> Verdict:
    """Whether what a verb is done to tells what is meant, where nothing is counted or compared."""
    known, statement = clause.known, clause.statement
    settled = bool(statement.dated or clause.is_entire())
    if clause.is_indefinite() or (clause.is_lasting and clause.head_is_wide()):
        return _said(known, False, "S_wide", "S_ask_wide", what=clause.whole())
    judging = clause.judging()
    if judging and (len(clause.concrete) < 2 or "state" in clause.kinds or clause.head_is_wide()):
        return _said(known, False, "S_judging", "S_ask", what=judging)
    if not clause.concrete and not (clause.objects and clause.is_entire() and not clause.is_lasting):
        return _said(known, False, "S_wide", "S_ask_wide", what=clause.whole())
    if clause.is_open() and not statement.rhythm:
        return _said(known, False, "S_open", "S_ask_open", what=clause.whole())
    if clause.is_state() and not settled:
        return _said(known, False, "S_state", "S_ask_state", what=clause.whole())
    return _said(known, True, "S_ok", what=clause.whole())


def _measurable(clause: Clause, measure: str, specific: bool, dated: bool) -> Verdict:
    known, statement = clause.known, clause.statement
    if statement.amounts:
        return _said(known, True, "M_amount", what=statement.amount_words)
    if measure:
        return _said(known, True, "M_field", what=measure)
    if statement.rhythm and specific:
        return _said(known, True, "M_rhythm", what=statement.rhythm)
    if statement.vague_amount:
        return _said(known, False, "M_hedge", "M_ask", what=statement.vague_amount)
    if specific and (clause.is_entire() or not clause.is_lasting):
        if dated:
            return _said(known, True, "M_deliverable", what=clause.whole())
        return _said(known, False, "M_undated", "M_ask_undated")
    return _said(known, False, "M_missing", "M_ask")


def _relevant(known: Words, statement: Statement, why: str | None) -> Verdict:
    """The reason that is given beside it, else the one that the statement gives itself after `because` or `so that`."""
    reason = why if why is not None else statement.reason
    if reason is None:
        return _said(known, None, "R_unknown", "R_ask")
    tokens = Statement(reason, known).tokens
    telling = _telling(known, tokens)
    if not telling:
        return _said(known, False, "R_thin" if tokens else "R_empty", "R_ask")
    own = frozenset().union(*map(known.forms, statement.tokens)) if why is not None else frozenset()
    if all(known.forms(token) & own for token in telling):
        return _said(known, False, "R_same", "R_ask")
    return _said(known, True, "R_ok")


def _telling(known: Words, tokens: tuple[str, ...]) -> list[str]:
    """The words of a reason that tell something: not that it has to be, nor that somebody else wants or does it."""
    of = known.of
    telling = [token for token in tokens if token not in of("reasons", "empty") and len(token) > 1 and token.isalpha()]
    deed = any(known.forms(token) & of("reasons", "deeds") for token in tokens)
    if deed:
        others = of("reasons", "others")
        telling = [
            token for token in telling if token not in others and not known.forms(token) & of("reasons", "deeds")
        ]
    return telling


def _time_bound(known: Words, statement: Statement, day: str) -> Verdict:
    if statement.dated:
        return _said(known, True, "T_ok" if statement.ends else "T_rhythm", what=statement.date_words)
    if day:
        return _said(known, True, "T_field", what=day)
    if statement.never:
        return _said(known, False, "T_never", "T_ask", what=statement.never)
    return _said(known, False, "T_missing", "T_ask")
