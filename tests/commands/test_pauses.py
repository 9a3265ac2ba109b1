"""Days off that are planned ahead (T74)."""

from datetime import date, timedelta

import pytest

from tests.commands.plan import state_of
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.pauses import cancel_pause, plan_pause
from tui_goals.commands.steps import undo
from tui_goals.domain import PlannedPause, Refused
from tui_goals.store import Store

TODAY = date(2026, 3, 4)
DAY = timedelta(days=1)


def test_t74_a_pause_is_planned_and_cancelled(store: Store) -> None:
    pause = do(store, plan_pause, TODAY + DAY, TODAY + 3 * DAY, "by the sea").value
    assert state_of(store).planned_pauses == (pause,)
    assert do(store, cancel_pause, pause.id).step is not None
    assert state_of(store).planned_pauses == ()
    do(store, undo)
    assert state_of(store).planned_pauses[0].note == "by the sea"


def test_t74_a_pause_that_has_begun_ends_with_yesterday(store: Store, clock: FrozenClock) -> None:
    pause = do(store, plan_pause, TODAY, TODAY + 6 * DAY).value
    clock.forward(2 * 24 * 3600)
    do(store, cancel_pause, pause.id)
    (kept,) = store.reader.planned_pauses()
    assert (kept.first_day, kept.last_day) == (TODAY, TODAY + DAY)
    with pytest.raises(Refused, match="was over"):
        do(store, cancel_pause, pause.id)


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [(-1, 2, "planned ahead"), (2, 1, "before it begins"), (0, 366, "a year at most")],
)
def test_t74_a_pause_is_ahead_in_order_and_not_for_ever(store: Store, first: int, last: int, why: str) -> None:
    with pytest.raises(Refused, match=why):
        do(store, plan_pause, TODAY + first * DAY, TODAY + last * DAY)
    assert store.reader.find(PlannedPause) == ()
