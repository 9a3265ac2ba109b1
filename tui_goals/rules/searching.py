"""What a person types to search, understood; and where in a text it was found.

Words must all occur, in any order; a phrase in quotes occurs as it stands. For journal entries `kind:` `tag:` `goal:`
`mood:` `after:` `before:` narrow it down. Whatever is no filter (or not yet, while it is typed) is a word.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tui_goals.domain import EntryKind, Refused
from tui_goals.domain.values import frozen
from tui_goals.rules import texts
from tui_goals.rules.dates import parse_day
from tui_goals.rules.folding import fold, places

LONGEST = 2_000
"""Characters of a query that count; more is something pasted by mistake."""
MOST_WORDS = 20
"""Words of a query that count."""
SNIPPET = 160
"""Characters of a text that are shown round its first hit."""
BEFORE = 24
"""Characters of them before the hit, at most."""

TERM = re.compile(r'(?:(?P<filter>[A-Za-z]{1,8}):|(?P<sign>[@#]))?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))')
SIGNS = {"#": "tag", "@": "goal"}
"""What the signs of the plan's filters stand for in the journal."""
MOODS = re.compile(r"([1-5])(?:-([1-5]))?")


@frozen
class Query:
    """What to look for; words are folded, and all of them, all tags and goals must hold, any of the kinds."""

    words: tuple[str, ...] = ()
    kinds: tuple[EntryKind, ...] = ()
    tags: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    moods: tuple[int, ...] = ()
    after: date | None = None
    """From this day on."""
    before: date | None = None
    """Up to the day before this one."""

    @property
    def filtered(self) -> bool:
        """Whether it holds a filter, which only journal entries pass."""
        return replace(self, words=()) != Query()


Part = tuple[str, bool]
"""A stretch of a text, and whether it was looked for."""


def query(text: str, today: date, signs: bool = False) -> Query:
    """What was typed, understood, with `#tag` and `@goal` where these count; days are seen from today. Never raises."""
    found = Query()
    words: list[str] = []
    for term in TERM.finditer(_cleaned(text)):
        value = term["phrase"] or term["word"] or ""
        name = (term["filter"] or "").lower() or (SIGNS.get(term["sign"] or "", "") if signs else "")
        understood = _filtered(found, name, value, today)
        if understood is not None:
            found = understood
        else:
            words.append(_as_typed(term))
    return replace(found, words=_folded(words))


def words(text: str) -> tuple[str, ...]:
    """The words and phrases of a search that knows no filters, folded."""
    return _folded([_as_typed(term) for term in TERM.finditer(_cleaned(text))])


def holds(text: str, wanted: Sequence[str]) -> bool:
    """Whether a text has all the folded words in it."""
    folded = fold(text)
    return all(word in folded for word in wanted)


def snippet(body: str, wanted: Sequence[str]) -> tuple[Part, ...]:
    """The line of a text with the first hit, cut round it, its hits marked; its first line where there is none."""
    folded = fold(body)
    hits = [place for place in (folded.find(word) for word in wanted) if place >= 0]
    if not hits:
        return ((texts.first_line(body[:SNIPPET]), False),)
    place = min(hits) if len(folded) == len(body) and body.isascii() else places(body)[min(hits)]
    begin = max(body.rfind("\n", 0, place) + 1, place - BEFORE)
    end = body.find("\n", place)
    line = body[begin : min(end if end >= 0 else len(body), begin + SNIPPET)].rstrip()
    return marked(line, wanted)


def marked(line: str, wanted: Sequence[str]) -> tuple[Part, ...]:
    """A text in stretches that were looked for and others; it stays as it is, though folding may change its length."""
    folded, origin = fold(line), places(line)
    hit = [False] * len(line)
    for word in filter(None, wanted):
        place = folded.find(word)
        while place >= 0:
            first, last = origin[place], origin[place + len(word) - 1]
            hit[first : last + 1] = [True] * (last + 1 - first)
            place = folded.find(word, place + 1)
    cuts = [0, *(place for place in range(1, len(line)) if hit[place] != hit[place - 1]), len(line)]
    return tuple((line[begin:end], hit[begin]) for begin, end in pairwise(cuts) if begin < end)


def _as_typed(term: re.Match[str]) -> str:
    """A term that is no filter; quotes that hold something are none of its words."""
    return term[0].replace('"', "") if term["phrase"] else term[0]


def _cleaned(text: str) -> str:
    return texts.SURROGATES.sub("", text[:LONGEST])


def _folded(typed: Sequence[str]) -> tuple[str, ...]:
    found = (fold(word).strip() for word in typed)
    return tuple(dict.fromkeys(word for word in found if word))[:MOST_WORDS]


def _filtered(known: Query, name: str, value: str, today: date) -> Query | None:
    """The query with one filter more; None where it is none."""
    understand = FILTERS.get(name)
    return understand(known, value, today) if understand is not None and value else None


def _kind(known: Query, value: str, today: date) -> Query | None:
    kind = value.casefold()
    return replace(known, kinds=(*known.kinds, EntryKind(kind))) if kind in tuple(EntryKind) else None


def _tag(known: Query, value: str, today: date) -> Query | None:
    tag = fold(value.lstrip("#"))
    return replace(known, tags=(*known.tags, tag)) if tag else None


def _goal(known: Query, value: str, today: date) -> Query | None:
    title = fold(value).strip()
    return replace(known, goals=(*known.goals, title)) if title else None


def _mood(known: Query, value: str, today: date) -> Query | None:
    found = MOODS.fullmatch(value)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return replace(known, moods=tuple(range(min(first, last), max(first, last) + 1)))


def _after(known: Query, value: str, today: date) -> Query | None:
    day = _day(value, today)
    return replace(known, after=day) if day is not None else None


def _before(known: Query, value: str, today: date) -> Query | None:
    day = _day(value, today)
    return replace(known, before=day) if day is not None else None


def _day(value: str, today: date) -> date | None:
    try:
        return parse_day(value, today)
    except Refused:
        return None


FILTERS: dict[str, Callable[[Query, str, date], Query | None]] = {
    "kind": _kind, "tag": _tag, "goal": _goal, "mood": _mood, "after": _after, "before": _before,
}  # fmt: skip
