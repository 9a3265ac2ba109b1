"""The hill: uphill is finding out what to do, from the top on it is doing it.

After the hill charts of Basecamp ("Shape Up", chapter 13): what stays uphill for long is stuck on something unknown.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from tui_goals.domain import HillMark

STEP = 10
"""How far one key goes."""
TOP = 50
END = 100
STUCK_DAYS = 14
"""From so many days uphill on, a milestone is flagged."""

Side = Literal["uphill", "downhill"]
MEANS: dict[Side, str] = {"uphill": "finding out", "downhill": "doing"}


def moved(hill: int | None, steps: int) -> int | None:
    """The place that many steps further; the first one ahead goes to its foot, one back from there takes it off."""
    if hill is None:
        return 0 if steps > 0 else None
    place = hill + steps * STEP
    return None if place < 0 else min(place, END)


def side(hill: int) -> Side:
    """On which side of the top a place lies; the top itself is where the doing begins."""
    return "uphill" if hill < TOP else "downhill"


def in_words(hill: int) -> str:
    """A place as it is told: `uphill 30: finding out`."""
    where = side(hill)
    return f"{where} {hill}: {MEANS[where]}"


def days_uphill(since: date | None, today: date) -> int:
    """For how many days a milestone has not come over the top; 0 where it is not uphill."""
    return max(0, (today - since).days) if since is not None else 0


def stuck_words(days: int) -> str:
    """`uphill for 16 days`, from `STUCK_DAYS` on; empty before."""
    return f"uphill for {days:,} days" if days >= STUCK_DAYS else ""


def history(marks: Iterable[HillMark]) -> tuple[tuple[date, int | None], ...]:
    """Where it stood at the end of each day on which it was moved, oldest first."""
    ordered = sorted(marks, key=lambda mark: (mark.marked_at is not None and mark.marked_at.timestamp(), mark.id))
    days = {mark.local_day: mark.hill for mark in ordered if mark.local_day is not None}
    return tuple(days.items())
