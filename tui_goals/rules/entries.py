"""What journal entries are about, and drafts of them: what is kept of a text that is being written."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zlib import crc32

from pendulum import DateTime

from tui_goals.domain import (
    Bite,
    Draft,
    EntryKind,
    FocusSession,
    Goal,
    Milestone,
    Stored,
    Target,
    Task,
    Terminal,
)
from tui_goals.domain.values import frozen

SUBJECT = "entry:"
"""What the subject of every entry's draft begins with."""

LINE, PARAGRAPH = "\n", "\n\n"
"""What parts an item from the one before it, and from other text."""

About = tuple[Target, int]
"""The kind and id of what an entry is about."""

KINDS: dict[Target, type[Stored]] = {
    Target.GOAL: Goal,
    Target.MILESTONE: Milestone,
    Target.TASK: Task,
    Target.BITE: Bite,
    Target.SESSION: FocusSession,
}


@frozen
class EntryDraft:
    """An entry that is being written; `entry_id` is 0 for a new one, else `base` marks the text it was begun on.

    `writer` names the run of the program that has it open, and is empty while none has.
    """

    subject: str
    body: str = ""
    mood: int | None = None
    energy: int | None = None
    kind: EntryKind = EntryKind.FREE
    about: tuple[About, ...] = ()
    entry_id: int = 0
    base: str = ""
    writer: str = ""
    period: str = ""
    """Of a review only."""
    decided: str = ""
    """What was decided in a review and is saved with it, as JSON."""
    updated_at: DateTime | None = None

    @property
    def content(self) -> tuple[object, ...]:
        """All of it that a person writes or chooses."""
        return self.body, self.mood, self.energy, self.about, self.decided

    def fields(self) -> dict[str, str]:
        """What the store keeps of it."""
        return {
            "body": self.body,
            "mood": str(self.mood or ""),
            "energy": str(self.energy or ""),
            "kind": str(self.kind),
            "about": " ".join(f"{target}:{target_id}" for target, target_id in self.about),
            "entry": str(self.entry_id),
            "base": self.base,
            "writer": self.writer,
            "period": self.period,
            "decided": self.decided,
        }


def entry_drafts(drafts: Iterable[Draft]) -> tuple[EntryDraft, ...]:
    """The drafts of entries among all drafts, the one typed in last first."""
    found = [_read(draft) for draft in drafts if draft.subject.startswith(SUBJECT)]
    return tuple(sorted(found, key=lambda each: each.updated_at.timestamp() if each.updated_at else 0.0, reverse=True))


def with_note(body: str, note: str, at: datetime) -> str:
    """The text of an entry with a line of notes more: an item that begins with its time on the wall clock."""
    item = f"- {at:%H:%M} {note}"
    text = body.rstrip()
    listed = text.rpartition("\n")[2].startswith("- ")
    return f"{text}{LINE if listed else PARAGRAPH}{item}" if text else item


def mark_of(body: str) -> str:
    """A short mark of a text, by which to see whether it is still the same."""
    return f"{len(body)}-{crc32(body.encode('utf-8', 'surrogatepass')):08x}"


def name_of(terminal: Terminal) -> str:
    """The name under which a run of the program has a draft open."""
    return json.dumps([terminal.host, terminal.boot_id, terminal.pid, terminal.process_start])


def writer_of(draft: EntryDraft) -> Terminal | None:
    """The run of the program that has the draft open, as far as it needs to be known to see whether it lives."""
    try:
        host, boot_id, pid, process_start = json.loads(draft.writer)
        return Terminal(host=str(host), boot_id=str(boot_id), pid=int(pid), process_start=str(process_start))
    except (ValueError, TypeError):
        return None


def _read(draft: Draft) -> EntryDraft:
    """A draft's fields; what cannot be read is left empty, and a body is never lost."""
    try:
        fields = json.loads(draft.fields)
    except ValueError:
        fields = {"body": draft.fields}
    return EntryDraft(
        subject=draft.subject,
        body=str(fields.get("body", "")),
        mood=_number(fields.get("mood")),
        energy=_number(fields.get("energy")),
        kind=_kind(fields.get("kind")),
        about=tuple(_about(str(fields.get("about", "")))),
        entry_id=_number(fields.get("entry")) or 0,
        base=str(fields.get("base", "")),
        writer=str(fields.get("writer", "")),
        period=str(fields.get("period", "")),
        decided=str(fields.get("decided", "")),
        updated_at=draft.updated_at,
    )


def _number(text: Any) -> int | None:
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 18 else None


def _kind(text: Any) -> EntryKind:
    return EntryKind(text) if text in tuple(EntryKind) else EntryKind.FREE


def _about(text: str) -> Iterable[About]:
    for word in text.split():
        target, _, number = word.partition(":")
        target_id = _number(number)
        if target in tuple(Target) and target_id is not None:
            yield Target(target), target_id
