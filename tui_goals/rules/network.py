"""The critical path of a plan: when each activity can be done at the earliest and the latest, and what decides the end.

The method is CPM, "critical path method" (Kelley and Walker, 1959), over finish-to-start dependencies. Times count from
0, in the unit of the durations (days here): `es = max(ef of the predecessors)`, `ef = es + duration`,
`lf = min(ls of the successors)`, `ls = lf - duration`, `slack = ls - es`. An activity is critical when its slack is 0.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Integral, Rational, Real
from typing import Any, Protocol

from tui_goals.domain import Refused
from tui_goals.domain.values import frozen

PATHS_AT_MOST = 100
"""Critical paths that are written out; there may be more than anybody can list: `critical_path_count` counts them."""
NOTHING = object()

Days = int | float
Given = Mapping[str, Any]
Exact = int | Fraction
Id = Hashable


class Activity(Protocol):
    """What can be scheduled: anything with an id, a duration in days and the ids that it waits on."""

    @property
    def id(self) -> Any:
        """What tells it from the others."""

    @property
    def duration(self) -> Any:
        """Days that it takes; 0 for a mere point in time."""

    @property
    def predecessors(self) -> Iterable[Any]:
        """The ids of what must be done before."""


@frozen
class Times:
    """When one activity can begin and end, in days from the beginning of the plan.

    `es` and `ef`: at the earliest; `ls` and `lf`: at the latest if the plan shall not end later; `slack`: by how many
    days it can move alone; `critical`: it cannot.
    """

    es: Days = 0
    ef: Days = 0
    ls: Days = 0
    lf: Days = 0
    slack: Days = 0
    critical: bool = False


class Schedule(Mapping[Any, Times]):
    """The times of every activity, by its id, in the order in which the activities were given.

    `duration` is the days from the first beginning to the last end. `critical_paths` are tuples of ids, each from an
    activity that waits on nothing to one on which nothing waits, without a day between; at most `PATHS_AT_MOST` of
    them, while `critical_path_count` says how many there are. `critical` are the ids on any of them.
    """

    def __init__(self, times: dict[Any, Times], duration: Days, paths: tuple[tuple[Any, ...], ...], count: int) -> None:
        self._times = times
        self.duration = duration
        self.critical_paths = paths
        self.critical_path_count = count

    @property
    def critical(self) -> tuple[Any, ...]:
        """The ids of all critical activities, in the order given."""
        return tuple(name for name, times in self._times.items() if times.critical)

    def __getitem__(self, name: Any) -> Times:
        return self._times[name]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._times)

    def __len__(self) -> int:
        return len(self._times)

    def __repr__(self) -> str:
        return f"Schedule({len(self)} activities, {self.duration} days, critical: {list(self.critical)})"


def schedule(activities: Iterable[Activity | Given]) -> Schedule:
    """The earliest and latest times of activities, their slack, and every critical path.

    `result = schedule(activities)` gives `result["C"].es`, `.ef`, `.ls`, `.lf`, `.slack`, `.critical`,
    `result.duration`, `result.critical_paths`, and is iterated like a dict. Several beginnings and ends are one plan:
    all begin at 0 at the earliest, and the last end is the end of all, also where parts hang together by nothing. A
    predecessor named twice counts once, and a text as predecessors is one id. An activity may be a mapping of the same
    names. Fractions are reckoned exactly (0.1 and 0.2 are 0.3), whole numbers come back
    as int. Nothing to do takes 0 days and has no critical path.

    Raises Refused for an id given twice or that cannot be one, a duration that is negative or no number, a predecessor
    that is not there, and a circle, which is named id by id.
    """
    durations, needs = _understood(activities)
    followers = _followers(needs)
    order = _in_order(needs, followers)
    earliest = _forward(order, durations, needs)
    end = max((earliest[name] + durations[name] for name in order), default=0)
    latest: dict[Id, Exact] = {}
    for name in reversed(order):
        latest[name] = min((latest[after] for after in followers[name]), default=end) - durations[name]
    times = {name: _times(earliest[name], latest[name], durations[name]) for name in needs}
    tight = {
        name: tuple(
            after
            for after in followers[name]
            if times[after].critical and earliest[name] + durations[name] == earliest[after]
        )
        for name in order
        if times[name].critical
    }
    starts = tuple(name for name in needs if name in tight and not needs[name])
    paths = tuple(_paths(starts, tight, PATHS_AT_MOST))
    return Schedule(times, _plain(end), paths, _count(starts, tight, order))


def earliest_ends(activities: Iterable[Activity | Given]) -> dict[Any, Days]:
    """Only the `ef` of each activity, for half the work. Raises Refused as `schedule` does."""
    durations, needs = _understood(activities)
    earliest = _forward(_in_order(needs, _followers(needs)), durations, needs)
    return {name: _plain(begins + durations[name]) for name, begins in earliest.items()}


def _understood(activities: Iterable[Activity | Given]) -> tuple[dict[Id, Exact], dict[Id, tuple[Id, ...]]]:
    """The duration of each activity, and what it waits on. Raises Refused."""
    durations: dict[Id, Exact] = {}
    needs: dict[Id, tuple[Id, ...]] = {}
    for activity in activities:
        name, duration, waits_on = _parts(activity)
        if name in durations:
            raise Refused(f'"{name}" is there twice; give each activity an id of its own.')
        durations[name] = _exact(name, duration)
        needs[name] = waits_on
    return durations, needs


def _parts(activity: Activity | Given) -> tuple[Id, object, tuple[Id, ...]]:
    """Id, duration and what it waits on, each once. Raises Refused."""
    try:
        if isinstance(activity, Mapping):
            name, duration, before = activity["id"], activity["duration"], activity.get("predecessors")
        else:
            name, duration, before = activity.id, activity.duration, activity.predecessors
        hash(name)
        waits_on = (before,) if isinstance(before, str) and before else before or ()
        return name, duration, tuple(dict.fromkeys(waits_on))
    except (KeyError, AttributeError):
        raise Refused(f"{activity!r} is no activity: it needs an id, a duration and predecessors.") from None
    except TypeError:
        raise Refused(f"{activity!r} has an id or predecessors that cannot be ids; take texts or numbers.") from None


def _forward(order: Iterable[Id], durations: Mapping[Id, Exact], needs: Mapping[Id, tuple[Id, ...]]) -> dict[Id, Exact]:
    """When each activity can begin."""
    earliest: dict[Id, Exact] = {}
    for name in order:
        earliest[name] = max((earliest[needed] + durations[needed] for needed in needs[name]), default=0)
    return earliest


def _exact(name: Id, duration: object) -> Exact:
    """A duration as a number that adds up exactly. Raises Refused."""
    exact: Exact
    if isinstance(duration, Rational):
        exact = int(duration) if isinstance(duration, Integral) else Fraction(duration)
    elif isinstance(duration, Real | Decimal) and _is_finite(duration):
        exact = Fraction(str(duration))
    else:
        raise Refused(f'The duration of "{name}" is no number of days; give one, 0 or more.')
    if exact < 0:
        raise Refused(f'The duration of "{name}" is less than 0 days; give 0 or more.')
    return exact


def _is_finite(number: Real | Decimal) -> bool:
    return number.is_finite() if isinstance(number, Decimal) else isfinite(number)


def _plain(number: Exact) -> Days:
    return number if isinstance(number, int) else int(number) if number == int(number) else float(number)


def _times(earliest: Exact, latest: Exact, duration: Exact) -> Times:
    slack = latest - earliest
    return Times(
        es=_plain(earliest),
        ef=_plain(earliest + duration),
        ls=_plain(latest),
        lf=_plain(latest + duration),
        slack=_plain(slack),
        critical=slack == 0,
    )


def _followers(needs: Mapping[Id, tuple[Id, ...]]) -> dict[Id, tuple[Id, ...]]:
    """For each id what waits on it. Raises Refused where something waits on what is not there."""
    followers: dict[Id, list[Id]] = {name: [] for name in needs}
    for name, needed_ones in needs.items():
        for needed in needed_ones:
            if needed not in followers:
                raise Refused(f'"{name}" waits on "{needed}", which is not there; add it or take the dependency out.')
            followers[needed].append(name)
    return {name: tuple(after) for name, after in followers.items()}


def _in_order(needs: Mapping[Id, tuple[Id, ...]], followers: Mapping[Id, tuple[Id, ...]]) -> list[Id]:
    """The ids, each behind all that it waits on (Kahn, 1962). Raises Refused with the circle if there is one."""
    waits = {name: len(needed_ones) for name, needed_ones in needs.items()}
    order = [name for name, count in waits.items() if not count]
    for name in order:
        for after in followers[name]:
            waits[after] -= 1
            if not waits[after]:
                order.append(after)
    if len(order) < len(needs):
        circle = " > ".join(f'"{name}"' for name in _circle(needs, {name for name in needs if waits[name]}))
        raise Refused(f"These wait in a circle, each on the next: {circle}. Take one of the dependencies out.")
    return order


def _circle(needs: Mapping[Id, tuple[Id, ...]], stuck: set[Id]) -> tuple[Id, ...]:
    """One circle among ids that each wait on another one of them, from an id back to it."""
    walked: dict[Id, None] = {}
    name = next(each for each in needs if each in stuck)
    while name not in walked:
        walked[name] = None
        name = next(needed for needed in needs[name] if needed in stuck)
    way = list(walked)
    return (*way[way.index(name) :], name)


def _paths(starts: tuple[Id, ...], tight: Mapping[Id, tuple[Id, ...]], most: int) -> Iterator[tuple[Id, ...]]:
    """Every way along critical activities from a beginning to an end, at most so many."""
    ways: list[Iterator[Id]] = [iter(starts)]
    path: list[Id] = []
    while ways and most:
        name = next(ways[-1], NOTHING)
        del path[len(ways) - 1 :]
        if name is NOTHING:
            ways.pop()
            continue
        path.append(name)
        ways.append(iter(tight[name]))
        if not tight[name]:
            yield tuple(path)
            most -= 1


def _count(starts: tuple[Id, ...], tight: Mapping[Id, tuple[Id, ...]], order: list[Id]) -> int:
    """How many such ways there are, without walking them."""
    ways: dict[Id, int] = {}
    for name in reversed(order):
        if name in tight:
            ways[name] = sum(ways[after] for after in tight[name]) or 1
    return sum(ways[name] for name in starts)
