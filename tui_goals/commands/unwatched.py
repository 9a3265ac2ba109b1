"""Sessions moved by one who does not stay: whoever watched goes on watching, and nobody needs to where nobody did."""

from collections.abc import Callable

from tui_goals.commands.focus import detach_session, pause_session, resume_session, start_session
from tui_goals.domain import FocusSession
from tui_goals.store.tx import Tx


def start_unwatched(
    tx: Tx,
    bite_id: int | None,
    minutes: float | None,
    units: float | None = None,
    commitment: str = "",
    subject: str = "",
) -> FocusSession:
    """Start a focus session on “{it.subject}”.

    It runs on with nobody watching. Raises Refused as `start_session` does.
    """
    session = start_session(tx, bite_id, minutes, units, commitment, subject)
    detach_session(tx, session.id)
    return session


def pause_unwatched(tx: Tx, session_id: int) -> FocusSession:
    """Pause the session on “{it.subject}”."""
    return _watched_as_before(tx, session_id, pause_session)


def resume_unwatched(tx: Tx, session_id: int) -> FocusSession:
    """Resume the session on “{it.subject}”."""
    return _watched_as_before(tx, session_id, resume_session)


def _watched_as_before(tx: Tx, session_id: int, move: Callable[[Tx, int], FocusSession]) -> FocusSession:
    before = tx.heartbeat(session_id)
    session = move(tx, session_id)
    kept = tx.heartbeat(session_id)
    if before is not None and kept is not None:
        tx.change(kept, terminal_id=before.terminal_id, detached=before.detached)
    return session
