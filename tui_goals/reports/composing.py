"""A report's words: what was achieved, what is still to come, what changed and why, the numbers."""

from collections.abc import Iterator
from datetime import date

from tui_goals.domain import EntryKind, Goal, MeasureKind, Milestone
from tui_goals.reports.answers import answer_lines
from tui_goals.reports.document import Block, Figures, Part, Point, Points, Quote, Report, Section
from tui_goals.reports.gathering import Ahead, Told
from tui_goals.rules import measure_words, periods, phrases
from tui_goals.rules.fact_words import fact_words
from tui_goals.rules.plan_words import change_words

BITES_OF = frozenset({EntryKind.WEEKLY, EntryKind.MONTHLY})
"""The periods whose micro-milestones are told one by one."""
HOW_TO_ANSWER = (
    "Write approve, reject or comment and a few words behind the colons you want to answer, and send this part back. "
    "Lines without an answer are passed over."
)


def composed(told: Told) -> Report:
    """The report as a document; a section with nothing to tell is left out."""
    sections = (
        ("Achieved", _achieved(told)),
        ("Still to come", (part for each in told.ahead for part in _ahead(each, told.today))),
        ("What changed, and why", _changed(told)),
        ("In numbers", _numbers(told)),
        ("In words", (Quote(_entry_head(told, each.local_day, each.kind), each.body) for each in told.entries)),
        ("Your answer", _answer(told)),
    )
    made = ((title, tuple(parts)) for title, parts in sections)
    kept = tuple(Section(title, parts) for title, parts in made if parts)
    if not kept:
        kept = (Section("Nothing yet", ("Nothing is shared, or nothing was recorded in these days.",)),)
    return Report(_title(told), _subtitle(told), kept)


def _title(told: Told) -> str:
    name = periods.name(told.period, told.today)
    return f"{told.goal.title}: {name}" if told.goal is not None else name


def _subtitle(told: Told) -> str:
    period = told.period
    days = periods.range_name(period.first_day, period.last_day, told.today)
    running = f", as of {phrases.day(told.today, told.today)}" if told.today <= period.last_day else ""
    made_for = f" · for {told.reader.name}" if told.reader is not None else ""
    return f"{days} {period.last_day.year}{running}{made_for}"


def _achieved(told: Told) -> Iterator[Part]:
    titles = dict(told.goal_titles)
    goals = [Point(_day(told, day), goal.title, _outcome(goal)) for day, goal in told.ended]
    if goals:
        yield Points("Goals", tuple(goals))
    milestones = [
        Point(_day(told, day), each.title, (titles[each.goal_id],) if each.goal_id in titles else ())
        for day, each in told.milestones
    ]
    if milestones:
        yield Points("Milestones", tuple(milestones))
    if told.bites and told.period.kind in BITES_OF:
        yield Points("Micro-milestones", tuple(Point(_day(told, day), title) for day, title in told.bites))


def _outcome(goal: Goal) -> tuple[str, ...]:
    grade = f", grade {goal.grade}" if goal.grade is not None else ""
    return (f"{goal.phase}{grade}",)


def _ahead(each: Ahead, today: date) -> Iterator[Part]:
    points = tuple(_milestone(milestone, fraction, today) for milestone, fraction in each.milestones)
    if each.goal is None:
        yield Points("Milestones", points)
    else:
        yield Points(each.goal.title, (Point("", _standing(each, each.goal, today)), *points))


def _standing(each: Ahead, goal: Goal, today: date) -> str:
    """Where a goal stands: `41,600 of 80,000 words (52 %), due 31 Dec, at risk, 4 days behind`."""
    words = [phrases.percent(each.fraction)]
    if goal.measure is not MeasureKind.MILESTONES and goal.target_value is not None:
        words = [f"{measure_words.now_words(goal, each.value)} ({words[0]})"]
    if goal.due is not None:
        words.append(f"due {phrases.day(goal.due, today)}")
    if each.pace is not None:
        words += [measure_words.standing_words(each.pace), measure_words.distance_words(goal, each.pace)]
    elif goal.phase != "committed":
        words.append(str(goal.phase))
    return ", ".join(word for word in words if word)


def _milestone(milestone: Milestone, fraction: float, today: date) -> Point:
    due = milestone.due
    late = f", {phrases.due(due, today)}" if due is not None and due < today else ""
    day = phrases.day(due, today) if due is not None else "no date"
    notes = (f"Done when: {milestone.deliverable}",) if milestone.deliverable else ()
    return Point(day, f"{milestone.title} ({phrases.percent(fraction)}{late})", notes)


def _changed(told: Told) -> Iterator[Part]:
    changes = tuple(
        Point(
            _day(told, change.local_day),
            f"{title}: {change_words(change, told.today)}",
            (f"Why: {change.reason}",) if change.reason else (),
        )
        for title, change in told.changes
    )
    if changes:
        yield Points("", changes)
    decisions = tuple(
        Point(_day(told, each.local_day), f"{each.target_title}: {each.kind}", (each.reason,) if each.reason else ())
        for each in told.decisions
    )
    if decisions:
        yield Points("Decided", decisions)


def _numbers(told: Told) -> Iterator[Part]:
    if told.facts:
        yield Figures(tuple(map(fact_words, told.facts)))


def _answer(told: Told) -> Iterator[Part]:
    if told.reader is not None and told.answerable:
        yield HOW_TO_ANSWER
        yield Block(tuple(answer_lines(told.reader, told.answerable, told.period.key)))


def _entry_head(told: Told, day: date | None, kind: EntryKind) -> str:
    return ", ".join(part for part in (_day(told, day), "" if kind is EntryKind.FREE else str(kind)) if part)


def _day(told: Told, day: date | None) -> str:
    return phrases.day(day, told.today) if day is not None else ""
