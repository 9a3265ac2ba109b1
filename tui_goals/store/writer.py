"""Every write: one transaction as seen by a command, in domain values. Loaded in a thread after the first paint."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from pendulum import DateTime
from sqlmodel import Session, select

from tui_goals.domain import Conflict, NotFound, Step, Stored, Terminal, new_uid
from tui_goals.store import ledger, reader, rows, search, trash
from tui_goals.store.life_tables import StepRow, TerminalRow
from tui_goals.store.moment import Moment
from tui_goals.store.row import Row
from tui_goals.store.tables import ROWS, make_row

V = TypeVar("V", bound=Stored)


class WriteTx(reader.Reader):
    """Reads and changes values inside one transaction; nothing is seen by others before it is committed."""

    def __init__(self, session: Session, connection: Any, moment: Moment, terminal: Terminal) -> None:
        super().__init__(connection)
        self.session = session
        self.reading = moment.reading
        self.now = moment.reading.now
        self.zone = moment.zone
        self.cutoff = moment.cutoff
        self.terminal = terminal
        self.touched = ledger.watch(session)
        search.keep_in_step(session, connection)

    def add(self, value: V) -> V:
        """Keep a new value; returns it with its id and uid."""
        value = replace(value, uid=value.uid or new_uid())
        row = make_row(rows.TABLES[type(value)], {**rows.encode(value), "id": value.id or None})
        self.session.add(row)
        self.session.flush()
        return replace(value, id=int(row.id or 0))

    def add_all(self, values: Iterable[V]) -> tuple[V, ...]:
        """Keep new values of one kind at once; returns them with their ids."""
        new = tuple(values)
        made = [make_row(rows.TABLES[type(value)], {**rows.encode(value), "id": value.id or None}) for value in new]
        self.session.add_all(made)
        self.session.flush()
        return tuple(replace(value, id=int(row.id or 0)) for value, row in zip(new, made, strict=True))

    def change(self, value: V, /, **changes: Any) -> V:
        """Change fields of a kept value; returns it as it is then, the same when nothing differs.

        Raises NotFound, and Conflict for a value that is not the one kept now: it would take others' changes back.
        """
        wanted = replace(value, **changes)
        if wanted == value:
            return value
        wanted = replace(wanted, revision=value.revision + 1)
        row = self._row(type(value), value.id)
        if row.revision != value.revision:
            word = rows.WORDS.get(rows.TABLES[type(value)], "row")
            raise Conflict(f"This {word} has been changed meanwhile. Look at it again.")
        for name, raw in rows.encode(wanted).items():
            if getattr(row, name) != raw:
                setattr(row, name, raw)
        self.session.flush()
        return wanted

    def remove(self, value: Stored) -> None:
        """Take a value out of the store; its step keeps what it was. Raises NotFound."""
        self.session.delete(self._row(type(value), value.id))
        self.session.flush()

    def was(self, value: V) -> V | None:
        """The value as it was before this transaction, the same where that changed nothing; None where it was not."""
        table = rows.TABLES[type(value)]
        first = self.touched.images.get((table, value.id), (rows.encode(value), None))[0]
        return None if first is None else rows.decode(type(value), [first[name] for name in rows.encode(value)])

    def terminal_id(self) -> int:
        """The id of this run of the program, written down with its first step."""
        found = self.session.exec(select(TerminalRow).where(TerminalRow.uid == self.terminal.uid)).first()
        if found is None:
            row = make_row("terminal", {**rows.encode(self.terminal), "id": None})
            self.session.add(row)
            self.session.flush()
            return int(row.id or 0)
        return int(found.id or 0)

    def record(self, label: str, command: str) -> Step | None:
        """Write the undo step of what was changed so far; None when nothing was."""
        if not self.touched.recorded:
            return None
        row = StepRow(
            uid=new_uid(),
            terminal_id=self.terminal_id(),
            label=label,
            command=command,
            tables="[]",
            made_at=rows.to_milliseconds(self.now),
            zone=self.zone,
            undone_at=None,
            undone_after=None,
        )
        ledger.record(self.session, row, self.touched)
        return _step(row)

    def move_step(self, step_id: int, forward: bool) -> Step:
        """Undo a step, or do it again; raises Conflict when a row of it has changed since."""
        row = self.session.get(StepRow, step_id)
        if row is None:
            raise NotFound(f"There is no step {step_id}; `tui-goals undo --list` shows the steps.")
        ledger.apply(self.session, row, forward)
        row.undone_at = None if forward else rows.to_milliseconds(self.now)
        row.undone_after = None if forward else self.steps(limit=1)[0].id
        row.revision += 1
        self.session.flush()
        return _step(row)

    def forget(self, until: DateTime, after_step: int = 0) -> int:
        """Let the ledger forget what is gone since then; returns how many rows that were, see `trash.forget`."""
        return trash.forget(self.connection, rows.to_milliseconds(until), after_step)

    def _row(self, kind: type[Stored], id: int) -> Row:
        found = self.session.get(ROWS[rows.TABLES[kind]], id)
        if found is None:
            raise NotFound(f"There is no {rows.WORDS.get(rows.TABLES[kind], 'row')} {id}; it may have been deleted.")
        return found


def _step(row: StepRow) -> Step:
    return rows.decode(Step, [getattr(row, field.name) for field in fields(Step)])
