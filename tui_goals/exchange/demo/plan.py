"""How the demo's year is written down. Days are counted from today: -1 is yesterday, 30 is in a month."""

from collections.abc import Sequence
from enum import Enum

from tui_goals.domain import AmountKind, EntryKind, MeasureKind, Origin, Period, Phase, SessionState
from tui_goals.domain.values import frozen

PLANNED, DOING, WAITING, DONE_COLUMN = 1, 2, 3, 4
"""The ids of the columns that every new database has."""


class Lived(Enum):
    """How a micro-milestone came to be what it is: how each sitting on it ended; None is without a sitting."""

    OPEN = ()
    DONE = (SessionState.DONE,)
    IN_TWO = (SessionState.PARTIAL, SessionState.DONE)
    SECOND_TRY = (SessionState.ABANDONED, SessionState.DONE)
    BEGUN = (SessionState.PARTIAL,)
    GIVEN_UP = (SessionState.ABANDONED,)
    BY_HAND = (None,)

    @property
    def finished(self) -> bool:
        """Whether it is done today."""
        return self in (Lived.DONE, Lived.IN_TWO, Lived.SECOND_TRY, Lived.BY_HAND)


@frozen
class BitePlan:
    """A micro-milestone; `reason` is what got in the way of the sitting that was given up.

    `day` is when it was lived, where that is not left to the milestone's days.
    """

    title: str
    lived: Lived = Lived.DONE
    amount: float | None = None
    unit: str = ""
    reason: str = ""
    day: int | None = None
    origin: Origin = Origin.MINE


@frozen
class TaskPlan:
    """A task, `estimate` in minutes; it is done when all its bites are, or without bites on the day `done`."""

    title: str
    estimate: int
    bites: Sequence[BitePlan] = ()
    due: int | None = None
    done: int | None = None
    labels: tuple[str, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether it is done today."""
        return all(bite.lived.finished for bite in self.bites) if self.bites else self.done is not None


@frozen
class MilestonePlan:
    """A milestone, done when all its tasks are.

    What was lived of its bites lies evenly between the days `worked`, but for the last `today` of them.
    """

    title: str
    deliverable: str
    start: int
    due: int
    tasks: Sequence[TaskPlan]
    contributes: float | None = None
    worked: tuple[int, int] = (-1, -1)
    today: int = 0
    column: int = PLANNED
    why: str = ""
    priority: int = 0
    reward: str = ""
    labels: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether it is done today."""
        return all(task.finished for task in self.tasks)


@frozen
class Recorded:
    """A value of the goal's measure that was written down by hand."""

    day: int
    amount: float
    note: str = ""
    kind: AmountKind = AmountKind.DELTA


@frozen
class GoalPlan:
    """A goal, and how one sits down for it: at which hour, for how many minutes, with which words.

    A commitment may name `{bite}` and `{until}`, the time at which the plan ends.
    """

    title: str
    area: str
    why: str
    serves: str
    vision: str
    affirmation: str
    reward: str
    start: int
    due: int
    milestones: Sequence[MilestonePlan]
    hour: float
    minutes: int
    commitments: Sequence[str]
    measure: MeasureKind = MeasureKind.NUMBER
    unit: str = ""
    start_value: float = 0.0
    target_value: float | None = None
    recorded: Sequence[Recorded] = ()
    phase: Phase = Phase.COMMITTED
    ended: int | None = None
    grade: int | None = None
    lesson: str = ""
    period: Period | None = None
    weekly_hours: float | None = None


@frozen
class Quick:
    """A sitting without a micro-milestone."""

    day: int
    hour: float
    minutes: int
    subject: str


@frozen
class EntryPlan:
    """A journal entry, written on a day, or right after what it is about.

    `when` names a milestone for a celebration, and a micro-milestone for an entry of a session or a roadblock: the last
    sitting on it that was done, or given up. `about` names goals, milestones and tasks by their titles.
    """

    when: int | str
    body: str
    mood: int | None = None
    energy: int | None = None
    about: tuple[str, ...] = ()
    kind: EntryKind = EntryKind.FREE
    hour: float = 21.25
