"""Measurements: record a value of a goal's measure, for today or a past day, or take one back."""

from dataclasses import replace
from datetime import date

from pendulum import DateTime

from tui_goals.commands.editing import remove_all
from tui_goals.domain import AmountKind, FocusSession, Goal, MeasureKind, Measurement, Refused
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


def follow_units(tx: Tx, session: FocusSession) -> None:
    """Let the goal's measure say what a session came to: one amount on its day, or none where its unit is another."""
    kept = tx.find(Measurement, session_id=session.id)
    goal = tx.get(Goal, session.goal_id) if session.goal_id is not None and session.units else None
    if goal is None or not session.units or not checks.counts_for(goal, session.unit):
        remove_all(tx, kept)
        return
    if not kept:
        add_amount(
            tx, goal, session.units, day=session.local_day, bite_id=session.bite_id, session_id=session.id,
            at=session.ended_at,
        )  # fmt: skip
        return
    tx.change(
        kept[0], goal_id=goal.id, amount=session.units, measured_at=session.ended_at, local_day=session.local_day,
        bite_id=session.bite_id,
    )  # fmt: skip
    remove_all(tx, kept[1:])


def add_amount(
    tx: Tx,
    goal: Goal,
    amount: float,
    kind: AmountKind = AmountKind.DELTA,
    day: date | None = None,
    note: str = "",
    bite_id: int | None = None,
    session_id: int | None = None,
    at: DateTime | None = None,
) -> Measurement:
    """Keep one measurement of a goal, by hand or by a session, of now unless told. Raises Refused for no number."""
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
    return tx.add(replace(measurement, measured_at=at or tx.now))
