"""Leaving a session: what was in the way, and what would help, as a journal entry."""

from tui_goals.commands.focus import end_session
from tui_goals.commands.journal import write_entry
from tui_goals.domain import AmountKind, Entry, EntryKind, FocusSession, Kept, SessionState, Target
from tui_goals.rules.gaps import Gap
from tui_goals.store.tx import Tx


def abandon_session(
    tx: Tx,
    session_id: int,
    kind: AmountKind = AmountKind.DELTA,
    amount: float | None = None,
    reason: str = "",
    kept: Kept | None = None,
    helps: str = "",
    gap: Gap | None = None,
) -> FocusSession:
    """Leave the session on “{it.subject}”.

    Its minutes and units are kept, as `end_session` says; what `helps` becomes an entry about it. With a `gap` it ends
    where that begins. Raises Refused when it has ended already.
    """
    ended = end_session(tx, session_id, SessionState.ABANDONED, kind, amount, reason, gap, kept)
    if helps:
        write_entry(tx, Entry(kind=EntryKind.ROADBLOCK, body=helps), [(Target.SESSION, session_id)])
    return ended
