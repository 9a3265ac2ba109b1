"""When goals and milestones will be finished, as a range: by going on many times the way the last weeks went.

Each way on is a row of weeks drawn from those that were lived. Before each, the weeks to draw from are drawn, too, two
fewer than there are: so it counts how little a few weeks tell, which plain resampling forgets (its narrowness in small
samples: Hesterberg, What Teachers Should Know About the Bootstrap, 2015). Good and bad weeks come in a row as often as
they did, by the correlation r of neighbouring weeks, which a short history shows too small (Marriott and Pope, 1954,
hence + 1/n): a drawn week stays for another with that chance, and the weeks to draw from become fewer by
(1 - r) / (1 + r). `docs/formulas.md` tells it with an example.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from math import ceil, fsum, inf
from random import Random

from tui_goals.domain.values import frozen
from tui_goals.rules.lived_weeks import WEEK, DayOff, day_after
from tui_goals.rules.work import Part

RUNS = 300
"""Ways on; more of them move a date by a day or two at most."""
ENOUGH_WEEKS = 3
FEWEST_DRAWN = 2
MOST_TOGETHER = 0.7
FURTHEST = 520
"""Weeks after which nobody looks further: ten years."""
AT_ONCE = 26


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


class Way:
    """One way on: how much is done after so many weeks from today, made up as far as it is asked for."""

    __slots__ = ("_base", "_done", "_pace", "_random", "_soonest", "_together")

    def __init__(self, weeks: Sequence[float], together: float, pace: float, random: Random) -> None:
        fewer = round(len(weeks) * (1 - together) / (1 + together)) - 2
        self._base = random.choices(weeks, k=max(FEWEST_DRAWN, fewer))
        self._done = [0.0]
        self._soonest = fsum(self._base) / len(self._base) * pace * FURTHEST
        self._together, self._pace, self._random = together, pace, random

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
        drawn = self._random.choices(self._base, k=AT_ONCE)
        if self._together:
            for place in range(1, AT_ONCE):
                if self._random.random() < self._together:
                    drawn[place] = drawn[place - 1]
        done = accumulate((amount * self._pace for amount in drawn), initial=self._done[-1])
        self._done += list(accumulate(done, max))[1:]


def enough(weeks: Sequence[float]) -> bool:
    """Whether the weeks tell enough to look ahead."""
    return len(weeks) >= ENOUGH_WEEKS


def ways(weeks: Sequence[float], pace: float = 1.0) -> Iterator[Way]:
    """All ways on from those weeks; which of them are drawn depends only on how many there are and how alike."""
    together, seeds = _together(weeks), Random(len(weeks))
    return (Way(weeks, together, pace, Random(seeds.getrandbits(32))) for _ in range(RUNS))


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


def _together(weeks: Sequence[float]) -> float:
    """How much neighbouring weeks are alike: 0 where each is as it comes."""
    mean = fsum(weeks) / len(weeks)
    off = [week - mean for week in weeks]
    spread = fsum(each * each for each in off)
    if not spread:
        return 0.0
    found = fsum(one * other for one, other in pairwise(off)) / spread
    return min(MOST_TOGETHER, max(0.0, found + 1 / len(weeks)))


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
