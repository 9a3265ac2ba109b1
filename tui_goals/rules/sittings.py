"""The time of a past session as stretches of focus, pause and away: moved, cut, joined, and kept clear of others.

Instants are UTC. The stretches of a session adjoin from its start to its end; two sessions never share focus, but one
may lie in another's pause.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

from pendulum import DateTime

from tui_goals.domain import AwayCause, FocusSession, Refused, Segment, SegmentKind
from tui_goals.domain.values import frozen
from tui_goals.rules import days, phrases
from tui_goals.rules.days import DAY_CUTOFF
from tui_goals.rules.typed_times import clock_span

LONGEST_HOURS = 24
"""One sitting lasts a day at most; a longer one is a slip of the finger."""
MINUTE = 60
"""Seconds in which a session may begin after another, and still be typed as beginning when that one ended."""


@frozen
class Stretch:
    """A part of a session's time of one kind, over any number of days; `cause` says why it is away."""

    start: DateTime
    end: DateTime
    kind: SegmentKind = SegmentKind.FOCUS
    cause: AwayCause | None = None

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return round(self.end.timestamp() - self.start.timestamp(), 6)


Stretches = tuple[Stretch, ...]


class Overlap(Refused):
    """Times that another session has focus in; `way_out` says what that one would be if it gave way, if it can."""

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence)
        self.way_out = way_out


def check_times(start: DateTime, end: DateTime, now: DateTime, zone: str) -> None:
    """Raises Refused where a session does not end after its start, ends after now, or lasts longer than a day."""
    if end <= start:
        raise Refused("It ends no later than it starts; choose another end, or swap the two times.")
    if end > now:
        local, today = days.local_time(end, zone), days.local_time(now, zone)
        day = "" if local.date() == today.date() else f" on {phrases.day(local.date(), today.date())}"
        raise Refused(
            f"{local:%H:%M}{day} is still to come; it is {today:%H:%M}. A past session ends now at the latest."
        )
    if Stretch(start, end).seconds > LONGEST_HOURS * 3600:
        length = phrases.duration(Stretch(start, end).seconds)
        raise Refused(f"That is {length}; one sitting lasts {LONGEST_HOURS} h at most. Look at the days of both times.")


def stretches_of(segments: Iterable[Segment], now: DateTime | None = None) -> Stretches:
    """A session's segments with the parts of each day put together; one that is still open ends now."""
    return _tidy(
        Stretch(each.started_at, ended_at, each.kind, each.cause)
        for each in segments
        if each.started_at is not None and (ended_at := each.ended_at or now) is not None
    )


def day_parts(stretches: Iterable[Stretch], zone: str, cutoff: time = DAY_CUTOFF) -> tuple[Segment, ...]:
    """The stretches as new segments of no session yet, each on one local day; their lengths sum to the whole."""
    return tuple(
        Segment(kind=each.kind, started_at=start, ended_at=end, local_day=day, cause=each.cause)
        for each in stretches
        for day, start, end in days.split_at_days(each.start, each.end, zone, cutoff)
    )


def focus_of(stretches: Iterable[Stretch]) -> Stretches:
    """The stretches of focus among them."""
    return tuple(each for each in stretches if each.kind is SegmentKind.FOCUS)


def clipped(stretches: Iterable[Stretch], start: DateTime, end: DateTime) -> Stretches:
    """What of the stretches lies between two instants; nothing where they do not reach there."""
    return _tidy(replace(each, start=max(each.start, start), end=min(each.end, end)) for each in stretches)


def fitted(stretches: Stretches, start: DateTime, end: DateTime) -> Stretches:
    """A session's stretches for other times.

    Moved with its pauses where it lasts as long as before; else what lies outside is cut off and what is new is focus.
    """
    first, last = stretches[0].start, stretches[-1].end
    if Stretch(start, end).seconds == Stretch(first, last).seconds:
        shift = timedelta(seconds=Stretch(first, start).seconds)
        return tuple(replace(each, start=each.start + shift, end=each.end + shift) for each in stretches)
    kept = clipped(stretches, start, end)
    if not kept:
        return (Stretch(start, end),)
    return _tidy((Stretch(start, kept[0].start), *kept, Stretch(kept[-1].end, end)))


def without(stretches: Stretches, start: DateTime, end: DateTime) -> Stretches:
    """A session that makes room between two instants: shorter where they reach over an end of it, else paused there.

    Empty where nothing of it would be left.
    """
    first, last = stretches[0].start, stretches[-1].end
    if start <= first:
        return clipped(stretches, end, last)
    if end >= last:
        return clipped(stretches, first, start)
    return _laid_out((*stretches, Stretch(start, end)), lambda here: _around(here, stretches, start, end))


def joined(one: Stretches, other: Stretches) -> Stretches:
    """Two sessions as one: focus where either has some, away where either is, and a pause where neither says more."""
    return _laid_out((*one, *other), lambda here: _strongest(each for each in (*one, *other) if _covers(each, here)))


def overlap_seconds(mine: Iterable[Stretch], theirs: Iterable[Stretch]) -> float:
    """How many seconds of focus two sessions share."""
    others = focus_of(theirs)
    return sum(
        Stretch(max(one.start, other.start), min(one.end, other.end)).seconds
        for one in focus_of(mine)
        for other in others
        if one.start < other.end and other.start < one.end
    )


def making_room(theirs: Stretches, mine: Iterable[Stretch]) -> Stretches:
    """A neighbour that gives way to the focus of a session; empty where nothing of it would be left."""
    for each in focus_of(mine):
        if theirs and overlap_seconds((each,), theirs):
            theirs = without(theirs, each.start, each.end)
    return theirs if focus_of(theirs) else ()


def after_neighbours(start: DateTime, neighbours: Iterable[Stretches]) -> DateTime:
    """The start, or the end of a session that ended within its minute: whoever types minutes means right after it."""
    ends = [
        each.end for theirs in neighbours for each in focus_of(theirs)
        if each.start < start < each.end and Stretch(start, each.end).seconds < MINUTE
    ]  # fmt: skip
    return max(ends, default=start)


def overlap_of(
    span: Stretch, session: FocusSession, theirs: Stretches, room: Stretches, zone: str, today: date
) -> Overlap:
    """The refusal for times in which another session has focus: that one is named, and how it could give way."""
    first, last = theirs[0].start, theirs[-1].end
    day = phrases.day_heading(days.local_time(first, zone).date(), today)
    mine, other = (clock_span(each.start, each.end, zone) for each in (span, Stretch(first, last)))
    sentence = f"{mine} overlaps “{session.subject}”, {day} {other}."
    if session.open:
        return Overlap(f"{sentence} That one is {session.state}; choose other times, or end it first.")
    if not room:
        return Overlap(f"{sentence} Nothing would be left of it; choose other times, or delete it first.")
    if (room[0].start, room[-1].end) != (first, last):
        return Overlap(sentence, f"makes that one {clock_span(room[0].start, room[-1].end, zone)}")
    return Overlap(sentence, "counts that time as a pause of that one")


def _around(here: DateTime, stretches: Stretches, start: DateTime, end: DateTime) -> Stretch | None:
    """What stands at an instant once focus between two others has become a pause."""
    found = next(each for each in stretches if _covers(each, here))
    if found.kind is SegmentKind.FOCUS and start <= here < end:
        return replace(found, kind=SegmentKind.PAUSE)
    return found


def _strongest(found: Iterable[Stretch]) -> Stretch | None:
    order = (SegmentKind.FOCUS, SegmentKind.AWAY, SegmentKind.PAUSE)
    return min(found, key=lambda each: order.index(each.kind), default=None)


def _laid_out(stretches: Sequence[Stretch], at: Callable[[DateTime], Stretch | None]) -> Stretches:
    """The time between all their ends, piece by piece as `at` says; where it says nothing there is a pause."""
    edges = sorted({edge for each in stretches for edge in (each.start, each.end)})
    pieces = ((start, end, at(start) or Stretch(start, end, SegmentKind.PAUSE)) for start, end in pairwise(edges))
    return _tidy(replace(piece, start=start, end=end) for start, end, piece in pieces)


def _covers(stretch: Stretch, instant: DateTime) -> bool:
    return stretch.start <= instant < stretch.end


def _tidy(stretches: Iterable[Stretch]) -> Stretches:
    """The stretches that last, with neighbours of one kind put together."""
    tidy: list[Stretch] = []
    for each in stretches:
        if each.end <= each.start:
            continue
        if tidy and tidy[-1].end == each.start and (tidy[-1].kind, tidy[-1].cause) == (each.kind, each.cause):
            tidy[-1] = replace(tidy[-1], end=each.end)
        else:
            tidy.append(each)
    return tuple(tidy)
