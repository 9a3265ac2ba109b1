"""A week to report of: a novel with a milestone done, one moved with a reason, a session, an entry."""

from dataclasses import replace
from datetime import date

from tests.commands.plan import Plan, add, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.milestones import edit_milestone, finish_milestone
from tui_goals.domain import AmountKind, EntryKind, Goal, ReportReader, SessionState
from tui_goals.reports.composing import composed
from tui_goals.reports.document import Report
from tui_goals.reports.gathering import gather
from tui_goals.rules import periods
from tui_goals.store import Store

MONDAY = date(2026, 3, 2)


def live(store: Store, clock: FrozenClock) -> Plan:
    """Live the week."""
    plan = start_novel(store)
    moved = add(store, plan.goal, "Second draft")
    moved = do(store, edit_milestone, moved, replace(moved, due=date(2026, 6, 1))).value
    do(store, edit_milestone, moved, replace(moved, due=date(2026, 7, 1)), "the flu")
    do(store, finish_milestone, add(store, plan.goal, "Outline").id)
    session = do(store, start_session, plan.bite.id, 25, 1000).value
    clock.forward(1500)
    do(store, end_session, session.id, SessionState.DONE, AmountKind.DELTA, 950)
    return plan


def report_of(
    store: Store,
    kind: EntryKind = EntryKind.WEEKLY,
    goal: Goal | None = None,
    reader: ReportReader | None = None,
) -> Report:
    """The report of the period that Monday lies in."""
    state = state_of(store)
    with store.reading() as source:
        return composed(gather(state, source, periods.period_of(kind, MONDAY), goal, reader))
