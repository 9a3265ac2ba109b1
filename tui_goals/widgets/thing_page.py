"""The page of the thing under the cursor: what it is, where it stands, what it is for."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tui_goals.domain import Bite, Goal, MeasureKind, Milestone, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import due_goals, marks, measure_words, phrases
from tui_goals.rules.outline import Item
from tui_goals.rules.progress import Pace
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.hill_picture import hill_lines
from tui_goals.widgets.painting import Line, bar, shorten, spread, wrap

if TYPE_CHECKING:
    from tui_goals.rules.coach import Verdict

LABEL = 13
BLANK: Line = ()
STANDINGS = {"on track": "good", "at risk": "warning", "off track": "error"}


@frozen
class About:
    """What a page tells beyond the thing itself."""

    today: date
    fraction: float | None = None
    value_now: float = 0.0
    expected: float | None = None
    pace: Pace | None = None
    waits_on: tuple[Milestone, ...] = ()
    conflicts: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    column: str = ""
    place: str = ""
    """Where it stands in the order of its goal's milestones, `2 of 5`."""
    seen_by: tuple[str, ...] = ()
    """The readers it is shared with."""
    bites_done: int = 0
    bites_total: int = 0
    entries: tuple[tuple[str, str], ...] = ()
    """The latest journal entries about it: day and first line."""
    feedback: tuple[tuple[str, str], ...] = ()
    """What readers said of it: day and words."""
    agreed: str = ""
    """What was agreed of its scope."""
    reward: str = ""
    """Its reward, and how far that is."""
    forecast: tuple[Line, ...] = ()
    """When it will be finished."""
    chart: tuple[Line, ...] = ()
    """The chart of its measure, drawn for the page's width."""
    findings: tuple[str, ...] = ()
    """What there is to look at."""
    said: str = ""
    """How the person said last that it stands."""
    hill_past: tuple[tuple[date, int | None], ...] = ()
    """Where it stood on the hill at the end of each day it was moved."""
    days_uphill: int = 0
    reach: "Verdict | None" = None
    """Whether a goal can be reached, by its numbers."""


def page_lines(item: Item, about: About, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """The lines of the page, for a width in cells."""
    width = max(20, width)
    match item:
        case Goal():
            lines = [*_goal_head(item, about, width, glyphs), *about.forecast, BLANK]
            lines += [*about.chart, BLANK] if about.chart else []
            lines += [*_findings(about, width, glyphs), *_reach(about.reach, width, glyphs)]
            lines += _goal_fields(item, about, width)
        case Milestone():
            lines = _milestone(item, about, width, glyphs)
        case Task():
            lines = _task(item, about, width, glyphs)
        case Bite():
            lines = _bite(item, about, width, glyphs)
    if isinstance(item, Milestone) and item.hill is not None and item.done_at is None:
        lines += [BLANK, *hill_lines(item.hill, about.hill_past, about.days_uphill, about.today, width, glyphs)]
    if about.agreed:
        lines += field_lines("Agreed", about.agreed, width)
    if about.feedback:
        lines += [BLANK, (("Feedback", "title"),)]
        lines += [line for day, words in about.feedback for line in field_lines(day, words, width)]
    if about.entries:
        lines += [BLANK, (("Journal", "title"),)]
        room = width - LABEL
        lines += [
            ((f"{day:<{LABEL}}", "dim"), (shorten(text, room, glyphs.ellipsis), "plain")) for day, text in about.entries
        ]
    if isinstance(item, Goal | Milestone):
        lines += [BLANK, *field_lines("Story", "S tells it: sessions, entries, decisions, changes", width, "dim")]
    return tuple(lines)


def _goal_head(goal: Goal, about: About, width: int, glyphs: Glyphs) -> list[Line]:
    mark = marks.mark(goal)
    facts = f" {glyphs.dot} ".join(part for part in (goal.area, str(goal.phase)) if part)
    lines: list[Line] = [
        spread(((mark.letter, f"mark{mark.colour}"), (f"  {goal.title}", "title")), ((facts, "dim"),), width)
    ]
    lines.append(spread(((f"   {_target(goal, about.today)}", "dim"),), _standing(goal, about), width))
    lines.append(BLANK)
    colour = f"mark{mark.colour}"
    if goal.measure is not MeasureKind.MILESTONES and goal.target_value is not None:
        now = phrases.amount(about.value_now)
        target = phrases.amount(goal.target_value, goal.unit)
        room = max(8, width - len(now) - len(target) - 4)
        drawn = bar(about.fraction, room, glyphs, about.expected, colour)
        lines.append(((f"{now}  ", "title"), *drawn, (f"  {target}", "dim")))
    else:
        drawn = bar(about.fraction, max(8, width - 8), glyphs, about.expected, colour)
        lines.append((*drawn, (f"  {phrases.percent(about.fraction)}", "title")))
    told = measure_words.pace_words(goal, about.pace, glyphs.dot) if about.pace is not None else ""
    lines += [((told, "dim"),)] if told else []
    if due_goals.has_come(goal, about.today):
        lines.append((("Its day has come: space says how it ended.", "warning"),))
    return lines


def _target(goal: Goal, today: date) -> str:
    by_date = goal.measure in (MeasureKind.NUMBER, MeasureKind.MILESTONES)
    by = f" by {phrases.day(goal.due, today)}" if goal.due and by_date else ""
    return f"{measure_words.target_words(goal)}{by}"


def _standing(goal: Goal, about: About) -> Line:
    pace = about.pace
    if goal.ended:
        grade = f", grade {goal.grade}" if goal.grade else ""
        return ((f"{goal.phase}{grade}", "good" if goal.phase == "achieved" else "dim"),)
    if pace is None:
        return ()
    return ((measure_words.standing_words(pace), STANDINGS[str(pace.standing)]),)


def _findings(about: About, width: int, glyphs: Glyphs) -> list[Line]:
    """What there is to look at, quietly: a line each, and the key that leads to what fixes it."""
    if not about.findings:
        return []
    lines: list[Line] = [spread((("To look at", "title"),), (("! opens what fixes it", "dim"),), width)]
    room = width - 2
    for words in about.findings:
        lines.append(((f"{glyphs.risk} ", "warning"), (shorten(words, room, glyphs.ellipsis), "plain")))
    return [*lines, BLANK]


def _reach(verdict: "Verdict | None", width: int, glyphs: Glyphs) -> list[Line]:
    if verdict is None:
        return []
    sign, style = (glyphs.risk, "warning") if verdict.ok is False else (glyphs.dot, "plain")
    return field_lines("Achievable", f"{sign} {verdict.why}", width, style)


def _goal_fields(goal: Goal, about: About, width: int) -> list[Line]:
    fields = (
        ("Said", about.said),
        ("Why", goal.why),
        ("Vision", goal.vision),
        ("Serves", goal.serves),
        ("Affirmation", goal.affirmation),
        ("Hours a week", phrases.amount(goal.weekly_hours) if goal.weekly_hours is not None else ""),
        ("Reward", about.reward or goal.reward),
        ("Lesson", goal.lesson),
    )
    lines = [line for label, text in fields if text for line in field_lines(label, text, width)]
    return lines or [(("e writes why it matters, and how the end looks.", "dim"),)]


def field_lines(label: str, text: str, width: int, style: str = "plain") -> list[Line]:
    """A label and a text beside it, wrapped."""
    parts = wrap(text, max(10, width - LABEL))
    return [((f"{label if index == 0 else '':<{LABEL}}", "dim"), (part, style)) for index, part in enumerate(parts)]


def _milestone(item: Milestone, about: About, width: int, glyphs: Glyphs) -> list[Line]:
    state = "done" if item.done_at else phrases.due(item.due, about.today)
    lines: list[Line] = [
        spread(((f"{glyphs.milestone} ", "accent"), (item.title, "title")), ((state, "dim"),), width), *_parents(about),
        BLANK, (*bar(about.fraction, max(8, width - 8), glyphs), (f"  {phrases.percent(about.fraction)}", "title")),
        BLANK,
    ]  # fmt: skip
    fields: Sequence[tuple[str, str]] = (
        ("Done when", item.deliverable),
        ("Why", item.why),
        ("Starts", _day(item.start, about.today)),
        ("Due", _day(item.due, about.today)),
        ("Contributes", phrases.amount(item.contributes) if item.contributes is not None else ""),
        ("Priority", str(item.priority) if item.priority else ""),
        ("Labels", ", ".join(item.labels)),
        ("Reward", about.reward or item.reward),
        ("On the board", about.column),
        ("In the plan", about.place),
        ("Seen by", ", ".join(about.seen_by) or "only you"),
    )
    lines += [line for label, text in fields if text for line in field_lines(label, text, width)]
    for each in about.waits_on:
        text = f"{each.title}, due {_day(each.due, about.today)}" if each.due else each.title
        lines += field_lines("Waits on", f"{glyphs.blocked} {text}", width, "warning")
    for sentence in about.conflicts:
        lines += field_lines("Conflict", f"{glyphs.risk} {sentence}", width, "warning")
    return lines


def _task(item: Task, about: About, width: int, glyphs: Glyphs) -> list[Line]:
    state = "done" if item.done_at else phrases.due(item.due, about.today)
    lines = [_titled(item, state, width, glyphs), *_parents(about), BLANK]
    if about.bites_total:
        share = about.bites_done / about.bites_total
        counted = f"  {about.bites_done} of {phrases.count(about.bites_total, 'bite')}"
        lines += [(*bar(share, max(8, width - len(counted)), glyphs), (counted, "title")), BLANK]
    fields = (
        ("Estimate", phrases.duration(item.estimate * 60) if item.estimate else ""),
        ("Due", _day(item.due, about.today)),
    )
    return lines + [line for label, text in fields if text for line in field_lines(label, text, width)]


def _titled(item: Task | Bite, state: str, width: int, glyphs: Glyphs) -> Line:
    sign = (f"{glyphs.done} ", "good") if item.done_at else (f"{glyphs.open} ", "dim")
    return spread((sign, (item.title, "title")), ((state, "dim"),), width)


def _bite(item: Bite, about: About, width: int, glyphs: Glyphs) -> list[Line]:
    state = "done" if item.done_at else "open"
    lines = [_titled(item, state, width, glyphs), *_parents(about), BLANK]
    if item.amount is not None:
        lines += field_lines("Amount", phrases.amount(item.amount, item.unit), width)
    return lines if item.done_at else [*lines, BLANK, (("f starts a focus session on it.", "dim"),)]


def _parents(about: About) -> list[Line]:
    return [((f"  {' in '.join(about.parents)}" if about.parents else "", "dim"),)]


def _day(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return f"{phrases.WEEKDAYS[day.weekday()]} {phrases.day(day, today)}, {phrases.distance(day, today)}"
