"""Reads of what past sessions tell about a person: sizes, abandons, roadblocks, commitments, days."""

from datetime import date

from pendulum import DateTime

from tui_goals.clock import from_milliseconds
from tui_goals.domain import Entry, FocusSession, Kept, Origin
from tui_goals.rules.bite_size import Tried
from tui_goals.store import rows
from tui_goals.store.asking import Asking

RECENT = 200
"""How many of the newest sessions in a unit say what a person finishes."""
TRIED_UNITS = """
SELECT plan_units, count(*), sum(state = 'done') FROM (
    SELECT plan_units, state FROM focus_session
    WHERE plan_units > 0 AND lower(unit) = lower(?) AND ended_at IS NOT NULL ORDER BY id DESC LIMIT ?
) GROUP BY plan_units ORDER BY plan_units
"""
TRIED_MINUTES = """
SELECT plan_minutes, count(*), sum(state = 'done') FROM (
    SELECT plan_minutes, state FROM focus_session
    WHERE plan_minutes > 0 AND ended_at IS NOT NULL ORDER BY id DESC LIMIT ?
) GROUP BY plan_minutes ORDER BY plan_minutes
"""
KEPT_BY_ORIGIN = """
SELECT bite.origin, focus_session.kept, count(*) FROM focus_session JOIN bite ON bite.id = focus_session.bite_id
WHERE focus_session.kept IS NOT NULL AND focus_session.local_day BETWEEN ? AND ?
GROUP BY bite.origin, focus_session.kept
"""
HELPED = """
JOIN entry_link ON entry_link.entry_id = entry.id AND entry_link.target = 'session'
JOIN focus_session ON focus_session.id = entry_link.target_id
WHERE entry.kind = 'roadblock' AND lower(focus_session.reason) = lower(?)
ORDER BY entry.written_at DESC, entry.id DESC LIMIT 1
"""


class EvidenceReader(Asking):
    """What was planned against what came of it, over many sessions."""

    def sizes_tried(self, unit: str) -> tuple[Tried, ...]:
        """How the newest sessions went that were planned for an amount in a unit, by size."""
        return tuple(Tried(*found) for found in self._ask(TRIED_UNITS, unit, RECENT))

    def minutes_tried(self) -> tuple[Tried, ...]:
        """How the newest sessions went that were planned for a time, by minutes."""
        return tuple(Tried(*found) for found in self._ask(TRIED_MINUTES, RECENT))

    def abandons(self, bite_id: int) -> int:
        """How often a bite was left."""
        return len(self.select(FocusSession, "WHERE bite_id = ? AND state = 'abandoned'", bite_id))

    def reasons(self, limit: int) -> tuple[str, ...]:
        """What was in the way so far, each once, the latest first."""
        statement = (
            "SELECT reason FROM focus_session WHERE reason <> '' AND ended_at IS NOT NULL "
            "GROUP BY lower(reason) ORDER BY max(id) DESC LIMIT ?"
        )
        return tuple(str(found[0]) for found in self._ask(statement, limit))

    def what_helped(self, reason: str) -> Entry | None:
        """The latest entry on what helps against a reason, whatever its case in a-z."""
        found = self.select(Entry, HELPED, reason)
        return found[0] if found else None

    def finished_since(self, since: DateTime) -> tuple[DateTime, ...]:
        """The instants at which bites were finished from one on."""
        found = self._ask("SELECT done_at FROM bite WHERE done_at >= ?", rows.to_milliseconds(since))
        return tuple(from_milliseconds(each[0]) for each in found)

    def kept_by_origin(self, first: date, last: date) -> dict[tuple[Origin, Kept], int]:
        """How many commitments of sessions that ended on these local days were kept, by whose idea the bite was."""
        found = self._ask(KEPT_BY_ORIGIN, first.isoformat(), last.isoformat())
        return {(Origin(origin), Kept(kept)): count for origin, kept, count in found}
