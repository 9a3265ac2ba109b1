"""How a domain value lies in a row: one mapping, used by the plain reader and by the SQLModel writer alike.

Instants are whole milliseconds since the epoch, days are ISO text, enums their values, word tuples JSON arrays.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pendulum import DateTime

from tui_goals import domain
from tui_goals.clock import from_milliseconds
from tui_goals.domain import Stored, StoreFailed
from tui_goals.domain.values import frozen

Raw = int | float | str | None
V = TypeVar("V", bound=Stored)

TABLES: dict[type[Stored], str] = {
    domain.Goal: "goal",
    domain.Column: "board_column",
    domain.Milestone: "milestone",
    domain.Dependency: "dependency",
    domain.Task: "task",
    domain.Bite: "bite",
    domain.FocusSession: "focus_session",
    domain.Segment: "segment",
    domain.Heartbeat: "heartbeat",
    domain.Interruption: "interruption",
    domain.Break: "break",
    domain.PlannedPause: "planned_pause",
    domain.QueueMark: "queue_mark",
    domain.AlertClaim: "alert_claim",
    domain.Measurement: "measurement",
    domain.StatusUpdate: "status_update",
    domain.HillMark: "hill_mark",
    domain.Baseline: "baseline",
    domain.GoalTemplate: "goal_template",
    domain.SavedFilter: "saved_filter",
    domain.Entry: "entry",
    domain.EntryLink: "entry_link",
    domain.EntryVersion: "entry_version",
    domain.Review: "review",
    domain.Decision: "decision",
    domain.PlanChange: "plan_change",
    domain.RewardTaken: "reward_taken",
    domain.ReportReader: "reader",
    domain.Sharing: "sharing",
    domain.Feedback: "feedback",
    domain.AgreedScope: "agreed_scope",
    domain.Draft: "draft",
    domain.ViewSetting: "view_setting",
    domain.Terminal: "terminal",
    domain.Step: "step",
}

WORDS: dict[str, str] = {
    "goal": "goal",
    "board_column": "column",
    "milestone": "milestone",
    "dependency": "dependency",
    "task": "task",
    "bite": "bite",
    "focus_session": "focus session",
    "segment": "focus segment",
    "interruption": "interruption",
    "break": "break",
    "planned_pause": "planned pause",
    "queue_mark": "mark in the queue",
    "measurement": "measurement",
    "status_update": "status update",
    "hill_mark": "place on the hill",
    "baseline": "baseline",
    "goal_template": "template",
    "saved_filter": "saved filter",
    "entry": "journal entry",
    "entry_link": "journal link",
    "entry_version": "earlier text",
    "review": "review",
    "decision": "decision",
    "plan_change": "change of plan",
    "reward_taken": "reward",
    "reader": "reader",
    "sharing": "sharing",
    "feedback": "feedback",
    "agreed_scope": "agreed scope",
    "draft": "draft",
}


def to_milliseconds(instant: DateTime) -> int:
    """Whole milliseconds from the epoch to the instant."""
    return round(instant.timestamp() * 1000)


@frozen
class Codec:
    """Both directions for one column; None stays None."""

    decode: Callable[[Any], Any]
    encode: Callable[[Any], Raw]


def _codec(hint: Any) -> Codec | None:
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return Codec(lambda text: tuple(json.loads(text)), lambda words: json.dumps(words, ensure_ascii=False))
    if hint is bool:
        return Codec(bool, int)
    if hint is float:
        return Codec(float, float)
    if hint is DateTime:
        return Codec(from_milliseconds, to_milliseconds)
    if hint is date:
        return Codec(date.fromisoformat, date.isoformat)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Codec({str(member): member for member in hint}.__getitem__, str)
    return None


@frozen
class Mapping:
    """The columns of one kind of value, in field order, with the codecs of those that need one."""

    table: str
    columns: tuple[str, ...]
    codecs: tuple[tuple[int, str, Codec], ...]
    select: str


class Mappings(dict[type[Stored], Mapping]):
    """The mapping of each kind, made when it is first asked for: the first screen needs half of them."""

    def __missing__(self, kind: type[Stored]) -> Mapping:
        """Make it."""
        table = TABLES[kind]
        columns = fields(kind)
        names = tuple(each.name for each in columns)
        codecs = tuple((i, each.name, codec) for i, each in enumerate(columns) if (codec := _codec(each.type)))
        select = " ".join(("SELECT", ", ".join(f"{table}.{name}" for name in names), "FROM", table))
        made = self[kind] = Mapping(table, names, codecs, select)
        return made


MAPPINGS = Mappings()


def decode(kind: type[V], row: Sequence[Any]) -> V:
    """The value a row holds, its columns in the mapping's order. Raises StoreFailed for a damaged one."""
    values = list(row)
    try:
        for index, _, codec in MAPPINGS[kind].codecs:
            if values[index] is not None:
                values[index] = codec.decode(values[index])
    except (ValueError, KeyError, TypeError, OverflowError, OSError) as error:
        word = WORDS.get(TABLES[kind], TABLES[kind])
        raise StoreFailed(f"The {word} {values[0]} is damaged in the file; `tui-goals doctor` says more.") from error
    return kind(*values)


def encode(value: Stored) -> dict[str, Raw]:
    """The columns of a value as they are stored."""
    mapping = MAPPINGS[type(value)]
    raw: dict[str, Raw] = {name: getattr(value, name) for name in mapping.columns}
    for _, name, codec in mapping.codecs:
        if raw[name] is not None:
            raw[name] = codec.encode(raw[name])
    return raw


def equal(kind: type[Stored], wanted: dict[str, object]) -> tuple[str, list[Raw]]:
    """The WHERE clause for fields with given values, and those as stored; ValueError on a wrong name."""
    mapping = MAPPINGS[kind]
    codecs = {name: codec for _, name, codec in mapping.codecs}
    names = [mapping.columns[mapping.columns.index(name)] for name in wanted]
    values: list[Any] = [
        codecs[name].encode(value) if name in codecs and value is not None else value for name, value in wanted.items()
    ]
    return ("WHERE " + " AND ".join(f"{name} IS ?" for name in names) if names else ""), values
