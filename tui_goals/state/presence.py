"""Who is there: what a run of the program can tell of an open session's watcher, and of time when there was none."""

from pendulum import DateTime

from tui_goals import processes
from tui_goals.domain import Terminal
from tui_goals.rules import gaps
from tui_goals.rules.focus import Reading
from tui_goals.rules.gaps import Gap, Presence
from tui_goals.state.app_state import OpenSession


def watches(running: OpenSession, here: Terminal) -> bool:
    """Whether the session is watched from here."""
    return running.watcher is not None and running.watcher.uid == here.uid


def watched_elsewhere(running: OpenSession, here: Terminal, now: DateTime) -> bool:
    """Whether another terminal that is open watches the session; on another host its heartbeats tell."""
    watcher, beat = running.watcher, running.heartbeat
    if watcher is None or watches(running, here) or not processes.lives(watcher, here):
        return False
    if watcher.host == here.host or beat is None or beat.beaten_at is None:
        return True
    return (now - beat.beaten_at).total_seconds() <= gaps.STALE_SECONDS


def gap_of(
    running: OpenSession,
    here: Terminal,
    reading: Reading,
    attended: float | None = None,
    returned: float | None = None,
) -> Gap | None:
    """The gap in the session as it is seen from here.

    `attended` and `returned` are the boot clock at the last key, and at the first one after a long time without; only
    whoever watches the session knows them.
    """
    own = watches(running, here)
    presence = Presence(
        held=own or watched_elsewhere(running, here, reading.now),
        far=running.watcher is not None and running.watcher.host != here.host,
        attended=attended if own else None,
        returned=returned if own else None,
    )
    return gaps.gap_in(running.session, running.segments, running.heartbeat, reading, presence)
