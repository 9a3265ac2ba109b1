"""T30: whoever claims an alert first gives it, alone."""

from pathlib import Path

from tests.conftest import OpenStore
from tests.store.apart import do_patiently, fresh, in_children
from tui_goals.clock import FrozenClock
from tui_goals.commands import do
from tui_goals.commands.alerts import claim_alert
from tui_goals.domain import AlertClaim
from tui_goals.store import Store


def test_t30_the_first_of_two_terminals_gives_the_alert(store: Store, open_store: OpenStore) -> None:
    other = open_store(store.path)
    first, second = (do(each, claim_alert, "session:abc:25").value for each in (store, other))
    assert first is not None and second is None
    assert do(other, claim_alert, "session:abc:30").value is not None


def test_t30_of_eight_processes_one_gives_the_alert(database: Path) -> None:
    def claim() -> bool:
        return do_patiently(fresh(database), claim_alert, "session:abc:25").value is not None

    assert sorted(in_children([claim] * 8)) == [False] * 7 + [True]


def test_t30_a_claim_is_no_step_and_leaves_with_the_month(store: Store, clock: FrozenClock) -> None:
    assert do(store, claim_alert, "session:abc:25").step is None
    clock.forward(31 * 86_400)
    do(store, claim_alert, "session:xyz:25")
    assert [claim.subject for claim in store.reader.find(AlertClaim)] == ["session:xyz:25"]
    assert store.reader.steps() == ()
