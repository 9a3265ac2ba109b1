"""One line of prose as what it adds to the plan: kind, title, amount, day, goal, labels, estimate, priority.

`@novel` or `@novel/draft` says where, `#writing` labels, `~50m` is the estimate, `by fri` (also `due`, `until`, `due:`)
the day, without a sign only what can mean nothing else (`tomorrow`, `next friday`, `on 3 may`, `in 2 weeks`), `!1` to
`!3` a milestone's priority, `+goal` `+milestone` `+task` `+bite` the kind. Without it a line that begins with an amount
is a bite, any other a task. Quotes hold words together (`@"write the novel"`), and what stands in quotes by itself is
no sign. What is not understood stays in the title.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tui_goals.domain import Goal, Milestone, Refused, Target, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import numbers, phrases, texts
from tui_goals.rules.dates import echo_day
from tui_goals.rules.folding import fold
from tui_goals.rules.outline import Item, Outline
from tui_goals.rules.quick_days import bare_day, signed_day

QUOTED = r'"[^"]*"'
WORD = re.compile(rf'[@#](?:{QUOTED}|[^\s"/]+)(?:/(?:{QUOTED}|[^\s"]*))?(?=\s|$)|{QUOTED}|\S+')
KINDS = {f"+{kind}": kind for kind in (Target.GOAL, Target.MILESTONE, Target.TASK, Target.BITE)}
Named = TypeVar("Named", Goal, Milestone)


class Part(StrEnum):
    """What a stretch of the prose was understood as."""

    TITLE = "title"
    AMOUNT = "amount"
    DUE = "due"
    PLACE = "goal"
    LABEL = "label"
    ESTIMATE = "estimate"
    PRIORITY = "priority"
    KIND = "kind"


@frozen
class Token:
    """A stretch of the prose and what it was understood as."""

    text: str
    part: Part


@frozen
class Quick:
    """What one line of prose adds; all its tokens together are the prose."""

    tokens: tuple[Token, ...] = ()
    kind: Target = Target.TASK
    title: str = ""
    amount: float | None = None
    unit: str = ""
    due: date | None = None
    time: str = ""
    """The time of day beside it, which is left out."""
    goal: str = ""
    milestone: str = ""
    labels: tuple[str, ...] = ()
    estimate: int | None = None
    priority: int = 0

    @property
    def with_task(self) -> bool:
        """Whether a bite comes with what only a task can hold, so that both are added."""
        return self.kind is Target.BITE and bool(self.due or self.labels or self.estimate)

    @property
    def whole(self) -> str:
        """What the amount is a part of: `chapter 3` in `1000 words of chapter 3`, else the title."""
        if self.amount is None:
            return self.title
        return self.title.partition(" of ")[2].strip() or self.title


@frozen
class Place:
    """Where it goes; a task or milestone of None is none that is there."""

    goal: Goal | None = None
    milestone: Milestone | None = None
    task: Task | None = None


def understand(prose: str, today: date, day_first: bool = False, kind: Target | None = None) -> Quick:
    """The prose understood; days are seen from today. More than a line is all title. Never raises.

    Of a thing that is changed the `kind` is known, and no sign of a kind is one.
    """
    known = {} if kind is None else {"kind": kind}
    facts: dict[str, object] = dict(known)
    if len(prose) > texts.LINE_LIMIT:
        return Quick((Token(prose, Part.TITLE),), title=" ".join(prose.split()))
    tokens = tuple(_tokens(prose, today, day_first, facts))
    if "due" not in facts:
        with_day: dict[str, object] = dict(known)
        others = tuple(_tokens(prose, today, day_first, with_day, with_bare_days=True))
        tokens, facts = (others, with_day) if _title(others) else (tokens, facts)
    title = _title(tokens)
    amount, unit = numbers.amount_in(title) or (None, "")
    usual = Target.TASK if amount is None else Target.BITE
    found = facts.pop("kind", usual)
    labels = tuple(dict.fromkeys(facts.pop("labels", ())))  # type: ignore[call-overload]
    if found is not Target.BITE:
        amount, unit = (amount, unit) if found is Target.GOAL else (None, "")
    if amount is not None:
        tokens = tuple(_with_amount(tokens))
    return Quick(tokens, found, title, amount, unit, labels=labels, **facts)  # type: ignore[arg-type]


def in_words(quick: Quick, place: Place, today: date) -> tuple[str, ...]:
    """What will be added, fact by fact: `a task`, `due Fri 27 Nov 2026, in 5 days`, `in Write the novel`."""
    kind = "a task with a bite" if quick.with_task else f"a {quick.kind}"
    where = [each.title for each in (place.goal, place.milestone, place.task) if each is not None]
    facts = (
        kind,
        f"“{quick.title}”" if quick.title else "",
        phrases.amount(quick.amount, quick.unit) if quick.amount is not None else "",
        f"due {echo_day(quick.due, today)}" if quick.due is not None else "",
        f"the time ({quick.time}) is left out" if quick.time else "",
        f"estimate {phrases.duration(quick.estimate * 60)}" if quick.estimate is not None else "",
        f"labels {phrases.join_words(quick.labels)}" if quick.labels else "",
        f"priority {quick.priority}" if quick.priority else "",
        f"in {' / '.join(where)}" if where and quick.kind is not Target.GOAL else "",
    )
    return tuple(filter(None, facts))


def place(quick: Quick, plan: Outline, under: Sequence[Item], in_focus: Goal | None) -> Place:
    """Where it goes: what `@` names, else what is under the cursor (`under`, the goal first), else the goal in focus.

    Raises Refused where there is no such goal or milestone, or none that is open.
    """
    if quick.kind is Target.GOAL:
        return Place()
    goal = _goal(quick, plan, under, in_focus)
    if quick.kind is Target.MILESTONE:
        return Place(goal)
    here = {type(each): each for each in under}
    milestone, task = here.get(Milestone), here.get(Task)
    open_ones = [each for each in plan.milestones_of(goal.id) if each.done_at is None]
    if quick.milestone:
        found = nearest(quick.milestone, open_ones)
        if found is None:
            raise Refused(f"“{goal.title}” has no open milestone like “{quick.milestone}”.")
    elif isinstance(milestone, Milestone) and milestone in open_ones:
        found = milestone
    elif open_ones:
        found = open_ones[0]
    else:
        raise Refused(f"“{goal.title}” has no open milestone yet. Add one first: the same line with +milestone.")
    if quick.kind is Target.TASK or quick.with_task:
        return Place(goal, found)
    named = next((each for each in plan.tasks_of(found.id) if fold(each.title) == fold(quick.whole)), None)
    if named is None and isinstance(task, Task) and task.milestone_id == found.id and task.done_at is None:
        named = task
    return Place(goal, found, named)


def nearest(typed: str, things: Sequence[Named]) -> Named | None:
    """The thing whose title is most like what was typed: the same, begins with it, has a word that does, holds it."""
    wanted = fold(typed).strip()
    tests = (
        lambda title: title == wanted,
        lambda title: title.startswith(wanted),
        lambda title: any(word.startswith(wanted) for word in title.split()),
        lambda title: wanted in title,
        lambda title: _in_order(wanted.replace(" ", ""), title),
    )
    folded = [(fold(thing.title), thing) for thing in things]
    for test in tests if wanted else ():
        for title, thing in folded:
            if test(title):
                return thing
    return None


def _goal(quick: Quick, plan: Outline, under: Sequence[Item], in_focus: Goal | None) -> Goal:
    goals = [goal for goal in plan.goals if not goal.ended]
    if quick.goal:
        found = nearest(quick.goal, goals)
        if found is None:
            raise Refused(f"There is no open goal like “{quick.goal}”.")
        return found
    here = next((each for each in under if isinstance(each, Goal)), None) or in_focus
    if here is None or here.ended:
        raise Refused("It needs an open goal: name one with @, or write one with +goal.")
    return here


def _in_order(wanted: str, title: str) -> bool:
    letters = iter(title)
    return all(letter in letters for letter in wanted)


def _tokens(
    prose: str, today: date, day_first: bool, facts: dict[str, object], with_bare_days: bool = False
) -> Iterator[Token]:
    words = list(WORD.finditer(prose))
    end = index = 0
    while index < len(words):
        word = words[index]
        taken, part = _understood(words, index, facts)
        if part is Part.TITLE and "due" not in facts:
            find = bare_day if with_bare_days else signed_day
            if (found := find(words, index, prose, today, day_first)) is not None:
                (taken, reading), part = found, Part.DUE
                facts["due"], facts["time"] = reading.day, reading.time
        last = words[index + taken - 1]
        if word.start() > end:
            yield Token(prose[end : word.start()], Part.TITLE)
        yield Token(prose[word.start() : last.end()], part)
        end, index = last.end(), index + taken
    if end < len(prose):
        yield Token(prose[end:], Part.TITLE)


def _understood(words: list[re.Match[str]], index: int, facts: dict[str, object]) -> tuple[int, Part]:
    """How many words from there on were understood by their sign, and as what; what they say is put into the facts."""
    word = words[index][0]
    sign, rest = word[:1], word[1:]
    if word.casefold() in KINDS and "kind" not in facts:
        facts["kind"] = KINDS[word.casefold()]
        return 1, Part.KIND
    if sign == "@" and rest.strip('"/ ') and "goal" not in facts:
        goal, milestone = _path(rest)
        if goal:
            facts["goal"], facts["milestone"] = goal, milestone
            return 1, Part.PLACE
    if sign == "#" and (label := _label(rest)):
        facts["labels"] = (*facts.get("labels", ()), label)  # type: ignore[misc]
        return 1, Part.LABEL
    if sign == "~" and "estimate" not in facts and (minutes := _minutes(rest)):
        facts["estimate"] = minutes
        return 1, Part.ESTIMATE
    if word in ("!1", "!2", "!3") and (facts.get("kind") is Target.MILESTONE or _is_milestone(words)):
        facts["priority"] = int(rest)
        return 1, Part.PRIORITY
    return 1, Part.TITLE


def _title(tokens: tuple[Token, ...]) -> str:
    return " ".join("".join(token.text for token in tokens if token.part is Part.TITLE).split())


def _with_amount(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The tokens with the two first words of the title as its amount."""
    missing = 2
    for token in tokens:
        is_word = token.part is Part.TITLE and bool(token.text.strip())
        yield Token(token.text, Part.AMOUNT) if is_word and missing else token
        missing -= bool(is_word and missing)


def _is_milestone(words: list[re.Match[str]]) -> bool:
    return any(word[0].casefold() == "+milestone" for word in words)


def _path(typed: str) -> tuple[str, str]:
    found = re.fullmatch(rf"({QUOTED}|[^/]*)(?:/(.*))?", typed, re.DOTALL)
    goal, milestone = (found[1], found[2] or "") if found else (typed, "")
    return goal.strip('" '), milestone.strip('" ')


def _label(typed: str) -> str:
    try:
        label = texts.clean_optional_line(typed.strip('"'), "label", texts.LABEL_LIMIT)
    except Refused:
        return ""
    return label if any(character.isalpha() for character in label) and "," not in label else ""


def _minutes(typed: str) -> int | None:
    try:
        return round(numbers.parse_minutes(typed)) or None
    except Refused:
        return None
