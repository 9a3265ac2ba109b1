"""What else moves when a date moves: what becomes of what waits on it, and every change of date before it is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

import pendulum

from tui_goals.domain import Dependency, Goal, Milestone, Refused
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.dependencies import date_conflicts

MONTHS = {"month": 1, "quarter": 3}
DAYS = {"day": 1, "week": 7}


class Buffer(StrEnum):
    """What becomes of the time between a milestone and what waits on it."""

    KEEP = "keep buffer"
    USE = "use buffer"
    LEAVE = "leave"


BUFFER_WORDS = {
    Buffer.KEEP: "what waits on it moves by as many days, so the time between stays",
    Buffer.USE: "what waits on it moves only as far as it must, so the time between is used up first",
    Buffer.LEAVE: "nothing else moves",
}


@frozen
class DateChange:
    """One date of a goal or milestone that becomes another."""

    title: str
    field: str
    old: date | None
    new: date | None


def shift_day(day: date, unit: str, steps: int) -> date:
    """A day moved by some units of the zoom, day, week, month or quarter; a month later ends on its last day at most.

    Raises Refused beyond the years that have a date.
    """
    try:
        if unit in MONTHS:
            there = pendulum.Date(day.year, day.month, day.day).add(months=MONTHS[unit] * steps)
            return date(there.year, there.month, there.day)
        return day + timedelta(days=DAYS[unit] * steps)
    except (ValueError, OverflowError):
        raise Refused("There are no dates beyond the year 9999 or before the year 1.") from None


def moved(milestone: Milestone, days: int) -> Milestone:
    """A milestone with its dates so many days later."""
    by = timedelta(days=days)
    return replace(
        milestone,
        start=milestone.start + by if milestone.start else None,
        due=milestone.due + by if milestone.due else None,
    )


def days_moved(before: Milestone, after: Milestone) -> int:
    """By how many days what waits on it is concerned: those of its due date, else of its start."""
    for old, new in ((before.due, after.due), (before.start, after.start)):
        if old is not None and new is not None:
            return (new - old).days
    return 0


def dependants(
    milestone_id: int, milestones: Iterable[Milestone], dependencies: Iterable[Dependency]
) -> tuple[Milestone, ...]:
    """The open milestones that wait on one, on what waits on it, and so on; each behind all it waits on of these."""
    still = {each.id: each for each in milestones if each.done_at is None and each.archived_at is None}
    needs: dict[int, list[int]] = {}
    followers: dict[int, list[int]] = {}
    for link in dependencies:
        if link.milestone_id in still:
            needs.setdefault(link.milestone_id, []).append(link.needs_id)
            followers.setdefault(link.needs_id, []).append(link.milestone_id)
    reached: dict[int, None] = {}
    looking = [milestone_id]
    while looking:
        for after in followers.get(looking.pop(), ()):
            if after not in reached and after != milestone_id:
                reached[after] = None
                looking.append(after)
    waits = {after: sum(needed in reached for needed in needs[after]) for after in reached}
    order = [after for after, count in waits.items() if not count]
    for here in order:
        for after in followers.get(here, ()):
            if after in waits:
                waits[after] -= 1
                if not waits[after]:
                    order.append(after)
    return tuple(still[each] for each in order)


def shifted(
    before: Milestone,
    after: Milestone,
    milestones: Iterable[Milestone],
    dependencies: Iterable[Dependency],
    buffer: Buffer,
) -> dict[int, Milestone]:
    """What waits on a milestone that changes, by id, with the dates it gets; only what gets others.

    Keeping the buffer moves all of it by as many days, earlier too. Using it moves a milestone later only, and only
    when it would begin before what it waits on is due; it takes as long as before.
    """
    days = days_moved(before, after)
    links = tuple(dependencies)
    behind = dependants(before.id, milestones, links)
    if buffer is Buffer.LEAVE or not days:
        return {}
    if buffer is Buffer.KEEP:
        return {each.id: moved(each, days) for each in behind if each.due or each.start}
    ends: dict[int, date | None] = {before.id: after.due or after.start}
    found: dict[int, Milestone] = {}
    for each in behind:
        needed = [ends[link.needs_id] for link in links if link.milestone_id == each.id and link.needs_id in ends]
        earliest = max((day for day in needed if day is not None), default=None)
        begins = each.start or each.due
        if begins is not None and earliest is not None and begins < earliest:
            found[each.id] = each = moved(each, (earliest - begins).days)
        ends[each.id] = each.due or each.start or earliest
    return found


def date_changes(
    pairs: Iterable[tuple[Goal | Milestone, Goal | Milestone]],
) -> tuple[DateChange, ...]:
    """Every date that differs between things before and after, in their order."""
    return tuple(
        DateChange(after.title, field, getattr(before, field), getattr(after, field))
        for before, after in pairs
        for field in ("start", "due")
        if getattr(before, field) != getattr(after, field)
    )


def change_words(change: DateChange, today: date) -> str:
    """A change of date as `due 3 Mar -> 10 Mar, 7 days later`."""
    old, new = (phrases.day(day, today) if day else "no date" for day in (change.old, change.new))
    if change.old is None or change.new is None:
        return f"{change.field} {old} -> {new}"
    days = (change.new - change.old).days
    return f"{change.field} {old} -> {new}, {phrases.count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def warnings(
    milestones: Sequence[Milestone],
    changed: Mapping[int, Milestone],
    goals: Iterable[Goal],
    dependencies: Iterable[Dependency],
    today: date,
) -> tuple[str, ...]:
    """What would not fit then: milestones that begin before what they wait on is due, or end after their goal does.

    Only what has to do with the changed ones is told.
    """
    links = tuple(link for link in dependencies if link.milestone_id in changed or link.needs_id in changed)
    then = [changed.get(each.id, each) for each in milestones if each.archived_at is None]
    due = {goal.id: goal for goal in goals}
    late = [
        f'"{each.title}" is then due {phrases.day(each.due, today)}, after its goal is ({phrases.day(goal.due, today)})'
        for each in changed.values()
        if each.due is not None and (goal := due.get(each.goal_id)) and goal.due is not None and each.due > goal.due
    ]
    return (*date_conflicts(then, links, today), *late)


def with_goal(before: Goal, after: Goal, milestones: Iterable[Milestone]) -> dict[int, Milestone]:
    """The open, dated milestones of a goal, by id, moved by as many days as the goal's due day, else its start."""
    dates = ((before.due, after.due), (before.start, after.start))
    days = next(((new - old).days for old, new in dates if old is not None and new is not None), 0)
    mine = (each for each in milestones if each.goal_id == after.id and not each.done_at and not each.archived_at)
    return {each.id: moved(each, days) for each in mine if days and (each.due or each.start)}
