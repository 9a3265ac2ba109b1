"""Planned pauses: days off that cost neither momentum nor consistency."""

from datetime import date, timedelta

from tui_goals.domain import PlannedPause, Refused
from tui_goals.rules import days
from tui_goals.store.tx import Tx

LONGEST = 366
"""Days of the longest pause: beyond a year a goal is paused or dropped instead."""


def plan_pause(tx: Tx, first_day: date, last_day: date, note: str = "") -> PlannedPause:
    """Plan a pause from {it.first_day} to {it.last_day}.

    Both days are part of it. Raises Refused when it begins in the past, ends before it begins, or is over a year long.
    """
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    if first_day < today:
        raise Refused(f"{first_day:%d %b %Y} is over, and a pause is planned ahead. Let it begin today or later.")
    if last_day < first_day:
        raise Refused(f"The pause ends on {last_day:%d %b %Y}, before it begins. Change one of the two days.")
    if (last_day - first_day).days >= LONGEST:
        raise Refused("A pause lasts a year at most. For longer, pause the goal itself (1, e, Phase).")
    return tx.add(PlannedPause(first_day=first_day, last_day=last_day, note=note))


def cancel_pause(tx: Tx, pause_id: int) -> PlannedPause:
    """Cancel the pause from {it.first_day} to {it.last_day}.

    One that has begun ends with yesterday, and its days stay off. Raises Refused when it is over.
    """
    pause = tx.get(PlannedPause, pause_id)
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    if pause.last_day is not None and pause.last_day < today:
        raise Refused(f"The pause was over on {pause.last_day:%d %b %Y}; its days stay off.")
    if pause.first_day is not None and pause.first_day < today:
        tx.change(pause, last_day=today - timedelta(days=1))
    else:
        tx.remove(pause)
    return pause
