"""The trash: what deletions took away, as the ledger of steps keeps it."""

import json
from collections.abc import Sequence
from typing import Any

from tui_goals.domain import Step, Stored
from tui_goals.store import rows
from tui_goals.store.asking import PAGE, Asking
from tui_goals.store.statements import DELETIONS, REASONS


class TrashReader(Asking):
    """Reads the images of what is no longer there."""

    def trash(self, limit: int = PAGE) -> tuple[Step, ...]:
        """The newest deletions and discarded drafts that can still be taken back, newest first."""
        return self.select(Step, DELETIONS, limit)

    def removed(self, step_id: int) -> tuple[Stored, ...]:
        """What a step took away, as it was. Raises StoreFailed where that is damaged."""
        statement = "SELECT table_name, before FROM image WHERE step_id = ? AND after IS NULL ORDER BY id"
        return tuple(_value(table, before) for table, before in self._ask(statement, step_id))

    def why_changed(self, steps: Sequence[Step]) -> dict[int, str]:
        """Why each of these steps changed dates or scope, by its id; without those that say nothing of it."""
        if not steps:
            return {}
        ids = [step.id for step in steps]
        found: dict[int, str] = {}
        for step_id, after in self._ask(REASONS, min(ids), max(ids)):
            found[step_id] = found.get(step_id) or str(json.loads(after)["reason"])
        return {step_id: reason for step_id, reason in found.items() if reason}

    def changed_since(self, step_id: int) -> tuple[str, ...]:
        """The words for the rows that are no longer as a step left them, each once: while there are any it stays."""
        statement = "SELECT table_name, row_id, after FROM image WHERE step_id = ? ORDER BY id"
        changed = []
        for table, row_id, after in list(self._ask(statement, step_id)):
            found = self.find(KINDS[table], id=row_id)
            if (rows.encode(found[0]) if found else None) != (None if after is None else json.loads(after)):
                changed.append(rows.WORDS[table])
        return tuple(dict.fromkeys(changed))


KINDS: dict[str, type[Stored]] = {table: kind for kind, table in rows.TABLES.items()}


def _value(table: str, image: str) -> Stored:
    raw: dict[str, Any] = json.loads(image)
    kind = KINDS[table]
    return rows.decode(kind, [raw[name] for name in rows.MAPPINGS[kind].columns])
