"""What readers said of a thing and what was agreed with them, as the screens tell it."""

from datetime import date

from tui_goals.domain import AgreedScope, Feedback, Goal, Milestone, ReportReader
from tui_goals.rules import agreed, phrases
from tui_goals.rules.outline import Item, key_of
from tui_goals.store import Reader

LATEST = 3
SAID = {"approve": "approves", "reject": "rejects", "comment": "says"}


def feedback_on(source: Reader, item: Item, today: date) -> tuple[tuple[str, str], ...]:
    """The latest answers on a goal or milestone, newest first, each with its day: `Ada approves: well done`."""
    if not isinstance(item, Goal | Milestone):
        return ()
    target, target_id = key_of(item)
    found = source.find(Feedback, target=target, target_id=target_id)[-LATEST:]
    return tuple((_day(each.local_day, today), _words(source, each)) for each in reversed(found))


def scopes_of(source: Reader, goal: Goal) -> tuple[tuple[AgreedScope, tuple[str, ...]], ...]:
    """Each version that was agreed of a goal, newest first, with what changed since."""
    found = source.find(AgreedScope, goal_id=goal.id)
    milestones = source.milestones_of(goal.id) if found else ()
    return tuple((each, agreed.changes_since(each, goal, milestones)) for each in reversed(found))


def agreed_words(source: Reader, item: Item, today: date) -> str:
    """What was agreed of a goal last, and how much changed since; empty where nothing was."""
    told = scopes_of(source, item) if isinstance(item, Goal) else ()
    if not told:
        return ""
    scope, changes = told[0]
    since = phrases.count(len(changes), "change") if changes else "nothing changed"
    return f"version {scope.number} of {_day(scope.local_day, today)}, {since} since"


def version_words(scope: AgreedScope, today: date) -> str:
    """A version's number, day and note."""
    return f"Version {scope.number} of {_day(scope.local_day, today)}{f': {scope.note}' if scope.note else ''}"


def _words(source: Reader, feedback: Feedback) -> str:
    name = source.get(ReportReader, feedback.reader_id).name
    return f"{name} {SAID[feedback.verdict]}{f': {feedback.text}' if feedback.text else ''}"


def _day(day: date | None, today: date) -> str:
    return phrases.day(day, today) if day is not None else ""
