"""A goal's letter and colour."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Goal
from tui_goals.rules import marks


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("novel", "N"),
        ("  «écrire»", "É"),
        ("e\u0301crire", "É"),
        ("10 km", "1"),
        ("[/] run", "R"),
        ("ßtrong", "ß"),
        ("жить", "Ж"),
        ("日本 in May", "I"),
        ("ｎovel", "N"),
        ("日本", "·"),
        ("🚀!", "·"),
        ("", "·"),
    ],
)
def test_the_letter_is_the_first_one_of_the_title_that_fits_a_cell(title: str, letter: str) -> None:
    assert marks.letter(title) == letter


@given(st.text())
def test_the_letter_is_always_one_narrow_printable_character(title: str) -> None:
    letter = marks.letter(title)
    assert len(letter) == 1
    assert letter.isprintable()
    assert unicodedata.east_asian_width(letter) not in "WF"
    assert not unicodedata.combining(letter)


def test_colours_go_round_and_neighbours_differ() -> None:
    colours = [marks.colour(goal_id) for goal_id in range(1, 20)]
    assert set(colours) == set(range(marks.MARK_COLOURS))
    assert all(one != other for one, other in pairwise(colours))


def test_a_mark_follows_from_the_goal_alone() -> None:
    assert marks.mark(Goal(id=1, title="Write")) == ("W", 0)
    assert marks.mark(Goal(id=10, title="Write", area="career")) == ("W", 1)
