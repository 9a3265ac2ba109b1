"""Two terminals, one row."""

from hypothesis import given
from hypothesis import strategies as st

from tui_goals.rules.merge import merge

BASE = {"title": "Novel", "why": "story", "due": None}
rows = st.fixed_dictionaries(dict.fromkeys("abcd", st.integers(0, 2) | st.none()))


def test_different_fields_merge() -> None:
    assert merge(BASE, BASE | {"title": "Mine"}, BASE | {"why": "Theirs"}) == ({"title": "Mine"}, {})


def test_the_same_field_conflicts_with_both_texts() -> None:
    assert merge(BASE, BASE | {"title": "Mine"}, BASE | {"title": "Theirs"}) == ({}, {"title": ("Mine", "Theirs")})


def test_one_row_can_hold_both() -> None:
    mine, theirs = {"title": "Mine", "due": 3}, BASE | {"title": "Theirs"}
    assert merge(BASE, mine, theirs) == ({"due": 3}, {"title": ("Mine", "Theirs")})


def test_equal_changes_are_no_conflict() -> None:
    assert merge(BASE, BASE | {"title": "Both"}, BASE | {"title": "Both"}) == ({}, {})


def test_what_i_leave_out_i_do_not_change() -> None:
    assert merge(BASE, {}, BASE | {"title": "Theirs"}) == ({}, {})
    assert merge(BASE, {"title": "Mine"}, {}) == ({"title": "Mine"}, {})


def test_clearing_a_field_is_a_change() -> None:
    assert merge(BASE, BASE | {"why": ""}, BASE) == ({"why": ""}, {})


@given(rows, rows, rows)
def test_no_change_is_lost(base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]) -> None:
    changes, conflicts = merge(base, mine, theirs)
    merged = theirs | changes
    assert not changes.keys() & conflicts.keys()
    for field in base:
        if field in conflicts:
            assert conflicts[field] == (mine[field], theirs[field])
            assert len({mine[field], theirs[field], base[field]}) == 3
        elif mine[field] != base[field]:
            assert merged[field] == mine[field]
        else:
            assert merged[field] == theirs[field]


@given(rows, rows, rows)
def test_both_sides_see_the_same_conflicts(
    base: dict[str, object], mine: dict[str, object], theirs: dict[str, object]
) -> None:
    assert merge(base, mine, theirs)[1].keys() == merge(base, theirs, mine)[1].keys()
