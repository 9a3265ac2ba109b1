"""Settings: few, each with a good default; a wrong one is named with its line and the default is used."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set in config.toml."""

    zone: str | None = None
    day_cutoff: time = time(4, 0)
    theme: str = ""
    session_minutes: float = 25
    editor: str = ""
    mouse: bool | None = None
    ascii: bool | None = None
    review_day: str = "sunday"
    review_hour: time = time(17, 0)
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


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


def _clock_time(value: object) -> time:
    try:
        found = value if isinstance(value, time) else time.fromisoformat(_text(value))
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise ValueError('must be a time of day such as "04:00"')
    return found.replace(second=0, microsecond=0)


def _weekday(value: object) -> str:
    day = _text(value).strip().lower()
    if day not in WEEKDAYS:
        raise ValueError('must be a day of the week such as "sunday"')
    return day


def _keys(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError("must be a table of binding ids and keys")
    return {str(name): _text(key) for name, key in value.items()}


READERS: dict[str, Callable[[object], Any]] = {
    "zone": _text,
    "day_cutoff": _clock_time,
    "theme": _text,
    "session_minutes": _minutes,
    "editor": _text,
    "mouse": _flag,
    "ascii": _flag,
    "review_day": _weekday,
    "review_hour": _clock_time,
    "keys": _keys,
}
