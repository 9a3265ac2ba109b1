"""The day in blocks: how long the next bites will take, laid into the hours that the person has, breaks included.

A bite takes its amount at the person's own pace in that unit; of minutes, those; without a pace its share of the task's
estimate, and without that the length of a session. After each session's length in it, and after each block, comes a
break. What is planned for today is what is pinned, due or late; then follow the others as far as there are hours.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from pendulum import DateTime

from tui_goals.domain import Bite
from tui_goals.domain.values import frozen
from tui_goals.rules import phrases
from tui_goals.rules.breaks import Lengths
from tui_goals.rules.cutting import MINUTES
from tui_goals.rules.queue import QueueItem

LEAST_MINUTES = 5.0
"""Less is not worth a block, and no break is worth less than what it parts."""

ROUNDED = 0.2
"""The share of a session that is no session more."""

Stretch = tuple[DateTime, DateTime]


@frozen
class Block:
    """A bite's place in the day; `minutes` are of work, without the breaks in it."""

    item: QueueItem
    start: DateTime
    end: DateTime
    minutes: float
    planned: bool
    beyond: bool = False
    """Whether it ends after the hours there are."""


@frozen
class DayPlan:
    """Minutes of work and breaks planned for today, minutes there are from now on, and the blocks."""

    planned: float = 0.0
    there: float = 0.0
    blocks: tuple[Block, ...] = ()

    @property
    def over(self) -> float:
        """Minutes too many."""
        return max(0.0, self.planned - self.there)


def minutes_of(bite: Bite, bites_in_task: int, estimate: int | None, pace: float | None, usual: float) -> float:
    """How long a bite will take; `pace` is units an hour, `estimate` the task's, `usual` a session's minutes."""
    if bite.amount and bite.unit == MINUTES:
        return max(LEAST_MINUTES, bite.amount)
    if bite.amount and pace:
        return max(LEAST_MINUTES, bite.amount / pace * 60)
    return max(LEAST_MINUTES, estimate / max(1, bites_in_task)) if estimate else usual


def is_planned(item: QueueItem, today: date) -> bool:
    """Whether a bite is meant for today: pinned, due, or late."""
    return item.pinned or (item.due is not None and item.due <= today)


def plan_day(
    queue: Sequence[QueueItem],
    minutes: Mapping[int, float],
    hours: Sequence[Stretch],
    today: date,
    lengths: Lengths,
    usual: float,
) -> DayPlan:
    """The day's blocks in order; `hours` are the stretches of time there are from now on, `minutes` by bite id.

    `usual` are the minutes of a session, after which comes a break. What is planned is laid out also where the hours
    are over; of the rest what fits.
    """
    there = sum((end - start).total_seconds() / 60 for start, end in hours)
    first = [item for item in queue if is_planned(item, today)]
    rest = [item for item in queue if not is_planned(item, today)]
    blocks: list[Block] = []
    used, sessions, planned = 0.0, 0, 0.0
    for item in (*first, *rest):
        work = minutes[item.bite.id]
        sat = max(1, ceil(work / usual - ROUNDED))
        inner = sum(_pause(sessions + n, lengths) for n in range(1, sat))
        before = _pause(sessions, lengths) if blocks else 0.0
        start, end = used + before, used + before + work + inner
        meant = is_planned(item, today)
        if not meant and end > there + 1e-9:
            continue
        blocks.append(Block(item, _at(start, hours, True), _at(end, hours, False), work, meant, end > there + 1e-9))
        used, sessions = end, sessions + sat
        planned = end if meant else planned
    return DayPlan(planned, there, tuple(blocks))


def told(plan: DayPlan) -> str:
    """Hours planned against hours there are, in words; empty where there is neither."""
    planned, there = (phrases.duration(minutes * 60) for minutes in (plan.planned, plan.there))
    if plan.over >= 1 and plan.there:
        return f"{planned} planned, {there} left: {phrases.duration(plan.over * 60)} too much"
    if plan.over >= 1:
        return f"{planned} planned, no hours left today"
    if plan.planned:
        return f"{planned} planned of {there} left"
    return f"nothing planned of {there} left" if plan.there >= 1 else ""


def _pause(sessions: int, lengths: Lengths) -> float:
    """The minutes of the break after so many sessions."""
    long = lengths.long_after and sessions and sessions % lengths.long_after == 0
    return lengths.long if long else lengths.short


def _at(minutes: float, hours: Sequence[Stretch], begins: bool) -> DateTime:
    """The instant after so many minutes of the hours; beyond them it goes on after the last. Needs an hour to have."""
    left = minutes
    for start, end in hours:
        length = (end - start).total_seconds() / 60
        if left < length or (left <= length and not begins) or end == hours[-1][1]:
            return start + timedelta(minutes=left)
        left -= length
    raise ValueError("There are no hours.")
