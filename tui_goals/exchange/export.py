"""Everything in the database as one JSON object: a row a line, in a fixed order, so that two exports can be compared.

Each row holds its columns as they are, with its id and its lasting uid; references are ids within the file.
Instants are ISO 8601 in UTC with milliseconds, days are ISO days.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, get_args, get_origin, get_type_hints

from pendulum import DateTime

from tui_goals import domain
from tui_goals.domain import Stored, StoreFailed
from tui_goals.store import Reader, migrate
from tui_goals.store.rows import MAPPINGS, WORDS, encode
from tui_goals.terminal.text import is_drawable, replace_undrawable

FORMAT = 1
"""Counts the changes of this layout that a program reading the file has to know of."""

KINDS: dict[str, type[Stored]] = {
    "goals": domain.Goal,
    "columns": domain.Column,
    "milestones": domain.Milestone,
    "dependencies": domain.Dependency,
    "tasks": domain.Task,
    "bites": domain.Bite,
    "sessions": domain.FocusSession,
    "segments": domain.Segment,
    "heartbeats": domain.Heartbeat,
    "interruptions": domain.Interruption,
    "breaks": domain.Break,
    "planned_pauses": domain.PlannedPause,
    "queue_marks": domain.QueueMark,
    "alert_claims": domain.AlertClaim,
    "measurements": domain.Measurement,
    "status_updates": domain.StatusUpdate,
    "hill_marks": domain.HillMark,
    "baselines": domain.Baseline,
    "goal_templates": domain.GoalTemplate,
    "saved_filters": domain.SavedFilter,
    "entries": domain.Entry,
    "links": domain.EntryLink,
    "versions": domain.EntryVersion,
    "reviews": domain.Review,
    "decisions": domain.Decision,
    "plan_changes": domain.PlanChange,
    "rewards_taken": domain.RewardTaken,
    "readers": domain.ReportReader,
    "sharings": domain.Sharing,
    "feedback": domain.Feedback,
    "agreed_scopes": domain.AgreedScope,
    "drafts": domain.Draft,
    "view_settings": domain.ViewSetting,
}
HISTORY: dict[str, type[Stored]] = {"terminals": domain.Terminal, "steps": domain.Step}
IMAGES = ("id", "step_id", "table_name", "row_id", "before", "after")
TABLES = {name: MAPPINGS[kind].table for name, kind in (KINDS | HISTORY).items()} | {"images": "image"}
"""The table behind each list of the file; together they are all there are."""

STILL_THERE = """
WHERE (target, target_id) IN (SELECT 'goal', id FROM goal UNION ALL SELECT 'milestone', id FROM milestone
UNION ALL SELECT 'task', id FROM task)
"""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Row = dict[str, Any]
Readings = tuple[tuple[str, Callable[[Any], Any]], ...]


def document(reader: Reader | None, history: bool = True) -> str:
    """The text of the file; no reader means that there are no rows.

    `history` adds the undo steps, and with them what was deleted lately; without it the change ledger tells only of
    what is there.
    """
    head = as_json({"format": "tui-goals export", "version": FORMAT, "schema": migrate.HEAD}).removesuffix("}")
    kinds = KINDS | HISTORY if history else KINDS
    parts = [_listed(name, _rows(reader, kind, history) if reader else ()) for name, kind in kinds.items()]
    if history:
        parts.append(_listed("images", _images(reader) if reader else ()))
    return ",\n".join((head, *parts)) + "\n}\n"


def as_row(value: Stored) -> Row:
    """A value's fields in words that JSON knows."""
    return _row(type(value), tuple(encode(value).values()))


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON that may be shown on a terminal: a character that must not be drawn stands there as its number."""
    text = json.dumps(value, ensure_ascii=False, indent=indent) if indent else _encode(value)
    if is_drawable(text):
        return text
    return "\n".join(replace_undrawable(line, _numbered) for line in text.split("\n"))


def in_ascii(text: str) -> str:
    """JSON with every other character as its number."""
    return _NOT_ASCII.sub(lambda found: _numbered(found[0]), text)


_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_encode = json.JSONEncoder(ensure_ascii=False).encode


def _listed(name: str, rows: Iterable[Row]) -> str:
    lines = ",\n".join(map(as_json, rows))
    return f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []'


def _rows(reader: Reader, kind: type[Stored], history: bool = True) -> Iterator[Row]:
    """The rows of a kind without making domain values of them, which would take four times as long."""
    rest = "" if history or kind is not domain.PlanChange else STILL_THERE
    rows = reader.connection.execute(" ".join((MAPPINGS[kind].select, rest, "ORDER BY id")))
    return (_row(kind, row) for row in rows)


def _row(kind: type[Stored], raw: Sequence[Any]) -> Row:
    row = dict(zip(MAPPINGS[kind].columns, raw, strict=True))
    try:
        for name, plain in _readings(kind):
            if row[name] is not None:
                row[name] = plain(row[name])
    except (ValueError, TypeError, OverflowError) as error:
        word = WORDS.get(MAPPINGS[kind].table, "row")
        raise StoreFailed(f"The {word} {row['id']} is damaged in the file; `tui-goals doctor` says more.") from error
    return row


_known: dict[type[Stored], Readings] = {}


def _readings(kind: type[Stored]) -> Readings:
    """How to read those columns of a kind that are not kept in words that JSON knows; found once."""
    if kind not in _known:
        hints = get_type_hints(kind).items()
        _known[kind] = tuple((name, plain) for name, hint in hints if (plain := _reading(hint)))
    return _known[kind]


def _reading(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) is tuple:
        return json.loads
    types = {hint, *get_args(hint)}
    if DateTime in types:
        return _instant
    return bool if bool in types else None


def _instant(milliseconds: int) -> str:
    instant = EPOCH + timedelta(milliseconds=milliseconds)
    return f"{instant.isoformat(timespec='milliseconds')[:-6]}Z"


def _images(reader: Reader) -> Iterator[Row]:
    rows = reader.connection.execute(" ".join(("SELECT", ", ".join(IMAGES), "FROM image ORDER BY id")))
    return (dict(zip(IMAGES, row, strict=True)) for row in rows)


def _numbered(characters: str) -> str:
    return json.dumps(characters)[1:-1]
