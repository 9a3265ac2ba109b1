"""The clock's digits, drawn in lines."""

import pytest

from tui_goals.widgets.big_clock import ASCII_LINES, COLUMNS, LARGE, LINES, MEDIUM, STROKES, digit_rows, face_rows

SIZES = pytest.mark.parametrize("rows", [MEDIUM, LARGE])
SIGNS = pytest.mark.parametrize("lines", [LINES, ASCII_LINES], ids=["lines", "ascii"])


def test_a_face_reads_like_a_clock() -> None:
    assert face_rows("12", MEDIUM) == [
        "  ╻ ╺━┓",
        "  ┃ ┏━┛",
        "  ╹ ┗━╸",
    ]


def test_a_large_face_in_ascii() -> None:
    assert face_rows("40", LARGE, ASCII_LINES) == [
        "|   | +---+",
        "|   | |   |",
        "+---+ |   |",
        "    | |   |",
        "    | +---+",
    ]


def test_hours_stand_before_the_minutes() -> None:
    middle = face_rows("1:05", MEDIUM)[1]
    assert ":" in middle
    assert middle.index(":") == 4


@SIZES
@SIGNS
def test_every_digit_is_another_one_and_as_large(rows: int, lines: str) -> None:
    drawn = {digit: tuple(digit_rows(digit, rows, lines)) for digit in STROKES}
    assert len(set(drawn.values())) == 10
    for picture in drawn.values():
        assert [len(row) for row in picture] == [COLUMNS[rows]] * rows


@SIZES
def test_ascii_digits_are_ascii(rows: int) -> None:
    assert all(row.isascii() for digit in STROKES for row in digit_rows(digit, rows, ASCII_LINES))
