"""Bite size from evidence (T71), and when cutting is offered (T72)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.rules.bite_size import ENOUGH, Tried, is_too_large, proposed, usual

tries = st.lists(
    st.builds(
        lambda size, sessions, share: Tried(float(size), sessions, round(sessions * share)),
        st.integers(1, 5000), st.integers(1, 40), st.floats(0, 1),
    ),
    unique_by=lambda each: each.size,
)  # fmt: skip


def test_t71_twelve_of_twelve_at_300_and_three_of_ten_at_1000_propose_300() -> None:
    assert proposed([Tried(300, 12, 12), Tried(1000, 10, 3)]) == Tried(300, 12, 12)


@pytest.mark.parametrize(
    ("tried", "size"),
    [
        ([], None),
        ([Tried(300, 4, 4)], None),
        ([Tried(300, 5, 5)], 300),
        ([Tried(300, 5, 4)], 300),
        ([Tried(300, 5, 3)], None),
        ([Tried(300, 9, 9), Tried(500, 10, 8), Tried(800, 10, 7)], 500),
        ([Tried(300, 9, 9), Tried(5000, 1, 1)], 300),
    ],
)
def test_t71_the_largest_size_that_four_of_five_sessions_finished(tried: list[Tried], size: float | None) -> None:
    found = proposed(tried)
    assert (found.size if found is not None else None) == size


@given(tries)
def test_t71_a_proposal_is_always_backed_by_what_was_finished(tried: list[Tried]) -> None:
    found = proposed(tried)
    if found is None:
        assert all(each.sessions < ENOUGH or each.finished < 0.8 * each.sessions for each in tried)
    else:
        assert found in tried
        assert found.finished >= 0.8 * found.sessions - 1e-9


def test_t72_a_plan_over_twice_the_median_of_what_was_finished_is_too_large() -> None:
    tried = [Tried(300, 4, 3), Tried(500, 2, 2), Tried(2000, 9, 1)]
    assert usual(tried) == 400
    assert [is_too_large(plan, tried) for plan in (800, 801, None)] == [False, True, False]


def test_t72_too_little_says_nothing() -> None:
    assert usual([Tried(300, 9, 4)]) is None
    assert not is_too_large(1e6, [Tried(300, 9, 4)])
