"""Gaps in an open session: time of which nobody knows whether it was focus, and what can be made of it.

Lengths are seconds. A gap lies in the one segment that is open, and its place is counted from that segment's start.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from pendulum import DateTime

from tui_goals.domain import FocusSession, Heartbeat, Refused, Segment, SegmentKind, SessionState
from tui_goals.domain.values import frozen
from tui_goals.rules import days, focus, phrases
from tui_goals.rules.focus import Reading

HEARTBEAT_SECONDS = 30.0
"""How often whoever watches a running session says so; a kill costs so much of what is known."""
STALE_SECONDS = 90.0
"""A heartbeat older than this had nobody behind it: three in a row are missing."""
SLEEP_SECONDS = 120.0
"""From here on a sleep of the machine is a gap; less than that is a lid closed by mistake."""
LONG_PAUSE_SECONDS = 3600.0
"""Whoever comes back later than this may have forgotten to go on in time."""
UNATTENDED_SECONDS, UNATTENDED_PLANS = 4 * 3600.0, 3
"""How long no key may be pressed before it is asked whether anybody was there: so long, or so many times the plan."""
LONG_GAP_SECONDS = 8 * 3600.0
"""After a night the likeliest answer is that the session ended where the gap begins."""
NO_GAP_SECONDS = 3600.0
"""How long after the end of a session the next one may still begin there; beyond that it would count an absence."""


class GapKind(StrEnum):
    """Why it is not known whether somebody worked."""

    SLEEP = "sleep"
    RESTART = "restart"
    UNWATCHED = "unwatched"
    LONG_PAUSE = "long_pause"
    UNATTENDED = "unattended"


class Choice(StrEnum):
    """What can be made of a gap."""

    KEEP_ALL = "keep_all"
    KEEP_MINUTES = "keep_minutes"
    KEEP_UNTIL = "keep_until"
    DROP = "drop"
    END = "end"
    ABANDON = "abandon"
    LATER = "later"


ENDING = frozenset({Choice.END, Choice.ABANDON})


@frozen
class Presence:
    """What a program knows beside the rows of who was there.

    `held`: whoever watches the session is there still, so an old heartbeat means nothing. `far`: that is on another
    machine, whose boot says nothing here. `attended` is the boot clock at the last key pressed here, None where only
    the heartbeat knows; `returned` the one at the first key after a long time without.
    """

    held: bool = False
    far: bool = False
    attended: float | None = None
    returned: float | None = None


NOBODY = Presence()
"""What is known where nothing but the rows is."""


@frozen
class Gap:
    """A gap: where in the open segment it begins, how long it is, and how long the whole segment is by now."""

    kind: GapKind
    segment: Segment
    begins: float
    seconds: float
    length: float

    @property
    def began_at(self) -> DateTime:
        """The last instant of which it is known that somebody was there."""
        return instant_in(self.segment, self.begins)

    @property
    def ended_at(self) -> DateTime:
        """Until when nobody knows."""
        return instant_in(self.segment, self.begins + self.seconds)

    @property
    def withheld(self) -> bool:
        """Whether nothing of it counts before somebody says so; time without a key counts on."""
        return self.kind is not GapKind.UNATTENDED

    @property
    def tail(self) -> float:
        """How long somebody has been there again since; it counts whatever is made of the gap."""
        return self.length - self.begins - self.seconds

    @property
    def key(self) -> tuple[int, GapKind, float]:
        """What stays the same while a gap grows."""
        return self.segment.id, self.kind, round(self.begins)


def gap_in(
    session: FocusSession,
    segments: Sequence[Segment],
    beat: Heartbeat | None,
    reading: Reading,
    presence: Presence = NOBODY,
) -> Gap | None:
    """The gap that a running session has at a reading: sleep, restart, nobody watching, or else no key for long."""
    if session.state is not SessionState.RUNNING or not segments or segments[-1].ended_at is not None or beat is None:
        return None
    segment = segments[-1]
    length = focus.segment_seconds(segment, reading)
    unknown = _unknown(segment, beat, reading, presence, length)
    return unknown or _unattended(session, segment, beat, reading, presence, length)


def long_pause(session: FocusSession, segments: Sequence[Segment], reading: Reading) -> Gap | None:
    """The pause that a session is in, once it is long enough to ask about it on return."""
    if session.state is not SessionState.PAUSED or not segments or segments[-1].ended_at is not None:
        return None
    length = focus.segment_seconds(segments[-1], reading)
    return Gap(GapKind.LONG_PAUSE, segments[-1], 0.0, length, length) if length > LONG_PAUSE_SECONDS else None


def unattended_after(session: FocusSession) -> float:
    """After how many seconds without a key it is asked whether anybody was there."""
    return max(UNATTENDED_PLANS * (session.plan_minutes or 0.0) * 60, UNATTENDED_SECONDS)


def focus_seconds(segments: Sequence[Segment], gap: Gap | None, reading: Reading) -> float:
    """The seconds of focus as long as nothing has been made of the gap: what is withheld does not count."""
    if gap is None or not gap.withheld:
        return focus.focus_seconds(segments, reading)
    return seconds_before(segments, gap, reading) + gap.tail


def seconds_before(segments: Sequence[Segment], gap: Gap, reading: Reading) -> float:
    """The seconds of focus up to where the gap begins."""
    before = focus.focus_seconds(segments[:-1], reading)
    return before + gap.begins if gap.segment.kind is SegmentKind.FOCUS else before


def kept_by(choice: Choice, gap: Gap, kept: float = 0.0) -> float:
    """How many seconds of the gap count by a choice; `kept` are those of the two that ask how many."""
    if choice is Choice.KEEP_ALL:
        return gap.seconds
    return kept if choice in (Choice.KEEP_MINUTES, Choice.KEEP_UNTIL) else 0.0


def total_after(choice: Choice, segments: Sequence[Segment], gap: Gap, reading: Reading, kept: float = 0.0) -> float:
    """The seconds of focus that a choice gives the session."""
    before = seconds_before(segments, gap, reading)
    return before if choice in ENDING else before + kept_by(choice, gap, kept) + gap.tail


def preselected(gap: Gap) -> Choice:
    """The likeliest answer: the end after a night, nothing of a sleep or a pause, all of what was work before."""
    if gap.seconds > LONG_GAP_SECONDS:
        return Choice.END
    return Choice.DROP if gap.kind in (GapKind.SLEEP, GapKind.LONG_PAUSE) else Choice.KEEP_ALL


def check_kept(gap: Gap, seconds: float) -> float:
    """The seconds to keep, when the gap has as many; raises `Refused` with its length."""
    if not 0 <= seconds <= gap.seconds:
        raise Refused(f"The gap has {phrases.duration(gap.seconds)}; keep from 0 to all of them.")
    return seconds


def kept_until(gap: Gap, hour: int, minute: int, zone: str) -> float:
    """How many seconds of the gap lie before a time of day, the first one in it; raises `Refused` with its bounds."""
    day = days.local_time(gap.began_at, zone).date()
    last = days.local_time(gap.ended_at, zone).date()
    while day <= last:
        for instant in days.at_local(day, hour, minute, zone):
            seconds = (instant - gap.began_at).total_seconds()
            if 0 <= seconds <= gap.seconds:
                return seconds
        day += timedelta(days=1)
    began, ended = (days.local_time(instant, zone) for instant in (gap.began_at, gap.ended_at))
    raise Refused(f"{hour:02}:{minute:02} is not in the gap, which is from {began:%H:%M} to {ended:%H:%M}.")


def grown(gap: Gap, reading: Reading) -> Gap:
    """The same gap at a later reading: one that nobody has come back from goes on."""
    length = max(focus.segment_seconds(gap.segment, reading), gap.begins)
    over = gap.kind in (GapKind.SLEEP, GapKind.UNATTENDED)
    return replace(gap, length=length, seconds=gap.seconds if over else length - gap.begins)


def end_passed(
    session: FocusSession, segments: Sequence[Segment], beat: Heartbeat | None, reading: Reading
) -> DateTime | None:
    """When the planned time of a running session was used up, if that was after the last heartbeat; else None."""
    if session.state is not SessionState.RUNNING or session.plan_minutes is None or beat is None:
        return None
    *before, segment = segments
    ends = session.plan_minutes * 60 - focus.focus_seconds(before, reading)
    if not _into(segment, beat) < ends <= focus.segment_seconds(segment, reading):
        return None
    return instant_in(segment, ends)


def check_no_gap(seconds: float) -> None:
    """Raises `Refused` when so much time has passed since the last end that no session may begin there."""
    if seconds < 0:
        raise Refused("The last session ends later than now; was the clock set back? Start this one now instead.")
    if seconds > NO_GAP_SECONDS:
        raise Refused(
            f"The last session ended {phrases.duration(seconds)} ago, and one without a gap follows within "
            f"{phrases.duration(NO_GAP_SECONDS)}. Start this one now instead."
        )


def instant_in(segment: Segment, seconds: float) -> DateTime:
    """The instant so many seconds after the segment's start, in whole milliseconds."""
    if segment.started_at is None:
        raise ValueError("a segment has no start")
    return segment.started_at.add(microseconds=round(seconds * 1000) * 1000)


def _unknown(segment: Segment, beat: Heartbeat, reading: Reading, presence: Presence, length: float) -> Gap | None:
    """A sleep of the machine, a restart, or nobody watching, since the last heartbeat."""
    begins = max(_into(segment, beat), 0.0)
    length = max(length, begins)
    since = length - begins
    if reading.boot_id not in (beat.boot_id, segment.boot_id) and not presence.far:
        return Gap(GapKind.RESTART, segment, begins, since, length)
    if beat.detached:
        return None
    if presence.held:
        slept = reading.boot_seconds - reading.awake_seconds - (beat.boot_seconds - beat.awake_seconds)
        long = reading.boot_id == beat.boot_id and slept >= SLEEP_SECONDS
        return Gap(GapKind.SLEEP, segment, begins, min(slept, since), length) if long else None
    return Gap(GapKind.UNWATCHED, segment, begins, since, length) if since > STALE_SECONDS else None


def _unattended(
    session: FocusSession, segment: Segment, beat: Heartbeat, reading: Reading, presence: Presence, length: float
) -> Gap | None:
    """The time since the last key, or until the first one after it, when it is far longer than the plan."""
    begins = _into(segment, beat)
    if presence.attended is not None:
        begins = presence.attended - reading.boot_seconds + length
    elif beat.attended_at is not None and beat.beaten_at is not None:
        begins -= (beat.beaten_at - beat.attended_at).total_seconds()
    else:
        begins = 0.0
    begins = min(max(begins, 0.0), length)
    over = length if presence.returned is None else presence.returned - reading.boot_seconds + length
    if over - begins <= unattended_after(session):
        return None
    return Gap(GapKind.UNATTENDED, segment, begins, over - begins, length)


def _into(segment: Segment, beat: Heartbeat) -> float:
    """How far into the segment the heartbeat was: by the boot clock, by the wall clock where they differ in boot."""
    if beat.boot_id == segment.boot_id:
        return beat.boot_seconds - segment.started_boot
    if beat.beaten_at is None or segment.started_at is None:
        return 0.0
    return (beat.beaten_at - segment.started_at).total_seconds()
