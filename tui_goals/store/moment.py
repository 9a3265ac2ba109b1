"""The one now of a step: what the clocks show, and the zone and day cut-off in force."""

from datetime import time

from tui_goals.clock import Clock
from tui_goals.domain.values import frozen
from tui_goals.rules.focus import Reading


def read_clock(clock: Clock) -> Reading:
    """What the clocks show now."""
    return Reading(clock.now(), clock.boot_seconds(), clock.boot_id(), clock.awake_seconds())


@frozen
class Moment:
    """The one now of a step."""

    reading: Reading
    zone: str
    cutoff: time

    @classmethod
    def of(cls, clock: Clock, zone: str, cutoff: time) -> "Moment":
        """What the clocks say now."""
        return cls(read_clock(clock), zone, cutoff)
