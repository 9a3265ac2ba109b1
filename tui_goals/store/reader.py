"""Every read of the database, by plain `sqlite3`, as domain values."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pendulum import DateTime

from tui_goals.domain import (
    Bite,
    Column,
    Dependency,
    Draft,
    Entry,
    EntryLink,
    FocusSession,
    Goal,
    Heartbeat,
    Measurement,
    Milestone,
    NotFound,
    Segment,
    Step,
    Stored,
    Target,
    Task,
    Terminal,
)
from tui_goals.store import rows
from tui_goals.store.connection import in_words
from tui_goals.store.statements import (
    FIRST_BITES,
    GOALS,
    MEASURED,
    MILESTONES,
    OPEN_MILESTONES,
    OPEN_TASKS,
    TASK_COUNTS,
)  # fmt: skip

V = TypeVar("V", bound=Stored)

PAGE = 200
"""How many rows of what can grow for ten years are read at once."""
LARGEST = 2**63
"""Integers from here on do not fit the file; no row has such an id."""


class Reader:
    """Asks the database; every answer is a domain value or a number. Raises StoreBusy and StoreFailed."""

    def __init__(self, connection: sqlite3.Connection, path: Path = Path("the database")) -> None:
        self.connection = connection
        self.path = path

    def select(self, kind: type[V], rest: str = "", *parameters: object) -> tuple[V, ...]:
        """The values of a kind; `rest` is fixed text after FROM, never made of what a person typed."""
        return tuple(self.each(kind, rest, *parameters))

    def each(self, kind: type[V], rest: str = "", *parameters: object) -> Iterator[V]:
        """The same one by one, for those that stop at the first that fits."""
        statement = f"{rows.MAPPINGS[kind].select} {rest}"
        return (rows.decode(kind, row) for row in self._ask(statement, *parameters))

    def get(self, kind: type[V], id: int) -> V:
        """The value with that id; raises NotFound with its kind and id."""
        found = self.select(kind, "WHERE id = ?", id) if abs(id) < LARGEST else ()
        if not found:
            word = rows.WORDS.get(rows.TABLES[kind], "row")
            raise NotFound(f"There is no {word} {id}. It may have been deleted; `u` undoes a deletion.")
        return found[0]

    def find(self, kind: type[V], /, **equal: object) -> tuple[V, ...]:
        """The values whose fields equal the given ones, in the order they were made."""
        where, values = rows.equal(kind, equal)
        return self.select(kind, f"{where} ORDER BY id", *values)

    def goals(self) -> tuple[Goal, ...]:
        """All goals in the order the person gave them."""
        return self.select(Goal, "ORDER BY position, id")

    def columns(self) -> tuple[Column, ...]:
        """The board's columns from left to right."""
        return self.select(Column, "ORDER BY position, id")

    def milestones_in_play(self) -> tuple[Milestone, ...]:
        """The milestones of goals that have not ended, each goal's in sequence."""
        return self.select(Milestone, f"WHERE goal_id IN ({GOALS}) ORDER BY position, id")

    def dependencies_in_play(self) -> tuple[Dependency, ...]:
        """What waits on what, among goals that have not ended."""
        return self.select(Dependency, f"WHERE milestone_id IN ({MILESTONES}) ORDER BY id")

    def tasks_in_play(self) -> tuple[Task, ...]:
        """The tasks of open milestones of goals that have not ended."""
        return self.select(Task, f"WHERE milestone_id IN ({OPEN_MILESTONES}) ORDER BY position, id")

    def bites_in_play(self) -> tuple[Bite, ...]:
        """The micro-milestones of open tasks of open milestones of goals that have not ended."""
        return self.select(Bite, f"WHERE task_id IN ({OPEN_TASKS}) ORDER BY position, id")

    def first_bites(self) -> tuple[Bite, ...]:
        """The first open micro-milestone of each task in play: all that today's queue needs of them."""
        return self.select(Bite, f"WHERE id IN ({FIRST_BITES}) ORDER BY position, id")

    def open_bites(self) -> int:
        """How many micro-milestones in play are not done."""
        statement = " ".join(("SELECT count(*) FROM bite WHERE done_at IS NULL AND task_id IN", f"({OPEN_TASKS})"))
        return int(next(self._ask(statement))[0])

    def count(self, kind: type[Stored]) -> int:
        """How many of a kind there are, in play or not."""
        mapping = rows.MAPPINGS[kind]
        return int(next(self._ask(" ".join(("SELECT count(*) FROM", mapping.table))))[0])

    def tasks_of(self, milestone_id: int) -> tuple[Task, ...]:
        """A milestone's tasks in order, in play or not."""
        return self.select(Task, "WHERE milestone_id = ? ORDER BY position, id", milestone_id)

    def bites_of(self, task_id: int) -> tuple[Bite, ...]:
        """A task's micro-milestones in order, in play or not."""
        return self.select(Bite, "WHERE task_id = ? ORDER BY position, id", task_id)

    def milestones_of(self, goal_id: int) -> tuple[Milestone, ...]:
        """A goal's milestones in sequence, in play or not."""
        return self.select(Milestone, "WHERE goal_id = ? ORDER BY position, id", goal_id)

    def cards_of(self, column_id: int) -> tuple[Milestone, ...]:
        """A column's cards from the top down, of all goals."""
        return self.select(Milestone, "WHERE column_id = ? ORDER BY board_position, id", column_id)

    def task_counts(self) -> dict[int, tuple[int, int]]:
        """For each milestone in play: how many of its tasks are done, and how many there are."""
        return {key: (done, total) for key, done, total in self._ask(TASK_COUNTS)}

    def measured(self) -> dict[int, float]:
        """For each goal with measurements: the last total recorded (or its start value) and every delta since."""
        return dict(self._ask(MEASURED))

    def measurements(self, goal_id: int, limit: int = -1) -> tuple[Measurement, ...]:
        """A goal's measurements, newest day first."""
        return self.select(
            Measurement,
            "WHERE goal_id = ? ORDER BY local_day DESC, measured_at DESC, id DESC LIMIT ?",
            goal_id,
            limit,
        )

    def open_session(self) -> FocusSession | None:
        """The one session that runs or is paused."""
        found = self.select(FocusSession, "WHERE ended_at IS NULL")
        return found[0] if found else None

    def segments(self, session_id: int) -> tuple[Segment, ...]:
        """A session's segments in time."""
        return self.select(Segment, "WHERE session_id = ? ORDER BY started_at, id", session_id)

    def heartbeat(self, session_id: int) -> Heartbeat | None:
        """Who watches a session."""
        found = self.select(Heartbeat, "WHERE session_id = ?", session_id)
        return found[0] if found else None

    def sessions(self, before: int | None = None, limit: int = PAGE) -> tuple[FocusSession, ...]:
        """A page of sessions, newest first, those with smaller ids than `before`."""
        if before is None:
            return self.select(FocusSession, "ORDER BY id DESC LIMIT ?", limit)
        return self.select(FocusSession, "WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit)

    def sessions_of_day(self, day: date) -> tuple[FocusSession, ...]:
        """The sessions that ended on a local day, the last one first."""
        return self.select(
            FocusSession,
            "WHERE local_day = ? AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC",
            day.isoformat(),
        )

    def last_session(self) -> FocusSession | None:
        """The session that ended last."""
        found = self.select(FocusSession, "WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT 1")
        return found[0] if found else None

    def sessions_counted(self, goal_id: int, unit: str, limit: int) -> tuple[FocusSession, ...]:
        """The newest sessions for a goal that came to some amount in a unit."""
        return self.select(
            FocusSession,
            "WHERE goal_id = ? AND unit = ? AND units IS NOT NULL AND ended_at IS NOT NULL ORDER BY id DESC LIMIT ?",
            goal_id,
            unit,
            limit,
        )

    def focus_of_day(self, day: date) -> int:
        """Milliseconds of closed focus on a local day, over all sessions."""
        statement = (
            "SELECT coalesce(sum(ended_at - started_at), 0) FROM segment "
            "WHERE local_day = ? AND kind = 'focus' AND ended_at IS NOT NULL"
        )
        return int(next(self._ask(statement, day.isoformat()))[0])

    def bites_finished(self, since: DateTime, until: DateTime) -> tuple[Bite, ...]:
        """The micro-milestones finished from one instant up to another, in the order they were."""
        return self.select(
            Bite,
            "WHERE done_at >= ? AND done_at < ? ORDER BY done_at, id",
            rows.to_milliseconds(since),
            rows.to_milliseconds(until),
        )

    def focus_totals(self, session_ids: Iterable[int]) -> dict[int, int]:
        """Milliseconds of closed focus of each session."""
        statement = (
            "SELECT session_id, sum(ended_at - started_at) FROM segment "
            "WHERE kind = 'focus' AND ended_at IS NOT NULL AND session_id = ? GROUP BY session_id"
        )
        return dict(total for id in session_ids for total in self._ask(statement, id))

    def entries(self, limit: int = PAGE, offset: int = 0, words: Sequence[str] = ()) -> tuple[Entry, ...]:
        """A page of journal entries, newest day first; those whose text holds all the words, in any case of a-z."""
        where = " ".join(["WHERE true", *["AND instr(lower(body), lower(?))"] * len(words)])
        order = "ORDER BY local_day DESC, written_at DESC, id DESC LIMIT ? OFFSET ?"
        return self.select(Entry, f"{where} {order}", *words, limit, offset)

    def links(self, entry_ids: Iterable[int]) -> tuple[EntryLink, ...]:
        """What the given entries are about."""
        found = (self.select(EntryLink, "WHERE entry_id = ? ORDER BY id", id) for id in entry_ids)
        return tuple(link for links in found for link in links)

    def entries_about(self, target: Target, target_id: int, limit: int = PAGE) -> tuple[Entry, ...]:
        """The entries about a thing, newest first."""
        return self.select(
            Entry,
            "JOIN entry_link ON entry_link.entry_id = entry.id WHERE target = ? AND target_id = ? "
            "ORDER BY local_day DESC, written_at DESC, entry.id DESC LIMIT ?",
            target.value,
            target_id,
            limit,
        )

    def drafts(self) -> tuple[Draft, ...]:
        """What is being typed and not yet saved, oldest first."""
        return self.select(Draft, "ORDER BY id")

    def units_logged(self, bite_id: int) -> float:
        """What past sessions on a micro-milestone came to, in its unit."""
        statement = "SELECT coalesce(sum(units), 0) FROM focus_session WHERE bite_id = ? AND ended_at IS NOT NULL"
        return float(next(self._ask(statement, bite_id))[0])

    def steps(self, limit: int = PAGE) -> tuple[Step, ...]:
        """The newest steps, newest first."""
        return self.select(Step, "ORDER BY id DESC LIMIT ?", limit)

    def newest_step(self, others: Collection[int] = ()) -> Step | None:
        """The newest step in force that none of the other terminals made."""
        statement = "WHERE undone_at IS NULL ORDER BY id DESC"
        return next((step for step in self.each(Step, statement) if step.terminal_id not in others), None)

    def first_undone(self, others: Collection[int] = ()) -> Step | None:
        """The oldest undone step that can be done again: none of the other terminals' steps, and none made since."""
        own = (step for step in self.each(Step, "ORDER BY id DESC") if step.terminal_id not in others)
        newest = next(own, None)
        if newest is None:
            return None
        undone = self.each(Step, "WHERE undone_after >= ? ORDER BY id", newest.id)
        return next((step for step in undone if step.terminal_id not in others), None)

    def terminals(self) -> tuple[Terminal, ...]:
        """The runs of the program that have written something."""
        return self.select(Terminal, "ORDER BY id")

    def _ask(self, statement: str, *parameters: object) -> Iterator[Any]:
        """The rows one by one; a reader that stops early leaves a cursor that nobody closes after the connection."""
        with in_words(self.path):
            yield from iter(self.connection.execute(statement, parameters).fetchone, None)
