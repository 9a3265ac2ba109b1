"""Reads of what was lived: sessions, their segments and interruptions, breaks, days off."""

from collections.abc import Iterable
from datetime import date

from pendulum import DateTime

from tui_goals.domain import AlertClaim, Break, FocusSession, Heartbeat, Interruption, PlannedPause, Segment
from tui_goals.store.asking import PAGE, Asking
from tui_goals.store.rows import to_milliseconds


class FocusReader(Asking):
    """Sessions and what surrounds them."""

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

    def focus_totals(self, session_ids: Iterable[int]) -> dict[int, int]:
        """Milliseconds of closed focus of each session."""
        statement = (
            "SELECT session_id, sum(ended_at - started_at) FROM segment "
            "WHERE kind = 'focus' AND ended_at IS NOT NULL AND session_id = ? GROUP BY session_id"
        )
        return dict(total for id in session_ids for total in self._ask(statement, id))

    def units_logged(self, bite_id: int) -> float:
        """What past sessions on a micro-milestone came to, in its unit."""
        statement = "SELECT coalesce(sum(units), 0) FROM focus_session WHERE bite_id = ? AND ended_at IS NOT NULL"
        return float(next(self._ask(statement, bite_id))[0])

    def interruptions(self, session_id: int) -> tuple[Interruption, ...]:
        """What cut into a session, in time."""
        return self.select(Interruption, "WHERE session_id = ? ORDER BY happened_at, id", session_id)

    def interruptions_of_day(self, day: date) -> tuple[Interruption, ...]:
        """What cut into the sessions of a local day, in time."""
        return self.select(Interruption, "WHERE local_day = ? ORDER BY happened_at, id", day.isoformat())

    def open_break(self) -> Break | None:
        """The break that one is in."""
        found = self.select(Break, "WHERE ended_at IS NULL")
        return found[0] if found else None

    def alert_claims(self, before: DateTime) -> tuple[AlertClaim, ...]:
        """The claims that are older than an instant."""
        return self.select(AlertClaim, "WHERE claimed_at < ?", to_milliseconds(before))

    def breaks_of_day(self, day: date) -> tuple[Break, ...]:
        """The breaks of a local day in time, those of no length too."""
        return self.select(Break, "WHERE local_day = ? ORDER BY started_at, id", day.isoformat())

    def last_break(self) -> Break | None:
        """The break of some length that ended last."""
        ended = "WHERE ended_at IS NOT NULL AND planned_minutes > 0 ORDER BY ended_at DESC, id DESC LIMIT 1"
        found = self.select(Break, ended)
        return found[0] if found else None

    def planned_pauses(self) -> tuple[PlannedPause, ...]:
        """All days off that were planned, earliest first."""
        return self.select(PlannedPause, "ORDER BY first_day, id")
