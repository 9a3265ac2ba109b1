"""Which day an instant belongs to, and what a wall clock means: the one place where zones are asked.

Instants are UTC `pendulum.DateTime`; a day is a `date` that begins at the cut-off on the wall clock of its zone. Every
zone is an IANA name, and a name nobody knows is `Refused`, never replaced.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import pendulum
from pendulum import DateTime

from tui_goals.domain import Refused

DAY_CUTOFF = time(4, 0)
"""When the day changes, unless set: a night's work counts for the evening it began in."""

ONE_DAY = timedelta(days=1)
RESOLUTION = timedelta(microseconds=1)
PRIVATE_ZONES = ("localtime", "posixrules", "Factory", "posix/", "right/")
"""Names that the zone files hold but that mean something else on another machine, or count leap seconds."""


def local_day(instant: DateTime, zone: str, cutoff: time = DAY_CUTOFF) -> date:
    """The day an instant counts for in a zone: 01:30 belongs to the day before; `Refused` for an unknown zone.

    It is the latest day whose `day_start` is not after the instant, also when a clock turned back shows a time of the
    day before once more.
    """
    local = local_time(instant, zone)
    day = local.date() if local.time() >= cutoff else local.date() - ONE_DAY
    if local.fold and day_start(day + ONE_DAY, zone, cutoff) <= instant:
        return day + ONE_DAY
    return day


def day_start(day: date, zone: str, cutoff: time = DAY_CUTOFF) -> DateTime:
    """The UTC instant at which a day begins in a zone: the first one whose wall clock shows the cut-off or later.

    A cut-off that a clock change skips moves forward to the change, as does one on a date the zone never had; of a
    cut-off that comes twice the first counts.
    """
    wall = datetime.combine(day, cutoff)
    instants = _instants(wall, zone)
    return instants[0] if instants else _change_over(wall, zone)


def split_at_days(
    start: DateTime, end: DateTime, zone: str, cutoff: time = DAY_CUTOFF
) -> tuple[tuple[date, DateTime, DateTime], ...]:
    """The parts of an interval by local day, as (day, start, end); they adjoin, so their lengths sum to the whole.

    An empty interval is one empty part; `Refused` when the end lies before the start.
    """
    if end < start:
        raise Refused("This ends before it starts; swap the two times.")
    parts: list[tuple[date, DateTime, DateTime]] = []
    day = local_day(start, zone, cutoff)
    while (boundary := day_start(day + ONE_DAY, zone, cutoff)) < end:
        if boundary > start:
            parts.append((day, start, boundary))
        day, start = day + ONE_DAY, boundary
    return (*parts, (day, start, end))


def check_zone(name: str) -> str:
    """The zone's name as it was given, or `Refused` with the nearest known one when there is no such zone."""
    if not name.startswith(PRIVATE_ZONES):
        try:
            _zone(name)
        except (LookupError, ValueError, OSError):
            pass
        else:
            return name
    nearest = get_close_matches(name[:80], available_timezones() - set(PRIVATE_ZONES), n=1)
    hint = f"did you mean {nearest[0]}?" if nearest else "write it like Europe/Berlin or UTC."
    raise Refused(f"There is no time zone called {name[:80]!a}: {hint}")


def choose_zone(setting: str | None, environ: Mapping[str, str], system: Callable[[], str]) -> str:
    """The zone to live in: the setting, else `TZ`, else what the system says; `Refused` when that one is unknown.

    `TZ` may be written `:Europe/Berlin` or as a path below `zoneinfo/`; one that names `localtime` asks for the
    system's.
    """
    variable = environ.get("TZ", "").strip().removeprefix(":").rpartition("zoneinfo/")[2]
    if variable.endswith("localtime"):
        variable = ""
    return check_zone((setting or "").strip() or variable or system())


def utc_offset(instant: DateTime, zone: str) -> int:
    """How many minutes a zone's wall clock is ahead of UTC at an instant."""
    offset = local_time(instant, zone).utcoffset() or timedelta()
    return round(offset / timedelta(minutes=1))


def local_time(instant: DateTime, zone: str) -> datetime:
    """An instant as a zone's wall clock shows it (an aware standard datetime); `Refused` for an unknown zone."""
    place = _known(zone)
    if instant.tzinfo is not pendulum.UTC:
        instant = instant.astimezone(pendulum.UTC)
    return place.fromutc(
        datetime(
            instant.year, instant.month, instant.day,
            instant.hour, instant.minute, instant.second, instant.microsecond, place,
        )
    )  # fmt: skip


def at_local(day: date, hour: int, minute: int, zone: str) -> tuple[DateTime, ...]:
    """The UTC instants at which a zone's wall clock shows a time: none when it is skipped, two when it comes twice."""
    return _instants(datetime.combine(day, time(hour, minute)), zone)


def skipped(day: date, hour: int, minute: int, zone: str) -> tuple[datetime, datetime]:
    """The wall times from which and to which a zone's clocks jumped over a time that they never showed."""
    change = _change_over(datetime.combine(day, time(hour, minute)), zone)
    before = local_time(change - RESOLUTION, zone) + RESOLUTION
    return before.replace(tzinfo=None), local_time(change, zone).replace(tzinfo=None)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=64)
def _known(name: str) -> ZoneInfo:
    return _zone(check_zone(name))


def _to_utc(aware: datetime) -> DateTime:
    plain = aware.astimezone(pendulum.UTC)
    return DateTime(
        plain.year, plain.month, plain.day, plain.hour, plain.minute, plain.second, plain.microsecond,
        tzinfo=pendulum.UTC,
    )  # fmt: skip


def _readings(wall: datetime, zone: str) -> tuple[DateTime, DateTime]:
    """A wall time read with the offset before and after a change of the clocks near it; elsewhere the same twice."""
    place = _known(zone)
    return _to_utc(wall.replace(tzinfo=place, fold=0)), _to_utc(wall.replace(tzinfo=place, fold=1))


def _instants(wall: datetime, zone: str) -> tuple[DateTime, ...]:
    readings = sorted(set(_readings(wall, zone)))
    return tuple(instant for instant in readings if local_time(instant, zone).replace(tzinfo=None, fold=0) == wall)


def _change_over(wall: datetime, zone: str) -> DateTime:
    """The instant of the clock change that skips a wall time, found by halving: zone files are not open to questions.

    Read with the new offset the time lies before the change, with the old one after it.
    """
    after, before = (int(instant.timestamp()) for instant in _readings(wall, zone))
    while after - before > 1:
        middle = (before + after) // 2
        shown = local_time(_from_timestamp(middle), zone).replace(tzinfo=None)
        before, after = (before, middle) if shown > wall else (middle, after)
    return _from_timestamp(after)


def _from_timestamp(seconds: int) -> DateTime:
    return _to_utc(datetime.fromtimestamp(seconds, pendulum.UTC))
