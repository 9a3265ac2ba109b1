"""What the screen of past sessions tells, gathered from the store a page at a time."""

from dataclasses import field
from datetime import date, timedelta

from tui_goals.domain import Bite, FocusSession, Goal, Milestone, Target, Task
from tui_goals.domain.values import frozen
from tui_goals.rules import heat as rules
from tui_goals.rules import phrases, sittings
from tui_goals.state import AppState
from tui_goals.store import Reader
from tui_goals.widgets.heatmap import Heat
from tui_goals.widgets.past_page import PastFacts

DAYS_AT_ONCE = 30
"""Days with sessions that are read at a time."""
MOST_ENTRIES = 5
MOST_UNITS = 3
"""Units that have a heatmap of their own, those used on most days first."""


@frozen
class PastDays:
    """Sessions by day as far back as they were read, each with its seconds of focus, and each day with its own."""

    sessions: tuple[FocusSession, ...] = ()
    seconds: dict[int, float] = field(default_factory=dict)
    focus: dict[date, float] = field(default_factory=dict)
    days: tuple[date, ...] = ()
    complete: bool = False

    def and_then(self, older: "PastDays") -> "PastDays":
        """These and the page after them."""
        return PastDays(
            self.sessions + older.sessions, self.seconds | older.seconds, self.focus | older.focus,
            self.days + older.days, older.complete,
        )  # fmt: skip


def read_days(reader: Reader, before: date | None, number: int, words: list[str]) -> PastDays:
    """The sessions of the newest days before one that hold all the words; a page of them.

    With words a day's focus is that of the sessions listed, else all there was on it.
    """
    found = reader.session_days(before, number, words)
    complete = len(found) < number
    sessions = reader.sessions_in_days(found[-1], found[0], words) if found else ()
    seconds = {id: total / 1000 for id, total in reader.focus_totals(each.id for each in sessions).items()}
    if words:
        focus: dict[date, float] = dict.fromkeys(found, 0.0)
        for each in sessions:
            if each.local_day is not None:
                focus[each.local_day] += seconds.get(each.id, 0.0)
    else:
        first = date.min if complete else found[-1]
        last = before - timedelta(1) if before is not None else date.max
        focus = {day: total / 1000 for day, total in reader.focus_by_day(first, last).items()}
    return PastDays(sessions, seconds, focus, found, complete)


def page_of(reader: Reader, session: FocusSession, state: AppState) -> PastFacts:
    """Everything about one session."""
    return PastFacts(
        session,
        sittings.stretches_of(reader.segments(session.id)),
        reader.interruptions(session.id),
        reader.entries_about(Target.SESSION, session.id, MOST_ENTRIES),
        sight_of(reader, session),
        state.today,
        state.zone,
    )


def sight_of(reader: Reader, session: FocusSession) -> tuple[str, ...]:
    """From the session's bite up to its goal, in play or not; a quick one leads no further than itself."""
    titles = [session.subject]
    goal_id = session.goal_id
    for bite in reader.find(Bite, id=session.bite_id) if session.bite_id is not None else ():
        task = reader.get(Task, bite.task_id)
        milestone = reader.get(Milestone, task.milestone_id)
        titles += [task.title, milestone.title]
        goal_id = milestone.goal_id
    goals = reader.find(Goal, id=goal_id) if goal_id is not None else ()
    return (*titles, *(goal.title for goal in goals))


def heats_of(reader: Reader, today: date, weeks: int, first_weekday: int) -> tuple[Heat, ...]:
    """What the heatmap can show of some weeks: focus, the units counted in sessions, entries."""
    shown = rules.weeks_until(today, weeks, first_weekday)
    first, last = shown[0][0], shown[-1][-1]
    focus = {day: total / 1000 for day, total in reader.focus_by_day(first, last).items()}
    units = sorted(reader.units_by_day(first, last).items(), key=lambda each: -len(each[1]))[:MOST_UNITS]
    entries = {day: float(number) for day, number in reader.entries_by_day(first, last).items()}
    return (
        Heat("focus", focus, phrases.duration),
        *(Heat(unit, amounts, lambda amount, unit=unit: phrases.amount(amount, unit)) for unit, amounts in units),  # type: ignore[misc]
        Heat("entries", entries, lambda number: phrases.count(round(number), "entry")),
    )
