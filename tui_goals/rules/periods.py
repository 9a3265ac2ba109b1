"""The periods that reviews look back on: weeks, months, quarters and years of local days, and when each is due.

A week is the ISO week, Monday to Sunday, and belongs to the year (and month) of its Thursday: 31 December 2026 and
3 January 2027 are both in 2026-W53.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from pendulum import DateTime

from tui_goals.domain import EntryKind, Refused
from tui_goals.rules import days, phrases

KINDS = (EntryKind.WEEKLY, EntryKind.MONTHLY, EntryKind.QUARTERLY, EntryKind.YEARLY)
"""From the shortest to the longest."""
THURSDAY = 3
WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)
LIVED = {EntryKind.WEEKLY: 4, EntryKind.MONTHLY: 14, EntryKind.QUARTERLY: 14, EntryKind.YEARLY: 14}
"""Days of a period that were lived with goals before it is worth a review."""
FIRST_LOOK = timedelta(days=92)
"""How far the first review of its kind reaches back at most, where none was held before."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of local days that has one review; its key sorts by time among those of its kind."""

    kind: EntryKind
    key: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """When reviews fall due: the weekday of the weekly ones (0 is Monday), and the hour of all."""

    weekday: int = 6
    hour: time = time(17, 0)


@dataclass(frozen=True, slots=True)
class Due:
    """A review to hold: its facts begin on `first_day`, right after the last review, so that missed ones are in it."""

    period: Period
    first_day: date
    since: DateTime


def period_of(kind: EntryKind, day: date) -> Period:
    """The period of a kind that a local day lies in."""
    match kind:
        case EntryKind.WEEKLY:
            year, week, weekday = day.isocalendar()
            monday = day - timedelta(days=weekday - 1)
            return Period(kind, f"{year}-W{week:02}", monday, monday + timedelta(days=6))
        case EntryKind.MONTHLY:
            return Period(kind, f"{day.year}-{day.month:02}", day.replace(day=1), _month_end(day))
        case EntryKind.QUARTERLY:
            quarter = (day.month - 1) // 3 + 1
            last = _month_end(date(day.year, quarter * 3, 1))
            return Period(kind, f"{day.year}-Q{quarter}", date(day.year, quarter * 3 - 2, 1), last)
        case EntryKind.YEARLY:
            return Period(kind, f"{day.year}", date(day.year, 1, 1), date(day.year, 12, 31))
    raise Refused(f"A {kind} entry looks back on no period.")


def from_key(kind: EntryKind, key: str) -> Period:
    """The period with that key; `Refused` where it is none of its kind."""
    try:
        match kind, key.partition("-"):
            case EntryKind.WEEKLY, (year, _, week):
                day = date.fromisocalendar(int(year), int(week.removeprefix("W")), 1)
            case EntryKind.QUARTERLY, (year, _, quarter):
                day = date(int(year), int(quarter.removeprefix("Q")) * 3, 1)
            case EntryKind.MONTHLY, (year, _, month):
                day = date(int(year), int(month), 1)
            case _:
                day = date(int(key), 1, 1)
    except ValueError:
        raise Refused(f"“{key}” is no period of a {kind} review.") from None
    found = period_of(kind, day)
    if found.key != key:
        raise Refused(f"“{key}” is no period of a {kind} review; “{found.key}” is.")
    return found


def before(period: Period) -> Period:
    """The period of the same kind right before."""
    return period_of(period.kind, period.first_day - ONE_DAY)


def inside(period: Period) -> tuple[Period, ...]:
    """The periods of the next shorter kind in it, each in one only; a week counts for where its Thursday lies."""
    place = KINDS.index(period.kind)
    if not place:
        return ()
    shorter = KINDS[place - 1]
    step = period_of(shorter, period.first_day)
    found = []
    while step.first_day <= period.last_day:
        middle = step.first_day + timedelta(days=THURSDAY) if shorter is EntryKind.WEEKLY else step.first_day
        if period.first_day <= middle <= period.last_day:
            found.append(step)
        step = period_of(shorter, step.last_day + ONE_DAY)
    return tuple(found)


def span(first_day: date, last_day: date, zone: str, cutoff: time = days.DAY_CUTOFF) -> tuple[DateTime, DateTime]:
    """The instants from the beginning of the first local day up to the end of the last one."""
    return days.day_start(first_day, zone, cutoff), days.day_start(last_day + ONE_DAY, zone, cutoff)


def due_at(period: Period, schedule: Schedule, zone: str, cutoff: time = days.DAY_CUTOFF) -> DateTime:
    """When its review falls due: on its last local day at the hour, a week's on the weekday nearest to its end.

    From Thursday on that is a day of the week itself, before that one of the next. An hour before the day cut-off is
    one of the night after.
    """
    day = period.last_day
    if period.kind is EntryKind.WEEKLY:
        day = period.first_day + timedelta(days=schedule.weekday)
        day += WEEK if schedule.weekday < THURSDAY else timedelta()
    return days.day_start(day + ONE_DAY if schedule.hour < cutoff else day, zone, schedule.hour)


def due_reviews(
    now: DateTime,
    zone: str,
    schedule: Schedule,
    reviewed: Mapping[EntryKind, str],
    begun: date | None,
    snoozed: Mapping[EntryKind, DateTime],
    cutoff: time = days.DAY_CUTOFF,
) -> tuple[Due, ...]:
    """The reviews to hold now, one of each kind at most, however many were missed; the shortest period first.

    `reviewed` are the keys of the newest ones held, `begun` is the day of the first goal, `snoozed` until when a kind
    shall wait.
    """
    if begun is None:
        return ()
    today = days.local_day(now, zone, cutoff)
    found = (_due(period_of(kind, today), now, zone, schedule, cutoff) for kind in KINDS)
    return tuple(
        Due(period, facts_from(period, reviewed.get(period.kind), begun), since)
        for period, since in found
        if reviewed.get(period.kind, "") < period.key
        and (period.last_day - begun).days + 1 >= LIVED[period.kind]
        and not (period.kind in snoozed and now < snoozed[period.kind])
    )


def facts_from(period: Period, last_reviewed: str | None, begun: date | None) -> date:
    """The first day that its review looks at: right after the last one held before it, or where the goals begin."""
    if last_reviewed is not None and last_reviewed < period.key:
        return min(period.first_day, from_key(period.kind, last_reviewed).last_day + ONE_DAY)
    if last_reviewed is not None or begun is None:
        return period.first_day
    return min(period.first_day, max(begun, period.first_day - FIRST_LOOK))


def tomorrow_at(now: DateTime, zone: str, schedule: Schedule, cutoff: time = days.DAY_CUTOFF) -> DateTime:
    """The hour of reviews on the next local day: until then a snoozed one waits."""
    day = days.local_day(now, zone, cutoff) + ONE_DAY
    return days.day_start(day + ONE_DAY if schedule.hour < cutoff else day, zone, schedule.hour)


def name(period: Period, today: date) -> str:
    """What a period is called: `Week 10`, `March`, `Quarter 1`, `2026`; with its year where that is not this one."""
    year = int(period.key[:4])
    tail = "" if year == today.year or period.kind is EntryKind.YEARLY else f" {year}"
    match period.kind:
        case EntryKind.WEEKLY:
            return f"Week {int(period.key[6:])}{tail}"
        case EntryKind.MONTHLY:
            return f"{MONTH_NAMES[period.first_day.month - 1]}{tail}"
        case EntryKind.QUARTERLY:
            return f"Quarter {period.key[6:]}{tail}"
    return period.key


def range_name(first_day: date, last_day: date, today: date) -> str:
    """Days from one to another: `2 - 8 Mar`, `23 Feb - 1 Mar`."""
    last = phrases.day(last_day, today)
    if (first_day.year, first_day.month) == (last_day.year, last_day.month):
        return f"{first_day.day} - {last}" if first_day != last_day else last
    first = phrases.day(first_day, last_day)
    return f"{first} - {last}"


MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _due(period: Period, now: DateTime, zone: str, schedule: Schedule, cutoff: time) -> tuple[Period, DateTime]:
    """The newest period, from that one back, whose review has fallen due, and when it did."""
    return next((each, at) for each in _back_from(period) if (at := due_at(each, schedule, zone, cutoff)) <= now)


def _back_from(period: Period) -> Iterator[Period]:
    while True:
        yield period
        period = before(period)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - ONE_DAY
