"""The demo's calendar: days counted from today become dates, and hours of such a day instants."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property, lru_cache

from pendulum import DateTime

from tui_goals.rules import days

MINUTE = 60_000
"""Milliseconds."""
HOUR = 60 * MINUTE


@dataclass(frozen=True)
class Calendar:
    """What day it is, and where; instants are milliseconds since the epoch."""

    now: DateTime
    zone: str
    cutoff: time = days.DAY_CUTOFF

    @cached_property
    def today(self) -> date:
        """The local day of now."""
        return days.local_day(self.now, self.zone, self.cutoff)

    @cached_property
    def now_milliseconds(self) -> int:
        """Now."""
        return int(self.now.timestamp() * 1000)

    def day(self, offset: int) -> date:
        """The day that many days from today."""
        return self.today + timedelta(days=offset)

    def at(self, offset: int, hour: float) -> int:
        """An hour (6.5 is half past six) of the day that many days from today; where clocks change, one beside it."""
        since_cutoff = hour - self.cutoff.hour - self.cutoff.minute / 60
        return _day_start(self.day(offset), self.zone, self.cutoff) + round(since_cutoff * HOUR)


@lru_cache(maxsize=1024)
def _day_start(day: date, zone: str, cutoff: time) -> int:
    return int(days.day_start(day, zone, cutoff).timestamp() * 1000)
