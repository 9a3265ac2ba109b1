"""The rows of a timeline: goals, and the milestones of those that are unfolded, with who waits on whom."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui_goals.domain import Dependency, Goal, Milestone
from tui_goals.domain.values import frozen
from tui_goals.rules.outline import Key, key_of
from tui_goals.rules.plan_dates import Dated, Room
from tui_goals.widgets.line_list import Row


@frozen
class Bar:
    """All that is drawn of a goal or milestone, less what follows from others."""

    item: Goal | Milestone
    fold: str = ""
    """`folded`, `unfolded`, or empty for a milestone."""
    done: date | None = None
    milestones: tuple[tuple[date, bool], ...] = ()
    """When a goal's milestones are due and whether they are done, where the goal stands for them."""
    then: Dated | None = None
    """Its dates in the baseline that is shown."""
    slip: str = ""
    blocked: bool = False
    conflict: bool = False

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """From when to when it is drawn."""
        return self.item.start or self.item.due, self.item.due or self.item.start


class Link(NamedTuple):
    """An arrow: from the row and day on which a milestone ends to the row and day on which one begins."""

    from_row: int
    to_row: int
    ends: date
    begins: date


@frozen
class Facts:
    """What the rows are made of; `day_of` tells the day something was done, by its key."""

    goals: tuple[Goal, ...]
    milestones_of: Callable[[int], Sequence[Milestone]]
    dependencies: tuple[Dependency, ...]
    folded: Collection[int]
    blocked: Collection[int]
    conflicts: Collection[int]
    done: Mapping[Key, date]
    then: Mapping[str, Dated]
    slips: Mapping[str, str]
    goals_only: bool = False


RoomOf = Callable[[Milestone], Room | None]
"""When a milestone can end; asked only for what is drawn."""


def timeline_rows(facts: Facts) -> tuple[Row, ...]:
    """The rows in reading order; with a baseline each has a line for now and one for then."""
    return tuple(
        Row(key_of(bar.item), bar, 2 if facts.then else 1) for goal in facts.goals for bar in _bars(goal, facts)
    )


def _bars(goal: Goal, facts: Facts) -> Iterable[Bar]:
    own = [each for each in facts.milestones_of(goal.id) if each.archived_at is None]
    folded = facts.goals_only or goal.id in facts.folded
    fold = "" if facts.goals_only or not own else "folded" if folded else "unfolded"
    marks = tuple((day, each.done_at is not None) for each in own if folded and (day := each.due or each.start))
    then, slip = facts.then.get(goal.uid), facts.slips.get(goal.uid, "")
    yield Bar(goal, fold, milestones=marks, then=then, slip=slip)
    for each in () if folded else own:
        yield Bar(
            each,
            done=facts.done.get(key_of(each)),
            then=facts.then.get(each.uid),
            slip=facts.slips.get(each.uid, ""),
            blocked=each.id in facts.blocked,
            conflict=each.id in facts.conflicts,
        )


def links_of(rows: Sequence[Row], dependencies: Iterable[Dependency]) -> dict[int, list[Link]]:
    """For each goal's id the arrows between milestones that are both listed and have dates."""
    at: dict[int, tuple[int, Bar, int]] = {}
    for place, row in enumerate(rows):
        if isinstance(row.data, Bar) and isinstance(row.data.item, Milestone):
            at[row.data.item.id] = (place, row.data, row.data.item.goal_id)
    found: dict[int, list[Link]] = {}
    for dependency in dependencies:
        waiting, needed = at.get(dependency.milestone_id), at.get(dependency.needs_id)
        if waiting is None or needed is None:
            continue
        begins, ends = waiting[1].dates[0], needed[1].done or needed[1].dates[1]
        if begins is not None and ends is not None:
            for goal_id in {waiting[2], needed[2]}:
                found.setdefault(goal_id, []).append(Link(needed[0], waiting[0], ends, begins))
    return found
