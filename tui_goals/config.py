"""Settings: few, each with a good default; a wrong one is named with its line and the default is used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any

NOTICES = ("auto", "9", "777", "99", "none")
"""Which desktop notification an alert shows; auto guesses."""
OCCASIONS = ("session_started", "session_ended", "break_started", "break_ended", "alert")
"""What a command of the person's own may follow."""
OF_A_HOST = ("alerts", "mute", "progress")
"""What may differ from host to host."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set in config.toml."""

    zone: str | None = None
    day_cutoff: time = time(4, 0)
    theme: str = ""
    session_minutes: float = 25
    break_minutes: float = 5
    long_break_minutes: float = 15
    long_break_after: int = 4
    remind_minutes: float = 0
    auto_start: bool = False
    week_start: int = 0
    """The weekday that a week begins on, 0 for Monday."""
    rest_days: tuple[int, ...] = ()
    """Weekdays that are off, Monday is 0."""
    day_hours: tuple[tuple[time, time], ...] = ((time(9), time(17)),)
    """The stretches of a day that there are for one's goals, as wall times; one may end after midnight."""
    offer_cutting: bool = True
    editor: str = ""
    mouse: bool | None = None
    ascii: bool | None = None
    motion: bool | None = None
    alerts: str = "auto"
    mute: bool = False
    progress: bool = False
    hooks: Mapping[str, str] = field(default_factory=dict)
    hosts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    review_day: int = 6
    """The weekday on which the weekly review is due, 0 for Monday."""
    review_hour: time = time(17, 0)
    day_first: bool = False
    """Whether `3/12` is 3 December."""
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def on_host(self, name: str) -> "Settings":
        """The settings as they hold on a host, by its whole name or what stands before the first dot."""
        return replace(self, **(self.hosts.get(name) or self.hosts.get(name.partition(".")[0]) or {}))


def load(path: Path) -> Settings:
    """The settings of a file; what is wrong in it is told in `problems`, with its line."""
    if not path.exists():
        return Settings()
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        found = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Settings(problems=(f"{path}: {error}. The defaults are used.",))
    good: dict[str, Any] = {}
    problems = []
    for name, value in found.items():
        line = _line_of(name, text)
        if name not in READERS:
            problems.append(f"{path}, line {line}: there is no setting “{name}”.")
            continue
        try:
            good[name] = READERS[name](value)
        except (TypeError, ValueError) as error:
            problems.append(f"{path}, line {line}: {name} {error}. The default is used.")
    return replace(Settings(), **good, problems=tuple(problems))


def _line_of(name: str, text: str) -> int:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.lstrip("[ \t\"'").startswith(name)), 1)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("must be a text in quotes")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("must be true or false")
    return value


def _minutes(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= 24 * 60:
        raise ValueError("must be a number of minutes from 1 to 1440")
    return float(value)


def _minutes_or_none(value: object) -> float:
    try:
        return 0.0 if value == 0 and not isinstance(value, bool) else _minutes(value)
    except ValueError:
        raise ValueError("must be a number of minutes from 1 to 1440, or 0 for none") from None


def _times(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
        raise ValueError("must be a whole number from 1 to 100, or 0 for never")
    return value


def _weekday(value: object) -> int:
    name = _text(value).strip().casefold()
    if name not in WEEKDAYS:
        raise ValueError('must be a weekday such as "monday"')
    return WEEKDAYS.index(name)


def _weekdays(value: object) -> tuple[int, ...]:
    names = value if isinstance(value, list) else None
    days = [WEEKDAYS.index(str(name).lower()) for name in names or () if str(name).lower() in WEEKDAYS]
    if names is None or len(days) != len(names):
        raise ValueError('must be a list of weekdays such as ["saturday", "sunday"]')
    return tuple(sorted(set(days)))


def _clock_time(value: object) -> time:
    try:
        found = value if isinstance(value, time) else time.fromisoformat(_text(value))
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise ValueError('must be a time of day such as "04:00"')
    return found.replace(second=0, microsecond=0)


def _hours(value: object) -> tuple[tuple[time, time], ...]:
    parts = [part.partition("-") for part in _text(value).split(",") if part.strip()]
    try:
        found = tuple((_clock_time(begin.strip()), _clock_time(end.strip())) for begin, _, end in parts)
    except ValueError:
        found = ((time(), time()),)
    if any(begin == end for begin, end in found):
        raise ValueError('must be stretches of a day such as "09:00-12:00, 13:30-17:00"')
    return found


def _alerts(value: object) -> str:
    found = str(value) if not isinstance(value, bool) else ""
    if found not in NOTICES:
        raise ValueError(f"must be one of {', '.join(NOTICES)}")
    return found


def _hooks(value: object) -> dict[str, str]:
    import shlex

    if not isinstance(value, dict):
        raise TypeError("must be a table of occasions and command lines")
    for name, command in value.items():
        if name not in OCCASIONS:
            raise ValueError(f"has no “{name}”; it knows {', '.join(OCCASIONS)}")
        try:
            words = shlex.split(_text(command))
        except ValueError as reason:
            raise ValueError(f"has a command line for {name} that is not complete ({reason})") from None
        if not words:
            raise ValueError(f"has no command for {name}")
    return dict(value)


def _hosts(value: object) -> dict[str, dict[str, Any]]:
    if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
        raise TypeError("must hold a table for each host")
    for name, settings in value.items():
        for setting in settings:
            if setting not in OF_A_HOST:
                raise ValueError(f"has “{setting}” for {name}; a host has {', '.join(OF_A_HOST)}")
    return {
        name: {setting: READERS[setting](each) for setting, each in settings.items()}
        for name, settings in value.items()
    }


def _keys(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError("must be a table of binding ids and keys")
    return {str(name): _text(key) for name, key in value.items()}


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
READERS: dict[str, Callable[[object], Any]] = {
    "zone": _text,
    "day_cutoff": _clock_time,
    "theme": _text,
    "session_minutes": _minutes,
    "break_minutes": _minutes_or_none,
    "long_break_minutes": _minutes_or_none,
    "long_break_after": _times,
    "remind_minutes": _minutes_or_none,
    "auto_start": _flag,
    "week_start": _weekday,
    "rest_days": _weekdays,
    "day_hours": _hours,
    "offer_cutting": _flag,
    "editor": _text,
    "mouse": _flag,
    "ascii": _flag,
    "motion": _flag,
    "alerts": _alerts,
    "mute": _flag,
    "progress": _flag,
    "hooks": _hooks,
    "hosts": _hosts,
    "review_day": _weekday,
    "review_hour": _clock_time,
    "day_first": _flag,
    "keys": _keys,
}
