"""How long a session has lasted as far as anybody knows."""

from tui_goals.cli.opening import Here
from tui_goals.domain import FocusSession
from tui_goals.domain.values import frozen
from tui_goals.rules import focus
from tui_goals.store import Reader


@frozen
class KnownTime:
    """A session's seconds of focus, and those of which nobody knows whether they were; the two do not overlap."""

    seconds: float
    unresolved: float = 0.0


def known_time(session: FocusSession, reader: Reader, here: Here) -> KnownTime:
    """The time of a session up to now; sleep, a restart or a vanished owner count only once somebody says so."""
    if not session.open:
        return KnownTime(focus.focus_seconds(reader.segments(session.id), here.clocks))
    from tui_goals.processes import this_terminal
    from tui_goals.rules import gaps
    from tui_goals.state.app_state import running_session
    from tui_goals.state.presence import gap_of

    running = running_session(reader)
    if running is None or running.session.id != session.id:
        return KnownTime(0.0)
    gap = gap_of(running, this_terminal(here.clock), here.clocks)
    seconds = gaps.focus_seconds(running.segments, gap, here.clocks)
    return KnownTime(seconds, gap.seconds if gap is not None and gap.withheld else 0.0)
