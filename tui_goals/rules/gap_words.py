"""What is said of a gap in a session."""

from collections.abc import Sequence

from tui_goals.domain import FocusSession, Segment
from tui_goals.rules import days, focus, gaps, phrases
from tui_goals.rules.focus import Reading
from tui_goals.rules.gaps import Gap, GapKind

WORDS = {
    GapKind.SLEEP: "the machine slept",
    GapKind.RESTART: "the machine was off",
    GapKind.UNWATCHED: "nobody watched",
    GapKind.LONG_PAUSE: "paused",
    GapKind.UNATTENDED: "no key",
}


def told(gap: Gap, zone: str) -> str:
    """What is known of a gap, in words: `nobody watched from 10:12 to 10:47, 35 min`."""
    began, ended = (days.local_time(instant, zone) for instant in (gap.began_at, gap.ended_at))
    first, last = f"{began:%H:%M}", f"{ended:%H:%M}"
    if began.date() != ended.date():
        first, last = (f"{phrases.WEEKDAYS[when.weekday()]} {when:%H:%M}" for when in (began, ended))
    return f"{WORDS[gap.kind]} from {first} to {last}, {phrases.duration(gap.seconds)}"


def exit_line(session: FocusSession, segments: Sequence[Segment], gap: Gap | None, reading: Reading) -> str:
    """The one line said on the way out while a session is open: how it goes on, or what waits to be said about it."""
    seconds = gaps.focus_seconds(segments, gap, reading)
    if gap is None or not gap.withheld:
        return focus.exit_line(session, seconds)
    subject = " ".join(session.subject.split())
    known = phrases.duration(seconds)
    return f'Focus on "{subject}" is unresolved, {known} known; open tui-goals to say what else counts.'
