"""What is said under the timeline of the thing under the cursor: dates, slack, what it waits on, how far it slipped."""

from collections.abc import Sequence
from datetime import date

from tui_goals.domain import Goal, Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.baselines import Slip
from tui_goals.rules.dependencies import conflict_words
from tui_goals.rules.plan_dates import Room
from tui_goals.widgets.glyphs import Glyphs
from tui_goals.widgets.painting import Line, fitted, wrap


@frozen
class Detail:
    """All that is known of a thing."""

    item: Goal | Milestone
    today: date
    room: Room | None = None
    working: int | None = None
    """How many days of the slack are not off; None where no day is ever off."""
    blockers: Sequence[Milestone] = ()
    late: Sequence[Milestone] = ()
    """Those of them that are due after it begins."""
    last_end: date | None = None
    """When a goal's last milestone ends."""
    baseline: str = ""
    slip: Slip | None = None
    without: date | None = None
    """When it would end without what made it slip."""


def detail_lines(known: Detail, width: int, glyphs: Glyphs, most: int = 4) -> list[Line]:
    """Dates; slack, conflict or blocker; slip. Where there are two lines only, the dates yield to a slip."""
    first: Line = ((known.item.title, "title"), (f"   {_dates(known)}", "plain"))
    slipped = known.slip is not None and known.slip.days != 0
    style = "warning" if known.slip is not None and known.slip.days > 0 else "dim"
    slip: list[Line] = [
        ((text, style),) for text in wrap(_slip_words(known), width - 1, max(1, most - 2), glyphs.ellipsis)
    ]
    lines = [first, _second(known, glyphs), *slip]
    shown = lines[1:] if most < 3 and slipped else lines[:most]
    return [fitted(((" ", "plain"), *line), width, glyphs.ellipsis) for line in shown]


def _dates(known: Detail) -> str:
    item, today = known.item, known.today
    if item.due is None and item.start is None:
        return "no date; e gives it one"
    start, due = (phrases.day(day, today) if day else "" for day in (item.start, item.due))
    when = f"{start} - {due}" if start and due else due or f"from {start}"
    ended = item.ended if isinstance(item, Goal) else item.done_at is not None
    return when if ended or item.due is None else f"{when}, {phrases.distance(item.due, today)}"


def _second(known: Detail, glyphs: Glyphs) -> Line:
    item, room = known.item, known.room
    if isinstance(item, Goal):
        return _goal_line(item, known, glyphs)
    if known.late:
        words = conflict_words(item, known.late[0], known.today)
        return ((f"{glyphs.risk} {words}", "error"), ("   B goes there", "dim"))
    waits = phrases.join_words([f"“{each.title}”" for each in known.blockers])
    blocked: Line = ((f"   {glyphs.blocked} waits on {waits}", "warning"), ("   B goes there", "dim")) if waits else ()
    if room is None:
        return (("done" if item.done_at else "no slack without a date", "dim"), *blocked)
    if room.critical:
        return (("critical: a day later moves the end of the goal", "warning"), *blocked)
    words = f"{phrases.count(room.slack, 'day')} of slack{_of_these(known)} before the end of the goal moves"
    return ((words, "dim"), *blocked)


def _of_these(known: Detail) -> str:
    """How many of the days of slack one works on, where some are off."""
    if known.room is None or known.working is None or known.working == known.room.slack:
        return ""
    return f", {known.working or 'none'} of them {'a working day' if known.working == 1 else 'working days'},"


def _goal_line(goal: Goal, known: Detail, glyphs: Glyphs) -> Line:
    if known.last_end is None:
        return (("no milestone with a date; n writes one", "dim"),)
    last = f"its last milestone ends {phrases.day(known.last_end, known.today)}"
    if goal.due is None:
        return ((last, "dim"),)
    days = (goal.due - known.last_end).days
    if days < 0:
        return ((f"{glyphs.risk} {last}, {phrases.count(-days, 'day')} after the goal is due", "error"),)
    return ((f"{last}, {phrases.count(days, 'day')} before the goal is due", "dim"),)


def _slip_words(known: Detail) -> str:
    if not known.baseline:
        return "b keeps the plan as a baseline to compare with"
    name = f"since “{known.baseline}”"
    if known.slip is None:
        return f"{name}: nothing to compare it with"
    kind = "goal " if isinstance(known.item, Goal) else ""
    if not known.slip.days:
        return f"{name}: {kind}on the day"
    told = f"{name}: {kind}{known.slip.sentence}"
    if known.without is None or known.slip.days < 0:
        return told
    return f"{told}; without that {phrases.day(known.without, known.today)}"
