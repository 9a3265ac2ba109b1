"""Breaks: begin, lengthen, end; have none today; count the sessions before a long one anew."""

from tui_goals.domain import Break, Refused
from tui_goals.rules import breaks, days
from tui_goals.store.tx import Tx


def start_break(tx: Tx, minutes: float, long: bool = False, session_id: int | None = None) -> Break:
    """Start a break of {it.planned_minutes:.0f} min.

    `session_id` is the session it follows. Raises Refused while a session or another break is open, and for a length
    that no break can have.
    """
    breaks.check_minutes(minutes)
    session = tx.open_session()
    if session is not None:
        raise Refused(f"“{session.subject}” is {session.state}. A break comes after it: end it first (3, d).")
    if tx.open_break() is not None:
        raise Refused("You are in a break already. It is on the Focus screen (3).")
    return _add(tx, minutes, long, session_id)


def extend_break(tx: Tx, break_id: int, minutes: float) -> Break:
    """Extend the break to {it.planned_minutes:.0f} min.

    Once it is over, the minutes count from now. Raises Refused when it has ended.
    """
    rest = _open(tx, break_id)
    wanted = breaks.extended_minutes(rest, minutes, tx.reading)
    breaks.check_minutes(wanted)
    return tx.change(rest, planned_minutes=wanted)


def end_break(tx: Tx, break_id: int) -> Break:
    """End the break.

    Raises Refused when it has ended already.
    """
    return close_break(tx, _open(tx, break_id))


def have_no_breaks(tx: Tx) -> Break:
    """Have no more breaks on {it.local_day}.

    Kept as a short break of 0 minutes. Raises Refused where that was said already.
    """
    if breaks.none_wanted(tx.breaks_of_day(days.local_day(tx.now, tx.zone, tx.cutoff))):
        raise Refused("No more breaks are offered today as it is. The same key offers them again.")
    return _add(tx, 0.0, long=False, over=True)


def have_breaks_again(tx: Tx) -> None:
    """Have breaks again.

    Raises Refused where none were left out.
    """
    found = tx.breaks_of_day(days.local_day(tx.now, tx.zone, tx.cutoff))
    if not breaks.none_wanted(found):
        raise Refused("Breaks are offered today as it is.")
    for each in found:
        if breaks.none_wanted((each,)):
            tx.remove(each)


def count_anew(tx: Tx) -> Break:
    """Count the sessions before a long break anew.

    Kept as a long break of 0 minutes.
    """
    return _add(tx, 0.0, long=True, over=True)


def close_break(tx: Tx, rest: Break) -> Break:
    """The open break, ended at this step's instant; it counts for the day it ends on."""
    ended_at = breaks.closing_instant(rest, tx.reading)
    return tx.change(rest, ended_at=ended_at, local_day=days.local_day(ended_at, tx.zone, tx.cutoff))


def _add(tx: Tx, minutes: float, long: bool, session_id: int | None = None, over: bool = False) -> Break:
    return tx.add(
        Break(
            session_id=session_id,
            long=long,
            planned_minutes=minutes,
            started_at=tx.now,
            ended_at=tx.now if over else None,
            zone=tx.zone,
            local_day=days.local_day(tx.now, tx.zone, tx.cutoff),
            boot_id=tx.reading.boot_id,
            started_boot=tx.reading.boot_seconds,
        )
    )


def _open(tx: Tx, break_id: int) -> Break:
    rest = tx.get(Break, break_id)
    if rest.ended_at is not None:
        raise Refused("The break has ended already.")
    return rest
