"""Moving one row changes one position."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.rules.order import between, needs_renumbering, renumbered

ends = st.none() | st.floats(-1e6, 1e6)


def test_the_ends_are_open() -> None:
    first = between(None, None)
    assert between(None, first) < first < between(first, None)


@given(ends, ends)
def test_a_position_lies_between_or_the_list_needs_numbering(before: float | None, after: float | None) -> None:
    if needs_renumbering(before, after):
        assert before is not None
        assert after is not None
        with pytest.raises(ValueError, match="no position between"):
            between(before, after)
        return
    position = between(before, after)
    assert before is None or before < position
    assert after is None or position < after


def test_fifty_moves_fit_into_one_gap_and_then_it_says_so() -> None:
    low, high, moves = 1.0, 2.0, 0
    while not needs_renumbering(low, high):
        high = between(low, high)
        moves += 1
    assert 50 <= moves < 60


@pytest.mark.parametrize(
    ("before", "after"),
    [(1.0, 1.0), (2.0, 1.0), (1e300, None), (None, -1e300), (float("inf"), None), (float("nan"), 1.0)],
)
def test_no_room(before: float | None, after: float | None) -> None:
    assert needs_renumbering(before, after)


@given(st.integers(0, 500))
def test_renumbered_positions_have_room(count: int) -> None:
    positions = renumbered(count)
    assert len(positions) == count
    assert all(one < other and not needs_renumbering(one, other) for one, other in pairwise(positions))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60))
def test_moves_keep_the_order_a_list_would_have(moves: list[tuple[int, int]]) -> None:
    rows = dict(zip("abcdefghij", renumbered(10), strict=True))
    expected = list(rows)
    for source, target in moves:
        row = expected.pop(source)
        before = rows[expected[target - 1]] if target else None
        after = rows[expected[target]] if target < len(expected) else None
        expected.insert(target, row)
        if needs_renumbering(before, after):
            rows = dict(zip(expected, renumbered(10), strict=True))
        else:
            rows[row] = between(before, after)
        assert sorted(rows, key=rows.__getitem__) == expected
