"""The rows of an export as values: every field is there, of its kind, and every id and uid stands once."""

import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from math import isfinite
from typing import Any, get_args, get_origin, get_type_hints

from pendulum import DateTime

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Stored
from tui_goals.exchange.export import EPOCH, FORMAT, HISTORY, KINDS
from tui_goals.exchange.reading import Malformed
from tui_goals.store.asking import LARGEST

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
UID = re.compile(r"[\x21-\x7e]{1,64}")
HEAD = {"format", "version", "schema", "images"}


def values_in(found: dict[str, Any], text: str = "") -> tuple[Stored, ...]:
    """The values of an export, parents first; the history of steps stays with the file it was made in.

    `text` is the file, to name a row's line. Raises Malformed with line and reason.
    """
    if found.get("version") != FORMAT:
        raise Malformed(f"its version is {found.get('version')!r}, and this program reads {FORMAT}")
    for name in found:
        if name not in HEAD and name not in KINDS and name not in HISTORY:
            raise Malformed(f"this program knows no “{name[:40]}”; a newer one wrote it")
    return tuple(value for name, kind in KINDS.items() for value in _listed(name, kind, found.get(name, []), text))


def _listed(name: str, kind: type[Stored], rows: Any, text: str) -> Iterator[Stored]:
    if not isinstance(rows, list):
        raise Malformed(f"“{name}” is no list")
    ids: set[int] = set()
    uids: set[str] = set()
    for number, row in enumerate(rows, 1):
        try:
            value = _value(kind, row)
            if value.id in ids or value.uid in uids:
                raise ValueError("its id or uid stands twice")
        except ValueError as reason:
            raise Malformed(f"{_place(name, number, text)}: {reason}") from None
        ids.add(value.id)
        uids.add(value.uid)
        yield value


def _place(name: str, number: int, text: str) -> str:
    """Where a row stands: its line where each row has one, as in our own files."""
    start = text.find(f'\n"{name}": [\n')
    if start < 0:
        return f"row {number} of “{name}”"
    return f"line {text.count(chr(10), 0, start) + 2 + number} (row {number} of “{name}”)"


def _value(kind: type[Stored], row: Any) -> Stored:
    if not isinstance(row, dict):
        raise ValueError("it is no object")
    readings = _readings(kind)
    for name in row:
        if name not in readings:
            raise ValueError(f"this program knows no “{name[:40]}” of it")
    made = {}
    for name, (read, otherwise) in readings.items():
        if name not in row and otherwise is MISSING:
            raise ValueError(f"its {name} is missing")
        try:
            made[name] = read(row[name]) if name in row else otherwise
        except (ValueError, TypeError, OverflowError):
            raise ValueError(f"its {name} cannot be {str(row[name])[:40]!r}") from None
    if made["id"] < 1 or made["revision"] < 1 or not UID.fullmatch(made["uid"]):
        raise ValueError("it has no id, uid and revision that could be ours")
    return kind(**made)


_known: dict[type[Stored], dict[str, tuple[Callable[[Any], Any], Any]]] = {}


def _readings(kind: type[Stored]) -> dict[str, tuple[Callable[[Any], Any], Any]]:
    """For each field how it is read, and what it is where an older file lacks it."""
    if kind not in _known:
        hints = get_type_hints(kind)
        own = {"id", "uid", "revision"}
        _known[kind] = {
            each.name: (_reading(hints[each.name]), MISSING if each.name in own else each.default)
            for each in fields(kind)
        }
    return _known[kind]


def _reading(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) is tuple:
        return lambda found: tuple(_text(each) for each in _of(list, found))
    parts = [part for part in get_args(hint) or (hint,) if part is not type(None)]
    read = _plain(parts[0])
    if len(get_args(hint)) > len(parts):
        return lambda found: None if found is None else read(found)
    return read


def _plain(kind: Any) -> Callable[[Any], Any]:
    if issubclass(kind, StrEnum):
        return lambda found: kind(_of(str, found))
    readings: dict[Any, Callable[[Any], Any]] = {
        str: _text, bool: lambda found: _of(bool, found), int: _whole, float: _number, DateTime: _instant, date: _day
    }  # fmt: skip
    return readings[kind]


def _of(kind: type, found: Any) -> Any:
    if type(found) is not kind:
        raise ValueError
    return found


def _text(found: Any) -> str:
    text: str = _of(str, found)
    text.encode()
    return text


def _whole(found: Any) -> int:
    number: int = _of(int, found)
    if abs(number) >= LARGEST:
        raise ValueError
    return number


def _number(found: Any) -> float:
    number = float(found if type(found) is float else _whole(found))
    if not isfinite(number):
        raise ValueError
    return number


def _day(found: Any) -> date:
    if not DAY.fullmatch(_of(str, found)):
        raise ValueError
    return date.fromisoformat(found)


def _instant(found: Any) -> DateTime:
    if not INSTANT.fullmatch(_of(str, found)):
        raise ValueError
    instant = datetime.fromisoformat(found[:-1]).replace(tzinfo=UTC) - EPOCH
    return from_milliseconds(instant.days * 86_400_000 + instant.seconds * 1000 + instant.microseconds // 1000)
