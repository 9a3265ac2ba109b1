"""Measurements: record a value of a goal's measure, for today or a past day, or take one back."""

from dataclasses import replace
from datetime import date

from tui_goals.domain import AmountKind, Goal, MeasureKind, Measurement, Refused
from tui_goals.rules import checks, days
from tui_goals.store.tx import Tx


def record_measurement(
    tx: Tx, goal_id: int, kind: AmountKind, amount: float, day: date | None = None, note: str = ""
) -> Measurement:
    """Record {it.amount:,.15g} as a {it.kind}.

    `day` is a local day, today unless given. Raises Refused where the goal has no number to add to, or the day is to
    come.
    """
    goal = tx.get(Goal, goal_id)
    if goal.measure is not MeasureKind.NUMBER:
        raise Refused(f"“{goal.title}” is counted by its milestones. Give it a number to reach first (e).")
    today = days.local_day(tx.now, tx.zone, tx.cutoff)
    if day is not None and day > today:
        raise Refused(f"{day:%d %b %Y} is still to come. Record it for today or a past day.")
    return add_amount(tx, goal, amount, kind=kind, day=day or today, note=note)


def delete_measurement(tx: Tx, measurement_id: int) -> Measurement:
    """Delete the measurement of {it.amount:,.15g}."""
    measurement = tx.get(Measurement, measurement_id)
    tx.remove(measurement)
    return measurement


def add_amount(
    tx: Tx,
    goal: Goal,
    amount: float,
    kind: AmountKind = AmountKind.DELTA,
    day: date | None = None,
    note: str = "",
    bite_id: int | None = None,
    session_id: int | None = None,
) -> Measurement:
    """Keep one measurement of a goal, by hand or by a session. Raises Refused where the amount is no number."""
    measurement = Measurement(
        goal_id=goal.id,
        kind=kind,
        amount=amount,
        zone=tx.zone,
        local_day=day or days.local_day(tx.now, tx.zone, tx.cutoff),
        note=note,
        bite_id=bite_id,
        session_id=session_id,
    )
    checks.check_measurement(measurement)
    return tx.add(replace(measurement, measured_at=tx.now))
