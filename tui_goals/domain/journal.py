"""The reflection journal: entries, what they are about, and drafts of anything that is being typed."""

from datetime import date
from enum import StrEnum

from pendulum import DateTime

from tui_goals.domain.values import Stored, frozen


class EntryKind(StrEnum):
    """What an entry is; a review kind belongs to a period, of which there is one entry."""

    FREE = "free"
    SESSION = "session"
    ROADBLOCK = "roadblock"
    CELEBRATION = "celebration"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


REVIEWS = frozenset({EntryKind.WEEKLY, EntryKind.MONTHLY, EntryKind.QUARTERLY, EntryKind.YEARLY})


class Target(StrEnum):
    """What kind of thing an entry can be about."""

    GOAL = "goal"
    MILESTONE = "milestone"
    TASK = "task"
    BITE = "bite"
    SESSION = "session"


@frozen
class Entry(Stored):
    """A text in the journal, in Markdown; mood is 1-5 and energy 1-3, or None; `period` is set on reviews only."""

    kind: EntryKind = EntryKind.FREE
    body: str = ""
    mood: int | None = None
    energy: int | None = None
    tags: tuple[str, ...] = ()
    period: str | None = None
    written_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None


@frozen
class EntryLink(Stored):
    """An entry is about a thing; the thing's title is kept as it was, so the link outlives it."""

    entry_id: int = 0
    target: Target = Target.GOAL
    target_id: int = 0
    target_title: str = ""


@frozen
class Draft(Stored):
    """What is being typed and not yet saved: `subject` names the form or entry, `fields` is a JSON object."""

    subject: str = ""
    fields: str = "{}"
    updated_at: DateTime | None = None
