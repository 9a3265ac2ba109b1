"""What a person types to filter the plan, understood, and whether a thing passes; the same on every screen.

Words must all be in the title. `label:x` or `#x`, `due:late`, `phase:paused`, `goal:novel` or `@novel`, `kind:task`,
`blocked` and `is:done` narrow it down; all of them must hold, and one after a `-` must not. Case and accents do not
count. Whatever is no filter (or not yet, while it is typed) is a word; quotes hold words together.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta

from tui_goals.domain import Bite, Goal, Milestone, Phase, Refused, Target, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases, texts
from tui_goals.rules.dates import parse_day
from tui_goals.rules.folding import fold
from tui_goals.rules.outline import Item, key_of

LONGEST = 500
"""Characters of a filter that count; more is something pasted by mistake."""
TERM = re.compile(
    r'(?P<not>-)?(?:(?P<filter>[A-Za-z]{2,8}):|(?P<sign>[@#]))?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))'
)
SIGNS = {"#": "label", "@": "goal"}
ALONE = frozenset({"blocked"})
"""Words that filter without a name before them."""
HINT = "words, #label, @goal, due:late|today|week|<day>, phase:, kind:, blocked, -not"


@frozen
class Told:
    """What a filter asks of a thing: its own title, labels and day, and the goal it belongs to."""

    kind: Target
    title: str
    labels: tuple[str, ...] = ()
    due: date | None = None
    goal: str = ""
    phase: str = ""
    blocked: bool = False
    done: bool = False
    today: date = date(1970, 1, 1)


Test = Callable[[Told], bool]


@frozen
class Term:
    """One thing that must hold, or must not: how it reads, and how it is found out."""

    words: str
    test: Test
    negated: bool = False

    @property
    def said(self) -> str:
        """How it reads, such as `not late`."""
        return f"not {self.words}" if self.negated else self.words


@frozen
class Filter:
    """All that must hold; without a term everything passes."""

    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def said(self) -> str:
        """How it was understood: `“draft” · label race · not late`."""
        return " · ".join(term.said for term in self.terms)

    def passes(self, told: Told) -> bool:
        """Whether a thing has all that is asked."""
        return all(term.test(told) is not term.negated for term in self.terms)


def understand(text: str, today: date, day_first: bool = False) -> Filter:
    """What was typed, understood; days are seen from today. Never raises."""
    return Filter(
        tuple(_term(found, today, day_first) for found in TERM.finditer(texts.SURROGATES.sub("", text[:LONGEST])))
    )


def told(item: Item, goal: Goal | None, blocked: Collection[int], path: Sequence[Item], today: date) -> Told:
    """What a filter asks of a thing in its tree; `blocked` are ids of milestones that wait, `path` leads to the thing.

    A task or bite in a blocked milestone is blocked too.
    """
    waits = any(isinstance(each, Milestone) and each.id in blocked for each in (*path, item))
    done = item.ended if isinstance(item, Goal) else item.done_at is not None
    return Told(
        key_of(item)[0],
        item.title,
        item.labels if isinstance(item, Milestone | Task) else (),
        None if isinstance(item, Bite) else item.due,
        goal.title if goal is not None else "",
        str(goal.phase) if goal is not None else "",
        waits,
        done,
        today,
    )


def _term(found: re.Match[str], today: date, day_first: bool) -> Term:
    typed = found["phrase"] if found["phrase"] is not None else found["word"]
    negated = found["not"] is not None
    name = SIGNS.get(found["sign"] or "", (found["filter"] or "").lower())
    if not name and typed.casefold() in ALONE and found["phrase"] is None:
        name, typed = "is", typed.casefold()
    understood = FILTERS[name](typed, today, day_first) if name in FILTERS and typed.strip() else None
    if understood is not None:
        return Term(*understood, negated)
    whole = found[0].removeprefix("-") if negated else found[0]
    word = fold(typed if not (found["filter"] or found["sign"]) else whole).strip()
    return Term(f"“{word}”", lambda thing: word in fold(thing.title), negated)


Understood = tuple[str, Test] | None


def _label(value: str, today: date, day_first: bool) -> Understood:
    wanted = fold(value.lstrip("#")).strip()
    return (f"label {wanted}", lambda thing: any(fold(label) == wanted for label in thing.labels)) if wanted else None


def _goal(value: str, today: date, day_first: bool) -> Understood:
    wanted = fold(value.lstrip("@")).strip()
    return (f"goal {wanted}", lambda thing: wanted in fold(thing.goal)) if wanted else None


def _phase(value: str, today: date, day_first: bool) -> Understood:
    wanted = [phase for phase in Phase if phase.startswith(value.casefold())]
    return (phrases.join_words([*wanted]), lambda thing: thing.phase in wanted) if wanted else None


def _kind(value: str, today: date, day_first: bool) -> Understood:
    wanted = value.casefold().rstrip("s")
    kinds = (Target.GOAL, Target.MILESTONE, Target.TASK, Target.BITE)
    found = next((kind for kind in kinds if kind == wanted), None)
    return (f"{found}s", lambda thing: thing.kind is found) if found is not None else None


def _is(value: str, today: date, day_first: bool) -> Understood:
    match value.casefold():
        case "blocked":
            return "blocked", lambda thing: thing.blocked
        case "done":
            return "done", lambda thing: thing.done
        case "open":
            return "open", lambda thing: not thing.done
    return None


def _due(value: str, today: date, day_first: bool) -> Understood:
    word = value.casefold()
    if word in ("late", "overdue"):
        return "late", lambda thing: thing.due is not None and not thing.done and thing.due < thing.today
    if word == "none":
        return "without a due day", lambda thing: thing.due is None
    if word == "week":
        sunday = today + timedelta(6 - today.weekday())
        return "due this week", lambda thing: thing.due is not None and today <= thing.due <= sunday
    try:
        day = parse_day(value, today, day_first)
    except Refused:
        return None
    return f"due {phrases.day(day, today)}", lambda thing: thing.due == day


FILTERS: dict[str, Callable[[str, date, bool], Understood]] = {
    "label": _label, "goal": _goal, "phase": _phase, "kind": _kind, "is": _is, "due": _due,
}  # fmt: skip
