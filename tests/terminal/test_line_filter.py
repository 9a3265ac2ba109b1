"""The filter over every drawn line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from tui_goals.terminal.line_filter import CleanLines
from tui_goals.terminal.text import PLACEHOLDER

from .hostile import INJECTIONS, hostile_texts
from .strict_parser import tokens

BLACK = Color(0, 0, 0)


def filtered(text: str) -> str:
    return CleanLines().apply([Segment(text)], BLACK)[0].text


def test_a_clean_line_is_passed_on_untouched() -> None:
    line = [Segment("plain "), Segment("─│ 言葉 é", Style(bold=True))]
    assert CleanLines().apply(line, BLACK) is line


def test_a_control_segment_is_left_alone() -> None:
    move = Segment("\x1b[3;1H", None, [(ControlType.CURSOR_MOVE_TO, 1, 3)])
    assert CleanLines().apply([move, Segment("\x1b[2J")], BLACK) == [move, Segment("[2J")]


def test_style_stays() -> None:
    assert CleanLines().apply([Segment("a\x07", Style(bold=True))], BLACK) == [Segment("a", Style(bold=True))]


def test_half_a_character_becomes_a_placeholder() -> None:
    assert filtered("half \ud83d") == f"half {PLACEHOLDER}"


@given(st.text(st.characters(), max_size=40) | st.sampled_from(INJECTIONS))
def test_a_segment_keeps_its_width_and_loses_its_controls(text: str) -> None:
    drawn = filtered(text)
    assert cell_len(drawn) == cell_len(text)
    assert all(token.kind == "text" for token in tokens(drawn))


def test_hostile_corpora_keep_their_width() -> None:
    for text in hostile_texts("escapes", "unicode", "blns"):
        assert cell_len(filtered(text)) == cell_len(text), text
