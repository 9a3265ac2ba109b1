"""Who watches an open session, and what is known of the time when nobody did."""

from pendulum import DateTime

from tui_goals.commands.door import unrecorded
from tui_goals.domain import FocusSession, Heartbeat, Segment, SessionState, Terminal
from tui_goals.rules import gaps
from tui_goals.rules.gaps import Gap, Presence
from tui_goals.store.tx import Tx


@unrecorded
def beat(tx: Tx, session_id: int, attended_at: DateTime | None = None) -> None:
    """Say that this terminal still watches the session; nothing when another has taken it over, or it does not run."""
    session = tx.get(FocusSession, session_id)
    watcher = watcher_of(tx, session)
    if session.state is SessionState.RUNNING and watcher is not None and watcher.uid == tx.terminal.uid:
        watch(tx, session, attended_at)


def watch(tx: Tx, session: FocusSession, attended_at: DateTime | None, detached: bool = False) -> None:
    """Keep who watches the session from now on; `attended_at` is when a key was pressed last, None: as it was."""
    kept = tx.heartbeat(session.id) or tx.add(Heartbeat(session_id=session.id, beaten_at=tx.now))
    tx.change(
        kept,
        terminal_id=None if detached else tx.terminal_id(),
        detached=detached,
        beaten_at=tx.now,
        boot_id=tx.reading.boot_id,
        boot_seconds=tx.reading.boot_seconds,
        awake_seconds=tx.reading.awake_seconds,
        attended_at=attended_at or kept.attended_at,
    )


def watcher_of(tx: Tx, session: FocusSession) -> Terminal | None:
    """The run of the program that watches a session."""
    kept = tx.heartbeat(session.id)
    if kept is None or kept.terminal_id is None:
        return None
    return tx.get(Terminal, kept.terminal_id)


def withheld_gap(tx: Tx, session: FocusSession) -> Gap | None:
    """The time of an open session that does not count before somebody says so.

    Whoever watches it and gives a command now has been there, whatever the heartbeat says.
    """
    watcher, here = watcher_of(tx, session), tx.terminal
    presence = Presence(
        held=watcher is not None and watcher.uid == here.uid, far=watcher is not None and watcher.host != here.host
    )
    gap = gaps.gap_in(session, tx.segments(session.id), tx.heartbeat(session.id), tx.reading, presence)
    return gap if gap is not None and gap.withheld else None


def note_absence(tx: Tx, gone_since: DateTime | None) -> None:
    """After undo or redo: time in which the session was over, paused or not there had nobody watching.

    `gone_since` is when it went, for one that is there again. Where that is longer than a heartbeat may be late, it
    comes up as a gap, so that the hours are not counted silently.
    """
    session = tx.open_session()
    if session is None or session.state is not SessionState.RUNNING:
        return
    segment, before = tx.segments(session.id)[-1], tx.was(session)
    was = tx.was(segment)
    since = gone_since if was is None else was.ended_at
    if before is not None and before.ended_at is not None:
        since = before.ended_at
    if since is None or segment.started_at is None:
        return
    kept = tx.heartbeat(session.id)
    if (tx.now - since).total_seconds() > gaps.STALE_SECONDS:
        _watched_until(tx, session, segment, (since - segment.started_at).total_seconds())
    elif kept is None:
        watch(tx, session, tx.now, detached=True)


def _watched_until(tx: Tx, session: FocusSession, segment: Segment, seconds: float) -> None:
    """Put the last heartbeat so far into the open segment, with nobody after it."""
    kept = tx.heartbeat(session.id) or tx.add(Heartbeat(session_id=session.id, beaten_at=tx.now))
    instant, boot_seconds = gaps.instant_in(segment, seconds), segment.started_boot + seconds
    asleep = tx.reading.boot_seconds - tx.reading.awake_seconds
    tx.change(
        kept,
        terminal_id=None,
        detached=False,
        beaten_at=instant,
        boot_id=segment.boot_id,
        boot_seconds=boot_seconds,
        awake_seconds=boot_seconds - asleep,
        attended_at=instant,
    )
