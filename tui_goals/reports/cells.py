"""Records as CSV (RFC 4180): sessions or measurements, a row each; no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from tui_goals.domain import FocusSession, Goal, Measurement
from tui_goals.store import Reader
from tui_goals.terminal.text import clean_line

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula where it comes first (ASVS 1.2.10, CWE-1236)."""
SESSIONS = (
    "id", "uid", "day", "started_at", "ended_at", "zone", "state", "goal", "subject", "commitment", "kept",
    "plan_minutes", "focus_minutes", "plan_units", "units", "unit", "reason",
)  # fmt: skip
MEASUREMENTS = ("id", "uid", "day", "measured_at", "zone", "goal", "kind", "amount", "unit", "note")
ALL = -1

Cell = str | int | float | None


def sessions_csv(source: Reader, raw: bool = False) -> str:
    """All ended sessions, oldest first; instants in UTC. `raw` leaves every text as it was typed."""
    titles = {goal.id: goal.title for goal in source.goals()}
    found = [session for session in reversed(source.sessions(ALL)) if not session.open]
    seconds = source.focus_totals(session.id for session in found)
    return _csv(SESSIONS, (_session(each, titles, seconds.get(each.id, 0) / 60_000) for each in found), raw)


def measurements_csv(source: Reader, raw: bool = False) -> str:
    """All measurements in the order they were recorded in; instants in UTC."""
    goals = {goal.id: goal for goal in source.goals()}
    return _csv(MEASUREMENTS, (_measurement(each, goals) for each in source.find(Measurement)), raw)


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what could begin one."""
    return f"'{text}" if text.startswith((*FORMULA, "'")) else text


def _session(each: FocusSession, titles: dict[int, str], minutes: float) -> Iterator[Cell]:
    yield from (each.id, each.uid, str(each.local_day), _instant(each.started_at), _instant(each.ended_at), each.zone)
    yield from (str(each.state), titles.get(each.goal_id or 0, ""), each.subject, each.commitment, each.kept)
    yield from (each.plan_minutes, round(minutes, 3), each.plan_units, each.units, each.unit, each.reason)


def _measurement(each: Measurement, goals: dict[int, Goal]) -> Iterator[Cell]:
    goal = goals.get(each.goal_id)
    title, unit = (goal.title, goal.unit) if goal is not None else ("", "")
    yield from (each.id, each.uid, str(each.local_day), _instant(each.measured_at), each.zone)
    yield from (title, str(each.kind), each.amount, unit, each.note)


def _csv(heads: Sequence[str], rows: Iterable[Iterable[Cell]], raw: bool) -> str:
    found = io.StringIO()
    writer = csv.writer(found, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([inert(clean_line(cell)) if isinstance(cell, str) and not raw else cell for cell in row])
    return found.getvalue()


def _instant(instant: object) -> str:
    return "" if instant is None else f"{instant:%Y-%m-%dT%H:%M:%SZ}"
