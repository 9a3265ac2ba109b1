"""What a person makes of time of which nobody knows whether it was focus."""

from tui_goals.commands.focus import end_session
from tui_goals.commands.segments import check_still_there, put_in_place
from tui_goals.commands.watching import watch
from tui_goals.domain import FocusSession, Provenance, SessionState
from tui_goals.rules import focus, gaps, settling
from tui_goals.rules.gaps import Choice, Gap
from tui_goals.store.tx import Tx


def resolve_session(tx: Tx, session_id: int, gap: Gap, choice: Choice, kept: float = 0.0) -> FocusSession:
    """Say what counts of the gap in the session on “{it.subject}”.

    `gap` is the one that was shown, `kept` how many seconds of it count by the two choices that ask. It goes on from
    now, or ends in part where the gap begins; later changes nothing. Raises Conflict when the session has gone on
    or ended since, Refused when more is kept than there is.
    """
    session = tx.get(FocusSession, session_id)
    if choice is Choice.LATER:
        return session
    check_still_there(tx, session, gap)
    gap = gaps.grown(gap, tx.reading)
    if choice in gaps.ENDING:
        outcome = SessionState.PARTIAL if choice is Choice.END else SessionState.ABANDONED
        return end_session(tx, session_id, outcome, gap=gap)
    seconds = gaps.check_kept(gap, gaps.kept_by(choice, gap, kept))
    put_in_place(tx, gap.segment, settling.gone_on(gap, seconds, tx.reading, tx.zone, tx.cutoff))
    watch(tx, session, tx.now)
    return tx.change(
        session,
        state=SessionState.RUNNING,
        provenance=Provenance.RECOVERED,
        clock_step=session.clock_step or focus.clock_stepped(gap.segment, tx.reading),
    )
