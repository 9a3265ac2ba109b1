"""Those a report is made for, what they may see, what they agreed to and what they answered."""

from datetime import date
from enum import StrEnum

from pendulum import DateTime

from tui_goals.domain.journal import Target
from tui_goals.domain.values import Stored, frozen


class ReaderKind(StrEnum):
    """What a reader is to the person."""

    PEER = "peer"
    MENTOR = "mentor"
    GROUP = "group"
    CLIENT = "client"


@frozen
class ReportReader(Stored):
    """Someone a report is made for; sees nothing but what is shared with them."""

    name: str = ""
    kind: ReaderKind = ReaderKind.PEER


class Shared(StrEnum):
    """What can be shared with a reader."""

    GOAL = "goal"
    MILESTONE = "milestone"
    ENTRY = "entry"


@frozen
class Sharing(Stored):
    """A reader may see a goal, a milestone or an entry; everything else is private."""

    reader_id: int = 0
    target: Shared = Shared.GOAL
    target_id: int = 0


class Verdict(StrEnum):
    """What a reader says of a milestone or goal."""

    APPROVE = "approve"
    REJECT = "reject"
    COMMENT = "comment"


@frozen
class Feedback(Stored):
    """A reader's answer; its uid comes with it, so that it counts once however often it is imported."""

    reader_id: int = 0
    target: Target = Target.MILESTONE
    target_id: int = 0
    verdict: Verdict = Verdict.COMMENT
    text: str = ""
    given_at: DateTime | None = None
    local_day: date | None = None


@frozen
class AgreedScope(Stored):
    """A goal's scope as it was agreed upon, numbered from 1: its milestones and dates as JSON; never changed."""

    goal_id: int = 0
    number: int = 1
    content: str = "{}"
    reader_id: int | None = None
    note: str = ""
    agreed_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None
