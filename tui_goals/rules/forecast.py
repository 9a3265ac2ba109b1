"""When goals and milestones will be finished, as a range: by going on many times the way the last weeks went.

Each way on is a row of weeks drawn from those that were lived, the newer the more often. Good and bad weeks come in a
row as often as they did: a drawn week stays for another with the chance of the correlation of neighbouring weeks, so
that blocks are as long as the history's own (the stationary bootstrap: Politis and Romano, 1994). And each way has a
pace of its own, since a few weeks tell little of the pace, and a pace changes. `docs/formulas.md` tells it whole.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from math import ceil, exp, fsum, inf, sqrt
from random import Random

from tui_goals.domain.values import frozen
from tui_goals.rules.lived_weeks import WEEK, DayOff, day_after
from tui_goals.rules.work import Part

RUNS = 300
"""Ways on; more of them move a date by a day or two at most."""
ENOUGH_WEEKS = 3
HALF_AS_OFTEN = 8
"""A week that is so many weeks older is drawn half as often."""
USUALLY_TOGETHER, WEEKS_OF_USUAL = 0.3, 4
"""How much neighbouring weeks are alike where nothing is known, and how many weeks of knowing that is worth."""
MOST_TOGETHER = 0.7
DOUBT, MOST_DOUBT = 2.5, 0.9
"""The doubt of one week about the pace, in times its spread, and at most; that of n weeks is by the root of n less."""
LEAN = 0.3
"""How far paces lean to the quicker, in parts of the doubt: the rare very good week is more often missed than met."""
FURTHEST = 520
"""Weeks after which nobody looks further: ten years."""
AT_ONCE = 16


@frozen
class Finish:
    """The days by which it is finished in 10, 50, 80 and 90 of 100 ways on; None for more than ten years."""

    p10: date | None
    p50: date | None
    p80: date | None
    p90: date | None
    by_due: float | None = None
    """The share of the ways on that are in time; None without a due date."""


@frozen
class Team:
    """What is worked on in one sequence at one pace: the open milestones of a goal, and its weeks, oldest first."""

    parts: tuple[Part, ...]
    weeks: tuple[float, ...]
    pace: float = 1.0
    """How many times as much as in those weeks is done in those to come."""


@frozen
class Course:
    """How weeks went: which come how often (added up), how alike neighbours are, their mean, and the doubt about it."""

    weeks: tuple[float, ...]
    often: tuple[float, ...]
    together: float
    mean: float
    doubt: float


class Way:
    """One way on: how much is done after so many weeks from today, made up as far as it is asked for."""

    __slots__ = ("_course", "_done", "_last", "_pace", "_random", "_soonest")

    def __init__(self, course: Course, pace: float, random: Random) -> None:
        self._pace = pace * exp(course.doubt * (random.gauss(0.0, 1.0) + LEAN))
        self._soonest = course.mean * self._pace * FURTHEST
        self._course, self._random = course, random
        self._last, self._done = course.weeks[-1], [0.0]

    def weeks_until(self, amount: float) -> float:
        """After how many weeks so much is done; infinite beyond `FURTHEST`."""
        done = self._done
        while done[-1] < amount:
            if len(done) > FURTHEST or (len(done) > 1 and done[-1] + self._soonest < amount):
                return inf
            self._go_on()
        after = bisect_left(done, amount)
        if not after:
            return 0.0
        before = done[after - 1]
        return after - 1 + (amount - before) / (done[after] - before)

    def done_by(self, weeks: float) -> float:
        """How much is done after so many weeks."""
        whole = int(weeks)
        while len(self._done) <= whole + 1:
            self._go_on()
        before, after = self._done[whole : whole + 2]
        return before + (weeks - whole) * (after - before)

    def _go_on(self) -> None:
        course, chance = self._course, self._random.random
        drawn = self._random.choices(course.weeks, cum_weights=course.often, k=AT_ONCE)
        last, together = self._last, course.together
        if together:
            for place, week in enumerate(drawn):
                if chance() < together:
                    drawn[place] = last
                else:
                    last = week
        self._last = last
        done = accumulate((amount * self._pace for amount in drawn), initial=self._done[-1])
        self._done += list(accumulate(done, max))[1:]


def enough(weeks: Sequence[float]) -> bool:
    """Whether the weeks tell enough to look ahead."""
    return len(weeks) >= ENOUGH_WEEKS


def ways(weeks: Sequence[float], pace: float = 1.0) -> Iterator[Way]:
    """All ways on from those weeks; which of them are drawn depends only on how many there are and how alike."""
    course, seeds = course_of(weeks), Random(len(weeks))
    return (Way(course, pace, Random(seeds.getrandbits(32))) for _ in range(RUNS))


def finishes_of_amount(left: float, weeks: Sequence[float], pace: float = 1.0) -> list[float]:
    """After how many weeks an amount is done, in each way on."""
    return [way.weeks_until(left) for way in ways(weeks, pace)]


def finishes_of_parts(teams: Sequence[Team], needs: Mapping[int, Sequence[int]]) -> dict[int, list[float]]:
    """For each open milestone after how many weeks it is finished, in each way on; `needs` are those it waits on.

    A goal's milestones are worked on one after the other; one that waits is passed over as long as there is another to
    work on, and where there is none the time is lost. The order is that of going on at the mean pace.
    """
    order = [
        (part.milestone.id, place, part.left, needs.get(part.milestone.id, ())) for place, part in _order(teams, needs)
    ]
    found: dict[int, list[float]] = {milestone_id: [] for milestone_id, *_ in order}
    for together in zip(*(ways(team.weeks, team.pace) for team in teams), strict=True):
        spent, clock = [0.0] * len(teams), [0.0] * len(teams)
        finish: dict[int, float] = {}
        for milestone_id, place, left, waits_on in order:
            start = max([finish[needed] for needed in waits_on]) if waits_on else 0.0
            if start == inf or clock[place] == inf:
                clock[place] = inf
            else:
                if start > clock[place]:
                    spent[place] = together[place].done_by(start)
                spent[place] += left
                clock[place] = max(start, together[place].weeks_until(spent[place]))
            finish[milestone_id] = clock[place]
            found[milestone_id].append(clock[place])
    return found


def finish_of(weeks: Iterable[float], today: date, due: date | None, off: DayOff) -> Finish:
    """The days of a finish, from after how many weeks it comes in each way on; the first one is tomorrow."""
    ordered = sorted(weeks)

    def day(share: float) -> date | None:
        after = ordered[ceil(share * len(ordered)) - 1]
        return None if after > FURTHEST else day_after(today, max(1, ceil(after * WEEK - 1e-9)), off)

    by_due = None
    if due is not None:
        days = sum(not off(date.fromordinal(each)) for each in range(today.toordinal() + 1, due.toordinal() + 1))
        by_due = sum(each * WEEK <= days + 1e-9 for each in ordered) / len(ordered)
    return Finish(day(0.1), day(0.5), day(0.8), day(0.9), by_due)


def course_of(weeks: Sequence[float]) -> Course:
    """How the weeks went, oldest first.

    Weeks of unequal weight w count as many as (sum w)^2 / sum w^2 (Kish, 1965), and where neighbours correlate by r as
    many as (1 - r) / (1 + r) of these (Bayley and Hammersley, 1946).
    """
    weights = [0.5 ** (age / HALF_AS_OFTEN) for age in reversed(range(len(weeks)))]
    whole = fsum(weights)
    mean = fsum(weight * week for weight, week in zip(weights, weeks, strict=True)) / whole
    unit = max(map(abs, weeks)) or 1.0
    spread = sqrt(
        fsum(weight * ((week - mean) / unit) ** 2 for weight, week in zip(weights, weeks, strict=True)) / whole
    )
    together = _together([week / unit for week in weeks])
    count = whole**2 / fsum(weight * weight for weight in weights) * (1 - together) / (1 + together)
    doubt = min(MOST_DOUBT, DOUBT * spread * unit / mean) if mean > 0 else MOST_DOUBT
    return Course(tuple(weeks), tuple(accumulate(weights)), together, mean, doubt / sqrt(max(1.0, count)))


def _together(weeks: Sequence[float]) -> float:
    """How much neighbouring weeks are alike: 0 where each is as it comes.

    A short history shows it by 1/n too small (Marriott and Pope, 1954) and is added to what is usual.
    """
    number = len(weeks)
    mean = fsum(weeks) / number
    off = [week - mean for week in weeks]
    spread = fsum(each * each for each in off)
    if not spread:
        return 0.0
    found = max(0.0, fsum(one * other for one, other in pairwise(off)) / spread + 1 / number)
    usual = USUALLY_TOGETHER * WEEKS_OF_USUAL
    return min(MOST_TOGETHER, (number * found + usual) / (number + WEEKS_OF_USUAL))


def _order(teams: Sequence[Team], needs: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, Part]]:
    """The milestones in the order in which they are begun at the mean pace: of a goal's first those that can be."""
    paces = [fsum(team.weeks) / len(team.weeks) * team.pace for team in teams]
    clock = [0.0] * len(teams)
    finish: dict[int, float] = {}
    waiting = [(place, rank, part) for place, team in enumerate(teams) for rank, part in enumerate(team.parts)]
    while waiting:
        free = [
            (max([clock[place], *(finish[needed] for needed in needs.get(part.milestone.id, ()))]), rank, place, part)
            for place, rank, part in waiting
            if all(needed in finish for needed in needs.get(part.milestone.id, ()))
        ]
        start, rank, place, part = min(free, key=lambda each: each[:3])
        waiting.remove((place, rank, part))
        clock[place] = finish[part.milestone.id] = start + (part.left / paces[place] if paces[place] > 0 else inf)
        yield place, part
