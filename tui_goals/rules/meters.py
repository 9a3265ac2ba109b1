"""Momentum and consistency: two meters from 0 to 100, by the formulas that `docs/formulas.md` publishes.

    momentum     each finished bite, or a day's focus without one:  m + (100 - m) * MOMENTUM_GAIN
                 a day without either:                              m * (1 - MOMENTUM_LOSS)
    consistency  a day with something done:                         c + (100 - c) * CONSISTENCY_SHARE
                 a day without:                                     c * (1 - CONSISTENCY_SHARE)

Both begin at 0, `WINDOW` counted days ago. A day off on which nothing was done changes nothing, and today is no miss
before it is over. Exponential averages by day, after the habit strength of Loop Habit Tracker.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, time, timedelta

from pendulum import DateTime

from tui_goals.domain import PlannedPause
from tui_goals.domain.values import frozen
from tui_goals.rules.days import DAY_CUTOFF, local_day

FULL = 100.0
MOMENTUM_GAIN = 0.1
MOMENTUM_LOSS = 1 / 6
"""Four idle days halve the momentum."""
CONSISTENCY_SHARE = 0.1
"""A week of days done brings consistency half of the way, one day missed takes a tenth."""
WINDOW = 100
"""How many days that count are looked back on; what lies before moves a meter by less than a hundredth of a point."""
LONGEST_LOOK_BACK = 3660
"""Days after which looking back ends, also where all of them were off."""
LEAST_FOCUS = 60.0
"""Seconds of focus from which a day is no idle one; less is a mis-start."""

DayOff = Callable[[date], bool]


@frozen
class Lived:
    """What was done on a day: bites finished, and seconds of focus."""

    finished: int = 0
    focus: float = 0.0

    @property
    def idle(self) -> bool:
        """Whether nothing was done."""
        return not self.finished and self.focus < LEAST_FOCUS


@frozen
class Meters:
    """Both meters, from 0 to 100."""

    momentum: float = 0.0
    consistency: float = 0.0


IDLE = Lived()


def meters(lived: Mapping[date, Lived], today: date, off: DayOff) -> Meters:
    """Where the meters stand on a day, from what was done on each day up to it; `off` tells the days off."""
    momentum = consistency = 0.0
    day = first_day(today, off)
    while day <= today:
        done = lived.get(day, IDLE)
        if not done.idle:
            for _ in range(max(1, done.finished)):
                momentum += (FULL - momentum) * MOMENTUM_GAIN
            consistency += (FULL - consistency) * CONSISTENCY_SHARE
        elif day < today and not off(day):
            momentum *= 1 - MOMENTUM_LOSS
            consistency *= 1 - CONSISTENCY_SHARE
        day += timedelta(days=1)
    return Meters(momentum, consistency)


def first_day(today: date, off: DayOff) -> date:
    """The day to look back to: `WINDOW` days that are not off lie between it and today."""
    day, counted = today, 0
    for _ in range(min(LONGEST_LOOK_BACK, today.toordinal() - 1)):
        if counted == WINDOW:
            break
        day -= timedelta(days=1)
        counted += not off(day)
    return day


def days_off(rest_days: Collection[int], pauses: Iterable[PlannedPause]) -> DayOff:
    """Tells whether a day is off: a rest day (weekdays from Monday, 0) or within a planned pause."""
    planned = tuple(pauses)
    return lambda day: day.weekday() in rest_days or pause_on(day, planned) is not None


def pause_on(day: date, pauses: Iterable[PlannedPause]) -> PlannedPause | None:
    """The planned pause that a day lies in, the one that lasts longest where there are more."""
    found = (each for each in pauses if _first(each) <= day <= _last(each))
    return max(found, key=_last, default=None)


def lived_by_day(
    finished: Iterable[DateTime], focus: Mapping[date, float], zone: str, cutoff: time = DAY_CUTOFF
) -> dict[date, Lived]:
    """What was done on each day, from the instants at which bites were finished and the seconds of focus by day."""
    bites = Counter(local_day(instant, zone, cutoff) for instant in finished)
    return {day: Lived(bites[day], focus.get(day, 0.0)) for day in {*bites, *focus}}


def _first(pause: PlannedPause) -> date:
    return pause.first_day or date.max


def _last(pause: PlannedPause) -> date:
    return pause.last_day or date.min
