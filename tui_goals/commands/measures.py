"""Measurements: record a value of a goal's measure, for today or a past day, or take one back."""

from dataclasses import replace
from datetime import date

from pendulum import DateTime

from tui_goals.commands.editing import merged, remove_all
from tui_goals.domain import AmountKind, FocusSession, Goal, MeasureKind, Measurement, Refused
from tui_goals.rules import checks, days
from tui_goals.store.tx import Tx


def record_measurement(
    tx: Tx, goal_id: int, kind: AmountKind, amount: float, day: date | None = None, note: str = ""
) -> Measurement:
    """Record {it.amount:,.15g} as a {it.kind}.

    `day` is a local day, today unless given. A total of a habit says what its day came to, and what an average is made
    of is always a value of its own. Raises Refused where milestones count, or the day is to come.
    """
    goal = tx.get(Goal, goal_id)
    if goal.measure is MeasureKind.MILESTONES:
        raise Refused(f"“{goal.title}” is counted by its milestones. Give it a number to reach first (e).")
    _check_day(tx, day)
    kind = AmountKind.TOTAL if goal.measure is MeasureKind.AVERAGE else kind
    return add_amount(tx, goal, amount, kind=kind, day=day, note=note)


def edit_measurement(tx: Tx, base: Measurement, mine: Measurement) -> Measurement:
    """Edit the measurement of {it.amount:,.15g}.

    Raises Refused where a session made it or the day is to come, Conflict where another terminal changed it.
    """
    kept, changes = merged(tx, base, mine)
    wanted = replace(kept, **changes)
    _check_by_hand(kept)
    checks.check_measurement(wanted)
    _check_day(tx, wanted.local_day)
    return tx.change(kept, **changes)


def delete_measurement(tx: Tx, measurement_id: int) -> Measurement:
    """Delete the measurement of {it.amount:,.15g}.

    What its goal comes to is worked out anew. Raises Refused where a session made it.
    """
    measurement = tx.get(Measurement, measurement_id)
    _check_by_hand(measurement)
    tx.remove(measurement)
    return measurement


def _check_day(tx: Tx, day: date | None) -> None:
    if day is not None and day > days.local_day(tx.now, tx.zone, tx.cutoff):
        raise Refused(f"{day:%d %b %Y} is still to come. Record it for today or a past day.")


def _check_by_hand(measurement: Measurement) -> None:
    if measurement.session_id is not None:
        raise Refused("A focus session made this one. Change what the session came to (3, then P).")


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
