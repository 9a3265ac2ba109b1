"""How what overwhelms is cut (T72): the pieces sum to the whole, and each is a bite."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.domain import Origin, Refused
from tui_goals.rules.cutting import (
    MOST_BITES,
    First,
    Piece,
    first_of,
    half,
    halves,
    pieces,
    round_size,
    sizes,
    title_of,
    told,
)

amounts = st.one_of(
    st.integers(1, 10**7).map(float),
    st.decimals("0.01", "100000", places=2).map(float),
)


def exact(values: tuple[float, ...]) -> Decimal:
    """The sum as a person adds up."""
    return sum((Decimal(repr(value)) for value in values), Decimal(0))


def test_t72_five_thousand_words_are_five_times_a_thousand() -> None:
    assert sizes(5000, round_size(5000)) == (1000,) * 5
    cut = pieces("5000 words of chapter 3", First(1000, "words"), 5000)
    assert cut == (Piece("1,000 words of chapter 3", 1000, "words"),) * 5
    assert told(cut) == "5 bites of 1,000 words"


@pytest.mark.parametrize(
    ("whole", "size", "cut"),
    [
        (4380, 1000, (1000, 1000, 1000, 1000, 380)),
        (5100, 1000, (1000, 1000, 1000, 1000, 1100)),
        (300, 1000, (300,)),
        (1000, 1000, (1000,)),
        (0.3, 0.1, (0.1, 0.1, 0.1)),
        (80_000, 1000, (1000,) * 19 + (61_000,)),
    ],
)
def test_t72_what_is_left_over_is_a_bite_or_joins_one(whole: float, size: float, cut: tuple[float, ...]) -> None:
    assert sizes(whole, size) == cut


@given(amounts, amounts)
def test_t72_the_pieces_sum_to_the_whole_none_is_nothing_and_they_are_few(whole: float, size: float) -> None:
    cut = sizes(whole, size)
    assert exact(cut) == Decimal(repr(whole))
    assert all(piece > 0 for piece in cut)
    assert len(cut) <= MOST_BITES
    assert all(piece == min(size, whole) for piece in cut[:-1])


@given(amounts, amounts, st.integers(0, 10**6).map(float))
def test_t72_what_was_logged_stays_in_the_first_piece(whole: float, size: float, logged: float) -> None:
    cut = pieces("Write", First(size, "words"), whole, logged=logged)
    assert exact(tuple(piece.amount or 0.0 for piece in cut)) == Decimal(repr(whole)) + Decimal(repr(logged))


@given(amounts)
def test_t72_round_sizes_and_halves_are_parts_of_the_whole(whole: float) -> None:
    assert 0 < half(whole) <= whole
    assert exact(tuple(piece.amount or 0.0 for piece in halves("Write", whole, "words"))) == Decimal(repr(whole))
    assert len(halves("Write", whole, "words")) == (1 if half(whole) == whole else 2)
    assert 0 < round_size(whole) <= max(1.0, whole)
    assert 2 <= len(sizes(whole, round_size(whole))) <= 9 or whole <= 2


@pytest.mark.parametrize(("whole", "size"), [(0, 10), (10, 0), (-5, 1), (5, -1), (float("nan"), 1), (1, float("inf"))])
def test_nothing_cannot_be_cut(whole: float, size: float) -> None:
    with pytest.raises(Refused, match="above 0"):
        sizes(whole, size)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("1000", First(1000, "words")),
        ("1,000 Words", First(1000, "words")),
        ("25 min", First(25, "min")),
        ("1h30", First(90, "min")),
        ("2 h", First(120, "min")),
        ("2 pages", First(2, "pages")),
        ("open the file", First(step="open the file")),
        ("5 pages of notes", First(step="5 pages of notes")),
    ],
)
def test_t72_the_first_bite_is_an_amount_a_time_box_or_a_step_in_own_words(typed: str, first: First) -> None:
    assert first_of(typed, "words") == first


def test_without_a_unit_a_number_means_minutes() -> None:
    assert first_of("10", "") == First(10, "min")


@pytest.mark.parametrize("typed", ["0", "0 words", "-5", "0 min"])
def test_the_first_bite_is_more_than_nothing(typed: str) -> None:
    with pytest.raises(Refused, match="more than 0"):
        first_of(typed, "words")


def test_a_step_is_ones_own_and_its_amount_is_read_from_it() -> None:
    assert pieces("Write", First(step="Open the file"), None) == (Piece("Open the file", origin=Origin.MINE),)
    assert pieces("Write", First(step="5 pages of notes"), 10) == (
        Piece("5 pages of notes", 5, "pages", Origin.MINE),
    )  # fmt: skip
    with pytest.raises(Refused, match="first step"):
        pieces("Write", First(step="  "), None)


def test_titles_say_the_size() -> None:
    assert title_of("Draft the letter", 500, "words") == "Draft the letter: 500 words"
    assert title_of("5 km run", 2.5, "km") == "2.5 km run"
    assert len(title_of("x" * 200, 500, "words")) == 200
    assert [piece.title for piece in halves("Call them", None, "")] == [
        "Call them, first half",
        "Call them, second half",
    ]


def test_a_cut_is_told_in_words() -> None:
    assert told(pieces("Write", First(25, "min"), 110)) == "4 bites of 25 min and one of 10 min"
    assert told(pieces("Write", First(step="Open the file"), None)) == "“Open the file” as the first bite"
