"""What past sessions tell: sizes (T71), abandons (T48), roadblocks (T73), commitments (T70), days (T74)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.commands.plan import Plan, start_novel, state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.bites import add_bite, edit_bite, finish_bite
from tui_goals.commands.focus import end_session, start_session
from tui_goals.commands.journal import edit_entry
from tui_goals.commands.roadblocks import abandon_session
from tui_goals.commands.steps import undo
from tui_goals.domain import AmountKind, Bite, EntryKind, Kept, Origin, SessionState, Target
from tui_goals.rules.bite_size import Tried, proposed
from tui_goals.rules.meters import Meters
from tui_goals.state import views
from tui_goals.store import Store

DONE, PARTIAL = SessionState.DONE, SessionState.PARTIAL
DAY = 24 * 3600


@pytest.fixture
def plan(store: Store) -> Plan:
    """The novel."""
    return start_novel(store)


def sit(
    store: Store, clock: FrozenClock, plan: Plan, size: float, outcome: SessionState, origin: Origin = Origin.MINE,
    kept: Kept | None = None,
) -> None:  # fmt: skip
    """A session of ten minutes on a bite of its own."""
    bite = do(store, add_bite, Bite(task_id=plan.task.id, title="a bite", unit="words", amount=size, origin=origin))
    session = do(store, start_session, bite.value.id, 10, size, "I will").value
    clock.forward(600)
    amount = size if outcome is DONE else 1
    do(store, end_session, session.id, outcome, AmountKind.DELTA, amount, kept=kept)


def test_t71_evidence_is_counted_by_size_from_ended_sessions(store: Store, clock: FrozenClock, plan: Plan) -> None:
    for outcome in [DONE] * 12:
        sit(store, clock, plan, 300, outcome)
    for outcome in [DONE] * 3 + [PARTIAL] * 7:
        sit(store, clock, plan, 1000, outcome)
    do(store, start_session, plan.bite.id, 25, 1000)
    tried = store.reader.sizes_tried("Words")
    assert tried == (Tried(300, 12, 12), Tried(1000, 10, 3))
    assert proposed(tried) == Tried(300, 12, 12)
    assert store.reader.sizes_tried("km") == ()
    assert store.reader.minutes_tried() == (Tried(10, 22, 15),)


def test_t48_abandoning_keeps_minutes_units_and_the_reason(store: Store, clock: FrozenClock, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25, 1000).value
    clock.forward(300)
    left = do(store, abandon_session, session.id, AmountKind.DELTA, 80, "too tired").value
    assert (left.state, left.units, left.reason) == (SessionState.ABANDONED, 80, "too tired")
    assert store.reader.focus_totals([session.id]) == {session.id: 300_000}
    assert store.reader.units_logged(plan.bite.id) == 80
    assert store.reader.abandons(plan.bite.id) == 1
    assert store.reader.reasons(5) == ("too tired",)


def test_t73_what_helped_comes_from_the_entry_about_that_session(store: Store, clock: FrozenClock, plan: Plan) -> None:
    for reason, helps in (("Phone", "it lies in the hall"), ("phone", ""), ("tired", "")):
        session = do(store, start_session, plan.bite.id, 25).value
        clock.forward(60)
        do(store, abandon_session, session.id, reason=reason, helps=helps)
    entry = store.reader.what_helped("PHONE")
    assert entry is not None
    assert (entry.kind, entry.body) == (EntryKind.ROADBLOCK, "it lies in the hall")
    (link,) = store.reader.links([entry.id])
    assert (link.target, link.target_id) == (Target.SESSION, 1)
    do(store, edit_entry, entry, replace(entry, body="flight mode"))
    again = store.reader.what_helped("phone")
    assert again is not None
    assert again.body == "flight mode"
    assert store.reader.what_helped("tired") is None
    assert store.reader.reasons(5) == ("tired", "phone")


def test_t73_leaving_and_what_would_help_are_one_step(store: Store, plan: Plan) -> None:
    session = do(store, start_session, plan.bite.id, 25).value
    do(store, abandon_session, session.id, reason="Phone", helps="flight mode")
    do(store, undo)
    assert store.reader.entries() == ()
    assert store.reader.open_session() == session


def test_t70_kept_rates_by_origin(store: Store, clock: FrozenClock, plan: Plan) -> None:
    for origin, kept in (
        (Origin.MINE, Kept.KEPT), (Origin.MINE, Kept.KEPT), (Origin.MINE, Kept.PARTLY), (Origin.MINE, Kept.NOT_KEPT),
        (Origin.GIVEN, Kept.NOT_KEPT), (Origin.GIVEN, None),
    ):  # fmt: skip
        sit(store, clock, plan, 300, DONE, origin, kept)
    today = date(2026, 3, 4)
    rates = views.kept_rates(store.reader, today, today)
    assert {origin: (rate.kept, rate.partly, rate.not_kept) for origin, rate in rates.items()} == {
        Origin.MINE: (2, 1, 1), Origin.GIVEN: (0, 0, 1),
    }  # fmt: skip
    assert views.kept_rates(store.reader, date(2026, 3, 5), date(2026, 3, 6)) == {}


def test_t70_the_app_never_changes_whose_idea_a_bite_was(store: Store, clock: FrozenClock, plan: Plan) -> None:
    bite = do(store, add_bite, Bite(task_id=plan.task.id, title="given", origin=Origin.GIVEN)).value
    session = do(store, start_session, bite.id, 25).value
    do(store, end_session, session.id, DONE, kept=Kept.KEPT)
    kept = store.reader.bites_of(plan.task.id)[1]
    edited = do(store, edit_bite, kept, replace(kept, title="another title")).value
    assert edited.origin is Origin.GIVEN


def test_t74_the_meters_are_read_from_what_was_lived(store: Store, clock: FrozenClock, plan: Plan) -> None:
    state = state_of(store)
    assert views.meters(state, store.reader, ()) == Meters()
    sit(store, clock, plan, 300, DONE)
    do(store, finish_bite, plan.bite.id)
    assert views.meters(state, store.reader, ()) == Meters(19.0, 10.0)
    clock.forward(DAY)
    assert views.meters(state_of(store), store.reader, ()) == Meters(19.0, 10.0)
    clock.forward(DAY)
    dented = views.meters(state_of(store), store.reader, ())
    assert (round(dented.momentum, 3), dented.consistency) == (15.833, 9.0)
    thursday = 3
    assert views.meters(state_of(store), store.reader, (thursday,)) == Meters(19.0, 10.0)
