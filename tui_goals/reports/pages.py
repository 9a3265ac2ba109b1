"""The journal, or one goal, as a Markdown document with front matter; texts stand in it as quotes."""

import json
from collections.abc import Iterator
from datetime import date

from tui_goals.domain import Bite, Entry, Goal, Milestone, Target, Task
from tui_goals.reports.markdown import escaped, quoted
from tui_goals.rules import phrases
from tui_goals.store import Reader
from tui_goals.terminal.text import clean_line

ALL = -1
OF_GOAL = (("Why", "why"), ("Vision", "vision"), ("Serves", "serves"), ("Affirmation", "affirmation"),
           ("Reward", "reward"), ("Lesson", "lesson"))  # fmt: skip

Matter = dict[str, str | int | float | None]


def journal_page(source: Reader, today: date) -> str:
    """All entries, oldest first."""
    entries = tuple(reversed(source.entries(ALL)))
    lines = [*_front({"title": "Journal", "entries": len(entries), "made_on": today.isoformat()}), "# Journal"]
    return _joined([*lines, *(line for entry in entries for line in _entry(source, entry, 2))])


def goal_page(source: Reader, goal: Goal, today: date) -> str:
    """A goal with what it is cut into and what was written about it."""
    matter: Matter = {
        "title": goal.title, "uid": goal.uid, "phase": str(goal.phase), "area": goal.area,
        "start": _iso(goal.start), "due": _iso(goal.due), "measure": str(goal.measure), "unit": goal.unit,
        "start_value": goal.start_value, "target_value": goal.target_value, "period": goal.period and str(goal.period),
        "value": source.measured(today).get(goal.id, goal.start_value), "made_on": today.isoformat(),
    }  # fmt: skip
    lines = [*_front(matter), f"# {escaped(goal.title)}"]
    for label, name in OF_GOAL:
        if text := getattr(goal, name):
            lines += ["", f"**{label}:** {escaped(text)}"]
    milestones = source.milestones_of(goal.id)
    lines += ["", "## Milestones"] if milestones else []
    for milestone in milestones:
        lines += _milestone(source, milestone, today)
    entries = tuple(reversed(source.entries_about(Target.GOAL, goal.id, ALL)))
    lines += ["", "## Journal"] if entries else []
    return _joined([*lines, *(line for entry in entries for line in _entry(source, entry, 3))])


def _front(matter: Matter) -> list[str]:
    """Front matter in YAML; every text is quoted, so that none can end it or add to it."""
    values = ((name, clean_line(value) if isinstance(value, str) else value) for name, value in matter.items())
    return ["---", *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values), "---", ""]


def _milestone(source: Reader, milestone: Milestone, today: date) -> Iterator[str]:
    due = f", due {phrases.day(milestone.due, today)}" if milestone.due else ""
    state = "done" if milestone.done_at else "open"
    yield from ("", f"### {escaped(milestone.title)} ({state}{due})", "")
    for label, text in (("Done when", milestone.deliverable), ("Why", milestone.why), ("Reward", milestone.reward)):
        if text:
            yield from (f"**{label}:** {escaped(text)}", "")
    for task in source.tasks_of(milestone.id):
        yield _box(task, 0)
        yield from (_box(bite, 2) for bite in source.bites_of(task.id))


def _box(item: Task | Bite, indent: int) -> str:
    amount = ""
    if isinstance(item, Bite) and item.amount is not None:
        amount = f" ({escaped(phrases.amount(item.amount, item.unit))})"
    return f"{' ' * indent}- [{'x' if item.done_at else ' '}] {escaped(item.title)}{amount}"


def _entry(source: Reader, entry: Entry, level: int) -> Iterator[str]:
    about = ", ".join(escaped(link.target_title) for link in source.links([entry.id]))
    mood = f"{entry.mood} of 5" if entry.mood else ""
    energy = f"{entry.energy} of 3" if entry.energy else ""
    facts = (("Mood", mood), ("Energy", energy), ("About", about))
    period = f" {entry.period}" if entry.period else ""
    yield from ("", f"{'#' * level} {_iso(entry.local_day)}, {entry.kind}{period}", "")
    told = [f"{label}: {text}" for label, text in facts if text]
    if told:
        yield from ("; ".join(told), "")
    yield from quoted(entry.body)


def _joined(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
