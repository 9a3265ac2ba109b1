"""Another file's rows taken in: what is here already, by its uid, stays as it is, and the rest is added in one step."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from itertools import groupby
from typing import Any

from tui_goals.domain import (
    AgreedScope,
    AlertClaim,
    Bite,
    Break,
    Column,
    Decision,
    Dependency,
    Draft,
    Entry,
    EntryLink,
    EntryVersion,
    Feedback,
    FocusSession,
    Goal,
    Heartbeat,
    Interruption,
    Measurement,
    Milestone,
    PlanChange,
    QueueMark,
    Refused,
    ReportReader,
    Review,
    RewardTaken,
    Segment,
    Sharing,
    Stored,
    Task,
    ViewSetting,
)
from tui_goals.domain.values import frozen
from tui_goals.rules import checks
from tui_goals.store.rows import TABLES, WORDS
from tui_goals.store.tx import Tx

BELONGS: dict[type[Stored], dict[str, type[Stored]]] = {
    Milestone: {"goal_id": Goal, "column_id": Column},
    Dependency: {"milestone_id": Milestone, "needs_id": Milestone},
    Task: {"milestone_id": Milestone},
    Bite: {"task_id": Task},
    FocusSession: {"bite_id": Bite, "goal_id": Goal},
    Segment: {"session_id": FocusSession},
    Interruption: {"session_id": FocusSession, "task_id": Task},
    Break: {"session_id": FocusSession},
    QueueMark: {"bite_id": Bite},
    Measurement: {"goal_id": Goal, "bite_id": Bite, "session_id": FocusSession},
    EntryLink: {"entry_id": Entry},
    EntryVersion: {"entry_id": Entry},
    Review: {"entry_id": Entry},
    Decision: {"entry_id": Entry, "bite_id": Bite},
    PlanChange: {"decision_id": Decision},
    Sharing: {"reader_id": ReportReader},
    Feedback: {"reader_id": ReportReader},
    AgreedScope: {"goal_id": Goal, "reader_id": ReportReader},
}
"""Which fields hold the id of another row, and of what kind."""
TARGETS: dict[str, type[Stored]] = {
    "goal": Goal, "milestone": Milestone, "task": Task, "bite": Bite, "session": FocusSession, "entry": Entry,
}  # fmt: skip
"""What a row's target can be; it may be gone, and its title remains."""
SAME: dict[type[Stored], tuple[str, ...]] = {
    Column: ("title", "finishes"),
    Dependency: ("milestone_id", "needs_id"),
    QueueMark: ("bite_id",),
    Review: ("entry_id",),
    Decision: ("entry_id", "target", "target_id"),
    RewardTaken: ("target", "target_id"),
    ReportReader: ("name",),
    Sharing: ("reader_id", "target", "target_id"),
    AgreedScope: ("goal_id", "number"),
    Entry: ("kind", "period"),
}
"""What makes two rows the same thing beside their uids; of entries only reviews."""
OF_A_MACHINE: frozenset[type[Stored]] = frozenset({Heartbeat, AlertClaim, Draft, ViewSetting})
"""They name rows by number or belong to a run of the program, so they come along only where there is nothing yet."""

Ids = dict[tuple[type[Stored], int], int]


@frozen
class United:
    """What was added, by what it is called, and how many rows were here already."""

    added: tuple[tuple[str, int], ...]
    there: int

    @property
    def count(self) -> int:
        """How many rows were added."""
        return sum(number for _, number in self.added)


def unite(tx: Tx, values: Iterable[Stored]) -> United:
    """Import {it.count} rows.

    The values stand kind by kind, parents first. Into a file without anything they go under the ids they have. Raises
    Refused where one does not hold or belongs to nothing in the values, with nothing changed.
    """
    fresh = _is_fresh(tx)
    ids: Ids = {}
    added: list[tuple[str, int]] = []
    there = 0
    for kind, group in groupby(values, type):
        listed = list(group)
        if kind in OF_A_MACHINE and not fresh:
            continue
        if kind is Column and fresh:
            for column in tx.columns():
                tx.remove(column)
        new = list(_new_ones(tx, kind, listed, ids, fresh))
        there += len(listed) - len(new)
        kept = tx.add_all(value if fresh else replace(value, id=0) for value in new)
        ids.update({(kind, value.id): made.id for value, made in zip(new, kept, strict=True)})
        if new:
            added.append((WORDS.get(TABLES[kind], TABLES[kind].replace("_", " ")), len(new)))
    _check_whole(tx)
    return United(tuple(added), there)


def _is_fresh(tx: Tx) -> bool:
    """Whether there is nothing of a person's in the file."""
    return tx.newest_step() is None and not any(tx.count(kind) for kind in (Goal, Entry, FocusSession, ReportReader))


def _new_ones(tx: Tx, kind: type[Stored], listed: list[Stored], ids: Ids, fresh: bool) -> Iterator[Stored]:
    """The rows that are not here yet, with references to rows here; the ids of those that are go into `ids`."""
    here = () if fresh else tx.find(kind)
    by_uid = {value.uid: value.id for value in here}
    same: dict[tuple[Any, ...] | None, int] = {_sign(value): value.id for value in here}
    same.pop(None, None)
    for value in listed:
        moved = _moved(value, ids, fresh)
        _check(moved)
        known = by_uid.get(value.uid) or same.get(_sign(moved))
        if known is not None:
            ids[kind, value.id] = known
        else:
            _check_alone(tx, moved)
            yield moved


def _moved(value: Stored, ids: Ids, fresh: bool) -> Stored:
    changes: dict[str, Any] = {}
    for name, parent in BELONGS.get(type(value), {}).items():
        old = getattr(value, name)
        if old is not None:
            new = ids.get((parent, old))
            if new is None:
                words = WORDS[TABLES[type(value)]], WORDS[TABLES[parent]]
                raise Refused(f"The {words[0]} {value.id} belongs to the {words[1]} {old}, which is not in the file.")
            changes[name] = new
    if hasattr(value, "target_id"):
        target: Any = value
        gone = target.target_id if fresh else -abs(target.target_id)
        changes["target_id"] = ids.get((TARGETS[target.target], target.target_id), gone)
    return replace(value, **changes) if changes else value


def _sign(value: Stored) -> tuple[Any, ...] | None:
    """What it is told by beside its uid."""
    names = SAME.get(type(value))
    if names is None or (isinstance(value, Entry) and value.period is None):
        return None
    return tuple(each.casefold() if isinstance(each := getattr(value, name), str) else each for name in names)


def _check(value: Stored) -> None:
    """Raise Refused where it is no valid value."""
    match value:
        case Goal():
            checks.check_goal(value)
        case Milestone():
            checks.check_milestone(value, Goal(id=value.goal_id))
        case Task():
            checks.check_task(value)
        case Bite():
            checks.check_bite(value)
        case Column():
            checks.check_column(value)
        case Entry():
            checks.check_entry(value)
        case Measurement():
            checks.check_measurement(value)


def _check_alone(tx: Tx, value: Stored) -> None:
    """Raise Refused for a second open session or break."""
    running = isinstance(value, FocusSession) and value.open and tx.open_session() is not None
    if running or (isinstance(value, Break) and value.ended_at is None and tx.open_break() is not None):
        raise Refused("A session or break is open here and another one in the file. End one of them first.")


def _check_whole(tx: Tx) -> None:
    """Raise Refused for milestones that would wait on each other in a circle."""
    waits: dict[int, Collection[int]] = {}
    for each in tx.find(Dependency):
        waits[each.milestone_id] = {*waits.get(each.milestone_id, ()), each.needs_id}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as circle:
        raise Refused(f"The milestones {circle.args[1]} would wait on each other in a circle.") from None
