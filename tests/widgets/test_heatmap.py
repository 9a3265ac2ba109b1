"""The heatmap: a year in 80 columns, told without colour too, today at the right (J39)."""

from datetime import date, timedelta

import pytest

from tui_goals.widgets.glyphs import ASCII, UNICODE
from tui_goals.widgets.heatmap import Heat, heat_lines, height, weeks_shown
from tui_goals.widgets.painting import Line, width_of

TODAY = date(2026, 3, 4)
"""A Wednesday."""
MINUTES = {TODAY: 100, TODAY - timedelta(1): 50, TODAY - timedelta(7): 25, TODAY - timedelta(8): 10}
FOCUS = Heat("focus", MINUTES, lambda minutes: f"{minutes:.0f} min")


def text_of(line: Line) -> str:
    return "".join(text for text, _ in line)


def lines(width: int, **more: object) -> list[str]:
    return [text_of(line) for line in heat_lines(FOCUS, TODAY, width, UNICODE, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "weeks", "rows"), [(160, 53, 8), (120, 53, 9), (80, 53, 8), (100, 53, 8), (60, 33, 8), (30, 3, 8)]
)
def test_j39_it_fits_every_width_with_as_many_weeks_as_there_is_room_for(width: int, weeks: int, rows: int) -> None:
    shown = heat_lines(FOCUS, TODAY, width, UNICODE)
    assert weeks_shown(width) == weeks
    assert len(shown) == height(width) == rows
    assert max(width_of(line) for line in shown) <= width


def test_j39_today_stands_at_the_right_and_days_to_come_are_blank() -> None:
    shown = lines(80)
    assert [row[5:58][-2:] for row in shown[1:8]] == ["··", "░▓", "▒█", "· ", "· ", "· ", "· "]
    assert [row[:4] for row in shown[1:8]] == [" Mon", "    ", " Wed", "    ", " Fri", "    ", " Sun"]


def test_j39_the_legend_tells_every_sign() -> None:
    side = [row[60:] for row in lines(80)[1:]]
    assert side == [
        "· nothing",
        "░ from 10 min",
        "▒ from 25 min",
        "▓ from 50 min",
        "█ from 100 min",
        "",
        "4 Mar: 100 min",
    ]
    below = lines(120)[-1]
    assert "· nothing  ░ from 10 min  ▒ from 25 min  ▓ from 50 min  █ from 100 min" in below
    assert below.rstrip().endswith("4 Mar: 100 min")


def test_j39_without_glyphs_levels_are_digits() -> None:
    shown = [text_of(line) for line in heat_lines(FOCUS, TODAY, 80, ASCII)]
    assert [row[5:58][-2:] for row in shown[1:4]] == ["..", "13", "24"]
    assert all(row.isascii() for row in shown)


def test_j39_the_picked_day_stands_out_and_is_told() -> None:
    shown = heat_lines(FOCUS, TODAY, 80, UNICODE, picked=TODAY - timedelta(7))
    assert [piece for line in shown for piece in line if piece[1] == "picked"] == [("▒", "picked")]
    assert text_of(shown[-1]).endswith("25 Feb: 25 min")


def test_j39_weeks_begin_where_one_wants_and_an_empty_year_says_so() -> None:
    sunday = lines(80, first_weekday=6)
    assert [row[:4] for row in sunday[1:8]] == [" Sun", "    ", " Tue", "    ", " Thu", "    ", " Sat"]
    empty = [text_of(line) for line in heat_lines(Heat("focus", {}, str), TODAY, 80, UNICODE)]
    assert not any(sign in "".join(empty) for sign in "░▒▓█")
    assert empty[-1].endswith("4 Mar: nothing")
