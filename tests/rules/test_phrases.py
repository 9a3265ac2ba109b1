"""How numbers and times read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_goals.rules import phrases

TODAY = date(2026, 11, 22)
"""A Sunday."""


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1200, "words", "1,200 words"), (2.5, "km", "2.5 km"), (3.0, "", "3"), (1, "words", "1 words"),
        (0, "km", "0 km"),
        (-20, "", "-20"), (-0.0, "", "0"), (1 / 3, "", "0.33"), (0.00123, "", "0.0012"), (0.1 + 0.2, "", "0.3"),
        (1e12, "", "1,000,000,000,000"), (1e-300, "", "0"), (-1e-300, "", "0"), (float("nan"), "", "-"),
        (100, "", "100"),
    ],
)  # fmt: skip
def test_amount(value: float, unit: str, words: str) -> None:
    assert phrases.amount(value, unit) == words


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        (None, "-"), (0, "0 %"), (0.0001, "1 %"), (0.52, "52 %"), (0.9999, "99 %"), (1, "100 %"), (1.12, "112 %"),
        (-0.0001, "-1 %"), (-0.5, "-50 %"), (float("nan"), "-"), (12.5, "1,250 %"),
    ],
)  # fmt: skip
def test_percent(fraction: float | None, words: str) -> None:
    assert phrases.percent(fraction) == words


@given(st.floats(0, 3))
def test_only_the_whole_reads_100_and_only_nothing_reads_0(fraction: float) -> None:
    words = phrases.percent(fraction)
    assert (words == "0 %") == (fraction == 0)
    assert (int(words.removesuffix(" %")) >= 100) == (fraction >= 1)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"), (40, "40 s"), (59.9, "1 min"), (60, "1 min"), (119, "1 min"), (1500, "25 min"),
        (1499.9999999, "25 min"),
        (3600, "1 h"), (3900, "1 h 05"), (7 * 3600 + 59 * 60, "7 h 59"), (-90, "-1 min"), (-0.2, "0 s"),
        (3.6e6, "1,000 h"),
    ],
)  # fmt: skip
def test_duration(seconds: float, words: str) -> None:
    assert phrases.duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "face"),
    [
        (0, "00:00"),
        (40.9, "00:40"),
        (760, "12:40"),
        (3599.9, "59:59"),
        (3600, "1:00:00"),
        (3760, "1:02:40"),
        (-5, "00:00"),
    ],
)
def test_clock_face(seconds: float, face: str) -> None:
    assert phrases.clock_face(seconds) == face


@pytest.mark.parametrize(
    ("days", "words", "state"),
    [
        (-400, "400 d late", "overdue"), (-2, "2 d late", "overdue"), (-1, "1 d late", "overdue"),
        (0, "today", "today"),
        (1, "tomorrow", "soon"), (2, "Tue", "soon"), (6, "Sat", "soon"), (7, "29 Nov", "soon"), (8, "30 Nov", "later"),
        (39, "31 Dec", "later"), (40, "1 Jan 2027", "later"),
    ],
)  # fmt: skip
def test_due(days: int, words: str, state: str) -> None:
    assert phrases.due(ahead(days), TODAY) == words
    assert phrases.due_state(ahead(days), TODAY) == state


def test_what_has_no_day_is_due_later_and_says_nothing() -> None:
    assert phrases.due(None, TODAY) == ""
    assert phrases.due_state(None, TODAY) == "later"


@given(st.integers(2, 400), st.integers(2, 400))
def test_two_days_never_read_alike(one: int, other: int) -> None:
    assert (phrases.due(ahead(one), TODAY) == phrases.due(ahead(other), TODAY)) == (one == other)


def test_a_day_has_its_year_only_when_it_is_another_one() -> None:
    assert phrases.day(date(2026, 3, 12), TODAY) == "12 Mar"
    assert phrases.day(date(2025, 3, 12), TODAY) == "12 Mar 2025"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (5, "in 5 days"), (-5, "5 days ago"), (1500, "in 1,500 days")],
)
def test_distance(days: int, words: str) -> None:
    assert phrases.distance(ahead(days), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Today, Sun 22 Nov"), (-1, "Yesterday, Sat 21 Nov"), (1, "Tomorrow, Mon 23 Nov"), (-5, "Tue 17 Nov"),
     (-400, "Sat 18 Oct 2025")],
)  # fmt: skip
def test_day_heading(days: int, words: str) -> None:
    assert phrases.day_heading(ahead(days), TODAY) == words


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [(0, "task", "0 tasks"), (1, "task", "1 task"), (2, "bite", "2 bites"), (3, "entry", "3 entries"),
     (2, "day", "2 days"),
     (1200, "word", "1,200 words"), (2, "pass", "2 passes"), (1, "entry", "1 entry")],
)  # fmt: skip
def test_count(number: int, noun: str, words: str) -> None:
    assert phrases.count(number, noun) == words


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_join_words(words: list[str], sentence: str) -> None:
    assert phrases.join_words(words) == sentence


@pytest.mark.parametrize(
    ("seconds", "over", "words"),
    [(1500, 0, "25 min"), (1860, 360, "25 min + 6 over"), (1559, 59, "25 min"), (1560, 60, "25 min + 1 over"),
     (5400, 3900, "25 min + 1 h 05 over")],
)  # fmt: skip
def test_t35_focus_within_the_plan_and_beyond_it_are_told_apart(seconds: float, over: float, words: str) -> None:
    assert phrases.with_overrun(seconds, over) == words
