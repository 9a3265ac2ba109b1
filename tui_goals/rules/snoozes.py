"""Which kinds of review shall wait, and until when: chosen by a person, kept as view settings."""

import json
from collections.abc import Iterable

import pendulum
from pendulum import DateTime

from tui_goals.domain import EntryKind, ViewSetting

SUBJECT = "snooze:"


def subject_of(kind: EntryKind) -> str:
    """The name under which the wait of a kind of review is kept."""
    return f"{SUBJECT}{kind}"


def as_json(until: DateTime) -> str:
    """What is kept of a wait."""
    return json.dumps(until.timestamp())


def snoozes(settings: Iterable[ViewSetting]) -> dict[EntryKind, DateTime]:
    """Until when each kind waits; what cannot be read does not."""
    found = {}
    for setting in settings:
        if setting.subject.startswith(SUBJECT):
            try:
                kind, seconds = EntryKind(setting.subject.removeprefix(SUBJECT)), float(json.loads(setting.value))
                found[kind] = pendulum.from_timestamp(seconds)
            except (ValueError, TypeError, OverflowError):
                continue
    return found
