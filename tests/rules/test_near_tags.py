"""A tag that reads like one in use is hinted at, and only then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.rules.near_tags import NearTag, is_near, near_tags


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sleep", "sleeep"), ("sleep", "slep"),
        ("sleep", "slepe"), ("sleep", "sleet"), ("café", "cafe"), ("ß-test", "sstest"),
        ("first-draft", "first_draft"), ("goal", "goals"), ("日本", "日-本"),
    ],
)  # fmt: skip
def test_j8_near_duplicates_read_alike(one: str, other: str) -> None:
    assert is_near(one, other) and is_near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("run", "fun"), ("week1", "week2"), ("sleep", "sleeping"), ("rain", "train ride"), ("日本", "日光")],
)
def test_j8_what_is_another_word_is_not_near(one: str, other: str) -> None:
    assert not is_near(one, other)


@given(st.text(st.sampled_from("abcé1-"), max_size=7), st.text(st.sampled_from("abcé1-"), max_size=7))
def test_j8_being_near_goes_both_ways(one: str, other: str) -> None:
    assert is_near(one, other) == is_near(other, one)


def test_j8_only_a_new_tag_is_hinted_at_with_the_one_used_most() -> None:
    used = {"sleep": 12, "sleet": 3, "slep": 1, "rain": 1}
    assert near_tags(["slep", "rain", "sleep"], used) == (NearTag("slep", "sleep", 12),)
    assert near_tags(["slep"], {**used, "slep": 2}) == ()
