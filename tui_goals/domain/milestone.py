"""Milestones and what they are cut into: tasks and micro-milestones; the board's columns; dependencies."""

from datetime import date
from enum import StrEnum

from pendulum import DateTime

from tui_goals.domain.values import Stored, frozen


class Origin(StrEnum):
    """Whose idea a micro-milestone was; chosen ones bind more than given ones."""

    MINE = "mine"
    SUGGESTED = "suggested"
    GIVEN = "given"


@frozen
class Column(Stored):
    """A stage on the board; a milestone that enters a finishing column is done.

    `wip_limit` is how many cards it should hold at most; a hard one refuses more.
    """

    title: str = ""
    position: float = 0.0
    finishes: bool = False
    wip_limit: int | None = None
    wip_hard: bool = False


@frozen
class Milestone(Stored):
    """A significant, dated checkpoint of a goal, with what it contributes to the goal's measure.

    `hill` is how far it is over the hill, 0 to 100: uphill is finding out, from 50 downhill is doing.
    """

    goal_id: int = 0
    column_id: int = 0
    title: str = ""
    deliverable: str = ""
    why: str = ""
    contributes: float | None = None
    start: date | None = None
    due: date | None = None
    priority: int = 0
    reward: str = ""
    labels: tuple[str, ...] = ()
    position: float = 0.0
    board_position: float = 0.0
    created_at: DateTime | None = None
    moved_at: DateTime | None = None
    done_at: DateTime | None = None
    hill: int | None = None
    archived_at: DateTime | None = None


@frozen
class HillMark(Stored):
    """Where a milestone stood on the hill from a moment on; None took it off."""

    milestone_id: int = 0
    hill: int | None = None
    marked_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None


@frozen
class Baseline(Stored):
    """The plan as it was at a moment, under a name, as JSON: of one goal, or of all; it is never changed."""

    goal_id: int | None = None
    title: str = ""
    content: str = "{}"
    taken_at: DateTime | None = None
    zone: str = "UTC"
    local_day: date | None = None


@frozen
class Dependency(Stored):
    """`milestone_id` waits until `needs_id` is done."""

    milestone_id: int = 0
    needs_id: int = 0


@frozen
class Task(Stored):
    """An actionable step of a milestone; `estimate` is in minutes."""

    milestone_id: int = 0
    title: str = ""
    estimate: int | None = None
    due: date | None = None
    position: float = 0.0
    created_at: DateTime | None = None
    done_at: DateTime | None = None
    labels: tuple[str, ...] = ()


@frozen
class Bite(Stored):
    """A micro-milestone: a self-chosen marker on the way through a task, small enough for one sitting."""

    task_id: int = 0
    title: str = ""
    amount: float | None = None
    unit: str = ""
    origin: Origin = Origin.MINE
    position: float = 0.0
    created_at: DateTime | None = None
    done_at: DateTime | None = None
