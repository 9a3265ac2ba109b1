"""Amounts and lengths of time as people type them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui_goals.domain import AmountKind, Refused
from tui_goals.rules.numbers import AMOUNT_LIMIT, MINUTES_LIMIT, parse_amount, parse_minutes, parse_number
from tui_goals.rules.phrases import duration


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("250", AmountKind.DELTA, 250),
        ("+250", AmountKind.DELTA, 250),
        ("-20", AmountKind.DELTA, -20),
        (" + 250 ", AmountKind.DELTA, 250),
        ("=3450", AmountKind.TOTAL, 3450),
        ("= 3,450", AmountKind.TOTAL, 3450),
        ("=-5", AmountKind.TOTAL, -5),
        ("=0", AmountKind.TOTAL, 0),
    ],
)
def test_amounts(typed: str, kind: AmountKind, value: float) -> None:
    assert parse_amount(typed) == (kind, value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,000", 1000), ("12,000", 12_000), ("1,000,000", 1_000_000), ("1,000.5", 1000.5), ("1 000", 1000),
        ("1\u202f000", 1000), ("1 000,5", 1000.5), ("1'000", 1000), ("1_000", 1000), ("1.5", 1.5), ("1,5", 1.5),
        ("1,50", 1.5), ("0,500", 0.5), ("1234,567", 1234.567), ("1.000", 1), ("1.000.000", 1_000_000),
        ("1.000,5", 1000.5), (".5", 0.5), ("5.", 5), ("1.5k", 1500), ("2 K", 2000), ("−20", -20), ("007", 7),
    ],
)  # fmt: skip
def test_numbers(typed: str, value: float) -> None:
    assert parse_number(typed) == value


@pytest.mark.parametrize(
    "typed",
    ["", " ", "=", "+", "nan", "inf", "-inf", "1e5", "twelve", "250 words", "--5", "+-5", "1.2.3", "1,2,3", "1,00,000",
     "1 00", "٣", "²", "0x10", "1,000,00", ",", ".", "k", "5%", "1\n2"],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_what_would_be_right(typed: str) -> None:
    for parse in (parse_amount, parse_number):
        with pytest.raises(Refused, match="is not a number; type digits such as"):
            parse(typed)


def test_absurd_numbers_are_refused() -> None:
    assert parse_number(f"{AMOUNT_LIMIT:.0f}") == AMOUNT_LIMIT
    for typed in ("1,000,000,000,001", "9" * 400, "-9999999999999", "1000000001k"):
        with pytest.raises(Refused, match="too large; 1,000,000,000,000 is the most"):
            parse_amount(typed)


def test_zero_has_no_sign() -> None:
    assert str(parse_number("-0")) == "0.0"


@given(st.floats(-AMOUNT_LIMIT, AMOUNT_LIMIT).map(lambda value: round(value, 3)))
@example(1234.567)
@example(-1000.0)
def test_a_number_is_read_back_however_it_is_grouped(value: float) -> None:
    english = f"{value:,.4f}"
    assert parse_number(english) == value
    assert parse_number(f"{value:.4f}".replace(".", ",")) == value
    assert parse_number(english.replace(",", " ")) == value
    assert parse_number(english.translate(str.maketrans(",.", ".,"))) == value


@given(st.text(max_size=12) | st.text("0123456789.,:+-=kmh ' ", max_size=12))
def test_any_text_is_understood_or_refused_in_words(text: str) -> None:
    for parse in (parse_amount, parse_minutes):
        try:
            parse(text)
        except Refused as refusal:
            assert str(refusal).endswith(".")
            assert str(refusal).isprintable()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("25", 25), ("25m", 25), ("10m", 10), ("10M", 10), ("90 min", 90), ("25 minutes", 25), ("1h", 60), ("1h30", 90),
        ("1h30m", 90), ("1 h 05", 65), ("1:30", 90), ("0:05", 5), ("1.5h", 90), ("1,5 h", 90), ("2 hours", 120),
        ("1 hour 30 minutes", 90), ("30 s", 0.5), ("0", 0), ("  1H ", 60), ("2.5", 2.5), ("1000h", 60_000),
    ],
)  # fmt: skip
def test_lengths_of_time(typed: str, minutes: float) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "h", "m", "soon", "10mo", "10 months", "2d", "-5", ":30", "1:2:3", "inf", "nan", "1h30s", "1h 2h"]
)
def test_what_is_no_length_of_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="is not a length of time; type minutes or hours"):
        parse_minutes(typed)


def test_lengths_of_time_that_cannot_be() -> None:
    with pytest.raises(Refused, match="has 75 minutes beside the hours; 59 is the most"):
        parse_minutes("1:75")
    with pytest.raises(Refused, match="has 60 minutes"):
        parse_minutes("1h60")
    with pytest.raises(Refused, match="too long; 1,000 hours is the most"):
        parse_minutes("1000h01")
    with pytest.raises(Refused, match="too long"):
        parse_minutes(str(MINUTES_LIMIT + 1))


@given(st.integers(0, 999 * 60))
def test_a_length_of_time_is_read_back_as_it_is_shown(minutes: int) -> None:
    assert parse_minutes(duration(minutes * 60)) == minutes
